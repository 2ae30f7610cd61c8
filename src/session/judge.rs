//! The judge of typed text: what was meant by what a trainee typed.
//!
//! Typed words are matched against the titles of steps and their `also:` phrases, against known
//! wrong acts, rounds and phases. Pure: no state, no clock, no draws. In order: `letter.rs` and
//! `number.rs` cut text into words, `reading.rs` makes terms of them, `lexicon.rs` finds what a
//! word may mean, `index.rs` weighs it, `score.rs` scores, `verdict.rs` decides, `cut.rs` parts an
//! entry into several, `join.rs` what belongs together of them.

mod cut;
mod everyday;
mod filler;
mod index;
mod join;
mod letter;
mod lexicon;
mod number;
mod reading;
mod say;
mod score;
mod slip;
mod stem;
mod synonym;
mod unit;
mod verdict;

pub use number::in_words;
pub use say::{named, says};
pub use unit::is_same_unit;

use crate::procedure::{Act, Procedure, StepIx, TimerIx};
use index::{Index, Memo, Named, Shares};
use join::{Sense, Spoken};
use reading::plain;
use score::{Match, Typed};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use verdict::Verdict;

/// What cutting off one more part costs, in rare words explained.
const PRICE: f64 = 0.9;
/// The same where the part is a whole phrase.
const PRICE_OF_WHOLE: f64 = 0.4;
/// The most that one part loses by what it leaves over.
const MOST_LOST: f64 = 1.5;

/// The pieces of what is typed at once, whatever they mean.
#[must_use]
pub fn pieces(text: &str) -> Vec<&str> {
    let runs = cut::runs(text, &|_| false).into_iter().flatten();
    runs.filter_map(|piece| text.get(piece)).collect()
}

/// The words of a text in lower case, without punctuation.
#[must_use]
pub fn bare_words(text: &str) -> Vec<String> {
    letter::bare_words(text).into_iter().map(|word| word.text).collect()
}

/// Those of some bare words that say something, without their endings and in one spelling.
#[must_use]
pub fn stems(bare: &[String]) -> Vec<String> {
    bare.iter().filter(|word| !filler::is_dropped(word)).map(|word| stem::stem(word)).collect()
}

/// Whether all of some bare words go with anything, so that they name nothing by themselves.
#[must_use]
pub fn say_little(bare: &[String]) -> bool {
    let is_light = |word: &String| {
        filler::is_dropped(word)
            || filler::light().any(|known| known == word)
            || word.chars().all(|c| c.is_ascii_digit())
    };
    bare.iter().all(is_light)
}

/// What can be named in a session of one procedure, made once.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    index: Index,
    /// By position in the index. Several are steps that share a title, in order of the path.
    meanings: Vec<Vec<Meaning>>,
    /// Titles and phrases of steps, word for word.
    titles: BTreeSet<String>,
    /// Titles of phases, as [`bare_title`] gives them, with the position of the phase.
    phases: BTreeMap<String, usize>,
}

/// What was meant by one part of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// The part as it was typed.
    pub text: String,
    /// What was meant by it.
    pub heard: Heard,
}

/// What was heard in a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// One thing.
    Clear(Meaning),
    /// 1 to 5 things that may have been meant, best first: steps and wrong acts only.
    Unclear(Vec<Meaning>),
    /// Nothing that can be named.
    Nothing,
}

/// What can be meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A step.
    Step(StepIx),
    /// The act of an `every` timer that is given by phrases, not by a step.
    Round(TimerIx),
    /// A wrong act, by its position in the procedure's mishaps.
    WrongAct(usize),
    /// A phase, by its position among all phases of the procedure.
    Phase(usize),
}

/// Whether it is the turn of a step, where what was typed leaves open which one is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is still to come.
    Open,
    /// It has passed.
    Past,
    /// It belongs to the procedure, while a complication runs.
    Elsewhere,
}

impl Vocabulary {
    /// The vocabulary of `procedure` while no complication runs: what is done in one, and wrong
    /// acts that are wrong in one alone, are not spoken of then, and change no word's weight.
    #[must_use]
    pub fn of(procedure: &Procedure) -> Self {
        Self::during(procedure, None)
    }

