//! A sitting: a session while the program is open, with the clock that turns moments of the
//! program into session time and real time.
//!
//! Both faces of the program, and the tests, drive a session through this. It is told every
//! moment and reads none.

use super::{Command, Entry, Owed, Performed, Session};
use crate::time::{Moment, SessionTime};
use std::time::Duration;

/// Now, in session time and in real time since the session began.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Session time.
    pub at: SessionTime,
    /// Real time, sittings joined.
    pub real: Duration,
}

/// How fast session time runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rate {
    /// It stands still.
    Still,
    /// It runs this many times as fast as the clock.
    Times(u32),
}

/// A session while the program is open.
#[derive(Clone, Debug)]
pub struct Sitting {
    session: Session,
    opened: Moment,
    real: Duration,
    since: Moment,
    at: SessionTime,
    rate: Rate,
    /// How many times as fast a wait is shown; it is skipped over when there is none.
    pace: Option<u32>,
    attentive: bool,
}

impl Sitting {
    /// Opens `session` at the moment `now`. Its clock stands still until [`Self::attend`].
    #[must_use]
    pub fn new(session: Session, pace: Option<u32>, now: Moment) -> Self {
        let (at, real) = (session.at(), session.real());
        let pace = pace.filter(|pace| *pace > 0);
        Self {
            session,
            opened: now,
            real,
            since: now,
            at,
            rate: Rate::Still,
            pace,
            attentive: false,
        }
    }

    /// The session.
    #[must_use]
    pub const fn session(&self) -> &Session {
        &self.session
    }

    /// Session time and real time at the moment `now`.
    #[must_use]
    pub fn stamp(&self, now: Moment) -> Stamp {
        let at = match self.rate {
            Rate::Still => self.at,
            Rate::Times(times) => self.at + now.since(self.since).saturating_mul(times),
        };
        Stamp { at, real: self.real.saturating_add(now.since(self.opened)) }
    }

    /// Tells whether the trainee is deciding or performing (`true`), so that time runs, or is
    /// typing, reading help or looking at a note, so that it stands still.
    pub fn attend(&mut self, attentive: bool, now: Moment) {
        if self.attentive != attentive {
            self.at = self.stamp(now).at;
            self.since = now;
            self.attentive = attentive;
            self.rate = self.rate_now();
        }
    }

    /// Does what `command` asks.
    pub fn perform(&mut self, command: &Command, now: Moment) -> Performed {
        let mut entries = self.wake(now);
        let stamp = self.stamp(now);
        let mut performed = self.session.perform(command, stamp);
        entries.append(&mut performed.entries);
        self.skip(&mut entries, stamp.real);
        self.anchor(now);
        Performed { entries, refusal: performed.refusal }
    }

    /// Lets time have passed until `now`. Where what falls due makes time jump or change its
    /// pace, the clock goes on from the moment at which that was, not from this wake-up: how
    /// often this is called changes nothing.
    pub fn wake(&mut self, now: Moment) -> Vec<Entry> {
        let mut entries = Vec::new();
        loop {
            let stamp = self.stamp(now);
            let Some(entry) = self.session.next_entry(stamp) else {
                self.session.reach(stamp.at);
                return entries;
            };
            let due = entry.at;
            entries.push(entry);
            entries.append(&mut self.session.carry(stamp.real));
            self.skip(&mut entries, stamp.real);
            if self.session.at() > due || self.rate_now() != self.rate {
                self.anchor(self.moment_of(due));
            }
        }
    }

    /// The moment at which something happens by itself, if nothing else does before.
    #[must_use]
    pub fn next_due(&self) -> Option<Moment> {
        match self.rate {
            Rate::Still => None,
            Rate::Times(_) => {
                let moment = self.moment_of(self.session.next_due()?);
                Some(moment + Duration::from_millis(1))
            }
        }
    }

    /// The moment at which the last digit of a clock on screen changes: a whole second of
    /// session time. None while time stands still.
    #[must_use]
    pub fn next_second(&self, now: Moment) -> Option<Moment> {
        match self.rate {
            Rate::Still => None,
            Rate::Times(1) => {
                let into = self.stamp(now).at.as_millis() % 1000;
                Some(now + Duration::from_millis(1000 - into))
            }
            Rate::Times(_) => Some(now + Duration::from_millis(100)),
        }
    }

    /// Whether a wait is being shown at some pace, which any key ends.
    #[must_use]
    pub fn is_pacing(&self) -> bool {
        self.pace.is_some() && matches!(self.session.owed(), Some(Owed::Waiting(_)))
    }

    /// Skips over a wait, unless it is to be shown.
    fn skip(&mut self, entries: &mut Vec<Entry>, real: Duration) {
        if self.pace.is_none() {
            entries.append(&mut self.session.pass_wait(real));
        }
    }

    /// The moment at which the session time `at` is or was reached by this clock.
    fn moment_of(&self, at: SessionTime) -> Moment {
        let missing = at.since(self.at);
        match self.rate {
            Rate::Still | Rate::Times(0) => self.since,
            Rate::Times(times) => self.since + missing / times,
        }
    }

    /// Lets the clock go on from the session's time at the moment `since`.
    fn anchor(&mut self, since: Moment) {
        self.at = self.session.at();
        self.since = since;
        self.rate = self.rate_now();
    }

    fn rate_now(&self) -> Rate {
        let asked = self.session.checkpoint_in_hand().is_some();
        match self.pace {
            _ if !self.attentive || asked || !self.session.is_running() => Rate::Still,
            Some(pace) if self.is_pacing() => Rate::Times(pace),
            Some(_) | None => Rate::Times(1),
        }
    }
}
