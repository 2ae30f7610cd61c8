//! Motor units: where those of each muscle lie, in which order they join in, and what each looks
//! like from the tip of a needle.
//!
//! Drawn by the seed. Each layer of units covers a muscle about once; those of the first layer join
//! in first. When they fire is `instrument/firing.rs`.

use super::Chart;
use super::grid::{normal, real, whole};
use super::potentials::{COARSE_STEP, Measure, Potentials, SPEED, STEP};
use crate::procedure::map::{Muscle, Point, Shape};
use crate::session::draw;
use std::f64::consts::TAU;

/// The radius of the territory of a unit, in millimetres, and how many fibres lie in it.
pub const TERRITORY: f64 = 2.5;
const FIBRES: usize = 100;
/// How far the end plates of a unit lie apart along its fibres, in millimetres.
const END_PLATES: f64 = 1.2;
/// How far away the centre of a unit can be and still be heard, in millimetres.
pub const REACH: f64 = 7.5;
/// From this far away, its potential is slow enough for coarse steps.
const AFAR: f64 = TERRITORY + 1.0;
/// Units of one layer lie this far apart, so that their territories cover a muscle once.
const APART: f64 = 4.76;
/// How far each is shifted from its even place, in millimetres.
const SHIFTED: f64 = 0.6;
/// How hard the muscle works when the units of each layer join in, from 0 to 1. Where the first
/// fires at 10 or 11 a second, the second joins in. So many layers let a crisp unit be heard in
/// half to two thirds of a muscle.
const LAYERS: [f64; 3] = [0.02, 0.4, 0.75];
/// The time between the first two discharges of a unit, in milliseconds, and how it differs from
/// unit to unit.
const FIRST_INTERVAL: (f64, f64) = (132.0, 28.0);
/// How often a place for fibre or unit is drawn before it is laid in the middle.
const TRIES: usize = 6;

/// A motor unit.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The position of its muscle on the map.
    pub muscle: usize,
    /// The middle of its territory, inside the muscle.
    pub centre: Point,
    /// How hard the muscle works when it joins in, from 0 to 1.
    pub threshold: f64,
    /// The time between its first two discharges, in milliseconds.
    pub first_interval: f64,
    /// The name under which its things are drawn.
    pub name: String,
}

/// What a unit looks like from the tip of a needle.
#[derive(Clone, Debug)]
pub struct Potential {
    /// In microvolts.
    pub samples: Vec<f64>,
    /// How far the samples are apart, in microseconds.
    pub step: u64,
    /// What cursors measure on it.
    pub measure: Measure,
}

impl Potential {
    pub(super) fn new(samples: Vec<f64>, step: u64) -> Self {
        let measure = Measure::of(&samples, step);
        Self { samples, step, measure }
    }

    /// How long it lasts, in microseconds.
    #[must_use]
    pub fn length(&self) -> u64 {
        u64::try_from(self.samples.len()).unwrap_or(0) * self.step
    }

    /// When its negative peak comes, in microseconds from its beginning.
    #[must_use]
    pub fn peak(&self) -> u64 {
        u64::try_from(self.measure.negative).unwrap_or(0) * self.step
    }
}

/// The motor units of a section.
#[derive(Clone, Debug)]
pub struct Units {
    units: Vec<Unit>,
    seed: u64,
}

impl Units {
    /// The units of each muscle of the section, drawn by `seed` for the `thing`, such as a
    /// checkpoint.
    #[must_use]
    pub fn new(chart: &Chart, seed: u64, thing: &str) -> Self {
        let mut units = Vec::new();
        for (position, muscle) in chart.map().muscles.iter().enumerate() {
            for (layer, threshold) in LAYERS.into_iter().enumerate() {
                let name = format!("unit/{thing}/{}/{layer}", muscle.id);
                for (nth, centre) in centres(muscle, seed, &name).into_iter().enumerate() {
                    let name = format!("{name}/{nth}");
                    units.push(unit((position, centre), threshold, seed, name));
                }
            }
        }
        Self { units, seed }
    }

    /// All of them, those of one muscle after those of the other.
    #[must_use]
    pub fn all(&self) -> &[Unit] {
        &self.units
    }

    /// The unit at this position.
    #[must_use]
    pub fn get(&self, position: usize) -> Option<&Unit> {
        self.units.get(position)
    }

