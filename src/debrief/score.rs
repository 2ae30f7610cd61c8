//! The score: a line for each step of the right path, which says why it is what it is.
//!
//! Computed at each debrief and never stored. The rules are `FORMAT.md` section 5: a step is
//! worth 1, a whole repeat 1 by fraction, a checkpoint its `points` for a right first answer, a
//! tick nothing; a hint, a prompt or a wrong place costs half of the step's point.

use super::asked::Asked;
use super::checkpoint;
use super::doings::Doings;
use super::history::History;
use super::lived::Prompt;
use super::points::Points;
use crate::procedure::StepIx;
use crate::session::{Session, Standing};
use std::collections::{BTreeMap, BTreeSet};

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
        self.got.percent_of(self.of)
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

/// What the points are counted from.
pub(super) struct Evidence<'a> {
    pub(super) session: &'a Session,
    pub(super) history: &'a History<'a>,
    pub(super) doings: &'a Doings,
    pub(super) asked: &'a [Asked<'a>],
}

pub(super) fn score(evidence: &Evidence<'_>) -> Score {
    let session = evidence.session;
    let lines: Vec<ScoreLine> =
        evidence.steps().into_iter().map(|(ix, of)| evidence.line(ix, of)).collect();
    let unreached = |line: &&ScoreLine| {
        let finished = session.is_finished();
        let visited = session.visits_of(line.step).next().is_some();
        !finished && !visited && session.skip_reason(line.step).is_none()
    };
    Score {
        got: lines.iter().map(|line| line.got).sum(),
        of: lines.iter().map(|line| line.of).sum(),
        unreached: lines.iter().filter(unreached).map(|line| line.of).sum(),
        lines,
    }
}

