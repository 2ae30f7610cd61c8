//! Timers, and the rules that may speak of them.
//!
//! Read next: `settle/timer.rs`.

use super::Severity;
use crate::author::written::{Asked, Computed, Count, Length, Line, Many, Phrase, Spanned, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// A named clock: with `every:` it comes back, without it runs once.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Timer@else=window")]
pub enum Timer {
    /// Comes back while another timer runs.
    #[serde(rename = "every")]
    Every(Box<Rounds>),
    /// Runs from one step to another.
    #[serde(rename = "window")]
    Window(Box<Window>),
}

/// A clock that is judged once, at its end.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Window {
    /// The name that people read. Default: the timer's name in the file.
    pub title: Option<Phrase>,
    /// Shorter is early.
    pub at_least: Option<Spanned<Computed<Length>>>,
    /// What to aim at.
    pub target: Option<Spanned<Computed<Length>>>,
    /// Longer is late.
    pub at_most: Option<Spanned<Computed<Length>>>,
    /// Which clock it follows while the program is closed. Default: session.
    pub clock: Option<Clock>,
    /// `session`: it runs from the beginning.
    pub starts: Option<Start>,
    /// What ending it early amounts to. Default: major.
    pub early: Option<Judged>,
    /// What ending it late amounts to. Default: minor.
    pub late: Option<Judged>,
}

/// Which time moves a timer while the program is closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// Session time: it stands still.
    Session,
    /// The clock on the wall: it runs on.
    Wall,
}

/// What starts a timer, beside the steps that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// The beginning of the session.
    Session,
}

/// How bad something is, and why.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Judged {
    /// How bad.
    pub severity: Option<Severity>,
    /// Why.
    pub because: Option<Text>,
}

/// Rounds that come due while another timer runs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Rounds {
    /// The name that people read. Default: the timer's name in the file.
    pub title: Option<Phrase>,
    /// The time from one round to the next.
    pub every: Spanned<Interval>,
    /// How far from its due time an act still answers a round. Default: a fifth of the interval.
    pub slack: Option<Spanned<Computed<Length>>>,
    /// The timer during which the rounds come.
    #[serde(rename = "while", default)]
    pub during: Asked<Spanned<Line>>,
    /// Phrases for the act, or the id of the step that it is.
    #[serde(default)]
    pub does: Asked<Many<Phrase>>,
    /// The session time that the act uses. Default: 30 s.
    pub takes: Option<Spanned<Computed<Length>>>,
    /// How bad missed rounds are. Default: minor.
    pub severity: Option<Severity>,
    /// Why.
    pub because: Option<Text>,
}

/// The time from one round to the next: fixed, or a range from the last act.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Interval@text==fixed")]
pub struct Interval {
    /// The fixed time, when only that is written.
    pub fixed: Option<Spanned<Computed<Length>>>,
    /// The shortest time.
    pub at_least: Option<Spanned<Computed<Length>>>,
    /// The longest time.
    pub at_most: Option<Spanned<Computed<Length>>>,
}

/// Something that must never happen across steps.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Rule {
    /// The step that must not be begun.
    pub step: Option<Spanned<Line>>,
    /// `true`: ending the session, instead of a step.
    pub finish: Option<Spanned<bool>>,
    /// Not before this step is done, or this timer has reached its `at_least`.
    pub before: Option<Spanned<Line>>,
    /// Not after this step is done, or this timer has reached its `at_least`.
    pub after: Option<Spanned<Line>>,
    /// Not while this timer runs.
    #[serde(rename = "while")]
    pub during: Option<Spanned<Line>>,
    /// Not more often than this.
    pub more_than: Option<Spanned<Computed<Count>>>,
    /// How bad it is. Default: critical.
    pub severity: Option<Severity>,
    /// Why.
    pub because: Option<Text>,
}
