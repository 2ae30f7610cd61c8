//! What a tip can meet in a section, worked out once when a panel opens: the units of its muscles,
//! how fibres look, and the noise of the amplifier.

use super::Chart;
use super::potentials::{Potentials, STEP};
use super::stimulator::from_motor_point;
use super::unit::{Potential, Units};
use crate::procedure::map::{Muscle, Point, Shape};
use crate::session::draw;
use std::sync::Arc;

/// How high the noise of the amplifier is from peak to peak, in microvolts.
pub(super) const NOISE: f64 = 15.0;
/// How many samples of noise are drawn; then they come again in another order.
const NOISES: usize = 4096;
/// Within how many millimetres of a motor point the end plates are heard.
const END_PLATES: f64 = 2.0;
/// How far away the fibres are that the needle hurts, in millimetres.
const HURT: [f64; 4] = [0.28, 0.4, 0.55, 0.75];
/// How far away an end plate is, in millimetres: its spikes are short.
const PLATE: f64 = 0.2;

/// What a tip can meet in a section.
#[derive(Debug)]
pub(super) struct Tissue {
    pub(super) chart: Chart,
    pub(super) units: Units,
    pub(super) seed: u64,
    /// The name under which things are drawn.
    pub(super) thing: String,
    /// What the needle hears of fibres that it hurts, the nearest first.
    pub(super) hurt: Vec<Arc<Potential>>,
    /// What it hears of an end plate.
    pub(super) plate: Arc<Potential>,
    /// Shares from −0.5 to 0.5.
    noise: Vec<f64>,
}

impl Tissue {
    pub(super) fn new(chart: &Chart, seed: u64, thing: &str) -> Self {
        let potentials = Potentials::shared();
        let fibre = |far: f64| Arc::new(Potential::new(potentials.single(far), STEP));
        let noise = draw::shares(seed, &format!("noise/{thing}"), NOISES).into_iter();
        Self {
            chart: chart.clone(),
            units: Units::new(chart, seed, thing),
            seed,
            thing: thing.to_owned(),
            hurt: HURT.map(fibre).into(),
            plate: fibre(PLATE),
            noise: noise.map(|share| share - 0.5).collect(),
        }
    }

    /// The muscle at this position on the map.
    pub(super) fn muscle(&self, position: usize) -> Option<&Muscle> {
        self.chart.map().muscles.get(position)
    }

    /// The muscle around `tip`, by its position on the map.
    pub(super) fn muscle_at(&self, tip: Point) -> Option<usize> {
        self.chart.map().muscles.iter().position(|muscle| muscle.shape.contains(tip))
    }

    /// What the unit at this position looks like from `tip`.
    pub(super) fn seen(&self, unit: usize, tip: Point) -> Option<Potential> {
        let unit = self.units.get(unit)?;
        let shape: &Shape = &self.muscle(unit.muscle)?.shape;
        Some(self.units.potential(unit, shape, tip, Potentials::shared()))
    }

    /// Noise at a time in microseconds, `wide` microvolts from peak to peak; of another kind for
    /// another odd `stride`.
    pub(super) fn noise(&self, time: u64, wide: f64, stride: usize) -> f64 {
        let at = usize::try_from(time / STEP).unwrap_or(0);
        let round = at / NOISES;
        let place = at.wrapping_mul(stride).wrapping_add(round.wrapping_mul(1031)) % NOISES;
        self.noise.get(place).map_or(0.0, |share| share * wide)
    }

    /// How large an end plate's spike has to be drawn for so many microvolts.
    pub(super) fn plate_size(&self, microvolts: f64) -> f64 {
        microvolts / self.plate.measure.amplitude.max(1.0)
    }
}

/// How loud the end plates of a muscle are at `tip`, in microvolts from peak to peak: 50 on its
/// motor point, 10 at 2 mm, and none farther away.
pub(super) fn hiss(muscle: &Muscle, tip: Point) -> Option<f64> {
    let far = from_motor_point(muscle, tip);
    (far <= END_PLATES).then(|| 50.0 - 40.0 * far / END_PLATES)
}
