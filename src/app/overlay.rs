//! Overlays: text over the screen, at most one at a time. `Esc` closes it.

use super::key::Key;
use super::keymap::{self, Binding, Hint, Keyed, Keys, bind};
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
    /// The keys that are set.
    pub(super) keys: Keys,
}

/// What can be asked for.
#[derive(Clone, Copy, Debug)]
pub enum Message {
    /// Scroll by this many lines.
    Scroll(isize),
    /// Close it.
    Close,
}

/// The keys of an overlay.
pub static KEYS: &[Binding<Overlay, Message>] = &[
    bind(&["down", "j"], Message::Scroll(1)).named("down").beside("up").says("scroll", "scroll"),
    bind(&["up", "k"], Message::Scroll(-1)).named("up"),
    bind(&["pagedown", "space"], Message::Scroll(10))
        .named("page-down")
        .beside("page-up")
        .says("", "scroll by pages"),
    bind(&["pageup"], Message::Scroll(-10)).named("page-up"),
    bind(&["home"], Message::Scroll(isize::MIN)).named("top").says("", "to the beginning"),
    bind(&["end"], Message::Scroll(isize::MAX)).named("bottom").says("", "to the end"),
    bind(&["esc"], Message::Close).says("close", "close, as any other key does"),
];

impl Keyed for Overlay {
    fn keys(&self) -> &Keys {
        &self.keys
    }
}

/// What an overlay says.
#[derive(Clone, Debug)]
pub enum Body {
    /// The keys of a screen and what they do.
    Help {
        /// Where one is, in a sentence.
        here: String,
        /// The keys that work.
        hints: Vec<Hint>,
    },
    /// What can be typed, and what it does.
    Keys(Vec<Hint>),
    /// Text to be shown as it is, line by line.
    Text(String),
    /// Text in blocks, from top to bottom.
    Blocks(Vec<Block>),
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// The heading of a part.
    Heading(&'static str),
    /// Running text.
    Text(String),
    /// Text beside its label.
    Row(&'static str, String),
    /// What a step warns of.
    Hazard(String),
    /// What patient or instrument shows.
    Finding(String),
    /// Items of a list.
    Items(Vec<String>),
    /// A picture in its own lines.
    Figure(String),
    /// Room before what follows.
    Gap,
}

impl Block {
    /// The same in words, line by line; a picture has none.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        match self {
            Self::Heading(text) => vec![format!("{text}:")],
            Self::Text(text) => vec![text.clone()],
            Self::Row(label, text) => vec![format!("{label}: {text}")],
            Self::Hazard(text) => vec![format!("Hazard: {text}")],
            Self::Finding(text) => vec![format!("Finding: {text}")],
            Self::Items(items) => items.clone(),
            Self::Figure(_) | Self::Gap => Vec::new(),
        }
    }
}

impl Overlay {
    /// Help on these keys. Where one is, is filled in by `help.rs`.
    #[must_use]
    pub fn help(hints: Vec<Hint>) -> Self {
        Self::over("Help", Body::Help { here: String::new(), hints })
    }

    /// These keys or words and what they do, under this title.
    #[must_use]
    pub fn keys(title: &str, hints: Vec<Hint>) -> Self {
        Self::over(title, Body::Keys(hints))
    }

    /// This text under this title.
    #[must_use]
    pub fn text(title: &str, text: String) -> Self {
        Self::over(title, Body::Text(text))
    }

    /// These blocks of text under this title.
    #[must_use]
    pub fn blocks(title: &str, blocks: Vec<Block>) -> Self {
        Self::over(title, Body::Blocks(blocks))
    }

    fn over(title: &str, body: Body) -> Self {
        let (title, scroll, keys) = (title.to_owned(), Scroll::default(), Keys::default());
        Self { title, body, scroll, keys }
    }

    /// What works now.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        keymap::hints(KEYS, self)
    }

    /// Scrolls, or says that the overlay is to be closed: every key but those that scroll does.
    #[must_use]
    pub fn update(&self, key: Key) -> Closing {
        match keymap::dispatch(KEYS, self, key) {
            Some(Message::Scroll(lines)) => {
                self.scroll.by(lines);
                Closing::Stay
            }
            Some(Message::Close) | None => Closing::Close,
        }
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
