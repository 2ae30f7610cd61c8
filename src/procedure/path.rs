//! The right path item by item: every doing of every step, and which has to come before which.
//!
//! Made from the slots once for a session or a debrief. Steps in `any_order` and the alternatives
//! of `one_of` have no order among each other; a repeat is its passes one after the other.
//! Read next: `slot.rs`.

use super::{Phase, Procedure, Repeat, Slot, StepIx};
use std::collections::BTreeMap;

/// The right path, item by item.
#[derive(Clone, Debug, Default)]
pub struct Path {
    items: Vec<Item>,
    /// The items of each step that is on the path, in order.
    of_step: BTreeMap<StepIx, Vec<usize>>,
    /// What each repeat is.
    repeats: Vec<Passes>,
}

/// What a repeat on the path is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Passes {
    /// Whether it goes on until something is so.
    until: bool,
    /// Whether only one step stands in it.
    alone: bool,
    /// How many there are.
    count: usize,
}

/// One doing of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The step.
    pub step: StepIx,
    /// The pass of its repeat, counted from 1; 1 outside of one.
    pub pass: u32,
    /// Which doing of its step it is, counted from 0.
    pub nth: usize,
    /// The repeat it stands in, by its number on the path.
    pub repeat: Option<usize>,
    /// The alternatives it belongs to: the number of the `one_of`, and which of them.
    pub branch: Option<(usize, usize)>,
    /// Where it stands: from the whole path down to itself.
    address: Vec<Fork>,
}

/// A way down from something to a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fork {
    /// Parts in order.
    Then(usize),
    /// Parts in any order, or of which one suffices.
    Any(usize),
}

impl Path {
    /// The path of `procedure`.
    #[must_use]
    pub fn of(procedure: &Procedure) -> Self {
        let mut walk = Walk { procedure, path: Self::default(), groups: 0 };
        walk.sequence(procedure.slots(), &Place::default());
        walk.path
    }

    /// All items, in the order in which they are written.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The positions of the items of `step`, in order; none if it is not on the path.
    #[must_use]
    pub fn items_of(&self, step: StepIx) -> &[usize] {
        self.of_step.get(&step).map_or(&[], Vec::as_slice)
    }

    /// How often the right path does `step`.
    #[must_use]
    pub fn times(&self, step: StepIx) -> usize {
        self.items_of(step).len()
    }

    /// The pass in which `step` is done for the `nth` time, counted from 0: its last one beyond.
    #[must_use]
    pub fn pass(&self, step: StepIx, nth: usize) -> u32 {
        let of = self.items_of(step);
        let item = of.get(nth).or(of.last()).and_then(|position| self.items.get(*position));
        item.map_or(1, |item| item.pass)
    }

    /// The repeat in which `step` stands, if it is done in several passes.
    #[must_use]
    pub fn repeat_of(&self, step: StepIx) -> Option<usize> {
        let first = self.items_of(step).first()?;
        self.items.get(*first)?.repeat
    }

    /// Whether each pass of its repeat may do something else instead of `step`.
    #[must_use]
    pub fn is_alternative(&self, step: StepIx) -> bool {
        let branch = |position: &usize| self.items.get(*position).and_then(|item| item.branch);
        let mut branches = self.items_of(step).iter().map(branch);
        let first = branches.next();
        branches.any(|branch| Some(branch) != first)
    }

    /// Whether `step` stands in some passes of its repeat only.
    #[must_use]
    pub fn is_in_some(&self, step: StepIx) -> bool {
        let repeat = self.repeat_of(step).and_then(|repeat| self.repeats.get(repeat));
        repeat.is_some_and(|repeat| self.times(step) < repeat.count)
    }

    /// Whether it can be said beforehand how often this repeat is done.
    #[must_use]
    pub fn is_counted(&self, repeat: usize) -> bool {
        self.repeats.get(repeat).is_some_and(|passes| !passes.until)
    }

    /// Whether only one step stands in this repeat.
    #[must_use]
    pub fn is_alone(&self, repeat: usize) -> bool {
        self.repeats.get(repeat).is_some_and(|passes| passes.alone)
    }
}

impl Item {
    /// Whether this one has to come before `other`.
    #[must_use]
    pub fn precedes(&self, other: &Self) -> bool {
        let forks = self.address.iter().zip(&other.address);
        let parting = forks.into_iter().find(|(one, two)| one != two);
        matches!(parting, Some((Fork::Then(one), Fork::Then(two))) if one < two)
    }
}

/// Where the walk is.
#[derive(Clone, Debug)]
struct Place {
    address: Vec<Fork>,
    pass: u32,
    repeat: Option<usize>,
    branch: Option<(usize, usize)>,
}

impl Default for Place {
    fn default() -> Self {
        Self { address: Vec::new(), pass: 1, repeat: None, branch: None }
    }
}

impl Place {
    fn down(&self, fork: Fork) -> Self {
        let mut down = self.clone();
        down.address.push(fork);
        down
    }
}

struct Walk<'p> {
    procedure: &'p Procedure,
    path: Path,
    groups: usize,
}

impl Walk<'_> {
    fn sequence(&mut self, slots: &[Slot], place: &Place) {
        for (position, slot) in slots.iter().enumerate() {
            self.slot(slot, place.down(Fork::Then(position)));
        }
    }

    fn slot(&mut self, slot: &Slot, place: Place) {
        match slot {
            Slot::Step(step) => self.step(*step, place),
            Slot::Phase(Phase { slots, .. }) | Slot::Run(slots) => self.sequence(slots, &place),
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
            Slot::Repeat(Repeat { passes, until, slots }) => {
                let repeat = self.path.repeats.len();
                let alone = slots.iter().flat_map(Slot::steps).count() == 1;
                let count = usize::try_from(*passes).unwrap_or(usize::MAX);
                self.path.repeats.push(Passes { until: *until, alone, count });
                for pass in 1..=*passes {
                    let mut down = place.down(Fork::Then(pass as usize));
                    (down.pass, down.repeat) = (pass, (*passes > 1).then_some(repeat));
                    self.sequence(slots, &down);
                }
            }
        }
    }

    fn step(&mut self, step: StepIx, place: Place) {
        if self.procedure.step_on(step, place.pass).is_none() {
            return;
        }
        let Place { address, pass, repeat, branch } = place;
        let of_step = self.path.of_step.entry(step).or_default();
        let nth = of_step.len();
        of_step.push(self.path.items.len());
        self.path.items.push(Item { step, pass, nth, repeat, branch, address });
    }
}
