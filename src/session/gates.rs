//! What stands in the way of a deed, and which timers it starts and ends.
//!
//! Read by `decide.rs` and by the screens, which show the same reasons before the key is pressed.

use super::Session;
use super::clocks::has_reached;
use super::event::TimerChange;
use super::obstacle::Obstacle;
use super::policy::Order;
use crate::procedure::{Never, Point, Procedure, Rule, StepIx, Subject, TimerIx};
use crate::time::SessionTime;
use std::time::Duration;

impl Session {
    /// What stands in the way of beginning `step` now.
    #[must_use]
    pub fn against_beginning(&self, step: StepIx) -> Vec<Obstacle> {
        let order = self.out_of_order(step);
        let timers = &self.procedure().step(step).timers;
        let needs = timers.needs.iter();
        let needs = needs.filter(|timer| !self.has_reached(**timer) && !self.cannot_run(**timer));
        let needs = needs.map(|timer| Obstacle::Needs(*timer, self.missing(*timer)));
        order.into_iter().chain(needs).chain(self.rules_against(Subject::Step(step))).collect()
    }

    /// What stands in the way of finishing now.
    #[must_use]
    pub fn against_finishing(&self) -> Vec<Obstacle> {
        let open: Vec<StepIx> = match self.policy().order {
            Order::Led => self.open_steps(),
            Order::Own => Vec::new(),
        };
        let open = (!open.is_empty()).then_some(Obstacle::Open(open));
        open.into_iter().chain(self.rules_against(Subject::Finish)).collect()
    }

    /// What stands in the way of saying that `step`, which is in hand, is done now.
    #[must_use]
    pub fn against_completing(&self, step: StepIx) -> Vec<Obstacle> {
        let visit = self.in_hand().filter(|visit| visit.step == step);
        let least = visit.and_then(|visit| self.form(visit).window.at_least);
        let missing =
            least.zip(visit).map(|(least, visit)| least.saturating_sub(visit.lasted(self.at)));
        let missing = missing.filter(|missing| !missing.is_zero());
        missing.map(|missing| Obstacle::TooSoon(step, missing)).into_iter().collect()
    }

    /// What of the order stands in the way of `step`, when the program leads.
    ///
    /// A step whose place is inside a wait may be done at any point while its timer runs, and
    /// nowhere else; so it neither waits for the steps before it nor holds up those after it, but
    /// for the one with which the wait ends.
    pub(super) fn out_of_order(&self, step: StepIx) -> Option<Obstacle> {
        if self.policy().order == Order::Own {
            return None;
        }
        let runs = |timer: TimerIx| self.clock(timer).since.is_some();
        match self.procedure().step(step).timers.during {
            Some(timer) if runs(timer) => return None,
            Some(timer) => return Some(Obstacle::Outside(timer)),
            None => {}
        }
        let ends = ends(self.procedure(), step);
        let waits = |ix: StepIx| {
            let during = self.procedure().step(ix).timers.during;
            during.is_none_or(|timer| !runs(timer) || ends.contains(&timer))
        };
        let turn = self.turn_of(step)?;
        let before = self.open_items().filter(|open| open.precedes(turn));
        before.map(|open| open.step).find(|ix| waits(*ix)).map(Obstacle::Order)
    }

    fn rules_against(&self, subject: Subject) -> impl Iterator<Item = Obstacle> {
        let rules = self.procedure().rules().iter().enumerate();
        rules.filter(move |(_, rule)| rule.subject == subject && self.breaks(rule)).map(
            |(position, rule)| {
                let missing = rule.never.waits_for().and_then(|timer| self.missing(timer));
                Obstacle::Rule(position, missing)
            },
        )
    }

