//! Obstacles: why something may not be done now. A value, never an error.

use crate::procedure::{StepIx, Subject, TimerIx};
use std::time::Duration;

/// Why a command did nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Refusal {
    /// These stand in the way. Recorded, and a teacher will want to know.
    Against(Subject, Vec<Obstacle>),
    /// The command makes no sense just now. Not recorded.
    Idle(Idle),
}

/// One thing that stands in the way.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// This step comes first.
    Order(StepIx),
    /// The step's place is while this timer runs, and it does not.
    Outside(TimerIx),
    /// The step needs this timer; the time that is still missing, if the timer runs.
    Needs(TimerIx, Option<Duration>),
    /// The rule at this position of the procedure's rules forbids it; the time still missing, if
    /// it waits for a timer that runs.
    Rule(usize, Option<Duration>),
    /// The step in hand would be done too soon, by this much.
    TooSoon(StepIx, Duration),
    /// These steps are still open.
    Open(Vec<StepIx>),
}

impl Obstacle {
    /// The time that is still missing, where time alone takes it away.
    #[must_use]
    pub const fn missing(&self) -> Option<Duration> {
        match self {
            Self::Needs(_, missing) | Self::Rule(_, missing) => *missing,
            Self::TooSoon(_, missing) => Some(*missing),
            Self::Order(_) | Self::Outside(_) | Self::Open(_) => None,
        }
    }

    /// Whether a reason is enough to go on all the same.
    #[must_use]
    pub const fn can_be_overridden(&self) -> bool {
        match self {
            Self::Order(_)
            | Self::Outside(_)
            | Self::Needs(..)
            | Self::Rule(..)
            | Self::TooSoon(..) => true,
            Self::Open(_) => false,
        }
    }
}

/// Why a command makes no sense just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Idle {
    /// The session has not begun.
    NotStarted,
    /// The session has begun already.
    Started,
    /// The session is over.
    Over,
    /// The session is paused.
    Paused,
    /// The session is not paused.
    NotPaused,
    /// The step is in hand already.
    InHand,
    /// The step is not in hand.
    NotInHand,
    /// There is no checkpoint to answer, or the answer is of another kind.
    NoCheckpoint,
    /// In this mode it is asked until it is answered.
    NoAnswer,
    /// Its checkpoints are not all answered.
    Unanswered,
    /// No round is due.
    NoRound,
    /// Nothing is being waited for.
    NotWaiting,
    /// The timer does not run, or is past that.
    NothingToWaitFor,
    /// The wait is empty or too long.
    BadWait,
    /// The step is settled already.
    Settled,
    /// A reason or a note is needed.
    NoText,
    /// Nothing stands in the way.
    NothingToOverride,
    /// The mode does not let the trainee steer.
    NoSteering,
    /// Time is let pass by an amount only.
    ByAmount,
    /// Steps are not typed in this mode.
    NotTyped,
    /// What was typed has no words.
    NoWords,
    /// What was unclear has to be settled first, or there is nothing unclear.
    Unclear,
    /// It was not offered.
    NotOffered,
    /// How often has to be said first, or was not asked.
    Uncounted,
    /// The count is 0 or too large.
    BadCount,
    /// There is nothing to take back, or no more.
    NothingToTakeBack,
    /// The mode gives no hints.
    NoHints,
    /// There is nothing to hint at.
    NothingToHint,
    /// Where hints are given, nobody is told the step outright.
    HintInstead,
    /// Nothing is told where the trainee leads, but how to end.
    TillFinished,
    /// What was typed waits until the step in hand is done.
    Queued,
    /// How sure the trainee is has to be said first.
    Unsure,
    /// Nothing has come that could be left.
    NoComplication,
    /// Nothing is left to do about what came up, but to say how it goes on.
    TillResolved,
    /// What came is not dealt with.
    Unresolved,
    /// The step cannot be put off.
    NotDeferrable,
    /// No complication can be asked for.
    NothingToAskFor,
    /// The step is not called for now.
    Elsewhere,
}

impl Idle {
    /// The refusal in words, to be shown as they are.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotStarted => "the session has not begun",
            Self::Started => "the session has begun already",
            Self::Over => "the session is over",
            Self::Paused => "the session is paused: `:pause` lets it go on",
            Self::NotPaused => "the session is not paused",
            Self::InHand => "this step is already in hand",
            Self::NotInHand => "this step has not been begun",
            Self::NoCheckpoint => "nothing is being asked",
            Self::NoAnswer => "in this mode an answer is needed",
            Self::Unanswered => "answer its checkpoint first",
            Self::NoRound => "no round is due",
            Self::NotWaiting => "no time is being let pass",
            Self::NothingToWaitFor => "that timer is not running towards a target",
            Self::BadWait => "let at least one second and at most 24 hours pass",
            Self::Settled => "this step is already done or skipped",
            Self::NoText => "say why, in a few words",
            Self::NothingToOverride => "nothing stands in the way: Enter begins it",
            Self::NoSteering => "not in this mode: nothing is skipped, repeated or overridden",
            Self::ByAmount => "in this mode time is let pass by an amount, such as `wait 10m`",
            Self::NoWords => "say in words what you do next",
            Self::NotTyped => "steps are not typed in this mode",
            Self::Unclear => "say first which of these was meant",
            Self::NotOffered => "that is not one of those offered",
            Self::Uncounted => "say first how many times",
            Self::BadCount => "type a number from 1 to 1000",
            Self::NothingToTakeBack => {
                "only what was typed last can be taken back, before anything else is done"
            }
            Self::NoHints => "there are no hints in this mode",
            Self::NothingToHint => "there is nothing to hint at",
            Self::HintInstead => "in this mode `:hint` helps",
            Self::TillFinished => "say `finished` when you have finished",
            Self::Queued => "what you typed still waits: say `done` first",
            Self::Unsure => "say first how sure you are, from 1 to 4",
            Self::NoComplication => "nothing has come up that you could leave",
            Self::TillResolved => "say `carry on` or `stop` when you are through with this",
            Self::Unresolved => "there is more to do here first",
            Self::NotDeferrable => "this step cannot be put off",
            Self::NothingToAskFor => "no complication can come now",
            Self::Elsewhere => "this step is not called for now",
        }
    }
}
