//! What goes wrong: complications, which suspend the procedure, and known wrong acts.

use super::{Severity, Slot, Vitals};
use crate::author::written::{
    Computed, Count, Length, Line, List, Many, Phrase, Share, Spanned, Text, Truth,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// An event that suspends the procedure and has steps of its own.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Complication {
    /// The name that the debrief uses; it is never shown while the complication runs.
    pub title: Line,
    /// Only in such a run: an expression that is true or false.
    pub when: Option<Spanned<Computed<Truth>>>,
    /// How likely it is, such as `60%`. Default: 100%.
    pub chance: Option<Spanned<Computed<Share>>>,
    /// The exact moment at which it comes.
    pub at: Option<Spanned<Moment>>,
    /// Phases or steps in which it comes, at a moment drawn from the seed.
    #[serde(default)]
    pub during: Many<Spanned<Line>>,
    /// What the trainee sees, without its name.
    pub signs: Text,
    /// What the patient's signs become.
    #[serde(default)]
    pub vitals: Vitals,
    /// What has to be done, in order.
    pub steps: Spanned<List<Slot>>,
    /// How it goes on afterwards. Default: resume.
    pub then: Option<Spanned<Then>>,
}

/// An exact moment: a step, or a time after a timer started.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Moment {
    /// When this step is begun.
    pub step: Option<Spanned<Line>>,
    /// In this pass of its repeat. Default: the first.
    pub pass: Option<Spanned<Computed<Count>>>,
    /// This timer's beginning.
    pub timer: Option<Spanned<Line>>,
    /// So long after it.
    pub after: Option<Spanned<Computed<Length>>>,
}

/// How the procedure goes on: `resume`, `{resume: STEP}` or `{end: NAME}`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Then@text==word")]
pub struct Then {
    /// `resume`: where it was suspended.
    pub word: Option<Resume>,
    /// The step with which it goes on.
    pub resume: Option<Spanned<Line>>,
    /// The ending that the session comes to.
    pub end: Option<Spanned<Line>>,
}

/// The only word that may stand after `then:`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Resume {
    /// Where it was suspended.
    Resume,
}

/// A known wrong thing that people do; also a distractor.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct WrongAct {
    /// What they do.
    pub act: Phrase,
    /// Other phrases for it, understood when typed.
    #[serde(default)]
    pub also: List<Phrase>,
    /// Where it is wrong: phases, steps or complications. Default: everywhere.
    #[serde(default)]
    pub during: Many<Spanned<Line>>,
    /// How bad it is. Default: major.
    pub severity: Option<Severity>,
    /// What is said about it.
    pub because: Option<Text>,
}
