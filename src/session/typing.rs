//! What typed words wait for: near misses, how often, how sure. Nothing here changes the session.

use super::Session;
use super::judge::{Heard, Meaning, Turn, Vocabulary};
use super::policy::{Confidences, Order};
use super::queue::Place;
use crate::procedure::{Severity, StepIx};
use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

/// What can be typed in a session while no complication runs, and in each that may; made when it
/// is first asked for: a debrief asks for nothing.
#[derive(Clone)]
pub(super) struct Known(Arc<[OnceLock<Vocabulary>]>);

impl Known {
    /// Of a procedure with so many complications.
    pub(super) fn new(complications: usize) -> Self {
        Self((0..=complications).map(|_| OnceLock::new()).collect())
    }
}

impl fmt::Debug for Known {
    /// Whether it was made already is no part of a session's state.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Known")
    }
}

impl Session {
    /// What can be typed now.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "one for each complication, and one without")]
    pub fn vocabulary(&self) -> &Vocabulary {
        let known = &self.vocabulary.0[self.focus().map_or(0, |focus| focus + 1)];
        known.get_or_init(|| Vocabulary::during(self.procedure(), self.focus()))
    }

    /// What was typed and is unclear, and what may have been meant by it.
    #[must_use]
    pub fn unclear(&self) -> Option<(&str, &[Meaning])> {
        let first = self.queue.first().filter(|_| self.listens())?;
        match &first.heard {
            Heard::Unclear(near) => Some((&first.text, near)),
            Heard::Clear(_) | Heard::Nothing => None,
        }
    }

    /// The step that was named and of which has to be said how often it is done.
    #[must_use]
    pub fn uncounted(&self) -> Option<StepIx> {
        let first = self.queue.first().filter(|_| self.listens() && self.in_hand().is_none())?;
        let step = self.queue.step().filter(|_| first.times.is_none())?;
        let repeat = self.path.repeat_of(step).filter(|repeat| self.path.is_counted(*repeat))?;
        let said = self.tracks.counted(self.counts_of(repeat, step));
        let said = said.and_then(|times| usize::try_from(times).ok());
        let led = self.policy().order == Order::Led;
        // What stands in some passes only is named in each of them.
        if self.path.is_in_some(step) {
            return None;
        }
        // No count of one alternative is right or wrong.
        if led && self.path.is_alternative(step) {
            return None;
        }
        // In a led session a count that was right is not asked for again.
        let known = said.is_some_and(|said| led || self.tracks.get(step).turns < said);
        (!known).then_some(step)
    }

    /// How often `step` is meant by naming it once, where its repeat was counted: as often as is
    /// left. Where the program leads, steps that are repeated together are named pass by pass.
    pub(super) fn times_meant(&self, step: StepIx) -> u32 {
        let repeat = self.path.repeat_of(step);
        let at_once =
            |repeat: &usize| self.policy().order == Order::Own || self.path.is_alone(*repeat);
        let said = repeat.filter(at_once).filter(|_| !self.path.is_in_some(step));
        let said = said.and_then(|repeat| self.tracks.counted(self.counts_of(repeat, step)));
        let done = u32::try_from(self.tracks.get(step).turns).unwrap_or(u32::MAX);
        said.map_or(1, |said| said.saturating_sub(done).max(1))
    }

    /// The same, and as often as is right where nobody has said how often.
    #[must_use]
    pub fn times_named(&self, step: StepIx) -> u32 {
        let Some(repeat) = self.path.repeat_of(step) else { return 1 };
        let said = self.tracks.counted(self.counts_of(repeat, step)).is_some();
        if said || !self.path.is_counted(repeat) || self.path.is_in_some(step) {
            return self.times_meant(step);
        }
        let left = self.path.times(step).saturating_sub(self.tracks.get(step).turns);
        u32::try_from(left).unwrap_or(u32::MAX).max(1)
    }

    /// How often `step` is still to be done of the number of times that the trainee has said; nothing
    /// where they have said none, or none is left.
    #[must_use]
    pub fn left_of_said(&self, step: StepIx) -> Option<u32> {
        let repeat = self.path.repeat_of(step)?;
        let said = self.tracks.counted(self.counts_of(repeat, step))?;
        let done = u32::try_from(self.tracks.get(step).turns).unwrap_or(u32::MAX);
        said.checked_sub(done).filter(|left| *left > 0)
    }

    /// What is counted together with `step`: all of its repeat, or what each pass may do instead
    /// of another on its own.
    pub(super) fn counts_of(&self, repeat: usize, step: StepIx) -> (usize, Option<StepIx>) {
        (repeat, self.path.is_alternative(step).then_some(step))
    }

    /// What was typed and is still to be done, as it was typed, in order; without what is unclear
    /// and asked about now.
    pub fn still_typed(&self) -> impl Iterator<Item = &str> {
        self.queue.texts().skip(usize::from(self.unclear().is_some()))
    }

    /// Where everything was typed that is still to be done, and what was heard there.
    pub fn waits(&self) -> impl Iterator<Item = (Place, &Heard)> {
        self.queue.places()
    }

    /// Whether it is the turn of `step`, where what was typed leaves open which one is meant.
    #[must_use]
    pub fn turn(&self, step: StepIx) -> Turn {
        if self.is_elsewhere(step) {
            Turn::Elsewhere
        } else if self.is_settled(step) {
            Turn::Past
        } else {
            Turn::Open
        }
    }

    /// Whether nothing is being done or asked: a step that stays open until it is said to be done
    /// leaves time to talk.
    pub(super) fn listens(&self) -> bool {
        let held = |visit| self.form(visit).is_held() && self.checkpoint_in_hand().is_none();
        !self.is_busy() && self.in_hand().is_none_or(held)
    }

    /// Whether something is being done that is no step.
    pub(super) fn is_busy(&self) -> bool {
        self.busy.is_some_and(|busy| busy > self.at)
    }

    /// Whether what was typed last can still be taken back.
    #[must_use]
    pub const fn can_take_back(&self) -> bool {
        self.before.is_some()
    }

    /// The numbers of the entries that were taken back, each range by the entry at its end.
    #[must_use]
    pub fn taken_back(&self) -> &[Range<u64>] {
        &self.taken_back
    }

    /// Whether the trainee says how sure they are before they answer the checkpoint in hand.
    #[must_use]
    pub fn asks_confidence(&self) -> bool {
        let Some((step, _, asked)) = self.checkpoint_in_hand() else { return false };
        match self.policy().confidence {
            _ if !asked.kind.is_judged() => false,
            Confidences::Never => false,
            Confidences::WhereAsked => asked.confidence,
            Confidences::Critical => {
                let critical = asked.kind.worst() == Severity::Critical;
                asked.confidence || critical || self.procedure().step(step).is_critical()
            }
        }
    }
}
