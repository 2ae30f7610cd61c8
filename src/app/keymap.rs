//! Tables of keys: one a screen and state, which drives dispatch, footer and help.
//!
//! A binding that is not allowed just now neither acts nor shows.

use super::key::Key;
use std::borrow::Cow;

/// One row of a table: keys, the word for them, and what they ask for.
#[derive(Debug)]
pub struct Binding<S, M> {
    /// The keys, as [`Key::parse`] reads them. The first is shown, unless `shown` says otherwise.
    pub keys: &'static [&'static str],
    /// How the keys are shown.
    pub shown: &'static str,
    /// One word for the footer; empty to leave it out there.
    pub word: &'static str,
    /// One line for the help.
    pub help: &'static str,
    /// What it asks for.
    pub message: M,
    /// Whether it works just now.
    pub when: fn(&S) -> bool,
}

/// A key and its word, ready for the footer; and its line, for the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The keys as shown.
    pub keys: Cow<'static, str>,
    /// The word for the footer.
    pub word: &'static str,
    /// The line for the help.
    pub help: Cow<'static, str>,
    /// The key that a click on it presses; none where there is not one key to press.
    pub key: Option<Key>,
}

impl Hint {
    /// What the key of this name does, where no table has it.
    #[must_use]
    pub fn key(name: &str, word: &'static str, help: &'static str) -> Self {
        let key = Key::parse(name);
        let keys = key.map_or_else(|| name.to_owned(), |key| key.to_string());
        Self { key, ..Self::text(keys, word, help) }
    }

    /// What comes of these keys or typed words, none of which a click can stand for.
    #[must_use]
    pub fn text(
        keys: impl Into<Cow<'static, str>>,
        word: &'static str,
        help: &'static str,
    ) -> Self {
        Self { keys: keys.into(), word, help: help.into(), key: None }
    }

    /// The same, where a click presses the key of this name.
    #[must_use]
    pub fn pressing(self, name: &str) -> Self {
        Self { key: Key::parse(name), ..self }
    }
}

/// What `key` asks for now.
#[must_use]
pub fn dispatch<S, M: Copy>(table: &[Binding<S, M>], state: &S, key: Key) -> Option<M> {
    let bound = |binding: &&Binding<S, M>| {
        binding.keys.iter().any(|name| Key::parse(name) == Some(key)) && (binding.when)(state)
    };
    table.iter().find(bound).map(|binding| binding.message)
}

/// What works now, in the order of the table.
#[must_use]
pub fn hints<S, M>(table: &[Binding<S, M>], state: &S) -> Vec<Hint> {
    let works = table.iter().filter(|binding| (binding.when)(state));
    let hint = |Binding { keys, shown, word, help, .. }: &Binding<S, M>| {
        let key = keys.first().and_then(|name| Key::parse(name));
        Hint { key, ..Hint::text(*shown, word, help) }
    };
    works.map(hint).collect()
}

/// A row for these keys that always works and does not show.
pub const fn bind<S, M: Copy>(keys: &'static [&'static str], message: M) -> Binding<S, M> {
    Binding { keys, shown: "", word: "", help: "", message, when: |_| true }
}

impl<S, M: Copy> Binding<S, M> {
    /// The row shown as `keys`, with this word in the footer and this line in the help.
    #[must_use]
    pub const fn shown(self, keys: &'static str, word: &'static str, help: &'static str) -> Self {
        Self { shown: keys, word, help, ..self }
    }

    /// The row, working only when `when` says so.
    #[must_use]
    pub const fn when(self, when: fn(&S) -> bool) -> Self {
        Self { when, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_click_on_a_hint_presses_its_first_key() {
        let table: &[Binding<(), u8>] = &[
            bind(&["down", "j"], 1).shown("↑↓", "move", "move"),
            bind(&["q"], 2).shown("q", "quit", "leave").when(|()| false),
        ];
        let hints = hints(table, &());
        assert_eq!(hints.len(), 1);
        assert_eq!(dispatch(table, &(), hints[0].key.unwrap()), Some(1));
        assert_eq!(Hint::key("backspace", "undo", "").keys, "Backspace");
        assert_eq!(Hint::text("1–9", "mark", "").key, None);
    }
}