    fn breaks(&self, rule: &Rule) -> bool {
        let has_come = |point| match point {
            Point::Step(step) => self.has_done(step),
            Point::Timer(timer) => self.has_reached(timer),
        };
        let cannot_come = |point| match point {
            Point::Step(step) => self.is_led_past(step),
            Point::Timer(timer) => self.cannot_run(timer),
        };
        match rule.never {
            Never::Before(point) => !has_come(point) && !cannot_come(point),
            Never::After(point) => has_come(point),
            Never::While(timer) => self.clock(timer).since.is_some(),
            Never::MoreThan(most) => match rule.subject {
                Subject::Step(step) => self.visits_of(step).count() >= most as usize,
                Subject::Finish => false,
            },
        }
    }

    /// Whether a complication led past every step that starts this timer.
    fn cannot_run(&self, timer: TimerIx) -> bool {
        if self.clock(timer).since.is_some() {
            return false;
        }
        let starts = |step: &StepIx| self.procedure().step(*step).timers.starts.contains(&timer);
        let mut starters = self.procedure().steps().map(|(step, _)| step).filter(starts).peekable();
        starters.peek().is_some() && starters.all(|step| self.is_led_past(step))
    }

    /// The time until a running timer reaches its `at_least`.
    fn missing(&self, timer: TimerIx) -> Option<Duration> {
        let ran = self.clock(timer).ran(self.at)?;
        let least = self.procedure().timer(timer).window()?.at_least?;
        Some(least.saturating_sub(ran))
    }
}

/// The timers that begin with the session.
pub(super) fn at_start(session: &Session) -> Vec<TimerChange> {
    let from_start = session
        .procedure()
        .timers()
        .filter(|(_, timer)| timer.window().is_some_and(|window| window.from_start));
    from_start.map(|(ix, _)| TimerChange::Started(ix)).collect()
}

/// The timers that end when `step` is begun: those that it needs or that a rule forbids it
/// before, unless some step says that it stops them.
fn ends_at_begin(procedure: &Procedure, step: StepIx) -> Vec<TimerIx> {
    let rules = procedure.rules().iter().filter(|rule| rule.subject == Subject::Step(step));
    let forbidden = rules.filter_map(|rule| rule.never.waits_for());
    let needed = procedure.step(step).timers.needs.iter().copied();
    let mut ends: Vec<TimerIx> = needed.chain(forbidden).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.retain(|timer| procedure.steps().all(|(_, step)| !step.timers.stops.contains(timer)));
    ends
}

/// The timers that end with `step`, when it is begun or when it is done.
fn ends(procedure: &Procedure, step: StepIx) -> Vec<TimerIx> {
    let mut ends = ends_at_begin(procedure, step);
    ends.extend(&procedure.step(step).timers.stops);
    ends
}

/// The timers that are ended by beginning `step` now.
pub(super) fn at_begun(session: &Session, step: StepIx) -> Vec<TimerChange> {
    let ends = ends_at_begin(session.procedure(), step);
    ends.into_iter().filter_map(|timer| stopped(session, timer, session.at)).collect()
}

/// The timers that start and stop when `step` is done at `at`.
pub(super) fn at_done(session: &Session, step: StepIx, at: SessionTime) -> Vec<TimerChange> {
    let timers = &session.procedure().step(step).timers;
    let stops = timers.stops.iter().filter_map(|timer| stopped(session, *timer, at));
    stops.chain(timers.starts.iter().map(|timer| TimerChange::Started(*timer))).collect()
}

/// The window timers that are still running when the session is finished.
pub(super) fn at_finish(session: &Session) -> Vec<TimerChange> {
    let windows = session.procedure().timers().filter(|(_, timer)| timer.window().is_some());
    windows.filter_map(|(ix, _)| stopped(session, ix, session.at)).collect()
}

fn stopped(session: &Session, timer: TimerIx, at: SessionTime) -> Option<TimerChange> {
    let ran = session.clock(timer).ran(at)?;
    let reached = has_reached(session.procedure().timer(timer), ran);
    Some(TimerChange::Stopped { timer, ran, reached })
}
