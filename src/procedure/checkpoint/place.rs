//! `place`: injections on a map, and what is held against those that are placed otherwise.

use crate::procedure::map::Point;
use crate::procedure::{Id, Judged, Map, Severity};
use std::sync::Arc;

/// Place injections on a map.
#[derive(Clone, Debug)]
pub struct Place {
    /// A map of a wall.
    pub map: Arc<Map>,
    /// How many injections, at least one.
    pub count: u32,
    /// How far they are apart, in millimetres.
    pub spacing: Option<f64>,
    /// The zones of the map to stay out of.
    pub avoid: Vec<Avoid>,
    /// What goes into each, in millilitres.
    pub volume: Option<f64>,
    /// What goes into each, in units.
    pub units: Option<f64>,
    /// How bad each fault is.
    pub judged: PlaceJudged,
    /// How bad it is to place none.
    pub severity: Severity,
}

impl Place {
    /// Where an expert places them, before anything is drawn on the map; nothing where the map
    /// has no pattern of that many.
    #[must_use]
    pub fn pattern(&self) -> Option<&[Point]> {
        self.map.pattern(usize::try_from(self.count).unwrap_or(usize::MAX))
    }

    /// How bad the worst fault is.
    #[must_use]
    pub fn worst(&self) -> Severity {
        let PlaceJudged { number, too_close, gap, lost_count } = &self.judged;
        let avoid = self.avoid.iter().map(|avoid| &avoid.judged);
        let all = [number, too_close, gap, lost_count].into_iter().chain(avoid);
        all.map(|judged| judged.severity).max().unwrap_or(self.severity).max(self.severity)
    }

    /// The distance below which two injections are too close, in millimetres: three quarters of
    /// the spacing, since a hand places them at about a spacing and not at exactly one.
    #[must_use]
    pub fn too_close(&self) -> Option<f64> {
        self.spacing.map(|spacing| spacing * 0.75)
    }
}

/// A zone to stay out of.
#[derive(Clone, Debug)]
pub struct Avoid {
    /// Which.
    pub zone: Id,
    /// How bad an injection in it is.
    pub judged: Judged,
}

/// How bad each fault of injections placed is.
#[derive(Clone, Debug)]
pub struct PlaceJudged {
    /// Another number than was asked for.
    pub number: Judged,
    /// Two that are too close.
    pub too_close: Judged,
    /// A part of the wall that is left out.
    pub gap: Judged,
    /// Another number counted than were placed.
    pub lost_count: Judged,
}
