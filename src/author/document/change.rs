//! Changes: what a test does otherwise than an expert would. One struct for each kind.
//!
//! A kind is the key that it has: a new one is a variant of `Change` and its struct.

use crate::author::written::{Computed, Count, Length, Line, List, Many, Phrase, Shown, Spanned};
use schemars::JsonSchema;
use serde::Deserialize;

/// One thing that is done otherwise, by the key that says what.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Change@", rename_all = "snake_case")]
pub enum Change {
    /// Wait too short a time.
    Hurry(Hurry),
    /// Wait too long.
    Linger(Linger),
    /// Leave steps out.
    Omit(Omit),
    /// Let two steps change places.
    Swap(Swap),
    /// Do a step in another place.
    Move(Move),
    /// Do a step twice.
    Repeat(Again),
    /// Give a wrong answer.
    Answer(Answer),
    /// Take a wrong arm of a decision.
    Decide(WrongArm),
    /// Leave a complication by the wrong way out.
    Leave(Leave),
    /// Do something else.
    Act(Act),
    /// Leave rounds out.
    Miss(Miss),
}

/// Wait too short a time.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Hurry {
    /// The timer, or the step with a `time.at_least`, that is not waited for.
    pub hurry: Spanned<Line>,
    /// It goes on when this much time has run.
    pub to: Spanned<Computed<Length>>,
}

/// Wait too long.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Linger {
    /// The timer or step that is given too much time.
    pub linger: Spanned<Line>,
    /// It goes on when this much time has run.
    pub to: Spanned<Computed<Length>>,
}

/// Leave steps out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Omit {
    /// The step or steps that are left out.
    pub omit: Spanned<Many<Spanned<Line>>>,
}

/// Let two steps change places.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Swap {
    /// The two steps that change places.
    pub swap: Spanned<List<Spanned<Line>>>,
}

/// Do a step in another place.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Move {
    /// The step that is done in another place.
    #[serde(rename = "move")]
    pub step: Spanned<Line>,
    /// It is done right before this step.
    pub before: Option<Spanned<Line>>,
    /// It is done right after this step.
    pub after: Option<Spanned<Line>>,
}

/// Do a step twice.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Again {
    /// The step that is done once more, right after the first time.
    pub repeat: Spanned<Line>,
}

/// Give a wrong answer.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Answer {
    /// The step whose question is answered wrongly.
    pub answer: Spanned<Line>,
    /// Which of its questions, counted from 1. Default: 1.
    pub question: Option<Spanned<u32>>,
    /// The wrong answer: a number or an `= expression`, a text, or several texts.
    #[serde(rename = "with")]
    pub given: Spanned<Many<Spanned<Shown>>>,
}

/// Take a wrong arm of a decision.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct WrongArm {
    /// The step whose decision is taken wrongly, the first time.
    pub decide: Spanned<Line>,
    /// The arm that is taken, by what it says. It is followed.
    #[serde(rename = "with")]
    pub arm: Phrase,
}

/// Leave a complication by the wrong way out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Leave {
    /// The complication that is left.
    pub leave: Spanned<Line>,
    /// What is said: `carry on` or `stop`.
    #[serde(rename = "with")]
    pub out: Spanned<WayOut>,
}

/// What is said to leave a complication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum WayOut {
    /// The procedure goes on.
    #[serde(rename = "carry on")]
    CarryOn,
    /// The procedure ends here.
    #[serde(rename = "stop")]
    Stop,
}

/// Do something else.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Act {
    /// What is done, as a trainee would type it.
    pub act: Phrase,
    /// It is done right before this step.
    pub before: Option<Spanned<Line>>,
    /// It is done right after this step.
    pub after: Option<Spanned<Line>>,
}

/// Leave rounds out.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Miss {
    /// The timer with `every` whose rounds are left out.
    pub miss: Spanned<Line>,
    /// How many of them. Default: all.
    pub count: Option<Spanned<Computed<Count>>>,
}
