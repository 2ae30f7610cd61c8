//! Maps of the body: a wall on which injections are placed, or a section in which a needle goes.
//!
//! Lengths are in millimetres, `x` to the right of the map and `y` up. Made by the author layer
//! only, which has seen that shapes do not cross themselves and lie where they belong. What a map
//! does under a hand is the `instrument` layer's. Read next: `map/shape.rs`.

pub mod shape;

pub use shape::{Point, Shape};

use super::Id;

/// A map.
#[derive(Clone, Debug)]
pub struct Map {
    /// The name by which checkpoints find it.
    pub id: Id,
    /// The name that people read.
    pub title: String,
    /// Whether it is a wall seen from within, or a section through a limb.
    pub shows: Shows,
    /// What lies where.
    pub frame: Frame,
    /// The edge: of a section, the skin.
    pub outline: Shape,
    /// What lies on it, those drawn over others last.
    pub zones: Vec<Zone>,
    /// The muscles of a section.
    pub muscles: Vec<Muscle>,
    /// Where experts place injections, by how many there are.
    pub patterns: Vec<Vec<Point>>,
}

impl Map {
    /// The muscle of this id.
    #[must_use]
    pub fn muscle(&self, id: &str) -> Option<&Muscle> {
        self.muscles.iter().find(|muscle| muscle.id.as_str() == id)
    }

    /// The zone of this id.
    #[must_use]
    pub fn zone(&self, id: &str) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.id.as_str() == id)
    }

    /// The expert's pattern of this many injections.
    #[must_use]
    pub fn pattern(&self, count: usize) -> Option<&[Point]> {
        self.patterns.iter().find(|pattern| pattern.len() == count).map(Vec::as_slice)
    }
}

/// Whether a map is a wall or a section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// A wall, on which injections are placed.
    Surface,
    /// A section, in which a needle goes from the skin to a muscle.
    Section,
}

impl Shows {
    /// The word for it in a file.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Surface => "surface",
            Self::Section => "section",
        }
    }
}

/// What lies where on a map, in words.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Where both coordinates are 0.
    pub origin: String,
    /// What lies to the right.
    pub right: String,
    /// What lies up.
    pub up: String,
}

/// A part of a map that matters.
#[derive(Clone, Debug)]
pub struct Zone {
    /// Its name in files and journals.
    pub id: Id,
    /// The name that people read.
    pub title: String,
    /// What it means for a needle.
    pub kind: ZoneKind,
    /// Where it is.
    pub place: Place,
}

/// What a zone means for a needle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ZoneKind {
    /// Injections belong here.
    Allowed,
    /// Injections do not belong here.
    Avoid,
    /// Blood is in it: a needle stays clear, and aspiration shows it.
    Vessel,
    /// A nerve: a needle stays clear.
    Nerve,
    /// For the eye, such as a bone or an orifice.
    Landmark,
}

impl ZoneKind {
    /// The word for it in a file and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Allowed => "allowed",
            Self::Avoid => "avoid",
            Self::Vessel => "vessel",
            Self::Nerve => "nerve",
            Self::Landmark => "landmark",
        }
    }
}

/// Where a zone is.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// Always here.
    Fixed(Shape),
    /// This many round spots of this radius, where the seed of the session draws them.
    Drawn {
        /// How many, at least one.
        count: u32,
        /// In millimetres, above 0.
        radius: f64,
    },
}

/// A muscle in a section.
#[derive(Clone, Debug)]
pub struct Muscle {
    /// Its name in files and journals.
    pub id: Id,
    /// The name that people read.
    pub title: String,
    /// Where it is.
    pub shape: Shape,
    /// Where its motor points, or the ends of its nerve, are; inside it, at least one.
    pub motor_points: Vec<Point>,
    /// What it does to the joints, such as `the wrist bends`; at least one. Moving a joint that way
    /// or the other makes it heard.
    pub moves: Vec<String>,
}
