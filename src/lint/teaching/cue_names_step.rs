//! `cue-names-step`: a cue that says what it should only announce.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "cue-names-step",
    Assess,
    "a `cue` that holds all the words of the step's own title",
    "In the cued mode the trainee sees the cue and types the step. A cue that names the step is \
     copied, and nothing is recalled.\n\
     \n\
     Say what is seen, heard or finished just before: not `Close the clamp now`, but `The full \
     volume is in`.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for (_, step, written) in run.steps() {
        let Some((cue, settled)) = written.cue.as_ref().zip(step.teaching.cue.as_ref()) else {
            continue;
        };
        let (title, said) = (run.words(&step.title), run.words(settled));
        let named = title.stems.iter().all(|word| said.stems.contains(word));
        if title.stems.len() > 1 && named {
            let message = "this cue names the step itself";
            let help = "say what is seen, heard or done just before";
            let told = RULE.at(cue.span, message).and(written.step.span(), "the step");
            found.push(told.help(help).in_this_run());
        }
    }
}
