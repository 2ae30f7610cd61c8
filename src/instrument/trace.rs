//! The signal at the tip of the needle, as the screen of an EMG machine shows it.
//!
//! Nothing is kept but what fired when, and what it looks like from the tip; the samples on screen
//! are summed when they are asked for. So the same deeds at the same times give the same signal,
//! however time is stepped. Read next: `instrument/unit.rs`, `instrument/firing.rs`.

mod capture;
mod place;
mod sound;
mod spike;

pub use capture::{Capture, Cursor, SAMPLES};
pub use sound::{CRISP, MUFFLED, Quality, Sound};

use super::activity::Activity;
use super::firing::Train;
use super::grid::of;
use super::potentials::STEP;
use super::tissue::{NOISE, Tissue};
use super::unit::TERRITORY;
use crate::procedure::map::Point;
use place::Place;
use spike::{Source, Spike, summed};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// How long a sweep over the screen takes: ten divisions of 10 ms.
pub const SWEEP: Duration = Duration::from_millis(100);
/// How far the samples of a sweep are apart, in microseconds, and how many there are.
const SWEEP_STEP: u64 = 50;
const SWEEP_SAMPLES: usize = 2000;
/// Time is counted from here, in microseconds, so that there is always a sweep before now.
const BEGINNING: u64 = 1_000_000;
/// How long what fired is kept for a capture, in microseconds.
const KEPT: u64 = 1_000_000;
/// How long before the peak of its spike a capture begins, in microseconds.
const BEFORE_PEAK: u64 = 8000;
/// How long a capture is, in microseconds.
const CAPTURED: u64 = SAMPLES as u64 * STEP;

/// The signal at the tip of a needle.
#[derive(Clone, Debug)]
pub struct Trace {
    tissue: Arc<Tissue>,
    /// In microseconds, as all times here.
    now: u64,
    asked: Asked,
    place: Place,
    /// The discharges of the units that were near the tip since the patient was last asked.
    trains: BTreeMap<usize, Train>,
    /// What fired lately, in the order of time.
    spikes: Vec<Spike>,
    frozen: Option<Capture>,
}

/// What the patient was asked last.
#[derive(Clone, Debug)]
struct Asked {
    activity: Activity,
    at: u64,
    /// The number of the time that they were asked.
    bout: u32,
}

/// A column of the screen: what the signal reaches there, in microvolts. Negative is up, as EMG is
/// drawn, and above 0 here.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Column {
    /// The lowest.
    pub low: f64,
    /// The highest.
    pub high: f64,
}

impl Trace {
    pub(super) fn new(tissue: Tissue) -> Self {
        let asked = Asked { activity: Activity::Rest, at: BEGINNING, bout: 0 };
        Self {
            tissue: Arc::new(tissue),
            now: BEGINNING,
            asked,
            place: Place::default(),
            trains: BTreeMap::new(),
            spikes: Vec::new(),
            frozen: None,
        }
    }

    /// Lets time pass until `since` the panel opened; back it never goes.
    pub fn advance(&mut self, since: Duration) {
        let to = BEGINNING + of(since);
        if to <= self.now {
            return;
        }
        let keep = to.saturating_sub(KEPT);
        self.spikes.retain(|spike| spike.at >= keep);
        self.fire(to, keep);
        self.hear_end_plate(to, keep);
        self.spikes.sort_by_key(Spike::order);
        self.now = to;
    }

    /// The units near the tip fire until `to`. What was over before `keep` was heard all the same.
    fn fire(&mut self, to: u64, keep: u64) {
        let Some(tip) = self.place.tip else { return };
        for unit in self.place.near.clone() {
            let Some(train) = self.trains.get_mut(&unit) else { continue };
            while let Some(at) = train.next_until(to) {
                if at < self.place.since {
                    continue;
                }
                let Some(seen) = self.place.seen(unit, &self.tissue, tip) else { break };
                if at >= keep {
                    let source = Source::Unit(unit);
                    self.spikes.push(Spike { at, source, potential: seen, size: 1.0 });
                }
            }
        }
    }

