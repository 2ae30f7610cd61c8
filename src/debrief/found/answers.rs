//! Checkpoints whose first answer was wrong. Later answers are told and not counted, and ticks
//! are not judged at all.

use super::Found;
use crate::debrief::checkpoint;
use crate::debrief::deviation::{Deviation, Kind, Subject as About};
use crate::procedure::{Checkpoint, StepIx};
use crate::session::{Given, Session};
use std::fmt::Write as _;

pub(super) fn found(session: &Session) -> Vec<Found> {
    let steps = session.procedure().steps();
    let asked = steps.flat_map(|(ix, step)| {
        step.checkpoints.iter().enumerate().map(move |(position, asked)| (ix, position, asked))
    });
    asked.filter_map(|(ix, position, asked)| wrong(session, ix, (position, asked))).collect()
}

fn wrong(session: &Session, ix: StepIx, (position, asked): (usize, &Checkpoint)) -> Option<Found> {
    let given: Vec<&Given> = checkpoint::given(session, ix, position).collect();
    let (first, later) = given.split_first()?;
    let wrong = checkpoint::wrong(&asked.kind, first)?;
    let mut message = format!(
        "Asked “{}”. First answer: {}. Right: {}.",
        asked.ask.trim(),
        stop_less(&checkpoint::said(&asked.kind, &first.answer)),
        stop_less(&checkpoint::right(&asked.kind))
    );
    let tries = later.iter().position(|given| given.verdict.is_right()).map(|right| right + 2);
    for given in later.iter().filter(|given| !given.verdict.is_right()) {
        let said = checkpoint::said(&asked.kind, &given.answer);
        let _ = write!(message, " Then: {}.", stop_less(&said));
    }
    if let Some(tries) = tries {
        let _ = write!(message, " Right at try {tries}.");
    }
    let because = wrong.because.or(asked.because.as_deref());
    let kind = (Kind::Wrong, wrong.severity);
    let mut told = Deviation::new(kind, About::Step(ix), first.at, message)
        .of_step(session.procedure(), ix)
        .because(because);
    if !asked.sources.is_empty() {
        told.sources.clone_from(&asked.sources);
    }
    Some(Found::alone(told))
}

/// Without the full stop that the author may have written: the sentence has its own.
fn stop_less(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix('.').unwrap_or(text)
}
