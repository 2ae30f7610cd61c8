//! `source-without-grade`: a source of unknown worth.

use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "source-without-grade",
    Publish,
    "a source without a `grade`",
    "A label of the maker, a trial and a page of the web are not worth the same, and a reader of \
     the debrief has to see which it is.\n\
     \n\
     Write `grade:` in a scale of your own, such as A for labels and guidelines, B for studies, C \
     for the rest.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for (name, source) in file.seen.document.sources.iter() {
        if source.as_ref().is_some_and(|source| source.grade.is_none()) {
            let message = "nothing says how good this source is";
            found.push(RULE.at(name.span, message).help("write `grade:` in your own scale"));
        }
    }
}
