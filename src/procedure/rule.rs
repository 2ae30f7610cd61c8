//! Rules: what must never happen across steps.

use super::{Severity, StepIx, TimerIx};

/// `subject` must never come before `before`.
#[derive(Clone, Debug)]
pub struct Rule {
    /// What must not be begun.
    pub subject: Subject,
    /// What must have come first.
    pub before: Before,
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

/// What a rule waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// A step that is not yet done.
    Step(StepIx),
    /// A timer that has not yet reached its `at_least`.
    Timer(TimerIx),
}
