//! The debrief screen: what the session amounts to.

use super::key::Key;
use super::keymap::{self, Binding, Hint, bind};
use super::overlay::Overlay;
use super::scroll::Scroll;
use super::turn::{Go, Turn};
use crate::debrief::Debrief;
use crate::session::{Entry, Setting};

/// The state of the screen.
#[derive(Debug)]
pub struct DebriefScreen {
    setting: Setting,
    debrief: Debrief,
    /// How far it is scrolled.
    pub scroll: Scroll,
}

/// What can be asked for on this screen.
#[derive(Clone, Copy, Debug)]
pub enum Message {
    /// Scroll by this many lines.
    Scroll(isize),
    /// Rehearse the same procedure again.
    Again,
    /// Show the keys.
    Help,
    /// Leave.
    Leave,
}

/// The keys of this screen.
pub static KEYS: &[Binding<DebriefScreen, Message>] = &[
    bind(&["down", "j"], Message::Scroll(1)).shown(
        "↑↓",
        "scroll",
        "scroll (also j, k and the page keys)",
    ),
    bind(&["up", "k"], Message::Scroll(-1)),
    bind(&["pagedown", "space"], Message::Scroll(10)),
    bind(&["pageup"], Message::Scroll(-10)),
    bind(&["home"], Message::Scroll(isize::MIN)),
    bind(&["end"], Message::Scroll(isize::MAX)),
    bind(&["a"], Message::Again).shown("a", "again", "rehearse the same procedure again"),
    bind(&["?"], Message::Help).shown("?", "help", "this help"),
    bind(&["q", "esc", "enter"], Message::Leave).shown("q", "close", "close (also Esc and Enter)"),
];

impl DebriefScreen {
    /// The debrief of what happened in a session of this setting.
    #[must_use]
    pub fn new(setting: Setting, entries: &[Entry]) -> Self {
        let debrief = Debrief::of(setting.clone(), entries);
        Self { setting, debrief, scroll: Scroll::default() }
    }

    /// What the session was set up with.
    #[must_use]
    pub const fn setting(&self) -> &Setting {
        &self.setting
    }

    /// What it amounts to.
    #[must_use]
    pub const fn debrief(&self) -> &Debrief {
        &self.debrief
    }

    /// What works now.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints(KEYS, self)
    }

    /// Does what a key asks.
    pub fn update(&mut self, key: Key) -> Turn {
        let Some(message) = keymap::dispatch(KEYS, self, key) else { return Turn::stay() };
        match message {
            Message::Scroll(lines) => {
                self.scroll.by(lines);
                Turn::stay()
            }
            Message::Again => Turn::go(Go::Again(std::sync::Arc::clone(&self.setting.procedure))),
            Message::Help => Turn::go(Go::Show(Overlay::help(self.hints()))),
            Message::Leave => Turn::go(Go::Leave),
        }
    }
}
