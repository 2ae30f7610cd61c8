//! Looking up names: of steps, timers, sources, endings, and of what `during:` speaks of.
//!
//! A name that is not found is reported once, with the nearest that exists; where it was lost with
//! something that is wrong itself, it is passed over.

use super::names::TimerPlan;
use super::plan::StepPlan;
use super::scope::Scope;
use crate::author::Code;
use crate::author::diagnostic::Diagnostic;
use crate::author::suggest::advice;
use crate::author::visible::visible;
use crate::author::written::{Line, List, Spanned};
use crate::procedure::{EndingIx, SourceIx, StepIx, TimerIx};

impl<'s, 'd> Scope<'s, 'd> {
    pub(super) fn full(&self, name: &str) -> String {
        format!("{}{name}", self.part.prefix)
    }

    /// Whether the thing of this name was lost, or could have been, with what is wrong itself.
    pub(super) fn is_lost(&self, name: &str) -> bool {
        let lost = &self.part.reading.lost;
        match name.split_once('/') {
            _ if lost.contains(name) => true,
            Some((outer, _)) => lost.contains(outer) || self.used_is_lost(outer),
            None => self.part.reading.document.is_none(),
        }
    }

    /// Whether the procedure used under this name is lost, or something in it.
    fn used_is_lost(&self, name: &str) -> bool {
        let full = self.full(name);
        let range = self.run.plan.names.ranges.contains_key(&full);
        let prefix = format!("{full}/");
        let parts = self.run.plan.parts.iter().filter(|part| part.prefix.starts_with(&prefix));
        let wrong = parts.clone().any(|part| !part.reading.lost.is_empty());
        wrong || (!range && !self.is_whole()) || (range && parts.count() == 0 && !self.is_whole())
    }

    /// The step called `name` in the plan, without a word if there is none.
    pub(super) fn planned_step(&self, name: &str) -> Option<usize> {
        self.run.plan.names.steps.get(&self.full(name)).map(|(at, _)| *at)
    }

    /// The step at this position of the plan, as long as it is in this run.
    pub(super) fn step_at(&self, at: usize) -> Option<StepIx> {
        self.run.positions.get(at).copied().flatten()
    }

    pub(super) fn plan_of(&self, at: usize) -> Option<&'s StepPlan<'d>> {
        self.run.plan.steps.get(at)
    }

    /// Whether the way can go on from the step `from` to the one at `to`: not back, and not into a
    /// repeat, a group, an arm or a complication. What is wrong is reported at `name`.
    pub(super) fn leads_on(
        &self,
        from: &StepPlan<'_>,
        name: &Spanned<Line>,
        to: usize,
        help: &str,
    ) -> bool {
        let steps = &self.run.plan.steps;
        let own = steps.iter().position(|step| std::ptr::eq(step.written, from.written));
        let later = own.is_some_and(|own| to > own);
        let reachable = self.plan_of(to).is_some_and(|plan| {
            plan.inside.iter().all(|container| from.inside.contains(container))
        });
        let shown = visible(name);
        let message = match (later, reachable) {
            (true, true) => return true,
            (true, false) => {
                format!("`{shown}` stands inside a repeat, a group, an arm or a complication")
            }
            (false, _) => format!("`{shown}` is not a later step"),
        };
        self.error(Code::Backwards, name.span, message, help);
        false
    }

