//! Builds a procedure: positions are handed out first, what stands there follows.
//!
//! A step may name a timer that is declared later and the other way round, so ids are reserved
//! before anything is filled in. [`Builder::build`] is total: it can only be called with every
//! position filled, because filling is done by maps over the reserved ids.

use super::{
    About, Complication, Ending, EndingIx, Particulars, Procedure, Rule, Slot, Source, SourceIx,
    Step, StepIx, Timer, TimerIx, WrongAct,
};
use std::collections::BTreeMap;

/// Hands out positions.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    steps: usize,
    timers: usize,
    sources: usize,
    endings: usize,
}

impl Builder {
    /// The position of the next step.
    pub fn reserve_step(&mut self) -> StepIx {
        self.steps += 1;
        StepIx::new(self.steps - 1)
    }

    /// The position of the next timer.
    pub fn reserve_timer(&mut self) -> TimerIx {
        self.timers += 1;
        TimerIx::new(self.timers - 1)
    }

    /// The position of the next source.
    pub fn reserve_source(&mut self) -> SourceIx {
        self.sources += 1;
        SourceIx::new(self.sources - 1)
    }

    /// The position of the next ending.
    pub fn reserve_ending(&mut self) -> EndingIx {
        self.endings += 1;
        EndingIx::new(self.endings - 1)
    }

    /// The finished procedure, or nothing if the parts are not exactly those reserved.
    #[must_use]
    pub fn build(self, about: About, parts: Parts) -> Option<Procedure> {
        let whole = parts.steps.len() == self.steps
            && parts.timers.len() == self.timers
            && parts.sources.len() == self.sources
            && parts.mishaps.endings.len() == self.endings
            && !parts.slots.is_empty();
        whole.then_some(Procedure { about, parts })
    }
}

/// Everything a procedure is made of, in the order in which positions were reserved.
#[derive(Debug, Default)]
pub struct Parts {
    /// What is particular to this run.
    pub particulars: Particulars,
    /// In the order of [`Builder::reserve_source`].
    pub sources: Vec<Source>,
    /// The right path.
    pub slots: Vec<Slot>,
    /// In the order of [`Builder::reserve_step`], which is the order of the right path.
    pub steps: Vec<Step>,
    /// What a step of a repeat is in each pass, where that differs from pass to pass: nothing in a
    /// pass in which it is not done.
    pub passes: BTreeMap<StepIx, Vec<Option<Step>>>,
    /// In the order of [`Builder::reserve_timer`].
    pub timers: Vec<Timer>,
    /// In the order written.
    pub rules: Vec<Rule>,
    /// What may go wrong.
    pub mishaps: Mishaps,
}

/// What may go wrong, and how it may end.
#[derive(Debug, Default)]
pub struct Mishaps {
    /// In the order of [`Builder::reserve_ending`].
    pub endings: Vec<Ending>,
    /// In the order written.
    pub complications: Vec<Complication>,
    /// In the order written.
    pub wrong_acts: Vec<WrongAct>,
}
