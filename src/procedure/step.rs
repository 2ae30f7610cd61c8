//! A step: one thing to do, what teaches it, how long it takes and what it touches.

use super::particulars::Vital;
use super::{Checkpoint, Decide, Id, Severity, SourceIx, StepIx, TimerIx};
use std::time::Duration;

/// How long a step takes when neither `takes:` nor `time.target:` says.
pub const DEFAULT_TAKES: Duration = Duration::from_secs(30);

/// One thing to do.
///
/// More than ten fields because they are what an author writes about a step; what teaches and
/// what times it is grouped.
#[derive(Clone, Debug)]
pub struct Step {
    /// Its name in the file and in journals.
    pub id: Id,
    /// Its name on screen.
    pub title: String,
    /// What explains it.
    pub teaching: Teaching,
    /// How bad it is to leave it out.
    pub omitted: Severity,
    /// Leaving it out is no deviation.
    pub optional: bool,
    /// Announced in every mode, with only its checkpoints asked.
    pub given: bool,
    /// The session time that doing it uses; nothing when it stays open until the trainee says.
    pub takes: Duration,
    /// How long it may last.
    pub window: Window,
    /// The timers it touches.
    pub timers: StepTimers,
    /// The step before which it comes back once it is deferred; else it cannot be.
    pub defer_to: Option<StepIx>,
    /// What the patient's signs are from here on, where that changes.
    pub vitals: Vec<Vital>,
    /// Where its facts come from.
    pub sources: Vec<SourceIx>,
    /// What it asks, in order; a decision comes last.
    pub checkpoints: Vec<Checkpoint>,
}

impl Step {
    /// Whether the step stays open until the trainee says that it is done.
    #[must_use]
    pub const fn is_held(&self) -> bool {
        self.window.at_least.is_some()
    }

    /// What has to be decided in it, once everything else is answered.
    #[must_use]
    pub fn decide(&self) -> Option<&Decide> {
        self.checkpoints.last()?.kind.decide()
    }

    /// Whether leaving the step out fails the session.
    #[must_use]
    pub fn is_critical(&self) -> bool {
        self.omitted == Severity::Critical
    }
}

/// The fields of a step that teach.
///
/// All optional and all text, one for each question a teacher answers about a step.
#[derive(Clone, Debug, Default)]
pub struct Teaching {
    /// Other phrases for the same step, understood when typed.
    pub also: Vec<String>,
    /// What tells the trainee that this step is next.
    pub cue: Option<String>,
    /// What to do.
    pub how: Option<String>,
    /// What patient or instrument shows once it is begun.
    pub finding: Option<String>,
    /// Why it is done.
    pub why: Option<String>,
    /// What goes wrong if it is not.
    pub hazard: Option<String>,
    /// What novices do instead.
    pub mistake: Option<String>,
    /// Whose hands.
    pub who: Option<String>,
    /// A monospaced picture.
    pub figure: Option<String>,
}

impl Teaching {
    /// What a card says of the step beside what to do, each under its label.
    pub fn rows(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let rows = [
            ("Who", &self.who),
            ("Why", &self.why),
            ("Mistake", &self.mistake),
            ("Cue", &self.cue),
        ];
        rows.into_iter().filter_map(|(label, text)| Some((label, text.as_deref()?)))
    }
}

/// How long a step may last. In order: `at_least` ≤ `target` ≤ `at_most`.
#[derive(Clone, Debug, Default)]
pub struct Window {
    /// Shorter is early.
    pub at_least: Option<Duration>,
    /// What to aim at.
    pub target: Option<Duration>,
    /// Longer is late.
    pub at_most: Option<Duration>,
    /// Where these come from.
    pub sources: Vec<SourceIx>,
}

/// The timers a step touches.
#[derive(Clone, Debug, Default)]
pub struct StepTimers {
    /// Started when it is done.
    pub starts: Vec<TimerIx>,
    /// Stopped when it is done.
    pub stops: Vec<TimerIx>,
    /// Must have reached their `at_least` before it is begun.
    pub needs: Vec<TimerIx>,
    /// Its right place is while this one runs.
    pub during: Option<TimerIx>,
}
