//! The skin round a section: a line to go along, and the way inwards from each point of it.

use crate::procedure::map::{Point, Shape};
use std::f64::consts::FRAC_PI_2;

/// The skin round a section.
#[derive(Clone, Debug)]
pub struct Skin {
    /// Its straight pieces, turning left, each with how far along the skin it begins.
    sides: Vec<(f64, Point, Point)>,
    length: f64,
}

/// Over how many millimetres to both sides a corner of the outline is rounded off.
const ROUNDING: f64 = 3.0;

impl Skin {
    /// The skin of this outline.
    #[must_use]
    pub fn new(outline: &Shape) -> Self {
        let mut sides = outline.sides();
        let area: f64 = sides.iter().map(|(from, to)| from.x * to.y - to.x * from.y).sum();
        if area < 0.0 {
            sides = sides.into_iter().rev().map(|(from, to)| (to, from)).collect();
        }
        let mut length = 0.0;
        let along = sides.into_iter().map(|(from, to)| {
            let begins = length;
            length += from.distance(to);
            (begins, from, to)
        });
        Self { sides: along.collect(), length }
    }

    /// How long it is once round, in millimetres.
    #[must_use]
    pub const fn length(&self) -> f64 {
        self.length
    }

    /// The point so many millimetres along it, turning left, once round and on.
    #[must_use]
    pub fn at(&self, along: f64) -> Point {
        let along = self.wrapped(along);
        let side = self.sides.partition_point(|(begins, ..)| *begins <= along).max(1) - 1;
        self.sides.get(side).map_or(Point::default(), |(begins, from, to)| {
            from.towards((to.y - from.y).atan2(to.x - from.x), along - begins)
        })
    }

    /// The same place within the first round.
    #[must_use]
    pub fn wrapped(&self, along: f64) -> f64 {
        if self.length > 0.0 { along.rem_euclid(self.length) } else { 0.0 }
    }

    /// The direction straight inwards there, in radians from the right, turning left.
    #[must_use]
    pub fn inwards(&self, along: f64) -> f64 {
        let (before, after) = (self.at(along - ROUNDING), self.at(along + ROUNDING));
        (after.y - before.y).atan2(after.x - before.x) + FRAC_PI_2
    }

    /// How far along it the point is that lies highest on the map.
    #[must_use]
    pub fn top(&self) -> f64 {
        let highest = self.sides.iter().max_by(|one, other| one.1.y.total_cmp(&other.1.y));
        highest.map_or(0.0, |(begins, ..)| *begins)
    }

    /// How far it is from `start` in this direction until the way comes out again.
    #[must_use]
    pub fn across(&self, start: Point, direction: f64) -> f64 {
        let sides = self.sides.iter().map(|(_, from, to)| (*from, *to));
        first_met(sides, (start, direction), 0.5).unwrap_or(0.0)
    }
}

/// How far it is from `start` in this direction to the first of `sides`, those nearer than `least`
/// left out; nothing where none is met.
pub(super) fn first_met(
    sides: impl Iterator<Item = (Point, Point)>,
    (start, direction): (Point, f64),
    least: f64,
) -> Option<f64> {
    let (x, y) = (direction.cos(), direction.sin());
    let met = sides.filter_map(|(from, to)| {
        let (wide, tall) = (to.x - from.x, to.y - from.y);
        let slant = x * tall - y * wide;
        let (right, up) = (from.x - start.x, from.y - start.y);
        let far = (right * tall - up * wide) / slant;
        let share = (right * y - up * x) / slant;
        ((0.0..=1.0).contains(&share) && far >= least).then_some(far)
    });
    met.min_by(f64::total_cmp)
}
