//! At which entry a deviation shows: where one who looks back on the session is to stop.
//!
//! A deviation knows when it was and what it is about, and no entry; of those of that moment the
//! one that tells most of it is taken.

use super::deviation::{Deviation, Subject as About};
use crate::procedure::{StepIx, Subject, TimerIx};
use crate::session::{Entry, Event, Meaning, TimerChange};

impl Deviation {
    /// The position of the entry at which it shows; nothing where there are no entries.
    #[must_use]
    pub fn shows_at(&self, entries: &[Entry]) -> Option<usize> {
        let last = entries.len().checked_sub(1)?;
        let then = || entries.iter().enumerate().filter(|(_, entry)| entry.at == self.at);
        let best = then().filter_map(|(position, entry)| {
            let telling = self.telling(&entry.event);
            (telling > 0).then_some((std::cmp::Reverse(telling), position))
        });
        let best = best.min().map(|(_, position)| position);
        let end = || then().find(|(_, entry)| entry.event.is_end()).map(|(position, _)| position);
        let after = || entries.iter().position(|entry| entry.at >= self.at);
        Some(best.or_else(end).or_else(after).unwrap_or(last))
    }

    /// How much an event of its moment tells of it; nothing: 0.
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else tells of a deviation")]
    fn telling(&self, event: &Event) -> u8 {
        let is = |step: StepIx| self.subject == About::Step(step);
        match event {
            Event::Answered(answered) if is(answered.step) => {
                let asked = self.question.as_ref().map(|question| question.checkpoint);
                if asked == Some(answered.checkpoint) { 3 } else { 1 }
            }
            Event::Skipped(step, _) | Event::Stuck(step) | Event::Deferred(step) if is(*step) => 3,
            Event::Begun(begun) if is(begun.step) => 2,
            Event::Done(done) if is(done.step) => 2,
            Event::Refused(Subject::Step(step), _) | Event::NotNext(step, _) if is(*step) => 1,
            Event::Hinted(step, _) if is(*step) => 2,
            Event::RoundMissed(round) | Event::RoundDeclined(round) => {
                self.is_timer(round.timer, 3)
            }
            Event::RoundDue(round, _) => self.is_timer(round.timer, 1),
            Event::Begun(begun) => self.stops(&begun.timers),
            Event::Done(done) => self.stops(&done.timers),
            Event::Finished(finished) => {
                self.stops(&finished.timers).max(u8::from(self.subject == About::Finish))
            }
            Event::Acted(acted) => match (&self.subject, acted.meaning) {
                (About::WrongAct(known), Some(Meaning::WrongAct(done))) => {
                    3 * u8::from(*known == done)
                }
                (About::Other(text), _) => 3 * u8::from(*text == acted.text),
                _ => 0,
            },
            Event::Resolved(resolved) => self.is_complication(resolved.complication, 3),
            Event::Occurred(position) => self.is_complication(*position, 1),
            _ => 0,
        }
    }

    fn is_timer(&self, timer: TimerIx, telling: u8) -> u8 {
        telling * u8::from(self.subject == About::Timer(timer))
    }

    fn is_complication(&self, position: usize, telling: u8) -> u8 {
        telling * u8::from(self.subject == About::Complication(position))
    }

    fn stops(&self, timers: &[TimerChange]) -> u8 {
        let stops = |change: &TimerChange| match change {
            TimerChange::Stopped { timer, .. } => self.is_timer(*timer, 3),
            TimerChange::Started(_) => 0,
        };
        timers.iter().map(stops).max().unwrap_or(0)
    }
}
