//! How the signal sounds: by the crispest unit that was heard where the tip is.

use crate::instrument::potentials::Measure;

/// Up to this rise time, in microseconds, a unit sounds crisp.
pub const CRISP: f64 = 500.0;
/// Up to this one it sounds muffled, and beyond it dull.
pub const MUFFLED: f64 = 900.0;
/// Below this amplitude, in microvolts, a unit is lost in the noise.
const LOST: f64 = 30.0;

/// How the signal sounds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sound {
    /// How near it sounds.
    pub quality: Quality,
    /// The rise time of the crispest unit, in microseconds; nothing in silence.
    pub rise: Option<f64>,
    /// The amplitude of the same unit, in microvolts from peak to peak.
    pub amplitude: Option<f64>,
}

/// How near a signal sounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Quality {
    /// No unit was heard here.
    Silent,
    /// Far away.
    Dull,
    /// Not far.
    Muffled,
    /// The tip is in the territory of the unit, or at its edge.
    Crisp,
}

impl Quality {
    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Silent => "silent",
            Self::Dull => "dull",
            Self::Muffled => "muffled",
            Self::Crisp => "crisp",
        }
    }
}

impl Sound {
    /// How the units sound that look like this.
    pub(super) fn of(heard: impl Iterator<Item = Measure>) -> Self {
        let loud = heard.filter(|measure| measure.amplitude >= LOST);
        let best = loud.min_by(|one, other| {
            one.rise.total_cmp(&other.rise).then(other.amplitude.total_cmp(&one.amplitude))
        });
        let quality = match best {
            None => Quality::Silent,
            Some(best) if best.rise <= CRISP => Quality::Crisp,
            Some(best) if best.rise <= MUFFLED => Quality::Muffled,
            Some(_) => Quality::Dull,
        };
        let (rise, amplitude) = (best.map(|it| it.rise), best.map(|it| it.amplitude));
        Self { quality, rise, amplitude }
    }
}
