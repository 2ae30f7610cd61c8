//! A map of the body as its author wrote it: a wall for `place`, or a section for `needle`.
//!
//! A file of its own, in the folder `maps` beside the procedures. What it means is `author/map.rs`.

use super::{Source, Status};
use crate::author::written::{Asked, Date, Distance, Line, List, Many, Named, Number, Spanned};
use schemars::JsonSchema;
use serde::Deserialize;

/// A map of the body.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct MapDocument {
    /// The version of the format: 1.
    #[serde(default)]
    pub format: Asked<Spanned<u32>>,
    /// The name that people read.
    #[serde(default)]
    pub map: Asked<Spanned<Line>>,
    /// The name by which checkpoints find it. Default: the file's name.
    pub id: Option<Spanned<Line>>,
    /// One or two sentences.
    pub summary: Option<Line>,
    /// How far the content may be trusted.
    #[serde(default)]
    pub status: Asked<Spanned<Status>>,
    /// Who reviewed it.
    pub reviewed_by: Option<Spanned<Line>>,
    /// When it was reviewed.
    pub reviewed_on: Option<Spanned<Date>>,
    /// What a clinician must still look at.
    #[serde(default)]
    pub review: List<Line>,
    /// What it shows.
    #[serde(default)]
    pub shows: Asked<Spanned<Shows>>,
    /// Where both coordinates are 0, in words.
    pub origin: Option<Line>,
    /// What lies to the right of the map, in words.
    pub right: Option<Line>,
    /// What lies up, in words.
    pub up: Option<Line>,
    /// How long 1 is. Default: 1mm.
    pub scale: Option<Spanned<Distance>>,
    /// Where the facts come from, by the name that the map uses.
    #[serde(default)]
    pub sources: Named<Source>,
    /// Where the outline comes from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
    /// The corners of the edge, in order; it closes itself. Of a section it is the skin.
    pub outline: Option<Outline>,
    /// The edge, where it is a circle.
    pub circle: Option<Circle>,
    /// The parts that matter to a needle, and what is there for the eye.
    #[serde(default)]
    pub zones: List<Zone>,
    /// The muscles of a section.
    #[serde(default)]
    pub muscles: List<Muscle>,
    /// Where experts place injections on a surface.
    #[serde(default)]
    pub patterns: List<Pattern>,
}

/// Corners, in order.
pub type Outline = Spanned<List<Corner>>;

/// A point: how far to the right, and how far up.
pub type Corner = Spanned<List<Number>>;

/// What a map shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Shows {
    /// A wall, on which injections are placed.
    Surface,
    /// A limb cut across, in which a needle goes to a muscle.
    Section,
}

/// A circle.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Circle {
    /// Its centre.
    pub at: Corner,
    /// Its radius.
    pub radius: Spanned<Number>,
}

/// A part that matters, or is there for the eye.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Zone {
    /// The name that people read.
    pub zone: Spanned<Line>,
    /// Its name in files. Default: made of its name.
    pub id: Option<Spanned<Line>>,
    /// What it means for a needle.
    pub is: Spanned<ZoneKind>,
    /// Its corners, in order; it closes itself.
    pub outline: Option<Outline>,
    /// Where it is a circle.
    pub circle: Option<Circle>,
    /// Where it is spots that the seed of a session draws.
    pub drawn: Option<Drawn>,
    /// Where it comes from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
}

/// What a zone means for a needle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ZoneKind {
    /// Injections belong here.
    Allowed,
    /// Injections do not belong here.
    Avoid,
    /// Blood is in it.
    Vessel,
    /// A nerve.
    Nerve,
    /// For the eye. In a section a bone: the needle stops at it.
    Landmark,
}

/// Round spots that the seed of a session draws.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Drawn {
    /// How many.
    pub count: Spanned<u32>,
    /// The radius of each.
    pub radius: Spanned<Number>,
}

/// A muscle of a section.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Muscle {
    /// The name that people read.
    pub muscle: Spanned<Line>,
    /// Its name in files. Default: made of its name.
    pub id: Option<Spanned<Line>>,
    /// Its corners, in order; it closes itself.
    pub outline: Option<Outline>,
    /// Where it is a circle.
    pub circle: Option<Circle>,
    /// Where its nerve ends in it: points inside it.
    pub motor_points: Spanned<List<Corner>>,
    /// What it moves, such as `wrist flexion`.
    pub moves: Spanned<List<Line>>,
    /// Where it comes from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
}

/// Where experts place injections: where each row crosses each column.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Pattern {
    /// How far up each row is.
    pub rows: Spanned<List<Number>>,
    /// How far to the right each column is.
    pub columns: Spanned<List<Number>>,
    /// Where it comes from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
}
