//! What each kind of checkpoint means in a debrief: how bad a wrong answer is, what was said,
//! what is right, and what it is worth.
//!
//! Whether an answer is right was judged when it was given (`session/checkpoint.rs`), and is not
//! judged again here. The kinds are `procedure/checkpoint.rs`.

use super::score::Points;
use crate::procedure::checkpoint::{Choose, Kind, Number};
use crate::procedure::number::shown;
use crate::procedure::{Checkpoint, Severity, StepIx};
use crate::session::{Answer, Given, Session, Verdict};
use std::collections::BTreeSet;

/// A wrong answer.
pub(super) struct Wrong<'a> {
    /// How bad it is.
    pub(super) severity: Severity,
    /// What the author says to one who gives it.
    pub(super) because: Option<&'a str>,
}

/// The answers to one checkpoint, in order, over all stays at its step.
pub(super) fn given(
    session: &Session,
    step: StepIx,
    position: usize,
) -> impl Iterator<Item = &Given> {
    let given = session.visits_of(step).flat_map(|visit| &visit.given);
    given.filter(move |given| given.checkpoint == position)
}

/// What a right first answer is worth.
pub(super) const fn worth(checkpoint: &Checkpoint) -> Points {
    match checkpoint.kind {
        Kind::Choose(_) | Kind::Number(_) | Kind::Unasked(_) => Points::whole(checkpoint.points),
        Kind::Tick(_) => Points::whole(0),
    }
}

/// Whether an answer is held against anyone. A tick proves nothing, so it is not.
pub(super) const fn is_judged(kind: &Kind) -> bool {
    match kind {
        Kind::Choose(_) | Kind::Number(_) | Kind::Unasked(_) => true,
        Kind::Tick(_) => false,
    }
}

/// What is wrong with an answer, if it was found wrong.
pub(super) fn wrong<'a>(kind: &'a Kind, given: &Given) -> Option<Wrong<'a>> {
    if given.verdict.is_right() || !is_judged(kind) {
        return None;
    }
    Some(match (kind, &given.answer) {
        (Kind::Choose(choose), Answer::Choose { picked, .. }) => wrong_choice(choose, picked),
        (Kind::Number(number), _) => wrong_number(number, given.verdict),
        (Kind::Choose(_) | Kind::Tick(_) | Kind::Unasked(_), _) => {
            Wrong { severity: Severity::Major, because: None }
        }
    })
}

/// As bad as the worst option picked; leaving out a right one is major.
fn wrong_choice<'a>(choose: &'a Choose, picked: &BTreeSet<usize>) -> Wrong<'a> {
    let options = choose.options.iter().enumerate();
    let picked = options.filter(|(position, option)| picked.contains(position) && !option.right);
    let worst = picked
        .map(|(_, option)| option)
        .reduce(|worst, option| if option.severity > worst.severity { option } else { worst });
    worst.map_or(Wrong { severity: Severity::Major, because: None }, |option| Wrong {
        severity: option.severity,
        because: option.because.as_deref(),
    })
}

fn wrong_number(number: &Number, verdict: Verdict) -> Wrong<'_> {
    let trap = match verdict {
        Verdict::Trapped(position) => number.traps.get(position),
        Verdict::Right | Verdict::Wrong => None,
    };
    trap.map_or(Wrong { severity: number.severity, because: None }, |trap| Wrong {
        severity: trap.severity,
        because: trap.because.as_deref(),
    })
}

/// What was answered, in words.
pub(super) fn said(kind: &Kind, answer: &Answer) -> String {
    match (kind, answer) {
        (Kind::Choose(choose), Answer::Choose { picked, .. }) => {
            let options = choose.options.iter().enumerate();
            let picked = options.filter(|(position, _)| picked.contains(position));
            listed(picked.map(|(_, option)| option.text.as_str()))
        }
        (Kind::Number(number), Answer::Number { value, .. }) => quantity(number, *value),
        (Kind::Tick(tick), Answer::Tick(ticked)) => {
            format!("{} of {} ticked", ticked.len(), tick.items.len())
        }
        (Kind::Choose(_) | Kind::Number(_) | Kind::Tick(_) | Kind::Unasked(_), _) => {
            "no answer to this".to_owned()
        }
    }
}

/// What would have been right, in words.
pub(super) fn right(kind: &Kind) -> String {
    match kind {
        Kind::Choose(choose) => {
            let right = choose.options.iter().filter(|option| option.right);
            listed(right.map(|option| option.text.as_str()))
        }
        Kind::Number(number) => quantity(number, number.right),
        Kind::Tick(tick) => format!("all {}", tick.items.len()),
        Kind::Unasked(unasked) => unasked.word().to_owned(),
    }
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
