//! The plan of a run: what an expert does, one after the other, and how a trial changes that.

use crate::author::trial::{self, Change, GivenAnswer, Place, Waited};
use crate::procedure::{Arms, Detours, Item, Path, Procedure, Resolution, StepIx, TimerIx, Way};
use std::collections::BTreeMap;
use std::time::Duration;

/// What is done, one after the other, and what else is different.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) deeds: Vec<Deed>,
    /// What is done in each complication, by its position.
    pub(super) apart: BTreeMap<usize, Vec<Deed>>,
    /// The arms that are taken wrongly, by step and pass.
    arms: Arms,
    /// The complications that are left wrongly, and how.
    left: BTreeMap<usize, Resolution>,
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
        let path = trial::path(procedure, changes.iter());
        let mut plan = Self { deeds: deeds(path.items().iter()), ..Self::default() };
        let all = 0..procedure.mishaps().complications.len();
        let detours = Detours::default();
        for position in all {
            let way = Way { arms: None, complications: &[position], detours: &detours };
            let path = Path::along(procedure, way);
            let items = path.items().iter();
            let apart = items.filter(|item| item.complication == Some(position));
            plan.apart.insert(position, deeds(apart));
        }
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
                self.each(|deeds| deeds.retain(|deed| *deed != Deed::Do(*step)));
                self.omitted.push(*step);
            }
            Change::Swap(one, two) => {
                let swapped = |deed: &mut Deed| {
                    if *deed == Deed::Do(*one) {
                        *deed = Deed::Do(*two);
                    } else if *deed == Deed::Do(*two) {
                        *deed = Deed::Do(*one);
                    }
                };
                self.each(|deeds| deeds.iter_mut().for_each(swapped));
            }
            Change::Move { step, to } => {
                let mut moved: Vec<Deed> = Vec::new();
                self.each(|deeds| {
                    deeds.retain(|deed| {
                        let this = *deed == Deed::Do(*step);
                        moved.extend(this.then(|| deed.clone()));
                        !this
                    });
                });
                self.insert(*to, moved);
            }
            Change::Repeat(step) => self.insert(Place::After(*step), vec![Deed::Do(*step)]),
            Change::Answer { step, pass, checkpoint, with } => {
                self.answers.insert((*step, *pass, *checkpoint), with.clone());
            }
            Change::Decide { step, pass, arm } => drop(self.arms.insert((*step, *pass), *arm)),
            Change::Leave(complication, said) => drop(self.left.insert(*complication, *said)),
            Change::Act { text, at } => self.insert(*at, vec![Deed::Act(text.clone())]),
            Change::Miss(timer, count) => {
                self.missed.insert(*timer, count.unwrap_or(u32::MAX));
            }
        }
    }

    /// Puts deeds before the first, or after the last, doing of a step; at the end if it is not
    /// done.
    fn insert(&mut self, place: Place, deeds: Vec<Deed>) {
        let this = |step: StepIx| move |deed: &Deed| *deed == Deed::Do(step);
        let find = |all: &Vec<Deed>| match place {
            Place::Before(step) => all.iter().position(this(step)),
            Place::After(step) => all.iter().rposition(this(step)).map(|last| last + 1),
        };
        let apart = self.apart.values_mut().find_map(|all| Some((find(all)?, all)));
        let (at, all) = match (find(&self.deeds), apart) {
            (Some(at), _) => (at, &mut self.deeds),
            (None, Some(apart)) => apart,
            (None, None) => (self.deeds.len(), &mut self.deeds),
        };
        all.splice(at..at, deeds);
    }

    /// The deeds of the procedure, and of each complication.
    fn each(&mut self, mut change: impl FnMut(&mut Vec<Deed>)) {
        change(&mut self.deeds);
        self.apart.values_mut().for_each(change);
    }

    /// The arm that a trial takes wrongly here.
    pub(super) fn arm(&self, step: StepIx, pass: u32) -> Option<usize> {
        self.arms.get(&(step, pass)).copied()
    }

    /// How the complication is left wrongly, if it is.
    pub(super) fn way_out(&self, complication: usize) -> Option<Resolution> {
        self.left.get(&complication).copied()
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

/// Each step in its order, of alternatives the first, what may be left out too.
fn deeds<'i>(items: impl Iterator<Item = &'i Item>) -> Vec<Deed> {
    let taken = items.filter(|item| item.branch.is_none_or(|(_, branch)| branch == 0));
    taken.map(|item| Deed::Do(item.step)).collect()
}
