//! When a motor unit fires: the later it joins in the slower, and faster the harder its muscle
//! works.
//!
//! A train is the same however time is stepped: each interval follows from the discharge before it
//! and a draw of its own. Rates are those of the sources: the first interval 132 ± 32 ms, the second
//! unit when the first fires at 10 or 11 a second, none slower than 4 or 5.

use super::activity::Drive;
use super::grid::{micros, normal};
use super::unit::Unit;
use crate::session::draw;

/// How many discharges a second a unit gains from joining in to full drive.
const GAIN: f64 = 8.0;
/// The slowest and the fastest, in discharges a second.
const SLOWEST: f64 = 4.5;
const FASTEST: f64 = 20.0;
/// How much intervals vary about what the drive asks for, as a share.
const VARIES: f64 = 0.12;
/// How far from the middle a draw may be, in spreads.
const FARTHEST: f64 = 2.5;
/// Within how many microseconds of its turn a unit joins in.
const JOINING: f64 = 60_000.0;

/// Shares from 0 to less than 1, one after the other, as many as are asked for.
#[derive(Clone, Debug)]
struct Shares {
    seed: u64,
    name: String,
    blocks: u32,
    drawn: Vec<f64>,
}

/// How many shares are drawn at once.
const BLOCK: usize = 32;

impl Shares {
    const fn new(seed: u64, name: String) -> Self {
        Self { seed, name, blocks: 0, drawn: Vec::new() }
    }

    fn share(&mut self) -> f64 {
        if self.drawn.is_empty() {
            let name = format!("{}/{}", self.name, self.blocks);
            self.drawn = draw::shares(self.seed, &name, BLOCK);
            self.blocks += 1;
        }
        self.drawn.pop().unwrap_or(0.5)
    }

    fn normal(&mut self) -> f64 {
        let (one, other) = (self.share(), self.share());
        normal(one, other).clamp(-FARTHEST, FARTHEST)
    }
}

/// The discharges of one unit from when its muscle is asked to work.
#[derive(Clone, Debug)]
pub struct Train {
    shares: Shares,
    drive: Drive,
    /// When the muscle was asked to, in microseconds.
    asked: u64,
    threshold: f64,
    /// How many discharges a second when it joins in.
    slow: f64,
    next: Option<u64>,
}

impl Train {
    /// The discharges of `unit` after its muscle was asked to work: in which bout, and at how many
    /// microseconds.
    #[must_use]
    pub fn new(unit: &Unit, drive: Drive, (bout, asked): (u32, u64), seed: u64) -> Self {
        let mut shares = Shares::new(seed, format!("{}/fires/{bout}", unit.name));
        let late = micros(JOINING * shares.share());
        let next = drive.reaches(unit.threshold).map(|after| asked + after + late);
        let slow = 1000.0 / unit.first_interval;
        Self { shares, drive, asked, threshold: unit.threshold, slow, next }
    }

    /// The next discharge, in microseconds, if it comes no later than `until`.
    pub fn next_until(&mut self, until: u64) -> Option<u64> {
        let at = self.next.filter(|at| *at <= until)?;
        let rate = self.rate(at).clamp(SLOWEST, FASTEST);
        let interval = 1e6 / rate * VARIES.mul_add(self.shares.normal(), 1.0);
        let next = at + micros(interval);
        self.next = (self.drive.level(next.saturating_sub(self.asked)) > 0.0
            && self.rate(next) >= SLOWEST)
            .then_some(next);
        Some(at)
    }

    /// How many discharges a second its muscle's drive asks for.
    fn rate(&self, at: u64) -> f64 {
        let level = self.drive.level(at.saturating_sub(self.asked));
        GAIN.mul_add(level - self.threshold, self.slow)
    }
}

/// The irregular spikes of an end plate, from 5 to 50 a second.
#[derive(Clone, Debug)]
pub struct Irregular {
    shares: Shares,
    next: u64,
}

/// The least and the most between two of them, and how much longer than the least they mostly are,
/// in microseconds.
const BETWEEN: (f64, f64, f64) = (20_000.0, 200_000.0, 50_000.0);

