//! Events to state: the only code that changes a session. It records and never judges; whatever
//! the entries, it does not fail.

use super::clocks::Announced;
use super::event::{Answered, Begun, Done, Entry, Event, Round, TimerChange};
use super::visit::{Given, Leaving};
use super::{Clock, End, Session, Stage, Visit};
use crate::procedure::{Clocked, StepIx, TimerIx};
use crate::time::SessionTime;
use std::time::Duration;

impl Session {
    /// Records one entry.
    pub fn apply(&mut self, entry: &Entry) {
        self.entries = self.entries.max(entry.seq.saturating_add(1));
        self.at = self.at.max(entry.at);
        self.real = self.real.max(entry.real);
        let at = self.at;
        match &entry.event {
            Event::Began(timers) => {
                self.stage = Stage::Running;
                self.change(timers, at);
            }
            Event::Left | Event::Refused(..) | Event::Noted(_) => {}
            Event::Returned(away) => self.run_on(*away),
            Event::Begun(begun) => self.begin(begun, at),
            Event::Answered(answered) => self.answer(answered, at),
            Event::Done(done) => {
                self.leave(done.step, Leaving::Done(at));
                self.hasten(done);
                self.change(&done.timers, at);
            }
            Event::Skipped(step, reason) => {
                self.leave(*step, Leaving::Skipped(at));
                self.tracks.skip(*step, reason);
            }
            Event::Passed(timer, mark) => {
                self.clocks.get_mut(*timer).passed.insert(*mark);
            }
            Event::RoundDue(round, closes) => {
                let clock = self.clocks.get_mut(round.timer);
                clock.rounds = clock.rounds.max(round.number);
                clock.pending.push(Announced { round: *round, closes: *closes });
            }
            Event::RoundDone(round) => {
                self.close_round(*round, at);
                let every = self.setting.procedure.timer(round.timer).every();
                let takes = every.map_or(Duration::ZERO, |every| every.takes);
                self.be_busy(at + takes);
            }
            Event::RoundDeclined(round) => self.close_round(*round, at),
            Event::RoundMissed(round) => {
                let clock = self.clocks.get_mut(round.timer);
                clock.pending.retain(|announced| announced.round != *round);
                clock.last = Some(at);
            }
            Event::Waiting(until) => self.waiting = Some(*until),
            Event::Waited => self.waiting = None,
            Event::Paused => self.stage = Stage::Paused,
            Event::Unpaused => self.stage = Stage::Running,
            Event::Slept(lasted, true) => self.waiting = self.waiting.max(Some(at + *lasted)),
            Event::Slept(lasted, false) => self.run_on(*lasted),
            Event::Finished(finished) => {
                self.change(&finished.timers, at);
                self.stage = Stage::Over(End::Finished);
            }
            Event::Abandoned => self.stage = Stage::Over(End::Abandoned),
        }
    }

    fn begin(&mut self, begun: &Begun, at: SessionTime) {
        if let Some(round) = begun.answers {
            self.close_round(round, at);
            let takes = self.setting.procedure.step(begun.step).takes;
            self.extend_rounds(at + takes);
        } else {
            self.waiting = None;
        }
        self.tracks.begin(begun.step, self.visits.len());
        self.visits.push(Visit {
            step: begun.step,
            begun: at,
            against: begun.against.clone(),
            reason: begun.reason.clone(),
            answers: begun.answers,
            given: Vec::new(),
            last: at,
            ended: None,
        });
        self.change(&begun.timers, at);
    }

    fn answer(&mut self, answered: &Answered, at: SessionTime) {
        let open = self.tracks.get(answered.step).open;
        if let Some(visit) = open.and_then(|open| self.visits.get_mut(open)) {
            visit.last = at;
            visit.given.push(Given {
                checkpoint: answered.checkpoint,
                at,
                answer: answered.answer.clone(),
                verdict: answered.verdict,
            });
        }
    }

    fn leave(&mut self, step: StepIx, leaving: Leaving) {
        let done = matches!(leaving, Leaving::Done(_));
        let ended = self.tracks.end(step, done);
        if let Some(visit) = ended.and_then(|ended| self.visits.get_mut(ended)) {
            visit.ended = Some(leaving);
        }
    }

    /// A step that was done too soon went against that.
    fn hasten(&mut self, done: &Done) {
        let visits = self.visits.iter_mut().rev();
        if let Some(visit) = visits.into_iter().find(|visit| visit.step == done.step) {
            visit.against.extend(done.against.iter().cloned());
            visit.reason = visit.reason.take().or_else(|| done.reason.clone());
        }
    }

    fn change(&mut self, changes: &[TimerChange], at: SessionTime) {
        for change in changes {
            match *change {
                TimerChange::Started(timer) => {
                    self.restart(timer, at);
                    self.each_during(timer, |session, every| session.restart(every, at));
                }
                TimerChange::Stopped { timer, reached, .. } => {
                    let clock = self.clocks.get_mut(timer);
                    clock.since = None;
                    clock.reached = reached;
                    self.each_during(timer, |session, every| {
                        *session.clocks.get_mut(every) = Clock::default();
                    });
                }
            }
        }
    }

    fn restart(&mut self, timer: TimerIx, at: SessionTime) {
        *self.clocks.get_mut(timer) = Clock { since: Some(at), ..Clock::default() };
    }

    fn each_during(&mut self, timer: TimerIx, mut act: impl FnMut(&mut Self, TimerIx)) {
        let procedure = std::sync::Arc::clone(&self.setting.procedure);
        for (ix, every) in procedure.timers() {
            if every.every().is_some_and(|every| every.during == timer) {
                act(self, ix);
            }
        }
    }

    /// An act does for its round and for those before it.
    fn close_round(&mut self, round: Round, at: SessionTime) {
        let clock = self.clocks.get_mut(round.timer);
        clock.pending.retain(|announced| announced.round.number > round.number);
        clock.rounds = clock.rounds.max(round.number);
        clock.last = Some(at);
    }

    /// Whoever is busy with one act has the slack of the other rounds from its end.
    fn be_busy(&mut self, until: SessionTime) {
        self.busy = Some(until);
        self.extend_rounds(until);
    }

    fn extend_rounds(&mut self, until: SessionTime) {
        let procedure = std::sync::Arc::clone(&self.setting.procedure);
        for (ix, timer) in procedure.timers() {
            if let Some(every) = timer.every() {
                for announced in &mut self.clocks.get_mut(ix).pending {
                    announced.closes = announced.closes.max(until + every.slack);
                }
            }
        }
    }

    /// Lets the timers that follow the clock on the wall run on.
    fn run_on(&mut self, away: Duration) {
        let procedure = std::sync::Arc::clone(&self.setting.procedure);
        for (ix, timer) in procedure.timers() {
            let clock = self.clocks.get_mut(ix);
            if timer.window().is_some_and(|window| window.clock == Clocked::Wall)
                && clock.since.is_some()
            {
                clock.away = clock.away.saturating_add(away);
            }
        }
    }
}
