//! `alike-options`: two options that say the same.

use super::{choosing, place};
use crate::author::Diagnostic;
use crate::author::Span;
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

rule! {
    "alike-options",
    Teach,
    "two options or arms of one question that say the same",
    "Two options say the same but for small words, endings and spelling. If both are wrong, one is \
     wasted; if one is right, nobody can tell them apart, and a right answer is marked wrong.\n\
     \n\
     Give one of them another content: a slip that somebody has really made.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for question in choosing(run) {
        let options = question.options().map(|(option, written)| (&*option.text, place(written)));
        alike(run, &options.collect::<Vec<_>>(), found);
    }
    for (ix, _, written) in run.steps() {
        let Some(arms) = written.decide.as_ref().map(|decide| &decide.arms) else { continue };
        for (_, form) in run.procedure().forms(ix) {
            let settled = form.decide().into_iter().flat_map(|decide| decide.arms.iter());
            let all = settled.zip(arms.iter()).map(|(arm, said)| (&*arm.text, said.choose.span()));
            alike(run, &all.collect::<Vec<_>>(), found);
        }
    }
}

fn alike(run: &Run<'_>, options: &[(&str, Span)], found: &mut Vec<Diagnostic>) {
    let mut known: BTreeMap<Vec<String>, Span> = BTreeMap::new();
    for (text, span) in options {
        let mut words = run.words(text).stems.clone();
        if words.is_empty() {
            // Text without a word in it, such as `+`, is compared letter by letter.
            words.push(text.trim().to_lowercase());
        }
        match known.entry(words) {
            Entry::Occupied(first) => {
                let told = RULE.at(*span, "another option says the same");
                let help = "give one of them another content";
                found.push(told.and(*first.get(), "the other").help(help).in_this_run());
            }
            Entry::Vacant(place) => drop(place.insert(*span)),
        }
    }
}
