//! What was placed on a map, and what is wrong with it: judged by what was measured when it was
//! placed, so that no map has to be asked again.

use super::Verdict;
use crate::procedure::checkpoint::Place;
use crate::procedure::map::Point;
use crate::procedure::{Judged, Severity};

/// Injections that were placed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Placed {
    /// In the order of placing.
    pub sites: Vec<Site>,
    /// How many the trainee said they were, where that is asked.
    pub counted: Option<u32>,
    /// The largest distance from a point of the wall to the nearest of them, in millimetres;
    /// nothing while there is none.
    pub gap: Option<f64>,
    /// The same of the model answer.
    pub best: Option<f64>,
}

/// One injection.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Where it is.
    pub at: Point,
    /// The ids of the zones of the map that it lies in.
    pub zones: Vec<String>,
}

/// What is wrong with injections that were placed.
#[derive(Clone, Debug, PartialEq)]
pub enum PlaceFault {
    /// Another number than was asked for.
    Number {
        /// How many there are.
        placed: usize,
    },
    /// Two are too close.
    TooClose {
        /// The positions of both, in the order of placing.
        sites: (usize, usize),
        /// How far they are apart, in millimetres.
        distance: f64,
    },
    /// One lies in a zone to stay out of.
    Within {
        /// Its position, in the order of placing.
        site: usize,
        /// The position of the zone among those to avoid.
        avoid: usize,
    },
    /// A part of the wall is left out.
    Gap {
        /// The largest distance to an injection, in millimetres.
        gap: f64,
        /// The same of the model answer.
        best: f64,
    },
    /// Another number was counted.
    LostCount {
        /// What was said.
        counted: u32,
        /// How many there are.
        placed: usize,
    },
}

/// A gap is held against a trainee from twice the model answer's on: one injection that is shifted
/// by half a spacing leaves less.
const GAP: f64 = 2.0;

impl Placed {
    /// What is wrong with them, in the order of the faults above.
    #[must_use]
    pub fn faults(&self, place: &Place) -> Vec<PlaceFault> {
        let placed = self.sites.len();
        let number = usize::try_from(place.count).ok() != Some(placed);
        let mut faults = Vec::new();
        if number {
            faults.push(PlaceFault::Number { placed });
        }
        faults.extend(self.too_close(place));
        for (avoid, zone) in place.avoid.iter().enumerate() {
            let within = self.sites.iter().enumerate();
            let within =
                within.filter(|(_, site)| site.zones.iter().any(|it| it == zone.zone.as_str()));
            faults.extend(within.map(|(site, _)| PlaceFault::Within { site, avoid }));
        }
        // Where some are missing, the gap is theirs.
        if let (false, Some(gap), Some(best)) = (number, self.gap, self.best)
            && gap > best * GAP
        {
            faults.push(PlaceFault::Gap { gap, best });
        }
        if let Some(counted) = self.counted
            && usize::try_from(counted).ok() != Some(placed)
        {
            faults.push(PlaceFault::LostCount { counted, placed });
        }
        faults
    }

    /// Every pair that is too close.
    fn too_close(&self, place: &Place) -> Vec<PlaceFault> {
        let Some(least) = place.too_close() else { return Vec::new() };
        let sites = || self.sites.iter().enumerate();
        let pairs = sites().flat_map(|(second, one)| {
            let before = sites().take(second);
            before.map(move |(first, other)| ((first, second), one.at.distance(other.at)))
        });
        let close = pairs.filter(|(_, distance)| *distance < least);
        close.map(|(sites, distance)| PlaceFault::TooClose { sites, distance }).collect()
    }

    /// Whether they are as they should be. What is only minor is told, and asks for no other try.
    pub(super) fn judge(&self, place: &Place) -> Verdict {
        let bad =
            |fault: &PlaceFault| fault.judged(place).is_none_or(|it| it.severity > Severity::Minor);
        let wrong = self.sites.is_empty() || self.faults(place).iter().any(bad);
        if wrong { Verdict::Wrong } else { Verdict::Right }
    }
}

impl PlaceFault {
    /// How bad it is, and the author's reason.
    #[must_use]
    pub fn judged<'p>(&self, place: &'p Place) -> Option<&'p Judged> {
        Some(match self {
            Self::Number { .. } => &place.judged.number,
            Self::TooClose { .. } => &place.judged.too_close,
            Self::Within { avoid, .. } => &place.avoid.get(*avoid)?.judged,
            Self::Gap { .. } => &place.judged.gap,
            Self::LostCount { .. } => &place.judged.lost_count,
        })
    }
}
