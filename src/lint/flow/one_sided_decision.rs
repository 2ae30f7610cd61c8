//! `one-sided-decision`: a decision in which the same arm is right whoever the patient is.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "one-sided-decision",
    Assess,
    "a decision in which the same arm is right in every run",
    "Whichever patient is drawn, the same arm is right. After one rehearsal a trainee knows it by \
     heart, and an exam asks nothing any more.\n\
     \n\
     Write a case for which another arm is right: `cases:` with a value that the arms read, such \
     as `right: \"= dipstick == 'clear'\"`. If there is only one thing to do, ask a `choose` \
     question instead.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for (ix, _, written) in run.steps() {
        let Some(decide) = &written.decide else { continue };
        let mut rights = run
            .procedure()
            .forms(ix)
            .map(|(_, form)| form.decide().and_then(crate::procedure::Decide::right_position));
        let first = rights.next().flatten();
        let Some(arm) = first.and_then(|position| decide.arms.get(position)) else { continue };
        if rights.all(|right| right == first) {
            let message = "this arm is right in every run";
            let help = "write a case in which another is right, or make it a `choose` question";
            found.push(RULE.at(arm.choose.span(), message).help(help).if_in_every_run());
        }
    }
}