    /// The end plates at the tip spike until `to`, where its muscle rests.
    fn hear_end_plate(&mut self, to: u64, keep: u64) {
        let Some(plate) = &mut self.place.plate else { return };
        while let Some((at, share)) = plate.spikes.next_until(to) {
            if at >= keep && is_resting(&self.asked, &self.tissue, plate.muscle, at) {
                let potential = Arc::clone(&self.tissue.plate);
                let size = self.tissue.plate_size(200.0f64.mul_add(share, 100.0));
                self.spikes.push(Spike { at, source: Source::EndPlate, potential, size });
            }
        }
    }

    /// The patient is asked for something else, now.
    pub fn ask(&mut self, activity: Activity) {
        self.asked = Asked { activity, at: self.now, bout: self.asked.bout + 1 };
        self.trains.clear();
        self.listen();
    }

    /// What the patient was asked last.
    #[must_use]
    pub const fn activity(&self) -> &Activity {
        &self.asked.activity
    }

    /// The needle was moved: its tip is here now, or out of the skin.
    pub(super) fn moved(&mut self, tip: Option<Point>) {
        let now = self.now;
        self.spikes.retain(|spike| spike.at <= now);
        let (place, burst) = self.place.next(&self.tissue, tip, now);
        self.place = place;
        self.spikes.extend(burst);
        self.listen();
    }

    /// Follows the units that are near the tip now and work.
    fn listen(&mut self) {
        for position in &self.place.near {
            let Some(unit) = self.tissue.units.get(*position) else { continue };
            let muscle = self.tissue.muscle(unit.muscle);
            let drive = muscle.and_then(|muscle| self.asked.activity.drive(muscle));
            let bout = (self.asked.bout, self.asked.at);
            if let Some(drive) = drive {
                let seed = self.tissue.seed;
                let train = || Train::new(unit, drive, bout, seed);
                self.trains.entry(*position).or_insert_with(train);
            }
        }
    }

    /// How the units sound that were heard since the needle last moved.
    #[must_use]
    pub fn sound(&self) -> Sound {
        Sound::of(self.place.seen.values().map(|seen| seen.measure))
    }

    /// How the units sound that fired within the last second, here, since the patient was asked
    /// last.
    #[must_use]
    pub fn sound_now(&self) -> Sound {
        let since = self.asked.at.max(self.place.since);
        let lately = self.spikes.iter().filter(|spike| spike.at >= since);
        let of_units = lately.filter(|spike| matches!(spike.source, Source::Unit(_)));
        Sound::of(of_units.map(|spike| spike.potential.measure))
    }

    /// The rise time that would be measured at `tip` at a gentle effort, in microseconds.
    pub(super) fn would_read(&self, tip: Point) -> Option<f64> {
        // Those farther away are never the crispest.
        let near = self.tissue.units.near(tip, TERRITORY + 1.0).into_iter();
        let seen = near.filter_map(|unit| self.tissue.seen(unit, tip));
        Sound::of(seen.map(|seen| seen.measure)).rise
    }

    /// Whether nothing moves on the screen: no needle is in.
    #[must_use]
    pub const fn is_still(&self) -> bool {
        self.place.tip.is_none()
    }

    /// The sweep over the screen in so many columns. It is drawn from left to right over what is
    /// left of the sweep before.
    #[must_use]
    pub fn sweep(&self, columns: usize) -> Vec<Column> {
        let last = self.now - self.now % SWEEP_STEP;
        let mut samples = self.samples(last + SWEEP_STEP - of(SWEEP), SWEEP_STEP, SWEEP_SAMPLES);
        samples.rotate_right(self.beam(SWEEP_SAMPLES) + 1);
        let columns = columns.clamp(1, SWEEP_SAMPLES);
        let column = |column: usize| {
            // With the sample before it, so that columns meet.
            let from = (column * SWEEP_SAMPLES / columns).saturating_sub(1);
            let to = (column + 1) * SWEEP_SAMPLES / columns;
            let within = samples.get(from..to).unwrap_or_default().iter().copied();
            Column {
                low: within.clone().fold(f64::INFINITY, f64::min),
                high: within.fold(f64::NEG_INFINITY, f64::max),
            }
        };
        (0..columns).map(column).collect()
    }

    /// In which of so many columns the sweep is just now.
    #[must_use]
    pub fn beam(&self, columns: usize) -> usize {
        let samples = usize::try_from(self.now % of(SWEEP) / SWEEP_STEP).unwrap_or(0);
        samples * columns / SWEEP_SAMPLES
    }

