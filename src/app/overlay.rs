//! Overlays: text over the screen, at most one at a time. `Esc` closes it.

use super::key::{Code, Key};
use super::keymap::Hint;
use super::scroll::Scroll;

/// Text over the screen.
#[derive(Clone, Debug)]
pub struct Overlay {
    /// What it is about.
    pub title: String,
    /// What it says.
    pub body: Body,
    /// How far it is scrolled.
    pub scroll: Scroll,
}

/// What an overlay says.
#[derive(Clone, Debug)]
pub enum Body {
    /// Keys and what they do.
    Keys(Vec<Hint>),
    /// Text to be shown as it is, line by line.
    Text(String),
}

impl Overlay {
    /// Help on these keys.
    #[must_use]
    pub fn help(hints: Vec<Hint>) -> Self {
        Self::keys("Help", hints)
    }

    /// These keys or words and what they do, under this title.
    #[must_use]
    pub fn keys(title: &str, hints: Vec<Hint>) -> Self {
        Self { title: title.to_owned(), body: Body::Keys(hints), scroll: Scroll::default() }
    }

    /// This text under this title.
    #[must_use]
    pub fn text(title: &str, text: String) -> Self {
        Self { title: title.to_owned(), body: Body::Text(text), scroll: Scroll::default() }
    }

    /// Scrolls, or says that the overlay is to be closed.
    #[must_use]
    pub fn update(&self, key: Key) -> Closing {
        match key.code {
            Code::Up | Code::Char('k') => self.scroll.by(-1),
            Code::Down | Code::Char('j') => self.scroll.by(1),
            Code::PageUp => self.scroll.by(-10),
            Code::PageDown | Code::Char(' ') => self.scroll.by(10),
            Code::Home => self.scroll.home(),
            Code::End => self.scroll.by(isize::MAX),
            Code::Char(_)
            | Code::Enter
            | Code::Esc
            | Code::Tab
            | Code::Backspace
            | Code::Delete
            | Code::Left
            | Code::Right => return Closing::Close,
        }
        Closing::Stay
    }
}

/// Whether an overlay stays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closing {
    /// It stays.
    Stay,
    /// It is closed.
    Close,
}
