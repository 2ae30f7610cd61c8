//! `never-judged`: a timer without bounds.

use super::windows;
use crate::author::Diagnostic;
use crate::author::document::Timer;
use crate::lint::rule::{File, Look, rule};

rule! {
    "never-judged",
    Teach,
    "a timer with neither `at_least` nor `at_most`, which nothing asks for",
    "A timer is judged once, at its end: before `at_least` it is early, after `at_most` it is late. \
     This one has neither, and no step, round, rule or complication comes while it runs or after \
     it, so it measures a time of which nothing is ever said.\n\
     \n\
     Say how long it has to last with `at_least:`, and with `at_most:` how long it may. Both need \
     a source. If it is not needed, delete it.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let document = file.seen.document;
    for (name, window) in windows(file) {
        if window.at_least.is_some() || window.at_most.is_some() {
            continue;
        }
        let is = |other: &str| other == name.value;
        let meanwhile = file.seen.steps.iter().filter_map(|step| step.during.as_ref());
        let rounds = document.timers.iter().filter_map(|(_, timer)| match timer.as_ref()? {
            Timer::Every(rounds) => rounds.during.given(),
            Timer::Window(_) => None,
        });
        let rules = document.never.iter().filter_map(|rule| rule.during.as_ref());
        let complications = document.complications.iter().filter_map(|(_, it)| it.as_ref());
        let moments = complications.filter_map(|it| it.at.as_ref()?.timer.as_ref());
        let mut users = meanwhile.chain(rounds).chain(rules).chain(moments);
        if !users.any(|user| is(user)) {
            let message = format!("nothing is ever said of how long `{}` runs", name.value);
            let help = "say `at_least:` or `at_most:`, or delete the timer";
            found.push(RULE.at(name.span, message).help(help));
        }
    }
}
