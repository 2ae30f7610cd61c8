//! Keys: what a key is to the program, and its name in tables, settings and help.
//!
//! `shell/terminal/event.rs` makes them from the terminal's events.

use std::fmt;

/// A key, with Control or not. Shift is in the character itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Which.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
}

/// A key without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// A printing key.
    Char(char),
    /// Enter or Return.
    Enter,
    /// Escape.
    Esc,
    /// Tab.
    Tab,
    /// Backspace.
    Backspace,
    /// Delete.
    Delete,
    /// Up.
    Up,
    /// Down.
    Down,
    /// Left.
    Left,
    /// Right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
}

const NAMES: [(&str, Code); 13] = [
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
];

impl Key {
    /// A key without Control.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false }
    }

    /// Reads a key as tables and settings write it: `a`, `?`, `space`, `enter`, `ctrl-c`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let (ctrl, name) = name.strip_prefix("ctrl-").map_or((false, name), |rest| (true, rest));
        let mut chars = name.chars();
        let code = match (chars.next(), chars.next()) {
            (Some(only), None) => Code::Char(only),
            _ if name == "space" => Code::Char(' '),
            _ => NAMES.iter().find(|(known, _)| *known == name)?.1,
        };
        Some(Self { code, ctrl })
    }

    /// The names that [`Key::parse`] reads, beside the characters themselves.
    pub fn names() -> impl Iterator<Item = &'static str> {
        std::iter::once("space").chain(NAMES.iter().map(|(name, _)| *name))
    }

    /// The name by which [`Key::parse`] reads it.
    #[must_use]
    pub fn name(self) -> String {
        let known = NAMES.iter().find(|(_, code)| *code == self.code);
        let name = match (known, self.code) {
            (Some((name, _)), _) => (*name).to_owned(),
            (None, Code::Char(typed)) if typed != ' ' => typed.to_string(),
            (None, _) => "space".to_owned(),
        };
        if self.ctrl { format!("ctrl-{name}") } else { name }
    }

    /// The character that a printing key types.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        if let (Code::Char(typed), false) = (self.code, self.ctrl) { Some(typed) } else { None }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            f.write_str("Ctrl-")?;
        }
        let name = match self.code {
            Code::Char(' ') => "Space",
            Code::Char(typed) if self.ctrl => return write!(f, "{}", typed.to_ascii_uppercase()),
            Code::Char(typed) => return write!(f, "{typed}"),
            Code::Enter => "Enter",
            Code::Esc => "Esc",
            Code::Tab => "Tab",
            Code::Backspace => "Backspace",
            Code::Delete => "Delete",
            Code::Up => "↑",
            Code::Down => "↓",
            Code::Left => "←",
            Code::Right => "→",
            Code::Home => "Home",
            Code::End => "End",
            Code::PageUp => "PgUp",
            Code::PageDown => "PgDn",
        };
        f.write_str(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_and_shown_by_name() {
        for (name, shown) in
            [("a", "a"), ("space", "Space"), ("ctrl-c", "Ctrl-C"), ("pagedown", "PgDn"), ("?", "?")]
        {
            assert_eq!(Key::parse(name).unwrap().to_string(), shown);
            assert_eq!(Key::parse(name).unwrap().name(), name);
        }
        assert_eq!(Key::parse("hyper"), None);
    }
}
