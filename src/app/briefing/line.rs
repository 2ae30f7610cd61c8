//! The briefing by typed lines: what can be changed, by its word and its value; then begin.

use super::{Briefing, Row};
use crate::app::line::{Known, everywhere, plain, say, unknown};
use crate::app::turn::{Go, Turn};
use crate::session::Mode;

/// What can be typed.
static WORDS: [Known; 5] = [
    ("begin", "begin the session (also Enter)"),
    ("mode exam", "another mode: guided, cued, recall or exam"),
    ("variant 2", "another variant, where there are several; variant alone lists them"),
    ("seed 7", "another seed: the same seed gives the same session"),
    ("back", "go back"),
];

impl Briefing {
    /// Does what a typed line asks.
    pub fn line(&mut self, text: &str) -> Turn {
        let typed = plain(text);
        if let Some(turn) = everywhere(&typed, &WORDS) {
            return turn;
        }
        let (word, value) = typed.split_once(' ').unwrap_or((&typed, ""));
        match (word, value) {
            ("" | "begin" | "start" | "go", "") => self.begin(),
            ("back" | "b", "") => Turn::go(Go::Leave),
            ("mode", value) => self.mode_called(value),
            (mode, "") if Mode::parse(mode).is_some() => self.mode_called(mode),
            ("variant", value) => self.variant_called(value),
            ("seed", value) => match value.parse() {
                Ok(seed) => {
                    self.seed = seed;
                    self.settle();
                    Turn::stay()
                }
                Err(_) => say("A seed is a whole number", "Type for instance seed 7."),
            },
            _ => unknown(text),
        }
    }

    fn mode_called(&mut self, word: &str) -> Turn {
        if let Some(mode) = Mode::parse(word) {
            self.mode = mode;
            self.settle();
            return Turn::stay();
        }
        let all = Mode::ALL.map(|mode| format!("{}: {}.", mode.word(), mode.meaning()));
        say("Type mode and one of four words", &all.join("\n"))
    }

    /// Takes the variant of this name or number, or lists them.
    fn variant_called(&mut self, value: &str) -> Turn {
        let variants = self.offer.variants();
        let number = value.parse::<usize>().ok().filter(|it| (1..=variants.len()).contains(it));
        let row = variants
            .iter()
            .position(|it| it.eq_ignore_ascii_case(value))
            .or(number.map(|number| number - 1));
        let now = self.offer.procedure().particulars().variant.as_ref();
        let now = now.and_then(|now| variants.iter().position(|it| *it == now.id));
        match (row, now) {
            _ if !self.rows().contains(&Row::Variant) => {
                say("There are no variants to choose from", "It is rehearsed in one way only.")
            }
            (Some(row), Some(now)) => {
                let by = isize::try_from(row).unwrap_or(0) - isize::try_from(now).unwrap_or(0);
                self.change_variant(by)
            }
            _ => {
                let rows = variants.iter().enumerate();
                let rows: Vec<_> = rows.map(|(row, name)| format!("{}. {name}", row + 1)).collect();
                say("Type variant and a number or a name", &rows.join("\n"))
            }
        }
    }
}
