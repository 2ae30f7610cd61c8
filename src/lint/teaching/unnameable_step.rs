//! `unnameable-step`: a step that nobody could name from memory.

use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "unnameable-step",
    Assess,
    "a title that no trainee could be expected to type from memory",
    "In recall and exam the trainee types each step in their own words, which are held against the \
     title and the `also:` phrases. A title made of words that fit any step, such as `Continue` or \
     `Check again`, names nothing; one of fifteen words is a paragraph, and what is typed will \
     share too little with it.\n\
     \n\
     Say what is done to what, in two to eight words: `Close the clamp`. Put how into `do:`, and \
     other ways to say it into `also:`. A step that is read out and not recalled has \
     `recall: given`.",
    Look::Run(look)
}

/// How many words still fit into a memory.
const MOST_WORDS: usize = 14;

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for (_, step, written) in run.steps() {
        if step.given {
            continue;
        }
        let phrases = || std::iter::once(&step.title).chain(&step.teaching.also);
        let message = if phrases().all(|phrase| run.words(phrase).says_little()) {
            "this title says nothing by which the step could be named"
        } else if phrases().all(|phrase| run.words(phrase).bare.len() > MOST_WORDS) {
            "nobody will type a title as long as this"
        } else {
            continue;
        };
        let help = "say what is done to what, in two to eight words, and the rest in `do:`";
        found.push(RULE.at(written.step.span(), message).help(help).in_this_run());
    }
}
