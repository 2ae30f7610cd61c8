//! Rules that forbid the right way itself, so that nobody could do the procedure without a fault.
//!
//! Asked only of steps that every right way through this run has in the order of the file: not in
//! a group, a repeat, an arm or a complication, and not behind a decision that may lead past them.

use super::scope::Scope;
use crate::author::Code;
use crate::author::diagnostic::Diagnostic;
use crate::author::document;
use crate::author::visible::visible;
use crate::author::written::{Line, Spanned};

/// Reports the rule if what it forbids is what the file says is right.
pub(super) fn look(scope: &Scope<'_, '_>, rule: &document::Rule) {
    let Some(name) = &rule.step else { return };
    let Some(at) = scope.planned_step(name).filter(|at| is_straight(scope, *at)) else { return };
    let straight = |name| scope.planned_step(name).filter(|at| is_straight(scope, *at));
    if let Some(before) = &rule.before {
        if straight(before).is_some_and(|other| at < other) {
            let message = format!("the right way does `{}` before this", visible(name));
            report(scope, before, (at, message), "let the steps change places, or the names here");
        }
    } else if let Some(after) = &rule.after {
        if straight(after).is_some_and(|other| other < at) {
            let message = format!("the right way does `{}` after this", visible(name));
            report(scope, after, (at, message), "let the steps change places, or the names here");
        }
    } else if let Some(during) = &rule.during
        && still_runs(scope, during, at)
    {
        let message = format!("this still runs when the right way comes to `{}`", visible(name));
        let help = "a timer runs until it is stopped: let an earlier step stop it, or write `before:` \
                    for what has to wait for its `at_least`";
        report(scope, during, (at, message), help);
    }
}

fn report(scope: &Scope<'_, '_>, name: &Spanned<Line>, (at, message): (usize, String), help: &str) {
    let Some(step) = scope.plan_of(at) else { return };
    let found = Diagnostic::error(Code::ForbiddenPath, name.span, message);
    scope.report_value(found.and(step.written.step.span(), "the step").help(help));
}

/// Whether every right way through this run comes by the step, after those before it.
fn is_straight(scope: &Scope<'_, '_>, at: usize) -> bool {
    let plan = scope.run.plan;
    let there = scope.step_at(at).is_some() && at < plan.path_end;
    let branches = plan.steps.iter().take(at).any(|step| {
        let decide = step.written.decide.as_ref();
        decide.is_some_and(|it| it.arms.iter().any(|arm| arm.go.is_some() || arm.end.is_some()))
    });
    let own = scope.plan_of(at);
    there && !branches && own.is_some_and(|own| own.inside.is_empty() && is_fixed(own.written))
}

/// Whether the step has to be done, and in its place.
fn is_fixed(step: &document::Step) -> bool {
    let optional = step.optional.as_ref().is_some_and(|optional| optional.value);
    !optional && step.during.is_none() && step.defer_to.is_none()
}

/// Whether the timer runs when the right way comes to the step `at`.
fn still_runs(scope: &Scope<'_, '_>, name: &Spanned<Line>, at: usize) -> bool {
    let Some(timer) = scope.known_timer(name) else { return false };
    let plan = scope.run.plan;
    let speaks = |at: usize, names: &[Spanned<Line>]| {
        let part = plan.steps.get(at).and_then(|step| plan.parts.get(step.part));
        names.iter().any(|other| {
            let full = format!("{}{}", part.map_or("", |part| part.prefix.as_str()), &***other);
            plan.names.timers.get(&full).is_some_and(|other| other.ix == timer.ix)
        })
    };
    let mut runs = timer.from_start;
    for (position, step) in plan.steps.iter().enumerate().take(at) {
        // Whoever may stop it is taken to do so.
        if speaks(position, &step.written.stops) {
            runs = false;
        }
        runs |= is_straight(scope, position) && speaks(position, &step.written.starts);
    }
    runs
}
