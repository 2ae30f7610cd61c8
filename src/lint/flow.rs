//! Rules about the way through: what no run comes to, and what cannot end well.

mod arm_never_right;
mod dead_end;
mod endless_repeat;
mod never_occurs;
mod one_sided_decision;
mod reach;
mod unreachable_step;
mod unused_ending;

use super::Rule;

pub(super) const RULES: &[&Rule] = &[
    &unreachable_step::RULE,
    &dead_end::RULE,
    &endless_repeat::RULE,
    &arm_never_right::RULE,
    &one_sided_decision::RULE,
    &never_occurs::RULE,
    &unused_ending::RULE,
];
