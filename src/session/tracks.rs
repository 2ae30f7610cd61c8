//! What has become of each step, and which stays at steps are still open.
//!
//! Only what `apply.rs` writes, kept so that questions cost the same however long a session is.

use crate::procedure::StepIx;

/// What has become of one step.
#[derive(Clone, Debug, Default)]
pub(super) struct Track {
    /// The first visit in which it was done, by its position.
    pub(super) done: Option<usize>,
    /// The visit that has not ended, by its position.
    pub(super) open: Option<usize>,
    /// Why it was left out, if it was, the last time.
    pub(super) skipped: Option<String>,
}

/// What has become of all steps.
#[derive(Clone, Debug)]
pub(super) struct Tracks {
    steps: Vec<Track>,
    /// The visits that have not ended, by position, the latest last.
    open: Vec<usize>,
}

impl Tracks {
    pub(super) fn new(steps: usize) -> Self {
        Self { steps: vec![Track::default(); steps], open: Vec::new() }
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

    /// A visit of `step` began.
    pub(super) fn begin(&mut self, step: StepIx, visit: usize) {
        self.get_mut(step).open = Some(visit);
        self.open.push(visit);
    }

    /// The open visit of `step` ended, which is given back; whether the step was done in it.
    pub(super) fn end(&mut self, step: StepIx, done: bool) -> Option<usize> {
        let track = self.get_mut(step);
        let visit = track.open.take()?;
        if done && track.done.is_none() {
            track.done = Some(visit);
        }
        self.open.retain(|open| *open != visit);
        Some(visit)
    }

    /// `step` was left out.
    pub(super) fn skip(&mut self, step: StepIx, reason: &str) {
        self.get_mut(step).skipped = Some(reason.to_owned());
    }
}
