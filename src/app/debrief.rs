//! The debrief screen: what the session amounts to.

use super::key::Key;
use super::keymap::{self, Binding, Hint, Keyed, Keys, bind};
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
    /// The keys that are set.
    pub(super) keys: Keys,
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
    bind(&["down", "j"], Message::Scroll(1)).named("down").beside("up").says("scroll", "scroll"),
    bind(&["up", "k"], Message::Scroll(-1)).named("up"),
    bind(&["pagedown", "space"], Message::Scroll(10))
        .named("page-down")
        .beside("page-up")
        .says("", "scroll by pages"),
    bind(&["pageup"], Message::Scroll(-10)).named("page-up"),
    bind(&["home"], Message::Scroll(isize::MIN)).named("top").says("", "to the beginning"),
    bind(&["end"], Message::Scroll(isize::MAX)).named("bottom").says("", "to the end"),
    bind(&["a"], Message::Again).named("again").says("again", "rehearse the same procedure again"),
    bind(&["?"], Message::Help).named("help").says("help", "this help"),
    bind(&["q", "esc", "enter"], Message::Leave).named("leave").says("close", "close"),
];

impl Keyed for DebriefScreen {
    fn keys(&self) -> &Keys {
        &self.keys
    }
}

impl DebriefScreen {
    /// The debrief of what happened in a session of this setting.
    #[must_use]
    pub fn new(setting: Setting, entries: &[Entry]) -> Self {
        let debrief = Debrief::of(setting.clone(), entries);
        Self { setting, debrief, scroll: Scroll::default(), keys: Keys::default() }
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
