//! What the patient's muscles do: rest, a gentle effort, or an answer to a joint that is moved.
//!
//! In a spastic limb an effort brings every muscle of a section in; only a passive movement tells
//! them apart. How units answer to the drive is `instrument/firing.rs`.

use super::grid::{micros, microseconds};
use crate::procedure::map::Muscle;

/// What the patient does, or what is done with the limb.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Activity {
    /// The patient lets go.
    Rest,
    /// The patient tries gently.
    Effort,
    /// The examiner moves a joint in this way or the other, once; in the words of the map.
    Moved(String),
}

impl Activity {
    /// What it makes of `muscle`; nothing where the muscle stays silent.
    #[must_use]
    pub fn drive(&self, muscle: &Muscle) -> Option<Drive> {
        match self {
            Self::Rest => None,
            Self::Effort => Some(Drive::Effort),
            Self::Moved(movement) => muscle.moves.contains(movement).then_some(Drive::Stretch),
        }
    }
}

/// How a muscle is driven, from when it is asked to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drive {
    /// It grows for a second and a half, and stays.
    Effort,
    /// It comes at once, and is over after two seconds.
    Stretch,
}

impl Drive {
    /// Its corners: milliseconds, and how hard the muscle works there, from 0 to 1.
    const fn corners(self) -> &'static [(f64, f64)] {
        match self {
            Self::Effort => &[(200.0, 0.0), (1700.0, 1.0)],
            Self::Stretch => &[(100.0, 0.0), (400.0, 0.95), (1500.0, 0.95), (2000.0, 0.0)],
        }
    }

    /// How hard the muscle works so many microseconds after it began, from 0 to 1.
    #[must_use]
    pub fn level(self, since: u64) -> f64 {
        let at = microseconds(since) / 1000.0;
        let mut before: Option<(f64, f64)> = None;
        for (time, level) in self.corners().iter().copied() {
            if at < time {
                return before
                    .map_or(0.0, |(from, low)| low + (level - low) * (at - from) / (time - from));
            }
            before = Some((time, level));
        }
        before.map_or(0.0, |(_, level)| level)
    }

    /// After how many microseconds the muscle works as hard as `level` for the first time.
    #[must_use]
    pub fn reaches(self, level: f64) -> Option<u64> {
        let corners = self.corners();
        let rises = corners.iter().zip(corners.iter().skip(1));
        let mut over = rises.filter(|((_, low), (_, high))| (*low..=*high).contains(&level));
        over.next().map(|((from, low), (to, high))| {
            let share = if high > low { (level - low) / (high - low) } else { 0.0 };
            micros(1000.0 * (from + (to - from) * share))
        })
    }
}
