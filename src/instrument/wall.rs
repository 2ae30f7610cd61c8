//! A wall on which injections are placed: what is left uncovered, and where an expert would place
//! them.
//!
//! Distances are measured to points of the wall a millimetre apart, so a gap is right to within
//! half a millimetre or so.

use super::Chart;
use crate::procedure::checkpoint::Place;
use crate::procedure::map::{Point, Zone};
use crate::session::checkpoint::{Placed, Site};
use std::sync::Arc;

/// A wall, with what the seed draws on it.
#[derive(Clone, Debug)]
pub struct Wall {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    chart: Chart,
    /// Points where injections belong, a millimetre apart.
    points: Vec<Point>,
    model: Vec<Point>,
    best: Option<f64>,
}

/// How far points of the wall are apart, in millimetres.
const GRAIN: f64 = 1.0;
/// The most points in a row; of a larger wall they are farther apart.
const MOST: f64 = 160.0;
/// How often the model answer is evened out.
const ROUNDS: usize = 12;

impl Wall {
    /// The wall of `place` with what `seed` draws on it for the `thing`, such as a checkpoint.
    #[must_use]
    pub fn new(place: &Place, seed: u64, thing: &str) -> Self {
        let chart = Chart::new(&place.map, place.pattern().unwrap_or_default(), seed, thing);
        let avoided = |zone: &Zone| place.avoid.iter().any(|avoid| avoid.zone == zone.id);
        let mut points = grid(&chart);
        points.retain(|point| chart.is_wall(*point) && !chart.zones_at(*point).any(avoided));
        let model = match place.pattern() {
            Some(pattern) => shifted(pattern, &points, &chart, place),
            None => even(&points, usize::try_from(place.count).unwrap_or(usize::MAX)),
        };
        let best = gap(&points, &model);
        Self { inner: Arc::new(Inner { chart, points, model, best }) }
    }

    /// The map with what is drawn on it.
    #[must_use]
    pub fn chart(&self) -> &Chart {
        &self.inner.chart
    }

    /// Where an expert would place them: the map's pattern, with what lies where none belongs
    /// shifted; evenly spread where the map has no pattern of that many.
    #[must_use]
    pub fn model(&self) -> &[Point] {
        &self.inner.model
    }

    /// The injection at `at`.
    #[must_use]
    pub fn site(&self, at: Point) -> Site {
        let zones = self.chart().zones_at(at).map(|zone| zone.id.to_string());
        Site { at, zones: zones.collect() }
    }

    /// These injections, measured.
    #[must_use]
    pub fn measured(&self, sites: Vec<Site>, counted: Option<u32>) -> Placed {
        let at: Vec<Point> = sites.iter().map(|site| site.at).collect();
        Placed { sites, counted, gap: gap(&self.inner.points, &at), best: self.inner.best }
    }

    /// The model answer, measured.
    #[must_use]
    pub fn right(&self) -> Placed {
        self.measured(self.model().iter().map(|at| self.site(*at)).collect(), None)
    }
}

/// The largest distance from one of `points` to the nearest of `sites`, in millimetres; nothing
/// where there are none of either.
#[must_use]
pub fn gap(points: &[Point], sites: &[Point]) -> Option<f64> {
    let nearest = |point: &Point| {
        let far = sites.iter().map(|site| site.distance(*point));
        far.min_by(f64::total_cmp)
    };
    points.iter().filter_map(nearest).max_by(f64::total_cmp)
}

/// Points all over the map.
fn grid(chart: &Chart) -> Vec<Point> {
    let (low, high) = chart.map().outline.bounds();
    let (wide, tall) = (high.x - low.x, high.y - low.y);
    let grain = GRAIN.max(wide / MOST).max(tall / MOST);
    let steps = |length: f64| {
        let mut at = 0.0;
        std::iter::from_fn(move || {
            let here = at;
            at += grain;
            (here <= length).then_some(here)
        })
    };
    steps(tall).flat_map(|y| steps(wide).map(move |x| Point::new(low.x + x, low.y + y))).collect()
}

/// The pattern, with what lies where none belongs moved to the nearest point where one does, not
/// too close to the others.
fn shifted(pattern: &[Point], points: &[Point], chart: &Chart, place: &Place) -> Vec<Point> {
    let avoided = |at: Point| {
        chart.zones_at(at).any(|zone| place.avoid.iter().any(|avoid| avoid.zone == zone.id))
    };
    let least = place.too_close().unwrap_or(0.0);
    let mut sites = pattern.to_vec();
    for position in 0..sites.len() {
        let Some(at) = sites.get(position).copied().filter(|at| avoided(*at)) else { continue };
        let free = |point: &&Point| {
            let mut others = sites.iter().enumerate().filter(|(other, _)| *other != position);
            others.all(|(_, other)| other.distance(**point) >= least)
        };
        let nearest = points
            .iter()
            .filter(free)
            .min_by(|one, other| one.distance(at).total_cmp(&other.distance(at)))
            .copied();
        if let (Some(nearest), Some(site)) = (nearest, sites.get_mut(position)) {
            *site = nearest;
        }
    }
    sites
}

/// `count` points evenly spread: each in turn the one farthest from those before it, then all of
/// them moved to the middle of what is nearest to them, a few times over.
fn even(points: &[Point], count: usize) -> Vec<Point> {
    let mut sites: Vec<Point> = points.first().copied().into_iter().collect();
    let mut far: Vec<f64> = vec![f64::INFINITY; points.len()];
    while let (Some(last), true) = (sites.last().copied(), sites.len() < count) {
        for (point, far) in points.iter().zip(&mut far) {
            *far = far.min(point.distance(last));
        }
        let farthest = points.iter().zip(&far).max_by(|one, other| one.1.total_cmp(other.1));
        match farthest {
            Some((point, far)) if *far > 0.0 => sites.push(*point),
            Some(_) | None => break,
        }
    }
    for _ in 0..ROUNDS {
        sites = evened(points, &sites);
    }
    sites
}

fn evened(points: &[Point], sites: &[Point]) -> Vec<Point> {
    let mut sums = vec![(0.0, 0.0, 0.0); sites.len()];
    for point in points {
        let each = sites.iter().zip(&mut sums);
        let nearest =
            each.min_by(|one, other| one.0.distance(*point).total_cmp(&other.0.distance(*point)));
        if let Some((_, (x, y, weight))) = nearest {
            *x += point.x;
            *y += point.y;
            *weight += 1.0;
        }
    }
    let middle = |(site, (x, y, weight)): (&Point, &(f64, f64, f64))| {
        let middle = if *weight > 0.0 { Point::new(x / weight, y / weight) } else { *site };
        let nearest = points
            .iter()
            .min_by(|one, other| one.distance(middle).total_cmp(&other.distance(middle)));
        nearest.copied().unwrap_or(*site)
    };
    sites.iter().zip(&sums).map(middle).collect()
}
