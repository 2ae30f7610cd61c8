//! `alike-phrases`: what is typed for one step is taken for another.

use crate::author::{Diagnostic, Span};
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;
use crate::procedure::{Procedure, StepIx};
use std::collections::BTreeMap;

rule! {
    "alike-phrases",
    Assess,
    "phrases of two steps, or of a step and a wrong act, that cannot be told apart when typed",
    "What a trainee types is held against the titles and `also:` phrases of all steps and wrong \
     acts; small words, endings, spelling and the order of words do not count. Two phrases that \
     share all the words that do count are the same to the program: the trainee means one, and the \
     other is marked.\n\
     \n\
     Say in each what makes it different: `Clamp the inflow`, `Clamp the outflow`. Steps with the \
     very same title are meant: of those the earliest that is not done is taken.",
    Look::Run(look)
}

/// A phrase by which something is named.
struct Phrase<'a> {
    /// Which thing: the steps that share a title are one.
    thing: String,
    text: &'a str,
    span: Option<Span>,
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    let procedure = run.procedure();
    let homes = procedure.homes();
    let home = |ix: StepIx| homes.get(ix.position()).copied().flatten();
    // What is done in a complication is spoken of only there.
    let mut known: BTreeMap<(Option<usize>, usize), Phrase<'_>> = BTreeMap::new();
    for (home, phrase) in phrases(run, procedure, &home) {
        let Some(sense) = run.words(phrase.text).sense else { continue };
        let key = (home, sense);
        let Some(first) = known.get(&key) else {
            known.insert(key, phrase);
            continue;
        };
        if first.thing == phrase.thing {
            continue;
        }
        let (here, there) = match (phrase.span, first.span) {
            (Some(here), there) => (here, there),
            (None, Some(there)) => (there, None),
            (None, None) => continue,
        };
        let message = "typed, this cannot be told from a phrase of another step or wrong act";
        let help = "say in each what makes it different";
        let told = RULE.at(here, message).help(help).in_this_run();
        found.push(match there {
            Some(there) => told.and(there, "this one"),
            None => told,
        });
    }
}

/// Everything that can be named, with the complication it belongs to.
fn phrases<'a>(
    run: &Run<'a>,
    procedure: &'a Procedure,
    home: &dyn Fn(StepIx) -> Option<usize>,
) -> Vec<(Option<usize>, Phrase<'a>)> {
    let mut all = Vec::new();
    for (ix, step) in procedure.steps().filter(|(_, step)| !step.given) {
        let written = run.seen.written(ix);
        let thing = step.title.to_lowercase();
        let title = written.map(|written| written.step.span());
        let also = written.into_iter().flat_map(|written| written.also.iter());
        let mut spans = also.map(crate::author::written::Phrase::span);
        let named = std::iter::once((step.title.as_str(), title));
        let others = step.teaching.also.iter().map(|text| (text.as_str(), spans.next()));
        for (text, span) in named.chain(others) {
            all.push((home(ix), Phrase { thing: thing.clone(), text, span }));
        }
    }
    let written = run.seen.document.wrong_acts.iter();
    for act in written {
        let phrases = std::iter::once(&act.act).chain(act.also.iter());
        for phrase in phrases.filter(|phrase| !phrase.written().contains("{{")) {
            // One that is wrong in some places only may be right in others.
            if act.during.is_empty() {
                let thing = format!("wrong: {}", act.act.written());
                let (text, span) = (phrase.written(), Some(phrase.span()));
                all.push((None, Phrase { thing, text, span }));
            }
        }
    }
    all
}