    /// The vocabulary of `procedure` while the complication at this position runs, or none.
    #[must_use]
    pub fn during(procedure: &Procedure, focus: Option<usize>) -> Self {
        let homes = procedure.homes();
        let home = |step: StepIx| homes.get(step.position()).copied().flatten();
        let spoken = |step: StepIx| home(step).is_none_or(|home| Some(home) == focus);
        let (mut all, mut meanings, mut titles) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut by_title: BTreeMap<String, usize> = BTreeMap::new();
        for (ix, step) in procedure.steps().filter(|(ix, _)| spoken(*ix)) {
            let position = *by_title.entry(plain(&step.title)).or_insert(all.len());
            if position == all.len() {
                all.push(Named { phrases: Vec::new() });
                meanings.push(Vec::new());
            }
            let phrases = std::iter::once(&step.title).chain(&step.teaching.also);
            titles.extend(phrases.clone().map(|phrase| plain(phrase)));
            if let (Some(named), Some(steps)) = (all.get_mut(position), meanings.get_mut(position))
            {
                // Those of a title alone are there already, unless this one says more.
                let new: Vec<String> =
                    phrases.filter(|phrase| !named.phrases.contains(phrase)).cloned().collect();
                named.phrases.extend(new);
                steps.push(Meaning::Step(ix));
            }
        }
        let mut add = |meaning, phrases: Vec<String>| {
            all.push(Named { phrases });
            meanings.push(vec![meaning]);
        };
        for (position, wrong) in procedure.mishaps().wrong_acts.iter().enumerate() {
            let during = wrong.during.as_ref();
            if during.is_some_and(|during| !during.iter().any(|step| spoken(*step))) {
                continue;
            }
            let phrases: Vec<String> =
                std::iter::once(&wrong.act).chain(&wrong.also).cloned().collect();
            titles.extend(phrases.iter().map(|phrase| plain(phrase)));
            add(Meaning::WrongAct(position), phrases);
        }
        for (ix, timer) in procedure.timers() {
            if let Some(Act::Phrases(phrases)) = timer.every().map(|every| &every.does) {
                add(Meaning::Round(ix), phrases.clone());
            }
        }
        let mut phases = BTreeMap::new();
        for (position, phase) in procedure.phases().into_iter().enumerate() {
            phases.entry(bare_title(&phase.title)).or_insert(position);
        }
        titles.remove("");
        phases.remove("");
        let index = Index::of(&all, &procedure.about().abbreviations);
        Self { index, meanings, titles, phases }
    }

    /// Whether `text` is, word for word but for case, spaces and punctuation, the title of a step
    /// or a wrong act, or one of its `also` phrases.
    #[must_use]
    pub fn has_title(&self, text: &str) -> bool {
        self.titles.contains(&plain(text))
    }

    /// What was meant by each part of an entry, in order. Where nothing that was typed can tell
    /// between steps, it is the earliest whose `turn` is still to come.
    #[must_use]
    pub fn hear(&self, text: &str, turn: &dyn Fn(StepIx) -> Turn) -> Vec<Part> {
        let mut memo = Memo::new();
        let mut parts: Vec<Spoken> = Vec::new();
        let runs = if self.has_title(text) {
            vec![vec![0..text.len()]]
        } else {
            let whole = |line: &str| self.has_title(line) || self.phase(line).is_some();
            cut::runs(text, &whole)
        };
        for run in runs {
            for pieces in self.parted(text, &run, &mut memo) {
                let pieces = run.get(pieces).unwrap_or_default();
                let mut sense = |range: Range<usize>| {
                    self.heard(text.get(range).unwrap_or(""), turn, &mut memo)
                };
                for part in join::kept(pieces, &mut sense) {
                    join::add(text, &mut parts, part);
                }
            }
        }
        let part = |part: Spoken| Part {
            text: text.get(part.range).unwrap_or("").trim().to_owned(),
            heard: part.sense.heard,
        };
        parts.into_iter().map(part).collect()
    }

    /// The parts of a run, by the positions of their pieces.
    fn parted(&self, text: &str, run: &cut::Run, memo: &mut Memo) -> Vec<Range<usize>> {
        if run.len() < 2 {
            return std::iter::once(0..run.len()).collect();
        }
        let said = run.iter().map(|range| text.get(range.clone()).unwrap_or(""));
        let typed: Vec<Vec<Typed>> = said.map(|said| self.index.typed(said, memo)).collect();
        let near: Vec<Shares> = typed.iter().map(|typed| self.index.candidates(typed)).collect();
        let mut value = |range: Range<usize>| {
            let words = typed.get(range.clone()).unwrap_or_default().iter().flatten();
            let words: BTreeMap<usize, &Typed> = words.map(|word| (word.id, word)).collect();
            let words: Vec<&Typed> = words.into_values().collect();
            let mut shares = Shares::new();
            for (target, share) in near.get(range).unwrap_or_default().iter().flatten() {
                *shares.entry(*target).or_insert(0.0) += share;
            }
            worth(&words, &self.index.matches(&words, &index::closest(shares)))
        };
        cut::best(run.len(), &mut value)
    }

    /// Whether `text` is the title of a phase.
    #[must_use]
    pub fn has_phase(&self, text: &str) -> bool {
        self.phase(text).is_some()
    }

    /// The phase whose title `text` is.
    fn phase(&self, text: &str) -> Option<usize> {
        self.phases.get(&bare_title(text)).copied()
    }

