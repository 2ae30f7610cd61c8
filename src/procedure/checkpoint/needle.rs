//! `needle`: a muscle to be found with the needle, and what is held against other ways to it.

use crate::procedure::map::Muscle;
use crate::procedure::{Id, Judged, Map, Severity};
use std::sync::Arc;

/// Find a muscle with the needle.
#[derive(Clone, Debug)]
pub struct Needle {
    /// A map of a section.
    pub map: Arc<Map>,
    /// The muscle, one of the map's.
    pub target: Id,
    /// What guides the needle, and what has to be reached.
    pub guide: Guide,
    /// What goes into the muscle in all, in units.
    pub units: Option<f64>,
    /// At how many sites, at least one.
    pub sites: u32,
    /// How often the needle may be advanced on a new track.
    pub passes: Option<u32>,
    /// How far to stay away from vessels and nerves, in millimetres.
    pub clear: f64,
    /// How bad each fault is.
    pub judged: NeedleJudged,
    /// How bad it is not to inject.
    pub severity: Severity,
}

impl Needle {
    /// The muscle to find.
    #[must_use]
    pub fn muscle(&self) -> Option<&Muscle> {
        self.map.muscle(self.target.as_str())
    }

    /// How bad the worst fault is.
    #[must_use]
    pub fn worst(&self) -> Severity {
        let it = &self.judged;
        let where_to = [&it.wrong_muscle, &it.too_far, &it.not_aspirated, &it.blood];
        let way = [&it.hit, &it.near_miss, &it.passes, &it.units, &it.sites];
        let all = where_to.into_iter().chain(way).map(|judged| judged.severity);
        all.max().unwrap_or(self.severity).max(self.severity)
    }
}

/// What guides a needle, and what has to be reached before it is right.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Guide {
    /// The muscle's own signals, with at most this rise time in microseconds.
    Emg(f64),
    /// Twitches, with at most this current in milliamperes.
    Stimulation(f64),
}

impl Guide {
    /// The unit of what it measures.
    #[must_use]
    pub const fn unit(self) -> &'static str {
        match self {
            Self::Emg(_) => "µs",
            Self::Stimulation(_) => "mA",
        }
    }

    /// The most that may be measured at an injection, in its unit.
    #[must_use]
    pub const fn accept(self) -> f64 {
        match self {
            Self::Emg(most) | Self::Stimulation(most) => most,
        }
    }
}

/// How bad each fault of a needle is.
#[derive(Clone, Debug)]
pub struct NeedleJudged {
    /// An injection into another muscle, or into none.
    pub wrong_muscle: Judged,
    /// An injection where the signal or the twitch says that the tip is too far away, or where
    /// nobody listened.
    pub too_far: Judged,
    /// An injection without drawing back first.
    pub not_aspirated: Judged,
    /// An injection although blood came.
    pub blood: Judged,
    /// A track through a vessel or a nerve.
    pub hit: Judged,
    /// A track that comes too close to one.
    pub near_miss: Judged,
    /// More tracks than are allowed.
    pub passes: Judged,
    /// Another dose than was asked for.
    pub units: Judged,
    /// Another number of sites than was asked for.
    pub sites: Judged,
}
