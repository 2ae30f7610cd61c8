//! `unused-timer`: a timer that nothing starts.

use super::{is_started, windows};
use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "unused-timer",
    Teach,
    "a timer that nothing starts",
    "No step starts this timer, and it does not start with the session, so it never runs and is \
     never judged.\n\
     \n\
     Say `starts: NAME` at the step after which it runs, or `starts: session` at the timer itself. \
     If it is left over, delete it. A procedure that others `use:` may leave it to them: then \
     silence this with that reason.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for (name, window) in windows(file) {
        if !is_started(file, name, window) {
            let message = format!("nothing starts the timer `{}`", name.value);
            let help = "say `starts:` at the step after which it runs, or delete it";
            found.push(RULE.at(name.span, message).help(help));
        }
    }
}