impl Irregular {
    /// Spikes from `start` on, drawn by `seed` under this `name`.
    #[must_use]
    pub fn new(seed: u64, name: String, start: u64) -> Self {
        Self { shares: Shares::new(seed, name), next: start }
    }

    /// The next spike, in microseconds, if it comes no later than `until`; and a share from 0 to
    /// less than 1 that says how large it is.
    pub fn next_until(&mut self, until: u64) -> Option<(u64, f64)> {
        let at = Some(self.next).filter(|at| *at <= until)?;
        let (least, most, mostly) = BETWEEN;
        let longer = -mostly * (1.0 - self.shares.share()).ln();
        self.next = at + micros((least + longer).min(most));
        Some((at, self.shares.share()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::grid::{microseconds, real};
    use crate::instrument::sample;
    use crate::instrument::unit::Units;

    fn fired(unit: &Unit, drive: Drive, until: u64) -> Vec<u64> {
        let mut train = Train::new(unit, drive, (1, 0), 5);
        std::iter::from_fn(|| train.next_until(until)).collect()
    }

    fn spread(values: &[f64]) -> (f64, f64) {
        let count = real(values.len());
        let mean = values.iter().sum::<f64>() / count;
        let far = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>();
        (mean, (far / count).sqrt())
    }

    fn units() -> Vec<Unit> {
        let chart = sample::limb();
        (0..12).flat_map(|seed| Units::new(&chart, seed, "test").all().to_vec()).collect()
    }

    #[test]
    fn units_fire_as_fast_as_measured() {
        let mut first = Vec::new();
        let mut when_joined = Vec::new();
        let mut steady = Vec::new();
        for unit in units() {
            let times = fired(&unit, Drive::Effort, 12_000_000);
            let intervals: Vec<f64> =
                times.windows(2).map(|pair| microseconds(pair[1] - pair[0]) / 1000.0).collect();
            first.push(intervals[0]);
            assert!(intervals.iter().all(|it| (30.0..=250.0).contains(it)), "{intervals:?}");
            let (mean, about) = spread(&intervals[intervals.len() - 60..]);
            assert!((0.08..=0.2).contains(&(about / mean)), "{about} of {mean} ms");
            if unit.threshold < 0.1 {
                let second = Drive::Effort.reaches(0.4).unwrap();
                let joined = times.iter().rposition(|at| *at <= second).unwrap();
                when_joined.push(intervals[joined]);
                steady.push(1000.0 / mean);
            }
        }
        let (mean, about) = spread(&first);
        assert!(
            (122.0..=142.0).contains(&mean) && (24.0..=40.0).contains(&about),
            "{mean} {about}"
        );
        let (mean, _) = spread(&when_joined);
        assert!((85.0..=105.0).contains(&mean), "the second joins at an interval of {mean} ms");
        let (mean, _) = spread(&steady);
        assert!((14.0..=19.0).contains(&mean), "{mean} a second at last");
    }

    #[test]
    fn a_stretch_is_answered_for_two_seconds() {
        let units = units();
        let times: Vec<u64> =
            units.iter().flat_map(|unit| fired(unit, Drive::Stretch, 9_000_000)).collect();
        let (first, last) = (times.iter().min().unwrap(), times.iter().max().unwrap());
        assert!((100_000..300_000).contains(first), "{first}");
        assert!((1_700_000..=2_000_000).contains(last), "{last}");
    }

    #[test]
    fn an_end_plate_spikes_irregularly() {
        let mut irregular = Irregular::new(3, "plate".into(), 0);
        let times: Vec<u64> =
            std::iter::from_fn(|| irregular.next_until(20_000_000)).map(|(at, _)| at).collect();
        let intervals = times.windows(2).map(|pair| pair[1] - pair[0]);
        let (least, most) = (intervals.clone().min().unwrap(), intervals.max().unwrap());
        assert!(least >= 20_000 && most <= 200_000 && most > least * 3, "{least} {most}");
    }
}
