//! `wait-as-step`: a wait written as something to do.

use super::is_held;
use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "wait-as-step",
    Teach,
    "a step that only waits, where a timer would be judged",
    "A step is done as soon as the trainee says so, and takes what its `takes:` says: nobody learns \
     to look at the clock, and cutting the wait short is never found.\n\
     \n\
     Make a timer of it: under `timers:` write `dwell: {at_least: 20m, at_most: 45m}`, let the step \
     before the wait say `starts: dwell`, and the step after it `needs: dwell`. The trainee then \
     has to let the time pass, and may do other things meanwhile. A wait of seconds with the hands \
     on something can stay a step: give it `time: {at_least: 20s}`. So can one that is over when \
     something is seen: say what, in `finding:`.",
    Look::File(look)
}

/// With which words such a title begins.
const WAITS: [&str; 5] = ["wait", "pause", "await", "leave for", "leave it for"];

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for step in &file.seen.steps {
        let title = step.step.written().to_lowercase();
        let waits = WAITS.iter().any(|word| {
            title.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        });
        let is_timed =
            is_held(step.time.as_ref()) || !step.needs.is_empty() || !step.stops.is_empty();
        let ends_otherwise =
            step.finding.is_some() || !step.check.is_empty() || step.decide.is_some();
        if waits && !is_timed && !ends_otherwise {
            let message = "this step waits, and nothing sees how long";
            let help =
                "make a timer of it: `starts:` at the step before, `needs:` at the one after";
            found.push(RULE.at(step.step.span(), message).help(help));
        }
    }
}
