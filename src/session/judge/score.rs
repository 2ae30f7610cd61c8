//! How well typed words name one thing that can be named.
//!
//! A score sets what the thing explains of the words typed against what it leaves over, and, far
//! more lightly, against what was not typed of its phrase. Whether that is enough: `verdict.rs`.

use super::lexicon::WordIx;
use std::collections::BTreeMap;
use std::rc::Rc;

/// How surely a word speaks for a thing that is in one of its phrases and not in its title.
const UNTITLED: f64 = 0.9;
/// How surely a word of the title does beside the words of another phrase.
const TITLE_ELSEWHERE: f64 = 0.93;
/// How surely a word of another phrase for the same thing speaks for it.
const ELSEWHERE: f64 = 0.8;
/// How much a word says for a thing that it hardly belongs to.
const HARDLY: f64 = 0.6;
/// How much words left over count against a thing.
const LEFT_OVER: f64 = 0.33;
/// How much words not typed count against it.
const NOT_TYPED: f64 = 0.045;
/// From here on a word is as good as typed.
const AS_GOOD: f64 = 0.85;
/// What a word explains at least that counts as one.
const WORD: f64 = 0.25;
/// What a phrase that is no title explains at least, to be enough by itself.
const WHOLE: f64 = 0.4;

/// A phrase as it is compared: words in order of position, each once.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    pub(super) words: Vec<WordIx>,
    pub(super) weight: f64,
}

/// Something that can be named.
#[derive(Clone, Debug)]
pub(super) struct Target {
    /// The title comes first.
    pub(super) phrases: Vec<Phrase>,
    /// The words of all its phrases, in order of position.
    pub(super) bag: Vec<WordIx>,
}

/// What a word by itself can say about what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Telling {
    /// Nothing: it is said of anything, or it is a number.
    Idle,
    /// Little: what is done with anything.
    Ordinary,
    /// What it is about.
    Content,
}

/// A typed word, measured.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Typed {
    /// Tells it from other words of one memo.
    pub(super) id: usize,
    pub(super) weight: f64,
    pub(super) telling: Telling,
    /// How much it counts where it is left over.
    pub(super) cost: f64,
    /// Known words that it may mean, each with how surely.
    pub(super) means: Vec<(WordIx, f64)>,
    /// By position of a thing: how much the word belongs to it.
    pub(super) belongs: Rc<BTreeMap<usize, f64>>,
    /// The most of these.
    pub(super) most: f64,
}

/// What typed words and a thing have in common, whichever of its phrases holds it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Common {
    /// How much the word of content belongs to the thing that does most.
    pub(super) content: f64,
    /// The same of ordinary words.
    pub(super) ordinary: f64,
    /// How many words of content belong to it.
    pub(super) contents: usize,
}

impl Common {
    fn of(typed: &[&Typed], position: usize) -> Self {
        let belong = |telling| {
            let of = typed.iter().filter(move |typed| typed.telling == telling);
            of.filter_map(|typed| typed.belongs.get(&position)).copied()
        };
        Self {
            content: belong(Telling::Content).fold(0.0, f64::max),
            ordinary: belong(Telling::Ordinary).fold(0.0, f64::max),
            contents: belong(Telling::Content).count(),
        }
    }
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
    /// How many words it explains that say something.
    pub(super) words: usize,
    /// How much the word belongs to it that does most, of those meant as they are.
    pub(super) central: f64,
    /// What it has in common with what was typed.
    pub(super) common: Common,
    /// Everything typed is in one phrase, and everything of the phrase was typed.
    pub(super) whole: bool,
}

/// How well `typed` names `target`, which is at `position`; nothing where it says nothing for it.
pub(super) fn scored(
    typed: &[&Typed],
    position: usize,
    target: &Target,
    weights: &[f64],
) -> Option<Match> {
    let title = target.phrases.first().map(|title| title.words.as_slice()).unwrap_or_default();
    let known = typed.iter().map(|typed| Known::of(typed, title, &target.bag, position));
    let known: Vec<Known> = known.collect();
    let central = known.iter().map(|known| known.central).fold(0.0, f64::max);
    let common = Common::of(typed, position);
    let best = target.phrases.iter().enumerate().map(|(at, phrase)| {
        let here: Vec<f64> = typed.iter().map(|typed| surely(typed, &phrase.words)).collect();
        let share = if at == 0 { 1.0 } else { UNTITLED };
        let explains =
            |(known, here): (&Known, &f64)| known.weight * known.surely.max(here * share);
        let each: Vec<f64> = known.iter().zip(&here).map(explains).collect();
        let explained: f64 = each.iter().sum();
        let over = typed.iter().zip(&each).map(|(typed, it)| (typed.weight - it) * typed.cost);
        let left_over = over.sum::<f64>().max(0.0);
        let (missing, complete) = missing(typed, phrase, weights);
        let against = LEFT_OVER * left_over + NOT_TYPED * missing;
        let score = if explained > 0.0 { explained / (explained + against) } else { 0.0 };
        let words = each.iter().filter(|it| **it >= WORD).count();
        let whole =
            complete && (at == 0 || explained >= WHOLE) && here.iter().all(|here| *here >= AS_GOOD);
        Match { target: position, score, explained, left_over, words, central, common, whole }
    });
    best.max_by(|one, other| one.whole.cmp(&other.whole).then(one.score.total_cmp(&other.score)))
        .filter(|best| best.explained > 0.0)
}

/// What `phrase` holds that was not typed, and whether that is nothing.
fn missing(typed: &[&Typed], phrase: &Phrase, weights: &[f64]) -> (f64, bool) {
    let (mut found, mut complete) = (0.0, true);
    for word in &phrase.words {
        let sure = typed.iter().map(|typed| surely(typed, &[*word])).fold(0.0, f64::max);
        found += sure * weights.get(*word).copied().unwrap_or(0.0);
        complete &= sure >= AS_GOOD;
    }
    ((phrase.weight - found).max(0.0), complete)
}

/// What a typed word says for a thing, whichever phrase of it is looked at.
struct Known {
    /// What the word weighs for this thing.
    weight: f64,
    surely: f64,
    /// How much it belongs to the thing, where it is in a phrase of it as it is.
    central: f64,
}

impl Known {
    fn of(typed: &Typed, title: &[WordIx], bag: &[WordIx], position: usize) -> Self {
        let (in_title, in_bag) = (surely(typed, title), surely(typed, bag));
        let surely = (TITLE_ELSEWHERE * in_title).max(ELSEWHERE * in_bag);
        let belongs = typed.belongs.get(&position).copied().unwrap_or(0.0);
        let share = if typed.most > 0.0 { belongs / typed.most } else { 0.0 };
        Self {
            weight: typed.weight * (HARDLY + (1.0 - HARDLY) * share),
            surely,
            central: if in_bag >= AS_GOOD { belongs * surely } else { 0.0 },
        }
    }
}

/// How surely `typed` means one of `words`, which are in order.
fn surely(typed: &Typed, words: &[WordIx]) -> f64 {
    let sure = typed.means.iter().filter(|(word, _)| words.binary_search(word).is_ok());
    sure.map(|(_, surely)| *surely).fold(0.0, f64::max)
}
