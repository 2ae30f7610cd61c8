//! Reasons: the deviations that a test must come to. One struct for each kind.
//!
//! A kind is the key that it has: a new one is a variant of `Deviation` and its struct.

use super::Severity;
use crate::author::written::{Line, Phrase, Spanned};
use schemars::JsonSchema;
use serde::Deserialize;

/// A deviation that has to be found.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Reason {
    /// How bad it has to be. Default: however bad it is.
    pub severity: Option<Severity>,
    /// The kind of deviation, by the key that says what it is about.
    #[serde(rename = "@kind")]
    pub kind: Deviation,
}

/// The kind of deviation.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Deviation@", rename_all = "snake_case")]
pub enum Deviation {
    /// A rule is broken.
    BrokenRule(BrokenRule),
    /// A step is left out.
    Omitted(Omitted),
    /// A step is done before one that comes first.
    OutOfOrder(OutOfOrder),
    /// It ends before its time.
    Early(Early),
    /// It ends after its time.
    Late(Late),
    /// An answer or an act is wrong.
    Wrong(Wrong),
    /// A step is done again.
    Repeated(Repeated),
    /// Something is done that the procedure does not have.
    Added(Added),
    /// Rounds are left out.
    MissedRound(MissedRound),
    /// A step is only recognised among suggestions.
    Prompted(Prompted),
}

/// A rule is broken.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct BrokenRule {
    /// The step of the rule that is broken, or `finish`.
    pub broken_rule: Spanned<Line>,
}

/// A step is left out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Omitted {
    /// The step that is left out.
    pub omitted: Spanned<Line>,
}

/// A step is done before one that comes first.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct OutOfOrder {
    /// The step that is out of order.
    pub out_of_order: Spanned<Line>,
}

/// It ends before its time.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Early {
    /// The timer or step that ends too early.
    pub early: Spanned<Line>,
}

/// It ends after its time.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Late {
    /// The timer or step that ends too late.
    pub late: Spanned<Line>,
}

/// An answer or an act is wrong.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Wrong {
    /// The step with a wrong answer, or the wrong act.
    pub wrong: Phrase,
}

/// A step is done again.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Repeated {
    /// The step that is done again.
    pub repeated: Spanned<Line>,
}

/// Something is done that the procedure does not have.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Added {
    /// What is done, in the words of the test's `act`.
    pub added: Phrase,
}

/// Rounds are left out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct MissedRound {
    /// The timer with `every` whose rounds are left out.
    pub missed_round: Spanned<Line>,
}

/// A step is only recognised among suggestions.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Prompted {
    /// The step that is only recognised.
    pub prompted: Spanned<Line>,
}
