//! Decisions, and the ways in which a session may end.

use super::{EndingIx, Id, Severity, Slot, StepIx};

/// What the trainee has to decide in a step.
#[derive(Clone, Debug)]
pub struct Decide {
    /// The ways there are, in the order written; exactly one is right.
    pub arms: Vec<Arm>,
}

impl Decide {
    /// The arm that is right in this run.
    #[must_use]
    pub fn right(&self) -> Option<&Arm> {
        self.arms.iter().find(|arm| arm.right)
    }

    /// The position of the arm that is right in this run.
    #[must_use]
    pub fn right_position(&self) -> Option<usize> {
        self.arms.iter().position(|arm| arm.right)
    }
}

/// One way to go on.
#[derive(Clone, Debug)]
pub struct Arm {
    /// What it says.
    pub text: String,
    /// Whether it is the right one in this run.
    pub right: bool,
    /// Where it leads.
    pub leads: Leads,
    /// How bad it is to choose it where it is wrong.
    pub severity: Severity,
    /// What the author says to one who chooses it.
    pub because: Option<String>,
}

/// Where an arm leads.
#[derive(Clone, Debug)]
pub enum Leads {
    /// To what comes next.
    Next,
    /// Out of the repeat or the phase.
    Leave,
    /// To a later step.
    To(StepIx),
    /// Through these slots, and then to what comes next.
    Through(Vec<Slot>),
    /// To an ending.
    End(EndingIx),
}

/// A way in which a session may end, beside being finished.
#[derive(Clone, Debug)]
pub struct Ending {
    /// Its name in the file and in journals.
    pub id: Id,
    /// Its name on screen.
    pub title: String,
    /// Whether ending so can be right.
    pub right: bool,
}
