//! What differs from run to run: parameters, variants, cases.

use crate::author::written::{Given, Line, Many, Named, Spanned, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// A value that a variant, a case, a site or the command line may set.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Parameter {
    /// The name that people read. Default: the parameter's name.
    pub title: Option<Line>,
    /// Its value: a number, a length of time, a percentage, true or false, text, or a list of one
    /// of these; or how it is computed, as `= expression`.
    pub value: Spanned<Given>,
    /// The unit of a number, such as `mL` or `U/mL`.
    pub unit: Option<Spanned<Line>>,
    /// The most that it may be, however it is set.
    pub max: Option<Spanned<Given>>,
    /// Where it comes from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
}

/// A protocol that the trainee chooses.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Variant {
    /// The name that people read.
    pub title: Line,
    /// What is different about it.
    pub summary: Option<Line>,
    /// Values of parameters.
    #[serde(default)]
    pub set: Named<Spanned<Given>>,
}

/// A patient, drawn by the seed among those that fit the variant.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Case {
    /// How often this one is drawn, against the others; with 0 never, but it can be chosen.
    /// Default: 1.
    pub weight: Option<Spanned<u32>>,
    /// What is known beforehand.
    pub vignette: Option<Text>,
    /// The variants that it fits. Default: all.
    #[serde(default)]
    pub variants: Many<Spanned<Line>>,
    /// Values of parameters.
    #[serde(default)]
    pub set: Named<Spanned<Given>>,
}
