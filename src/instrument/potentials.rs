//! What one muscle fibre looks like from a distance: single-fibre potentials by the line-source
//! model, worked out once and then looked up.
//!
//! The equations are those published by Rosenfalck (1969) and by Nandedkar and Stålberg (1983). The
//! end plate is in the middle of the fibre, and the tip stands a fixed way along it. Summed to
//! motor units in `instrument/unit.rs`.

use super::grid::{real, whole};
use std::f64::consts::PI;
use std::sync::OnceLock;

/// How far apart the samples of a potential are, in microseconds.
pub const STEP: u64 = 20;
/// Of those from afar, which are slow, one sample in `EVERY` is enough.
pub const COARSE_STEP: u64 = 100;
const EVERY: usize = 5;
/// How many samples a potential has: 18 ms, in which the fibre has fired to its ends.
const SAMPLES: usize = 900;

/// Conductivities in siemens a millimetre: across the fibres, along them, and inside a fibre.
const ACROSS: f64 = 0.063e-3;
const ALONG: f64 = 0.33e-3;
const INSIDE: f64 = 1.01e-3;
/// The diameter of a fibre, in millimetres.
const DIAMETER: f64 = 0.055;
/// How fast it conducts, in millimetres a millisecond.
pub(super) const SPEED: f64 = 4.0;
/// Half the length of a fibre, in slices of `SLICE` millimetres.
const HALF: usize = 600;
const SLICE: f64 = 0.1;
/// How far from the end plate the tip stands along the fibre, in millimetres.
const AWAY: f64 = 20.0;
/// What travels is `REACH` slices long; each slice has `PHASES` parts, of which a sample at `SPEED`
/// moves on by `PARTS`.
const REACH: usize = 150;
const PHASES: usize = 5;
const PARTS: usize = 4;

/// The distances from the fibre of the table, in millimetres.
const DISTANCES: [f64; 19] = [
    0.05, 0.07, 0.1, 0.14, 0.2, 0.28, 0.4, 0.55, 0.75, 1.0, 1.3, 1.7, 2.2, 3.0, 4.0, 5.5, 7.5,
    10.0, 14.0,
];

/// Single-fibre potentials by the distance from the fibre.
#[derive(Clone, Debug)]
pub struct Potentials {
    fine: Vec<Vec<f64>>,
    coarse: Vec<Vec<f64>>,
}

/// How a potential looks: what two cursors would measure on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Measure {
    /// From peak to peak, in microvolts.
    pub amplitude: f64,
    /// From the positive peak to the negative peak that follows it, in microseconds.
    pub rise: f64,
    /// The positive peak, as a position among the samples.
    pub positive: usize,
    /// The negative peak, as a position among the samples.
    pub negative: usize,
}

/// How long before the negative peak the positive one is looked for, in microseconds.
const BEFORE: u64 = 3000;

impl Measure {
    /// The measure of a potential whose samples are `step` microseconds apart.
    #[must_use]
    pub fn of(samples: &[f64], step: u64) -> Self {
        let lowest = samples.iter().enumerate().min_by(|one, other| one.1.total_cmp(other.1));
        let (negative, low) = lowest.map_or((0, 0.0), |(position, low)| (position, *low));
        let back = usize::try_from(BEFORE / step.max(1)).unwrap_or(0);
        let from = negative.saturating_sub(back);
        let before = samples.get(from..=negative).unwrap_or_default();
        let first = |one: &(usize, &f64), other: &(usize, &f64)| {
            one.1.total_cmp(other.1).then(other.0.cmp(&one.0))
        };
        let positive = from + before.iter().enumerate().max_by(first).map_or(0, |(at, _)| at);
        let high = samples.iter().copied().fold(f64::NEG_INFINITY, f64::max).max(low);
        let rise = real(negative - positive) * real(usize::try_from(step).unwrap_or(0));
        Self { amplitude: high - low, rise, positive, negative }
    }
}

impl Potentials {
    /// The table, worked out when it is first asked for: it is the same for everyone.
    #[must_use]
    pub fn shared() -> &'static Self {
        static TABLE: OnceLock<Potentials> = OnceLock::new();
        TABLE.get_or_init(Self::new)
    }

    /// The table, worked out anew.
    #[must_use]
    pub fn new() -> Self {
        let source = Source::new();
        let fine: Vec<Vec<f64>> =
            DISTANCES.iter().map(|distance| source.seen_from(*distance)).collect();
        let coarse = fine.iter().map(|row| row.iter().step_by(EVERY).copied().collect()).collect();
        Self { fine, coarse }
    }

    /// Adds to `sum` the potential of a fibre `distance` millimetres away, in microvolts, so many
    /// samples `later`, or earlier where that is below 0. Where `coarse`, the samples of `sum` are
    /// `EVERY` times as far apart.
    pub(super) fn add(&self, sum: &mut [f64], distance: f64, later: f64, coarse: bool) {
        let table = if coarse { &self.coarse } else { &self.fine };
        let (lower, share) = between(distance);
        let (Some(near), Some(far)) = (table.get(lower), table.get(lower + 1)) else { return };
        let skip = whole(later.abs() + 0.5);
        let blend = near.iter().zip(far).map(|(near, far)| near + share * (far - near));
        if later < 0.0 {
            sum.iter_mut().zip(blend.skip(skip)).for_each(|(sum, value)| *sum += value);
        } else {
            sum.iter_mut().skip(skip).zip(blend).for_each(|(sum, value)| *sum += value);
        }
    }

    /// How many samples a potential has.
    pub(super) const fn samples(coarse: bool) -> usize {
        if coarse { SAMPLES.div_ceil(EVERY) } else { SAMPLES }
    }

    /// The potential of a fibre `distance` millimetres away, in microvolts, in steps of `STEP`.
    #[must_use]
    pub fn single(&self, distance: f64) -> Vec<f64> {
        let mut samples = vec![0.0; SAMPLES];
        self.add(&mut samples, distance, 0.0, false);
        samples
    }
}

