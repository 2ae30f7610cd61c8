//! What was done with the needle, and what is wrong with it: judged by what was measured at the
//! time, so that no simulation has to run again.

use super::Verdict;
use crate::procedure::checkpoint::Needle;
use crate::procedure::map::Point;
use crate::procedure::{Judged, Severity};

/// What was done with the needle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Needled {
    /// The injections, in order.
    pub injections: Vec<Injection>,
    /// How often the needle was advanced on a new track.
    pub passes: u32,
    /// The vessels and nerves that a track came near, the nearest of each.
    pub met: Vec<Met>,
}

/// An injection.
#[derive(Clone, Debug, PartialEq)]
pub struct Injection {
    /// Where the tip was.
    pub at: Point,
    /// How deep it was, in millimetres along the needle.
    pub depth: f64,
    /// The muscle around it, by id.
    pub muscle: Option<String>,
    /// The rise time in microseconds, or the lowest current in milliamperes at which the muscle
    /// twitched, as measured there; nothing where nothing was.
    pub measured: Option<f64>,
    /// The amplitude heard there, peak to peak in microvolts.
    pub amplitude: Option<f64>,
    /// Whether blood came when the trainee drew back; nothing if they did not.
    pub aspirated: Option<bool>,
    /// What went in, in units.
    pub units: Option<f64>,
}

/// A vessel or nerve that a track came near.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// Its zone on the map, by id.
    pub zone: String,
    /// How near, in millimetres; 0 for through it.
    pub distance: f64,
}

/// What is wrong with what was done with the needle.
#[derive(Clone, Debug, PartialEq)]
pub enum NeedleFault {
    /// An injection into another muscle, or into none. Here and below the position of the
    /// injection.
    WrongMuscle(usize),
    /// An injection where nothing proves that the tip is close.
    TooFar(usize),
    /// An injection without drawing back.
    NotAspirated(usize),
    /// An injection although blood came.
    Blood(usize),
    /// A track through what is met at this position.
    Hit(usize),
    /// A track too near to what is met at this position.
    NearMiss(usize),
    /// More tracks than are allowed.
    Passes,
    /// Another dose: so many units in all.
    Units(f64),
    /// Another number of sites.
    Sites(usize),
}

impl Needled {
    /// What is wrong with it, in the order of the faults above.
    #[must_use]
    pub fn faults(&self, needle: &Needle) -> Vec<NeedleFault> {
        let mut faults = Vec::new();
        for (position, injection) in self.injections.iter().enumerate() {
            faults.extend(injection.faults(needle).map(|fault| fault(position)));
        }
        for (position, met) in self.met.iter().enumerate() {
            if met.distance <= 0.0 {
                faults.push(NeedleFault::Hit(position));
            } else if met.distance < needle.clear {
                faults.push(NeedleFault::NearMiss(position));
            }
        }
        if needle.passes.is_some_and(|most| self.passes > most) {
            faults.push(NeedleFault::Passes);
        }
        let given: f64 = self.injections.iter().filter_map(|injection| injection.units).sum();
        if needle.units.is_some_and(|units| (units - given).abs() > 1e-6 * units.max(1.0)) {
            faults.push(NeedleFault::Units(given));
        }
        if usize::try_from(needle.sites).ok() != Some(self.injections.len()) {
            faults.push(NeedleFault::Sites(self.injections.len()));
        }
        faults
    }

    /// Whether it is as it should be. What is only minor is told, and asks for no other try.
    pub(super) fn judge(&self, needle: &Needle) -> Verdict {
        let bad = |fault: &NeedleFault| fault.judged(needle).severity > Severity::Minor;
        let wrong = self.injections.is_empty() || self.faults(needle).iter().any(bad);
        if wrong { Verdict::Wrong } else { Verdict::Right }
    }
}

impl Injection {
    /// What is wrong with it. In another muscle it matters no more how near the tip was.
    fn faults(&self, needle: &Needle) -> impl Iterator<Item = fn(usize) -> NeedleFault> {
        let wrong = self.muscle.as_deref() != Some(needle.target.as_str());
        let near = self.measured.is_some_and(|measured| measured <= needle.guide.accept() + 1e-9);
        let place = if wrong {
            Some(NeedleFault::WrongMuscle as fn(usize) -> NeedleFault)
        } else {
            (!near).then_some(NeedleFault::TooFar as fn(usize) -> NeedleFault)
        };
        let drawn = match self.aspirated {
            None => Some(NeedleFault::NotAspirated as fn(usize) -> NeedleFault),
            Some(true) => Some(NeedleFault::Blood as fn(usize) -> NeedleFault),
            Some(false) => None,
        };
        place.into_iter().chain(drawn)
    }
}

impl NeedleFault {
    /// How bad it is, and the author's reason.
    #[must_use]
    pub const fn judged<'n>(&self, needle: &'n Needle) -> &'n Judged {
        match self {
            Self::WrongMuscle(_) => &needle.judged.wrong_muscle,
            Self::TooFar(_) => &needle.judged.too_far,
            Self::NotAspirated(_) => &needle.judged.not_aspirated,
            Self::Blood(_) => &needle.judged.blood,
            Self::Hit(_) => &needle.judged.hit,
            Self::NearMiss(_) => &needle.judged.near_miss,
            Self::Passes => &needle.judged.passes,
            Self::Units(_) => &needle.judged.units,
            Self::Sites(_) => &needle.judged.sites,
        }
    }
}
