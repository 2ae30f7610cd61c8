//! The walk through the slots of a procedure, along the arms that are taken.
//!
//! What no arm leads to is walked through without being entered, so that places, repeats and
//! alternatives have the same numbers whichever way is taken.

use super::{Detours, Fork, Item, Passes, Path, Way};
use crate::procedure::{Arm, Leads, Phase, Procedure, Repeat, Slot, StepIx};

/// The path this way through `procedure`.
pub(super) fn path(procedure: &Procedure, way: Way<'_>) -> Path {
    let mut walk = Walk {
        procedure,
        way,
        path: Path::default(),
        groups: 0,
        places: 0,
        containers: 0,
        absent: 0,
        gone: None,
    };
    walk.sequence(procedure.slots(), &Place::default());
    for position in way.complications {
        let Some(complication) = procedure.mishaps().complications.get(*position) else { continue };
        let apart = Fork::Any(*position);
        let place = Place { complication: Some(*position), ..Place::default() };
        let ending = std::mem::take(&mut walk.path.ending);
        walk.gone = None;
        walk.sequence(&complication.slots, &place.down(apart));
        walk.path.ending = ending.or(walk.path.ending);
    }
    walk.path
}

/// Where the walk is.
#[derive(Clone, Debug)]
struct Place {
    address: Vec<Fork>,
    pass: u32,
    repeat: Option<usize>,
    branch: Option<(usize, usize)>,
    complication: Option<usize>,
    /// The innermost phase or repeat around, by its number.
    container: usize,
}

impl Default for Place {
    fn default() -> Self {
        let (address, pass, repeat) = (Vec::new(), 1, None);
        Self { address, pass, repeat, branch: None, complication: None, container: 0 }
    }
}

impl Place {
    fn down(&self, fork: Fork) -> Self {
        let mut down = self.clone();
        down.address.push(fork);
        down
    }
}

/// From where on nothing is on the path any more, and how far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gone {
    /// To the end of this phase or repeat.
    Out(usize),
    /// To this step.
    To(StepIx),
    /// For good.
    Over,
}

struct Walk<'p> {
    procedure: &'p Procedure,
    way: Way<'p>,
    path: Path,
    groups: usize,
    places: usize,
    containers: usize,
    /// How many arms that are not taken are around.
    absent: usize,
    gone: Option<Gone>,
}