impl Default for Potentials {
    fn default() -> Self {
        Self::new()
    }
}

/// The row of the table below `distance`, and how far it is on the way to the next: on the
/// logarithm of the distance.
fn between(distance: f64) -> (usize, f64) {
    let [least, .., most] = DISTANCES;
    let distance = distance.clamp(least, most);
    let upper = DISTANCES.partition_point(|at| *at < distance).clamp(1, DISTANCES.len() - 1);
    let logarithm = |row: usize| DISTANCES.get(row).map_or(0.0, |distance| distance.ln());
    let (from, to) = (logarithm(upper - 1), logarithm(upper));
    (upper - 1, (distance.ln() - from) / (to - from))
}

/// The current through the membrane of a fibre along which an action potential travels, to both
/// ends at once.
struct Source {
    /// The current of each slice at each phase, the newest slice first.
    travelling: Vec<Vec<f64>>,
    /// The currents where it begins and where it ends, by the parts that it has gone on since the
    /// front was there, or a slice before.
    begins: Vec<f64>,
    ends: Vec<f64>,
}

impl Source {
    fn new() -> Self {
        let last = REACH * PHASES;
        // The potential inside, in millivolts, by the way from its front: half as long as
        // Rosenfalck's, as in all later models.
        let inside = |part: usize, shift: isize| {
            let part = part.saturating_add_signed(shift);
            let way = if part > last { 0.0 } else { 2.0 * SLICE * real(part) / real(PHASES) };
            96.0 * way.powi(3) * (-way).exp()
        };
        let area = PI * (DIAMETER / 2.0).powi(2);
        let scale = INSIDE * area / (SLICE * SLICE);
        let slice = 5_isize;
        let parts = 0..last + 2 * PHASES;
        let curve = |part: usize| {
            scale * (inside(part, slice) - 2.0 * inside(part, 0) + inside(part, -slice))
        };
        // The slice just ahead of the front feels only what comes behind it.
        let ahead = |phase: usize| scale * inside(phase, 0);
        let travelling = (0..PHASES).map(|phase| {
            let behind = (0..=REACH + 1).map(|slice| curve(slice * PHASES + phase));
            std::iter::once(ahead(phase)).chain(behind).collect()
        });
        Self {
            travelling: travelling.collect(),
            begins: parts
                .clone()
                .map(|part| scale * 2.0 * (inside(part, -slice) - inside(part, 0)))
                .collect(),
            ends: parts.map(|part| scale * (inside(part, 0) - inside(part, -slice))).collect(),
        }
    }

    /// What is seen of it from `distance` millimetres away, in microvolts.
    fn seen_from(&self, distance: f64) -> Vec<f64> {
        let across = ALONG / ACROSS * distance * distance;
        let weight = |along: f64| {
            let apart = (across + (along - AWAY).powi(2)).sqrt();
            1000.0 * SLICE / (4.0 * PI * ACROSS * apart)
        };
        let both = |slice: usize| {
            let along = SLICE * real(slice);
            weight(along) + weight(-along)
        };
        // From the far end to the end plate, without either.
        let weights: Vec<f64> = (1..HALF).rev().map(both).collect();
        let (begins, ends) = (weight(0.0), both(HALF));
        let sample = |sample: usize| {
            let part = PARTS * sample;
            let (front, phase) = (part / PHASES, part % PHASES);
            let mut seen = self.begins.get(part).map_or(0.0, |current| current * begins);
            // The slice ahead of the front, the one with the front, and those behind it.
            let travelling = self.travelling.get(phase).map_or(&[][..], Vec::as_slice);
            let (skip, start) =
                if front + 1 < HALF { (0, HALF - 2 - front) } else { (front + 2 - HALF, 0) };
            let currents = travelling.get(skip..).unwrap_or_default();
            let met = weights.get(start..).unwrap_or_default();
            seen += currents.iter().zip(met).map(|(current, weight)| current * weight).sum::<f64>();
            let past = (part + PHASES).checked_sub(HALF * PHASES);
            seen += past.and_then(|past| self.ends.get(past)).map_or(0.0, |it| it * ends);
            seen
        };
        (0..SAMPLES).map(sample).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn single_fibres_look_as_the_table_of_the_sources_says() {
        let potentials = Potentials::new();
        let table = [
            (0.05, 4423.0, 260.0),
            (0.1, 2497.0, 260.0),
            (0.2, 1135.0, 320.0),
            (0.3, 629.0, 360.0),
            (0.5, 256.0, 480.0),
            (0.75, 110.0, 640.0),
            (1.0, 57.0, 800.0),
            (1.5, 20.0, 1140.0),
            (2.0, 9.4, 1480.0),
            (3.0, 3.0, 2180.0),
        ];
        for (distance, amplitude, rise) in table {
            let seen = Measure::of(&potentials.single(distance), STEP);
            assert!((seen.amplitude / amplitude - 1.0).abs() < 0.1, "{distance} mm: {seen:?}");
            assert!((seen.rise - rise).abs() <= rise * 0.1, "{distance} mm: {seen:?}");
        }
    }
}
