//! `id-taken`: two files of one folder have the same id.

use crate::author::visible;
use crate::author::{Diagnostic, Span};
use crate::lint::rule::{Look, rule};

rule! {
    "id-taken",
    Teach,
    "an id that another file of the same folder has",
    "A procedure is found by its id, which is the name of its file unless `id:` says otherwise. Of \
     two files with one id the first is found, and the other can only be opened by its path: \
     `use:` never means it, and the library does not show it.\n\
     \n\
     Give one of them another `id:`. In two different folders it is meant so: the first folder of \
     the library stands before the others.",
    Look::Library
}

/// What is said of the id at `span`, which the file `other` has.
pub(in crate::lint) fn wrong(id: &str, span: Span, other: &str) -> Diagnostic {
    let message = format!("`{}` has the id `{}` too", visible(other), visible(id));
    RULE.at(span, message).help("give one of them another `id:`")
}
