//! Which steps any way leads to, whichever arms are taken.
//!
//! One walk through the slots that goes down every arm at once.

use crate::procedure::complication::Then;
use crate::procedure::{Leads, Phase, Procedure, Repeat, Slot, StepIx};
use std::collections::BTreeSet;

/// The steps that some way leads to.
pub(super) fn reached(procedure: &Procedure) -> BTreeSet<StepIx> {
    let complications = &procedure.mishaps().complications;
    let resumed = complications.iter().filter_map(|complication| match complication.then {
        Then::ResumeAt(step) => Some(step),
        Then::Resume | Then::End(_) => None,
    });
    let ahead = resumed.collect();
    let mut walk = Walk { procedure, reached: BTreeSet::new(), ahead, left: Vec::new() };
    walk.sequence(procedure.slots(), true);
    for complication in complications {
        walk.sequence(&complication.slots, true);
    }
    walk.reached
}

struct Walk<'p> {
    procedure: &'p Procedure,
    reached: BTreeSet<StepIx>,
    /// The steps that an arm so far leads to.
    ahead: BTreeSet<StepIx>,
    /// For each phase and repeat around, whether an arm in it leads out of it.
    left: Vec<bool>,
}

impl Walk<'_> {
    /// Walks through slots in order; whether any way comes out behind them.
    fn sequence(&mut self, slots: &[Slot], reached: bool) -> bool {
        slots.iter().fold(reached, |reached, slot| self.slot(slot, reached))
    }

    fn slot(&mut self, slot: &Slot, reached: bool) -> bool {
        match slot {
            Slot::Step(step) => self.step(*step, reached),
            Slot::Run(slots) => self.sequence(slots, reached),
            Slot::AnyOrder(slots) | Slot::OneOf(slots) => {
                let ways = slots.iter().map(|slot| self.slot(slot, reached));
                ways.collect::<Vec<_>>().contains(&true)
            }
            Slot::Phase(Phase { slots, .. }) | Slot::Repeat(Repeat { slots, .. }) => {
                self.left.push(false);
                let through = self.sequence(slots, reached);
                self.left.pop().unwrap_or_default() || through
            }
        }
    }

    fn step(&mut self, step: StepIx, reached: bool) -> bool {
        let reached = self.ahead.contains(&step) || reached;
        if reached {
            self.reached.insert(step);
        }
        let Some(decide) = self.procedure.step(step).decide() else { return reached };
        let mut through = false;
        for arm in &decide.arms {
            match &arm.leads {
                Leads::Next => through |= reached,
                Leads::Through(slots) => through |= self.sequence(slots, reached),
                Leads::Leave => self.left.last_mut().into_iter().for_each(|left| *left |= reached),
                Leads::To(step) => self.ahead.extend(reached.then_some(*step)),
                Leads::End(_) => {}
            }
        }
        through
    }
}
