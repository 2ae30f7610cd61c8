//! What is still ahead on the right path: whose turn it is, what has to be done, and what it is
//! too late for. Nothing here changes the session.

use super::{Session, Stage};
use crate::procedure::{Item, Path, Slot, StepIx, Way};
use std::collections::BTreeSet;

impl Session {
    /// The path as it has been taken so far, item by item.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The right path, by which the session is judged: every decision is taken rightly, the
    /// complications that came are dealt with, and what one of them led past is not on it.
    #[must_use]
    pub fn right_path(&self) -> Path {
        let way = Way { arms: None, complications: self.came(), detours: &self.detours };
        Path::along(self.procedure(), way)
    }

    /// Whether a complication led past this step before it was done.
    pub(super) fn is_led_past(&self, step: StepIx) -> bool {
        let mut left = self.detours.left.values();
        left.any(|(it, _)| *it == step) && self.path.times(step) == 0 && !self.has_done(step)
    }

    /// The steps of what is under way, in the order of the file; those of an arm only where it was
    /// taken.
    #[must_use]
    pub fn steps_at_hand(&self) -> Vec<StepIx> {
        let procedure = self.procedure();
        let slots = self.complication().map_or(procedure.slots(), |it| &it.slots);
        let straight: BTreeSet<StepIx> = slots.iter().flat_map(Slot::steps).collect();
        let taken = |step: &StepIx| {
            straight.contains(step)
                || self.path.times(*step) > 0
                || self.visits_of(*step).next().is_some()
        };
        procedure.steps_in(slots).into_iter().filter(taken).collect()
    }

    /// Which of the steps at hand this is, counted from 1, and how many there are.
    #[must_use]
    pub fn number_of(&self, step: StepIx) -> (usize, usize) {
        let steps = self.steps_at_hand();
        let position = steps.iter().position(|it| *it == step);
        (position.map_or(1, |position| position + 1), steps.len())
    }

    /// The arm that was taken by the decision of `step` in this pass, and is followed.
    #[must_use]
    pub fn arm_taken(&self, step: StepIx, pass: u32) -> Option<usize> {
        self.arms.get(&(step, pass)).copied()
    }

    /// How many of how many passes of the step are done, where it stands in a repeat.
    #[must_use]
    pub fn passes(&self, step: StepIx) -> Option<(usize, usize)> {
        self.path.repeat_of(step)?;
        let times = self.path.times(step);
        Some((self.tracks.get(step).turns.min(times), times))
    }

    /// The place on the path that the next doing of `step` has; its last one when it has none
    /// any more.
    pub(super) fn turn_of(&self, step: StepIx) -> Option<&Item> {
        self.turns_left(step).next().or_else(|| {
            let last = self.path.items_of(step).last()?;
            self.path.items().get(*last)
        })
    }

    /// The places on the path that are still to be done by `step`, but for those it is too late
    /// for: where an alternative was taken in one pass of a repeat, the next pass asks anew.
    pub(super) fn turns_left(&self, step: StepIx) -> impl Iterator<Item = &Item> {
        let of = self.path.items_of(step).iter().skip(self.tracks.get(step).turns);
        let items = of.filter_map(|position| self.path.items().get(*position));
        items.filter(|item| !self.has_passed(item))
    }

    /// Whether it is too late for this item, and it need not be done: another alternative was
    /// begun, or something after it where it may be left out.
    pub(super) fn has_passed(&self, item: &Item) -> bool {
        let elsewhere = item.branch.is_some_and(|(group, branch)| {
            self.tracks.branch(group).is_some_and(|begun| begun != branch)
        });
        let optional = self.procedure().step(item.step).optional;
        let furthest = self.tracks.furthest(item.complication);
        elsewhere || (optional && furthest.is_some_and(|furthest| item.precedes(furthest)))
    }

    /// The items of which something is still expected in what is under way, in order; those that
    /// may be left out are among them as long as it is not too late.
    pub(super) fn expected_items(&self) -> impl Iterator<Item = &Item> {
        self.unsettled_items().filter(|item| !self.is_put_off(item))
    }

