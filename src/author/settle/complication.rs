//! Complications, wrong acts and endings.

use super::plan::ComplicationPlan;
use super::scope::{Mood, Scope, Surroundings};
use super::shape;
use crate::author::Code;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{Complication, Moment, Outcome, Severity};
use crate::author::written::{Line, Spanned};
use crate::procedure::complication::{Comes, Then};
use crate::procedure::{self, Ending, Id};

/// The endings of one part.
pub(super) fn endings(scope: &Scope<'_, '_>) -> Vec<Ending> {
    let written = scope.document().endings.iter();
    let endings = written.filter_map(|(name, ending)| {
        let ending = ending.as_ref()?;
        Some(Ending {
            id: Id::new(&scope.full(name)),
            title: ending.title.to_string(),
            right: ending.outcome == Outcome::Right,
        })
    });
    endings.collect()
}

/// The known wrong acts of one part.
pub(super) fn wrong_acts(scope: &Scope<'_, '_>) -> Vec<procedure::WrongAct> {
    let written = scope.document().wrong_acts.iter();
    let acts = written.filter_map(|wrong| {
        let during = (!wrong.during.is_empty()).then(|| scope.steps_of(&wrong.during));
        let settled = procedure::WrongAct {
            act: scope.phrase(&wrong.act),
            also: scope.phrases(&wrong.also),
            severity: wrong.severity.map_or(procedure::Severity::Major, Severity::meant),
            because: scope.maybe_text(wrong.because.as_ref()),
            during,
        };
        // Where it is wrong is not in this run: there it cannot be done.
        let nowhere = settled.during.as_ref().is_some_and(Vec::is_empty) || !scope.has_part();
        (!nowhere).then_some(settled)
    });
    acts.collect()
}

/// The complications of one part that may come in this run.
pub(super) fn complications(scope: &Scope<'_, '_>) -> Vec<procedure::Complication> {
    let plans = scope.part.complications.iter();
    plans.filter_map(|plan| complication(scope, plan)).collect()
}

fn complication(
    around: &Scope<'_, '_>,
    plan: &ComplicationPlan<'_>,
) -> Option<procedure::Complication> {
    let written = plan.written;
    let when = written.when.as_ref();
    let there = when.is_none_or(|when| around.computed(when).is_none_or(|truth| truth.0));
    let there = there && around.has_part();
    let mood = if there && around.is_there() { Mood::Loud } else { Mood::Absent };
    let scope = around.with(Surroundings { mood, ..Surroundings::PLAIN });
    if written.steps.is_empty() && !written.steps.is_lossy() {
        let message = "a complication needs at least one step";
        scope.error(Code::EmptyValue, written.steps.span, message, "write what has to be done");
    }
    let chance = written.chance.as_ref().and_then(|chance| scope.computed(chance));
    itself(&scope, plan);
    let comes = comes(&scope, written);
    let settled = procedure::Complication {
        id: plan.id.clone(),
        title: written.title.to_string(),
        chance: chance.map_or(1.0, |chance| chance.0),
        comes: comes.clone().unwrap_or(Comes::Asked),
        signs: scope.text(&written.signs),
        vitals: scope.vitals(&written.vitals),
        slots: shape::slots(scope.run, &plan.tree),
        then: then(&scope, written),
    };
    (there && comes.is_some() && !settled.slots.is_empty()).then_some(settled)
}

/// A complication cannot come while it is there already.
fn itself(scope: &Scope<'_, '_>, plan: &ComplicationPlan<'_>) {
    let ranges = &scope.run.plan.names.ranges;
    let Some(own) = ranges.get(plan.id.as_str()) else { return };
    let at = plan.written.at.iter().filter_map(|at| at.step.as_ref());
    for name in at.chain(plan.written.during.iter()) {
        let range = ranges.get(&scope.full(name));
        let step = scope.planned_step(name).is_some_and(|at| own.contains(&at));
        if range == Some(own) || step {
            let message = "a complication cannot come during itself";
            let help = "name a phase or a step of the path";
            scope.error(Code::Backwards, name.span, message, help);
        }
    }
}

/// When it comes; nothing where that is not in this run.
fn comes(scope: &Scope<'_, '_>, written: &Complication) -> Option<Comes> {
    if let (Some(at), Some(during)) = (&written.at, written.during.first()) {
        let message = "`at` and `during` both say when it comes";
        scope.report(
            Diagnostic::error(Code::ConflictingKeys, during.span, message)
                .and(at.span, "said here")
                .help("keep one of them"),
        );
        return None;
    }
    if let Some(at) = &written.at {
        return moment(scope, at);
    }
    if written.during.is_empty() {
        return Some(Comes::Asked);
    }
    let steps = scope.steps_of(&written.during);
    (!steps.is_empty()).then_some(Comes::During(steps))
}

