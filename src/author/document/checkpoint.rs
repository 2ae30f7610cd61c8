//! Checkpoints: what all share, and one struct for each kind.
//!
//! A kind is the key that it has: a new one is a variant of `Kind` and its struct.

use super::{Judged, Severity};
use crate::author::written::{
    self, Accept, Computed, Count, Distance, Line, List, Many, Phrase, Spanned, Text, Tolerance,
    Truth,
};
use schemars::JsonSchema;
use serde::Deserialize;

/// A question or task inside a step.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Checkpoint {
    /// The question.
    pub ask: Option<Text>,
    /// Only in such a run or pass: an expression that is true or false. In a repeat, a checkpoint
    /// without it is asked on the first pass only.
    pub when: Option<Spanned<Computed<Truth>>>,
    /// What is said about it once it is answered.
    pub because: Option<Text>,
    /// What a right answer is worth. Default: 1.
    pub points: Option<Spanned<u32>>,
    /// `true`: the trainee says beforehand how sure they are.
    pub confidence: Option<Spanned<bool>>,
    /// Where its facts come from.
    #[serde(default)]
    pub source: Many<Spanned<Line>>,
    /// The kind of answer, by the key that gives it.
    #[serde(rename = "@kind")]
    pub kind: Kind,
}

/// The kind of answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Kind@", rename_all = "snake_case")]
pub enum Kind {
    /// Pick from options.
    Choose(Choose),
    /// Give a number.
    Number(Number),
    /// Name several things.
    List(Naming),
    /// Put things in order.
    Order(Order),
    /// Say something.
    Say(Say),
    /// Tick items off.
    Tick(Tick),
    /// Place injections on a map.
    Place(Placement),
    /// Find a muscle with the needle.
    Needle(Needle),
}

/// Pick from options. Several may be right; all of those are needed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Choose {
    /// The options, at least one right and one wrong.
    pub choose: Spanned<List<Choice>>,
}

/// One option: `right:` or `wrong:`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Choice {
    /// What a right option says.
    pub right: Option<Phrase>,
    /// What a wrong option says.
    pub wrong: Option<Phrase>,
    /// What is said to one who picks it.
    pub because: Option<Text>,
    /// How bad it is to pick a wrong option. Default: major.
    pub severity: Option<Spanned<Severity>>,
}

/// Give a number.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Number {
    /// The right number.
    pub number: Spanned<Computed<written::Number>>,
    /// Its unit, for the eye.
    pub unit: Option<Spanned<Line>>,
    /// How far off is still right: a number, or a percentage of the right number.
    pub tolerance: Option<Spanned<Computed<Tolerance>>>,
    /// Known slips.
    #[serde(default)]
    pub traps: List<Trap>,
    /// How bad another wrong number is. Default: major.
    pub severity: Option<Severity>,
}

/// A known slip.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Trap {
    /// The number that the slip leads to.
    pub value: Spanned<Computed<written::Number>>,
    /// What is said to one who gives it.
    pub because: Option<Text>,
    /// How bad it is. Default: major.
    pub severity: Option<Severity>,
}

/// Name several things, in any order.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Naming {
    /// The things; ` | ` stands between phrases for the same one.
    pub list: Spanned<List<Phrase>>,
    /// How many have to be named. Default: all.
    pub at_least: Option<Spanned<Computed<Count>>>,
    /// How bad it is to name too few. Default: major.
    pub severity: Option<Severity>,
}

/// Put things in order.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Order {
    /// The things, in the right order.
    pub order: Spanned<List<Phrase>>,
    /// How bad another order is. Default: major.
    pub severity: Option<Severity>,
}

/// Say something.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Say {
    /// What may be said; any one of these will do.
    pub say: Spanned<List<Phrase>>,
    /// How bad it is to say something else. Default: major.
    pub severity: Option<Severity>,
}

/// Tick items off: worth no points, for a tick proves nothing.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Tick {
    /// What to tick.
    pub tick: Spanned<List<Phrase>>,
}

