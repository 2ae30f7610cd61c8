//! What each kind of checkpoint means in a debrief: how bad a wrong answer is, what was said,
//! what is right, and what it is worth.
//!
//! Whether an answer is right was judged when it was given (`session/checkpoint.rs`), and is not
//! judged again here. The kinds are `procedure/checkpoint.rs`.

mod needle;
mod place;

use super::points::Points;
use super::report::sentence;
use crate::procedure::checkpoint::{Choose, Kind, Number};
use crate::procedure::number::shown;
use crate::procedure::{Checkpoint, Judged, Severity};
use crate::session::judge;
use crate::session::{Answer, Given, Verdict};
use std::collections::BTreeSet;

/// What is wrong with an answer.
pub(super) struct Wrong<'a> {
    /// How bad it is.
    pub(super) severity: Severity,
    /// What the author says to one who gives it.
    pub(super) because: Option<&'a str>,
    /// Where an answer can be wrong in several ways: in which, and what is right, in words.
    pub(super) fault: Option<(String, String)>,
}

impl<'a> Wrong<'a> {
    const fn new(severity: Severity, because: Option<&'a str>) -> Self {
        Self { severity, because, fault: None }
    }

    fn fault(judged: &'a Judged, fault: (String, String)) -> Self {
        Self { severity: judged.severity, because: judged.because.as_deref(), fault: Some(fault) }
    }
}

/// What a right first answer is worth.
pub(super) const fn worth(checkpoint: &Checkpoint) -> Points {
    match checkpoint.kind {
        Kind::Choose(_)
        | Kind::Number(_)
        | Kind::List(_)
        | Kind::Order(_)
        | Kind::Say(_)
        | Kind::Place(_)
        | Kind::Needle(_)
        | Kind::Decide(_) => Points::whole(checkpoint.points),
        Kind::Tick(_) => Points::whole(0),
    }
}

/// Whether an answer is held against anyone. A tick proves nothing, so it is not.
pub(super) const fn is_judged(kind: &Kind) -> bool {
    kind.is_judged()
}

/// How bad it is to give no answer where it is asked for once.
pub(super) fn unanswered(kind: &Kind) -> Severity {
    match kind {
        Kind::Number(number) => number.severity,
        Kind::List(list) => list.severity,
        Kind::Order(order) => order.severity,
        Kind::Say(say) => say.severity,
        Kind::Place(place) => place.severity,
        Kind::Needle(needle) => needle.severity,
        Kind::Choose(_) | Kind::Tick(_) | Kind::Decide(_) => Severity::Major,
    }
}

/// Everything that is wrong with an answer; of most kinds one thing at most.
pub(super) fn wrongs<'a>(kind: &'a Kind, given: &Given) -> Vec<Wrong<'a>> {
    match (kind, &given.answer) {
        (Kind::Place(place), Answer::Place(placed)) => place::wrongs(place, placed),
        (Kind::Needle(needle), Answer::Needle(needled)) => needle::wrongs(needle, needled),
        (_, _) => wrong(kind, given).into_iter().collect(),
    }
}

/// What is wrong with an answer, if it was found wrong.
fn wrong<'a>(kind: &'a Kind, given: &Given) -> Option<Wrong<'a>> {
    if given.verdict.is_right() || !is_judged(kind) {
        return None;
    }
    Some(match (kind, &given.answer) {
        (Kind::Choose(choose), Answer::Choose { picked, .. }) => wrong_choice(choose, picked),
        (Kind::Decide(decide), Answer::Choose { picked, .. }) => {
            let arm = picked.first().and_then(|arm| decide.arms.get(*arm))?;
            Wrong::new(arm.severity, arm.because.as_deref())
        }
        (Kind::Number(number), _) => wrong_number(number, given.verdict),
        (
            Kind::Choose(_)
            | Kind::Tick(_)
            | Kind::List(_)
            | Kind::Order(_)
            | Kind::Say(_)
            | Kind::Place(_)
            | Kind::Needle(_)
            | Kind::Decide(_),
            _,
        ) => Wrong::new(unanswered(kind), None),
    })
}

/// As bad as the worst option picked; leaving out a right one is major.
fn wrong_choice<'a>(choose: &'a Choose, picked: &BTreeSet<usize>) -> Wrong<'a> {
    let options = choose.options.iter().enumerate();
    let picked = options.filter(|(position, option)| picked.contains(position) && !option.right);
    let worst = picked
        .map(|(_, option)| option)
        .reduce(|worst, option| if option.severity > worst.severity { option } else { worst });
    worst.map_or(Wrong::new(Severity::Major, None), |option| {
        Wrong::new(option.severity, option.because.as_deref())
    })
}

fn wrong_number(number: &Number, verdict: Verdict) -> Wrong<'_> {
    let trap = match verdict {
        Verdict::Trapped(position) => number.traps.get(position),
        Verdict::Right | Verdict::Wrong => None,
    };
    trap.map_or(Wrong::new(number.severity, None), |trap| {
        Wrong::new(trap.severity, trap.because.as_deref())
    })
}

