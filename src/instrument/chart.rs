//! A chart: a map as one session sees it, with what the seed draws on it.

use crate::procedure::Map;
use crate::procedure::map::{Place, Point, Shape, Zone, ZoneKind};
use crate::session::draw;
use std::sync::Arc;

/// A map as one session sees it.
#[derive(Clone, Debug)]
pub struct Chart {
    map: Arc<Map>,
    /// The shapes of each zone, in the order of the map.
    shapes: Vec<Vec<Shape>>,
}

/// How many places are tried for a spot before it is left out.
const TRIES: usize = 64;

impl Chart {
    /// The map with spots drawn by `seed` for the `thing`, such as a checkpoint. The first spot of
    /// each zone lies on one of `sites`, where an expert would inject, so that one has to be
    /// shifted; the others keep clear of them.
    #[must_use]
    pub fn new(map: &Arc<Map>, sites: &[Point], seed: u64, thing: &str) -> Self {
        let shapes = map.zones.iter().map(|zone| match &zone.place {
            Place::Fixed(shape) => vec![shape.clone()],
            Place::Drawn { count, radius } => {
                let thing = format!("map/{thing}/{}", zone.id);
                spots(map, sites, (seed, &thing), (*count, *radius))
            }
        });
        Self { shapes: shapes.collect(), map: Arc::clone(map) }
    }

    /// The map.
    #[must_use]
    pub const fn map(&self) -> &Arc<Map> {
        &self.map
    }

    /// Each zone with its shapes, in the order of the map.
    pub fn zones(&self) -> impl Iterator<Item = (&Zone, &[Shape])> {
        self.map.zones.iter().zip(self.shapes.iter().map(Vec::as_slice))
    }

    /// The zones in which `point` lies.
    pub fn zones_at(&self, point: Point) -> impl Iterator<Item = &Zone> {
        let zones = self.zones();
        zones.filter(move |(_, shapes)| within(shapes, point)).map(|(zone, _)| zone)
    }

    /// Whether injections belong at `point`: inside the outline, and inside what is allowed where
    /// the map says what that is.
    #[must_use]
    pub fn is_wall(&self, point: Point) -> bool {
        let mut allowed =
            self.zones().filter(|(zone, _)| zone.kind == ZoneKind::Allowed).peekable();
        self.map.outline.contains(point)
            && (allowed.peek().is_none() || allowed.any(|(_, shapes)| within(shapes, point)))
    }
}

fn within(shapes: &[Shape], point: Point) -> bool {
    shapes.iter().any(|shape| shape.contains(point))
}

/// Spots for one zone.
fn spots(
    map: &Map,
    sites: &[Point],
    (seed, thing): (u64, &str),
    (count, radius): (u32, f64),
) -> Vec<Shape> {
    let (low, high) = map.outline.bounds();
    let count = usize::try_from(count).unwrap_or(0);
    let shares = draw::shares(seed, thing, count * TRIES * 2);
    let mut spots: Vec<Shape> = Vec::with_capacity(count);
    for tries in shares.chunks(TRIES * 2) {
        let mut tried = tries.chunks(2).map(|pair| {
            let share = |position: usize| pair.get(position).copied().unwrap_or(0.5);
            Point::new(
                share(0).mul_add(high.x - low.x, low.x),
                share(1).mul_add(high.y - low.y, low.y),
            )
        });
        let centre = if let (true, false) = (spots.is_empty(), sites.is_empty()) {
            sites.get(draw::one_of(seed, thing, sites.len())).copied()
        } else {
            let clear = |point: &Point| {
                let site = sites.iter().all(|site| site.distance(*point) > radius + 1.0);
                let spot = spots.iter().all(|spot| spot.distance(*point) > radius * 2.0);
                site && spot && map.outline.contains(*point) && !is_in_the_way(map, *point)
            };
            tried.find(clear)
        };
        spots.extend(centre.map(|centre| Shape::Circle { centre, radius }));
    }
    spots
}

/// Whether another zone is there already that a spot would hide.
fn is_in_the_way(map: &Map, point: Point) -> bool {
    map.zones.iter().any(|zone| match &zone.place {
        Place::Fixed(shape) => zone.kind != ZoneKind::Allowed && shape.contains(point),
        Place::Drawn { .. } => false,
    })
}
