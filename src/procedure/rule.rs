//! Rules: what must never happen across steps.

use super::{Severity, StepIx, TimerIx};

/// `subject` must never be begun as `never` says.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What must not be begun.
    pub subject: Subject,
    /// When it must not.
    pub never: Never,
    /// How bad it is.
    pub severity: Severity,
    /// The author's reason.
    pub because: Option<String>,
}

/// What a rule forbids.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Beginning this step.
    Step(StepIx),
    /// Ending the session.
    Finish,
}

/// When a rule forbids it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Never {
    /// As long as this has not come.
    Before(Point),
    /// Once this has come.
    After(Point),
    /// As long as this timer runs.
    While(TimerIx),
    /// Once it was begun this often. Never 0.
    MoreThan(u32),
}

impl Never {
    /// The timer that has to reach its `at_least` first, if that is what the rule waits for.
    #[must_use]
    pub const fn waits_for(self) -> Option<TimerIx> {
        match self {
            Self::Before(Point::Timer(timer)) => Some(timer),
            Self::Before(Point::Step(_)) | Self::After(_) | Self::While(_) | Self::MoreThan(_) => {
                None
            }
        }
    }
}

/// A point in the session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    /// A step is done.
    Step(StepIx),
    /// A timer has reached its `at_least`.
    Timer(TimerIx),
}
