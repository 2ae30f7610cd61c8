//! `review-overdue`: a review that is too old, or not yet over.

use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "review-overdue",
    Publish,
    "a review that was due before today, or is said to have been after it",
    "Labels and guidelines change. The author said until when the content may be trusted without \
     another look, and that day is over; or the review is dated in the future, which is a slip.\n\
     \n\
     Have it read again, and write the new dates: `reviewed_on:`, `review_due:`.",
    Look::File(look),
    never yields
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let document = file.seen.document;
    let today = file.today;
    if let Some(due) = document.review_due.as_ref().filter(|due| *due.value < *today) {
        let message = format!("the review was due on {}", **due);
        found.push(RULE.at(due.span, message).help("have it read again, and write the new dates"));
    }
    if let Some(on) = document.reviewed_on.as_ref().filter(|on| *on.value > *today) {
        let message = format!("{} is still to come", **on);
        found.push(RULE.at(on.span, message).help("write the day on which it was read"));
    }
}
