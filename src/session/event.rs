//! Events: what happened. An entry is an event and when it happened; a session is its entries.
//!
//! An event carries everything that follows from it at the same instant, so that no part of it
//! can be lost alone: a step that is done names the timers which that started and stopped.
//! Read next: `apply.rs`. The form on disk is `journal/line.rs`.

use super::checkpoint::{Answer, Confidence, Verdict};
use super::complications::Drawn;
use super::judge::{Meaning, Part};
use super::obstacle::Obstacle;
use crate::procedure::{EndingIx, Resolution, StepIx, Subject, TimerIx};
use crate::time::SessionTime;
use std::time::Duration;

/// An event and when it happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Counted from 0, without gaps.
    pub seq: u64,
    /// When, in session time. Never earlier than the entry before, unless that took back what was
    /// typed, and the time since with it.
    pub at: SessionTime,
    /// When, in real time since the session began, its sittings joined; never mixed with `at`.
    pub real: Duration,
    /// What.
    pub event: Event,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The session began.
    Began(Beginning),
    /// The trainee left; the session is kept.
    Left,
    /// The trainee came back after the program was closed for this long.
    Returned(Duration),
    /// A step was begun.
    Begun(Begun),
    /// A checkpoint was answered.
    Answered(Answered),
    /// A step was done.
    Done(Done),
    /// A step was left out, with the reason.
    Skipped(StepIx, String),
    /// A step was put off until later.
    Deferred(StepIx),
    /// Something was not allowed, and why.
    Refused(Subject, Vec<Obstacle>),
    /// A timer reached a mark of its window.
    Passed(TimerIx, Mark),
    /// A round came due.
    RoundDue(Round, SessionTime),
    /// A round's act was done.
    RoundDone(Round),
    /// A round was declined.
    RoundDeclined(Round),
    /// A round's slack ran out.
    RoundMissed(Round),
    /// Time is let pass until then.
    Waiting(SessionTime),
    /// Time is no longer let pass.
    Waited,
    /// The trainee wrote something down.
    Noted(String),
    /// Time stands still.
    Paused,
    /// Time goes on.
    Unpaused,
    /// The computer slept for this long; whether it counts as session time.
    Slept(Duration, bool),
    /// The trainee typed something, and what was heard in it. What each part comes to follows.
    Typed(Typed),
    /// What was meant by the part that was unclear; nothing of what was offered.
    Picked(Option<Meaning>),
    /// How often a step of a repeat is done.
    Counted(Counted),
    /// A part of what was typed names a phase.
    Opened(usize),
    /// A part of what was typed is something that the procedure does not ask for now.
    Acted(Acted),
    /// In a led session: this step was named, and that one comes next.
    NotNext(StepIx, StepIx),
    /// What was typed last was not meant so: it is taken back with all that came of it, and the
    /// session goes on from this time.
    TakenBack(SessionTime),
    /// A hint was given for this step.
    Hinted(StepIx, Hint),
    /// The trainee did not know on, and was told this step.
    Stuck(StepIx),
    /// This complication came, by its position in the procedure's mishaps: the procedure is
    /// suspended.
    Occurred(usize),
    /// The trainee said that they are through with the complication.
    Resolved(Resolved),
    /// The session came to this ending.
    Ended(EndingIx),
    /// The session was ended.
    Finished(Finished),
    /// The session was ended without a verdict.
    Abandoned,
}

impl Event {
    /// Whether the session is over with it.
    #[must_use]
    pub const fn is_end(&self) -> bool {
        matches!(self, Self::Finished(_) | Self::Ended(_) | Self::Abandoned)
    }
}

/// The session began.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Beginning {
    /// The timers that run from its beginning.
    pub timers: Vec<TimerChange>,
    /// The complications that will come.
    pub drawn: Vec<Drawn>,
}

/// The trainee said that they are through with a complication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// Which, by its position in the procedure's mishaps.
    pub complication: usize,
    /// What they said.
    pub said: Resolution,
    /// Whether that is right.
    pub right: bool,
    /// Whether the complication is left so; a led session asks again where it is not right.
    pub taken: bool,
}

/// A step was begun.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// Which.
    pub step: StepIx,
    /// In which pass of its repeat, counted from 1; 1 outside of one.
    pub pass: u32,
    /// What stood in the way and was overridden or only recorded.
    pub against: Vec<Obstacle>,
    /// The trainee's reason for overriding.
    pub reason: Option<String>,
    /// The round that this answers.
    pub answers: Option<Round>,
    /// The timers that end here.
    pub timers: Vec<TimerChange>,
}

/// A checkpoint was answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answered {
    /// Of which step.
    pub step: StepIx,
    /// In which pass of its repeat, counted from 1; 1 outside of one.
    pub pass: u32,
    /// Which of its checkpoints, counted from 0.
    pub checkpoint: usize,
    /// What was answered.
    pub answer: Answer,
    /// How sure the trainee was beforehand, where that was asked.
    pub confidence: Option<Confidence>,
    /// What it was found to be.
    pub verdict: Verdict,
}

/// Something was typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Typed {
    /// As it was typed.
    pub text: String,
    /// What was heard in it, part by part. Never empty.
    pub parts: Vec<Part>,
}

/// How often something was done was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The step.
    pub step: StepIx,
    /// How often. Never 0.
    pub times: u32,
    /// Whether it was done so; a led session asks again where it is not right.
    pub taken: bool,
}

/// Something was done that the procedure does not ask for now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acted {
    /// As it was typed.
    pub text: String,
    /// A known wrong act, the act of a round that is not due, or a step that is not called for
    /// then; else nothing that is known.
    pub meaning: Option<Meaning>,
}

/// A rung of the ladder of hints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// The cue.
    Cue,
    /// The first word of the title.
    FirstWord,
    /// The title.
    Whole,
}

/// A step was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Done {
    /// Which.
    pub step: StepIx,
    /// What stood in the way and was overridden or only recorded.
    pub against: Vec<Obstacle>,
    /// The trainee's reason for overriding.
    pub reason: Option<String>,
    /// The timers that start and end here.
    pub timers: Vec<TimerChange>,
}

/// The session was ended.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// What stood in the way and was overridden or only recorded.
    pub against: Vec<Obstacle>,
    /// The trainee's reason for overriding.
    pub reason: Option<String>,
    /// The timers that were still running.
    pub timers: Vec<TimerChange>,
}

/// A timer started or ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimerChange {
    /// It started, again if it was running.
    Started(TimerIx),
    /// It ended and is judged.
    Stopped {
        /// Which.
        timer: TimerIx,
        /// How long it ran.
        ran: Duration,
        /// Whether it had reached its `at_least`.
        reached: bool,
    },
}

/// A mark of a timer's window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Not early any more.
    AtLeast,
    /// What to aim at.
    Target,
    /// Late from here.
    AtMost,
}

/// One turn of an `every` timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round {
    /// Of which timer.
    pub timer: TimerIx,
    /// Which turn since the timer's `while` last started, counted from 1.
    pub number: u32,
}
