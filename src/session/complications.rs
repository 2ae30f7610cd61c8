//! Complications in a session: which were drawn, which one runs, and what it holds up.
//!
//! Only what `apply.rs` writes, and what can be asked of it. When a complication falls due is
//! `due.rs`; what comes of leaving it, `leaving.rs`.

use super::policy::Complications as Row;
use super::{Session, Stage, draw};
use crate::procedure::complication::{Comes, Then};
use crate::procedure::particulars::Vital;
use crate::procedure::{Complication, Detours, EndingIx, Path, Procedure, StepIx, TimerIx};
use crate::time::SessionTime;
use std::cmp::Reverse;
use std::sync::Arc;
use std::time::Duration;

/// A complication that was drawn, and when it comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its position in the procedure's mishaps.
    pub complication: usize,
    /// When it comes.
    pub arrival: Arrival,
}

/// When a complication comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// When this step is begun in this pass, counted from 1.
    At(StepIx, u32),
    /// So long after this timer started.
    After(TimerIx, Duration),
}

/// The complications of a session.
#[derive(Clone, Debug)]
pub(super) struct Complications {
    /// To which complication each step belongs, by its position.
    homes: Arc<[Option<usize>]>,
    /// Those that were drawn and have not come.
    pub(super) drawn: Vec<Drawn>,
    /// Those that have come, in order.
    pub(super) came: Vec<usize>,
    /// The one that runs.
    pub(super) running: Option<Running>,
    /// The ending that was come to.
    pub(super) ending: Option<EndingIx>,
}

/// A complication that runs.
#[derive(Clone, Debug)]
pub(super) struct Running {
    pub(super) complication: usize,
    pub(super) since: SessionTime,
    /// The stays at steps that it holds up, by position.
    pub(super) aside: Vec<usize>,
    /// How often a way out was said that is not right, where it is asked again.
    pub(super) wrong: usize,
}

impl Complications {
    pub(super) fn new(homes: Arc<[Option<usize>]>) -> Self {
        Self { homes, drawn: Vec::new(), came: Vec::new(), running: None, ending: None }
    }

    /// The complication to which `step` belongs.
    pub(super) fn home(&self, step: StepIx) -> Option<usize> {
        self.homes.get(step.position()).copied().flatten()
    }
}

/// Those that come in this session, as its seed draws them.
pub(super) fn drawn(session: &Session) -> Vec<Drawn> {
    match session.policy().complications {
        Row::Asked => Vec::new(),
        Row::Seeded => {
            let procedure = session.procedure();
            seeded(procedure, &Path::right(procedure), session.setting.seed)
        }
    }
}

/// The complications that `seed` draws, where `path` is the right path.
#[must_use]
pub fn seeded(procedure: &Procedure, path: &Path, seed: u64) -> Vec<Drawn> {
    let all = procedure.mishaps().complications.iter().enumerate();
    let drawn = all.filter_map(|(position, it)| {
        let thing = format!("complication/{}", it.id);
        if !draw::happens(seed, &thing, it.chance) {
            return None;
        }
        let arrival = match &it.comes {
            Comes::At(step, pass) => Arrival::At(*step, *pass),
            Comes::After(timer, after) => Arrival::After(*timer, *after),
            Comes::During(steps) => {
                let places = path.items().iter().filter(|item| steps.contains(&item.step));
                let places: Vec<_> = places.map(|item| (item.step, item.pass)).collect();
                let drawn = draw::one_of(seed, &format!("{thing}/place"), places.len());
                let (step, pass) = places.get(drawn)?;
                Arrival::At(*step, *pass)
            }
            Comes::Asked => return None,
        };
        Some(Drawn { complication: position, arrival })
    });
    drawn.collect()
}

impl Session {
    /// The complication that runs, by its position in the procedure's mishaps.
    #[must_use]
    pub fn focus(&self) -> Option<usize> {
        self.complications.running.as_ref().map(|running| running.complication)
    }

    /// The complication that runs.
    #[must_use]
    pub fn complication(&self) -> Option<&Complication> {
        self.procedure().mishaps().complications.get(self.focus()?)
    }

    /// The complications that have come, in order, by their positions in the mishaps.
    #[must_use]
    pub fn came(&self) -> &[usize] {
        &self.complications.came
    }

    /// Where this complication leads.
    pub(super) fn then(&self, complication: usize) -> Option<Then> {
        Some(self.procedure().mishaps().complications.get(complication)?.then)
    }

    /// The step to which this complication leads, where that is not what it held up.
    #[must_use]
    pub fn leads_to(&self, complication: usize) -> Option<StepIx> {
        match self.then(complication)? {
            Then::ResumeAt(step) => Some(step),
            Then::Resume | Then::End(_) => None,
        }
    }

