//! `hazard-without-source`: a danger that nobody vouches for.

use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "hazard-without-source",
    Publish,
    "a step with a `hazard` and without a `source`",
    "A hazard is a claim about what harms patients. Readers other than you have to be able to look \
     it up, and a reviewer has to be able to check it.\n\
     \n\
     Name a source under `sources:`, with its title, address and grade, and write its name at the \
     step: `source: NAME`.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for step in &file.seen.steps {
        if let Some(hazard) = step.hazard.as_ref().filter(|_| step.source.is_empty()) {
            let message = "nothing says where this hazard is known from";
            let help = "name one of `sources:` at the step: `source: NAME`";
            found.push(RULE.at(hazard.span, message).help(help));
        }
    }
}
