//! Checkpoints whose first answer was wrong. Later answers are told and not counted, and ticks
//! are not judged at all.

use super::Found;
use crate::debrief::asked::Asked;
use crate::debrief::checkpoint;
use crate::debrief::deviation::{Deviation, Kind, Subject as About};
use crate::session::Session;
use std::fmt::Write as _;

pub(super) fn found(session: &Session, asked: &[Asked<'_>]) -> Vec<Found> {
    let judged = asked.iter().filter(|asked| asked.is_judged());
    judged
        .filter_map(|asked| wrong(session, asked).or_else(|| unanswered(session, asked)))
        .collect()
}

fn wrong(session: &Session, asked: &Asked<'_>) -> Option<Found> {
    let (first, later) = asked.given.split_first()?;
    let checkpoint = asked.checkpoint;
    let wrong = checkpoint::wrong(&checkpoint.kind, first)?;
    let abbreviations = &session.procedure().about().abbreviations;
    let mut message = format!(
        "Asked “{}”. First answer: {}. Right: {}.",
        checkpoint.ask.trim(),
        stop_less(&checkpoint::said(&checkpoint.kind, &first.answer)),
        stop_less(&checkpoint::right(&checkpoint.kind, &first.answer, abbreviations))
    );
    let tries = later.iter().position(|given| given.verdict.is_right()).map(|right| right + 2);
    for given in later.iter().filter(|given| !given.verdict.is_right()) {
        let said = checkpoint::said(&checkpoint.kind, &given.answer);
        let _ = write!(message, " Then: {}.", stop_less(&said));
    }
    if let Some(tries) = tries {
        let _ = write!(message, " Right at try {tries}.");
    }
    if let Some(confidence) = first.confidence {
        let (word, percent) = (confidence.word(), confidence.percent());
        let _ = write!(message, " You said: {word} ({percent}\u{a0}%).");
    }
    let because = wrong.because.or(checkpoint.because.as_deref());
    let told =
        Deviation::new((Kind::Wrong, wrong.severity), About::Step(asked.step), first.at, message);
    Some(Found::alone(sourced(session, asked, told).because(because)))
}

/// Where each question is asked once, leaving it without an answer is a wrong answer.
fn unanswered(session: &Session, asked: &Asked<'_>) -> Option<Found> {
    let visit = asked.unanswered?;
    let checkpoint = asked.checkpoint;
    let right = checkpoint::whole(&checkpoint.kind);
    let message =
        format!("Asked “{}”. Not answered. Right: {}.", checkpoint.ask.trim(), stop_less(&right));
    let severity = checkpoint::unanswered(&checkpoint.kind);
    let told =
        Deviation::new((Kind::Wrong, severity), About::Step(asked.step), visit.begun, message);
    let told = sourced(session, asked, told);
    Some(Found::alone(told.because(checkpoint.because.as_deref())))
}

/// With what the step warns of, and what the checkpoint or else the step stands on.
fn sourced(session: &Session, asked: &Asked<'_>, told: Deviation) -> Deviation {
    let mut told = told.of_step(session.procedure(), asked.step);
    if !asked.checkpoint.sources.is_empty() {
        told.sources.clone_from(&asked.checkpoint.sources);
    }
    told
}

/// Without the full stop that the author may have written: the sentence has its own.
fn stop_less(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix('.').unwrap_or(text)
}
