//! `never-stopped`: an `at_most` that only the end of the session can end.

use super::{is_started, windows};
use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "never-stopped",
    Teach,
    "a timer with `at_most` that no step ends",
    "A timer ends when a step with `stops:` is done, or else when a step that `needs:` it, or that a \
     rule forbids `before:` it, is begun. Nothing of the kind is here, so the timer runs to the end \
     of the session and is late in every run that is long enough, whatever the trainee did.\n\
     \n\
     Say at the step that ends it: `stops: NAME`, or `needs: NAME` where the step has to wait. A \
     procedure that others `use:` may leave it to them: then silence this with that reason.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for (name, window) in windows(file).filter(|(name, window)| is_started(file, name, window)) {
        let steps = file.seen.steps.iter();
        let ends = steps.flat_map(|step| step.stops.iter().chain(step.needs.iter()));
        let rules = file.seen.document.never.iter().filter_map(|rule| rule.before.as_ref());
        let is_ended = ends.chain(rules).any(|end| *end.value == *name.value);
        if let Some(most) = window.at_most.as_ref().filter(|_| !is_ended) {
            let message = format!("nothing ends `{}` before the session does", name.value);
            let help = "say `stops:` at the step that ends it, or `needs:` where one waits for it";
            found.push(RULE.at(most.span, message).help(help));
        }
    }
}
