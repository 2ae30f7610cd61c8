//! Timers: named clocks with a window, and rounds that come back.

use super::{Id, Severity, StepIx, TimerIx};
use std::time::Duration;

/// The session time one round's act takes unless the author says otherwise.
pub const ROUND_TAKES: Duration = Duration::from_secs(30);
/// The shortest interval of an `every` timer.
pub const SHORTEST_INTERVAL: Duration = Duration::from_secs(10);

/// A named clock.
#[derive(Clone, Debug)]
pub struct Timer {
    /// Its name in the file and in journals.
    pub id: Id,
    /// Its name on screen.
    pub title: String,
    /// What it does.
    pub kind: TimerKind,
}

impl Timer {
    /// The window, if this is a window timer.
    #[must_use]
    pub const fn window(&self) -> Option<&WindowTimer> {
        match &self.kind {
            TimerKind::Window(window) => Some(window),
            TimerKind::Every(_) => None,
        }
    }

    /// The rounds, if this is an `every` timer.
    #[must_use]
    pub const fn every(&self) -> Option<&Every> {
        match &self.kind {
            TimerKind::Window(_) => None,
            TimerKind::Every(every) => Some(every),
        }
    }
}

/// What a timer does.
#[derive(Clone, Debug)]
pub enum TimerKind {
    /// Runs from one step to another and is judged once, at its end.
    Window(WindowTimer),
    /// Comes back while another timer runs.
    Every(Every),
}

/// A clock that is judged at its end. In order: `at_least` ≤ `target` ≤ `at_most`.
#[derive(Clone, Debug)]
pub struct WindowTimer {
    /// Shorter is early.
    pub at_least: Option<Duration>,
    /// What to aim at.
    pub target: Option<Duration>,
    /// Longer is late.
    pub at_most: Option<Duration>,
    /// Runs from the session's beginning.
    pub from_start: bool,
    /// Which clock it follows while the program is closed.
    pub clock: Clocked,
    /// What ending it early amounts to.
    pub early: Judged,
    /// What ending it late amounts to.
    pub late: Judged,
}

/// Which time moves a timer while the program is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clocked {
    /// Session time: it stands still.
    #[default]
    Session,
    /// The clock on the wall: it runs on.
    Wall,
}

/// How bad something is, and the author's reason.
#[derive(Clone, Debug)]
pub struct Judged {
    /// How bad.
    pub severity: Severity,
    /// The author's reason.
    pub because: Option<String>,
}

/// Rounds that come due on a fixed grid while another timer runs.
#[derive(Clone, Debug)]
pub struct Every {
    /// Shortest time from one round to the next; the grid, when there is no longest.
    pub at_least: Duration,
    /// Longest time from one round's act to the next; equal to `at_least` on a fixed grid.
    pub at_most: Duration,
    /// How far from its due time a round's act still answers it.
    pub slack: Duration,
    /// The timer during which the rounds come.
    pub during: TimerIx,
    /// What is done.
    pub does: Act,
    /// The session time one act takes.
    pub takes: Duration,
    /// How bad missed rounds are.
    pub missed: Judged,
}

/// What a round asks for.
#[derive(Clone, Debug)]
pub enum Act {
    /// A step: its first doing is the step, later ones answer rounds.
    Step(StepIx),
    /// Other words for one act; the first is shown. Never empty.
    Phrases(Vec<String>),
}

impl Act {
    /// The step that it is, if it is one.
    #[must_use]
    pub const fn step(&self) -> Option<StepIx> {
        match self {
            Self::Step(step) => Some(*step),
            Self::Phrases(_) => None,
        }
    }
}
