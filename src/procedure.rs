//! The settled procedure: every name resolved, every window in order. It cannot be built wrong.
//!
//! Made only by `author::settle` through a [`Builder`]; from then on nothing changes it, and a
//! [`StepIx`] or [`TimerIx`] that it handed out always finds its step or timer.
//! It knows neither files nor sessions. Read next: `procedure/step.rs`, `procedure/slot.rs`.

pub mod about;
pub mod builder;
pub mod checkpoint;
pub mod id;
pub mod rule;
pub mod severity;
pub mod slot;
pub mod step;
pub mod timer;

pub use about::{About, Equipment, Pass, Source, Status};
pub use builder::Builder;
pub use checkpoint::{Checkpoint, Kind};
pub use id::{Id, SourceIx, StepIx, TimerIx};
pub use rule::{Before, Rule, Subject};
pub use severity::Severity;
pub use slot::{Phase, Slot};
pub use step::{Step, Teaching, Window};
pub use timer::{Act, Clocked, Every, Judged, Timer, TimerKind, WindowTimer};

/// One settled procedure.
#[derive(Debug)]
pub struct Procedure {
    about: About,
    sources: Vec<Source>,
    slots: Vec<Slot>,
    steps: Vec<Step>,
    timers: Vec<Timer>,
    rules: Vec<Rule>,
}

impl Procedure {
    /// What the procedure is, aims at, needs and stands on.
    #[must_use]
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// The right path: a sequence of phases and steps.
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        &self.slots
    }

    /// The step at `ix`.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a StepIx is only made by this procedure")]
    pub fn step(&self, ix: StepIx) -> &Step {
        &self.steps[ix.position()]
    }

    /// The timer at `ix`.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a TimerIx is only made by this procedure")]
    pub fn timer(&self, ix: TimerIx) -> &Timer {
        &self.timers[ix.position()]
    }

    /// The source at `ix`.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a SourceIx is only made by this procedure")]
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.sources[ix.position()]
    }

    /// All sources, in the order written.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// All steps in the order of the right path.
    #[must_use]
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (StepIx, &Step)> + ExactSizeIterator {
        self.steps.iter().enumerate().map(|(position, step)| (StepIx::new(position), step))
    }

    /// All timers in the order of declaration.
    #[must_use]
    pub fn timers(&self) -> impl DoubleEndedIterator<Item = (TimerIx, &Timer)> + ExactSizeIterator {
        self.timers.iter().enumerate().map(|(position, timer)| (TimerIx::new(position), timer))
    }

    /// All rules in the order of declaration.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The step of this id, if there is one.
    #[must_use]
    pub fn find_step(&self, id: &str) -> Option<StepIx> {
        self.steps().find(|(_, step)| step.id.as_str() == id).map(|(ix, _)| ix)
    }

    /// The timer of this id, if there is one.
    #[must_use]
    pub fn find_timer(&self, id: &str) -> Option<TimerIx> {
        self.timers().find(|(_, timer)| timer.id.as_str() == id).map(|(ix, _)| ix)
    }

    /// The phases that hold `ix`, outermost first.
    #[must_use]
    pub fn phases_of(&self, ix: StepIx) -> Vec<&Phase> {
        let mut slots = &self.slots;
        let mut phases = Vec::new();
        let holds = |slot: &Slot| slot.steps().contains(&ix);
        while let Some(Slot::Phase(phase)) = slots.iter().find(|slot| holds(slot)) {
            phases.push(phase);
            slots = &phase.slots;
        }
        phases
    }

    /// The steps before `ix` on the right path, nearest last.
    pub fn before(&self, ix: StepIx) -> impl DoubleEndedIterator<Item = StepIx> {
        (0..ix.position()).map(StepIx::new)
    }
}
