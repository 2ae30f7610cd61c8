//! Fixes put into texts: what `check --fix` changes, before anything is written.
//!
//! A draft is a file as it would be. Drafts are read instead of their files, so that what a fix leads
//! to is seen before it is kept: one that makes any file worse is taken back. Nothing but the place of
//! a fix is changed. This opens and writes no file. Read next: `fix/removal.rs`
//! and `fix/renaming.rs`, which say what can be changed without asking.

pub(super) mod removal;
pub(super) mod renaming;

use super::{Code, Diagnostic, Fix, Library, SourceMap};
use std::collections::{BTreeMap, BTreeSet};

/// How many times files are checked again: a fix can bring another one to light.
const ROUNDS: usize = 10;

/// `text` with the fixes in it, and how many they were. Of two that overlap the first is put in.
fn put_in(text: &str, mut fixes: Vec<&Fix>) -> (String, usize) {
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let (mut fixed, mut done, mut count) = (String::with_capacity(text.len()), 0, 0);
    for fix in fixes {
        let range = fix.span.range();
        let Some(before) = text.get(done..range.start) else { continue };
        // Two that are put in at one place would stand in an order that nobody chose.
        if text.get(range.clone()).is_none() || (count > 0 && range.end == done) {
            continue;
        }
        fixed.push_str(before);
        fixed.push_str(&fix.with);
        done = range.end;
        count += 1;
    }
    fixed.push_str(text.get(done..).unwrap_or(""));
    (fixed, count)
}

/// A file as it would be.
#[derive(Clone, Debug)]
pub struct Draft {
    /// As it was read.
    pub original: String,
    /// With all fixes so far.
    pub text: String,
    /// How many they are.
    pub fixes: usize,
}

/// How many problems a file has, and how far it could be read.
#[derive(Clone, Copy, Debug, Default)]
struct State {
    errors: usize,
    others: usize,
    /// The line of the first slip that keeps the rest from being read.
    stops: Option<usize>,
}

impl State {
    fn count(&mut self, found: &Diagnostic, line: usize) {
        // Lints are looked for where nothing else is wrong: they come to light, and are not worse.
        if found.is_error() && !matches!(found.code, Code::Lint(_)) {
            self.errors += 1;
        } else {
            self.others += 1;
        }
        if matches!(found.code, Code::Syntax | Code::Tab | Code::TooMany) {
            self.stops = Some(self.stops.map_or(line, |before| before.min(line)));
        }
    }

    /// Whether a file that was changed is nearer to being right. What a slip of YAML hides is not
    /// known, so whatever comes to light behind it was there before.
    fn is_better_than(self, before: Self) -> bool {
        match (before.stops, self.stops) {
            (None, Some(_)) => false,
            (Some(_), None) => true,
            (Some(before), Some(now)) if before != now => now > before,
            _ => (self.errors, self.others) < (before.errors, before.others),
        }
    }
}

/// A library in which files with fixes stand in place of what they were.
#[derive(Debug)]
pub struct Drafts<'l, L> {
    library: &'l L,
    texts: BTreeMap<String, Draft>,
    /// What the last round changed, as it was before.
    changed: BTreeMap<String, Option<Draft>>,
    /// How the files were before it.
    states: BTreeMap<String, State>,
    /// The files in which nothing more is changed.
    left_alone: BTreeSet<String>,
    rounds: usize,
}

impl<'l, L: Library> Drafts<'l, L> {
    /// The files of a library as they are.
    pub const fn new(library: &'l L) -> Self {
        Self {
            library,
            texts: BTreeMap::new(),
            changed: BTreeMap::new(),
            states: BTreeMap::new(),
            left_alone: BTreeSet::new(),
            rounds: 0,
        }
    }

    /// Leaves the file of this name as it is read.
    pub fn leave(&mut self, name: &str) {
        self.texts.remove(name);
        self.left_alone.insert(name.to_owned());
    }

    /// The files with fixes in them.
    #[must_use]
    pub const fn all(&self) -> &BTreeMap<String, Draft> {
        &self.texts
    }

