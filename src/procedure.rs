//! The settled procedure: every name resolved, every window in order. It cannot be built wrong.
//!
//! Made only by `author::settle` through a [`Builder`]; from then on nothing changes it, and a
//! [`StepIx`] or [`TimerIx`] that it handed out always finds its step or timer.
//! It knows neither files nor sessions. Read next: `procedure/step.rs`, `procedure/slot.rs`.

pub mod about;
pub mod builder;
pub mod checkpoint;
pub mod complication;
pub mod decide;
pub mod id;
pub mod map;
pub mod markup;
pub mod number;
mod only;
pub mod particulars;
pub mod path;
pub mod rule;
pub mod severity;
pub mod slot;
pub mod step;
pub mod timer;

pub use about::{About, Equipment, Pass, Source, Status};
pub use builder::{Builder, Mishaps};
pub use checkpoint::{Checkpoint, Kind};
pub use complication::{Complication, Resolution, WrongAct};
pub use decide::{Arm, Decide, Ending, Leads};
pub use id::{EndingIx, Id, SourceIx, StepIx, TimerIx};
pub use map::Map;
pub use particulars::{Override, Particulars};
pub use path::{Arms, Detours, Item, Path, Way};
pub use rule::{Never, Point, Rule, Subject};
pub use severity::Severity;
pub use slot::{Phase, Repeat, Slot};
pub use step::{Step, Teaching, Window};
pub use timer::{Act, Clocked, Every, Judged, Timer, TimerKind, WindowTimer};

use builder::Parts;

/// One settled procedure.
#[derive(Debug)]
pub struct Procedure {
    about: About,
    parts: Parts,
}

impl Procedure {
    /// What the procedure is, aims at, needs and stands on.
    #[must_use]
    pub const fn about(&self) -> &About {
        &self.about
    }

    /// What is particular to this run.
    #[must_use]
    pub const fn particulars(&self) -> &Particulars {
        &self.parts.particulars
    }

    /// What may go wrong, and how it may end.
    #[must_use]
    pub const fn mishaps(&self) -> &Mishaps {
        &self.parts.mishaps
    }

    /// The ending at `ix`.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "an EndingIx is only made by this procedure")]
    pub fn ending(&self, ix: EndingIx) -> &Ending {
        &self.parts.mishaps.endings[ix.position()]
    }

    /// The right path: a sequence of phases and steps.
    #[must_use]
    pub fn slots(&self) -> &[Slot] {
        &self.parts.slots
    }

    /// The step at `ix`.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a StepIx is only made by this procedure")]
    pub fn step(&self, ix: StepIx) -> &Step {
        &self.parts.steps[ix.position()]
    }

    /// The step at `ix` in this pass of its repeat, counted from 1; nothing if it is not done then.
    #[must_use]
    pub fn step_on(&self, ix: StepIx, pass: u32) -> Option<&Step> {
        match self.parts.passes.get(&ix) {
            None => Some(self.step(ix)),
            Some(passes) => {
                let position = usize::try_from(pass.saturating_sub(1)).unwrap_or(usize::MAX);
                passes.get(position.min(passes.len().saturating_sub(1)))?.as_ref()
            }
        }
    }

    /// What the step at `ix` is in each pass in which it is done, with the pass, counted from 1.
    /// Where passes do not differ, the first stands for all; the last for all that follow it.
    pub fn forms(&self, ix: StepIx) -> impl Iterator<Item = (u32, &Step)> {
        let passes = self.parts.passes.get(&ix);
        let one = passes.is_none().then(|| (1, self.step(ix)));
        let several = (1..).zip(passes.into_iter().flatten());
        one.into_iter().chain(several.filter_map(|(pass, form)| Some((pass, form.as_ref()?))))
    }

    /// The timer at `ix`.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a TimerIx is only made by this procedure")]
    pub fn timer(&self, ix: TimerIx) -> &Timer {
        &self.parts.timers[ix.position()]
    }

    /// The source at `ix`.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a SourceIx is only made by this procedure")]
    pub fn source(&self, ix: SourceIx) -> &Source {
        &self.parts.sources[ix.position()]
    }