    /// The positions of those whose middle is at most so many millimetres from `tip`.
    #[must_use]
    pub fn near(&self, tip: Point, far: f64) -> Vec<usize> {
        let near = self.units.iter().enumerate();
        near.filter(|(_, unit)| unit.centre.distance(tip) <= far).map(|(at, _)| at).collect()
    }

    /// What `unit` looks like from `tip`: the sum of its fibres, those of its muscle alone.
    #[must_use]
    pub fn potential(
        &self,
        unit: &Unit,
        muscle: &Shape,
        tip: Point,
        potentials: &Potentials,
    ) -> Potential {
        let coarse = unit.centre.distance(tip) > AFAR;
        let step = if coarse { COARSE_STEP } else { STEP };
        let mut samples = vec![0.0; Potentials::samples(coarse)];
        for (fibre, delay) in fibres(unit, muscle, self.seed) {
            let later = delay / real(usize::try_from(step).unwrap_or(1));
            potentials.add(&mut samples, fibre.distance(tip), later, coarse);
        }
        Potential::new(samples, step)
    }
}

fn unit((muscle, centre): (usize, Point), threshold: f64, seed: u64, name: String) -> Unit {
    let [one, other, third] = three(draw::shares(seed, &name, 3).into_iter());
    let (middle, spread) = FIRST_INTERVAL;
    let first_interval = (middle + spread * normal(one, other)).clamp(70.0, 210.0);
    Unit { muscle, centre, threshold: threshold + 0.04 * (third - 0.5), first_interval, name }
}

/// The next three of `shares`.
fn three(mut shares: impl Iterator<Item = f64>) -> [f64; 3] {
    [(); 3].map(|()| shares.next().unwrap_or(0.5))
}

/// The centres of one layer: evenly over the muscle, then shifted a little; in a muscle too small
/// for that, one on its motor point.
fn centres(muscle: &Muscle, seed: u64, name: &str) -> Vec<Point> {
    let (low, high) = muscle.shape.bounds();
    let row = APART * 0.75_f64.sqrt();
    let columns = whole((high.x - low.x) / APART) + 3;
    let rows = whole((high.y - low.y) / row) + 3;
    let mut shares = draw::shares(seed, name, 3 + columns * rows * 3).into_iter();
    let [right, up, _] = three(&mut shares);
    let mut centres = Vec::new();
    for at in 0..columns * rows {
        let (column, row_at) = (real(at % columns), at / columns);
        let indent = if row_at % 2 == 0 { 0.0 } else { 0.5 };
        let even = Point::new(
            low.x + (column + indent + right - 1.5) * APART,
            low.y + (real(row_at) + up - 1.0) * row,
        );
        let [angle, far, _] = three(&mut shares);
        let centre = even.towards(TAU * angle, SHIFTED * far);
        if muscle.shape.contains(centre) {
            centres.push(centre);
        }
    }
    if centres.is_empty() {
        centres.extend(muscle.motor_points.first());
    }
    centres
}

/// Where the fibres of a unit lie, and how much later each fires than the middle of them, in
/// microseconds. None lies outside its muscle.
fn fibres(unit: &Unit, muscle: &Shape, seed: u64) -> Vec<(Point, f64)> {
    let cut = muscle.from_edge(unit.centre) < TERRITORY;
    let each = if cut { 2 + 2 * TRIES } else { 4 };
    let name = format!("{}/fibres", unit.name);
    let shares = draw::shares(seed, &name, FIBRES * each);
    let fibre = |shares: &[f64]| {
        let (delay, places) = shares.split_at_checked(2)?;
        let [one, other] = <[f64; 2]>::try_from(delay).ok()?;
        let places = places.chunks_exact(2).filter_map(|place| {
            let [angle, far] = <[f64; 2]>::try_from(place).ok()?;
            Some(unit.centre.towards(TAU * angle, TERRITORY * far.sqrt()))
        });
        let mut inside = places.filter(|place| !cut || muscle.contains(*place));
        let place = inside.next().unwrap_or(unit.centre);
        Some((place, 1000.0 * END_PLATES / SPEED * normal(one, other)))
    };
    shares.chunks_exact(each).filter_map(fibre).collect()
}

#[cfg(test)]
mod tests;
