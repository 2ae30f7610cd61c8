//! `no-why`: a step that does not say what it is for.

use super::is_critical;
use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "no-why",
    Teach,
    "a step without a `why`",
    "A step whose reason is known is remembered, put in its right place, and done well when the \
     patient is unlike the last one. Without its reason it is one line of a list.\n\
     \n\
     Say in `why:` what the step is for, in a sentence. If it says only what goes wrong without \
     it, `hazard:` will do instead. Of the steps of a complication only the critical ones need it.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let rescue = file.seen.steps.iter().skip(file.seen.path.len()).filter(|it| is_critical(it));
    for step in file.seen.path.iter().chain(rescue) {
        if step.why.is_none() && step.hazard.is_none() {
            let message = "nothing says why this step is done";
            let help = "say in `why:` what it is for";
            found.push(RULE.at(step.step.span(), message).help(help));
        }
    }
}
