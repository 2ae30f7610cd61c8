//! The score: a line for each step of the right path, which says why it is what it is.
//!
//! Computed at each debrief and never stored. The rules are `FORMAT.md` section 5: a step is
//! worth 1, a checkpoint its `points` for a right first answer, a tick nothing; a wrong place
//! costs half of the step's point.

use super::checkpoint;
use super::deviation::{Kind, Subject};
use super::found::Found;
use crate::procedure::{Step, StepIx};
use crate::session::{Session, Standing};
use std::fmt;
use std::iter::Sum;

/// Points, counted in halves so that sums are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Points(u32);

impl Points {
    /// This many whole points.
    #[must_use]
    pub const fn whole(points: u32) -> Self {
        Self(points.saturating_mul(2))
    }

    /// This many half points.
    #[must_use]
    pub const fn halves(halves: u32) -> Self {
        Self(halves)
    }

    /// In halves.
    #[must_use]
    pub const fn as_halves(self) -> u32 {
        self.0
    }

    /// As a number: exact, because halves are.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 2.0
    }
}

impl Sum for Points {
    fn sum<I: Iterator<Item = Self>>(points: I) -> Self {
        Self(points.fold(0, |sum, points| sum.saturating_add(points.0)))
    }
}

impl fmt::Display for Points {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let half = if self.0 % 2 == 1 { ".5" } else { "" };
        f.pad(&format!("{}{half}", self.0 / 2))
    }
}

/// The points of a session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Score {
    /// Points reached.
    pub got: Points,
    /// Points that this run's right path is worth.
    pub of: Points,
    /// Points of steps that were never reached: part of `of`, and not lost by any fault.
    pub unreached: Points,
    /// One for each step, in the order of the right path.
    pub lines: Vec<ScoreLine>,
}

impl Score {
    /// The share of points reached, from 0 to 1; all of them where there are none to reach.
    #[must_use]
    pub fn share(&self) -> f64 {
        if self.of == Points::default() { 1.0 } else { self.got.as_f64() / self.of.as_f64() }
    }

    /// The share in whole percent, rounded down: 100 is all of them.
    #[must_use]
    pub fn percent(&self) -> u32 {
        let percent = u64::from(self.got.0) * 100;
        percent
            .checked_div(u64::from(self.of.0))
            .map_or(100, |share| u32::try_from(share).unwrap_or(100))
    }
}

/// The points of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreLine {
    /// The step.
    pub step: StepIx,
    /// Points reached.
    pub got: Points,
    /// Points to reach.
    pub of: Points,
    /// Why, as a fragment: `first answer to “Which vial?” was wrong`.
    pub why: String,
}

pub(super) fn score(session: &Session, found: &[Found]) -> Score {
    let steps = session.procedure().steps();
    let lines: Vec<ScoreLine> = steps.map(|(ix, step)| line(session, found, (ix, step))).collect();
    let unreached = |line: &&ScoreLine| {
        session.visits_of(line.step).next().is_none() && session.skip_reason(line.step).is_none()
    };
    Score {
        got: lines.iter().map(|line| line.got).sum(),
        of: lines.iter().map(|line| line.of).sum(),
        unreached: lines.iter().filter(unreached).map(|line| line.of).sum(),
        lines,
    }
}

fn line(session: &Session, found: &[Found], (ix, step): (StepIx, &Step)) -> ScoreLine {
    let (own, standing) = own_point(session, found, ix);
    let mut got = vec![own];
    let mut why: Vec<String> = standing.into_iter().collect();
    for (position, asked) in step.checkpoints.iter().enumerate() {
        let first = checkpoint::given(session, ix, position).next();
        let worth = checkpoint::worth(asked);
        match first {
            Some(first) if first.verdict.is_right() => got.push(worth),
            Some(_) if worth > Points::default() => {
                why.push(format!("first answer to “{}” was wrong", asked.ask.trim()));
            }
            Some(_) | None => {}
        }
    }
    let got = got.into_iter().sum();
    let of = [Points::whole(1)].into_iter().chain(step.checkpoints.iter().map(checkpoint::worth));
    let of: Points = of.sum();
    if why.is_empty() {
        let asked =
            step.checkpoints.iter().any(|asked| checkpoint::worth(asked) > Points::default());
        why.push(if asked { "done, first answers right" } else { "done" }.to_owned());
    }
    ScoreLine { step: ix, got, of, why: why.join("; ") }
}

/// The point for the step itself, and what to say of it unless it is simply done.
fn own_point(session: &Session, found: &[Found], ix: StepIx) -> (Points, Option<String>) {
    let moved = |it: &Found| {
        it.deviation.kind == Kind::OutOfOrder && it.deviation.subject == Subject::Step(ix)
    };
    let nothing = Points::default();
    match session.standing(ix) {
        Standing::Done | Standing::Overridden if found.iter().any(moved) => {
            (Points::halves(1), Some("done out of order, which costs half a point".to_owned()))
        }
        Standing::Done => (Points::whole(1), None),
        Standing::Overridden => (Points::whole(1), Some("done by override".to_owned())),
        Standing::Skipped => (nothing, Some("skipped".to_owned())),
        Standing::InHand => (nothing, Some("begun, not done".to_owned())),
        Standing::Open => (nothing, Some("not reached".to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_are_exact_and_shown_as_people_write_them() {
        let sum: Points =
            [Points::halves(1), Points::whole(2), Points::halves(2)].into_iter().sum();
        assert_eq!(sum.to_string(), "3.5");
        assert_eq!(format!("{:>4}", Points::whole(3)), "   3");
        let score = |got, of| Score {
            got: Points::halves(got),
            of: Points::halves(of),
            ..Score::default()
        };
        assert_eq!(score(2, 3).percent(), 66);
        assert_eq!(score(0, 0).percent(), 100);
        assert_eq!(score(199, 200).percent(), 99, "100 is all of them");
    }
}
