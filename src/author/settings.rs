//! The settings file as the reader of this machine wrote it, with the place of each value.
//!
//! It is read as procedures are, so a mistake in it has the same kind of message; it is no part
//! of the format. What a value means is known to those who use it: looks and modes to
//! `shell/settings.rs`, keys to `app/keymap/set.rs`. It opens no file.

use super::diagnostic::Diagnostic;
use super::readings::{self, Opening};
use super::written::{Line, Many, Named, Spanned};
use super::{Code, FileIx, SourceMap};
use serde::Deserialize;

/// The settings, each of which may be left out.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Settings {
    /// With which colours.
    pub theme: Option<Spanned<Theme>>,
    /// With which signs.
    pub glyphs: Option<Spanned<Glyphs>>,
    /// The mode of new sessions.
    pub mode: Option<Spanned<Mode>>,
    /// How many times as fast waits are shown.
    pub pace: Option<Spanned<u32>>,
    /// Whether the bell rings.
    pub bell: Option<Spanned<bool>>,
    /// Whether the terminal is asked to notify.
    pub notifications: Option<Spanned<bool>>,
    /// Whether the window's title is set.
    pub title: Option<Spanned<bool>>,
    /// Whether the mouse is listened to.
    pub mouse: Option<Spanned<bool>>,
    /// Keys, by place and by what they do.
    #[serde(default)]
    pub keys: Keys,
}

/// Keys by the name of what they do: one, or a list.
pub type Wanted = Named<Many<Spanned<Line>>>;

/// Keys, by the place where they are pressed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Keys {
    /// On the library screen.
    #[serde(default)]
    pub library: Wanted,
    /// On the briefing.
    #[serde(default)]
    pub briefing: Wanted,
    /// In a session.
    #[serde(default)]
    pub session: Wanted,
    /// In a debrief.
    #[serde(default)]
    pub debrief: Wanted,
    /// In help and other text over the screen.
    #[serde(default)]
    pub help: Wanted,
}

macro_rules! words {
    ($($(#[$about:meta])* $type:ident { $($name:ident $word:literal,)+ })+) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
        pub enum $type {
            $(#[doc = concat!("`", $word, "`.")] #[serde(rename = $word)] $name,)+
        }

        impl $type {
            /// Its words, in order.
            pub const WORDS: &[&str] = &[$($word,)+];

            /// What this word is for.
            #[must_use]
            pub fn find(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$name),)+ _ => None }
            }

            /// The word used in settings.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }
        }
    )+};
}

words! {
    /// The words for colours; the first is for what fits the terminal.
    Theme {
        Auto "auto",
        Dark "dark",
        Light "light",
        HighContrast "high-contrast",
        Sixteen "16-colour",
        Mono "mono",
    }
    /// The words for signs; the first is for what fits the locale.
    Glyphs {
        Auto "auto",
        Unicode "unicode",
        Ascii "ascii",
    }
    /// The words for modes.
    Mode {
        Guided "guided",
        Cued "cued",
        Recall "recall",
        Exam "exam",
    }
}

/// The fastest that waits are shown.
pub const FASTEST: u32 = 10_000;

impl Opening for Settings {
    const OPENING: &'static str = "a setting such as `theme: dark`";
}

/// What a settings file says.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// What could be read.
    pub settings: Settings,
    /// What is wrong with the shape of the rest.
    pub diagnostics: Vec<Diagnostic>,
    /// The file, for showing them.
    pub sources: SourceMap,
}

/// Reads the settings file called `name`, of which there are no `bytes` if it cannot be read.
#[must_use]
pub fn read(name: &str, bytes: Option<Vec<u8>>) -> Said {
    let is_empty = |bytes: &Vec<u8>| {
        let text = std::str::from_utf8(bytes).unwrap_or("?");
        text.lines().map(str::trim).all(|line| line.is_empty() || line.starts_with('#'))
    };
    let bytes = bytes.map(|bytes| if is_empty(&bytes) { b"{}".to_vec() } else { bytes });
    let mut reading = readings::read::<Settings>(FileIx::new(0), name, bytes);
    let mut settings = reading.document.unwrap_or_default();
    if let Some(pace) = settings.pace.take_if(|pace| !(1..=FASTEST).contains(&pace.value)) {
        let message = format!("`{pace}` is out of range here");
        let wrong = Diagnostic::error(Code::BadNumber, pace.span, message);
        reading.findings.push(wrong.help(format!("write a number from 1 to {FASTEST}")));
    }
    let mut sources = SourceMap::default();
    sources.add(reading.ix, &reading.file);
    let mut diagnostics = reading.findings.into_sorted();
    // Only procedure files are mended.
    for found in &mut diagnostics {
        found.fix = None;
    }
    Said { settings, diagnostics, sources }
}
