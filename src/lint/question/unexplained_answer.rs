//! `unexplained-answer`: a wrong answer of which nobody says why it is wrong.

use super::place;
use crate::author::document::{Checkpoint, Choose, Kind, Number, Step};
use crate::author::{Diagnostic, Span};
use crate::lint::rule::{File, Look, rule};

rule! {
    "unexplained-answer",
    Teach,
    "a wrong option, trap or arm without a `because`",
    "Who picks a wrong answer is told that it is wrong, and learns nothing from that. The reason is \
     what is remembered.\n\
     \n\
     Say in `because:` of the option what would have happened, or in `because:` of the question \
     what is right and why; one of the two is enough.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for step in &file.seen.steps {
        for check in step.check.iter().filter(|check| check.because.is_none()) {
            for span in unexplained(check) {
                tell(span, "answer", found);
            }
        }
        for span in wrong_arms(step) {
            tell(span, "arm", found);
        }
    }
}

fn tell(span: Span, what: &str, found: &mut Vec<Diagnostic>) {
    let message = format!("nobody says why this {what} is wrong");
    let help = "say what would have happened: `because:`";
    found.push(RULE.at(span, message).help(help));
}

/// Where the wrong answers of a question stand that have no reason.
fn unexplained(check: &Checkpoint) -> Vec<Span> {
    match &check.kind {
        Kind::Choose(Choose { choose }) => {
            let wrongs = choose.iter().filter(|it| it.wrong.is_some() && it.because.is_none());
            wrongs.map(place).collect()
        }
        Kind::Number(Number { traps, .. }) => {
            let traps = traps.iter().filter(|trap| trap.because.is_none());
            traps.map(|trap| trap.value.span).collect()
        }
        // What is wrong there is whatever is not asked for.
        Kind::List(_)
        | Kind::Order(_)
        | Kind::Say(_)
        | Kind::Tick(_)
        | Kind::Place(_)
        | Kind::Needle(_) => Vec::new(),
    }
}

/// Where the arms stand that are right in no run whatever it is, and have no reason.
fn wrong_arms(step: &Step) -> impl Iterator<Item = Span> {
    let arms = step.decide.iter().flat_map(|decide| decide.arms.iter());
    let is_lost =
        |arm: &&crate::author::document::Arm| arm.because.is_none() && arm.right.given().is_none();
    arms.filter(is_lost).map(|arm| arm.choose.span())
}
