//! The plan of a run: what an expert does, one after the other, and how a trial changes that.

use crate::author::trial::{Change, GivenAnswer, Place, Waited};
use crate::procedure::{Path, Procedure, StepIx, TimerIx};
use std::collections::BTreeMap;
use std::time::Duration;

/// What is done, one after the other, and what else is different.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) deeds: Vec<Deed>,
    /// How long it is waited, where that is not to the target.
    waits: Vec<(Waited, Wait)>,
    /// Wrong answers, by step, pass and position.
    answers: BTreeMap<(StepIx, u32, usize), GivenAnswer>,
    /// How many rounds are still to be left out.
    pub(super) missed: BTreeMap<TimerIx, u32>,
    /// Steps that are left out, also as the act of a round.
    omitted: Vec<StepIx>,
}

/// One thing that is done.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Deed {
    /// A step, once.
    Do(StepIx),
    /// Something else, as it is typed.
    Act(String),
}

/// How long it is waited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wait {
    /// Only so long.
    Only(Duration),
    /// At least so long.
    Until(Duration),
}

impl Plan {
    /// What an expert does, changed so. Changes that name a step twice are made in their order.
    pub(super) fn of(procedure: &Procedure, changes: &[Change]) -> Self {
        let mut plan = Self { deeds: right(procedure), ..Self::default() };
        for change in changes {
            plan.change(change);
        }
        plan
    }

    fn change(&mut self, change: &Change) {
        match change {
            Change::Hurry(waited, length) => self.waits.push((*waited, Wait::Only(*length))),
            Change::Linger(waited, length) => self.waits.push((*waited, Wait::Until(*length))),
            Change::Omit(step) => {
                self.deeds.retain(|deed| *deed != Deed::Do(*step));
                self.omitted.push(*step);
            }
            Change::Swap(one, two) => {
                for deed in &mut self.deeds {
                    if *deed == Deed::Do(*one) {
                        *deed = Deed::Do(*two);
                    } else if *deed == Deed::Do(*two) {
                        *deed = Deed::Do(*one);
                    }
                }
            }
            Change::Move { step, to } => {
                let mut moved: Vec<Deed> = Vec::new();
                self.deeds.retain(|deed| {
                    let this = *deed == Deed::Do(*step);
                    moved.extend(this.then(|| deed.clone()));
                    !this
                });
                self.insert(*to, moved);
            }
            Change::Repeat(step) => self.insert(Place::After(*step), vec![Deed::Do(*step)]),
            Change::Answer { step, pass, checkpoint, with } => {
                self.answers.insert((*step, *pass, *checkpoint), with.clone());
            }
            Change::Act { text, at } => self.insert(*at, vec![Deed::Act(text.clone())]),
            Change::Miss(timer, count) => {
                self.missed.insert(*timer, count.unwrap_or(u32::MAX));
            }
        }
    }

    /// Puts deeds before the first, or after the last, doing of a step; at the end if it is not
    /// done.
    fn insert(&mut self, place: Place, deeds: Vec<Deed>) {
        let at = match place {
            Place::Before(step) => self.deeds.iter().position(|deed| *deed == Deed::Do(step)),
            Place::After(step) => {
                let last = self.deeds.iter().rposition(|deed| *deed == Deed::Do(step));
                last.map(|last| last + 1)
            }
        };
        let at = at.unwrap_or(self.deeds.len());
        self.deeds.splice(at..at, deeds);
    }

    /// How long this is waited for, where a trial says so.
    pub(super) fn wait(&self, waited: Waited) -> Option<Wait> {
        self.waits.iter().find(|(what, _)| *what == waited).map(|(_, wait)| *wait)
    }

    /// The wrong answer to this question, if a trial gives one.
    pub(super) fn answer(&self, step: StepIx, pass: u32, position: usize) -> Option<&GivenAnswer> {
        self.answers.get(&(step, pass, position))
    }

    /// Whether the step is left out, also as the act of a round.
    pub(super) fn omits(&self, step: StepIx) -> bool {
        self.omitted.contains(&step)
    }
}

/// The right path: each step in its order, of alternatives the first, what may be left out too.
fn right(procedure: &Procedure) -> Vec<Deed> {
    let path = Path::of(procedure);
    let items = path.items().iter();
    let taken = items.filter(|item| item.branch.is_none_or(|(_, branch)| branch == 0));
    taken.map(|item| Deed::Do(item.step)).collect()
}
