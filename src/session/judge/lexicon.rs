//! The words that can be understood, and which of them a typed word may mean.
//!
//! A word is found by its stem, by a word that means nearly the same, by its beginning, or through
//! a slip. It does not know which step a word belongs to: that is `index.rs`.

use super::reading::Term;
use super::slip::{Letters, Slip};
use super::stem::{american, stem};
use super::{synonym, unit};
use std::collections::BTreeMap;

/// The position of a word in its lexicon.
pub(super) type WordIx = usize;

/// How surely a typed word means a known one: 1 is the word itself.
const NEARLY: f64 = 0.8;
/// The same for a word that is known itself: then the other would have been as easy to type.
const NEARLY_THOUGH_KNOWN: f64 = 0.7;
const FAMILY: f64 = 0.85;
const BEGINNING: f64 = 0.85;
/// The same for the fewest letters that count.
const BARE_BEGINNING: f64 = 0.75;
const HALF: f64 = 0.6;
const SLIP: f64 = 0.9;
const TWO_SLIPS: f64 = 0.8;

/// The most words that a typed one may mean.
const MOST: usize = 12;

/// Known words.
#[derive(Clone, Debug)]
pub(super) struct Lexicon {
    by_stem: BTreeMap<String, WordIx>,
    /// Words as they are written, with their letters, for slips: each with the stem it has.
    forms: BTreeMap<String, (Letters, String)>,
    /// By stem: groups of words that mean nearly the same.
    groups: BTreeMap<String, Vec<usize>>,
    /// The stems of each group.
    stems: Vec<Vec<String>>,
    /// By stem of a half: the compounds it is half of.
    halves: BTreeMap<String, Vec<WordIx>>,
}

impl Lexicon {
    pub(super) fn new() -> Self {
        let mut groups: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut stems = Vec::new();
        for (position, words) in synonym::nearly().iter().enumerate() {
            let group: Vec<String> = words.iter().map(|word| stem(word)).collect();
            for stem in &group {
                groups.entry(stem.clone()).or_default().push(position);
            }
            stems.push(group);
        }
        let (by_stem, forms, halves) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        Self { by_stem, forms, groups, stems, halves }
    }

    /// The position of `term`, which is known from now on.
    pub(super) fn learn(&mut self, term: &Term) -> WordIx {
        let next = self.by_stem.len();
        let form = || (Letters::of(&term.form), term.stem.clone());
        self.forms.entry(term.form.clone()).or_insert_with(form);
        *self.by_stem.entry(term.stem.clone()).or_insert(next)
    }

    /// From now on each half may mean the whole.
    pub(super) fn learn_halves(&mut self, whole: &Term, halves: &[Term; 2]) {
        if let Some(ix) = self.by_stem.get(&whole.stem).copied() {
            for half in halves.iter().filter(|half| half.form.len() >= 4) {
                let of = self.halves.entry(half.stem.clone()).or_default();
                if !of.contains(&ix) {
                    of.push(ix);
                }
            }
        }
    }

    /// Takes in the words that mean nearly the same as a known one, so that slips in them are
    /// seen through. To be called when everything is learned.
    pub(super) fn learn_nearly(&mut self) {
        for (words, stems) in synonym::nearly().iter().zip(&self.stems) {
            if stems.iter().any(|stem| self.by_stem.contains_key(stem)) {
                for (word, stem) in words.iter().zip(stems) {
                    let form = american(word);
                    let letters = Letters::of(&form);
                    self.forms.entry(form).or_insert_with(|| (letters, stem.clone()));
                }
            }
        }
    }

    /// The known words that `term` may mean, each with how surely, in order of position.
    pub(super) fn meant(&self, term: &Term) -> Vec<(WordIx, f64)> {
        let mut meant = Vec::new();
        self.as_it_is(&term.stem, 1.0, &mut meant);
        let digits = term.form.bytes().any(|byte| byte.is_ascii_digit());
        if !digits && !unit::is_form(&term.form) {
            self.family(&term.stem, &mut meant);
            if meant.is_empty() {
                self.beginning(&term.form, &mut meant);
            }
            if meant.is_empty() {
                self.slips(&term.form, &mut meant);
            }
        }
        meant.sort_by_key(|(word, _)| *word);
        meant
    }

    /// The word itself, compounds that it is half of, and words that mean nearly the same.
    fn as_it_is(&self, stem: &str, surely: f64, meant: &mut Vec<(WordIx, f64)>) {
        let known = self.by_stem.get(stem);
        if let Some(ix) = known {
            add(meant, *ix, surely);
        }
        let nearly = surely * if known.is_some() { NEARLY_THOUGH_KNOWN } else { NEARLY };
        for ix in self.halves.get(stem).map(Vec::as_slice).unwrap_or_default() {
            add(meant, *ix, surely * HALF);
        }
        for group in self.groups.get(stem).map(Vec::as_slice).unwrap_or_default() {
            for other in self.stems.get(*group).map(Vec::as_slice).unwrap_or_default() {
                if let Some(ix) = self.by_stem.get(other) {
                    add(meant, *ix, nearly);
                }
            }
        }
    }

    /// Words of one family: `catheter` and `catheterise`.
    fn family(&self, stem: &str, meant: &mut Vec<(WordIx, f64)>) {
        const SHARED: usize = 6;
        let Some(start) = stem.get(..SHARED) else { return };
        let near = self.by_stem.range(start.to_owned()..).take(MOST);
        for (other, ix) in near.take_while(|(other, _)| other.starts_with(start)) {
            let shared = stem.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
            let ends = stem.len().max(other.len()) - shared;
            if ends <= 4 && ends < shared - 1 {
                add(meant, *ix, FAMILY);
            }
        }
    }

    /// Words of which only the beginning is typed: `recon` for `reconstitute`.
    fn beginning(&self, form: &str, meant: &mut Vec<(WordIx, f64)>) {
        const SHORTEST: usize = 4;
        if form.len() < SHORTEST {
            return;
        }
        let surely = if form.len() == SHORTEST { BARE_BEGINNING } else { BEGINNING };
        let near = self.forms.range(form.to_owned()..).take(MOST);
        for (_, (_, stem)) in near.take_while(|(other, _)| other.starts_with(form)) {
            self.as_it_is(stem, surely, meant);
        }
    }

    fn slips(&self, form: &str, meant: &mut Vec<(WordIx, f64)>) {
        let Some(slip) = Slip::of(form) else { return };
        let mut found: Vec<(usize, &String)> = self
            .forms
            .iter()
            .filter_map(|(known, (letters, stem))| Some((slip.from(known, *letters)?, stem)))
            .collect();
        let Some(fewest) = found.iter().map(|(slips, _)| *slips).min() else { return };
        found.retain(|(slips, _)| *slips == fewest);
        for (_, stem) in found.into_iter().take(MOST) {
            self.as_it_is(stem, if fewest > 1 { TWO_SLIPS } else { SLIP }, meant);
        }
    }
}

fn add(meant: &mut Vec<(WordIx, f64)>, ix: WordIx, surely: f64) {
    if let Some((_, known)) = meant.iter_mut().find(|(known, _)| *known == ix) {
        *known = known.max(surely);
    } else if meant.len() < 4 * MOST {
        meant.push((ix, surely));
    }
}
