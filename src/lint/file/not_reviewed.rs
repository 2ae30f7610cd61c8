//! `not-reviewed`: no clinician vouches for the content.

use super::title;
use crate::author::Diagnostic;
use crate::author::document::Status;
use crate::lint::rule::{File, Look, rule};

rule! {
    "not-reviewed",
    Publish,
    "a procedure that no clinician has reviewed",
    "Others rely on what is published. Somebody who does the procedure has to have read every step, \
     dose and hazard of it, and to stand for it with a name and a date.\n\
     \n\
     Have it read, and then write `status: reviewed`, `reviewed_by:`, `reviewed_on:`, and \
     `review_due:` for the day on which it has to be read again. What they must look at most \
     closely can be listed under `review:`. No program can do this for you, \
     and no comment silences it.",
    Look::File(look),
    never yields
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let status = file.seen.document.status.given();
    if status.is_none_or(|status| status.value != Status::Reviewed) {
        let span = status.map_or_else(|| title(file), |status| status.span);
        let message = "no clinician has reviewed this procedure";
        let help = "have it read, then write `status: reviewed`, by whom and when";
        found.push(RULE.at(span, message).help(help));
    }
}
