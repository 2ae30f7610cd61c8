//! Keys as a settings file sets them: what becomes of it, and every mistake in it at its place.
//!
//! What is wrong is left out, and the tables' own keys stand there. It opens no file: what was
//! written comes from `author/settings.rs`.

use super::places::{Place, Row, Table, Typed, tables};
use super::{Keys, is_fixed};
use crate::app::key::{Code as Which, Key};
use crate::author::settings::{self, Wanted};
use crate::author::{Code, Diagnostic, Span, suggest, visible};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The keys of every place, as they are set.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    places: BTreeMap<Place, Keys>,
    changes: Vec<Change>,
}

/// Keys that are not those of the tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where they work.
    pub place: Place,
    /// What they do there.
    pub name: &'static str,
    /// The keys.
    pub keys: Vec<Key>,
    /// Where that is set.
    pub span: Span,
}

impl Keymap {
    /// The keys that are set for a place.
    #[must_use]
    pub fn of(&self, place: Place) -> Keys {
        self.places.get(&place).cloned().unwrap_or_default()
    }

    /// What is not as in the tables.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }
}

/// The keys that `written` sets, and what is wrong with it.
#[must_use]
pub fn read(written: &settings::Keys) -> (Keymap, Vec<Diagnostic>) {
    let (mut keymap, mut found) = (Keymap::default(), Vec::new());
    for place in Place::ALL {
        let wanted = match place {
            Place::Library => &written.library,
            Place::Briefing => &written.briefing,
            Place::Session => &written.session,
            Place::Debrief => &written.debrief,
            Place::Help => &written.help,
        };
        let mut wishes = wishes(place, wanted, &mut found);
        let tables = tables(place);
        settle(&tables, &mut wishes, &mut found);
        found.extend(tables.iter().flat_map(|table| unreached(table, &wishes)));
        let keys = |wish: &Wish| (wish.name, wish.keys.iter().map(|(key, _)| *key).collect());
        let set: BTreeMap<&str, Vec<Key>> = wishes.iter().map(keys).collect();
        let changed = wishes.iter().filter(|wish| wish.changes(place));
        keymap.changes.extend(changed.map(|wish| {
            let (name, keys) = keys(wish);
            Change { place, name, keys, span: wish.span }
        }));
        keymap.places.insert(place, Keys(Arc::new(set)));
    }
    let mut seen = BTreeSet::new();
    found.retain(|it: &Diagnostic| seen.insert(it.primary.span));
    found.sort_by_key(|it| it.primary.span);
    (keymap, found)
}

/// Keys that are asked for.
struct Wish {
    name: &'static str,
    keys: Vec<(Key, Span)>,
    span: Span,
}

impl Wish {
    /// Whether it asks for something else than the tables have.
    fn changes(&self, place: Place) -> bool {
        let names = place.names();
        let own = names.iter().find(|(name, ..)| *name == self.name);
        let own = own.map_or(&[][..], |(.., keys)| keys);
        let own = own.iter().filter_map(|key| Key::parse(key)).filter(|key| !is_fixed(*key));
        !own.eq(self.keys.iter().map(|(key, _)| *key))
    }
}

/// What is asked for of this place, as far as there are such names and keys.
fn wishes(place: Place, wanted: &Wanted, found: &mut Vec<Diagnostic>) -> Vec<Wish> {
    let names = place.names();
    let mut wishes = Vec::new();
    for (written, keys) in wanted.iter() {
        let Some((name, _, own)) = names.iter().find(|(name, ..)| *name == written.value) else {
            let message = format!("nothing is called `{}` in `{}`", visible(written), place.word());
            let help = suggest::advice(written, names.iter().map(|(name, ..)| *name));
            let help = help.or_else(|| Some("`rehearse config --example` lists all".to_owned()));
            let unknown = Diagnostic::error(Code::UnknownName, written.span, message);
            found.push(unknown.maybe_help(help));
            continue;
        };
        let Some(keys) = keys else { continue };
        let mut wish = Wish { name, keys: Vec::new(), span: written.span };
        let mut wrong = keys.is_lossy();
        for key in keys.iter() {
            match key_called(key, own) {
                Ok(Some(read)) if wish.keys.iter().all(|(known, _)| *known != read) => {
                    wish.keys.push((read, key.span));
                }
                Ok(_) => {}
                Err((code, message, help)) => {
                    wrong = true;
                    found.push(Diagnostic::error(code, key.span, message).maybe_help(help));
                }
            }
        }
        if !(wrong && wish.keys.is_empty()) {
            wishes.push(wish);
        }
    }
    wishes
}

/// The key of this name where the tables have `own`: nothing if it is there whatever is set.
fn key_called(name: &str, own: &[&str]) -> Result<Option<Key>, (Code, String, Option<String>)> {
    let shown = visible(name);
    let Some(key) = Key::parse(name) else {
        let help = suggest::nearest(name, Key::names()).map_or_else(
            || "write what it types, or a name such as `space`, `pagedown` or `ctrl-w`".to_owned(),
            |name| format!("did you mean `{name}`?"),
        );
        return Err((Code::UnknownWord, format!("no key is called `{shown}`"), Some(help)));
    };
    if !is_fixed(key) {
        return Ok(Some(key));
    }
    if own.iter().any(|own| Key::parse(own) == Some(key)) {
        return Ok(None);
    }
    let help = "Enter, Esc, Ctrl-C and Ctrl-Z do what they do, whatever is set".to_owned();
    Err((Code::ConflictingKeys, format!("`{shown}` cannot be set"), Some(help)))
}

