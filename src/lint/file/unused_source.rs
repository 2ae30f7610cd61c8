//! `unused-source`: a source that nothing names.

use crate::author::Diagnostic;
use crate::author::written::{Line, Many, Spanned};
use crate::lint::rule::{File, Look, rule};
use std::collections::BTreeSet;

rule! {
    "unused-source",
    Teach,
    "a source that nothing in the file names",
    "The briefing lists the source, and no fact of the file rests on it: either a `source:` was \
     forgotten, or the source is left over.\n\
     \n\
     Write `source: NAME` where its facts stand: at a step, a question, a decision, a parameter, \
     or in the `time:` of a step. Or delete it.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    let document = file.seen.document;
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for step in &file.seen.steps {
        let time = step.time.iter().map(|time| &time.source);
        let checks = step.check.iter().map(|check| &check.source);
        let decide = step.decide.iter().map(|decide| &decide.source);
        let all = std::iter::once(&step.source).chain(time).chain(checks).chain(decide);
        named.extend(all.flat_map(names));
    }
    let parameters = document.parameters.iter().filter_map(|(_, it)| it.as_ref());
    named.extend(parameters.flat_map(|it| names(&it.source)));
    for (name, _) in document.sources.iter() {
        if !named.contains(name.value.as_str()) {
            let message = format!("nothing names the source `{}`", name.value);
            let help = "write `source:` where its facts stand, or delete it";
            found.push(RULE.at(name.span, message).help(help));
        }
    }
}

fn names(sources: &Many<Spanned<Line>>) -> impl Iterator<Item = &str> {
    sources.iter().map(|source| &***source)
}
