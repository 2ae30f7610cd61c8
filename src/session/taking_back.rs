//! Taking back what was typed last: until when that can be done, and how it stood before.
//!
//! Written by `apply.rs` alone, which asks here first. What comes of what was typed can be taken
//! back with it; what the trainee did themselves since then, or was told, cannot, but what of the
//! entry is still to be done then.

use super::event::Event;
use super::policy::Feedback;
use super::{Session, Visit};
use crate::procedure::TimerIx;

/// How a session stood: what of it changes, without the visits that do not.
#[derive(Clone, Debug)]
pub(super) struct Before {
    /// The session, with no visits.
    pub(super) session: Session,
    /// The number of the first entry since then.
    from: u64,
    /// How many visits there were.
    visits: usize,
    /// Those that had not ended, by position.
    open: Vec<(usize, Visit)>,
}

impl Session {
    /// The session as it stands before entry `from`, without the visits that have ended.
    fn as_it_stands(&mut self, from: u64) -> Before {
        let open = self.tracks.open().iter();
        let open = open.filter_map(|at| Some((*at, self.visits.get(*at)?.clone()))).collect();
        let visits = std::mem::take(&mut self.visits);
        self.before = None;
        let before = Before { session: self.clone(), from, visits: visits.len(), open };
        self.visits = visits;
        before
    }

    /// Something is typed in entry `number`, and can be taken back. What was unclear is taken back
    /// with the words that were said instead.
    pub(super) fn keep_before(&mut self, number: u64) {
        if self.unclear().is_none() || self.before.is_none() {
            self.before = Some(Box::new(self.as_it_stands(number)));
        }
    }

    /// What came of what was typed is settled by entry `number`; what of it is still to be done
    /// can be taken back.
    pub(super) fn keep_settled(&mut self, number: u64) {
        if self.before.is_none() && self.queue.first().is_some() {
            let mut before = self.as_it_stands(number.saturating_add(1));
            before.session.queue.clear();
            self.before = Some(Box::new(before));
        }
    }

    /// What was typed last was not meant so, says entry `number`. How often things happened and
    /// what time it was for the trainee stays.
    pub(super) fn take_back(&mut self, number: u64) {
        let Some(before) = self.before.take() else { return };
        let Before { session, from, visits, open } = *before;
        let mut taken_back = std::mem::take(&mut self.taken_back);
        taken_back.push(from..number);
        let mut all = std::mem::take(&mut self.visits);
        all.truncate(visits);
        for (at, visit) in open {
            if let Some(place) = all.get_mut(at) {
                *place = visit;
            }
        }
        let (entries, real) = (self.entries, self.real);
        *self = Self { entries, real, visits: all, taken_back, ..session };
    }

    /// Whether what was typed last cannot be taken back after this: the trainee has gone on, or
    /// was told how it was meant to be.
    pub(super) fn settles(&self, event: &Event) -> bool {
        let at_once = self.policy().feedback == Feedback::AtOnce;
        match event {
            Event::Begun(begun) => {
                let given = self.procedure().step(begun.step).given;
                !given && self.queue.first().is_none()
            }
            Event::Done(done) => {
                let of_this = self.in_hand().filter(|visit| visit.step == done.step);
                let held = of_this.is_some_and(|visit| self.form(visit).is_held());
                held && !(self.queue.is_new() && self.queue.step().is_some())
            }
            Event::RoundDone(round) => !self.names_round(round.timer),
            Event::Acted(_) => at_once,
            // Whoever names a step of the procedure leaves a complication with it.
            Event::Resolved(_) => self.queue.first().is_none(),
            Event::Counted(counted) => !counted.taken,
            Event::Began(_)
            | Event::Passed(..)
            | Event::RoundDue(..)
            | Event::RoundMissed(_)
            | Event::Waited
            | Event::Noted(_)
            | Event::Typed(_)
            | Event::Picked(_)
            | Event::Opened(_)
            | Event::TakenBack(_) => false,
            Event::Left
            | Event::Returned(_)
            | Event::Answered(_)
            | Event::Skipped(..)
            | Event::Deferred(_)
            | Event::Occurred(_)
            | Event::Ended(_)
            | Event::Refused(..)
            | Event::RoundDeclined(_)
            | Event::Waiting(_)
            | Event::Paused
            | Event::Unpaused
            | Event::NotNext(..)
            | Event::Hinted(..)
            | Event::Stuck(_)
            | Event::Slept(..)
            | Event::Finished(_)
            | Event::Abandoned => true,
        }
    }

    /// Whether what was typed and comes first is the act of this timer's rounds.
    pub(super) fn names_round(&self, timer: TimerIx) -> bool {
        let every = self.procedure().timer(timer).every();
        let step = every.and_then(|every| every.does.step());
        self.queue.is_round(timer, step)
    }
}
