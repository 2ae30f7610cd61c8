//! A frozen piece of the signal, on which two cursors measure.

use crate::instrument::grid::real;
use crate::instrument::potentials::STEP;

/// How many samples it has, `STEP` microseconds apart: 20 ms.
pub const SAMPLES: usize = 1000;
/// How far outside the two peaks the cursors stand at first, in samples: 0.4 ms.
const OUTSIDE: usize = 20;

/// A frozen piece of the signal.
#[derive(Clone, Debug, PartialEq)]
pub struct Capture {
    samples: Vec<f64>,
    cursors: [usize; 2],
}

/// One of the two cursors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// The one that stands left at first.
    First,
    /// The other.
    Second,
}

impl Capture {
    /// These samples, with the cursors outside the peaks at these positions.
    pub(super) fn new(samples: Vec<f64>, (positive, negative): (usize, usize)) -> Self {
        let last = samples.len().saturating_sub(1);
        let cursors = [positive.saturating_sub(OUTSIDE), negative + OUTSIDE];
        Self { samples, cursors: cursors.map(|cursor| cursor.min(last)) }
    }

    /// The signal in microvolts, 20 µs from sample to sample, drawn as EMG is: negative is up, and
    /// above 0 here.
    #[must_use]
    pub fn samples(&self) -> &[f64] {
        &self.samples
    }

    /// Where the cursors stand, as positions among the samples.
    #[must_use]
    pub const fn cursors(&self) -> [usize; 2] {
        self.cursors
    }

    /// Moves a cursor by so many samples of 20 µs, to the left where below 0.
    pub fn shift(&mut self, cursor: Cursor, samples: isize) {
        let last = self.samples.len().saturating_sub(1);
        let [first, second] = &mut self.cursors;
        let moved = match cursor {
            Cursor::First => first,
            Cursor::Second => second,
        };
        *moved = moved.saturating_add_signed(samples).min(last);
    }

    /// The time between the cursors, in microseconds.
    #[must_use]
    pub fn rise(&self) -> f64 {
        let [first, second] = self.cursors;
        real(first.abs_diff(second)) * real(usize::try_from(STEP).unwrap_or(1))
    }

    /// From the lowest to the highest between the cursors, in microvolts.
    #[must_use]
    pub fn amplitude(&self) -> f64 {
        let [first, second] = self.cursors;
        let between = self.samples.get(first.min(second)..=first.max(second)).unwrap_or_default();
        let high = between.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let low = between.iter().copied().fold(f64::INFINITY, f64::min);
        (high - low).max(0.0)
    }
}
