//! A needle in a section: where it goes in, how it leans, how deep it is, and what its tracks came
//! near.
//!
//! It knows the chart and no signal. Lengths are in millimetres, angles in degrees. Read next:
//! `instrument/bench.rs`, which holds it together with what listens at its tip.

use super::Chart;
use super::skin::{Skin, first_met};
use crate::procedure::map::{Muscle, Point, Shape, Zone, ZoneKind};
use crate::session::checkpoint::Met;
use std::sync::Arc;

/// How far the needle can lean from the way straight inwards, to both sides.
pub const WIDEST: f64 = 60.0;
/// How deep it can still be turned.
pub const TURNABLE: f64 = 5.0;
/// Of vessels and nerves farther from a track than this, nothing is told.
pub const TOLD: f64 = 10.0;
/// How much tissue is left before the needle would come out on the other side.
const LEFT: f64 = 1.0;
/// Lengths below this are none.
const NOTHING: f64 = 1e-9;

/// A needle.
#[derive(Clone, Debug)]
pub struct Needle {
    chart: Chart,
    skin: Arc<Skin>,
    /// How far along the skin it goes in.
    along: f64,
    /// How far it leans from straight inwards; above 0 the tip is farther along the skin.
    lean: f64,
    depth: f64,
    passes: Vec<Pass>,
}

/// One advance on a track of its own.
#[derive(Clone, Debug)]
struct Pass {
    entry: Point,
    direction: f64,
    /// How deep it went.
    deepest: f64,
    /// Whether the needle is still on it.
    open: bool,
}

/// Why a needle stays where it is, or stops on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// It cannot be moved along the skin while it is in.
    In,
    /// It is out already.
    Out,
    /// It is too deep to be turned.
    Deep,
    /// It leans as far as it can.
    Flat,
    /// There is bone at its tip.
    Bone,
    /// It would come out on the other side.
    OtherSide,
}

impl Held {
    /// What the trainee is told.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::In => "the needle is in: draw it out before you move along the skin",
            Self::Out => "the needle is out of the skin already",
            Self::Deep => "more than 5 mm deep: draw back before you turn the needle",
            Self::Flat => "the needle cannot lean farther",
            Self::Bone => "bone: the needle stops",
            Self::OtherSide => "farther in it would come out on the other side",
        }
    }
}

impl Needle {
    /// A needle out of the skin, above the highest point of the section, straight inwards.
    #[must_use]
    pub fn new(chart: &Chart) -> Self {
        let skin = Arc::new(Skin::new(&chart.map().outline));
        let along = skin.top();
        Self { chart: chart.clone(), skin, along, lean: 0.0, depth: 0.0, passes: Vec::new() }
    }

    /// The section in which it goes.
    #[must_use]
    pub const fn chart(&self) -> &Chart {
        &self.chart
    }

    /// The skin round it.
    #[must_use]
    pub fn skin(&self) -> &Skin {
        &self.skin
    }

    /// How far along the skin it goes in, from 0 to the skin's length, turning left.
    #[must_use]
    pub const fn along(&self) -> f64 {
        self.along
    }

    /// How far it leans from straight inwards, from −60 to 60; above 0 the tip is farther along the
    /// skin.
    #[must_use]
    pub const fn lean(&self) -> f64 {
        self.lean
    }

    /// How deep the tip is along the needle; 0 out of the skin.
    #[must_use]
    pub const fn depth(&self) -> f64 {
        self.depth
    }

    /// Whether it is in the skin.
    #[must_use]
    pub fn is_in(&self) -> bool {
        self.depth > 0.0
    }

    /// Where it goes through the skin, or would.
    #[must_use]
    pub fn entry(&self) -> Point {
        self.skin.at(self.along)
    }

    /// Where its tip is; on the skin while it is out.
    #[must_use]
    pub fn tip(&self) -> Point {
        self.entry().towards(self.direction(), self.depth)
    }

    /// The part of it that is in: from the skin to the tip.
    #[must_use]
    pub fn shaft(&self) -> (Point, Point) {
        (self.entry(), self.tip())
    }

    /// In which direction it points, in radians from the right of the map, turning left.
    #[must_use]
    pub fn direction(&self) -> f64 {
        self.skin.inwards(self.along) - self.lean.to_radians()
    }

    /// How far it can go in as it points now, and what holds it there.
    #[must_use]
    pub fn room(&self) -> (f64, Held) {
        let ray = (self.entry(), self.direction());
        let across = (self.skin.across(ray.0, ray.1) - LEFT).max(0.0);
        let bones = self.chart.zones().filter(|(zone, _)| zone.kind == ZoneKind::Landmark);
        let sides = bones.flat_map(|(_, shapes)| shapes).flat_map(Shape::sides);
        match first_met(sides, ray, 0.0) {
            Some(bone) if bone < across => (bone, Held::Bone),
            Some(_) | None => (across, Held::OtherSide),
        }
    }

