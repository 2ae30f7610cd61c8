//! What a step that is recognised only now makes of later deeds: the timers that it starts and
//! ends, and what was held against others because it had not been done.
//!
//! A timer of which such a step has the say is worked out anew from there on, by the marked
//! session's own clocks; what speaks neither of such a step nor of such a timer stays as it was
//! recorded.

use crate::procedure::{Never, Point, Procedure, Rule, StepIx, Subject, TimerIx};
use crate::session::{Obstacle, Session, TimerChange};
use std::collections::BTreeSet;

/// What is worked out anew.
pub(super) struct Anew<'p> {
    procedure: &'p Procedure,
    /// The steps that are recognised only now.
    steps: BTreeSet<StepIx>,
    /// The window timers that they start or end.
    timers: BTreeSet<TimerIx>,
    /// The `every` timers of which a round was answered by what is recognised only now.
    pub(super) rounds: BTreeSet<TimerIx>,
}

impl<'p> Anew<'p> {
    pub(super) const fn of(procedure: &'p Procedure) -> Self {
        Self { procedure, steps: BTreeSet::new(), timers: BTreeSet::new(), rounds: BTreeSet::new() }
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.steps.is_empty()
    }

    /// Whether `step` was recognised only now.
    pub(super) fn knows(&self, step: StepIx) -> bool {
        self.steps.contains(&step)
    }

    /// `step` was recognised only now.
    pub(super) fn know(&mut self, step: StepIx) {
        self.steps.insert(step);
        let its = &self.procedure.step(step).timers;
        self.timers.extend(its.starts.iter().chain(&its.stops));
        self.timers.extend(self.ends_at_begin(step));
    }

    /// Whether the rounds of this timer are not those that were recorded.
    pub(super) fn has_round(&self, timer: TimerIx) -> bool {
        let every = self.procedure.timer(timer).every();
        self.rounds.contains(&timer)
            || every.is_some_and(|every| {
                let known = every.does.step().is_some_and(|step| self.steps.contains(&step));
                known || self.timers.contains(&every.during)
            })
    }

    /// What was recorded against a deed, with what there is against it now where that differs.
    pub(super) fn against(&self, then: &[Obstacle], now: &[Obstacle]) -> Vec<Obstacle> {
        let kept = then.iter().filter(|it| !self.is_in(it));
        let anew = now.iter().filter(|it| self.is_in(it));
        let mut against: Vec<Obstacle> = kept.chain(anew).cloned().collect();
        // In the order in which a session tells them: timers, then rules as they are written.
        against.sort_by_key(|it| match it {
            Obstacle::Rule(position, _) => (2, *position),
            Obstacle::Needs(..) => (1, 0),
            Obstacle::Order(_)
            | Obstacle::Outside(_)
            | Obstacle::TooSoon(..)
            | Obstacle::Open(_) => (0, 0),
        });
        against
    }

    /// The changes of timers that were recorded, with those of now where they differ.
    pub(super) fn timers(&self, then: &[TimerChange], now: &[TimerChange]) -> Vec<TimerChange> {
        let anew = |change: &&TimerChange| match change {
            TimerChange::Started(timer) | TimerChange::Stopped { timer, .. } => {
                self.timers.contains(timer)
            }
        };
        let kept = then.iter().filter(|change| !anew(change));
        kept.chain(now.iter().filter(anew)).copied().collect()
    }

    /// The timers that end where `step` is begun now.
    pub(super) fn at_begun(&self, session: &Session, step: StepIx) -> Vec<TimerChange> {
        let ends = self.ends_at_begin(step).into_iter();
        ends.filter_map(|timer| self.stopped(session, timer)).collect()
    }

    /// The timers that end and start where `step` is done now.
    pub(super) fn at_done(&self, session: &Session, step: StepIx) -> Vec<TimerChange> {
        let its = &self.procedure.step(step).timers;
        let stops = its.stops.iter().filter_map(|timer| self.stopped(session, *timer));
        stops.chain(its.starts.iter().map(|timer| TimerChange::Started(*timer))).collect()
    }

    /// The timers that still run where the session is finished now.
    pub(super) fn at_finish(&self, session: &Session) -> Vec<TimerChange> {
        let timers = self.procedure.timers().map(|(timer, _)| timer);
        timers.filter_map(|timer| self.stopped(session, timer)).collect()
    }

    /// The timers that the step needs or that a rule forbids it before, unless a step stops them.
    fn ends_at_begin(&self, step: StepIx) -> BTreeSet<TimerIx> {
        let rules = self.procedure.rules().iter();
        let rules = rules.filter(|rule| rule.subject == Subject::Step(step));
        let forbidden = rules.filter_map(|rule| rule.never.waits_for());
        let needs = &self.procedure.step(step).timers.needs;
        let stops = |timer: &TimerIx| {
            self.procedure.steps().any(|(_, step)| step.timers.stops.contains(timer))
        };
        needs.iter().copied().chain(forbidden).filter(|timer| !stops(timer)).collect()
    }

    fn stopped(&self, session: &Session, timer: TimerIx) -> Option<TimerChange> {
        let window = self.procedure.timer(timer).window()?;
        let ran = session.clock(timer).ran(session.at())?;
        let reached = window.at_least.is_none_or(|least| ran >= least);
        Some(TimerChange::Stopped { timer, ran, reached })
    }

    /// Whether it speaks of such a step or timer.
    fn is_in(&self, obstacle: &Obstacle) -> bool {
        match obstacle {
            Obstacle::Needs(timer, _) | Obstacle::Outside(timer) => self.timers.contains(timer),
            Obstacle::Rule(position, _) => {
                self.procedure.rules().get(*position).is_some_and(|rule| self.is_in_rule(rule))
            }
            Obstacle::Order(_) | Obstacle::TooSoon(..) | Obstacle::Open(_) => false,
        }
    }

    fn is_in_rule(&self, rule: &Rule) -> bool {
        match rule.never {
            Never::Before(Point::Step(step)) | Never::After(Point::Step(step)) => {
                self.steps.contains(&step)
            }
            Never::Before(Point::Timer(timer))
            | Never::After(Point::Timer(timer))
            | Never::While(timer) => self.timers.contains(&timer),
            Never::MoreThan(_) => {
                matches!(rule.subject, Subject::Step(step) if self.steps.contains(&step))
            }
        }
    }
}