impl Walk<'_> {
    fn sequence(&mut self, slots: &[Slot], place: &Place) {
        for (position, slot) in slots.iter().enumerate() {
            self.slot(slot, place.down(Fork::Then(2 * position + 1)));
        }
    }

    fn slot(&mut self, slot: &Slot, place: Place) {
        match slot {
            Slot::Step(step) => self.step(*step, place),
            Slot::Run(slots) => self.sequence(slots, &place),
            Slot::Phase(Phase { slots, .. }) => {
                self.contained(place, |walk, place| walk.sequence(slots, place));
            }
            Slot::AnyOrder(slots) => {
                for (position, slot) in slots.iter().enumerate() {
                    self.slot(slot, place.down(Fork::Any(position)));
                }
            }
            Slot::OneOf(slots) => {
                let group = self.groups;
                self.groups += 1;
                for (position, slot) in slots.iter().enumerate() {
                    let mut down = place.down(Fork::Any(position));
                    down.branch = Some((group, position));
                    self.slot(slot, down);
                }
            }
            Slot::Repeat(repeat) => {
                self.contained(place, |walk, place| walk.repeat(repeat, place));
            }
        }
    }

    fn repeat(&mut self, Repeat { passes, until, slots }: &Repeat, place: &Place) {
        let repeat = self.path.repeats.len();
        let steps: Vec<StepIx> = self.procedure.steps_in(slots);
        // How often is nothing that can be said beforehand where each pass decides.
        let decides = steps.iter().any(|step| self.procedure.step(*step).decide().is_some());
        let count = usize::try_from(*passes).unwrap_or(usize::MAX);
        self.path.repeats.push(Passes { until: *until || decides, alone: steps.len() == 1, count });
        for pass in 1..=*passes {
            let mut down = place.down(Fork::Then(2 * pass as usize + 1));
            (down.pass, down.repeat) = (pass, (*passes > 1).then_some(repeat));
            self.sequence(slots, &down);
        }
    }

    /// Walks what stands in a phase or repeat, which an arm may lead out of.
    fn contained(&mut self, mut place: Place, walk: impl FnOnce(&mut Self, &Place)) {
        self.containers += 1;
        place.container = self.containers;
        walk(self, &place);
        if self.gone == Some(Gone::Out(place.container)) {
            self.gone = None;
        }
    }

    fn step(&mut self, step: StepIx, mut place: Place) {
        let position = self.places;
        self.places += 1;
        if self.absent == 0 && self.gone == Some(Gone::To(step)) {
            self.gone = None;
        }
        let left = self.way.detours.left.contains_key(&position);
        let here = self.absent == 0 && self.gone.is_none() && !left;
        let Some(form) = self.procedure.step_on(step, place.pass) else { return };
        let Some(decide) = form.decide() else {
            if here {
                self.enter(step, position, place);
            }
            return;
        };
        let arms: &[Arm] = &decide.arms;
        let taken = match self.way.arms {
            Some(arms) => arms.get(&(step, place.pass)).copied(),
            None => decide.right_position(),
        };
        // What a complication led past decides nothing.
        let taken = taken.filter(|_| !left);
        let around = place.clone();
        place.address.push(Fork::Then(1));
        if here {
            self.enter(step, position, place);
        }
        for (arm, Arm { leads, .. }) in arms.iter().enumerate() {
            if let Leads::Through(slots) = leads {
                let absent = usize::from(taken != Some(arm));
                self.absent += absent;
                self.sequence(slots, &around.down(Fork::Then(2 * arm + 3)));
                self.absent -= absent;
            }
        }
        if let Some(taken) = taken.and_then(|taken| arms.get(taken)).filter(|_| here) {
            self.lead(taken, around.container);
        }
    }

    fn lead(&mut self, arm: &Arm, container: usize) {
        match arm.leads {
            Leads::Next | Leads::Through(_) => {}
            Leads::Leave => self.gone = Some(Gone::Out(container)),
            Leads::To(step) => self.gone = Some(Gone::To(step)),
            Leads::End(ending) => {
                self.gone = Some(Gone::Over);
                self.path.ending = Some(ending);
            }
        }
    }

    fn enter(&mut self, step: StepIx, position: usize, place: Place) {
        let Detours { again, .. } = self.way.detours;
        let before = again.iter().filter(|(before, _)| *before == position);
        for (nth, (_, step)) in before.enumerate() {
            let mut just_before = place.clone();
            if let Some(Fork::Then(at)) = just_before.address.last_mut() {
                *at = at.saturating_sub(1);
            }
            just_before.address.push(Fork::Then(nth));
            // A step from outside of this repeat is in no pass of it.
            let known = self.path.of_step.get(step).and_then(|of| self.path.items.get(*of.last()?));
            if let Some(known) = known.filter(|known| known.repeat != just_before.repeat) {
                (just_before.pass, just_before.repeat) = (known.pass, known.repeat);
                just_before.branch = known.branch;
            }
            self.push(*step, position, just_before);
        }
        self.push(step, position, place);
    }

    fn push(&mut self, step: StepIx, position: usize, place: Place) {
        let Place { address, pass, repeat, branch, complication, .. } = place;
        let of_step = self.path.of_step.entry(step).or_default();
        let nth = of_step.len();
        of_step.push(self.path.items.len());
        self.path.items.push(Item {
            step,
            pass,
            nth,
            repeat,
            branch,
            complication,
            place: position,
            address,
        });
    }
}