    /// The signal from a time on, negative up: so many samples, `step` microseconds apart.
    fn samples(&self, from: u64, step: u64, count: usize) -> Vec<f64> {
        let mut samples = summed(&self.spikes, from, step, count);
        let hiss = self.hiss();
        if self.place.tip.is_some() {
            let times = std::iter::successors(Some(from), |time| Some(time + step));
            for (sample, time) in samples.iter_mut().zip(times) {
                *sample += self.tissue.noise(time, NOISE, 1);
                if let Some((wide, since)) = hiss
                    && time >= since
                {
                    *sample += self.tissue.noise(time, wide, 3);
                }
            }
        }
        for sample in &mut samples {
            *sample = -*sample;
        }
        samples
    }

    /// How loud the end plates at the tip hiss, and since when.
    fn hiss(&self) -> Option<(f64, u64)> {
        let plate = self.place.plate.as_ref()?;
        let resting = is_resting(&self.asked, &self.tissue, plate.muscle, self.now);
        let since = if self.asked.activity == Activity::Rest { self.asked.at } else { 0 };
        resting.then_some((plate.hiss, self.place.since.max(since)))
    }

    /// Freezes 20 ms around what can be measured best.
    pub fn freeze(&mut self) {
        let Some(spike) = self.best() else {
            let samples = self.samples(self.now + STEP - CAPTURED, STEP, SAMPLES);
            let highest = samples.iter().enumerate().max_by(|one, other| one.1.total_cmp(other.1));
            let peak = highest.map_or(0, |(at, _)| at);
            self.frozen = Some(Capture::new(samples, (peak, peak)));
            return;
        };
        let from = spike.peak() - BEFORE_PEAK;
        let negative = usize::try_from(BEFORE_PEAK / STEP).unwrap_or(0);
        let rise = spike.rise() / STEP;
        let positive = negative.saturating_sub(usize::try_from(rise).unwrap_or(0));
        let samples = self.samples(from, STEP, SAMPLES);
        self.frozen = Some(Capture::new(samples, (positive, negative)));
    }

    /// Lets the signal run on.
    pub fn unfreeze(&mut self) {
        self.frozen = None;
    }

    /// The frozen piece of the signal.
    #[must_use]
    pub const fn frozen(&self) -> Option<&Capture> {
        self.frozen.as_ref()
    }

    /// The frozen piece of the signal, to move its cursors.
    pub const fn frozen_mut(&mut self) -> Option<&mut Capture> {
        self.frozen.as_mut()
    }

    /// The spike to freeze: of the crispest unit heard here that discharge which the others
    /// disturb least; without any unit the largest spike.
    fn best(&self) -> Option<&Spike> {
        let rise = self.sound().rise;
        let whole = |spike: &&Spike| spike.peak() + CAPTURED - BEFORE_PEAK <= self.now + STEP;
        let here = |spike: &&Spike| spike.at >= self.place.since && whole(spike);
        let of_unit = |spike: &&Spike| {
            matches!(spike.source, Source::Unit(_)) && Some(spike.potential.measure.rise) == rise
        };
        let loud = |spike: &Spike| spike.size * spike.potential.measure.amplitude;
        let undisturbed = |spike: &Spike| {
            let others = self
                .spikes
                .iter()
                .filter(|other| other.order() != spike.order() && loud(other) * 4.0 > loud(spike));
            others.map(|other| other.peak().abs_diff(spike.peak())).min().unwrap_or(u64::MAX)
        };
        let of_units = self.spikes.iter().filter(here).filter(of_unit);
        of_units.max_by_key(|spike| undisturbed(spike)).or_else(|| {
            let spikes = self.spikes.iter().filter(whole);
            spikes.max_by(|one, other| loud(one).total_cmp(&loud(other)))
        })
    }
}

/// Whether the muscle at this position on the map rests at a time.
fn is_resting(asked: &Asked, tissue: &Tissue, muscle: usize, time: u64) -> bool {
    let drive = tissue.muscle(muscle).and_then(|muscle| asked.activity.drive(muscle));
    drive.is_none_or(|drive| drive.level(time.saturating_sub(asked.at)) <= 0.0)
}

#[cfg(test)]
mod tests;
