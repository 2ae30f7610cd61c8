//! `source-without-url`: a source that cannot be opened.

use crate::author::Diagnostic;
use crate::lint::rule::{File, Look, rule};

rule! {
    "source-without-url",
    Publish,
    "a source without a `url`",
    "Readers have to be able to look the fact up. A title alone sends them searching, and they may \
     find another edition.\n\
     \n\
     Write `url:` with the address of the paper, the label or the guideline; a DOI as \
     `https://doi.org/…` stays valid. A book without an address: silence this with the reason.",
    Look::File(look)
}

fn look(file: &File<'_>, found: &mut Vec<Diagnostic>) {
    for (name, source) in file.seen.document.sources.iter() {
        if source.as_ref().is_some_and(|source| source.url.is_none()) {
            let message = "nothing says where this source can be read";
            found.push(RULE.at(name.span, message).help("write its address: `url:`"));
        }
    }
}
