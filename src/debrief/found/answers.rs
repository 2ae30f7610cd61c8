//! Checkpoints whose first answer was wrong. Later answers are told and not counted, and ticks
//! are not judged at all.

use super::Found;
use crate::debrief::asked::Asked;
use crate::debrief::checkpoint::{self, Wrong};
use crate::debrief::deviation::{Deviation, Question};
use crate::session::{Given, Session};

pub(super) fn found(session: &Session, asked: &[Asked<'_>]) -> Vec<Found> {
    let judged = asked.iter().filter(|asked| asked.is_judged());
    judged
        .flat_map(|asked| {
            let mut found = wrongs(session, asked);
            found.extend(unanswered(session, asked));
            found
        })
        .collect()
}

/// Everything that was wrong with the first answer.
fn wrongs(session: &Session, asked: &Asked<'_>) -> Vec<Found> {
    let Some((first, later)) = asked.given.split_first() else { return Vec::new() };
    let wrongs = checkpoint::wrongs(&asked.checkpoint.kind, first).into_iter();
    wrongs.map(|wrong| found_wrong(session, asked, (first, later), wrong)).collect()
}

fn found_wrong(
    session: &Session,
    asked: &Asked<'_>,
    (first, later): (&Given, &[&Given]),
    wrong: Wrong<'_>,
) -> Found {
    let checkpoint = asked.checkpoint;
    let abbreviations = &session.procedure().about().abbreviations;
    let said = |answer| stop_less(&checkpoint::said(&checkpoint.kind, answer)).to_owned();
    let after = later.iter().copied().filter(|given| !given.verdict.is_right());
    let (answers, right) = match wrong.fault {
        Some((fault, right)) => (vec![fault], right),
        None => (
            std::iter::once(first).chain(after).map(|given| said(&given.answer)).collect(),
            checkpoint::right(&checkpoint.kind, &first.answer, abbreviations),
        ),
    };
    let question = Question {
        checkpoint: asked.position,
        ask: checkpoint.ask.trim().to_owned(),
        answers,
        right: stop_less(&right).to_owned(),
        right_at: later.iter().position(|given| given.verdict.is_right()).map(|it| it + 2),
        confidence: first.confidence,
    };
    let because = wrong.because.or(checkpoint.because.as_deref());
    let told = Deviation::of_answer((wrong.severity, asked.step), first.at, question);
    Found::alone(sourced(session, asked, told).because(because))
}

/// Where each question is asked once, leaving it without an answer is a wrong answer.
fn unanswered(session: &Session, asked: &Asked<'_>) -> Option<Found> {
    let visit = asked.unanswered?;
    let checkpoint = asked.checkpoint;
    let right = checkpoint::whole(&checkpoint.kind);
    let question = Question {
        checkpoint: asked.position,
        ask: checkpoint.ask.trim().to_owned(),
        answers: Vec::new(),
        right: stop_less(&right).to_owned(),
        right_at: None,
        confidence: None,
    };
    let severity = checkpoint::unanswered(&checkpoint.kind);
    let told = Deviation::of_answer((severity, asked.step), visit.begun, question);
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
