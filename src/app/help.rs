//! Help: what stands around the keys. Where one is and what holds there, under which heading a key
//! stands, and what no key does.
//!
//! The keys are those of the tables that dispatch them (`keymap.rs`). Drawn by
//! `view/overlay/help.rs`.

use super::keymap::Hint;
use super::overlay::{Body, Overlay};
use super::{App, Screen};

/// Under which heading a key stands in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Doing what the screen is for.
    Do,
    /// Moving, looking around and scrolling.
    Move,
    /// Letting time pass or stand still.
    Time,
    /// Writing and typing.
    Write,
    /// Help, and the way out.
    Leave,
}

/// What no key does.
pub const BESIDE: [(&str, &str); 2] = [
    ("Mouse", "click a step, a row, an answer or a key at the bottom; the wheel scrolls"),
    ("Select", "text is selected while Shift is held down; on a Mac, Option"),
];

impl Group {
    /// All of them, in the order in which they stand.
    pub const ALL: [Self; 5] = [Self::Do, Self::Move, Self::Time, Self::Write, Self::Leave];

    /// Its heading.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Do => "Do",
            Self::Move => "Move",
            Self::Time => "Time",
            Self::Write => "Write",
            Self::Leave => "Leave",
        }
    }

    /// Where the line of a key stands.
    #[must_use]
    pub fn of(hint: &Hint) -> Self {
        match (hint.name, hint.word) {
            (
                "down" | "up" | "page-down" | "page-up" | "top" | "bottom" | "panel" | "next-step"
                | "back" | "section" | "filter" | "show-all",
                _,
            ) => Self::Move,
            ("wait" | "pause", _) | ("", "wait") => Self::Time,
            ("note" | "command", _) => Self::Write,
            ("help" | "leave", _) | ("", "help" | "end") => Self::Leave,
            _ => Self::Do,
        }
    }
}

impl App {
    /// Puts this over the screen. Help says where one is.
    pub(super) fn show(&mut self, mut overlay: Overlay) {
        if let Body::Help { here, .. } = &mut overlay.body {
            *here = self.here();
        }
        self.overlay = Some(overlay);
    }

    /// Where one is and what holds there, in a sentence.
    fn here(&self) -> String {
        match &self.screen {
            Screen::Library(_) => {
                "Library: choose a procedure, or go on with an unfinished session.".to_owned()
            }
            Screen::Briefing(_) => {
                "Briefing: say how it is to be rehearsed, read what it needs, and begin.".to_owned()
            }
            Screen::Session(screen) => {
                let mode = screen.session().setting().mode;
                format!("Session, {}: {}.", mode.word(), mode.rule())
            }
            Screen::Debrief(_) => "Debrief: what went otherwise than it should.".to_owned(),
        }
    }
}
