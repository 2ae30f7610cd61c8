//! What typed words wait for: near misses, how often, how sure. Nothing here changes the session.

use super::Session;
use super::judge::{Heard, Meaning, Vocabulary};
use super::policy::{Confidences, Order};
use crate::procedure::{Severity, StepIx};
use std::fmt;
use std::sync::{Arc, OnceLock};

/// What can be typed in a session, made when it is first asked for: a debrief asks for nothing.
#[derive(Clone, Default)]
pub(super) struct Known(Arc<OnceLock<Vocabulary>>);

impl fmt::Debug for Known {
    /// Whether it was made already is no part of a session's state.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Known")
    }
}

impl Session {
    /// What can be typed.
    #[must_use]
    pub fn vocabulary(&self) -> &Vocabulary {
        self.vocabulary.0.get_or_init(|| Vocabulary::of(self.procedure()))
    }

    /// What was typed and is unclear, and what may have been meant by it.
    #[must_use]
    pub fn unclear(&self) -> Option<(&str, &[Meaning])> {
        let first = self.queue.first().filter(|_| self.hands_are_free())?;
        match &first.heard {
            Heard::Unclear(near) => Some((&first.text, near)),
            Heard::Clear(_) | Heard::Nothing => None,
        }
    }

    /// The step that was named and of which has to be said how often it is done.
    #[must_use]
    pub fn uncounted(&self) -> Option<StepIx> {
        let first = self.queue.first().filter(|_| self.hands_are_free())?;
        let step = self.queue.step().filter(|_| first.times.is_none())?;
        let repeat = self.path.repeat_of(step)?;
        let said = self.tracks.counted(repeat).and_then(|times| usize::try_from(times).ok());
        let led = self.policy().order == Order::Led;
        // In a led session each pass is named on its own once the number of them is known.
        let known = said.is_some_and(|said| led || self.tracks.get(step).turns < said);
        (!known).then_some(step)
    }

    fn hands_are_free(&self) -> bool {
        self.in_hand().is_none() && !self.is_busy()
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
