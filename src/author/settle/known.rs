//! Runs that are known already: in which everything has the same value, they are one.

use super::choice::Combination;
use super::test::Tests;
use super::values::PartValues;
use crate::author::expression::Value;

/// How many values are kept to find runs that are the same.
const MOST_KNOWN: usize = 100_000;

/// The values of the runs so far, in their order.
#[derive(Default)]
pub(super) struct Known<'d> {
    runs: Vec<(Combination<'d>, Vec<PartValues>)>,
}

impl<'d> Known<'d> {
    /// The position of a run in which everything is looked at that there is in this one.
    pub(super) fn twin(
        &self,
        values: &[PartValues],
        combination: &Combination<'_>,
        tests: &Tests<'_>,
    ) -> Option<usize> {
        // Runs in which everything has the same value differ in their vignette alone.
        let vignette = combination.case.and_then(|(_, case)| case.vignette.as_ref());
        if vignette.is_some_and(|text| !text.pieces().is_empty()) {
            return None;
        }
        self.runs
            .iter()
            .position(|(other, known)| *known == values && tests.covered(combination, other))
    }

    /// Keeps the values of the run after `count` others, unless that is too much.
    pub(super) fn keep(
        &mut self,
        values: &[PartValues],
        combination: &Combination<'d>,
        count: usize,
    ) {
        let items: usize = values.iter().flatten().flatten().map(Value::count).sum();
        // A twin is told by its position, so that after the first that is left out none is kept.
        if self.runs.len() == count && (items + 1) * (self.runs.len() + 1) <= MOST_KNOWN {
            self.runs.push((*combination, values.to_vec()));
        }
    }
}
