//! The shape of the right path: what comes after what.

use super::StepIx;

/// One place in the procedure.
#[derive(Clone, Debug)]
pub enum Slot {
    /// A single step.
    Step(StepIx),
    /// A named run of slots, done in order.
    Phase(Phase),
    /// A run of slots without a name, done in order.
    Run(Vec<Self>),
    /// Slots that may come in any order.
    AnyOrder(Vec<Self>),
    /// Slots of which one suffices.
    OneOf(Vec<Self>),
    /// Slots that are done again and again.
    Repeat(Repeat),
}

/// A named group of steps.
#[derive(Clone, Debug)]
pub struct Phase {
    /// The name that people read.
    pub title: String,
    /// What it holds, in order. Never empty.
    pub slots: Vec<Slot>,
}

/// Slots that are done again and again.
#[derive(Clone, Debug)]
pub struct Repeat {
    /// How many passes the right path has, 1 to 1000.
    pub passes: u32,
    /// Whether it goes on until something is so, instead of so many times: then nobody can say
    /// beforehand how often.
    pub until: bool,
    /// What one pass holds, in order. Never empty.
    pub slots: Vec<Slot>,
}

impl Slot {
    /// The slots in this one, in order.
    #[must_use]
    pub fn inside(&self) -> &[Self] {
        match self {
            Self::Step(_) => &[],
            Self::Phase(Phase { slots, .. })
            | Self::Run(slots)
            | Self::AnyOrder(slots)
            | Self::OneOf(slots)
            | Self::Repeat(Repeat { slots, .. }) => slots,
        }
    }

    /// The steps in this slot, in order.
    #[must_use]
    pub fn steps(&self) -> Vec<StepIx> {
        match self {
            Self::Step(ix) => vec![*ix],
            Self::Phase(Phase { slots, .. })
            | Self::Run(slots)
            | Self::AnyOrder(slots)
            | Self::OneOf(slots)
            | Self::Repeat(Repeat { slots, .. }) => slots.iter().flat_map(Self::steps).collect(),
        }
    }
}
