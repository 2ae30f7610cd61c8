//! What can be named, and how much each typed word weighs for it.
//!
//! A word weighs by how few things it belongs to: how many of their phrases hold it, and whether
//! their title does. Read next: `score.rs`.

use super::lexicon::{Lexicon, WordIx};
use super::reading::{Reading, Term};
use super::score::{Match, Phrase, Target, Telling, Typed, scored};
use super::{everyday, filler, number, stem, unit};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// What an ordinary word weighs that is known nowhere, against a rare known one. Any other that is
/// known nowhere weighs as much as that.
const ORDINARY: f64 = 0.15;
/// What is left over counts so much where it is said beside the act itself.
const BESIDE: f64 = 0.5;
/// For how many phrases a title counts.
const TITLE: f64 = 4.0;
/// How many phrases a thing is taken to have beside those written: a word is no surer sign of a
/// thing because the thing has few phrases.
const UNWRITTEN: f64 = 8.0;
/// How fast a word belongs more to a thing with the share of its phrases that hold it.
const BELONGING: f64 = 0.6;
/// How many words of one piece of an entry are looked at.
const MOST_WORDS: usize = 200;
/// How many things are looked at closely.
const CLOSELY: usize = 40;
/// How many places are looked through for what might be meant, at most.
const LOOKED_THROUGH: usize = 4_000;

/// Something that can be named.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// What it is called; any of these.
    pub(super) phrases: Vec<String>,
}

/// Typed words measured once, however often they are asked about.
pub(super) type Memo = BTreeMap<Term, Typed>;

/// By position of a thing: how much it shares with what was typed, roughly.
pub(super) type Shares = BTreeMap<usize, f64>;

/// Everything that can be named.
#[derive(Clone, Debug)]
pub(super) struct Index {
    reading: Reading,
    lexicon: Lexicon,
    light: BTreeSet<String>,
    idle: BTreeSet<String>,
    /// Stems of ordinary words.
    ordinary: BTreeSet<String>,
    targets: Vec<Target>,
    /// By word: the things with it in a phrase, each with how much it belongs to them.
    places: Vec<Vec<(usize, f64)>>,
    /// By word.
    weights: Vec<f64>,
}

