//! `telling-length`: the right option stands out by its length.

use super::{choosing, place};
use crate::author::Diagnostic;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;

rule! {
    "telling-length",
    Assess,
    "a right option that is much longer, or much shorter, than every wrong one",
    "Who writes a question is careful with the right answer and careless with the others, so the \
     right one grows. People who know nothing of the matter learn this after three questions, and \
     pick the longest.\n\
     \n\
     Move the explanation from the option to its `because:`, or write the wrong options as fully \
     as the right one.",
    Look::Run(look)
}

/// How many times as long it may be.
const TIMES: f64 = 1.7;
/// How many characters longer nobody notices.
const UNNOTICED: usize = 14;

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for question in choosing(run) {
        let Some((right, written)) = question.only_right() else { continue };
        let length = |text: &str| text.chars().count();
        let own = length(&right.text);
        let wrongs: Vec<usize> = question.wrongs().map(|wrong| length(&wrong.text)).collect();
        let (Some(longest), Some(shortest)) = (wrongs.iter().max(), wrongs.iter().min()) else {
            continue;
        };
        let stands_out = |long: usize, short: usize| {
            let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
            long > short + UNNOTICED && float(long) > float(short) * TIMES
        };
        // Among two there is no other with which one could stand out.
        let message = if stands_out(own, *longest) {
            "the right option is much longer than every wrong one"
        } else if wrongs.len() > 1 && stands_out(*shortest, own) {
            "the right option is much shorter than every wrong one"
        } else {
            continue;
        };
        let help = "move what explains it to `because`, or write the others as fully";
        found.push(RULE.at(place(written), message).help(help).in_this_run());
    }
}
