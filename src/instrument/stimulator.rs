//! A stimulator at the tip of the needle: which muscles twitch at which current.
//!
//! The nearer the motor point, the less current it takes; and the trainee sees movements, not the
//! names of muscles. It knows nothing of the needle but where the tip is.

use super::Chart;
use crate::procedure::map::{Muscle, Point};
use std::time::Duration;

/// How often it gives a pulse: twice a second.
pub const PERIOD: Duration = Duration::from_millis(500);

/// In hundredths of a milliampere: the most it gives, below what it is turned in small steps, and
/// the two steps.
const MOST: u32 = 1000;
const FINE: u32 = 50;
const SMALL_STEP: u32 = 2;
const STEP: u32 = 10;

/// The current at which half of a muscle twitches with the tip on its motor point, in milliamperes,
/// and how much more it takes for each millimetre.
const TOUCHING: f64 = 0.22;
const EACH_MILLIMETRE: f64 = 0.13;
/// How gently the share of a muscle that twitches grows with the current.
const SPREAD: f64 = 0.15;
/// What share of a muscle has to twitch to be told apart from a flicker, with what rounding takes
/// from it.
const SEEN: f64 = 0.5 - 1e-9;

/// A stimulator.
#[derive(Clone, Debug)]
pub struct Stimulator {
    /// In hundredths of a milliampere.
    current: u32,
    /// How far the tip is from the nearest motor point of each muscle, in millimetres; nothing
    /// while the needle is out.
    distances: Option<Vec<f64>>,
    /// The lowest current at which each muscle's twitch was seen since the needle last moved.
    lowest: Vec<Option<u32>>,
}

/// A movement that is seen at each pulse.
#[derive(Clone, Debug, PartialEq)]
pub struct Twitch {
    /// The movement, in the words of the map.
    pub movement: String,
    /// How strong it is.
    pub strength: Strength,
}

/// How strong a twitch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Something stirs: less than what counts as a twitch.
    Flicker,
    /// A twitch.
    Clear,
    /// Nearly all of the muscle.
    Strong,
}

impl Strength {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Flicker => "flicker",
            Self::Clear => "clear",
            Self::Strong => "strong",
        }
    }

    /// The strength of a twitch of this share of a muscle; nothing where none is seen.
    fn of(share: f64) -> Option<Self> {
        match share {
            share if share < 0.1 => None,
            share if share < SEEN => Some(Self::Flicker),
            share if share < 0.9 => Some(Self::Clear),
            _ => Some(Self::Strong),
        }
    }
}

/// The current at which half of a muscle twitches, in milliamperes, by how far the tip is from its
/// motor point in millimetres.
#[must_use]
pub fn threshold(distance: f64) -> f64 {
    TOUCHING + EACH_MILLIMETRE * distance
}

/// The share of a muscle that twitches at `current`, from 0 to 1.
#[must_use]
pub fn recruited(current: f64, threshold: f64) -> f64 {
    1.0 / (1.0 + (-(current / threshold - 1.0) / SPREAD).exp())
}

/// How far `tip` is from the nearest motor point of `muscle`, in millimetres.
#[must_use]
pub fn from_motor_point(muscle: &Muscle, tip: Point) -> f64 {
    let far = muscle.motor_points.iter().map(|point| point.distance(tip));
    far.fold(f64::INFINITY, f64::min)
}

impl Stimulator {
    /// A stimulator that is switched on and turned down, with the needle out.
    #[must_use]
    pub fn new(chart: &Chart) -> Self {
        let lowest = vec![None; chart.map().muscles.len()];
        Self { current: 0, distances: None, lowest }
    }

    /// The current, from 0 to 10 mA.
    #[must_use]
    pub fn current(&self) -> f64 {
        f64::from(self.current) / 100.0
    }

    /// Turns the current up by so many steps of 0.1 mA, or 0.02 below 0.5.
    pub fn up(&mut self, steps: u32) {
        for _ in 0..steps.min(MOST) {
            let step = if self.current < FINE { SMALL_STEP } else { STEP };
            self.current = (self.current + step).min(MOST);
            self.look();
        }
    }

    /// Turns the current down by so many steps of 0.1 mA, or 0.02 up to 0.5.
    pub fn down(&mut self, steps: u32) {
        for _ in 0..steps.min(MOST) {
            let step = if self.current <= FINE { SMALL_STEP } else { STEP };
            self.current = self.current.saturating_sub(step);
            self.look();
        }
    }

    /// The needle was moved: its tip is here now, or out of the skin. What was seen before counts
    /// no more.
    pub fn moved(&mut self, chart: &Chart, tip: Option<Point>) {
        let muscles = &chart.map().muscles;
        self.distances =
            tip.map(|tip| muscles.iter().map(|muscle| from_motor_point(muscle, tip)).collect());
        self.lowest.fill(None);
        self.look();
    }

