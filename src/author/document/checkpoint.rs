//! Checkpoints: what all share, and one struct for each kind.
//!
//! A kind is the key that it has: a new one is a variant of `Kind` and its struct.

use super::Severity;
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
    pub place: Placing,
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
    pub avoid: List<Spanned<Line>>,
}

/// Find a muscle with the needle.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Needle {
    /// Which muscle, and how it is known.
    pub needle: Needling,
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
    pub accept: Spanned<Accept>,
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
