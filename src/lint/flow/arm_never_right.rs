//! `arm-never-right`: an arm whose `right:` is an expression that no run makes true.

use crate::author::Diagnostic;
use crate::author::written::Computed;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "arm-never-right",
    Teach,
    "an arm of a decision that says when it is right, and never is",
    "The arm has a `right:` that is true for none of the variants and cases, so the way it leads is \
     never the right one. A trainee who always takes the other arm is always right.\n\
     \n\
     Write a case in which it is right: that is the patient for whom the decision is there. Or \
     correct the expression. An arm that is meant as a wrong answer needs no `right:` at all.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for (ix, _, written) in run.steps() {
        let arms = written.decide.iter().flat_map(|decide| decide.arms.iter()).enumerate();
        for (position, arm) in arms {
            let Some(right) = arm.right.given() else { continue };
            let is_right = run.procedure().forms(ix).any(|(_, form)| {
                form.decide().is_some_and(|decide| decide.right_position() == Some(position))
            });
            if matches!(right.value, Computed::Expression(_)) && !is_right {
                let message = "this arm is right in no run";
                let help = "write a case in which it is right, or delete `right` if it never is";
                found.push(RULE.at(right.span, message).help(help).if_in_every_run());
            }
        }
    }
}
