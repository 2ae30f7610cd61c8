//! What can be named, and how well typed words name it.
//!
//! A word weighs by how rare it is among everything that can be named. A score sets what a thing
//! explains of the words typed against what it leaves over, and, far more lightly, against what
//! was not typed of its phrase. Whether a score is enough is for `verdict.rs`.

use super::lexicon::{Lexicon, WordIx};
use super::reading::{Reading, Term};
use super::{filler, number, stem};
use std::collections::{BTreeMap, BTreeSet};

/// What a word typed weighs that is known nowhere, against a rare known one.
const UNKNOWN: f64 = 0.75;
/// How surely a word speaks for a thing that is in one of its phrases and not in its title.
const UNTITLED: f64 = 0.95;
/// How surely a word of the title does beside the words of another phrase.
const TITLE_ELSEWHERE: f64 = 0.93;
/// How surely a word of another phrase for the same thing speaks for it.
const ELSEWHERE: f64 = 0.86;
/// How much words left over count against a thing.
const LEFT_OVER: f64 = 0.75;
/// How much words not typed count against it.
const NOT_TYPED: f64 = 0.03;
/// From here on a word is as good as typed.
const AS_GOOD: f64 = 0.85;
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

/// A phrase as it is compared: words in order of position, each once.
#[derive(Clone, Debug)]
struct Phrase {
    words: Vec<WordIx>,
    weight: f64,
}

#[derive(Clone, Debug)]
struct Target {
    phrases: Vec<Phrase>,
    /// The words of all its phrases.
    bag: Vec<WordIx>,
}

/// A typed word, measured.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Typed {
    /// Tells it from other words of one memo.
    pub(super) id: usize,
    pub(super) weight: f64,
    /// Known words that it may mean, each with how surely.
    means: Vec<(WordIx, f64)>,
}

