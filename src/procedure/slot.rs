//! The shape of the right path: what comes after what.
//!
//! A tree. Today a slot is a step or a phase, both in sequence; other orders become variants.

use super::StepIx;

/// One place in the procedure.
#[derive(Clone, Debug)]
pub enum Slot {
    /// A single step.
    Step(StepIx),
    /// A named run of slots, done in order.
    Phase(Phase),
}

/// A named group of steps.
#[derive(Clone, Debug)]
pub struct Phase {
    /// The name that people read.
    pub title: String,
    /// What it holds, in order. Never empty.
    pub slots: Vec<Slot>,
}

impl Slot {
    /// The steps in this slot, in order.
    #[must_use]
    pub fn steps(&self) -> Vec<StepIx> {
        match self {
            Self::Step(ix) => vec![*ix],
            Self::Phase(phase) => phase.slots.iter().flat_map(Self::steps).collect(),
        }
    }
}
