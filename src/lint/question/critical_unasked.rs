//! `critical-unasked`: a critical step that asks nothing.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;
use crate::procedure::Kind;

rule! {
    "critical-unasked",
    Assess,
    "a critical step without a question that demands content",
    "Leaving this step out fails the run, so it matters that it is done, and done knowingly. But \
     nothing in it demands content: pressing Enter, or typing its title, is all. A trainee can \
     pass without knowing what the step is for, how much, or when to stop.\n\
     \n\
     Ask under `check:` what the step turns on: the number (`number`), the signs (`list`), the \
     order (`order`), the words that are said (`say`), or the choice that is made (`choose`). A \
     `tick` proves nothing.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for (ix, step, written) in run.steps() {
        let asks = run.procedure().forms(ix).any(|(_, form)| {
            form.checkpoints.iter().any(|checkpoint| !matches!(checkpoint.kind, Kind::Tick(_)))
        });
        if step.is_critical() && !asks {
            let message = "this critical step asks nothing";
            let help = "ask under `check:` for what it turns on: a number, signs, an order";
            found.push(RULE.at(written.step.span(), message).help(help).if_in_every_run());
        }
    }
}