    /// The share of each muscle that twitches, in the order of the map.
    fn shares(&self) -> impl Iterator<Item = f64> {
        let distances = self.distances.as_deref().unwrap_or_default().iter();
        distances.map(|distance| recruited(self.current(), threshold(*distance)))
    }

    fn look(&mut self) {
        let shares: Vec<f64> = self.shares().collect();
        for (lowest, share) in self.lowest.iter_mut().zip(shares) {
            if share >= SEEN {
                *lowest = Some(lowest.map_or(self.current, |before| before.min(self.current)));
            }
        }
    }

    /// The movements that are seen at each pulse, in the order of the map, each as strong as the
    /// strongest of the muscles behind it.
    #[must_use]
    pub fn twitches(&self, chart: &Chart) -> Vec<Twitch> {
        let mut twitches: Vec<Twitch> = Vec::new();
        for (muscle, share) in chart.map().muscles.iter().zip(self.shares()) {
            let Some(strength) = Strength::of(share) else { continue };
            for movement in &muscle.moves {
                match twitches.iter_mut().find(|twitch| twitch.movement == *movement) {
                    Some(twitch) => twitch.strength = twitch.strength.max(strength),
                    None => twitches.push(Twitch { movement: movement.clone(), strength }),
                }
            }
        }
        twitches
    }

    /// The lowest current at which the muscle of this id was seen to twitch since the needle last
    /// moved, in milliamperes.
    #[must_use]
    pub fn lowest(&self, chart: &Chart, id: &str) -> Option<f64> {
        let position = chart.map().muscles.iter().position(|muscle| muscle.id.as_str() == id)?;
        self.lowest.get(position).copied()?.map(|current| f64::from(current) / 100.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::instrument::sample;

    fn at(tip: (f64, f64)) -> (Chart, Stimulator) {
        let chart = sample::limb();
        let mut stimulator = Stimulator::new(&chart);
        stimulator.moved(&chart, Some(Point::new(tip.0, tip.1)));
        (chart, stimulator)
    }

    #[test]
    fn the_current_it_takes_grows_with_the_distance_as_measured() {
        let measured =
            [(0.0, 0.28), (1.0, 0.34), (2.0, 0.44), (3.0, 0.58), (4.0, 0.74), (5.0, 0.91)];
        for (distance, current) in measured {
            let seen = threshold(distance);
            assert!((seen - current).abs() <= 0.07, "{distance} mm: {seen} mA, not {current}");
        }
        assert!((recruited(0.61, threshold(3.0)) - 0.5).abs() < 1e-9);
        assert!(recruited(0.9, threshold(3.0)) > 0.9 && recruited(0.3, threshold(3.0)) < 0.1);
    }

    #[test]
    fn steps_are_finer_below_half_a_milliampere() {
        let (_, mut stimulator) = at((0.0, 28.0));
        stimulator.up(26);
        assert!((stimulator.current() - 0.6).abs() < 1e-9, "{}", stimulator.current());
        stimulator.down(2);
        assert!((stimulator.current() - 0.48).abs() < 1e-9, "{}", stimulator.current());
        stimulator.up(5000);
        assert!((stimulator.current() - 10.0).abs() < 1e-9);
        stimulator.down(5000);
        assert!(stimulator.current() == 0.0);
    }

    #[test]
    fn turned_down_the_twitch_fades_and_the_lowest_current_is_kept() {
        let (chart, mut stimulator) = at((0.0, 30.0));
        assert_eq!(
            (stimulator.twitches(&chart), stimulator.lowest(&chart, "near")),
            (vec![], None)
        );
        stimulator.up(40);
        let seen = |stimulator: &Stimulator| {
            let twitches = stimulator.twitches(&chart).into_iter();
            twitches.map(|twitch| (twitch.movement, twitch.strength.word())).collect::<Vec<_>>()
        };
        let all = [("the wrist bends", "strong"), ("the hand tips", "strong")];
        let all = all.map(|(movement, word)| (movement.to_owned(), word));
        assert_eq!(seen(&stimulator)[..2], all, "2 mA");
        assert!(stimulator.twitches(&chart).iter().any(|it| it.movement == "the fingers bend"));
        stimulator.down(15);
        assert_eq!(seen(&stimulator)[0].1, "clear", "0.5 mA");
        assert_eq!(stimulator.twitches(&chart).len(), 2, "the neighbour is left alone");
        stimulator.down(2);
        assert_eq!(seen(&stimulator)[0].1, "flicker", "0.46 mA");
        stimulator.down(20);
        assert!(stimulator.twitches(&chart).is_empty());
        assert_eq!(stimulator.lowest(&chart, "near"), Some(0.48), "0.22 + 0.13 × 2 mm");
        stimulator.moved(&chart, Some(Point::new(0.0, 29.0)));
        assert_eq!(stimulator.lowest(&chart, "near"), None, "moved: not seen here");
        stimulator.up(100);
        stimulator.moved(&chart, None);
        assert!(stimulator.twitches(&chart).is_empty(), "out of the skin");
    }
}
