//! Decisions: where each arm leads, and that exactly one of them is right.

use super::plan::StepPlan;
use super::scope::Scope;
use super::shape;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{Arm, Decide};
use crate::author::suggest::nearest;
use crate::author::visible::visible;
use crate::author::written::{Asked, Computed, Line, Spanned};
use crate::author::{Code, Span};
use crate::procedure::{self, Leads, Severity};

/// The decision of the step `plan`: the last of its questions.
pub(super) fn decide(
    scope: &Scope<'_, '_>,
    plan: &StepPlan<'_>,
    written: &Spanned<Decide>,
) -> procedure::Checkpoint {
    let ends = written.arms.iter().any(|arm| arm.end.is_some());
    let usual = if ends { Severity::Critical } else { Severity::Major };
    let arms: Vec<procedure::Arm> = written
        .arms
        .iter()
        .enumerate()
        .map(|(position, arm)| procedure::Arm {
            text: scope.phrase(&arm.choose),
            right: arm
                .right
                .given()
                .and_then(|right| scope.computed(right))
                .is_some_and(|right| right.0),
            leads: leads(scope, plan, (position, arm)),
            severity: arm.severity.as_ref().map_or(usual, |severity| severity.value.meant()),
            because: scope.maybe_text(arm.because.as_ref()),
        })
        .collect();
    check(scope, &arms, written);
    procedure::Checkpoint {
        ask: scope.text(&written.ask),
        kind: procedure::Kind::Decide(procedure::Decide { arms }),
        because: None,
        points: 1,
        confidence: false,
        sources: scope.sources(&written.source),
        nth: plan.written.check.len(),
    }
}

fn check(scope: &Scope<'_, '_>, arms: &[procedure::Arm], written: &Decide) {
    let span = written.arms.span;
    if written.arms.is_lossy() {
        return;
    }
    if arms.len() < 2 {
        let message = "a decision needs two arms or more";
        scope.error(Code::EmptyValue, span, message, "write each way to go on after `- choose:`");
        return;
    }
    // An arm that could not be computed has been reported, and may have been the right one.
    let whole = written.arms.iter().all(|arm| match &arm.right {
        Asked::Absent => !scope.part.reading.findings.took_for("right"),
        Asked::Lost => false,
        Asked::Given(right) => scope.computed(right).is_some(),
    });
    let right: Vec<&Arm> =
        written.arms.iter().zip(arms).filter(|(_, it)| it.right).map(|(arm, _)| arm).collect();
    let pass = scope.pass_words();
    // One word for the whole decision, in whichever pass it goes wrong first.
    let is_new = || scope.is_loud() && scope.ledger.is_new(span, Code::RightArm);
    match right.as_slice() {
        [_] => {}
        _ if !whole || !is_new() => {}
        [] => {
            let message = format!("no arm is right{pass}");
            let found = Diagnostic::error(Code::RightArm, span, message);
            let mut given = written.arms.iter().filter_map(|arm| arm.right.given());
            let computed = given.any(|right| matches!(right.value, Computed::Expression(_)));
            scope.report_value(found.help(if computed {
                "let the expression after one `right:` come to true here too"
            } else {
                "write `right: true`, or an expression, at one of them"
            }));
        }
        [first, second, ..] => {
            let message = format!("more than one arm is right{pass}");
            let found = Diagnostic::error(Code::RightArm, said(second), message);
            scope.report_value(
                found
                    .and(said(first), "this one too")
                    .help("let one of them be right, and one only"),
            );
        }
    }
}

/// Where an arm says that it is right.
fn said(arm: &Arm) -> Span {
    arm.right.given().map_or(arm.choose.span(), |right| right.span)
}

fn leads(scope: &Scope<'_, '_>, plan: &StepPlan<'_>, (position, arm): (usize, &Arm)) -> Leads {
    let given = [
        arm.go.as_ref().map(|go| ("go", go.span)),
        arm.steps.as_ref().map(|steps| ("steps", steps.span)),
        arm.end.as_ref().map(|end| ("end", end.span)),
    ];
    let mut given = given.into_iter().flatten();
    if let (Some((one, first)), Some((two, second))) = (given.next(), given.next()) {
        let message = format!("`{one}` and `{two}` cannot stand together");
        scope.report(
            Diagnostic::error(Code::ConflictingKeys, second, message)
                .and(first, "the first one")
                .help("an arm leads to one place"),
        );
        return Leads::Next;
    }
    if let Some(end) = &arm.end {
        return scope.ending(end).map_or(Leads::Next, Leads::End);
    }
    if let Some(steps) = &arm.steps {
        if steps.is_empty() && !steps.is_lossy() {
            let message = "an arm's `steps` are empty";
            scope.error(
                Code::EmptyValue,
                steps.span,
                message,
                "write the first step, or `go: next`",
            );
        }
        let tree = plan.arms.get(position).map_or(&[][..], Vec::as_slice);
        return Leads::Through(shape::slots(scope.run, tree));
    }
    arm.go.as_ref().map_or(Leads::Next, |go| target(scope, plan, go))
}

fn target(scope: &Scope<'_, '_>, plan: &StepPlan<'_>, go: &Spanned<Line>) -> Leads {
    match &***go {
        "next" => return Leads::Next,
        "leave" if plan.can_leave => return Leads::Leave,
        "leave" => {
            let message = "there is no phase or repeat to leave here";
            scope.error(
                Code::Backwards,
                go.span,
                message,
                "write `go: next`, or name a later step",
            );
            return Leads::Next;
        }
        _ => {}
    }
    if let Some(word) = nearest(go, ["next", "leave"]).filter(|_| scope.planned_step(go).is_none())
    {
        let message = format!("no step has the id `{}`", visible(go));
        scope.error(Code::UnknownStep, go.span, message, &format!("did you mean `{word}`?"));
        return Leads::Next;
    }
    let Some(at) = scope.step(go) else { return Leads::Next };
    if !scope.leads_on(plan, go, at, "a decision leads forward, to a step on the way") {
        return Leads::Next;
    }
    // A step that is not in this run is passed over, and what comes after it comes next.
    let plan_steps = &scope.run.plan.steps;
    let Some(to) = plan_steps.get(at) else { return Leads::Next };
    let in_path = at < scope.run.plan.path_end;
    let mut after = plan_steps.iter().enumerate().skip(at).filter(|(position, step)| {
        let same = (*position < scope.run.plan.path_end) == in_path && step.arm == to.arm;
        same && step.inside.starts_with(&to.inside)
    });
    let found = after.find_map(|(at, _)| scope.step_at(at));
    found.map_or(Leads::Next, Leads::To)
}
