//! Tables of keys: one a screen and state, which drives dispatch, footer and help.
//!
//! A binding that is not allowed just now neither acts nor shows. Settings give another key to
//! what has a name; Enter and Esc stay what they are. Read next: `keymap/places.rs`, which tables
//! there are, and `keymap/set.rs`, what becomes of a settings file.

mod places;
mod set;

pub use places::{Place, Table, Typed, tables};
pub use set::{Change, Keymap, read};

use super::key::{Code, Key};
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

/// One row of a table: keys, the word for them, and what they ask for.
#[derive(Debug)]
pub struct Binding<S, M> {
    /// The name by which settings know it; empty where its keys cannot be set.
    pub name: &'static str,
    /// The keys, as [`Key::parse`] reads them, unless others are set. The first is shown.
    pub keys: &'static [&'static str],
    /// The name of the row whose first key is shown before this one's, such as `up` beside `down`.
    pub beside: &'static str,
    /// One word for the footer; empty to leave it out there.
    pub word: &'static str,
    /// One line for the help.
    pub help: &'static str,
    /// What it asks for.
    pub message: M,
    /// Whether it works just now.
    pub when: fn(&S) -> bool,
}

/// What has keys: the state that a table looks at.
pub trait Keyed {
    /// The keys that are set.
    fn keys(&self) -> &Keys;

    /// Whether something before the tables takes this key just now, such as a line that is typed.
    fn takes(&self, _key: Key) -> bool {
        false
    }
}

/// The keys of one place that are not those of its tables, by the name of what they do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys(Arc<BTreeMap<&'static str, Vec<Key>>>);

impl Keys {
    /// What a row with this name and these keys of its own is bound to: the keys set for it, but
    /// Enter and Esc are never taken away.
    #[must_use]
    pub fn of(&self, name: &str, own: &[&str]) -> Vec<Key> {
        let own = own.iter().filter_map(|name| Key::parse(name));
        match self.0.get(name) {
            None => own.collect(),
            Some(set) => {
                let kept = own.filter(|key| is_fixed(*key));
                set.iter().copied().chain(kept).collect()
            }
        }
    }
}

/// Whether the meaning of a key is the program's own: Enter goes on, Esc closes what is on top,
/// and Ctrl-C and Ctrl-Z end and stop the program as any other.
#[must_use]
pub const fn is_fixed(key: Key) -> bool {
    matches!(key.code, Code::Enter | Code::Esc)
        || (key.ctrl && matches!(key.code, Code::Char('c' | 'z')))
}

/// A key and its word, ready for the footer; and its line, for the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The name by which settings know what it does; empty where its keys cannot be set.
    pub name: &'static str,
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
        Self { name: "", keys: keys.into(), word, help: help.into(), key: None }
    }

    /// The same, where a click presses the key of this name.
    #[must_use]
    pub fn pressing(self, name: &str) -> Self {
        Self { key: Key::parse(name), ..self }
    }
}

/// What `key` asks for now.
#[must_use]
pub fn dispatch<S: Keyed, M: Copy>(table: &[Binding<S, M>], state: &S, key: Key) -> Option<M> {
    let bound = |row: &&Binding<S, M>| (row.when)(state) && works(row, state).contains(&key);
    table.iter().find(bound).map(|row| row.message)
}

/// What works now, in the order of the table.
#[must_use]
pub fn hints<S: Keyed, M>(table: &[Binding<S, M>], state: &S) -> Vec<Hint> {
    let now = table.iter().filter(|row| (row.when)(state));
    now.filter_map(|row| hint(table, row, state)).collect()
}

/// The keys of a row, as far as they reach it.
fn works<S: Keyed, M>(row: &Binding<S, M>, state: &S) -> Vec<Key> {
    let mut keys = state.keys().of(row.name, row.keys);
    keys.retain(|key| !state.takes(*key));
    keys
}

/// The hint of a row; nothing where it has no key that reaches it.
fn hint<S: Keyed, M>(table: &[Binding<S, M>], row: &Binding<S, M>, state: &S) -> Option<Hint> {
    let own = works(row, state);
    let beside = table.iter().find(|it| !row.beside.is_empty() && it.name == row.beside);
    let beside = beside.map_or_else(Vec::new, |row| works(row, state));
    let key = *own.first()?;
    let keys = match beside.first() {
        Some(first) if is_arrow(key) && is_arrow(*first) => format!("{first}{key}"),
        Some(first) => format!("{first}/{key}"),
        None => key.to_string(),
    };
    let others = own.len().max(beside.len());
    let others = (1..others).flat_map(|at| [own.get(at), beside.get(at)]).flatten();
    let others: Vec<String> = others.map(ToString::to_string).collect();
    let help = if row.help.is_empty() { Cow::Borrowed("") } else { also(row.help, &others) };
    let (keys, key) = (keys.into(), Some(key));
    Some(Hint { name: row.name, keys, word: row.word, help, key })
}

const fn is_arrow(key: Key) -> bool {
    matches!(key.code, Code::Up | Code::Down | Code::Left | Code::Right) && !key.ctrl
}

/// A line of help with the other keys that do the same.
fn also(help: &'static str, others: &[String]) -> Cow<'static, str> {
    match others {
        [] => help.into(),
        [only] => format!("{help} (also {only})").into(),
        [first @ .., last] => format!("{help} (also {} and {last})", first.join(", ")).into(),
    }
}

/// A row for these keys that always works and does not show.
pub const fn bind<S, M: Copy>(keys: &'static [&'static str], message: M) -> Binding<S, M> {
    let (name, beside, word, help) = ("", "", "", "");
    Binding { name, keys, beside, word, help, message, when: |_| true }
}

impl<S, M: Copy> Binding<S, M> {
    /// The row under this name for settings.
    #[must_use]
    pub const fn named(self, name: &'static str) -> Self {
        Self { name, ..self }
    }

    /// The row with this word in the footer and this line in the help.
    #[must_use]
    pub const fn says(self, word: &'static str, help: &'static str) -> Self {
        Self { word, help, ..self }
    }

    /// The row shown together with the one of this name, whose key comes first.
    #[must_use]
    pub const fn beside(self, name: &'static str) -> Self {
        Self { beside: name, ..self }
    }

    /// The row, working only when `when` says so.
    #[must_use]
    pub const fn when(self, when: fn(&S) -> bool) -> Self {
        Self { when, ..self }
    }
}
