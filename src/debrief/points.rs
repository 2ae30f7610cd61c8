//! Points: what a session is worth, exactly and without rounding.
//!
//! What they are given for is `score.rs`.

use std::fmt;
use std::iter::Sum;

/// Points, in parts so small that halves, and shares of repeats of up to twenty passes, are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(u64);

/// How many parts a point has: a multiple of every number up to twenty.
const PARTS: u64 = 232_792_560;
/// Less than this many parts is no loss: what only rounding takes.
const ROUNDING: u64 = 1000;

impl Points {
    /// This many whole points.
    #[must_use]
    pub const fn whole(points: u32) -> Self {
        Self(points as u64 * PARTS)
    }

    /// This many half points.
    #[must_use]
    pub const fn halves(halves: u32) -> Self {
        Self(halves as u64 * PARTS / 2)
    }

    /// This share of a point, `part` of `whole`, rounded down to the smallest part there is.
    #[must_use]
    pub const fn share(part: u64, whole: u64) -> Self {
        match PARTS.saturating_mul(part).checked_div(whole) {
            Some(parts) => Self(parts),
            None => Self(0),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_nothing(self) -> bool {
        self.0 == 0
    }

    /// What is left without `cost`; never less than nothing.
    #[must_use]
    pub const fn less(self, cost: Self) -> Self {
        Self(self.0.saturating_sub(cost.0))
    }

    /// `part` of `whole` of these, `whole` being no less than 1; rounded down.
    #[must_use]
    pub(super) const fn part(self, part: u64, whole: u64) -> Self {
        match self.0.saturating_mul(part).checked_div(whole) {
            Some(parts) => Self(parts),
            None => Self(0),
        }
    }

    /// How many percent of `all` these are, rounded down; all of them where there are none.
    pub(super) fn percent_of(self, all: Self) -> u32 {
        let percent = (self.0 + ROUNDING.min(all.0)).saturating_mul(100);
        percent.checked_div(all.0).map_or(100, |share| u32::try_from(share).unwrap_or(100))
    }

    /// As a number.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
        let (parts, whole) = (self.0 as f64, PARTS as f64);
        parts / whole
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        Self(points.fold(0, |sum, points| sum.saturating_add(points.0)))
    }
}

impl fmt::Display for Points {
    /// With at most two decimals, rounded down: all points only where there are all.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = self.0 + ROUNDING;
        let hundredths = parts % PARTS * 100 / PARTS;
        let part = match (hundredths / 10, hundredths % 10) {
            (0, 0) => String::new(),
            (tenths, 0) => format!(".{tenths}"),
            (tenths, hundredths) => format!(".{tenths}{hundredths}"),
        };
        f.pad(&format!("{}{part}", parts / PARTS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_exact_and_shown_as_people_write_them() {
        let sum: Points =
            [Points::halves(1), Points::whole(2), Points::halves(2)].into_iter().sum();
        assert_eq!(sum.to_string(), "3.5");
        assert_eq!(format!("{:>4}", Points::whole(3)), "   3");
        assert_eq!(Points::share(18, 20).to_string(), "0.9");
        assert_eq!(Points::share(2, 3).to_string(), "0.66");
        assert_eq!(Points::halves(1).less(Points::whole(1)), Points::default());
    }
}