    /// Puts in the fixes of what was found in the drafts so far; whether to look again.
    pub fn round(&mut self, found: &[Diagnostic], sources: &SourceMap) -> bool {
        let states = states(found, sources);
        if self.takes_back(&states) {
            return true;
        }
        self.states = states;
        self.rounds += 1;
        if self.rounds > ROUNDS {
            return false;
        }
        let mut fixes: BTreeMap<&str, (&str, Vec<&Fix>)> = BTreeMap::new();
        for fix in found.iter().filter_map(|found| found.fix.as_ref()) {
            let Some(file) = sources.file(fix.span.file) else { continue };
            if !self.left_alone.contains(&file.name) {
                fixes.entry(&file.name).or_insert((&file.text, Vec::new())).1.push(fix);
            }
        }
        for (name, (text, fixes)) in fixes {
            let (fixed, count) = put_in(text, fixes);
            if fixed == text {
                continue;
            }
            let before = self.texts.get(name).cloned();
            let made = before.as_ref().map_or(0, |draft| draft.fixes);
            let original = before.as_ref().map_or(text, |draft| &draft.original).to_owned();
            let draft = Draft { original, text: fixed, fixes: made + count };
            self.texts.insert(name.to_owned(), draft);
            self.changed.insert(name.to_owned(), before);
        }
        !self.changed.is_empty()
    }

    /// Takes back what the last round did in the files that it did not make better; in all of them,
    /// if another file got more errors by it. Whether anything was taken back.
    fn takes_back(&mut self, states: &BTreeMap<String, State>) -> bool {
        let state =
            |of: &BTreeMap<String, State>, name: &str| of.get(name).copied().unwrap_or_default();
        let changed = std::mem::take(&mut self.changed);
        let elsewhere = states.iter().any(|(name, now)| {
            !changed.contains_key(name) && now.errors > state(&self.states, name).errors
        });
        let better = |name: &str| state(states, name).is_better_than(state(&self.states, name));
        let back: Vec<_> =
            changed.into_iter().filter(|(name, _)| elsewhere || !better(name)).collect();
        if back.is_empty() {
            return false;
        }
        for (name, draft) in back {
            match draft {
                Some(draft) => self.texts.insert(name.clone(), draft),
                None => self.texts.remove(&name),
            };
            self.left_alone.insert(name);
        }
        true
    }
}

fn states(found: &[Diagnostic], sources: &SourceMap) -> BTreeMap<String, State> {
    let mut states: BTreeMap<String, State> = BTreeMap::new();
    for found in found {
        let Some(file) = sources.file(found.primary.span.file) else { continue };
        let (start, _) = sources.places(found.primary.span);
        states.entry(file.name.clone()).or_default().count(found, start.line);
    }
    states
}

impl<L: Library> Library for Drafts<'_, L> {
    fn open(&self, name: &str) -> Option<Vec<u8>> {
        match self.texts.get(name) {
            Some(draft) => Some(draft.text.clone().into_bytes()),
            None => self.library.open(name),
        }
    }

    fn find(&self, id: &str, beside: &str) -> Option<String> {
        self.library.find(id, beside)
    }

    fn find_map(&self, id: &str, beside: &str) -> Option<String> {
        self.library.find_map(id, beside)
    }

    fn map_ids(&self, beside: &str) -> Vec<String> {
        self.library.map_ids(beside)
    }

    fn ids(&self, beside: &str) -> Vec<String> {
        self.library.ids(beside)
    }

    fn site(&self, beside: &str) -> Option<String> {
        self.library.site(beside)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::{FileIx, Span};

    #[test]
    fn of_fixes_that_overlap_the_first_is_put_in() {
        let fix = |start, end, with: &str| Fix {
            span: Span::new(FileIx::default(), start..end),
            with: with.to_owned(),
        };
        let fixes = [fix(6, 8, "Z"), fix(1, 4, "X"), fix(3, 5, "Y"), fix(1, 4, "X")];
        let (text, count) = put_in("\u{feff}ab\r\nc", fixes.iter().collect());
        assert_eq!((text.as_str(), count), ("\u{feff}Y\rZ", 2), "none begins inside a character");
        let (text, count) = put_in("0123456789", fixes.iter().collect());
        assert_eq!((text.as_str(), count), ("0X45Z89", 2));
        let both = [fix(2, 2, "a"), fix(2, 2, "b"), fix(5, 5, "c")];
        assert_eq!(put_in("0123456", both.iter().collect()), ("01a234c56".to_owned(), 2));
    }
}