    fn heard(&self, said: &str, turn: &dyn Fn(StepIx) -> Turn, memo: &mut Memo) -> Sense {
        let typed = self.index.typed(said, memo);
        let near = self.index.candidates(&typed);
        let typed: Vec<&Typed> = typed.iter().collect();
        let first = plain(said);
        let leaves_out = first.split(' ').next().is_some_and(filler::leaves_out);
        let mut matches = self.index.matches(&typed, &near);
        // What is under way wins.
        let here = matches.iter().filter(|found| self.is_here(found.target, turn));
        let here: Vec<Match> = here.copied().collect();
        if matches!(verdict::verdict(&here), Verdict::Clear(_)) {
            matches = here;
        }
        // A step wins a tie.
        let whole = matches.first().is_some_and(|best| best.whole);
        let heard = match self.phase(said).filter(|_| !whole) {
            Some(phase) => Heard::Clear(Meaning::Phase(phase)),
            None => self.decided(verdict::verdict(&matches), leaves_out, turn),
        };
        let of = |found: &Match| {
            let meanings = self.meanings.get(found.target).into_iter().flatten();
            meanings.map(|meaning| (*meaning, found.explained)).collect::<Vec<_>>()
        };
        Sense { heard, whole, explained: matches.iter().flat_map(of).collect() }
    }

    /// Whether something of this name belongs to what is under way.
    fn is_here(&self, target: usize, turn: &dyn Fn(StepIx) -> Turn) -> bool {
        let mut meanings = self.meanings.get(target).into_iter().flatten();
        meanings.any(|meaning| match meaning {
            Meaning::Step(step) => turn(*step) != Turn::Elsewhere,
            Meaning::Round(_) | Meaning::WrongAct(_) | Meaning::Phase(_) => true,
        })
    }

    /// What a verdict means, at this point of a session.
    fn decided(&self, verdict: Verdict, leaves_out: bool, turn: &dyn Fn(StepIx) -> Turn) -> Heard {
        match verdict {
            Verdict::Clear(tied) if !leaves_out => {
                let all: Vec<Meaning> = tied
                    .iter()
                    .filter_map(|it| self.meanings.get(*it))
                    .flatten()
                    .copied()
                    .collect();
                between(&all, turn).map_or(Heard::Nothing, Heard::Clear)
            }
            Verdict::Clear(near) | Verdict::Unclear(near) => {
                let shown = |target: &usize| {
                    let all = self.meanings.get(*target).map(Vec::as_slice).unwrap_or_default();
                    let meaning = between(all, turn)?;
                    matches!(meaning, Meaning::Step(_) | Meaning::WrongAct(_)).then_some(meaning)
                };
                let near: Vec<Meaning> = near.iter().filter_map(shown).collect();
                if near.is_empty() { Heard::Nothing } else { Heard::Unclear(near) }
            }
            Verdict::Nothing => Heard::Nothing,
        }
    }
}

/// The words of a title in one spelling, without articles.
fn bare_title(title: &str) -> String {
    let plain = plain(title);
    let words = plain.split(' ').filter(|word| !matches!(*word, "the" | "a" | "an"));
    words.map(stem::american).collect::<Vec<_>>().join(" ")
}

/// The one of `all` between which nothing typed can tell: the earliest step whose turn is still to
/// come, else the last whose turn has passed, else the first; else the first of the others.
fn between(all: &[Meaning], turn: &dyn Fn(StepIx) -> Turn) -> Option<Meaning> {
    let is = |meaning: &Meaning, wanted| match meaning {
        Meaning::Step(step) => turn(*step) == wanted,
        Meaning::Round(_) | Meaning::WrongAct(_) | Meaning::Phase(_) => false,
    };
    let open = all.iter().find(|meaning| is(meaning, Turn::Open));
    let past = || all.iter().rfind(|meaning| is(meaning, Turn::Past));
    let elsewhere = || all.iter().find(|meaning| is(meaning, Turn::Elsewhere));
    open.or_else(past).or_else(elsewhere).or_else(|| all.first()).copied()
}

/// What a part with these matches is worth.
fn worth(typed: &[&Typed], matches: &[Match]) -> f64 {
    let all: f64 = typed.iter().map(|typed| typed.weight).sum();
    let gained = matches.first().map_or(0.0, |best| best.explained);
    let lost = matches.first().map_or(all, |best| best.left_over).min(MOST_LOST);
    let sure = match verdict::verdict(matches) {
        Verdict::Clear(_) => 1.0,
        Verdict::Unclear(_) => 0.7,
        Verdict::Nothing => 0.3,
    };
    let whole = matches.first().is_some_and(|best| best.whole);
    gained * sure - lost - if whole { PRICE_OF_WHOLE } else { PRICE }
}
