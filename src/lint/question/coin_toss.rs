//! `coin-toss`: a question with two options.

use super::choosing;
use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "coin-toss",
    Assess,
    "a question with one wrong option, which a guess answers every second time",
    "With two options, one who knows nothing is right half of the time, and a point is won by \
     tossing a coin.\n\
     \n\
     Add a second wrong option that somebody would really pick. If you cannot think of one, the \
     question may be better asked as a `number`, a `list` or a `say`.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for question in choosing(run) {
        if question.settled.options.len() == 2 {
            let message = "a guess answers this every second time";
            let help = "add another wrong option that somebody would really pick";
            found.push(RULE.at(question.written.choose.span, message).help(help).in_this_run());
        }
    }
}
