//! Rules about doses and other numbers.

mod close_trap;
mod negative_amount;
mod unbounded_dose;
mod unused_parameter;
mod wide_tolerance;
mod written_out;

use super::Rule;

pub(super) const RULES: &[&Rule] = &[
    &unused_parameter::RULE,
    &written_out::RULE,
    &negative_amount::RULE,
    &wide_tolerance::RULE,
    &close_trap::RULE,
    &unbounded_dose::RULE,
];
