//! What surrounds a step while a plan is made.

use super::plan::Condition;
use crate::author::written::{Computed, Spanned, Truth};

/// What surrounds a step on the way down.
#[derive(Clone, Default)]
pub(super) struct Around<'d> {
    pub(super) part: usize,
    /// What stands before the ids of steps, behind the part's own prefix.
    pub(super) prefix: String,
    pub(super) whens: Vec<Condition<'d>>,
    pub(super) inside: Vec<usize>,
    pub(super) repeat: Option<usize>,
    pub(super) can_leave: bool,
    /// The step whose decision leads here, and the position of the arm.
    pub(super) arm: Option<(usize, usize)>,
}

impl<'d> Around<'d> {
    /// The same under a condition.
    pub(super) fn when(&self, when: Option<&'d Spanned<Computed<Truth>>>) -> Self {
        let mut around = self.clone();
        let (part, in_repeat) = (self.part, self.repeat.is_some());
        around.whens.extend(when.map(|when| Condition { when, part, in_repeat }));
        around
    }

    /// The same inside a repeat, a group, an arm or a complication.
    pub(super) fn container(mut self, container: usize) -> Self {
        self.inside.push(container);
        self
    }
}
