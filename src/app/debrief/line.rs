//! The debrief by typed lines: a deviation by its number, a part by its name.

use super::DebriefScreen;
use crate::app::line::{Known, everywhere, plain, say, unknown};
use crate::app::turn::{Go, Turn};
use crate::debrief::report::spoken::{self, Part};
use std::sync::Arc;

/// What can be typed.
static WORDS: [Known; 9] = [
    ("a number", "more about the deviation of that number: its step, and what is right"),
    ("points", "the points, step by step"),
    ("timeline", "what happened when"),
    ("typed", "what you typed, and what it was taken for"),
    ("notes", "what was refused, and your notes"),
    ("sources", "the sources of the deviations"),
    ("all", "everything from the beginning"),
    ("again", "rehearse the same procedure again"),
    ("back", "leave the debrief (also Enter)"),
];

impl DebriefScreen {
    /// Does what a typed line asks.
    pub fn line(&mut self, text: &str) -> Turn {
        let typed = plain(text);
        if let Some(turn) = everywhere(&typed, &WORDS) {
            return turn;
        }
        if let Some(part) = Part::ALL.into_iter().find(|part| part.word() == typed) {
            let told = part.lines(&self.debrief);
            let nothing = "There is nothing to tell of this.".to_owned();
            let told = if told.is_empty() { nothing } else { told.join("\n") };
            return say(part.title(), &told);
        }
        match typed.as_str() {
            "" | "back" | "b" | "close" => Turn::go(Go::Leave),
            "again" | "a" => Turn::go(Go::Again(Arc::clone(&self.setting.procedure))),
            "all" => say("The whole debrief", &spoken::whole(&self.debrief).join("\n")),
            typed => match typed.parse().ok().map(|number| spoken::card(&self.debrief, number)) {
                Some(Some((title, lines))) => say(&title, &lines.join("\n")),
                Some(None) => {
                    let count = self.debrief.deviations.len();
                    say("There is no deviation of that number", &format!("There are {count}."))
                }
                None => unknown(text),
            },
        }
    }
}