    /// The same, with those that are put off until later.
    fn unsettled_items(&self) -> impl Iterator<Item = &Item> {
        let focus = self.focus();
        let items = self.path.items().iter().filter(move |item| item.complication == focus);
        let settled = |item: &Item| self.tracks.get(item.step).turns > item.nth;
        items.filter(move |item| !settled(item) && !self.has_passed(item))
    }

    /// Whether the step is put off, and its place has not come: it comes back right before the
    /// step that the author names, and where it is put off once more, not at all.
    pub(super) fn is_put_off(&self, item: &Item) -> bool {
        let step = self.procedure().step(item.step);
        match self.tracks.get(item.step).deferred {
            0 => false,
            1 => {
                let Some(place) = step.defer_to.and_then(|to| self.turns_left(to).next()) else {
                    return false;
                };
                let holds = |before: &&Item| {
                    let other = self.procedure().step(before.step);
                    before.precedes(place)
                        && !other.optional
                        && self.tracks.get(before.step).deferred == 0
                };
                self.unsettled_items().any(|before| holds(&before))
            }
            _ => true,
        }
    }

    /// The steps that were put off and never done, in order.
    #[must_use]
    pub fn deferred(&self) -> Vec<StepIx> {
        let items = self.path.items().iter();
        let deferred = items.filter(|item| self.tracks.get(item.step).deferred > 0);
        let mut told = BTreeSet::new();
        deferred.map(|item| item.step).filter(|step| told.insert(*step)).collect()
    }

    /// The items that have to be done and are not, in order.
    pub(super) fn open_items(&self) -> impl Iterator<Item = &Item> {
        self.expected_items().filter(|item| !self.procedure().step(item.step).optional)
    }

    /// The earliest step that has to be done and is not.
    #[must_use]
    pub fn earliest_open(&self) -> Option<StepIx> {
        self.open_items().next().map(|item| item.step)
    }

    /// The steps that have to be done and are not, in order.
    #[must_use]
    pub fn open_steps(&self) -> Vec<StepIx> {
        let mut told = BTreeSet::new();
        self.open_items().map(|item| item.step).filter(|step| told.insert(*step)).collect()
    }

    /// The earliest step that has to be named and is not: what the program announces itself is
    /// not for the trainee to name.
    #[must_use]
    pub fn earliest_unnamed(&self) -> Option<StepIx> {
        let types = self.policy().types();
        let given = |step: StepIx| types && self.procedure().step(step).given;
        self.open_items().map(|item| item.step).find(|step| !given(*step))
    }

    /// A step that is announced in every mode, and whose turn it is.
    pub(super) fn given(&self) -> Option<StepIx> {
        self.given_before(None)
    }

    /// The same, also where something that may be left out stands before it: `named` comes after
    /// it, and is about to be begun.
    pub(super) fn given_before(&self, named: Option<StepIx>) -> Option<StepIx> {
        if !self.policy().types() || self.stage != Stage::Running {
            return None;
        }
        let named = named.map(|step| self.turn_of(step));
        let focus = self.focus();
        let given = self.path.items().iter().filter(|item| item.complication == focus);
        let given = given.filter(|item| {
            let step = self.procedure().step(item.step);
            let comes_first = named.is_none_or(|named| named.is_some_and(|it| item.precedes(it)));
            step.given && comes_first && self.tracks.get(item.step).turns <= item.nth
        });
        let mut due = given.filter(|item| {
            !self.has_passed(item) && !self.is_open(item.step) && self.is_due(item, named.is_some())
        });
        // It begins by itself, so what it waits for is not the trainee's to have waited for.
        due.find(|item| self.against_beginning(item.step).is_empty()).map(|item| item.step)
    }

    /// Whether nothing that comes before this item is still awaited: done, passed, or left behind
    /// by what was begun after it. What may be left out, and what is announced, is awaited unless
    /// `hastens`.
    fn is_due(&self, item: &Item, hastens: bool) -> bool {
        let furthest = self.tracks.furthest(item.complication);
        let awaited = |before: &&Item| {
            let step = self.procedure().step(before.step);
            before.precedes(item)
                && self.tracks.get(before.step).turns <= before.nth
                && !(hastens && (step.optional || step.given))
                && !furthest.is_some_and(|furthest| before.precedes(furthest))
                && !self.has_passed(before)
        };
        !self.path.items().iter().any(|before| awaited(&before))
    }
}
