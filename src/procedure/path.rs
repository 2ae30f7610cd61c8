//! The path item by item: every doing of every step, and which has to come before which.
//!
//! Made from the slots once for a session or a debrief, and again when a decision leads another
//! way. Steps in `any_order` and the alternatives of `one_of` have no order among each other; a
//! repeat is its passes one after the other; the steps of a complication have none among those of
//! the procedure. Made by `path/walk.rs`. Read next: `slot.rs`.

mod walk;

use super::{EndingIx, Procedure, StepIx};
use std::collections::BTreeMap;

/// Which arm was taken: by the deciding step and the pass of its repeat, counted from 1, the
/// position of the arm.
pub type Arms = BTreeMap<(StepIx, u32), usize>;

/// Which way is gone through a procedure.
#[derive(Clone, Copy, Debug)]
pub struct Way<'a> {
    /// The arms that are taken, and straight on where nothing was decided; nothing where every
    /// decision is taken rightly.
    pub arms: Option<&'a Arms>,
    /// The complications that come, each by its position in the mishaps.
    pub complications: &'a [usize],
    /// What complications changed of the way.
    pub detours: &'a Detours,
}

/// What complications changed of the way on which they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Detours {
    /// The places that one of them led past, each with the step and the pass that stand there.
    pub left: BTreeMap<usize, (StepIx, u32)>,
    /// The steps that one of them led back to, each with the place before which it is done once
    /// more.
    pub again: Vec<(usize, StepIx)>,
}

/// A path, item by item.
#[derive(Clone, Debug, Default)]
pub struct Path {
    items: Vec<Item>,
    /// The items of each step that is on the path, in order.
    of_step: BTreeMap<StepIx, Vec<usize>>,
    /// What each repeat is.
    repeats: Vec<Passes>,
    /// The ending to which it leads, if it does to one.
    ending: Option<EndingIx>,
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
    /// The complication it belongs to, by its position in the procedure's mishaps.
    pub complication: Option<usize>,
    /// Its place among all that there is on any way: the same whichever arms are taken. What is
    /// done once more has the place of what it comes before.
    pub place: usize,
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
    /// The right path of `procedure` where no complication comes.
    #[must_use]
    pub fn right(procedure: &Procedure) -> Self {
        let detours = Detours::default();
        Self::along(procedure, Way { arms: None, complications: &[], detours: &detours })
    }

    /// The path of `procedure` that goes straight on at every decision: what is known of it before
    /// anything is decided.
    #[must_use]
    pub fn straight(procedure: &Procedure) -> Self {
        let (arms, detours) = (Arms::new(), Detours::default());
        Self::along(procedure, Way { arms: Some(&arms), complications: &[], detours: &detours })
    }

    /// The path this way through `procedure`.
    #[must_use]
    pub fn along(procedure: &Procedure, way: Way<'_>) -> Self {
        walk::path(procedure, way)
    }

    /// All items, in the order in which they are written; those of complications last.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The ending to which the path leads, beside that nothing is left to do.
    #[must_use]
    pub const fn ending(&self) -> Option<EndingIx> {
        self.ending
    }

    /// The positions of the items of `step`, in order; none if it is not on the path.
    #[must_use]
    pub fn items_of(&self, step: StepIx) -> &[usize] {
        self.of_step.get(&step).map_or(&[], Vec::as_slice)
    }

    /// How often the path does `step`.
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