impl Evidence<'_> {
    /// The steps of this run's right path, each with what it is worth: what may be left out is
    /// none, of alternatives only the one that was taken is, and a whole repeat is worth one point.
    fn steps(&self) -> Vec<(StepIx, Points)> {
        let path = &self.history.path;
        let mut repeated: BTreeMap<usize, Vec<StepIx>> = BTreeMap::new();
        let mut steps = Vec::new();
        let mut met = BTreeSet::new();
        for item in path.items().iter().filter(|item| self.doings.is_taken(item)) {
            let optional = self.session.procedure().step(item.step).optional;
            if !optional && met.insert(item.step) {
                steps.push((item.step, item.repeat));
                if let Some(repeat) = item.repeat.filter(|_| !self.is_given(item.step)) {
                    repeated.entry(repeat).or_default().push(item.step);
                }
            }
        }
        let worth = |repeat: Option<usize>| {
            let together = repeat.and_then(|repeat| repeated.get(&repeat)).map_or(1, Vec::len);
            Points::share(1, u64::try_from(together).unwrap_or(1))
        };
        let worth = |step, repeat| {
            if self.is_given(step) { Points::default() } else { worth(repeat) }
        };
        steps.iter().map(|(step, repeat)| (*step, worth(*step, *repeat))).collect()
    }

    /// Whether it was for the program to announce the step: then only its questions count.
    fn is_given(&self, step: StepIx) -> bool {
        self.session.procedure().step(step).given && self.session.policy().types()
    }

    fn line(&self, ix: StepIx, worth: Points) -> ScoreLine {
        let (own, standing) = if self.is_given(ix) {
            (Points::default(), Some("announced".to_owned()))
        } else {
            self.own_point(ix, worth)
        };
        let mut got = vec![own];
        let mut of = vec![worth];
        let mut why: Vec<String> = standing.into_iter().collect();
        let asked: Vec<&Asked<'_>> = self.asked.iter().filter(|asked| asked.step == ix).collect();
        for asked in &asked {
            let worth = checkpoint::worth(asked.checkpoint);
            if asked.is_new {
                let ask = asked.checkpoint.ask.trim();
                why.push(format!("“{ask}” was not asked then, and does not count"));
                continue;
            }
            of.push(worth);
            if asked.is_right() {
                got.push(worth);
            } else if !worth.is_nothing() && asked.unanswered.is_some() {
                why.push(format!("“{}” was not answered", asked.checkpoint.ask.trim()));
            } else if !worth.is_nothing() && !asked.given.is_empty() {
                why.push(format!("first answer to “{}” was wrong", asked.checkpoint.ask.trim()));
            }
        }
        if why.is_empty() {
            let asks = asked.iter().any(|asked| !checkpoint::worth(asked.checkpoint).is_nothing());
            why.push(if asks { "done, first answers right" } else { "done" }.to_owned());
        }
        let (got, of) = (got.into_iter().sum(), of.into_iter().sum());
        ScoreLine { step: ix, got, of, why: why.join("; ") }
    }

    /// The point for the step itself, and what to say of it unless it is simply done.
    fn own_point(&self, ix: StepIx, worth: Points) -> (Points, Option<String>) {
        let nothing = Points::default();
        let times = self.doings.times(&self.history.path, ix);
        let done = self.doings.count(ix).min(times);
        if let Some((_, told)) = self.history.told(ix)
            && done < times
        {
            let told = if told == ix { "told" } else { "another way was told" };
            return (nothing, Some(format!("{told}, as it did not come to mind")));
        }
        if done == 0 {
            let why = match self.session.standing(ix) {
                Standing::Skipped => "skipped",
                Standing::Deferred => "deferred, and never done",
                _ if self.session.path().times(ix) < times => "another way was taken",
                Standing::InHand => "begun, not done",
                Standing::Done
                | Standing::Overridden
                | Standing::Open
                | Standing::NotApplicable => {
                    if self.session.is_finished() {
                        "left out"
                    } else {
                        "not reached"
                    }
                }
            };
            return (nothing, Some(why.to_owned()));
        }
        let mut why = Vec::new();
        if done < times {
            why.push(format!("done {done} of {times} times"));
        }
        let mut costs = 0;
        let moved = self.doings.is_moved(ix);
        if moved {
            let less = if done < times { ", the dearer of which counts" } else { "" };
            why.push(format!("done out of order, which costs half of its point{less}"));
        }
        let hints = self.prompts(ix).filter(|prompt| matches!(prompt, Prompt::Hint(_))).count();
        if hints > 0 {
            costs += hints;
            let word = if hints == 1 { "1 hint" } else { &format!("{hints} hints") };
            why.push(format!("{word}, half of its point each"));
        }
        let prompts = self.prompts(ix).filter(|prompt| prompt.is_named()).count();
        if prompts > 0 {
            costs += prompts;
            let word = if prompts == 1 { "prompted" } else { &format!("prompted {prompts} times") };
            why.push(format!("{word}, half of its point each"));
        }
        if self.session.standing(ix) == Standing::Overridden {
            why.push("done by override".to_owned());
        }
        let times = u64::try_from(times).unwrap_or(1);
        let share = worth.part(u64::try_from(done).unwrap_or(0), times);
        // What is out of its place is not also left out: it costs once.
        let share = if moved { share.min(worth.part(1, 2)) } else { share };
        let cost = worth.part(u64::try_from(costs).unwrap_or(0), 2);
        (share.less(cost), (!why.is_empty()).then(|| why.join("; ")))
    }

    fn prompts(&self, ix: StepIx) -> impl Iterator<Item = &Prompt> {
        let prompts = self.history.prompts.iter();
        prompts.filter(move |(_, step, _)| *step == ix).map(|(_, _, prompt)| prompt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hundred_percent_is_all_of_them() {
        let score = |got, of| Score {
            got: Points::halves(got),
            of: Points::halves(of),
            ..Score::default()
        };
        assert_eq!(score(2, 3).percent(), 66);
        assert_eq!(score(0, 0).percent(), 100);
        assert_eq!(score(199, 200).percent(), 99);
    }
}
