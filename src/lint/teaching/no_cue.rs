//! `no-cue`: a step that does not say when it is its turn.

use crate::author::Diagnostic;
use crate::author::document::Recall;
use crate::lint::rule::{File, Look, rule};

rule! {
    "no-cue",
    Teach,
    "a step without a `cue`",
    "At the bedside nobody calls out the next step: something has been seen, heard or finished, and \
     that is the sign for it. Experts act on such signs without noticing, and leave them out when \
     they write; a trainee who does not know them gets lost after the first interruption.\n\
     \n\
     Say in `cue:` what tells one that this step is next: what is seen, or which step is just \
     done. It is what the cued mode shows, so it must not name the step itself. Steps \
     of complications need none: their `signs:` are the cue.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for step in &file.seen.path {
        // What is announced in every mode needs no other sign.
        if step.cue.is_none() && step.recall != Some(Recall::Given) {
            let message = "nothing tells the trainee that this step is next";
            let help = "say in `cue:` what is seen, heard or done just before";
            found.push(RULE.at(step.step.span(), message).help(help));
        }
    }
}
