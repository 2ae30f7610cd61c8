//! Checkpoints: what all share, and one struct for each kind.
//!
//! A kind is the key that it has: a new one is a variant of `Kind` and its struct.

use super::Severity;
use crate::author::written::{self, Line, List, Many, Spanned, Text, Tolerance};
use serde::Deserialize;

/// A question or task inside a step.
#[derive(Clone, Debug, Deserialize)]
pub struct Checkpoint {
    /// The question.
    pub ask: Option<Text>,
    /// What is said about it once it is answered.
    pub because: Option<Text>,
    /// What a right answer is worth. Default: 1.
    pub points: Option<Spanned<u32>>,
    /// Where its facts come from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
    /// The kind of answer, by the key that gives it.
    #[serde(rename = "@kind")]
    pub kind: Kind,
}

/// The kind of answer.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Kind@", rename_all = "snake_case")]
pub enum Kind {
    /// Pick from options.
    Choose(Choose),
    /// Give a number.
    Number(Number),
    /// Tick items off.
    Tick(Tick),
}

/// Pick from options. Several may be right; all of those are needed.
#[derive(Clone, Debug, Deserialize)]
pub struct Choose {
    /// The options, at least one right and one wrong.
    pub choose: Spanned<List<Choice>>,
}

/// One option: `right:` or `wrong:`.
#[derive(Clone, Debug, Deserialize)]
pub struct Choice {
    /// What a right option says.
    pub right: Option<Spanned<Line>>,
    /// What a wrong option says.
    pub wrong: Option<Spanned<Line>>,
    /// What is said to one who picks it.
    pub because: Option<Text>,
    /// How bad it is to pick a wrong option. Default: major.
    pub severity: Option<Spanned<Severity>>,
}

/// Give a number.
#[derive(Clone, Debug, Deserialize)]
pub struct Number {
    /// The right number.
    pub number: Spanned<written::Number>,
    /// Its unit, for the eye.
    pub unit: Option<Line>,
    /// How far off is still right: a number, or a percentage of the right number.
    pub tolerance: Option<Tolerance>,
    /// Known slips.
    #[serde(default)]
    pub traps: List<Trap>,
    /// How bad another wrong number is. Default: major.
    pub severity: Option<Severity>,
}

/// A known slip.
#[derive(Clone, Debug, Deserialize)]
pub struct Trap {
    /// The number that the slip leads to.
    pub value: Spanned<written::Number>,
    /// What is said to one who gives it.
    pub because: Option<Text>,
    /// How bad it is. Default: major.
    pub severity: Option<Severity>,
}

/// Tick items off: worth no points, for a tick proves nothing.
#[derive(Clone, Debug, Deserialize)]
pub struct Tick {
    /// What to tick.
    pub tick: Spanned<List<Line>>,
}
