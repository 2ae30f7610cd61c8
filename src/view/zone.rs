//! Zones of a window of time: too early, right, too late. Each has a word, a glyph for time that
//! has not been used, and a role; the bars of a session and the timeline of its debrief share them.

use super::look::{Glyph, Role};

/// Where in a window it is too soon, right, or too late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Zone {
    /// Before its earliest end.
    Early,
    /// In it.
    Right,
    /// After its latest end.
    Late,
}

impl Zone {
    /// The zone of `at` in a window between these marks, each a part of the zone that is right.
    pub(super) fn of<T: PartialOrd + Copy>(at: T, at_least: Option<T>, at_most: Option<T>) -> Self {
        if at_most.is_some_and(|at_most| at > at_most) {
            Self::Late
        } else if at_least.is_some_and(|at_least| at < at_least) {
            Self::Early
        } else {
            Self::Right
        }
    }

    /// The word for it.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Early => "early",
            Self::Right => "right",
            Self::Late => "late",
        }
    }

    /// How time in it is meant.
    pub(super) const fn role(self) -> Role {
        match self {
            Self::Early => Role::Early,
            Self::Right => Role::Right,
            Self::Late => Role::Late,
        }
    }

    /// The sign of time in it that has not passed.
    pub(super) const fn to_come(self) -> Glyph {
        match self {
            Self::Early => Glyph::Early,
            Self::Right => Glyph::Right,
            Self::Late => Glyph::Late,
        }
    }
}
