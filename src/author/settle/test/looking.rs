//! Looking at a test in one run: the names that it speaks of, and whether all of them are there.
//!
//! A name that nothing has is reported by the look-up itself; here it is noted that the test is
//! lost. One that this run does not have only takes the run out of the test.

use super::super::run::Run;
use super::super::scope::Scope;
use crate::author::diagnostic::Diagnostic;
use crate::author::suggest::advice;
use crate::author::trial::Waited;
use crate::author::visible::visible;
use crate::author::written::{Asked, Computed, Length, Line, List, Spanned};
use crate::author::{Code, Span};
use crate::procedure::builder::Parts;
use crate::procedure::{Complication, StepIx, Subject, TimerIx};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// What is to be known of a run for all its tests.
pub(super) struct Known {
    /// The timers that something starts in this run.
    started: BTreeSet<TimerIx>,
    /// What the rules of this run speak of: steps, and the end of the session.
    ruled: BTreeSet<Option<StepIx>>,
    /// What any rule speaks of, whatever the run: full names, nothing for the end of the session.
    pub(super) rules: BTreeSet<Option<String>>,
    /// The known wrong acts of this run by each of their phrases in small letters.
    pub(super) acts: BTreeMap<String, String>,
    /// The same of any run, before anything is filled in.
    pub(super) written_acts: BTreeMap<String, String>,
    /// Whether something is filled in there.
    pub(super) has_filled_acts: bool,
    /// Whether a rule or a wrong act was lost.
    pub(super) lossy: bool,
}

impl Known {
    pub(super) fn of(run: &Run<'_, '_>, parts: &Parts) -> Self {
        let starts = parts.steps.iter().flat_map(|step| step.timers.starts.iter().copied());
        let from_start = run.plan.names.timers.values().filter(|timer| timer.from_start);
        let rules = parts.rules.iter().map(|rule| match rule.subject {
            Subject::Step(step) => Some(step),
            Subject::Finish => None,
        });
        let mut known = Self {
            started: starts.chain(from_start.map(|timer| timer.ix)).collect(),
            ruled: rules.collect(),
            rules: BTreeSet::new(),
            acts: BTreeMap::new(),
            written_acts: BTreeMap::new(),
            has_filled_acts: false,
            lossy: false,
        };
        for wrong in &parts.mishaps.wrong_acts {
            for phrase in wrong.also.iter().chain([&wrong.act]) {
                known.acts.insert(phrase.to_lowercase(), wrong.act.clone());
            }
        }
        for part in &run.plan.parts {
            let document = part.document;
            known.lossy |= document.never.is_lossy() || document.wrong_acts.is_lossy();
            for rule in document.never.iter() {
                let step = rule.step.as_ref().map(|step| format!("{}{}", part.prefix, &***step));
                known.rules.insert(step);
            }
            for wrong in document.wrong_acts.iter() {
                for phrase in wrong.also.iter().chain([&wrong.act]) {
                    known.has_filled_acts |= !phrase.text().pieces().is_empty();
                    let written = phrase.written();
                    known.written_acts.insert(written.to_lowercase(), written.to_owned());
                }
            }
        }
        known
    }
}

/// One test in one run.
pub(super) struct Looking<'l, 's, 'd> {
    pub(super) scope: &'l Scope<'s, 'd>,
    pub(super) parts: &'l Parts,
    pub(super) known: &'l Known,
    lost: Cell<bool>,
    absent: Cell<Option<Span>>,
}

impl<'l, 's, 'd> Looking<'l, 's, 'd> {
    pub(super) const fn new(scope: &'l Scope<'s, 'd>, parts: &'l Parts, known: &'l Known) -> Self {
        Self { scope, parts, known, lost: Cell::new(false), absent: Cell::new(None) }
    }

    /// Whether something in the test is wrong.
    pub(super) const fn is_lost(&self) -> bool {
        self.lost.get()
    }

    /// What it names that this run does not have.
    pub(super) const fn absent(&self) -> Option<Span> {
        self.absent.get()
    }

    /// Notes that something in the test is wrong, which has been reported.
    pub(super) fn lose<T>(&self) -> Option<T> {
        self.lost.set(true);
        None
    }

    /// Reports what is wrong with the test, whatever the values are.
    pub(super) fn refuse<T>(&self, found: Diagnostic) -> Option<T> {
        self.scope.report(found);
        self.lose()
    }

    /// Reports what is wrong with the values that it has in this run.
    pub(super) fn refuse_value<T>(&self, found: Diagnostic) -> Option<T> {
        self.scope.report_value(found);
        self.lose()
    }

