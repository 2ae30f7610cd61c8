//! The state of all timers of a session: what runs since when, and which round is due.
//!
//! Pure bookkeeping: `due.rs` says what falls due, `apply.rs` writes.

use super::event::{Mark, Round};
use crate::procedure::{Every, Procedure, Timer, TimerIx, WindowTimer};
use crate::time::SessionTime;
use std::collections::BTreeSet;
use std::time::Duration;

/// The state of one timer.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    /// Since when it runs, if it does.
    pub since: Option<SessionTime>,
    /// Time on the wall that passed while the program was closed or the computer slept.
    pub away: Duration,
    /// The marks it has passed in this run.
    pub passed: BTreeSet<Mark>,
    /// Whether it had reached its `at_least` when it last stopped.
    pub reached: bool,
    /// The number of the latest round of this run that came due or was answered early.
    pub rounds: u32,
    /// When the last round was, for intervals that count from the last act.
    pub last: Option<SessionTime>,
    /// The rounds that are due now, oldest first. More than one when a step took longer than the
    /// interval.
    pub pending: Vec<Announced>,
}

/// A round that is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Announced {
    /// Which.
    pub round: Round,
    /// The last moment at which its act answers it.
    pub closes: SessionTime,
}

impl Clock {
    /// The latest round that is due. Doing its act does for those before it too.
    #[must_use]
    pub fn announced(&self) -> Option<Announced> {
        self.pending.last().copied()
    }

    /// How long the timer has run at `now`, if it runs.
    #[must_use]
    pub fn ran(&self, now: SessionTime) -> Option<Duration> {
        self.since.map(|since| now.since(since).saturating_add(self.away))
    }

    /// When a running window timer passes `mark`.
    pub(super) fn passes(&self, window: &WindowTimer, mark: Mark) -> Option<SessionTime> {
        Some(self.since? + length(window, mark)?.saturating_sub(self.away))
    }

    /// For how long a running window timer has been past `mark` at `now`.
    pub(super) fn past(&self, window: &WindowTimer, mark: Mark, now: SessionTime) -> Duration {
        let past = self.ran(now).zip(length(window, mark));
        past.map_or(Duration::ZERO, |(ran, length)| ran.saturating_sub(length))
    }

    /// When the next round of a running `every` timer opens, is due and closes.
    pub(super) fn next_round(
        &self,
        every: &Every,
    ) -> Option<(SessionTime, SessionTime, SessionTime)> {
        let since = self.since?;
        if every.at_least == every.at_most {
            let due = since + every.at_least.saturating_mul(self.rounds.saturating_add(1));
            Some((due - every.slack, due, due + every.slack))
        } else if !self.pending.is_empty() {
            // A range counts from the last act, and that is still to come.
            None
        } else {
            let last = self.last.unwrap_or(since);
            let due = last + every.at_least;
            Some((due, due, last + every.at_most))
        }
    }
}

const fn length(window: &WindowTimer, mark: Mark) -> Option<Duration> {
    match mark {
        Mark::AtLeast => window.at_least,
        Mark::Target => window.target,
        Mark::AtMost => window.at_most,
    }
}

/// All timers of a session.
#[derive(Clone, Debug)]
pub(super) struct Clocks(Vec<Clock>);

impl Clocks {
    pub(super) fn new(procedure: &Procedure) -> Self {
        Self(procedure.timers().map(|_| Clock::default()).collect())
    }

    #[expect(clippy::indexing_slicing, reason = "one clock for each timer of the procedure")]
    pub(super) fn get(&self, timer: TimerIx) -> &Clock {
        &self.0[timer.position()]
    }

    #[expect(clippy::indexing_slicing, reason = "one clock for each timer of the procedure")]
    pub(super) fn get_mut(&mut self, timer: TimerIx) -> &mut Clock {
        &mut self.0[timer.position()]
    }
}

/// Whether `timer` had reached its `at_least` after running for `ran`.
pub(super) fn has_reached(timer: &Timer, ran: Duration) -> bool {
    timer.window().and_then(|window| window.at_least).is_none_or(|at_least| ran >= at_least)
}
