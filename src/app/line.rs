//! Typed lines where no session runs: the library, the briefing and the debrief, by words.
//!
//! Each word does what a key of the screen does. The words of a place are beside its screen, in
//! `library/line.rs`, `briefing/line.rs` and `debrief/line.rs`; those of a session are
//! `session/line.rs`. What is said of it all is `plain.rs`.

use super::effect::Effect;
use super::keymap::Hint;
use super::overlay::Overlay;
use super::turn::{Go, Turn};
use super::{App, Screen};

/// A word that can be typed, and what it does.
pub(super) type Known = (&'static str, &'static str);

/// What can be typed at every place.
const EVERYWHERE: [Known; 3] = [
    ("where", "hear again where you are"),
    ("help", "what can be typed (also ?)"),
    ("quit", "leave the program"),
];

impl App {
    /// Does what a typed line asks.
    pub(super) fn line(&mut self, text: &str) -> Turn {
        self.overlay = None;
        match &mut self.screen {
            Screen::Library(library) => library.line(text),
            Screen::Briefing(briefing) => briefing.line(text),
            Screen::Session(session) => session.line(text, self.now),
            Screen::Debrief(debrief) => debrief.line(text),
        }
    }
}

/// What was typed, without what does not matter: capitals, a colon before, a full stop after.
pub(super) fn plain(text: &str) -> String {
    let text = text.trim();
    let text = text.strip_prefix(':').unwrap_or(text).trim_end_matches(['.', '!']);
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Does what can be asked at every place; `known` are the words of this one.
pub(super) fn everywhere(typed: &str, known: &[Known]) -> Option<Turn> {
    match typed {
        "help" | "?" | "h" => Some(help(known)),
        "quit" | "q" | "exit" => Some(Turn::go(Go::Quit)),
        "where" | "where am i" => Some(Turn::ask(vec![Effect::Repeat])),
        _ => None,
    }
}

fn help(known: &[Known]) -> Turn {
    let all = known.iter().chain(&EVERYWHERE);
    let hints = all.map(|(typed, does)| Hint::text(*typed, "", does));
    Turn::go(Go::Show(Overlay::keys("What can be typed", hints.collect())))
}

/// That `text` means nothing here.
pub(super) fn unknown(text: &str) -> Turn {
    say(&format!("`{}` means nothing here", text.trim()), "Type help for what can be typed.")
}

/// Says something about what was typed.
pub(super) fn say(title: &str, text: &str) -> Turn {
    Turn::go(Go::Show(Overlay::text(title, text.to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_colons_and_full_stops_do_not_matter() {
        assert_eq!([" Mode  EXAM.", ":quit", "?"].map(plain), ["mode exam", "quit", "?"]);
    }
}
