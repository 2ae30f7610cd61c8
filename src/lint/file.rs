//! Rules about the file as a whole: its sources, its review, its tests, and its silences.

pub(super) mod id_taken;
mod lost_colon;
pub(super) mod needless_allow;
mod no_expert_test;
mod no_objectives;
mod no_pass_mark;
mod not_reviewed;
mod review_overdue;
mod same_case;
pub(super) mod silent_allow;
mod source_without_grade;
mod source_without_url;
pub(super) mod unknown_allow;
mod unused_source;

use super::Rule;
use super::rule::File;
use crate::author::Span;

pub(super) const RULES: &[&Rule] = &[
    &lost_colon::RULE,
    &id_taken::RULE,
    &same_case::RULE,
    &unused_source::RULE,
    &source_without_url::RULE,
    &source_without_grade::RULE,
    &no_objectives::RULE,
    &no_pass_mark::RULE,
    &no_expert_test::RULE,
    &not_reviewed::RULE,
    &review_overdue::RULE,
    &unknown_allow::RULE,
    &silent_allow::RULE,
    &needless_allow::RULE,
];

/// Where the title of the file is written, for what is said of all of it.
fn title(file: &File<'_>) -> Span {
    let document = file.seen.document;
    document.title.given().map_or_else(|| Span::new(file.seen.ix, 0..0), |title| title.span)
}
