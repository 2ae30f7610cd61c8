//! Phases and steps.
//!
//! Read next: `checkpoint.rs`.

use super::{Checkpoint, Severity};
use crate::author::written::{Length, Line, List, Many, Spanned, Text};
use serde::Deserialize;

/// One entry of the list of phases.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Entry@text=step", rename_all = "snake_case")]
pub enum Entry {
    /// A named group of steps.
    Phase(Phase),
    /// Another procedure, as a phase.
    Use(Use),
    /// A step between phases.
    Step(Box<Step>),
}

/// A named group of steps.
#[derive(Clone, Debug, Deserialize)]
pub struct Phase {
    /// The name that people read.
    pub phase: Spanned<Line>,
    /// The name in the file. Default: a slug of the title.
    pub id: Option<Spanned<Line>>,
    /// The steps, in order.
    pub steps: Spanned<List<Step>>,
}

/// Another procedure, as a phase.
#[derive(Clone, Debug, Deserialize)]
pub struct Use {
    /// The id of the procedure.
    #[serde(rename = "use")]
    pub procedure: Spanned<Line>,
    /// The name under which its steps, timers and sources come along. Default: its id.
    #[serde(rename = "as")]
    pub name: Option<Spanned<Line>>,
}

/// One thing to do.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Step@text=step")]
pub struct Step {
    /// The name that people read.
    pub step: Spanned<Line>,
    /// The name in the file. Default: a slug of the title.
    pub id: Option<Spanned<Line>>,
    /// Other phrases for the same step, understood when typed.
    #[serde(default)]
    pub also: List<Line>,
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
    pub who: Option<Line>,
    /// A monospaced picture.
    pub figure: Option<Text>,
    /// Leaving the step out fails the session.
    pub critical: Option<Spanned<bool>>,
    /// How bad it is to leave the step out.
    pub severity: Option<Spanned<Severity>>,
    /// The session time that the step uses. Default: its `time.target`, else 30 s.
    pub takes: Option<Spanned<Length>>,
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
    /// `given`: announced in every mode, with only its checkpoints asked.
    pub recall: Option<Recall>,
    /// Where the step's facts come from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
    /// Questions and tasks that demand content.
    #[serde(default)]
    pub check: List<Checkpoint>,
}

/// How long a step may last.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "StepWindow")]
pub struct Window {
    /// Shorter is early; the step stays open until the trainee says that it is done.
    pub at_least: Option<Spanned<Length>>,
    /// What to aim at.
    pub target: Option<Spanned<Length>>,
    /// Longer is late.
    pub at_most: Option<Spanned<Length>>,
    /// Where these come from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
}

/// Whether a step is asked for in the modes that ask for steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recall {
    /// The trainee has to name the step.
    Asked,
    /// The step is announced.
    Given,
}
