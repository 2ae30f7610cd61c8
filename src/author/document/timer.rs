//! Timers, and the rules that may speak of them.
//!
//! Read next: `settle/timers.rs`.

use super::Severity;
use crate::author::written::{Asked, Length, Line, Many, Spanned, Text};
use serde::Deserialize;

/// A named clock: with `every:` it comes back, without it runs once.
#[derive(Clone, Debug, Deserialize)]
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
#[derive(Clone, Debug, Deserialize)]
pub struct Window {
    /// The name that people read. Default: the timer's name in the file.
    pub title: Option<Line>,
    /// Shorter is early.
    pub at_least: Option<Spanned<Length>>,
    /// What to aim at.
    pub target: Option<Spanned<Length>>,
    /// Longer is late.
    pub at_most: Option<Spanned<Length>>,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clock {
    /// Session time: it stands still.
    Session,
    /// The clock on the wall: it runs on.
    Wall,
}

/// What starts a timer, beside the steps that say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Start {
    /// The beginning of the session.
    Session,
}

/// How bad something is, and why.
#[derive(Clone, Debug, Deserialize)]
pub struct Judged {
    /// How bad.
    pub severity: Option<Severity>,
    /// Why.
    pub because: Option<Text>,
}

/// Rounds that come due while another timer runs.
#[derive(Clone, Debug, Deserialize)]
pub struct Rounds {
    /// The name that people read. Default: the timer's name in the file.
    pub title: Option<Line>,
    /// The time from one round to the next.
    pub every: Spanned<Interval>,
    /// How far from its due time an act still answers a round. Default: a fifth of the interval.
    pub slack: Option<Spanned<Length>>,
    /// The timer during which the rounds come.
    #[serde(rename = "while", default)]
    pub during: Asked<Spanned<Line>>,
    /// Phrases for the act, or the id of the step that it is.
    #[serde(default)]
    pub does: Asked<Many<Spanned<Line>>>,
    /// The session time that the act uses. Default: 30 s.
    pub takes: Option<Length>,
    /// How bad missed rounds are. Default: minor.
    pub severity: Option<Severity>,
    /// Why.
    pub because: Option<Text>,
}

/// The time from one round to the next: fixed, or a range from the last act.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename = "Interval@text==fixed")]
pub struct Interval {
    /// The fixed time, when only that is written.
    pub fixed: Option<Length>,
    /// The shortest time.
    pub at_least: Option<Length>,
    /// The longest time.
    pub at_most: Option<Length>,
}

/// Something that must never come before something else.
#[derive(Clone, Debug, Deserialize)]
pub struct Rule {
    /// The step that must not be begun.
    pub step: Option<Spanned<Line>>,
    /// `true`: ending the session, instead of a step.
    pub finish: Option<Spanned<bool>>,
    /// The step that must be done first, or the timer that must have reached its `at_least`.
    #[serde(default)]
    pub before: Asked<Spanned<Line>>,
    /// How bad it is. Default: critical.
    pub severity: Option<Severity>,
    /// Why.
    pub because: Option<Text>,
}
