//! What was lived, piece by piece: deeds, stays, runs of timers, rounds, complications, remarks.
//!
//! Only the words; `history.rs` collects them from the entries.

use crate::procedure::{StepIx, Subject, TimerIx};
use crate::session::{Hint, Mark, Obstacle, Resolved, Round};
use crate::time::SessionTime;
use std::time::Duration;

/// One stay at a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct LivedStay {
    /// Whether the timer ran inside which the step has its place.
    pub(super) inside: bool,
    /// Whether the step, or another way to the same end, had been told before.
    pub(super) told: bool,
    /// Whether it was still open when the session ended.
    pub(super) left_open: bool,
}

/// What helped a step to come to mind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Prompt {
    /// It was picked from what was offered.
    Picked,
    /// It had been offered before, and was named then.
    Offered,
    /// Another step was named, or another count.
    Other(Option<StepIx>),
    /// A hint was asked for.
    Hint(Hint),
    /// It was told.
    Told,
}

impl Prompt {
    /// Whether the step was named, with help that nobody had asked for.
    pub(super) const fn is_named(&self) -> bool {
        match self {
            Self::Picked | Self::Offered | Self::Other(_) => true,
            Self::Hint(_) | Self::Told => false,
        }
    }
}

/// Something done, perhaps against something.
#[derive(Debug)]
pub(super) struct Deed<'a> {
    pub(super) at: SessionTime,
    pub(super) subject: Subject,
    pub(super) against: &'a [Obstacle],
    pub(super) reason: Option<&'a str>,
}

/// A stretch of session time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// When it began.
    pub from: SessionTime,
    /// When it ended. Never before `from`.
    pub to: SessionTime,
}

/// One run of a window timer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// Which timer.
    pub(super) timer: TimerIx,
    /// When it started.
    pub(super) started: SessionTime,
    /// When it passed which mark of its window.
    pub(super) passed: Vec<(Mark, SessionTime)>,
    /// How it ended; nothing while it runs, or when it was started again.
    pub(super) ended: Option<Ended>,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Ended {
    /// When.
    pub(super) at: SessionTime,
    /// How long it had run; longer than its span if it follows the clock on the wall.
    pub(super) ran: Duration,
    /// Whether it had reached its `at_least`.
    pub(super) reached: bool,
    /// What ended it.
    pub(super) by: Subject,
}

/// One round of an `every` timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LivedRound {
    /// Which.
    pub round: Round,
    /// When it came due; nothing if it was answered before that.
    pub due: Option<SessionTime>,
    /// When it ended and how; nothing if it was still due when the session stopped.
    pub ended: Option<(SessionTime, RoundEnd)>,
}

/// How a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundEnd {
    /// Its act was done.
    Done,
    /// The trainee left it out.
    Declined,
    /// Its slack ran out.
    Missed,
    /// Its `while` ended before its slack did, which is no fault.
    Lapsed,
}

/// Something told for the record, not as a deviation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// When.
    pub at: SessionTime,
    /// What.
    pub kind: RemarkKind,
    /// In words. A note is as the trainee typed it.
    pub text: String,
}

/// What a remark is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemarkKind {
    /// The trainee wrote it down.
    Noted,
    /// The trainee tried it and was refused.
    Refused,
}

/// A complication that came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LivedComplication {
    /// Which, by its position in the procedure's mishaps.
    pub complication: usize,
    /// From when it came until it was left, or the session ended.
    pub span: Span,
    /// What was said to leave it, in order, and when.
    pub said: Vec<(SessionTime, Resolved)>,
}