/// In how many things a word is that belongs to them so much: it counts as one where it belongs
/// the most, and as less where less.
fn spread<'b>(belongs: impl Iterator<Item = &'b f64>) -> f64 {
    let (mut all, mut most) = (0.0, 0.0_f64);
    for it in belongs {
        all += it;
        most = most.max(*it);
    }
    if most > 0.0 { all / most } else { 0.0 }
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

impl Index {
    pub(super) fn of(all: &[Named], abbreviations: &[(String, String)]) -> Self {
        let mut reading = Reading::new(abbreviations);
        let phrases = || all.iter().flat_map(|named| &named.phrases);
        phrases().for_each(|phrase| reading.learn(phrase));
        let mut index = Self {
            reading,
            lexicon: Lexicon::new(),
            light: filler::light().map(stem::stem).collect(),
            idle: filler::idle().map(stem::stem).collect(),
            ordinary: everyday::words().map(stem::stem).collect(),
            targets: Vec::with_capacity(all.len()),
            places: Vec::new(),
            weights: Vec::new(),
        };
        let mut terms = Vec::new();
        for (position, named) in all.iter().enumerate() {
            index.add(position, named, &mut terms);
        }
        for (whole, halves) in phrases().flat_map(|phrase| index.reading.halves(phrase)) {
            index.lexicon.learn_halves(&whole, &halves);
        }
        index.lexicon.learn_nearly();
        index.weigh(&terms);
        index
    }

    fn add(&mut self, position: usize, named: &Named, terms: &mut Vec<Term>) {
        let mut phrases = Vec::with_capacity(named.phrases.len());
        let mut bag: BTreeMap<WordIx, f64> = BTreeMap::new();
        for phrase in &named.phrases {
            let mut words = BTreeSet::new();
            for term in self.reading.read(phrase) {
                let word = self.lexicon.learn(&term);
                if word == terms.len() {
                    terms.push(term);
                    self.places.push(Vec::new());
                }
                words.insert(word);
            }
            for word in &words {
                *bag.entry(*word).or_insert(0.0) += if phrases.is_empty() { TITLE } else { 1.0 };
            }
            phrases.push(Phrase { words: words.into_iter().collect(), weight: 0.0 });
        }
        let all = float(named.phrases.len()) + UNWRITTEN;
        for (word, count) in &bag {
            if let Some(places) = self.places.get_mut(*word) {
                places.push((position, (count / all).powf(BELONGING)));
            }
        }
        self.targets.push(Target { phrases, bag: bag.into_keys().collect() });
    }

    fn weigh(&mut self, terms: &[Term]) {
        let weight = |(term, places): (&Term, &Vec<(usize, f64)>)| {
            self.base(term) * self.rarity(spread(places.iter().map(|(_, it)| it)))
        };
        self.weights = terms.iter().zip(&self.places).map(weight).collect();
        for phrase in self.targets.iter_mut().flat_map(|target| &mut target.phrases) {
            let weights = phrase.words.iter().filter_map(|word| self.weights.get(*word));
            phrase.weight = weights.sum();
        }
    }

    /// What a word weighs that is in so many of the things, 0 to 1.
    fn rarity(&self, things: f64) -> f64 {
        let all = float(self.targets.len().max(1)) + 1.0;
        ((all / things.max(1.0)).ln() / all.ln()).clamp(0.05, 1.0)
    }

    /// What a word weighs by what it is.
    fn base(&self, term: &Term) -> f64 {
        if unit::is_form(&term.form) {
            0.25
        } else if number::is_number(&term.form) {
            0.5
        } else if number::is_ordinal(&term.form) {
            0.7
        } else if self.light.contains(&term.stem) || filler::is_dropped(&term.form) {
            0.3
        } else {
            1.0
        }
    }

    /// The words of `text`, measured, each once.
    pub(super) fn typed(&self, text: &str, memo: &mut Memo) -> Vec<Typed> {
        let mut seen = BTreeSet::new();
        let mut typed = Vec::new();
        for (term, aside) in self.reading.read_closely(text).into_iter().take(MOST_WORDS) {
            let id = memo.len();
            let measured = memo.entry(term).or_insert_with_key(|term| self.measure(id, term));
            if seen.insert(measured.id) {
                let mut measured = measured.clone();
                if aside {
                    measured.cost = BESIDE;
                }
                typed.push(measured);
            }
        }
        typed
    }

    fn measure(&self, id: usize, term: &Term) -> Typed {
        let means = self.lexicon.meant(term);
        let belongs = self.belongs(&means);
        let most = belongs.values().copied().fold(0.0, f64::max);
        let weight = if !means.is_empty() {
            // What means light words only is light itself.
            let heaviest = means.iter().filter_map(|(word, _)| self.weights.get(*word));
            let heaviest = heaviest.copied().fold(0.05, f64::max);
            (self.base(term) * self.rarity(spread(belongs.values()))).min(heaviest)
        } else if filler::is_slip(&term.form) {
            0.0
        } else if self.ordinary.contains(&term.stem) || self.light.contains(&term.stem) {
            ORDINARY
        } else {
            self.base(term)
        };
        Typed {
            id,
            weight,
            telling: self.telling(term),
            cost: 1.0,
            means,
            belongs: Rc::new(belongs),
            most,
        }
    }

    /// What a word can say by itself.
    fn telling(&self, term: &Term) -> Telling {
        let number = number::is_number(&term.form) || number::is_ordinal(&term.form);
        let idle = self.light.contains(&term.stem) || self.idle.contains(&term.stem);
        if number || unit::is_form(&term.form) || filler::is_dropped(&term.form) || idle {
            Telling::Idle
        } else if self.ordinary.contains(&term.stem) {
            Telling::Ordinary
        } else {
            Telling::Content
        }
    }

    /// How much a word that means these belongs to each thing, by its position.
    fn belongs(&self, means: &[(WordIx, f64)]) -> BTreeMap<usize, f64> {
        let mut belongs: BTreeMap<usize, f64> = BTreeMap::new();
        for (word, surely) in means {
            for (place, strength) in self.places.get(*word).into_iter().flatten() {
                let known = belongs.entry(*place).or_insert(0.0);
                *known = known.max(surely * strength);
            }
        }
        belongs
    }

    /// The things that share the most with `typed`, each with how much, in order of position.
    pub(super) fn candidates(&self, typed: &[Typed]) -> Shares {
        let means = |typed: &Typed| {
            let weighed = typed.means.iter().map(|(word, surely)| (*word, surely * typed.weight));
            weighed.collect::<Vec<_>>()
        };
        let mut links: Vec<(&Vec<(usize, f64)>, f64)> = typed
            .iter()
            .flat_map(means)
            .filter_map(|(word, weight)| Some((self.places.get(word)?, weight)))
            .collect();
        links.sort_by_key(|(places, _)| places.len());
        let mut shares = Shares::new();
        let mut looked = 0;
        for (places, weight) in links {
            let room = LOOKED_THROUGH.saturating_sub(looked);
            for (place, _) in places.iter().take(room) {
                *shares.entry(*place).or_insert(0.0) += weight;
            }
            looked += places.len();
        }
        closest(shares)
    }

    /// How well `typed` names each of `candidates`, best first; ties in order of position.
    pub(super) fn matches(&self, typed: &[&Typed], candidates: &Shares) -> Vec<Match> {
        let found = candidates.keys().filter_map(|position| {
            let target = self.targets.get(*position)?;
            scored(typed, *position, target, &self.weights)
        });
        let mut found: Vec<Match> = found.collect();
        found.sort_by(|one, other| {
            let by_score = other.score.total_cmp(&one.score);
            other.whole.cmp(&one.whole).then(by_score).then(one.target.cmp(&other.target))
        });
        found
    }
}

/// Those of `shares` that share the most.
pub(super) fn closest(shares: Shares) -> Shares {
    let mut shares: Vec<(usize, f64)> = shares.into_iter().collect();
    shares.sort_by(|(one, a), (other, b)| b.total_cmp(a).then(one.cmp(other)));
    shares.truncate(CLOSELY);
    shares.into_iter().collect()
}