fn moment(scope: &Scope<'_, '_>, at: &Spanned<Moment>) -> Option<Comes> {
    let missing = |message: &str, help: &str| {
        if scope.is_whole() {
            scope.error(Code::MissingKey, at.span, message, help);
        }
    };
    match (&at.step, &at.timer) {
        (Some(step), None) => at_step(scope, at, step),
        (None, Some(timer)) => {
            if let Some(pass) = &at.pass {
                let message = "`pass` goes with `step`";
                let found = Diagnostic::error(Code::ConflictingKeys, pass.span, message);
                let found = found.and(timer.span, "this is a timer");
                scope.report_without(found.help("delete `pass`"));
            }
            scope.waits(timer, "waited for");
            let ix = scope.window(timer, "waited for");
            let Some(after) = &at.after else {
                missing("`timer` needs `after`", "say how long after its start: `after: 5m`");
                return None;
            };
            let after = scope.length(Some(after));
            Some(Comes::After(ix?, after?))
        }
        (Some(step), Some(timer)) => {
            let message = "`step` and `timer` cannot stand together";
            let found = Diagnostic::error(Code::ConflictingKeys, timer.span, message);
            scope.report(found.and(step.span, "the step").help("keep one of them"));
            None
        }
        (None, None) => {
            missing(
                "`at` needs `step` or `timer`",
                "write `{step: ID}` or `{timer: ID, after: 5m}`",
            );
            None
        }
    }
}

fn at_step(scope: &Scope<'_, '_>, at: &Moment, step: &Spanned<Line>) -> Option<Comes> {
    if let Some(after) = &at.after {
        let message = "`after` goes with `timer`";
        let found = Diagnostic::error(Code::ConflictingKeys, after.span, message);
        scope.report(found.and(step.span, "this is a step").help("delete `after`"));
    }
    let pass = at.pass.as_ref().and_then(|pass| scope.computed(pass));
    let pass = pass.map_or(1, |pass| pass.0);
    let position = scope.step(step)?;
    let repeat = scope.plan_of(position)?.repeat;
    let passes = scope.run.passes_at(repeat);
    let is_known = repeat.is_none_or(|repeat| scope.run.knows_passes(repeat, scope.ledger));
    let ix = scope.step_at(position)?;
    if let Some(written) = &at.pass
        && (pass == 0 || (repeat.is_none() && pass > 1))
    {
        let message = format!("this step has no pass {pass}");
        let found = Diagnostic::error(Code::BadValue, written.span, message);
        scope.report_value(found.help("passes are counted from 1, in a repeat"));
    }
    // A repeat that ends before: it does not come in this run.
    if let Some(written) =
        at.pass.as_ref().filter(|_| pass > passes && repeat.is_some() && is_known)
    {
        let message = format!("no run comes to pass {pass} of this step");
        let found = Diagnostic::error(Code::BadValue, written.span, message);
        scope.report_if_everywhere(found.help(if passes == 1 {
            "there is only one pass".to_owned()
        } else {
            format!("there are {passes} passes")
        }));
    }
    (pass <= passes).then_some(Comes::At(ix, pass.max(1)))
}

fn then(scope: &Scope<'_, '_>, written: &Complication) -> Then {
    let Some(then) = &written.then else { return Then::Resume };
    match (&then.resume, &then.end) {
        (Some(resume), Some(end)) => {
            let message = "`resume` and `end` cannot stand together";
            let found = Diagnostic::error(Code::ConflictingKeys, end.span, message);
            scope.report(found.and(resume.span, "said here").help("keep one of them"));
            Then::Resume
        }
        (Some(resume), None) => resumed(scope, resume),
        (None, Some(end)) => scope.ending(end).map_or(Then::Resume, Then::End),
        (None, None) => {
            if then.word.is_none() && scope.is_whole() {
                let help = "write `resume`, `{resume: STEP}` or `{end: NAME}`";
                scope.error(Code::MissingKey, then.span, "`then` says nothing", help);
            }
            Then::Resume
        }
    }
}

fn resumed(scope: &Scope<'_, '_>, name: &Spanned<Line>) -> Then {
    let Some(at) = scope.step(name) else { return Then::Resume };
    if scope.plan_of(at).is_some_and(|plan| plan.inside.len() > plan_repeats(plan)) {
        let message = "a complication leads back to a step of the path";
        let help = "name one that is in no group, arm or complication";
        scope.error(Code::Backwards, name.span, message, help);
    }
    scope.step_at(at).map_or(Then::Resume, Then::ResumeAt)
}

/// How many of the things around a step are repeats, into which one may come back.
fn plan_repeats(plan: &super::plan::StepPlan<'_>) -> usize {
    usize::from(plan.repeat.is_some())
}
