//! Phases, steps, and the orders they may come in.
//!
//! Read next: `decide.rs`, `checkpoint.rs`.

use super::{Checkpoint, Decide, Severity, Vitals};
use crate::author::written::{
    Computed, Count, Length, Line, List, Many, Named, Phrase, Spanned, Text, Truth,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// One entry of the list of phases.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Entry@text=step,else=step", rename_all = "snake_case")]
pub enum Entry {
    /// A named group of steps.
    Phase(Box<Phase>),
    /// Another procedure, as a phase.
    Use(Box<Use>),
    /// A step between phases.
    Step(Box<Step>),
    /// Steps that may come in any order.
    AnyOrder(Box<AnyOrder>),
    /// Steps of which one suffices.
    OneOf(Box<OneOf>),
    /// Steps that are done again and again.
    Repeat(Box<Repeat>),
}

/// One entry of a list of steps.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Slot@text=step,else=step", rename_all = "snake_case")]
pub enum Slot {
    /// One thing to do.
    Step(Box<Step>),
    /// Steps that may come in any order.
    AnyOrder(Box<AnyOrder>),
    /// Steps of which one suffices.
    OneOf(Box<OneOf>),
    /// Steps that are done again and again.
    Repeat(Box<Repeat>),
}

/// One entry of `any_order` or `one_of`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Member@text=step,else=step", rename_all = "snake_case")]
pub enum Member {
    /// One thing to do.
    Step(Box<Step>),
    /// A run of steps that stays in its own order.
    Steps(Run),
}

/// A named group of steps.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Phase {
    /// The name that people read.
    pub phase: Spanned<Line>,
    /// The name in the file. Default: a slug of the title.
    pub id: Option<Spanned<Line>>,
    /// Only in such a run: an expression that is true or false.
    pub when: Option<Spanned<Computed<Truth>>>,
    /// The steps, in order.
    pub steps: Spanned<List<Slot>>,
}

/// Another procedure, as a phase.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Use {
    /// The id of the procedure.
    #[serde(rename = "use")]
    pub procedure: Spanned<Line>,
    /// The name under which its steps, timers and sources come along. Default: its id.
    #[serde(rename = "as")]
    pub name: Option<Spanned<Line>>,
    /// Only in such a run: an expression that is true or false.
    pub when: Option<Spanned<Computed<Truth>>>,
    /// Values for its parameters.
    #[serde(default)]
    pub set: Named<Spanned<crate::author::written::Given>>,
}

/// Steps that may come in any order.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct AnyOrder {
    /// The steps; a run of `steps:` stays in its own order.
    pub any_order: Spanned<List<Member>>,
    /// Only in such a run: an expression that is true or false.
    pub when: Option<Spanned<Computed<Truth>>>,
}

/// Steps of which any one suffices.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct OneOf {
    /// The steps; a run of `steps:` counts as one.
    pub one_of: Spanned<List<Member>>,
    /// Only in such a run: an expression that is true or false.
    pub when: Option<Spanned<Computed<Truth>>>,
}

/// A run of steps that stays in its own order.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Run {
    /// The steps, in order.
    pub steps: Spanned<List<Box<Step>>>,
}

/// Steps that are done again and again, with counted passes.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Repeat {
    /// How often, and what.
    pub repeat: Spanned<Turns>,
    /// Only in such a run: an expression that is true or false.
    pub when: Option<Spanned<Computed<Truth>>>,
}

/// How often steps are repeated: `times`, or `until` with `at_most`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Turns {
    /// How many passes there are.
    pub times: Option<Spanned<Computed<Count>>>,
    /// The repeat ends after the pass in which this is true; `pass` counts from 1.
    pub until: Option<Spanned<Computed<Truth>>>,
    /// The most passes there can be, with `until`.
    pub at_most: Option<Spanned<Computed<Count>>>,
    /// The steps of one pass, in order.
    pub steps: Spanned<List<Slot>>,
}

/// One thing to do.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Step@text=step")]
pub struct Step {
    /// The name that people read.
    pub step: Phrase,
    /// The name in the file. Default: a slug of the title.
    pub id: Option<Spanned<Line>>,
    /// Only in such a run: an expression that is true or false.
    pub when: Option<Spanned<Computed<Truth>>>,
    /// Other phrases for the same step, understood when typed.
    #[serde(default)]
    pub also: List<Phrase>,
    /// What tells the trainee that this step is next.
    pub cue: Option<Text>,
    /// What to do.
    #[serde(rename = "do")]
    pub how: Option<Text>,
    /// What patient or instrument shows once the step is begun.
    pub finding: Option<Text>,
    /// Why it is done.
    pub why: Option<Text>,
    /// What goes wrong if it is not.
    pub hazard: Option<Text>,
    /// What novices do instead.
    pub mistake: Option<Text>,
    /// Whose hands.
    pub who: Option<Phrase>,
    /// A monospaced picture.
    pub figure: Option<Text>,
    /// What the patient's signs are from here on.
    #[serde(default)]
    pub vitals: Vitals,
    /// `true`: leaving the step out fails the session.
    pub critical: Option<Spanned<bool>>,
    /// How bad it is to leave the step out. Default: major.
    pub severity: Option<Spanned<Severity>>,
    /// `true`: leaving the step out is no deviation.
    pub optional: Option<Spanned<bool>>,
    /// The session time that the step uses. Default: its `time.target`, else 30 s.
    pub takes: Option<Spanned<Computed<Length>>>,
    /// How long the step may last.
    pub time: Option<Window>,
    /// Timers that start when the step is done.
    #[serde(default)]
    pub starts: Many<Spanned<Line>>,
    /// Timers that stop when the step is done.
    #[serde(default)]
    pub stops: Many<Spanned<Line>>,
    /// Timers that must have reached their `at_least` before the step is begun.
    #[serde(default)]
    pub needs: Many<Spanned<Line>>,
    /// The timer during which the step has its place.
    #[serde(rename = "while")]
    pub during: Option<Spanned<Line>>,
    /// Where a deferred step comes back: before this later step.
    pub defer_to: Option<Spanned<Line>>,
    /// `given`: announced in every mode, with only its checkpoints asked.
    pub recall: Option<Recall>,
    /// Where the step's facts come from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
    /// Questions and tasks that demand content.
    #[serde(default)]
    pub check: List<Checkpoint>,
    /// What the trainee has to decide, and where that leads.
    pub decide: Option<Spanned<Decide>>,
}

/// How long a step may last.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "StepWindow")]
pub struct Window {
    /// Shorter is early; the step stays open until the trainee says that it is done.
    pub at_least: Option<Spanned<Computed<Length>>>,
    /// What to aim at.
    pub target: Option<Spanned<Computed<Length>>>,
    /// Longer is late.
    pub at_most: Option<Spanned<Computed<Length>>>,
    /// Where these come from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
}

/// Whether a step is asked for in the modes that ask for steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Recall {
    /// The trainee has to name the step.
    Asked,
    /// The step is announced.
    Given,
}
