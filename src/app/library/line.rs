//! Choosing by typed lines: a number, a name, or a few letters of one.

use super::{Library, Row};
use crate::app::line::{Known, everywhere, plain, say, unknown};
use crate::app::prompt::Line;
use crate::app::turn::Turn;

/// What can be typed.
static WORDS: [Known; 3] = [
    ("a number", "open what has that number"),
    ("a name, or a few letters of it", "open it, or hear what fits if there are several"),
    ("all", "hear the whole list"),
];

impl Library {
    /// Does what a typed line asks.
    pub fn line(&mut self, text: &str) -> Turn {
        self.trouble = None;
        let typed = plain(text);
        if let Some(turn) = everywhere(&typed, &WORDS) {
            return turn;
        }
        match typed.parse::<usize>() {
            Ok(number) if (1..=self.rows().len()).contains(&number) => self.open(number - 1),
            Ok(_) => say(
                &format!("There is no number {typed} in this list"),
                &format!("The numbers go from 1 to {}.", self.rows().len()),
            ),
            Err(_) if typed.is_empty() => {
                say("Nothing was typed", "Type a number, a name, or a few letters of it.")
            }
            Err(_) if typed == "all" => {
                self.look_for("");
                everywhere("where", &WORDS).unwrap_or_else(Turn::stay)
            }
            Err(_) => self.by_name(text.trim().trim_start_matches('/'), &typed),
        }
    }

    /// Opens what is called so, or shows what the letters fit.
    fn by_name(&mut self, text: &str, typed: &str) -> Turn {
        let before = self.filter.text().to_owned();
        self.look_for("");
        if let Some(row) = self.rows().iter().position(|row| row.is_called(typed)) {
            return self.open(row);
        }
        let having = self.rows().into_iter().enumerate();
        let having: Vec<_> = having.filter(|(_, row)| row.has(typed)).map(|it| it.0).collect();
        if let [only] = having.as_slice() {
            return self.open(*only);
        }
        self.look_for(text);
        match self.rows().len() {
            0 => {
                self.look_for(&before);
                unknown(text)
            }
            1 => self.open(0),
            _ => Turn::stay(),
        }
    }

    fn look_for(&mut self, letters: &str) {
        self.filter = Line::default();
        self.filter.paste(letters);
        self.cursor = 0;
    }

    /// Takes a row; the list is whole again when the trainee comes back to it.
    fn open(&mut self, row: usize) -> Turn {
        self.cursor = row;
        let turn = self.take();
        self.look_for("");
        turn
    }
}

impl Row<'_> {
    /// Whether these letters stand in its name as they are.
    fn has(&self, typed: &str) -> bool {
        self.names().iter().any(|name| name.to_lowercase().contains(typed))
    }

    /// Whether this is its whole name.
    fn is_called(&self, typed: &str) -> bool {
        match self {
            Row::Unfinished(unfinished) => unfinished.id.eq_ignore_ascii_case(typed),
            Row::Procedure(shelved) => {
                shelved.id.eq_ignore_ascii_case(typed) || plain(&shelved.title) == typed
            }
        }
    }
}