    /// All sources, in the order written.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.parts.sources
    }

    /// All steps: those of the path in its order, then those of the complications.
    #[must_use]
    pub fn steps(&self) -> impl DoubleEndedIterator<Item = (StepIx, &Step)> + ExactSizeIterator {
        self.parts.steps.iter().enumerate().map(|(position, step)| (StepIx::new(position), step))
    }

    /// All timers in the order of declaration.
    #[must_use]
    pub fn timers(&self) -> impl DoubleEndedIterator<Item = (TimerIx, &Timer)> + ExactSizeIterator {
        self.parts
            .timers
            .iter()
            .enumerate()
            .map(|(position, timer)| (TimerIx::new(position), timer))
    }

    /// All rules in the order of declaration.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.parts.rules
    }

    /// The step of this id, if there is one.
    #[must_use]
    pub fn find_step(&self, id: &str) -> Option<StepIx> {
        self.steps().find(|(_, step)| step.id.as_str() == id).map(|(ix, _)| ix)
    }

    /// The ending of this id, if there is one.
    #[must_use]
    pub fn find_ending(&self, id: &str) -> Option<EndingIx> {
        let position = self.parts.mishaps.endings.iter().position(|it| it.id.as_str() == id);
        position.map(EndingIx::new)
    }

    /// The timer of this id, if there is one.
    #[must_use]
    pub fn find_timer(&self, id: &str) -> Option<TimerIx> {
        self.timers().find(|(_, timer)| timer.id.as_str() == id).map(|(ix, _)| ix)
    }

    /// The steps in `slots`, those of the arms of decisions included, in the order of the file.
    #[must_use]
    pub fn steps_in(&self, slots: &[Slot]) -> Vec<StepIx> {
        let mut steps: Vec<StepIx> = Vec::new();
        let mut rest: Vec<StepIx> = slots.iter().flat_map(Slot::steps).collect();
        while let Some(step) = rest.pop() {
            for arm in self.step(step).decide().map_or(&[][..], |decide| &decide.arms) {
                if let Leads::Through(slots) = &arm.leads {
                    rest.extend(slots.iter().flat_map(Slot::steps));
                }
            }
            steps.push(step);
        }
        steps.sort_unstable();
        steps
    }

    /// The complication to which each step belongs, in the order of [`Self::steps`].
    #[must_use]
    pub fn homes(&self) -> std::sync::Arc<[Option<usize>]> {
        let mut homes = vec![None; self.parts.steps.len()];
        for (position, complication) in self.parts.mishaps.complications.iter().enumerate() {
            for step in self.steps_in(&complication.slots) {
                homes.get_mut(step.position()).into_iter().for_each(|it| *it = Some(position));
            }
        }
        homes.into()
    }

    /// The phases that hold `ix`, outermost first.
    #[must_use]
    pub fn phases_of(&self, ix: StepIx) -> Vec<&Phase> {
        let mut slots = &self.parts.slots;
        let mut phases = Vec::new();
        let holds = |slot: &Slot| self.steps_in(std::slice::from_ref(slot)).contains(&ix);
        while let Some(Slot::Phase(phase)) = slots.iter().find(|slot| holds(slot)) {
            phases.push(phase);
            slots = &phase.slots;
        }
        phases
    }

    /// All phases, each before those inside it, in the order of the path.
    #[must_use]
    pub fn phases(&self) -> Vec<&Phase> {
        let mut phases = Vec::new();
        let mut rest: Vec<&Slot> = self.parts.slots.iter().rev().collect();
        while let Some(slot) = rest.pop() {
            if let Slot::Phase(phase) = slot {
                phases.push(phase);
            }
            rest.extend(slot.inside().iter().rev());
        }
        phases
    }

    /// The steps before `ix` on the right path, nearest last.
    pub fn before(&self, ix: StepIx) -> impl DoubleEndedIterator<Item = StepIx> {
        (0..ix.position()).map(StepIx::new)
    }
}
