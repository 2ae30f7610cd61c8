//! Filling in: the steps of one run, each in every pass of its repeat.

use super::ledger::Ledger;
use super::plan::{Condition, Part, StepPlan};
use super::run::Run;
use super::scope::{Mood, Scope, Surroundings};
use super::step;
use crate::author::Code;
use crate::author::diagnostic::Diagnostic;
use crate::author::written::Computed;
use crate::procedure::Step;
use crate::procedure::builder::Parts;

/// How many steps a run may have beyond the first pass of each repeat, counted in every pass.
const MOST_FORMS: usize = 50_000;

/// How many they may be over all variants with all their cases.
pub(super) const MOST_FORMS_IN_ALL: usize = 500_000;

/// Fills in every step of the run, and looks at those that it does not have.
pub(super) fn steps(run: &Run<'_, '_>, ledger: &Ledger, parts: &mut Parts) {
    let mut forms = 0;
    for (at, plan) in run.plan.steps.iter().enumerate() {
        let Some(part) = run.plan.parts.get(plan.part) else { continue };
        let position = run.positions.get(at).copied().flatten();
        let Some(ix) = position else {
            let around =
                Surroundings { pass: None, in_repeat: plan.repeat.is_some(), mood: Mood::Absent };
            let _ = step::step(&Scope::new(run, part, ledger, around), plan, true);
            continue;
        };
        let mut passes = passes(run, (part, plan), ledger);
        forms += passes.len() - 1;
        let all = run.plan.forms.get() + passes.len() - 1;
        run.plan.forms.set(all);
        if forms > MOST_FORMS || all > MOST_FORMS_IN_ALL {
            let message = if forms > MOST_FORMS {
                format!("the repeats come to more than {MOST_FORMS} steps")
            } else {
                format!(
                    "the repeats of all variants and cases are more than {MOST_FORMS_IN_ALL} steps"
                )
            };
            let span = plan.written.step.span();
            ledger
                .report(Diagnostic::error(Code::TooLarge, span, message).help("repeat less often"));
            return;
        }
        let first = passes.iter().flatten().next().cloned();
        parts.steps.extend(first);
        if passes.len() > 1 {
            parts.passes.insert(ix, std::mem::take(&mut passes));
        }
    }
}

/// What a step is in each pass. The last stands for all that follow; outside a repeat there is one.
fn passes(
    run: &Run<'_, '_>,
    (part, plan): (&Part<'_>, &StepPlan<'_>),
    ledger: &Ledger,
) -> Vec<Option<Step>> {
    let Some(repeat) = plan.repeat else {
        let scope = Scope::new(run, part, ledger, Surroundings::PLAIN);
        return vec![Some(step::step(&scope, plan, true))];
    };
    let all = run.passes_at(Some(repeat));
    let mut forms: Vec<Option<Step>> = Vec::new();
    let mut varies = plan.whens.iter().any(mentions_pass);
    for pass in 1..=all {
        if !run.hold(&plan.whens, Some(pass), ledger) {
            forms.push(None);
            continue;
        }
        let around = Surroundings { pass: Some(pass), in_repeat: true, mood: Mood::Loud };
        let scope = Scope::new(run, part, ledger, around);
        let first = forms.iter().all(Option::is_none);
        run.asked_pass.set(false);
        forms.push(Some(step::step(&scope, plan, first)));
        varies |= run.asked_pass.get();
        // Nothing speaks of the pass: the second is as every later one.
        if !varies && pass == 2 {
            break;
        }
    }
    forms
}

fn mentions_pass(condition: &Condition<'_>) -> bool {
    match &condition.when.value {
        Computed::Fixed(_) => false,
        Computed::Expression(both) => both.0.mentions_pass(),
    }
}
