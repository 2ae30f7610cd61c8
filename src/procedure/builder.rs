//! Builds a procedure: positions are handed out first, what stands there follows.
//!
//! A step may name a timer that is declared later and the other way round, so ids are reserved
//! before anything is filled in. [`Builder::build`] is total: it can only be called with every
//! position filled, because filling is done by maps over the reserved ids.

use super::{About, Procedure, Rule, Slot, Source, SourceIx, Step, StepIx, Timer, TimerIx};

/// Hands out positions.
#[derive(Debug, Default)]
pub struct Builder {
    steps: usize,
    timers: usize,
    sources: usize,
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

    /// The finished procedure, or nothing if the parts are not exactly those reserved.
    #[must_use]
    pub fn build(self, about: About, parts: Parts) -> Option<Procedure> {
        let Parts { sources, slots, steps, timers, rules } = parts;
        let whole = steps.len() == self.steps
            && timers.len() == self.timers
            && sources.len() == self.sources
            && !steps.is_empty();
        whole.then_some(Procedure { about, sources, slots, steps, timers, rules })
    }
}

/// Everything a procedure is made of, in the order in which positions were reserved.
#[derive(Debug, Default)]
pub struct Parts {
    /// In the order of [`Builder::reserve_source`].
    pub sources: Vec<Source>,
    /// The right path.
    pub slots: Vec<Slot>,
    /// In the order of [`Builder::reserve_step`], which is the order of the right path.
    pub steps: Vec<Step>,
    /// In the order of [`Builder::reserve_timer`].
    pub timers: Vec<Timer>,
    /// In the order written.
    pub rules: Vec<Rule>,
}