    /// Moves it along the skin, turning left round the section where `far` is above 0.
    ///
    /// # Errors
    ///
    /// It stays where it is while it is in.
    pub fn slide(&mut self, far: f64) -> Result<(), Held> {
        if self.is_in() {
            return Err(Held::In);
        }
        self.along = self.skin.wrapped(self.along + far);
        Ok(())
    }

    /// Turns it by so many degrees, as far as it can lean.
    ///
    /// # Errors
    ///
    /// It stays as it is where it is too deep, or leans that far already.
    pub fn turn(&mut self, degrees: f64) -> Result<(), Held> {
        if self.depth > TURNABLE + NOTHING {
            return Err(Held::Deep);
        }
        let lean = (self.lean + degrees).clamp(-WIDEST, WIDEST);
        if (lean - self.lean).abs() < NOTHING {
            return Err(Held::Flat);
        }
        let before = std::mem::replace(&mut self.lean, lean);
        let (room, held) = self.room();
        if self.depth > room {
            self.lean = before;
            return Err(held);
        }
        Ok(())
    }

    /// Pushes it in by so many millimetres, or as far as there is room.
    ///
    /// # Errors
    ///
    /// Says what it was stopped by.
    pub fn advance(&mut self, far: f64) -> Result<(), Held> {
        let (room, held) = self.room();
        let wanted = self.depth + far.max(0.0);
        let depth = wanted.min(room).max(self.depth);
        if depth > self.depth {
            self.depth = depth;
            self.go_on();
        }
        if wanted > room { Err(held) } else { Ok(()) }
    }

    /// Draws it back by so many millimetres, or out.
    ///
    /// # Errors
    ///
    /// It stays where it is when it is out.
    pub fn withdraw(&mut self, far: f64) -> Result<(), Held> {
        if !self.is_in() {
            return Err(Held::Out);
        }
        self.depth = (self.depth - far.max(0.0)).max(0.0);
        if self.depth < NOTHING {
            self.depth = 0.0;
            if let Some(pass) = self.passes.last_mut() {
                pass.open = false;
            }
        }
        Ok(())
    }

    /// Writes down that the tip went on: on the track it is on, or on a new one.
    fn go_on(&mut self) {
        let (entry, direction, depth) = (self.entry(), self.direction(), self.depth);
        match self.passes.last_mut() {
            Some(pass) if pass.open && (pass.direction - direction).abs() < NOTHING => {
                pass.deepest = pass.deepest.max(depth);
            }
            Some(_) | None => {
                self.passes.push(Pass { entry, direction, deepest: depth, open: true });
            }
        }
    }

    /// How often it was advanced on a new track: out of the skin, or after it was turned.
    #[must_use]
    pub fn passes(&self) -> u32 {
        u32::try_from(self.passes.len()).unwrap_or(u32::MAX)
    }

    /// The vessels and nerves that a track came near, the nearest of each, in the order of the map.
    #[must_use]
    pub fn met(&self) -> Vec<Met> {
        let near = self.chart.zones().filter_map(|(zone, shapes)| {
            let tracks = self.passes.iter().map(Pass::track);
            let distance = is_spared(zone).then(|| nearest(shapes, tracks))?;
            (distance <= TOLD).then(|| Met { zone: zone.id.to_string(), distance })
        });
        near.collect()
    }

    /// How near the way in to `depth` would come to a vessel or a nerve, as it points now.
    #[must_use]
    pub fn clearance(&self, depth: f64) -> f64 {
        let track = (self.entry(), self.entry().towards(self.direction(), depth));
        let spared = self.chart.zones().filter(|(zone, _)| is_spared(zone));
        let far = spared.map(|(_, shapes)| nearest(shapes, std::iter::once(track)));
        far.fold(f64::INFINITY, f64::min)
    }

    /// The muscle around its tip.
    #[must_use]
    pub fn muscle(&self) -> Option<&Muscle> {
        let tip = self.tip();
        let muscles = &self.chart.map().muscles;
        self.is_in().then(|| muscles.iter().find(|muscle| muscle.shape.contains(tip)))?
    }

    /// The zones in which its tip is.
    pub fn zones(&self) -> impl Iterator<Item = &Zone> {
        self.is_in().then(|| self.chart.zones_at(self.tip())).into_iter().flatten()
    }

    /// Whether its tip is in a vessel.
    #[must_use]
    pub fn is_in_vessel(&self) -> bool {
        self.zones().any(|zone| zone.kind == ZoneKind::Vessel)
    }
}

impl Pass {
    fn track(&self) -> (Point, Point) {
        (self.entry, self.entry.towards(self.direction, self.deepest))
    }
}

const fn is_spared(zone: &Zone) -> bool {
    matches!(zone.kind, ZoneKind::Vessel | ZoneKind::Nerve)
}

/// How near one of `tracks` comes to one of `shapes`.
fn nearest(shapes: &[Shape], tracks: impl Iterator<Item = (Point, Point)>) -> f64 {
    let far =
        tracks.flat_map(|track| shapes.iter().map(move |shape| shape.distance_to_line(track)));
    far.fold(f64::INFINITY, f64::min)
}

#[cfg(test)]
mod tests;
