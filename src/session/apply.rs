//! Events to state: the only code that changes a session. It records and never judges; whatever
//! the entries, it does not fail.

use super::clocks::Announced;
use super::deed;
use super::event::{
    Acted, Answered, Beginning, Begun, Counted, Done, Entry, Event, Mark, Round, TimerChange, Typed,
};
use super::judge::Meaning;
use super::policy::Order;
use super::visit::{Given, Leaving};
use super::{Clock, End, Session, Stage, Visit};
use crate::procedure::{Clocked, StepIx, Subject, Timer, TimerIx};
use crate::time::SessionTime;
use std::time::Duration;

/// What an act takes that is no step: as long as a step of which nothing else is said.
const ACT_TAKES: Duration = Duration::from_secs(30);

impl Session {
    /// Records one entry.
    pub fn apply(&mut self, entry: &Entry) {
        self.entries = self.entries.max(entry.seq.saturating_add(1));
        self.at = self.at.max(entry.at);
        self.real = self.real.max(entry.real);
        let settles = self.settles(&entry.event);
        if settles {
            self.before = None;
        }
        self.record(entry);
        if settles {
            self.keep_settled(entry.seq);
        }
    }

    fn record(&mut self, entry: &Entry) {
        let at = self.at;
        match &entry.event {
            Event::Began(Beginning { timers, drawn }) => {
                self.stage = Stage::Running;
                self.complications.drawn.clone_from(drawn);
                self.change(timers, at);
            }
            Event::Left | Event::Noted(_) | Event::Stuck(_) => {}
            Event::Refused(subject, _) => self.refuse(*subject),
            Event::NotNext(..) => self.queue.clear(),
            Event::Returned(away) => self.run_on(*away),
            Event::Begun(begun) => self.begin(begun, at),
            Event::Answered(answered) => self.answer(answered, at),
            Event::Done(done) => {
                self.let_go(done.step);
                self.come_to_end(done.step);
                self.leave(done.step, Leaving::Done(at));
                self.hasten(done);
                self.change(&done.timers, at);
            }
            Event::Skipped(step, reason) => {
                self.let_go(*step);
                self.leave(*step, Leaving::Skipped(at));
                let turn = self.turn_of(*step).map_or(0, |turn| turn.nth);
                self.queue.skip(*step);
                self.tracks.skip(*step, reason, turn);
            }
            Event::Deferred(_) | Event::Occurred(_) | Event::Resolved(_) | Event::Ended(_) => {
                self.record_turn(&entry.event, at);
            }
            Event::Typed(typed) => self.hear(entry.seq, typed),
            Event::Picked(meaning) => self.pick(*meaning),
            Event::Counted(counted) => self.count(*counted),
            Event::Opened(_) => self.queue.drop_first(),
            Event::Acted(acted) => self.act(acted, at),
            Event::TakenBack(_) => self.take_back(entry.seq),
            Event::Hinted(step, _) => self.tracks.hint(*step),
            Event::Passed(timer, mark) => {
                self.clocks.get_mut(*timer).passed.insert(*mark);
            }
            Event::RoundDue(round, closes) => self.round_due(*round, *closes),
            Event::RoundDone(round) => self.round_done(*round, at),
            Event::RoundDeclined(round) => self.close_round(*round, at),
            Event::RoundMissed(round) => self.round_missed(*round, at),
            Event::Waiting(until) => self.waiting = Some(*until),
            Event::Waited => {
                self.queue.refresh();
                self.waiting = None;
            }
            Event::Paused => self.stage = Stage::Paused,
            Event::Unpaused => self.stage = Stage::Running,
            Event::Slept(lasted, true) => self.waiting = self.waiting.max(Some(at + *lasted)),
            Event::Slept(lasted, false) => self.run_on(*lasted),
            Event::Finished(finished) => {
                self.close_all(at);
                self.change(&finished.timers, at);
                self.stage = Stage::Over(End::Finished);
            }
            Event::Abandoned => self.stage = Stage::Over(End::Abandoned),
        }
    }

    fn begin(&mut self, begun: &Begun, at: SessionTime) {
        let form = self.setting.procedure.step_on(begun.step, begun.pass);
        let until = at + form.map_or(Duration::ZERO, |form| form.takes);
        if let Some(round) = begun.answers {
            self.close_round(round, at);
            self.extend_rounds(until);
        } else if !self.setting.procedure.step(begun.step).given {
            // What is announced comes into a wait, and does not end it.
            self.waiting = None;
        }
        let typed = self.queue.step() == Some(begun.step);
        self.queue.begin(begun.step, self.times_meant(begun.step));
        let turn = self.turns_left(begun.step).next().cloned();
        let nth = turn.as_ref().map_or(self.tracks.get(begun.step).turns, |turn| turn.nth);
        self.tracks.begin(begun.step, self.visits.len(), nth);
        if let Some(turn) = turn {
            self.tracks.reach(&turn);
        }
        // What was typed with something else and follows at once leaves nobody the time for a round.
        if !self.queue.spend() && typed {
            self.extend_rounds(until);
        }
        self.visits.push(Visit {
            step: begun.step,
            pass: begun.pass,
            begun: at,
            against: begun.against.clone(),
            reason: begun.reason.clone(),
            answers: begun.answers,
            given: Vec::new(),
            last: at,
            away: Duration::ZERO,
            ended: None,
        });
        if self.in_hand().is_some_and(|visit| self.form(visit).is_held()) {
            self.queue.hold_back();
        }
        self.change(&begun.timers, at);
    }

