//! Rules about what a step teaches, what it stands on, and whether it can be named.

mod alike_phrases;
mod hazard_without_source;
mod no_cue;
mod no_why;
mod number_without_source;
mod unexplained_rule;
mod unnameable_step;

use super::Rule;

pub(super) const RULES: &[&Rule] = &[
    &no_cue::RULE,
    &no_why::RULE,
    &unexplained_rule::RULE,
    &unnameable_step::RULE,
    &alike_phrases::RULE,
    &hazard_without_source::RULE,
    &number_without_source::RULE,
];
