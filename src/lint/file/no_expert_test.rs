//! `no-expert-test`: a procedure that has never been played.

use super::title;
use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "no-expert-test",
    Assess,
    "a procedure without the test of an expert's run, or without one that has to fail",
    "An exam marks people, so it should be tried on somebody who knows the procedure: the run of an \
     expert has to reach full marks for every patient, and a run with a dangerous mistake has to \
     fail for that mistake. `rehearse test` plays both in an instant, whenever the file changes.\n\
     \n\
     Write under `tests:` one without `but:`, which is the expert's, and one for each mistake that \
     must never pass.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let tests = &file.seen.document.tests;
    if tests.is_lossy() {
        return;
    }
    let expert = tests.iter().any(|test| test.but.given().is_none());
    let failing = tests.iter().any(|test| test.but.given().is_some());
    let message = match (expert, failing) {
        (true, true) => return,
        (false, _) => "no test plays the run of an expert",
        (true, false) => "no test plays a run that has to fail",
    };
    let help = "write it under `tests:`; `rehearse test` plays it";
    found.push(RULE.at(title(file), message).help(help));
}
