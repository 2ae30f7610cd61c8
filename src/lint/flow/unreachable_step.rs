//! `unreachable-step`: a step that no way leads to, in any run.

use super::reach::reached;
use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "unreachable-step",
    Teach,
    "a step that no variant, case or decision ever leads to",
    "Nobody who rehearses this procedure will meet the step, whichever patient is drawn and \
     whichever arm is taken: its `when:` is never true, or every decision before it leads past it \
     or ends the procedure.\n\
     \n\
     Look at the `when:` of the step and of what is around it, and at where the arms before it \
     lead with `go:` and `end:`. If it is left over from an earlier version, delete it.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    let reached = reached(run.procedure());
    let homes = run.procedure().homes();
    for (written, ix) in run.seen.steps() {
        let there = ix.is_some_and(|ix| {
            // The steps of a complication are reached if it comes.
            reached.contains(&ix) || homes.get(ix.position()).copied().flatten().is_some()
        });
        if there {
            continue;
        }
        let (message, help) = match &written.when {
            Some(_) if ix.is_none() => (
                "this step is in no run: its `when` is never true",
                "correct the condition, or give a variant or case the value it asks for",
            ),
            _ if ix.is_none() => (
                "this step is in no run: the `when` around it is never true",
                "correct the condition, or give a variant or case the value it asks for",
            ),
            _ => (
                "no way leads to this step",
                "look where the decisions before it lead with `go:` and `end:`",
            ),
        };
        found.push(RULE.at(written.step.span(), message).help(help).if_in_every_run());
    }
}
