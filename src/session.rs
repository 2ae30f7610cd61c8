//! The session: one rehearsal, which is its journal.
//!
//! [`Session::perform`] asks `decide` what follows from a command and hands each event to
//! `apply`, the only writer; [`Session::replay`] hands over the same events again. So live,
//! resumed and debriefed sessions cannot differ. No clock, no files, no ambient randomness.
//! Read next: `session/command.rs`, `session/event.rs`, `session/decide.rs`.

mod ahead;
mod apply;
mod clocks;
mod complications;
mod decide;
mod deed;
mod due;
mod gates;
mod leaving;
mod naming;
mod questions;
mod queue;
mod taking_back;
mod tracks;
mod turning;
mod typing;

pub mod checkpoint;
pub mod command;
pub mod draw;
pub mod event;
pub mod judge;
pub mod obstacle;
pub mod policy;
pub mod sitting;
pub mod visit;
pub mod words;

pub use crate::procedure::Resolution;
pub use checkpoint::{Answer, Confidence, Verdict};
pub use clocks::{Announced, Clock};
pub use command::{Command, Until};
pub use complications::{Arrival, Drawn, seeded as drawn_complications};
pub use event::{
    Acted, Answered, Beginning, Begun, Counted, Done, Entry, Event, Finished, Hint, Mark, Resolved,
    Round, TimerChange, Typed,
};
pub use judge::{Heard, Meaning, Part, Vocabulary};
pub use obstacle::{Idle, Obstacle, Refusal};
pub use policy::{Mode, Policy};
pub use questions::{Next, Standing};
pub use queue::Place;
pub use sitting::{Sitting, Stamp};
pub use visit::{Given, Visit};

use crate::procedure::{Arms, Detours, Path, Procedure};
use crate::time::SessionTime;
use clocks::Clocks;
use complications::Complications;
use queue::Queue;
use std::sync::Arc;
use std::time::Duration;
use taking_back::Before;
use tracks::Tracks;
use typing::Known;

/// What a session was set up with.
#[derive(Clone, Debug)]
pub struct Setting {
    /// What is rehearsed.
    pub procedure: Arc<Procedure>,
    /// How much the program leads.
    pub mode: Mode,
    /// What everything drawn is drawn from.
    pub seed: u64,
}

/// One rehearsal. More than ten fields: each is a fact that `apply.rs` records on its own.
#[derive(Clone, Debug)]
pub struct Session {
    setting: Setting,
    /// The path as it has been taken so far, item by item.
    path: Arc<Path>,
    /// The arms that were taken.
    arms: Arms,
    detours: Detours,
    complications: Complications,
    /// What can be typed, made when first asked for.
    vocabulary: Known,
    entries: u64,
    at: SessionTime,
    real: Duration,
    visits: Vec<Visit>,
    /// What has become of each step, so that asking looks through no visits.
    tracks: Tracks,
    clocks: Clocks,
    /// Hands are busy until then: a step or a round's act is being done.
    busy: Option<SessionTime>,
    waiting: Option<SessionTime>,
    /// What was typed and is still to be done.
    queue: Queue,
    taken_back: Vec<std::ops::Range<u64>>,
    /// How it stood before what was typed last, as long as that can be taken back.
    before: Option<Box<Before>>,
    stage: Stage,
}

/// Where the session stands as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// Nothing has happened yet.
    New,
    /// Under way.
    Running,
    /// Time stands still by the trainee's wish.
    Paused,
    /// Over.
    Over(End),
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The trainee finished.
    Finished,
    /// A decision or a complication led to an ending.
    Ended,
    /// Given up, without a verdict.
    Abandoned,
}

/// Why time goes on by itself, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owed {
    /// Something is being done, which takes its time.
    Doing(SessionTime),
    /// The trainee lets time pass.
    Waiting(SessionTime),
}

/// What came of a command.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Performed {
    /// What happened, in order.
    pub entries: Vec<Entry>,
    /// Why nothing came of it.
    pub refusal: Option<Refusal>,
}