/// Place injections on a map.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Placement {
    /// Where, how many and how far apart.
    pub place: Box<Placing>,
    /// How bad it is to place them otherwise. Default: major.
    pub severity: Option<Severity>,
}

/// Where injections go.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Placing {
    /// The map.
    pub map: Spanned<Line>,
    /// How many injections.
    pub count: Spanned<Computed<Count>>,
    /// How far they are apart, such as `1cm` or `5mm`.
    pub spacing: Option<Spanned<Distance>>,
    /// The zones of the map to stay out of.
    #[serde(default)]
    pub avoid: List<Avoid>,
    /// What goes into each, in millilitres.
    pub volume: Option<Spanned<Computed<written::Number>>>,
    /// What goes into each, in units.
    pub units: Option<Spanned<Computed<written::Number>>>,
    /// How bad another number of injections is, and why.
    pub number: Option<Judged>,
    /// How bad two that are too close are, and why.
    pub too_close: Option<Judged>,
    /// How bad a part of the wall that is left out is, and why.
    pub gap: Option<Judged>,
    /// How bad it is to lose count, and why. Default: minor.
    pub lost_count: Option<Judged>,
}

/// A zone to stay out of.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Avoid@text=zone")]
pub struct Avoid {
    /// The zone of the map.
    pub zone: Spanned<Line>,
    /// How bad an injection in it is. Default: as bad as placing them otherwise.
    pub severity: Option<Severity>,
    /// Why.
    pub because: Option<Text>,
}

/// Find a muscle with the needle.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Needle {
    /// Which muscle, and how it is known.
    pub needle: Box<Needling>,
    /// How bad it is to inject elsewhere. Default: major.
    pub severity: Option<Severity>,
}

/// What a needle is to find.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Needling {
    /// The map: a cross-section.
    pub map: Spanned<Line>,
    /// The muscle.
    pub target: Spanned<Line>,
    /// What guides the needle.
    pub guide: Spanned<Guide>,
    /// What has to be reached: a rise time such as `500us` with `emg`, a current such as `0.5mA`
    /// with `stimulation`.
    pub accept: Spanned<Computed<Accept>>,
    /// What goes into the muscle in all, in units.
    pub units: Option<Spanned<Computed<written::Number>>>,
    /// At how many sites of it. Default: 1.
    pub sites: Option<Spanned<Computed<Count>>>,
    /// How often the needle may be advanced on a new track. Default: as often as it takes.
    pub passes: Option<Passes>,
    /// How far to stay away from vessels and nerves, such as `3mm`. Default: 2mm.
    pub clear: Option<Spanned<Distance>>,
    /// How bad an injection into another muscle is, and why.
    pub wrong_muscle: Option<Judged>,
    /// How bad an injection too far from the signal or the twitch is, and why.
    pub too_far: Option<Judged>,
    /// How bad it is to inject without drawing back, and why. Default: major.
    pub not_aspirated: Option<Judged>,
    /// How bad it is to inject although blood came, and why. Default: critical.
    pub blood: Option<Judged>,
    /// How bad a track through a vessel or a nerve is, and why. Default: major.
    pub hit: Option<Judged>,
    /// How bad a track too close to one is, and why. Default: minor.
    pub near_miss: Option<Judged>,
    /// How bad another dose is, and why.
    pub wrong_units: Option<Judged>,
    /// How bad another number of sites is, and why.
    pub wrong_sites: Option<Judged>,
}

/// How often the needle may be advanced on a new track.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Passes@text=at_most")]
pub struct Passes {
    /// At most so often.
    pub at_most: Spanned<Computed<Count>>,
    /// How bad more are. Default: minor.
    pub severity: Option<Severity>,
    /// Why.
    pub because: Option<Text>,
}

/// What guides a needle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Guide {
    /// The muscle's own signals.
    Emg,
    /// A current that makes the muscle twitch.
    Stimulation,
}
