//! `long-step`: a step takes longer than its own window allows.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;
use crate::time::write_length;

rule! {
    "long-step",
    Teach,
    "a step takes longer than its own `time.at_most`",
    "`takes:` is the session time that the step uses, whoever does it and however fast they type. \
     Here it is more than `time.at_most`, so everybody is late in this step.\n\
     \n\
     Give the step a shorter `takes:`, or a longer `at_most`.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for (ix, _, written) in run.steps() {
        let most = written.time.as_ref().and_then(|time| time.at_most.as_ref());
        for (_, form) in run.procedure().forms(ix) {
            let Some((most, span)) = form.window.at_most.zip(most.map(|it| it.span)) else {
                continue;
            };
            if form.is_held() || form.takes <= most {
                continue;
            }
            let (takes, most) = (write_length(form.takes), write_length(most));
            let message = format!("the step takes {takes}, longer than {most}");
            let told = RULE.at(span, message).in_this_run();
            found.push(match &written.takes {
                Some(said) => told.and(said.span, "what it takes"),
                None => told.help("say with `takes:` how long it takes; 30 s if nothing is said"),
            });
        }
    }
}
