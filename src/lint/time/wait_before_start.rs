//! `wait-before-start`: a step waits for a timer that nothing has started by then.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "wait-before-start",
    Teach,
    "a step waits for a timer that is started only after it, or on another way",
    "On the right way nothing has started this timer when the step comes, so waiting for it never \
     ends: a mode that leads refuses the step, and the others record it as early.\n\
     \n\
     Let an earlier step start the timer with `starts:`, or the timer itself with \
     `starts: session`; or move the step behind the one that starts it.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for (timer, step) in &run.timetable().idle {
        let id = run.procedure().timer(*timer).id.as_str();
        let Some(written) = run.seen.written(*step) else { continue };
        let title = written.step.span();
        let starter = run.steps().find(|(_, step, _)| step.timers.starts.contains(timer));
        let need = written.needs.iter().find(|need| &****need == id);
        let rules = run.seen.document.never.iter().filter_map(|rule| rule.before.as_ref());
        let rule = rules.into_iter().find(|before| &****before == id);
        let Some(span) = need.or(rule).map(|name| name.span) else { continue };
        let message = format!("`{id}` does not run when the right way comes to this wait");
        let help = "let an earlier step start it with `starts:`, or move the one that does";
        let mut told = RULE.at(span, message).help(help).in_this_run();
        if need.is_none() {
            told = told.and(title, "the step that waits");
        }
        found.push(match starter {
            Some((_, _, starter)) => told.and(starter.step.span(), "started only here"),
            None => told,
        });
    }
}