    /// The ending that the session has come to, where nothing is left but to end it.
    #[must_use]
    pub const fn ending(&self) -> Option<EndingIx> {
        self.complications.ending
    }

    /// What complications changed of the way.
    #[must_use]
    pub const fn detours(&self) -> &Detours {
        &self.detours
    }

    /// The complication to which `step` belongs, by its position in the procedure's mishaps.
    #[must_use]
    pub fn home(&self, step: StepIx) -> Option<usize> {
        self.complications.home(step)
    }

    /// Whether `step` belongs to something else than what is under way: to the procedure while a
    /// complication runs, or to a complication that does not run.
    #[must_use]
    pub fn is_elsewhere(&self, step: StepIx) -> bool {
        self.home(step) != self.focus()
    }

    /// How often a way out of the complication that runs was said that is not right.
    #[must_use]
    pub fn wrong_resolutions(&self) -> usize {
        self.complications.running.as_ref().map_or(0, |running| running.wrong)
    }

    /// The patient's signs as they are: those of the beginning, of the steps begun since that
    /// change them, and of the complication that runs.
    #[must_use]
    pub fn vitals(&self) -> Vec<Vital> {
        let mut vitals = self.procedure().particulars().vitals.clone();
        let mut change = |changed: &[Vital]| {
            for vital in changed {
                match vitals.iter_mut().find(|known| known.name == vital.name) {
                    Some(known) => known.value.clone_from(&vital.value),
                    None => vitals.push(vital.clone()),
                }
            }
        };
        let of = |focus: Option<usize>| {
            self.visits.iter().filter(move |visit| self.complications.home(visit.step) == focus)
        };
        of(None).for_each(|visit| change(&self.form(visit).vitals));
        if let Some(complication) = self.complication() {
            change(&complication.vitals);
            of(self.focus()).for_each(|visit| change(&self.form(visit).vitals));
        }
        vitals
    }

    /// The complication that comes when the trainee asks for one: one whose place is here, else
    /// the first that has not come.
    #[must_use]
    pub fn complication_to_ask_for(&self) -> Option<usize> {
        let free = self.focus().is_none() && self.ending().is_none();
        let asked = self.policy().complications == Row::Asked;
        if !free || !asked || self.stage != Stage::Running {
            return None;
        }
        let all = self.procedure().mishaps().complications.iter().enumerate();
        let left = all.filter(|(it, complication)| {
            complication.chance > 0.0 && !self.complications.came.contains(it)
        });
        let here = self.in_hand().map(|visit| visit.step);
        let here = here.or_else(|| self.expected_items().next().map(|item| item.step));
        let fits = |complication: &Complication| match &complication.comes {
            Comes::At(step, _) => here == Some(*step),
            Comes::During(steps) => here.is_some_and(|here| steps.contains(&here)),
            Comes::After(timer, _) => self.clock(*timer).since.is_some(),
            Comes::Asked => true,
        };
        let mut fitting = left.clone().filter(|(_, complication)| fits(complication));
        fitting.next().or_else(|| left.clone().next()).map(|(position, _)| position)
    }

    /// The complication that comes at `until` at the latest, and when: the worst of those that
    /// come first.
    pub(super) fn arriving(&self, until: SessionTime) -> Option<(SessionTime, usize)> {
        if self.focus().is_some() || self.ending().is_some() {
            return None;
        }
        let at = |drawn: &Drawn| match drawn.arrival {
            Arrival::At(step, pass) => {
                let visit = self.in_hand()?;
                ((visit.step, visit.pass) == (step, pass)).then_some(self.at)
            }
            Arrival::After(timer, after) => {
                let clock = self.clock(timer);
                Some((clock.since? + after.saturating_sub(clock.away)).max(self.at))
            }
        };
        let due = self.complications.drawn.iter().filter_map(|it| Some((at(it)?, it.complication)));
        let due = due.filter(|(at, _)| *at <= until);
        due.min_by_key(|(at, complication)| {
            (*at, Reverse(self.weight(*complication)), *complication)
        })
    }

    /// How bad a complication is: by the worst that can be left out of it, then by whether it ends
    /// the session.
    fn weight(&self, position: usize) -> (Option<crate::procedure::Severity>, bool) {
        let Some(it) = self.procedure().mishaps().complications.get(position) else {
            return (None, false);
        };
        let steps = self.procedure().steps_in(&it.slots).into_iter();
        let worst = steps.map(|step| self.procedure().step(step).omitted).max();
        (worst, matches!(it.then, Then::End(_)))
    }
}
