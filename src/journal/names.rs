//! Names in a journal and positions in a procedure, each made of the other.
//!
//! Made once for a journal, so that reading one takes no search through the procedure.

use super::damage::Fault;
use crate::procedure::{EndingIx, Never, Point, Procedure, Rule, StepIx, Subject, TimerIx};
use std::collections::BTreeMap;

/// The names that a procedure's journals use.
pub(super) struct Names<'p> {
    procedure: &'p Procedure,
    steps: BTreeMap<&'p str, StepIx>,
    timers: BTreeMap<&'p str, TimerIx>,
    rules: Vec<String>,
}

impl<'p> Names<'p> {
    pub(super) fn of(procedure: &'p Procedure) -> Self {
        Self {
            procedure,
            steps: procedure.steps().map(|(ix, step)| (step.id.as_str(), ix)).collect(),
            timers: procedure.timers().map(|(ix, timer)| (timer.id.as_str(), ix)).collect(),
            rules: procedure.rules().iter().map(|rule| rule_name(procedure, rule)).collect(),
        }
    }

    pub(super) const fn procedure(&self) -> &'p Procedure {
        self.procedure
    }

    pub(super) fn step(&self, id: &str) -> Result<StepIx, Fault> {
        self.steps.get(id).copied().ok_or_else(|| unknown("step", id))
    }

    pub(super) fn timer(&self, id: &str) -> Result<TimerIx, Fault> {
        self.timers.get(id).copied().ok_or_else(|| unknown("timer", id))
    }

    pub(super) fn complication(&self, id: &str) -> Result<usize, Fault> {
        let mut all = self.procedure.mishaps().complications.iter();
        let found = all.position(|it| it.id.as_str() == id);
        found.ok_or_else(|| unknown("complication", id))
    }

    pub(super) fn ending(&self, id: &str) -> Result<EndingIx, Fault> {
        self.procedure.find_ending(id).ok_or_else(|| unknown("ending", id))
    }

    pub(super) fn rule(&self, number: usize, name: &str) -> Result<usize, Fault> {
        let fits = self.rules.get(number).is_some_and(|rule| rule == name);
        fits.then_some(number).ok_or_else(|| unknown("rule", name))
    }
}

pub(super) fn unknown(what: &'static str, name: &str) -> Fault {
    Fault::Unknown { what, name: name.to_owned() }
}

/// A rule in words that name it: `pass-the-scope before dwell`.
pub(super) fn rule_name(procedure: &Procedure, rule: &Rule) -> String {
    let subject = match rule.subject {
        Subject::Step(step) => procedure.step(step).id.as_str(),
        Subject::Finish => "finish",
    };
    let point = |point| match point {
        Point::Step(step) => procedure.step(step).id.as_str(),
        Point::Timer(timer) => procedure.timer(timer).id.as_str(),
    };
    match rule.never {
        Never::Before(it) => format!("{subject} before {}", point(it)),
        Never::After(it) => format!("{subject} after {}", point(it)),
        Never::While(timer) => format!("{subject} while {}", procedure.timer(timer).id),
        Never::MoreThan(most) => format!("{subject} more than {most}"),
    }
}
