//! What has become of each step, and which stays at steps are still open.
//!
//! Only what `apply.rs` writes, kept so that questions cost the same however long a session is.

use crate::procedure::{Item, StepIx};
use std::collections::BTreeMap;

/// What has become of one step.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    /// The first visit in which it was done, by its position.
    pub(super) done: Option<usize>,
    /// How many of its turns on the path are settled: done, skipped, or passed over before a
    /// later one was.
    pub(super) turns: usize,
    /// Which turn its open visit is, counted from 0.
    turn: usize,
    /// The visit that has not ended, by its position.
    pub(super) open: Option<usize>,
    /// Why it was left out, if it was, the last time.
    pub(super) skipped: Option<String>,
    /// How many hints were given for it.
    pub(super) hints: usize,
    /// How often it was put off since it was last begun.
    pub(super) deferred: usize,
}

/// What has become of all steps.
#[derive(Clone, Debug)]
pub(super) struct Tracks {
    steps: Vec<Track>,
    /// The visits that have not ended, by position, the latest last.
    open: Vec<usize>,
    /// Which alternative of each `one_of` was begun first.
    branches: BTreeMap<usize, usize>,
    /// How often the steps of each repeat are done, where the trainee has said so; of one that may
    /// be done instead of another, how often that is.
    counts: BTreeMap<(usize, Option<StepIx>), u32>,
    /// What was begun the furthest on, in the procedure and in each complication.
    furthest: BTreeMap<Option<usize>, Item>,
}

impl Tracks {
    pub(super) fn new(steps: usize) -> Self {
        Self {
            steps: vec![Track::default(); steps],
            open: Vec::new(),
            branches: BTreeMap::new(),
            counts: BTreeMap::new(),
            furthest: BTreeMap::new(),
        }
    }

    #[expect(clippy::indexing_slicing, reason = "one track for each step of the procedure")]
    pub(super) fn get(&self, step: StepIx) -> &Track {
        &self.steps[step.position()]
    }

    #[expect(clippy::indexing_slicing, reason = "one track for each step of the procedure")]
    fn get_mut(&mut self, step: StepIx) -> &mut Track {
        &mut self.steps[step.position()]
    }

    /// The latest visit that has not ended.
    pub(super) fn in_hand(&self) -> Option<usize> {
        self.open.last().copied()
    }

    /// The visits that have not ended.
    pub(super) fn open(&self) -> &[usize] {
        &self.open
    }

    /// A visit of `step` began.
    pub(super) fn begin(&mut self, step: StepIx, visit: usize, turn: usize) {
        let track = self.get_mut(step);
        (track.open, track.turn, track.deferred) = (Some(visit), turn, 0);
        self.open.push(visit);
    }

    /// This place on the path was begun.
    pub(super) fn reach(&mut self, item: &Item) {
        if let Some((group, branch)) = item.branch {
            self.branches.entry(group).or_insert(branch);
        }
        let furthest = self.furthest.entry(item.complication).or_insert_with(|| item.clone());
        if furthest.place < item.place {
            furthest.clone_from(item);
        }
    }

    /// What was begun the furthest on in this complication, or in the procedure.
    pub(super) fn furthest(&self, complication: Option<usize>) -> Option<&Item> {
        self.furthest.get(&complication)
    }

    /// The stays that have not ended are put aside.
    pub(super) fn set_aside(&mut self) -> Vec<usize> {
        std::mem::take(&mut self.open)
    }

    /// They are taken up again.
    pub(super) fn take_up(&mut self, aside: Vec<usize>) {
        let since = std::mem::replace(&mut self.open, aside);
        self.open.extend(since);
    }

    /// `step` is put off.
    pub(super) fn defer(&mut self, step: StepIx) {
        self.get_mut(step).deferred += 1;
    }

    /// The alternative of a `one_of` that was begun.
    pub(super) fn branch(&self, group: usize) -> Option<usize> {
        self.branches.get(&group).copied()
    }

    /// The open visit of `step` ended, which is given back; whether the step was done in it, and
    /// whether that was its turn.
    pub(super) fn end(&mut self, step: StepIx, done: bool, turn: bool) -> Option<usize> {
        let track = self.get_mut(step);
        let visit = track.open.take()?;
        if done {
            track.done = track.done.or(Some(visit));
            if turn {
                track.turns = track.turns.max(track.turn) + 1;
            }
        }
        self.open.retain(|open| *open != visit);
        Some(visit)
    }

    /// `step` was left out in this turn.
    pub(super) fn skip(&mut self, step: StepIx, reason: &str, turn: usize) {
        let track = self.get_mut(step);
        track.skipped = Some(reason.to_owned());
        track.deferred = 0;
        track.turns = track.turns.max(turn) + 1;
    }

    /// A hint was given for `step`.
    pub(super) fn hint(&mut self, step: StepIx) {
        self.get_mut(step).hints += 1;
    }

    /// The trainee has said how often the steps of this repeat, or this step of it, are done.
    pub(super) fn count(&mut self, counted: (usize, Option<StepIx>), times: u32) {
        self.counts.insert(counted, times);
    }

    /// How often that is done, as the trainee has said.
    pub(super) fn counted(&self, counted: (usize, Option<StepIx>)) -> Option<u32> {
        self.counts.get(&counted).copied()
    }
}
