//! Events of the terminal to inputs of the program. The only place that knows both.

use super::answer::{Answers, Heard};
use super::mouse;
use crate::app::input::Input;
use crate::app::key::{Code, Key};
use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// Makes inputs of events.
#[derive(Debug, Default)]
pub(in crate::shell) struct Interpreter {
    answers: Answers,
}

impl Interpreter {
    /// What an event means, if anything.
    pub(in crate::shell) fn inputs(&mut self, event: Event) -> Vec<Input> {
        if matches!(event, Event::FocusGained | Event::FocusLost) {
            super::is_seen(event == Event::FocusGained);
        }
        match self.answers.hear(&event) {
            Heard::Event(before) => {
                let before = before.into_iter().map(Event::Key);
                before.chain([event]).filter_map(input).collect()
            }
            Heard::Piece | Heard::Answer(None) => Vec::new(),
            Heard::Answer(Some(theme)) => {
                super::fits(theme);
                vec![Input::Resized]
            }
        }
    }
}

fn input(event: Event) -> Option<Input> {
    match event {
        Event::Key(pressed) => key(pressed).map(Input::Key),
        Event::Paste(text) => Some(Input::Paste(text)),
        Event::Resize(..) => Some(Input::Resized),
        Event::Mouse(event) => mouse::pointer(event).map(Input::Pointer),
        Event::FocusGained | Event::FocusLost => None,
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "every key that means nothing here")]
fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    let code = match event.code {
        // Windows reports AltGr as both; the character is what was meant.
        KeyCode::Char(typed) if ctrl && alt => return Some(Key::plain(Code::Char(typed))),
        KeyCode::Char(_) if alt => return None,
        KeyCode::Char(typed) if ctrl => Code::Char(typed.to_ascii_lowercase()),
        KeyCode::Char(typed) => Code::Char(typed),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    };
    Some(Key { code, ctrl })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_taken_when_pressed_and_by_what_they_type() {
        let press = |code, modifiers| key(KeyEvent::new(code, modifiers));
        let named = |name| Key::parse(name);
        let (none, ctrl, alt) = (KeyModifiers::NONE, KeyModifiers::CONTROL, KeyModifiers::ALT);
        assert_eq!(press(KeyCode::Char('a'), none), named("a"));
        assert_eq!(press(KeyCode::Char('A'), KeyModifiers::SHIFT), named("A"));
        assert_eq!(press(KeyCode::Char('C'), ctrl), named("ctrl-c"));
        assert_eq!(press(KeyCode::Char('@'), ctrl | alt), named("@"));
        assert_eq!(press(KeyCode::Char('f'), alt), None);
        assert_eq!(press(KeyCode::BackTab, KeyModifiers::SHIFT), None);
        let release = KeyEvent::new_with_kind(KeyCode::Enter, none, KeyEventKind::Release);
        assert_eq!(key(release), None);
    }
}
