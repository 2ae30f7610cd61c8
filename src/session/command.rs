//! Commands: what a trainee may ask for.

use super::checkpoint::{Answer, Confidence};
use super::judge::Meaning;
use crate::procedure::{Resolution, StepIx, Subject, TimerIx};
use std::time::Duration;

/// One thing asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Begin the session.
    Start,
    /// Begin this step.
    Begin(StepIx),
    /// Begin this step, or finish, against what stands in the way, for this reason.
    Override(Subject, String),
    /// Answer the checkpoint in hand of this step, perhaps having said how sure one is.
    Answer(StepIx, Answer, Option<Confidence>),
    /// Type what is done next.
    Say(String),
    /// Say which of what was offered was meant by what was unclear; none of it.
    Pick(Option<Meaning>),
    /// Say how often the step of a repeat that was named is done.
    Count(u32),
    /// Take back what was typed last: it was not meant so.
    NotThat,
    /// Ask for a hint.
    Hint,
    /// Ask for the step itself.
    Stuck,
    /// Say that this step, which stays open until told, is done.
    Complete(StepIx),
    /// Do the act of the round that is due.
    DoRound(TimerIx),
    /// Leave out the round that is due.
    DeclineRound(TimerIx),
    /// Let time pass.
    Wait(Until),
    /// Stop letting time pass.
    EndWait,
    /// Leave this step out, for this reason.
    Skip(StepIx, String),
    /// Put this step off until later.
    Defer(StepIx),
    /// Ask for a complication.
    AskForComplication,
    /// Say that one is through with the complication that runs.
    Resolve(Resolution),
    /// Write something down.
    Note(String),
    /// Let time stand still.
    Pause,
    /// Let time go on.
    Unpause,
    /// End the session.
    Finish,
    /// End the session without a verdict.
    Abandon,
    /// Leave the program; the session is kept.
    Leave,
    /// Come back after the program was closed for this long.
    Return(Duration),
    /// The computer slept for this long; whether that counts as session time.
    Slept {
        /// How long.
        lasted: Duration,
        /// Whether session time passed too.
        counts: bool,
    },
}

/// How long to let time pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Until {
    /// For this long.
    For(Duration),
    /// Until this timer has reached its target, or its `at_least` when it has none.
    Target(TimerIx),
}
