//! `no-objectives`: a file that does not say what a trainee will be able to do.

use super::title;
use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "no-objectives",
    Publish,
    "a procedure without `summary` or without `objectives`",
    "Others choose a procedure by what it is about and by what they will be able to do afterwards. \
     The library shows the summary, the briefing both.\n\
     \n\
     Write `summary:` in one or two sentences, and under `objectives:` two to five things that a \
     trainee will be able to do, each beginning with a verb that can be seen: state, choose, \
     calculate, name.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let document = file.seen.document;
    let absent = match (document.summary.is_none(), document.objectives.is_empty()) {
        (true, true) => "neither `summary` nor `objectives`",
        (true, false) => "no `summary`",
        (false, true) => "no `objectives`",
        (false, false) => return,
    };
    let message = format!("the file has {absent}");
    let help = "say what it is about, and what a trainee will be able to do";
    found.push(RULE.at(title(file), message).help(help));
}
