//! What was typed, in the machine-readable reports.

use crate::debrief::report::typed;
use crate::debrief::typed::{Choice, TakenFor, TypedEntry, TypedPart};
use crate::procedure::Procedure;
use serde::Serialize;

/// What was typed at once.
#[derive(Serialize)]
pub(super) struct Typed<'a> {
    at_ms: u64,
    /// As it was typed.
    text: &'a str,
    /// Whether the trainee took it back.
    taken_back: bool,
    parts: Vec<Part<'a>>,
}

/// One part of it.
#[derive(Serialize)]
struct Part<'a> {
    text: &'a str,
    /// `step`, `not next`, `refused`, `in hand`, `done already`, `round`, `no round due`, `wrong
    /// act`, `phase`, `nothing` if it is nothing that is known, `typed_again` if it was said again
    /// later, `taken back` where the rest of the entry was not, or `dropped` if nothing came of it.
    taken_for: &'static str,
    /// The id of the step or the timer.
    id: Option<&'a str>,
    title: Option<&'a str>,
    /// `picked` or `none of these`, where near misses were offered and one of them was chosen or
    /// none.
    choice: Option<&'static str>,
    /// How often a step was begun.
    times: Option<u32>,
    /// The id of the step that came next instead.
    next: Option<&'a str>,
}

impl<'a> Typed<'a> {
    pub(super) fn of(procedure: &'a Procedure, entry: &'a TypedEntry) -> Self {
        Self {
            at_ms: entry.at.as_millis(),
            text: &entry.text,
            taken_back: entry.taken_back,
            parts: entry.parts.iter().map(|part| Part::of(procedure, part)).collect(),
        }
    }
}

impl<'a> Part<'a> {
    fn of(procedure: &'a Procedure, part: &'a TypedPart) -> Self {
        let step = |step| Some(procedure.step(step).id.as_str());
        let timer = |timer| Some(procedure.timer(timer).id.as_str());
        let (taken_for, id) = match part.taken_for {
            TakenFor::Step(it, _) => ("step", step(it)),
            TakenFor::NotNext(it, _) => ("not next", step(it)),
            TakenFor::Refused(it) => ("refused", step(it)),
            TakenFor::InHand(it) => ("in hand", step(it)),
            TakenFor::Enough(it) => ("done already", step(it)),
            TakenFor::TakenBack => ("taken back", None),
            TakenFor::Round(it) => ("round", timer(it)),
            TakenFor::NoRound(it) => ("no round due", timer(it)),
            TakenFor::WrongAct(_) => ("wrong act", None),
            TakenFor::Phase(_) => ("phase", None),
            TakenFor::Nothing => ("nothing", None),
            TakenFor::TypedAgain => ("typed_again", None),
            TakenFor::Dropped => ("dropped", None),
        };
        let (times, next) = match part.taken_for {
            TakenFor::Step(_, times) => (Some(times), None),
            TakenFor::NotNext(_, next) => (None, step(next)),
            TakenFor::Refused(_)
            | TakenFor::InHand(_)
            | TakenFor::Enough(_)
            | TakenFor::TakenBack
            | TakenFor::Round(_)
            | TakenFor::NoRound(_)
            | TakenFor::WrongAct(_)
            | TakenFor::Phase(_)
            | TakenFor::Nothing
            | TakenFor::TypedAgain
            | TakenFor::Dropped => (None, None),
        };
        Self {
            text: &part.text,
            taken_for,
            id,
            title: typed::title(procedure, part.taken_for),
            choice: part.choice.map(Choice::word),
            times,
            next,
        }
    }
}
