//! `unexplained-rule`: a rule or a wrong act without a reason.

use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "unexplained-rule",
    Teach,
    "a rule or a known wrong act without a `because`",
    "Whoever breaks the rule, or does the wrong act, is told of it and reads the reason in the \
     debrief. Without `because:` there is only a prohibition, and prohibitions without a reason \
     are forgotten.\n\
     \n\
     Say in `because:` what would happen to the patient.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let document = file.seen.document;
    for rule in document.never.iter().filter(|rule| rule.because.is_none()) {
        let subject = rule.step.as_ref().map(|step| step.span);
        let span = subject.or(rule.finish.as_ref().map(|finish| finish.span));
        if let Some(span) = span {
            let message = "nothing says why this must never happen";
            found.push(RULE.at(span, message).help("say what would happen: `because:`"));
        }
    }
    for wrong in document.wrong_acts.iter().filter(|wrong| wrong.because.is_none()) {
        let message = "nothing says why this is wrong";
        found.push(RULE.at(wrong.act.span(), message).help("say what would happen: `because:`"));
    }
}