impl Session {
    /// A session to which nothing has happened.
    #[must_use]
    pub fn new(setting: Setting) -> Self {
        let steps = setting.procedure.steps().len();
        let path = Arc::new(Path::straight(&setting.procedure));
        let (arms, detours) = (Arms::new(), Detours::default());
        Self {
            path,
            arms,
            detours,
            complications: Complications::new(setting.procedure.homes()),
            vocabulary: Known::new(setting.procedure.mishaps().complications.len()),
            clocks: Clocks::new(&setting.procedure),
            setting,
            entries: 0,
            at: SessionTime::ZERO,
            real: Duration::ZERO,
            visits: Vec::new(),
            tracks: Tracks::new(steps),
            busy: None,
            waiting: None,
            queue: Queue::default(),
            taken_back: Vec::new(),
            before: None,
            stage: Stage::New,
        }
    }

    /// The session to which `entries` happened.
    #[must_use]
    pub fn replay(setting: Setting, entries: &[Entry]) -> Self {
        let mut session = Self::new(setting);
        for entry in entries {
            session.apply(entry);
        }
        session
    }

    /// Goes on from `reached`, to which time had passed after the last entry. Not where anything
    /// would have been entered before that: then it cannot have been so.
    pub fn go_on_from(&mut self, reached: Stamp) {
        if due::next(self, reached.at).is_none() {
            self.reach(reached.at);
            self.real = self.real.max(whole(reached.real));
        }
    }

    /// Does what `command` asks at `now`, after everything that time alone brought about by then
    /// and before everything that it brings about at once.
    pub fn perform(&mut self, command: &Command, now: Stamp) -> Performed {
        let mut entries = self.catch_up(now);
        let (events, refusal) = match decide::decide(self, command) {
            Ok(events) => (events, None),
            Err(refusal) => (decide::recorded(&refusal), Some(refusal)),
        };
        for event in events {
            entries.push(self.enter(self.at.max(now.at), now.real, event));
        }
        entries.append(&mut self.carry(now.real));
        // What this made due at once, such as the marks of a timer that ran on while away.
        entries.append(&mut self.catch_up(Stamp { at: self.at, real: now.real }));
        Performed { entries, refusal }
    }

    /// Lets time pass until `now`: each thing that falls due is stamped with its own time, so
    /// that it does not matter how often this is called.
    pub fn catch_up(&mut self, now: Stamp) -> Vec<Entry> {
        let entries = std::iter::from_fn(|| self.next_entry(now)).collect();
        self.reach(now.at);
        entries
    }

    /// Enters the next thing that time alone brings about by `now`.
    fn next_entry(&mut self, now: Stamp) -> Option<Entry> {
        let (at, event) = due::next(self, now.at)?;
        Some(self.enter(at, now.real, event))
    }

    fn reach(&mut self, at: SessionTime) {
        if self.is_running() {
            self.at = self.at.max(at);
        }
    }

    /// Skips over a wait, as far as the next round that is announced.
    fn pass_wait(&mut self, real: Duration) -> Vec<Entry> {
        let mut entries = Vec::new();
        while let Some(Owed::Waiting(until)) = self.owed()
            && let Some(entry) = self.next_entry(Stamp { at: until, real })
        {
            entries.push(entry);
        }
        let at = self.at;
        entries.append(&mut self.catch_up(Stamp { at, real }));
        entries
    }

    /// Lets the time pass that something begun takes, at once: nobody waits two minutes at a
    /// keyboard for a step that takes two minutes at the bedside.
    pub fn carry(&mut self, real: Duration) -> Vec<Entry> {
        let mut entries = Vec::new();
        loop {
            let until = match self.owed() {
                Some(Owed::Doing(until)) => until,
                Some(Owed::Waiting(_)) | None => self.at,
            };
            // One at a time: what falls due may hold up what is being done.
            match self.next_entry(Stamp { at: until, real }) {
                Some(entry) => entries.push(entry),
                None if until > self.at => self.reach(until),
                None => return entries,
            }
        }
    }

    /// The time of the next thing that time alone brings about, if nothing else happens.
    #[must_use]
    pub fn next_due(&self) -> Option<SessionTime> {
        due::next(self, SessionTime::MAX).map(|(at, _)| at)
    }

    fn enter(&mut self, at: SessionTime, real: Duration, event: Event) -> Entry {
        let real = whole(real).max(self.real);
        let entry = Entry { seq: self.entries, at, real, event };
        self.apply(&entry);
        entry
    }
}

/// A length of time as the journal keeps it, in whole milliseconds, so that what is replayed is
/// what was lived.
fn whole(length: Duration) -> Duration {
    Duration::from_millis(crate::time::millis(length))
}
