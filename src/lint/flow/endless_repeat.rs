//! `endless-repeat`: a repeat whose `until` never comes true.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "endless-repeat",
    Teach,
    "a repeat goes on `until` something that never comes true",
    "The repeat ends only because `at_most` passes are over: what it waits for is true in none of \
     them. A trainee repeats in vain, and learns that the goal cannot be reached.\n\
     \n\
     Look at the condition, and at the values that it reads in each pass: a list such as \
     `hr: {value: [50, 80, 110]}` has one item for each pass. If it can fail in this patient, end \
     the repeat by a decision that says so.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for repeat in run.seen.endless() {
        let Some(until) = &repeat.repeat.until else { continue };
        let message = "this comes true in none of the passes";
        let help = "correct it, or the values it reads, or allow more passes with `at_most`";
        found.push(RULE.at(until.span, message).help(help).in_this_run());
    }
}
