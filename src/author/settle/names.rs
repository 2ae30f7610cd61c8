//! What every full name of a procedure stands for, whatever the run.

use crate::author::diagnostic::Diagnostic;
use crate::author::visible::visible;
use crate::author::{Code, Span};
use crate::procedure::{EndingIx, SourceIx, TimerIx};
use std::collections::BTreeMap;
use std::ops::Range;

/// A timer's place, and what other things need to know of it.
pub(super) struct TimerPlan {
    pub(super) ix: TimerIx,
    /// The part that declares it.
    pub(super) part: usize,
    pub(super) span: Span,
    pub(super) is_window: bool,
    pub(super) from_start: bool,
}

/// What every full name stands for.
#[derive(Default)]
pub(super) struct Names {
    /// The position of each step in the plan, and where its name stands.
    pub(super) steps: BTreeMap<String, (usize, Span)>,
    pub(super) timers: BTreeMap<String, TimerPlan>,
    pub(super) sources: BTreeMap<String, SourceIx>,
    pub(super) endings: BTreeMap<String, EndingIx>,
    /// The steps of each phase, by id and by title, of each use and each complication.
    pub(super) ranges: BTreeMap<String, Range<usize>>,
}

/// What is said where a name is given a second time.
pub(in crate::author) fn twice(what: &str, id: &str, span: Span, first: Span) -> Diagnostic {
    let message = format!("two {what} have the id `{}`", visible(id));
    Diagnostic::error(Code::DuplicateId, span, message)
        .and(first, "the first one")
        .help("give this one an `id:` of its own")
}

/// What is said where `of` what is there no id can be made for a `what`.
pub(in crate::author) fn nameless(what: &str, of: &str, span: Span) -> Diagnostic {
    Diagnostic::error(Code::BadId, span, format!("no id can be made of {of}"))
        .help(format!("give the {what} an `id:` of lower-case letters and hyphens"))
}
