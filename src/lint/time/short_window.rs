//! `short-window`: the steps inside a window take longer than it allows.

use crate::author::Diagnostic;
use crate::author::document::Timer;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;
use crate::time::write_length;

rule! {
    "short-window",
    Teach,
    "a timer whose `at_most` is over before the steps inside it can be done",
    "Even one who never dawdles comes too late: what the steps between the start and the end of \
     this timer take, with the waits among them, is more than its `at_most`. Every run is late, \
     and the trainee can do nothing about it.\n\
     \n\
     Correct `takes:` of the steps (a step that says nothing takes 30 seconds), `at_most` of the \
     timer, or where it starts and stops.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for (ix, (ran, step)) in &run.timetable().ran {
        let (ix, ran, step) = (*ix, *ran, *step);
        let timer = run.procedure().timer(ix);
        let Some(most) = timer.window().and_then(|window| window.at_most) else { continue };
        let mut timers = run.seen.document.timers.iter();
        let written = timers.find(|(name, _)| name.value == timer.id.as_str());
        let Some((_, Some(Timer::Window(window)))) = written else { continue };
        let Some(span) = window.at_most.as_ref().map(|it| it.span).filter(|_| ran > most) else {
            continue;
        };
        let (ran, most) = (write_length(ran), write_length(most));
        let message = format!("the steps inside take {ran} at the least, more than {most}");
        let help = "correct `takes` of the steps, or where the timer starts and stops";
        let told = RULE.at(span, message).help(help).in_this_run();
        found.push(match run.title(step) {
            Some(end) => told.and(end, "it ends here"),
            None => told,
        });
    }
}
