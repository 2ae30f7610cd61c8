//! `round-never-due`: the timer during which rounds come is over before the first.

use crate::author::Diagnostic;
use crate::author::document::Timer;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;
use crate::time::write_length;

rule! {
    "round-never-due",
    Teach,
    "rounds come so seldom that the timer around them is over before the first",
    "Rounds come while another timer runs, the first of them one interval after its start. Here \
     the interval is longer than that timer may run, so no round ever falls due and nobody is \
     asked for it.\n\
     \n\
     Correct `every:`, or name with `while:` the timer that is meant.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for (name, timer) in run.seen.document.timers.iter() {
        let Some(Timer::Every(written)) = timer else { continue };
        let procedure = run.procedure();
        let Some(every) = procedure.find_timer(&name.value).map(|ix| procedure.timer(ix)) else {
            continue;
        };
        let Some(every) = every.every() else { continue };
        let around = procedure.timer(every.during);
        let most = around.window().and_then(|window| window.at_most);
        if let Some(most) = most.filter(|most| *most <= every.at_least) {
            let (interval, most) = (write_length(every.at_least), write_length(most));
            let message = format!(
                "the first round is due after {interval}, and `{}` runs {most} at most",
                around.id.as_str()
            );
            let help = "let rounds come more often, or name another timer with `while:`";
            found.push(RULE.at(written.every.span, message).help(help).in_this_run());
        }
    }
}
