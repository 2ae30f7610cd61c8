//! The briefing screen: what the procedure aims at, needs and stands on; then begin.

use super::key::Key;
use super::keymap::{self, Binding, Hint, bind};
use super::overlay::Overlay;
use super::scroll::Scroll;
use super::turn::{Go, Turn};
use crate::procedure::Procedure;
use crate::session::{Mode, Setting};
use std::sync::Arc;

/// The state of the screen.
#[derive(Debug)]
pub struct Briefing {
    setting: Setting,
    /// How far it is scrolled.
    pub scroll: Scroll,
}

/// What can be asked for on this screen.
#[derive(Clone, Copy, Debug)]
pub enum Message {
    /// Scroll by this many lines.
    Scroll(isize),
    /// Draw from another seed.
    Seed(i64),
    /// Begin the session.
    Begin,
    /// Show the keys.
    Help,
    /// Go back.
    Leave,
}

/// The keys of this screen.
pub static KEYS: &[Binding<Briefing, Message>] = &[
    bind(&["enter"], Message::Begin).shown("Enter", "begin", "begin the session"),
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
    bind(&["right"], Message::Seed(1)).shown(
        "←→",
        "seed",
        "another seed: the same seed gives the same session",
    ),
    bind(&["left"], Message::Seed(-1)),
    bind(&["?"], Message::Help).shown("?", "help", "this help"),
    bind(&["q", "esc"], Message::Leave).shown("q", "back", "go back (also Esc)"),
];

impl Briefing {
    /// The briefing of this procedure, to be rehearsed in this mode from this seed.
    #[must_use]
    pub fn new(procedure: Arc<Procedure>, mode: Mode, seed: u64) -> Self {
        Self { setting: Setting { procedure, mode, seed }, scroll: Scroll::default() }
    }

    /// What the session will be set up with.
    #[must_use]
    pub const fn setting(&self) -> &Setting {
        &self.setting
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
            Message::Seed(by) => {
                self.setting.seed = self.setting.seed.wrapping_add_signed(by);
                Turn::stay()
            }
            Message::Begin => Turn::go(Go::Begin(self.setting.clone())),
            Message::Help => Turn::go(Go::Show(Overlay::help(self.hints()))),
            Message::Leave => Turn::go(Go::Leave),
        }
    }
}
