//! `no-pass-mark`: an exam that nearly nothing fails.

use super::title;
use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "no-pass-mark",
    Assess,
    "a procedure that does not say which score passes",
    "Without `pass: {score: …}` a session is passed unless something critical happens in it: one who \
     leaves out half of the steps, none of them critical, has passed.\n\
     \n\
     Write the score that you would accept, such as `pass: {score: 80%}`, and with `time:` how \
     long it may take.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let pass = file.seen.document.pass.as_ref();
    if pass.is_none_or(|pass| pass.score.is_none()) {
        let message = "nothing says which score passes";
        found.push(RULE.at(title(file), message).help("write `pass: {score: 80%}`"));
    }
}
