//! Rules about what a step teaches, what it stands on, and whether it can be named.

mod alike_phrases;
mod cue_names_step;
mod hazard_without_source;
mod no_cue;
mod no_why;
mod number_without_source;
mod unexplained_rule;
mod unnameable_step;

use super::Rule;
use crate::author::document::{Severity, Step};

pub(super) const RULES: &[&Rule] = &[
    &no_cue::RULE,
    &no_why::RULE,
    &unexplained_rule::RULE,
    &cue_names_step::RULE,
    &unnameable_step::RULE,
    &alike_phrases::RULE,
    &hazard_without_source::RULE,
    &number_without_source::RULE,
];

/// Whether leaving the step out fails the session.
pub(super) fn is_critical(step: &Step) -> bool {
    let critical = step.critical.as_ref().is_some_and(|critical| critical.value);
    critical || step.severity.as_ref().is_some_and(|it| it.value == Severity::Critical)
}
