//! A walk through everything that is written in a procedure file.

use super::{AnyOrder, Checkpoint, Document, Entry, Member, OneOf, Repeat, Run, Slot, Step};

impl Document {
    /// Every question of every step, those of arms and complications included.
    pub(in crate::author) fn checkpoints(&self) -> Vec<&Checkpoint> {
        let mut walk = Walk::default();
        for entry in self.phases.given().map_or(&[][..], |entries| &***entries) {
            match entry {
                Entry::Phase(phase) => walk.slots(&phase.steps),
                Entry::Use(_) => {}
                Entry::Step(step) => walk.step(step),
                Entry::AnyOrder(group) => walk.any_order(group),
                Entry::OneOf(group) => walk.one_of(group),
                Entry::Repeat(repeat) => walk.repeat(repeat),
            }
        }
        walk.slots(self.steps.given().map_or(&[][..], |steps| &***steps));
        for complication in self.complications.iter().filter_map(|(_, it)| it.as_ref()) {
            walk.slots(&complication.steps);
        }
        walk.found
    }
}

#[derive(Default)]
struct Walk<'d> {
    found: Vec<&'d Checkpoint>,
}

impl<'d> Walk<'d> {
    fn slots(&mut self, slots: &'d [Slot]) {
        for slot in slots {
            match slot {
                Slot::Step(step) => self.step(step),
                Slot::AnyOrder(group) => self.any_order(group),
                Slot::OneOf(group) => self.one_of(group),
                Slot::Repeat(repeat) => self.repeat(repeat),
            }
        }
    }

    fn step(&mut self, step: &'d Step) {
        self.found.extend(step.check.iter());
        let arms = step.decide.iter().flat_map(|decide| decide.arms.iter());
        for steps in arms.filter_map(|arm| arm.steps.as_ref()) {
            self.slots(steps);
        }
    }

    fn members(&mut self, members: &'d [Member]) {
        for member in members {
            match member {
                Member::Step(step) => self.step(step),
                Member::Steps(Run { steps, .. }) => steps.iter().for_each(|step| self.step(step)),
            }
        }
    }

    fn any_order(&mut self, group: &'d AnyOrder) {
        self.members(&group.any_order);
    }

    fn one_of(&mut self, group: &'d OneOf) {
        self.members(&group.one_of);
    }

    fn repeat(&mut self, repeat: &'d Repeat) {
        self.slots(&repeat.repeat.steps);
    }
}
