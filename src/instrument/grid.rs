//! Counts and times as they are stepped through: whole numbers out of lengths and back.
//!
//! The signal is computed at whole microseconds, so that it is the same however time is stepped.

use std::time::Duration;

/// A count as a number to compute with.
#[expect(clippy::cast_precision_loss, reason = "counts here are below a million")]
pub(super) const fn real(count: usize) -> f64 {
    count as f64
}

/// How many whole ones there are in `number`; 0 below 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what does not fit becomes the nearest that does"
)]
pub(super) const fn whole(number: f64) -> usize {
    number as usize
}

/// A length in microseconds as whole ones; 0 below 1.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what does not fit becomes the nearest that does"
)]
pub(super) const fn micros(microseconds: f64) -> u64 {
    microseconds as u64
}

/// Microseconds as a number to compute with.
#[expect(clippy::cast_precision_loss, reason = "a session is shorter than 2^53 microseconds")]
pub(super) const fn microseconds(micros: u64) -> f64 {
    micros as f64
}

/// A length of time in whole microseconds.
pub(super) fn of(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX / 4)
}

/// A number drawn about 0 with a spread of 1 out of two shares from 0 to less than 1: Box and
/// Muller.
pub(super) fn normal(one: f64, other: f64) -> f64 {
    (-2.0 * (1.0 - one).ln()).sqrt() * (std::f64::consts::TAU * other).cos()
}