    /// The nearest of `names`, unless what is told is only counted by now.
    pub(super) fn advice<'n>(
        &self,
        got: &str,
        names: impl Iterator<Item = &'n str> + Clone,
    ) -> Option<String> {
        let is_full = self.scope.ledger.is_full(self.scope.part.reading.ix);
        if is_full { None } else { advice(got, names) }
    }

    /// Notes that this run does not have what is named at `span`.
    pub(super) fn leave_out<T>(&self, span: Span) -> Option<T> {
        self.absent.set(self.absent.get().or(Some(span)));
        None
    }

    /// The items of a list that may have been lost.
    pub(super) fn items<'w, T>(&self, written: &'w Asked<Spanned<List<T>>>) -> &'w [T] {
        let list = written.given();
        let lost = matches!(written, Asked::Lost) || list.is_some_and(|list| list.is_lossy());
        self.lost.set(self.lost.get() || lost);
        list.map_or(&[], |list| &***list)
    }

    /// The position in the plan of the step called `name`.
    pub(super) fn planned(&self, name: &Spanned<Line>) -> Option<usize> {
        self.scope.step(name).or_else(|| self.lose())
    }

    /// The step called `name`, if it is in this run.
    pub(super) fn step(&self, name: &Spanned<Line>) -> Option<StepIx> {
        self.step_at(self.planned(name)?, name.span)
    }

    /// The step at this position of the plan, named at `span`, if it is in this run and not on a
    /// way that is wrong here.
    pub(super) fn step_at(&self, at: usize, span: Span) -> Option<StepIx> {
        let run = self.scope.run;
        let right = |ix: &StepIx| {
            let plan = self.scope.plan_of(at)?;
            let mut passes = 1..=run.passes_at(plan.repeat);
            passes.any(|pass| run.is_right_way(plan, pass, self.scope.ledger)).then_some(*ix)
        };
        let there = self.scope.step_at(at);
        there.as_ref().and_then(right).or_else(|| self.leave_out(span))
    }

    /// The timer called `name`, which must be one that runs once. `deed` is what is done to it.
    fn window(&self, name: &Spanned<Line>, deed: &str) -> Option<TimerIx> {
        let Some(ix) = self.scope.window(name, deed) else { return self.lose() };
        self.known.started.contains(&ix).then_some(ix).or_else(|| self.leave_out(name.span))
    }

    /// The timer called `name`, which must be one that comes back.
    pub(super) fn rounds(&self, name: &Spanned<Line>) -> Option<TimerIx> {
        let Some(timer) = self.scope.known_timer(name) else {
            // It says that there is no such timer.
            let _ = self.scope.window(name, "missed");
            return self.lose();
        };
        if timer.is_window {
            let message = format!("timer `{}` runs once and has no rounds", visible(name));
            let found = Diagnostic::error(Code::WrongKind, name.span, message);
            let found = found.and(timer.span, "it has no `every:`");
            return self.refuse(found.help("name a timer that comes back"));
        }
        let settled = self.parts.timers.get(timer.ix.position());
        let every = settled.and_then(|settled| settled.every());
        let runs = every.is_some_and(|every| self.known.started.contains(&every.during));
        runs.then_some(timer.ix).or_else(|| self.leave_out(name.span))
    }

    /// The timer or step called `name`. `deed` is what is done to a timer.
    pub(super) fn waited(&self, name: &Spanned<Line>, deed: &str) -> Option<Waited> {
        match (self.scope.planned_step(name), self.scope.known_timer(name)) {
            (Some(at), None) => self.step_at(at, name.span).map(Waited::Step),
            (None, Some(_)) => self.window(name, deed).map(Waited::Timer),
            (Some(_), Some(timer)) => {
                self.scope.ambiguous(name, timer);
                self.lose()
            }
            (None, None) => {
                self.scope.unknown_name(name);
                self.lose()
            }
        }
    }

    /// The complication called `name`, by its position, if it may come in this run.
    pub(super) fn complication(&self, name: &str, span: Span) -> Option<usize> {
        let all = self.scope.run.plan.parts.iter().flat_map(|part| &part.complications);
        let full = self.scope.full(name);
        if !all.clone().any(|plan| plan.id.as_str() == full) {
            if !self.scope.is_whole() {
                return self.lose();
            }
            let message = format!("no complication is called `{}`", visible(name));
            let found = Diagnostic::error(Code::UnknownName, span, message);
            let help = self.advice(name, all.map(|plan| plan.id.as_str()));
            return self.refuse(found.maybe_help(help));
        }
        let mut settled = self.parts.mishaps.complications.iter();
        let comes = |it: &Complication| it.id.as_str() == full && it.chance > 0.0;
        settled.position(comes).or_else(|| self.leave_out(span))
    }

    /// Whether an ending is written for where this complication leads.
    pub(super) fn is_to_end(&self, complication: &Complication) -> bool {
        let mut all = self.scope.run.plan.parts.iter().flat_map(|part| &part.complications);
        let plan = all.find(|plan| plan.id == complication.id);
        let then = plan.and_then(|plan| plan.written.then.as_ref());
        then.is_some_and(|then| then.end.is_some())
    }

    /// Whether a complication has this name, whatever the run.
    pub(super) fn is_complication(&self, name: &str) -> bool {
        let mut all = self.scope.run.plan.parts.iter().flat_map(|part| &part.complications);
        all.any(|plan| plan.id.as_str() == self.scope.full(name))
    }

    /// Whether a rule of this run speaks of the step, or of the end of the session.
    pub(super) fn is_ruled(&self, step: Option<StepIx>) -> bool {
        self.known.ruled.contains(&step)
    }

    pub(super) fn length(&self, written: &Spanned<Computed<Length>>) -> Option<Duration> {
        self.scope.length(Some(written)).or_else(|| self.lose())
    }
}