    /// What is no step takes its time too where the trainee leads: the clock is not to tell it
    /// from one, nor a round that is due from one that is not.
    fn act(&mut self, acted: &Acted, at: SessionTime) {
        self.queue.drop_first();
        if let Some(Meaning::Round(timer)) = acted.meaning {
            self.do_round(timer, at);
        } else if self.policy().order == Order::Own {
            self.be_busy(at + ACT_TAKES);
        }
    }

    /// A step that stayed open is over, or about to be: what waited for that comes next.
    fn let_go(&mut self, step: StepIx) {
        let of_this = self.in_hand().filter(|visit| visit.step == step);
        if of_this.is_some_and(|visit| self.form(visit).is_held()) {
            self.queue.refresh();
            self.queue.let_go();
        }
    }

    /// Nothing comes of what was typed; what waits for the step in hand to be done still does.
    fn refuse(&mut self, subject: Subject) {
        match self.in_hand() {
            Some(visit) if subject == Subject::Step(visit.step) => {
                if self.form(visit).is_held() {
                    self.queue.drop_new();
                }
            }
            Some(_) | None => self.queue.clear(),
        }
    }

    fn answer(&mut self, answered: &Answered, at: SessionTime) {
        let open = self.tracks.get(answered.step).open;
        if let Some(visit) = open.and_then(|open| self.visits.get_mut(open)) {
            visit.last = at;
            visit.given.push(Given {
                checkpoint: answered.checkpoint,
                at,
                answer: answered.answer.clone(),
                confidence: answered.confidence,
                verdict: answered.verdict,
            });
        }
        self.choose(answered);
    }

    pub(super) fn leave(&mut self, step: StepIx, leaving: Leaving) {
        let done = matches!(leaving, Leaving::Done(_));
        let track = self.tracks.get(step);
        // The act of a round is a turn of its own, but for the first: that is the step.
        let rounds = |visit: &Visit| visit.answers.is_some() && track.done.is_some();
        let open = track.open.and_then(|open| self.visits.get(open));
        let turn = open.is_some_and(|visit| !rounds(visit));
        let ended = self.tracks.end(step, done, turn);
        if let Some(visit) = ended.and_then(|ended| self.visits.get_mut(ended)) {
            visit.ended = Some(leaving);
        }
    }

    /// What was unclear is said in other words.
    fn hear(&mut self, number: u64, typed: &Typed) {
        self.keep_before(number);
        self.queue.refresh();
        if self.unclear().is_some() {
            self.queue.drop_first();
        }
        let mut queue = std::mem::take(&mut self.queue);
        queue.add(number, typed, |heard| deed::said(self, heard));
        self.queue = queue;
    }

    fn pick(&mut self, meaning: Option<Meaning>) {
        let mut queue = std::mem::take(&mut self.queue);
        queue.pick(meaning, |heard| deed::said(self, heard));
        self.queue = queue;
    }

    /// How often the step that waits is done; in a led session only if that is right.
    fn count(&mut self, counted: Counted) {
        // Marked again: what was no step then, and says no more now.
        if self.queue.step() != Some(counted.step) {
            self.queue.drop_first();
        } else if counted.taken {
            let repeat = self.path.repeat_of(counted.step);
            if let Some(repeat) = repeat {
                self.tracks.count(self.counts_of(repeat, counted.step), counted.times);
            }
            let own = self.policy().order == Order::Own;
            let times = self.times_meant(counted.step);
            self.queue.count(times, |step| own && self.path.repeat_of(step) == repeat);
            let done = self.tracks.get(counted.step).turns;
            // As often as that it is done already.
            if own && usize::try_from(counted.times).is_ok_and(|times| times <= done) {
                self.queue.drop_first();
            }
        }
    }

    /// What is still open when the session is finished is done with it.
    fn close_all(&mut self, at: SessionTime) {
        let open = self.tracks.open().iter().rev();
        let open = open.filter_map(|visit| Some(self.visits.get(*visit)?.step)).collect::<Vec<_>>();
        for step in open {
            self.leave(step, Leaving::Done(at));
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

    fn round_due(&mut self, round: Round, closes: SessionTime) {
        let clock = self.clocks.get_mut(round.timer);
        clock.rounds = clock.rounds.max(round.number);
        clock.pending.push(Announced { round, closes });
    }

    fn round_done(&mut self, round: Round, at: SessionTime) {
        self.close_round(round, at);
        if self.names_round(round.timer) {
            self.queue.drop_first();
        }
        self.do_round(round.timer, at);
    }

    fn do_round(&mut self, timer: TimerIx, at: SessionTime) {
        let every = self.setting.procedure.timer(timer).every();
        let takes = every.map_or(Duration::ZERO, |every| every.takes);
        self.be_busy(at + takes);
    }

    fn round_missed(&mut self, round: Round, at: SessionTime) {
        let clock = self.clocks.get_mut(round.timer);
        clock.pending.retain(|announced| announced.round != round);
        clock.last = Some(at);
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
        // Until a timer that follows the clock on the wall has had its time, that is sooner.
        let until = self.waiting.filter(|until| self.is_on_the_wall(*until));
        if let Some(until) = until {
            self.waiting = Some((until - away).max(self.at));
        }
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

    /// Whether a timer that follows the clock on the wall has its time at `until`.
    fn is_on_the_wall(&self, until: SessionTime) -> bool {
        let has_its_time = |(ix, timer): (TimerIx, &Timer)| {
            let window = timer.window().filter(|window| window.clock == Clocked::Wall)?;
            let clock = self.clock(ix);
            clock.passes(window, Mark::Target).or_else(|| clock.passes(window, Mark::AtLeast))
        };
        self.setting.procedure.timers().filter_map(has_its_time).any(|at| at == until)
    }
}
