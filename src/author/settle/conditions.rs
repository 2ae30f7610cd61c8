//! Conditions: every `when:` of a run, and how often its repeats are done.
//!
//! What a run has was found in `run.rs`, in silence; here what is wrong with it is said.

use super::ledger::Ledger;
use super::plan::{RepeatPlan, StepPlan};
use super::run::{MOST_PASSES, Run};
use super::scope::{Mood, Scope, Surroundings};
use crate::author::Code;
use crate::author::diagnostic::Diagnostic;

/// Looks at the conditions of a whole run.
pub(super) fn look(run: &Run<'_, '_>, ledger: &Ledger) {
    for step in &run.plan.steps {
        for pass in passes(run, step) {
            whens(run, step, pass, ledger);
        }
    }
    for repeat in &run.plan.repeats {
        if let Some(part) = run.plan.parts.get(repeat.part) {
            let there = run.positions.get(repeat.steps.clone());
            let there = there.is_some_and(|steps| steps.iter().any(Option::is_some));
            let mood = if there { Mood::Loud } else { Mood::Absent };
            let around = Surroundings { mood, ..Surroundings::PLAIN };
            turns(&Scope::new(run, part, ledger, around), repeat);
        }
    }
}

/// The passes in which a step is looked at: none in particular outside a repeat.
fn passes(run: &Run<'_, '_>, step: &StepPlan<'_>) -> Vec<Option<u32>> {
    match step.repeat {
        None => vec![None],
        Some(repeat) => (1..=run.passes_at(Some(repeat))).map(Some).collect(),
    }
}

/// The conditions of a step and of all that it stands in, outermost first. Once one does not hold,
/// what the others come to does not matter.
fn whens(run: &Run<'_, '_>, step: &StepPlan<'_>, pass: Option<u32>, ledger: &Ledger) {
    let mut mood = Mood::Loud;
    for condition in &step.whens {
        let Some(part) = run.plan.parts.get(condition.part) else { continue };
        let in_repeat = condition.in_repeat;
        let around = Surroundings { pass: pass.filter(|_| in_repeat), in_repeat, mood };
        let holds = Scope::new(run, part, ledger, around).computed(condition.when);
        if holds.is_none() && mood == Mood::Loud {
            ledger.starts.borrow_mut().unsure();
        }
        if holds.is_none_or(|truth| !truth.0) {
            mood = Mood::Absent;
        }
    }
}

/// Looks at how often a repeat is done.
fn turns(scope: &Scope<'_, '_>, repeat: &RepeatPlan<'_>) {
    let written = &repeat.written.repeat;
    let span = written.span;
    if let (Some(times), Some(until)) = (&written.times, &written.until) {
        let message = "`times` and `until` cannot stand together";
        let found = Diagnostic::error(Code::ConflictingKeys, until.span, message);
        scope.report(found.and(times.span, "said here").help("keep one of them"));
    }
    if let (Some(times), Some(at_most)) = (&written.times, &written.at_most) {
        let message = "`at_most` goes with `until`";
        let found = Diagnostic::error(Code::ConflictingKeys, at_most.span, message);
        let found = found.and(times.span, "`times` says it already");
        scope.report_without(found.help("delete `at_most`"));
    }
    if written.times.is_none() && scope.is_whole() {
        match (&written.until, &written.at_most) {
            (None, _) => {
                let help = "write `times: 3`, or `until:` with `at_most:`";
                scope.error(Code::MissingKey, span, "a repeat needs `times` or `until`", help);
            }
            (Some(until), None) => {
                let help = "say after how many passes it ends all the same";
                scope.error(Code::MissingKey, until.span, "`until` needs `at_most`", help);
            }
            (Some(_), Some(_)) => {}
        }
    }
    if written.steps.is_empty() && !written.steps.is_lossy() {
        let message = "a repeat needs at least one step";
        scope.error(Code::EmptyValue, written.steps.span, message, "write its first step");
    }
    for count in [&written.times, &written.at_most].into_iter().flatten() {
        let Some(passes) = scope.computed(count) else { continue };
        if !(1..=MOST_PASSES).contains(&passes.0) {
            let message = format!("{} passes cannot be done", passes.0);
            let found = Diagnostic::error(Code::BadValue, count.span, message);
            scope.report_value(found.help(format!("write a number from 1 to {MOST_PASSES}")));
        }
    }
    if let Some(until) = &written.until {
        let own = scope.run.plan.repeats.iter().position(|it| std::ptr::eq(it, repeat));
        for pass in 1..=scope.run.passes_at(own) {
            let mood = if scope.is_there() { Mood::Loud } else { Mood::Absent };
            let around = Surroundings { pass: Some(pass), in_repeat: true, mood };
            if scope.with(around).computed(until).is_none() {
                break;
            }
        }
    }
}