/// What was answered, in words.
#[must_use]
pub fn said(kind: &Kind, answer: &Answer) -> String {
    match (kind, answer) {
        (_, Answer::Nothing) => "nothing".to_owned(),
        (Kind::Choose(choose), Answer::Choose { picked, .. }) => {
            let options = choose.options.iter().enumerate();
            let picked = options.filter(|(position, _)| picked.contains(position));
            listed(picked.map(|(_, option)| option.text.as_str()))
        }
        (Kind::Decide(decide), Answer::Choose { picked, .. }) => {
            let arms = picked.iter().filter_map(|position| decide.arms.get(*position));
            listed(arms.map(|arm| arm.text.as_str()))
        }
        (Kind::Number(number), Answer::Number { value, .. }) => quantity(number, *value),
        (Kind::Tick(tick), Answer::Tick(ticked)) => {
            format!("{} of {} ticked", ticked.len(), tick.items.len())
        }
        (Kind::List(_), Answer::List(text)) | (Kind::Say(_), Answer::Say(text)) => {
            let text = text.trim();
            if text.is_empty() { "nothing".to_owned() } else { format!("“{text}”") }
        }
        (Kind::Order(order), Answer::Order { given, .. }) => {
            let given = given.iter().filter_map(|position| order.items.get(*position));
            listed(given.map(String::as_str))
        }
        (Kind::Place(_), Answer::Place(placed)) => place::said(placed),
        (Kind::Needle(needle), Answer::Needle(needled)) => needle::said(needle, needled),
        (
            Kind::Choose(_)
            | Kind::Number(_)
            | Kind::Tick(_)
            | Kind::List(_)
            | Kind::Order(_)
            | Kind::Say(_)
            | Kind::Place(_)
            | Kind::Needle(_)
            | Kind::Decide(_),
            _,
        ) => "no answer to this".to_owned(),
    }
}

/// What would have been right instead of `answer`, in words: of a list what was missing.
pub(super) fn right(kind: &Kind, answer: &Answer, abbreviations: &[(String, String)]) -> String {
    let (Kind::List(list), Answer::List(said)) = (kind, answer) else { return whole(kind) };
    let named = judge::named(&list.items, said, abbreviations);
    let named: BTreeSet<usize> = named.iter().filter_map(|(_, item)| *item).collect();
    let missing = list.items.iter().enumerate().filter(|(position, _)| !named.contains(position));
    let missing = listed(missing.filter_map(|(_, phrases)| phrases.first()).map(String::as_str));
    if named.is_empty() || missing.is_empty() {
        return whole(kind);
    }
    format!("also {missing}; {} were asked for", list.at_least)
}

/// What is right, in words.
#[must_use]
pub fn whole(kind: &Kind) -> String {
    match kind {
        Kind::Choose(choose) => {
            let right = choose.options.iter().filter(|option| option.right);
            listed(right.map(|option| option.text.as_str()))
        }
        Kind::Decide(decide) => decide.right().map_or_else(String::new, |arm| arm.text.clone()),
        Kind::Number(number) => quantity(number, number.right),
        Kind::Tick(tick) => format!("all {}", tick.items.len()),
        Kind::List(list) => {
            let first = list.items.iter().filter_map(|phrases| phrases.first());
            format!("{} of {}", list.at_least, listed(first.map(String::as_str)))
        }
        Kind::Order(order) => listed(order.items.iter().map(String::as_str)),
        Kind::Say(say) => say.phrases.first().map(|it| format!("“{it}”")).unwrap_or_default(),
        Kind::Place(place) => place::whole(place),
        Kind::Needle(needle) => needle::whole(needle),
    }
}

/// What is wrong with injections or a needle's way so far, each in a sentence, with what the author
/// says about it: for one who is told at once. The right answer is not told.
#[must_use]
pub fn faults(kind: &Kind, answer: &Answer) -> Vec<String> {
    let wrongs = match (kind, answer) {
        (Kind::Place(place), Answer::Place(placed)) => place::wrongs(place, placed),
        (Kind::Needle(needle), Answer::Needle(needled)) => needle::wrongs(needle, needled),
        (_, _) => Vec::new(),
    };
    let told = wrongs.into_iter().filter_map(|wrong| {
        let (fault, _) = wrong.fault?;
        let because = wrong.because.map_or_else(String::new, |because| format!(" {because}"));
        Some(sentence(&fault) + &because)
    });
    told.collect()
}

/// A length, a time or a current as people read it: one decimal below ten, none from there on.
fn measure(value: f64, unit: &str) -> String {
    let shown = if value.abs() < 9.95 {
        shown((value * 10.0).round() / 10.0)
    } else {
        shown(value.round())
    };
    format!("{shown}\u{a0}{unit}")
}

fn listed<'a>(texts: impl Iterator<Item = &'a str>) -> String {
    let texts: Vec<&str> =
        texts.map(str::trim).map(|text| text.strip_suffix('.').unwrap_or(text)).collect();
    texts.join("; ")
}

fn quantity(number: &Number, value: f64) -> String {
    let shown = shown(value);
    match &number.unit {
        Some(unit) => format!("{shown} {unit}"),
        None => shown,
    }
}
