//! `over-pass-time`: the right way takes longer than `pass.time`.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;
use crate::time::write_length;

rule! {
    "over-pass-time",
    Teach,
    "the steps and waits of the right way take longer than `pass.time`",
    "An exam is passed within `pass.time`. The steps of the right way, each with its `takes:`, and \
     the waits between them already take longer, so nobody can pass.\n\
     \n\
     Give `pass: {time: …}` more room; a third more than the right way takes is usual. Or correct \
     what the steps take: one that says nothing takes 30 seconds.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    let written = run.seen.document.pass.as_ref().and_then(|pass| pass.time.as_ref());
    let Some((allowed, written)) = run.procedure().about().pass.time.zip(written) else { return };
    let whole = run.timetable().whole;
    if whole > allowed {
        let (whole, allowed) = (write_length(whole), write_length(allowed));
        let message = format!("the right way takes {whole} at the least, more than {allowed}");
        let help = "allow more time, or correct `takes` of the steps";
        found.push(RULE.at(written.span, message).help(help).in_this_run());
    }
}
