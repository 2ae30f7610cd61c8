//! Decisions: a question whose answer says how the procedure goes on, and how it may end.

use super::{Severity, Slot};
use crate::author::written::{Asked, Computed, Line, List, Many, Phrase, Spanned, Text, Truth};
use schemars::JsonSchema;
use serde::Deserialize;

/// What the trainee has to decide.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Decide {
    /// The question.
    pub ask: Text,
    /// The ways there are; exactly one is right in each run.
    pub arms: Spanned<List<Arm>>,
    /// Where its facts come from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
}

/// One way to go on.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Arm {
    /// What it says.
    pub choose: Phrase,
    /// When it is the right one: `true`, or an expression. Default: never.
    #[serde(default)]
    pub right: Asked<Spanned<Computed<Truth>>>,
    /// Where it leads: `next`, `leave` (out of the repeat or phase), or a later step.
    /// Default: next.
    pub go: Option<Spanned<Line>>,
    /// Steps that follow, before the procedure goes on.
    pub steps: Option<Spanned<List<Slot>>>,
    /// The ending that it leads to.
    pub end: Option<Spanned<Line>>,
    /// How bad it is to choose it where it is wrong. Default: major, or critical where an arm ends
    /// the run.
    pub severity: Option<Spanned<Severity>>,
    /// What is said to one who chooses it.
    pub because: Option<Text>,
}

/// A way in which a session may end, beside being finished.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Ending {
    /// The name that people read.
    pub title: Line,
    /// Whether ending so can be right.
    pub outcome: Outcome,
}

/// Whether an ending is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// For this patient it was the thing to do.
    Right,
    /// It should not have come to this.
    Wrong,
}
