//! Trials: the tests of a procedure file, settled for one run each, ready to be played.
//!
//! The expert's run is not written out: it is the right path of the procedure, each step in its
//! order, each answer right, each wait to its target, each round done. A trial says what is done
//! otherwise, and what has to come of it. They are made by `settle/test.rs`, and played elsewhere.

use super::Span;
use crate::procedure::{self, Arms, Detours, Path, Procedure, Resolution, StepIx, TimerIx, Way};
use std::sync::Arc;
use std::time::Duration;

/// One test of a procedure file in one run, which is a variant with a case.
#[derive(Clone, Debug)]
pub struct Trial {
    /// The test's name.
    pub name: String,
    /// Where `test:` stands.
    pub span: Span,
    /// The variant and case in words; nothing where there is but one run.
    pub run: String,
    /// The procedure of this run.
    pub procedure: Arc<Procedure>,
    /// The complications that come, by position; nothing where only those come that always do.
    pub complications: Vec<usize>,
    /// What is done otherwise than an expert would, each with the place of the name it speaks of.
    pub changes: Vec<(Change, Span)>,
    /// What has to come of it.
    pub expected: Expected,
}

/// The path on which a trial with these changes goes: the right one, but for wrong arms.
#[must_use]
pub fn path<'c>(procedure: &Procedure, changes: impl Iterator<Item = &'c Change>) -> Path {
    let right = |item: &procedure::Item| {
        let decide = procedure.step_on(item.step, item.pass)?.decide()?;
        Some(((item.step, item.pass), decide.right_position()?))
    };
    let detours = Detours::default();
    let mut arms: Arms = Arms::new();
    for change in changes {
        if let Change::Decide { step, pass, arm } = change {
            arms.insert((*step, *pass), *arm);
        }
    }
    // Each wrong arm may lead to decisions that the right path does not have.
    loop {
        let way = Way { arms: Some(&arms), complications: &[], detours: &detours };
        let path = Path::along(procedure, way);
        let known = path.items().iter().filter_map(right);
        let new: Vec<_> = known.filter(|(at, _)| !arms.contains_key(at)).collect();
        match new.into_iter().next() {
            Some((at, arm)) => drop(arms.insert(at, arm)),
            None => return path,
        }
    }
}

impl Trial {
    /// Whether the expert comes by everything that the trial does otherwise.
    #[must_use]
    pub fn is_met(&self) -> bool {
        let path = path(&self.procedure, self.changes.iter().map(|(change, _)| change));
        let homes = self.procedure.homes();
        let there = |step: &StepIx| {
            path.times(*step) > 0 || homes.get(step.position()).copied().flatten().is_some()
        };
        let at = |place: &Place| match place {
            Place::Before(step) | Place::After(step) => there(step),
        };
        let runs = |timer: TimerIx| {
            let of = self.procedure.timer(timer).every().map_or(timer, |every| every.during);
            let from_start = self.procedure.timer(of).window().is_some_and(|it| it.from_start);
            let mut steps = self.procedure.steps();
            from_start || steps.any(|(ix, step)| step.timers.starts.contains(&of) && there(&ix))
        };
        self.changes.iter().all(|(change, _)| match change {
            Change::Omit(step)
            | Change::Repeat(step)
            | Change::Answer { step, .. }
            | Change::Decide { step, .. }
            | Change::Hurry(Waited::Step(step), _)
            | Change::Linger(Waited::Step(step), _) => there(step),
            Change::Swap(one, two) => there(one) && there(two),
            Change::Move { step, to } => there(step) && at(to),
            Change::Act { at: place, .. } => at(place),
            Change::Hurry(Waited::Timer(timer), _)
            | Change::Linger(Waited::Timer(timer), _)
            | Change::Miss(timer, _) => runs(*timer),
            Change::Leave(..) => true,
        })
    }
}

/// What has to come of a trial.
#[derive(Clone, Debug, PartialEq)]
pub enum Expected {
    /// It passes with every point and without a deviation.
    FullMarks,
    /// It has these deviations and no others, folded ones not counted.
    Fails {
        /// The deviations, each with the place of the name it speaks of.
        reasons: Vec<(Reason, Span)>,
        /// Whether it passes all the same.
        passes: bool,
    },
}

/// One thing that is done otherwise.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// It is waited only until this much time has run.
    Hurry(Waited, Duration),
    /// It is waited until this much time has run.
    Linger(Waited, Duration),
    /// The step is left out.
    Omit(StepIx),
    /// The two steps, which differ, change places.
    Swap(StepIx, StepIx),
    /// The step is done in another place.
    Move {
        /// The step.
        step: StepIx,
        /// The place, which is at another step.
        to: Place,
    },
    /// The step is done once more, right after the first time.
    Repeat(StepIx),
    /// A question is answered wrongly.
    Answer {
        /// The step that asks it.
        step: StepIx,
        /// The first pass of its repeat in which it is asked, counted from 1; 1 outside a repeat.
        pass: u32,
        /// Its position among the checkpoints that the step has in this pass, counted from 0.
        checkpoint: usize,
        /// The wrong answer.
        with: GivenAnswer,
    },
    /// A wrong arm of a decision is taken, and followed.
    Decide {
        /// The step that decides.
        step: StepIx,
        /// The first pass of its repeat in which it decides, counted from 1; 1 outside a repeat.
        pass: u32,
        /// The position of the arm.
        arm: usize,
    },
    /// The complication at this position is left by the wrong way out.
    Leave(usize, Resolution),
    /// Something else is done.
    Act {
        /// What is done, as a trainee would type it.
        text: String,
        /// When.
        at: Place,
    },
    /// So many rounds are left out; all of them where no number is given.
    Miss(TimerIx, Option<u32>),
}

/// What is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waited {
    /// A timer that runs once.
    Timer(TimerIx),
    /// A step; one that is hurried has an `at_least`.
    Step(StepIx),
}

/// A place on the right path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Right before this step.
    Before(StepIx),
    /// Right after this step.
    After(StepIx),
}

/// A wrong answer.
#[derive(Clone, Debug, PartialEq)]
pub enum GivenAnswer {
    /// To a question for a number. Finite.
    Number(f64),
    /// To any other: options, items or words. Each is an option or item where there are such.
    Texts(Vec<String>),
}

/// A deviation that has to be found.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// In which way something goes otherwise.
    pub kind: ReasonKind,
    /// What it is about.
    pub about: About,
    /// How bad it has to be, where the author says so.
    pub severity: Option<procedure::Severity>,
}

/// In which way something goes otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReasonKind {
    /// A rule is broken.
    BrokenRule,
    /// A step is left out.
    Omitted,
    /// A step is done before one that comes first.
    OutOfOrder,
    /// It ends before its time.
    Early,
    /// It ends after its time.
    Late,
    /// An answer or an act is wrong.
    Wrong,
    /// A step is done again.
    Repeated,
    /// Something is done that the procedure does not have.
    Added,
    /// Rounds are left out.
    MissedRound,
    /// A step is only recognised among suggestions.
    Prompted,
}

/// What a deviation is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// A step.
    Step(StepIx),
    /// A timer.
    Timer(TimerIx),
    /// How the complication at this position is left.
    Complication(usize),
    /// The end of the session.
    Finish,
    /// Something that is no step: what is added, or the `act` of a known wrong act.
    Text(String),
}