/// Takes out what would do two things at once; what follows from taking it out is not told.
fn settle(tables: &[Table], wishes: &mut Vec<Wish>, found: &mut Vec<Diagnostic>) {
    let mut first = true;
    loop {
        let clashes: Vec<Clash> = tables.iter().flat_map(|table| clashes(table, wishes)).collect();
        if clashes.is_empty() {
            return;
        }
        let mut told = BTreeSet::new();
        for clash in clashes {
            if first && told.insert(clash.span) {
                found.push(clash.told());
            }
            for wish in wishes.iter_mut() {
                wish.keys.retain(|(_, span)| *span != clash.span);
            }
            // One that has nothing left is not set; that it was emptied by its author is another
            // thing.
            wishes.retain(|wish| wish.name != clash.name || !wish.keys.is_empty());
        }
        first = false;
    }
}

/// A key that would do two things.
struct Clash {
    key: Key,
    /// What it is set for, and where.
    name: &'static str,
    span: Span,
    /// What it does already, and where that is set, if it is.
    other: (&'static str, Option<Span>),
}

impl Clash {
    fn told(&self) -> Diagnostic {
        let (other, set) = self.other;
        let message = format!("`{}` is `{other}` already", self.key.name());
        let told = Diagnostic::error(Code::ConflictingKeys, self.span, message);
        let told = told.help(format!("take another key, or give `{other}` another one"));
        match set {
            Some(span) => told.and(span, "set here"),
            None => told,
        }
    }
}

/// The keys that two rows of a table share, unless they do so by themselves: then one of them
/// works where the other does not.
fn clashes(table: &Table, wishes: &[Wish]) -> Vec<Clash> {
    let mut clashes = Vec::new();
    for (at, one) in table.rows.iter().enumerate() {
        for other in table.rows.iter().skip(at + 1).filter(|other| other.name != one.name) {
            for (key, span) in bound(one, wishes) {
                let theirs = bound(other, wishes).into_iter().find(|(known, _)| *known == key);
                let Some((_, their_span)) = theirs else { continue };
                let own = |row: &Row| row.keys.iter().any(|own| Key::parse(own) == Some(key));
                if own(one) && own(other) {
                    continue;
                }
                clashes.extend(match (span, their_span) {
                    (Some(span), set) if set.is_none_or(|set| set < span) => {
                        Some(Clash { key, name: one.name, span, other: (other.name, set) })
                    }
                    (set, Some(span)) => {
                        Some(Clash { key, name: other.name, span, other: (one.name, set) })
                    }
                    (_, None) => None,
                });
            }
        }
    }
    clashes
}

/// The keys of a row, each with the place where it is set, if it is.
fn bound(row: &Row, wishes: &[Wish]) -> Vec<(Key, Option<Span>)> {
    let own = row.keys.iter().filter_map(|key| Key::parse(key)).map(|key| (key, None));
    match wishes.iter().find(|wish| wish.name == row.name) {
        None => own.collect(),
        Some(wish) => {
            let set = wish.keys.iter().map(|(key, span)| (*key, Some(*span)));
            set.chain(own.filter(|(key, _)| is_fixed(*key))).collect()
        }
    }
}

/// What is said of keys that only type, or answer, where they should do what they are set for.
fn unreached(table: &Table, wishes: &[Wish]) -> Vec<Diagnostic> {
    let told = |row: &Row| {
        let wish = wishes.iter().find(|wish| wish.name == row.name)?;
        let (key, span) = *wish.keys.first()?;
        let own = row.keys.iter().filter_map(|key| Key::parse(key));
        let taken: fn(Key) -> bool = match table.typed {
            Typed::Nothing => return None,
            Typed::Answer if own.clone().all(|key| key.typed().is_some()) => answers,
            Typed::Text | Typed::Answer => |key| key.typed().is_some() || answers(key),
        };
        let reached = bound(row, wishes).iter().any(|(key, _)| !taken(*key));
        let can = own.into_iter().find(|key| !taken(*key));
        let can = can.map_or_else(|| "a letter".to_owned(), |key| format!("`{}`", key.name()));
        let name = key.name();
        let message = format!("`{name}` answers where a question is asked, or is typed");
        let told = Diagnostic::warning(Code::ConflictingKeys, span, message);
        (!reached).then(|| told.help(format!("add a key that does neither, such as {can}")))
    };
    table.rows.iter().filter_map(told).collect()
}

/// Whether a key answers a question of some kind.
const fn answers(key: Key) -> bool {
    match key.code {
        Which::Char(typed) => !key.ctrl && matches!(typed, '0'..='9' | ' ' | 'j' | 'k'),
        Which::Up | Which::Down | Which::Backspace | Which::Delete => true,
        Which::Enter
        | Which::Esc
        | Which::Tab
        | Which::Left
        | Which::Right
        | Which::Home
        | Which::End
        | Which::PageUp
        | Which::PageDown => false,
    }
}