/// How well typed words name a thing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Match {
    /// The position of the thing.
    pub(super) target: usize,
    /// From 0 to 1.
    pub(super) score: f64,
    /// How much of what was typed the thing explains.
    pub(super) explained: f64,
    /// How much it leaves over.
    pub(super) left_over: f64,
    /// How much of it the word explains that explains most, of those meant as they are.
    pub(super) strongest: f64,
    /// The same of words in the title.
    pub(super) titled: f64,
    /// Everything typed is in one phrase, and everything of the phrase was typed.
    pub(super) whole: bool,
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
    targets: Vec<Target>,
    /// By word: the things with it in a phrase.
    places: Vec<Vec<usize>>,
    /// By word.
    weights: Vec<f64>,
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
        let mut bag: BTreeSet<WordIx> = BTreeSet::new();
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
            bag.extend(&words);
            phrases.push(Phrase { words: words.into_iter().collect(), weight: 0.0 });
        }
        for word in &bag {
            if let Some(places) = self.places.get_mut(*word) {
                places.push(position);
            }
        }
        self.targets.push(Target { phrases, bag: bag.into_iter().collect() });
    }

    fn weigh(&mut self, terms: &[Term]) {
        let weight = |(term, places): (&Term, &Vec<usize>)| {
            self.base(term) * self.rarity(float(places.len()))
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
        if number::is_unit(&term.form) {
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
        for term in self.reading.read(text).into_iter().take(MOST_WORDS) {
            let id = memo.len();
            let measured = memo.entry(term).or_insert_with_key(|term| self.measure(id, term));
            if seen.insert(measured.id) {
                typed.push(measured.clone());
            }
        }
        typed
    }

    fn measure(&self, id: usize, term: &Term) -> Typed {
        let means = self.lexicon.meant(term);
        let base = self.base(term);
        let weight = if means.is_empty() && filler::is_slip(&term.form) {
            0.0
        } else if means.is_empty() {
            base * UNKNOWN
        } else {
            let things = self.things(&means);
            // What means light words only is light itself.
            let heaviest = means.iter().filter_map(|(word, _)| self.weights.get(*word));
            (base * self.rarity(things)).min(heaviest.copied().fold(0.0, f64::max).max(0.05))
        };
        Typed { id, weight, means }
    }

    /// In how many things a word may be meant that means these.
    fn things(&self, means: &[(WordIx, f64)]) -> f64 {
        const COUNTED: usize = 2000;
        let places =
            || means.iter().filter_map(|(word, surely)| Some((self.places.get(*word)?, *surely)));
        if places().map(|(places, _)| places.len()).sum::<usize>() > COUNTED {
            return places()
                .map(|(places, surely)| float(places.len()) * surely)
                .fold(0.0, f64::max);
        }
        let mut sure: BTreeMap<usize, f64> = BTreeMap::new();
        for (place, surely) in
            places().flat_map(|(all, sure)| all.iter().map(move |it| (*it, sure)))
        {
            let known = sure.entry(place).or_insert(0.0);
            *known = known.max(surely);
        }
        sure.values().sum()
    }

    /// The things that share the most with `typed`, each with how much, in order of position.
    pub(super) fn candidates(&self, typed: &[Typed]) -> Shares {
        let means = |typed: &Typed| {
            let weighed = typed.means.iter().map(|(word, surely)| (*word, surely * typed.weight));
            weighed.collect::<Vec<_>>()
        };
        let mut links: Vec<(&Vec<usize>, f64)> = typed
            .iter()
            .flat_map(means)
            .filter_map(|(word, weight)| Some((self.places.get(word)?, weight)))
            .collect();
        links.sort_by_key(|(places, _)| places.len());
        let mut shares = Shares::new();
        let mut looked = 0;
        for (places, weight) in links {
            let room = LOOKED_THROUGH.saturating_sub(looked);
            for place in places.iter().take(room) {
                *shares.entry(*place).or_insert(0.0) += weight;
            }
            looked += places.len();
        }
        closest(shares)
    }

    /// How well `typed` names each of `candidates`, best first; ties in order of position.
    pub(super) fn matches(&self, typed: &[&Typed], candidates: &Shares) -> Vec<Match> {
        let found = candidates.keys().filter_map(|target| self.matched(typed, *target));
        let mut found: Vec<Match> = found.collect();
        found.sort_by(|one, other| {
            let by_score = other.score.total_cmp(&one.score);
            other.whole.cmp(&one.whole).then(by_score).then(one.target.cmp(&other.target))
        });
        found
    }

    fn matched(&self, typed: &[&Typed], position: usize) -> Option<Match> {
        let target = self.targets.get(position)?;
        let all: f64 = typed.iter().map(|typed| typed.weight).sum();
        let title = target.phrases.first().map(|title| title.words.as_slice()).unwrap_or_default();
        let known: Vec<Known> =
            typed.iter().map(|typed| Known::of(typed, title, &target.bag)).collect();
        let titled = known.iter().filter(|known| known.titled).map(|known| known.weight);
        let titled = titled.fold(0.0, f64::max);
        let best = target.phrases.iter().enumerate().map(|(position_of_phrase, phrase)| {
            let here: Vec<f64> = typed.iter().map(|typed| surely(typed, &phrase.words)).collect();
            let share = if position_of_phrase == 0 { 1.0 } else { UNTITLED };
            let explains =
                |(known, here): (&Known, &f64)| known.weight * known.surely.max(here * share);
            let explained: f64 = known.iter().zip(&here).map(explains).sum();
            let themselves = known.iter().zip(&here).filter(|(known, _)| known.itself);
            let strongest = themselves.map(explains).fold(0.0, f64::max);
            let left_over = (all - explained).max(0.0);
            let (missing, complete) = self.missing(typed, phrase);
            let against = LEFT_OVER * left_over + NOT_TYPED * missing;
            let score = if explained > 0.0 { explained / (explained + against) } else { 0.0 };
            let whole = complete && here.iter().all(|here| *here >= AS_GOOD);
            Match { target: position, score, explained, left_over, strongest, titled, whole }
        });
        best.max_by(|one, other| {
            one.whole.cmp(&other.whole).then(one.score.total_cmp(&other.score))
        })
        .filter(|best| best.explained > 0.0)
    }

    /// What `phrase` holds that was not typed, and whether that is nothing.
    fn missing(&self, typed: &[&Typed], phrase: &Phrase) -> (f64, bool) {
        let (mut found, mut complete) = (0.0, true);
        for word in &phrase.words {
            let sure = typed.iter().map(|typed| surely(typed, &[*word])).fold(0.0, f64::max);
            found += sure * self.weights.get(*word).copied().unwrap_or(0.0);
            complete &= sure >= AS_GOOD;
        }
        ((phrase.weight - found).max(0.0), complete)
    }
}

/// What a typed word says for a thing, whichever phrase of it is looked at.
struct Known {
    weight: f64,
    surely: f64,
    /// It is in a phrase of the thing as it is.
    itself: bool,
    /// It is in the title as it is.
    titled: bool,
}

impl Known {
    fn of(typed: &Typed, title: &[WordIx], bag: &[WordIx]) -> Self {
        let (in_title, in_bag) = (surely(typed, title), surely(typed, bag));
        Self {
            weight: typed.weight,
            surely: (TITLE_ELSEWHERE * in_title).max(ELSEWHERE * in_bag),
            itself: in_bag >= AS_GOOD,
            titled: in_title >= AS_GOOD,
        }
    }
}

/// Those of `shares` that share the most.
pub(super) fn closest(shares: Shares) -> Shares {
    let mut shares: Vec<(usize, f64)> = shares.into_iter().collect();
    shares.sort_by(|(one, a), (other, b)| b.total_cmp(a).then(one.cmp(other)));
    shares.truncate(CLOSELY);
    shares.into_iter().collect()
}

/// How surely `typed` means one of `words`, which are in order.
fn surely(typed: &Typed, words: &[WordIx]) -> f64 {
    let sure = typed.means.iter().filter(|(word, _)| words.binary_search(word).is_ok());
    sure.map(|(_, surely)| *surely).fold(0.0, f64::max)
}
