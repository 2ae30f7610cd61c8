//! The terminal's answer to which background it has: asked for once it is taken over, and taken
//! out of the keys as which it comes.
//!
//! Nothing waits for it: until it comes the screen has the theme that variables tell, and where
//! it never comes that stays. However late it is, none of it reaches the program as keys.

use crate::view::Theme;
use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// The question (OSC 11). Its end is a BEL, as rxvt ends its answer like the question and gets
/// the other end wrong.
pub(super) const QUESTION: &str = "\x1b]11;?\x07";
/// How an answer begins after what announces it.
const HEAD: &str = "11;";
/// The longest answer that is taken for one.
const LONGEST: usize = 64;

/// Tells answers from keys.
#[derive(Debug, Default)]
pub(super) struct Answers {
    /// What has come of an answer.
    begun: Option<String>,
    last: Last,
}

/// The last key, as far as an answer that came in two pieces may go on from it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Last {
    /// An answer does not.
    #[default]
    Other,
    /// One may begin after it.
    Esc,
    /// It was the first half of an answer's end.
    HalfEnd,
}

/// What an event was.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Heard {
    /// No answer. These keys were kept back as they looked like one, and come first.
    Event(Vec<KeyEvent>),
    /// A piece of an answer.
    Piece,
    /// The last piece of one, and the theme that fits if it can be made out.
    Answer(Option<Theme>),
}

impl Answers {
    /// Takes the next event.
    pub(super) fn hear(&mut self, event: &Event) -> Heard {
        let Event::Key(key) = event else { return Heard::Event(Vec::new()) };
        let this = if key.code == KeyCode::Esc { Last::Esc } else { Last::Other };
        let last = std::mem::replace(&mut self.last, this);
        let modifiers = key.modifiers.difference(KeyModifiers::SHIFT);
        let Some(begun) = &mut self.begun else {
            return match (key.code, last) {
                (KeyCode::Char('\\'), Last::HalfEnd) if modifiers.is_empty() => Heard::Piece,
                (KeyCode::Char(']'), Last::Esc) if modifiers.is_empty() => self.begin(),
                (KeyCode::Char(']'), _) if modifiers == KeyModifiers::ALT => self.begin(),
                _ => Heard::Event(Vec::new()),
            };
        };
        let typed = key.code.as_char().filter(|_| modifiers.is_empty());
        if let Some(typed) = typed.filter(|typed| continues(begun, *typed)) {
            begun.push(typed);
            return Heard::Piece;
        }
        if begun.starts_with(HEAD) && is_end(*key) {
            let theme = background(begun).map(Theme::on);
            self.begun = None;
            if key.code == KeyCode::Esc {
                self.last = Last::HalfEnd;
            }
            return Heard::Answer(theme);
        }
        Heard::Event(self.give_up())
    }

    fn begin(&mut self) -> Heard {
        self.begun = Some(String::new());
        Heard::Piece
    }

    /// It was no answer after all: the keys that were kept back, unless it had become clear that
    /// it was one.
    fn give_up(&mut self) -> Vec<KeyEvent> {
        let typed = self.begun.take().unwrap_or_default();
        let key = |typed| KeyEvent::new(KeyCode::Char(typed), KeyModifiers::NONE);
        if typed.starts_with(HEAD) { Vec::new() } else { typed.chars().map(key).collect() }
    }
}

fn continues(begun: &str, typed: char) -> bool {
    match HEAD.chars().nth(begun.chars().count()) {
        Some(expected) => typed == expected,
        None => begun.len() < LONGEST && (typed.is_ascii_alphanumeric() || ":/#".contains(typed)),
    }
}

/// BEL or ST, as keys; or half of the latter.
fn is_end(key: KeyEvent) -> bool {
    let bell = (KeyCode::Char('g'), KeyModifiers::CONTROL);
    let end = (KeyCode::Char('\\'), KeyModifiers::ALT);
    key.code == KeyCode::Esc || [bell, end].contains(&(key.code, key.modifiers))
}