    /// The timer called `name`, without a word if there is none.
    pub(super) fn known_timer(&self, name: &str) -> Option<&'s TimerPlan> {
        self.run.plan.names.timers.get(&self.full(name))
    }

    /// Whether the procedure that has the timer is in this run.
    pub(super) fn has_timer(&self, timer: &TimerPlan) -> bool {
        let part = self.run.plan.parts.get(timer.part);
        part.is_some_and(|part| self.run.hold(&part.whens, None, self.ledger))
    }

    /// The position in the plan of the step called `name`, which has to exist.
    pub(super) fn step(&self, name: &Spanned<Line>) -> Option<usize> {
        let found = self.planned_step(name);
        if found.is_none() && !self.is_lost(name) {
            let timer = self.known_timer(name).is_some();
            let steps = &self.run.plan.names.steps;
            let inner = format!("/{}", &***name);
            let inner = steps.keys().find(|known| known.ends_with(&inner));
            let inner = inner.and_then(|full| full.strip_prefix(self.part.prefix.as_str()));
            let help = inner.map(|inner| format!("did you mean `{inner}`?"));
            let help = help.or_else(|| self.advice(name, steps.keys()));
            let help = if timer { Some("a timer has this name".to_owned()) } else { help };
            let message = format!("no step has the id `{}`", visible(name));
            self.report(Diagnostic::error(Code::UnknownStep, name.span, message).maybe_help(help));
        }
        found
    }

    /// The timer called `name`, which must be one that runs once. `deed` is what is done to it.
    pub(super) fn window(&self, name: &Spanned<Line>, deed: &str) -> Option<TimerIx> {
        let Some(timer) = self.known_timer(name) else {
            if !self.is_lost(name) {
                let message = format!("no timer has the id `{}`", visible(name));
                let help = self.advice(name, self.run.plan.names.timers.keys());
                let help = match self.planned_step(name) {
                    Some(_) => Some("a step has this name".to_owned()),
                    None => help.or_else(|| Some("declare it under `timers:`".into())),
                };
                self.report(
                    Diagnostic::error(Code::UnknownTimer, name.span, message).maybe_help(help),
                );
            }
            return None;
        };
        if !timer.is_window {
            let message = format!("timer `{}` comes back and cannot be {deed}", visible(name));
            self.report(
                Diagnostic::error(Code::NotAWindow, name.span, message)
                    .and(timer.span, "it has `every:`")
                    .help("name a timer that runs once"),
            );
            return None;
        }
        Some(timer.ix)
    }

    pub(super) fn windows(&self, names: &List<Spanned<Line>>, deed: &str) -> Vec<TimerIx> {
        names.iter().filter_map(|name| self.window(name, deed)).collect()
    }

    pub(super) fn sources(&self, names: &List<Spanned<Line>>) -> Vec<SourceIx> {
        let known = &self.run.plan.names.sources;
        let find = |name: &Spanned<Line>| {
            let found = known.get(&self.full(name)).copied();
            if found.is_none() && !self.is_lost(name) {
                let message = format!("no source has the id `{}`", visible(name));
                let help = self.advice(name, known.keys());
                let help = help.or_else(|| Some("declare it under `sources:`".into()));
                self.report(
                    Diagnostic::error(Code::UnknownSource, name.span, message).maybe_help(help),
                );
            }
            found
        };
        names.iter().filter_map(find).collect()
    }

    pub(super) fn ending(&self, name: &Spanned<Line>) -> Option<EndingIx> {
        let known = &self.run.plan.names.endings;
        let found = known.get(&self.full(name)).copied();
        if found.is_none() && !self.is_lost(name) {
            let message = format!("no ending is called `{}`", visible(name));
            let help = self.advice(name, known.keys());
            let help = help.or_else(|| Some("declare it under `endings:`".into()));
            let found = Diagnostic::error(Code::UnknownEnding, name.span, message);
            self.report(found.maybe_help(help));
        }
        found
    }

    /// The steps that the names after `during:` speak of: steps, phases, uses, complications.
    pub(super) fn steps_of(&self, names: &List<Spanned<Line>>) -> Vec<StepIx> {
        let plan = &self.run.plan.names;
        let mut steps = Vec::new();
        for name in names.iter() {
            let full = self.full(name);
            let range = plan.ranges.get(&full).cloned();
            let range = range.or_else(|| self.planned_step(name).map(|at| at..at + 1));
            match range {
                Some(range) => steps.extend(range.filter_map(|at| self.step_at(at))),
                None if self.is_lost(name) => {}
                None => {
                    let message = format!(
                        "neither a phase nor a step nor a complication is called `{}`",
                        visible(name)
                    );
                    let help = self.advice(name, plan.ranges.keys().chain(plan.steps.keys()));
                    let found = Diagnostic::error(Code::UnknownName, name.span, message);
                    self.report(found.maybe_help(help));
                }
            }
        }
        steps.sort_unstable();
        steps.dedup();
        steps
    }

    /// Reports a name that is neither a step's nor a timer's.
    pub(super) fn unknown_name(&self, name: &Spanned<Line>) {
        if self.is_lost(name) {
            return;
        }
        let names = &self.run.plan.names;
        let help = self.advice(name, names.steps.keys().chain(names.timers.keys()));
        let message = format!("neither a step nor a timer has the id `{}`", visible(name));
        self.report(Diagnostic::error(Code::UnknownName, name.span, message).maybe_help(help));
    }

    /// Reports a name that is both a step's and a timer's.
    pub(super) fn ambiguous(&self, name: &Spanned<Line>, timer: &TimerPlan) {
        let message = format!("`{}` is a step and a timer", visible(name));
        self.report(
            Diagnostic::error(Code::AmbiguousName, name.span, message)
                .and(timer.span, "the timer")
                .help("give one of them another id"),
        );
    }

    /// Notes that `name` is waited for or stopped, which makes sense only if something starts it.
    pub(super) fn waits(&self, name: &Spanned<Line>, deed: &'static str) {
        if let Some(timer) = self.known_timer(name).filter(|timer| timer.is_window)
            && self.is_there()
            && self.has_timer(timer)
        {
            let message = format!("timer `{}` is {deed} but nothing starts it", visible(name));
            self.ledger.starts.borrow_mut().waited(timer.ix, name.span, message);
        }
    }

    /// Notes that something happens only if `name` runs, which is in vain if nothing ever starts it.
    pub(super) fn may_wait(&self, name: &Spanned<Line>, deed: &'static str) {
        let ever = self.known_timer(name).is_some_and(|timer| {
            self.run.plan.steps.iter().any(|step| {
                let starts = step.written.starts.iter();
                let prefix = self.run.plan.parts.get(step.part).map_or("", |part| &part.prefix);
                starts.clone().any(|start| {
                    let full = format!("{prefix}{}", &***start);
                    let named = self.run.plan.names.timers.get(&full);
                    named.is_some_and(|named| named.ix == timer.ix)
                })
            })
        });
        if !ever {
            self.waits(name, deed);
        }
    }

    /// Notes that something starts the timer.
    pub(super) fn started(&self, timer: TimerIx) {
        if self.is_there() {
            self.ledger.starts.borrow_mut().started(timer);
        }
    }

    /// The nearest of the full names of this part, without what stands before them.
    pub(super) fn advice<'n>(
        &self,
        name: &str,
        known: impl Iterator<Item = &'n String> + Clone,
    ) -> Option<String> {
        if self.ledger.is_full(self.part.reading.ix) {
            return None;
        }
        let prefix = self.part.prefix.as_str();
        advice(name, known.filter_map(|full| full.strip_prefix(prefix)).collect::<Vec<_>>())
    }
}