/// The colour in an answer, each part from 0 to 1: `rgb:ffff/ffff/ffff`, with one to four digits,
/// perhaps with a fourth part.
fn background(answer: &str) -> Option<[f64; 3]> {
    let (_, parts) = answer.split_once("rgb")?;
    let mut parts = parts.trim_start_matches(['a', ':']).split('/').map(|part| {
        let most = 16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1)?;
        let value = u32::from_str_radix(part, 16).ok()?;
        (most > 0).then(|| f64::from(value) / f64::from(most))
    });
    Some([parts.next()??, parts.next()??, parts.next()??])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
        Event::Key(KeyEvent::new(code, modifiers))
    }

    /// The events as which crossterm reads `bytes`.
    fn events(bytes: &str) -> Vec<Event> {
        let mut events = Vec::new();
        let mut alt = KeyModifiers::NONE;
        for byte in bytes.chars() {
            events.push(match byte {
                '\x1b' => {
                    alt = KeyModifiers::ALT;
                    continue;
                }
                '\x07' => key(KeyCode::Char('g'), KeyModifiers::CONTROL),
                '\r' => key(KeyCode::Enter, KeyModifiers::NONE),
                typed => key(KeyCode::Char(typed), alt),
            });
            alt = KeyModifiers::NONE;
        }
        events
    }

    /// The answers in `events`, and what is left as keys.
    fn heard(events: &[Event]) -> (Vec<Option<Theme>>, String) {
        let (mut answers, mut themes, mut keys) = (Answers::default(), Vec::new(), String::new());
        for event in events {
            match answers.hear(event) {
                Heard::Event(before) => {
                    let now = if let Event::Key(key) = event { Some(*key) } else { None };
                    keys.extend(before.into_iter().chain(now).filter_map(|key| key.code.as_char()));
                }
                Heard::Piece => {}
                Heard::Answer(theme) => themes.push(theme),
            }
        }
        (themes, keys)
    }

    #[test]
    fn an_answer_is_taken_out_of_the_keys_around_it() {
        for end in ["\x07", "\x1b\\"] {
            let bytes = format!("2\x1b]11;rgb:ffff/fafa/f0f0{end}w1");
            assert_eq!(heard(&events(&bytes)), (vec![Some(Theme::Light)], "2w1".to_owned()));
        }
        for dark in ["rgb:0/0/0", "rgb:1e/1e/2e", "rgba:2e2e/3434/4040/ffff"] {
            let bytes = format!("\x1b]11;{dark}\x07");
            assert_eq!(heard(&events(&bytes)), (vec![Some(Theme::Dark)], String::new()), "{dark}");
        }
    }

    #[test]
    fn what_cannot_be_made_out_says_nothing_and_is_no_key_either() {
        for odd in ["", "?", "rgb:", "rgb:12", "rgb://", "rgb:fffff0000/1/2", "#1234", "rgb:x/y/z"]
        {
            let bytes = format!("\x1b]11;{odd}\x07");
            let (themes, keys) = heard(&events(&bytes));
            assert!(themes.iter().all(Option::is_none), "{odd}: {themes:?}");
            assert!(!keys.contains(char::is_numeric), "{odd}: {keys}");
        }
    }

    #[test]
    fn an_answer_that_comes_in_two_pieces_is_one() {
        let escape = || key(KeyCode::Esc, KeyModifiers::NONE);
        let mut pieces = vec![escape()];
        pieces.extend(events("]11;rgb:ff/ff/ff"));
        pieces.push(escape());
        pieces.extend(events("\\1"));
        assert_eq!(heard(&pieces), (vec![Some(Theme::Light)], "1".to_owned()));
    }

    #[test]
    fn keys_that_only_look_like_an_answer_are_not_lost() {
        assert_eq!(heard(&events("]11;")), (vec![], "]11;".to_owned()));
        assert_eq!(heard(&events("\x1b]12")), (vec![], "12".to_owned()));
        assert_eq!(heard(&events("\x1b]11q")), (vec![], "11q".to_owned()));
    }
}
