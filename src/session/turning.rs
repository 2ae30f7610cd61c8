//! Where the way turns: a decision is taken, a complication comes and is left. Written by
//! `apply.rs` alone, of which this is a part: it records and never judges.

use super::checkpoint::Answer;
use super::complications::Running;
use super::event::{Answered, Event, Resolved};
use super::policy::Order;
use super::visit::Leaving;
use super::{End, Session, Stage, Visit};
use crate::procedure::complication::Then;
use crate::procedure::{EndingIx, Item, Leads, Path, StepIx, Way};
use crate::time::SessionTime;
use std::sync::Arc;

impl Session {
    /// A step is put off, or a complication comes or is left, or the session ends with it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is recorded by `apply.rs`")]
    pub(super) fn record_turn(&mut self, event: &Event, at: SessionTime) {
        match event {
            Event::Deferred(step) => {
                self.queue.skip(*step);
                self.tracks.defer(*step);
            }
            Event::Occurred(complication) => self.occur(*complication, at),
            Event::Resolved(resolved) => self.resolve(*resolved, at),
            Event::Ended(ending) => {
                self.put_down(at);
                self.complications.ending = Some(*ending);
                self.stage = Stage::Over(End::Ended);
            }
            _ => {}
        }
    }

    /// A decision leads on, in a led session only where it is right.
    pub(super) fn choose(&mut self, answered: &Answered) {
        let Answer::Choose { picked, .. } = &answered.answer else { return };
        let led = self.policy().order == Order::Led;
        if (led && !answered.verdict.is_right()) || !self.decides(answered) {
            return;
        }
        if let Some(arm) = picked.first() {
            self.arms.insert((answered.step, answered.pass), *arm);
            self.turn_off();
        }
    }

    /// Whether the question that was answered is its step's decision.
    fn decides(&self, answered: &Answered) -> bool {
        let form = self.procedure().step_on(answered.step, answered.pass);
        form.is_some_and(|form| {
            form.decide().is_some() && answered.checkpoint + 1 == form.checkpoints.len()
        })
    }

    /// The path is another from here on.
    fn turn_off(&mut self) {
        let way = Way {
            arms: Some(&self.arms),
            complications: &self.complications.came,
            detours: &self.detours,
        };
        self.path = Arc::new(Path::along(&self.setting.procedure, way));
    }

    /// The step in hand is about to be done, and its decision may end the session.
    pub(super) fn come_to_end(&mut self, step: StepIx) {
        let visit = self.in_hand().filter(|visit| visit.step == step);
        let ending = visit.and_then(|visit| self.chosen_ending(visit));
        self.complications.ending = self.complications.ending.or(ending);
    }

    fn chosen_ending(&self, visit: &Visit) -> Option<EndingIx> {
        let arm = self.arms.get(&(visit.step, visit.pass))?;
        match self.form(visit).decide()?.arms.get(*arm)?.leads {
            Leads::End(ending) => Some(ending),
            Leads::Next | Leads::Leave | Leads::To(_) | Leads::Through(_) => None,
        }
    }

    /// A complication comes, and holds up what is in hand. What was typed and not begun by then
    /// is for the trainee to take up again. Where it ends the session, nothing that comes after
    /// what was begun is on the path any more.
    fn occur(&mut self, complication: usize, at: SessionTime) {
        self.queue.clear();
        self.waiting = None;
        self.complications.drawn.retain(|drawn| drawn.complication != complication);
        self.complications.came.push(complication);
        let aside = self.tracks.set_aside();
        self.complications.running = Some(Running { complication, since: at, aside, wrong: 0 });
        if let Some(Then::End(_)) = self.then(complication) {
            let furthest = self.tracks.furthest(None).cloned();
            let before = |item: &Item| furthest.as_ref().is_some_and(|it| item.precedes(it));
            self.leave_out(|item| !before(item));
        }
        self.turn_off();
    }

    /// The complication is left, or another word for that is asked for.
    fn resolve(&mut self, resolved: Resolved, at: SessionTime) {
        if !resolved.taken {
            self.queue.clear();
            if let Some(running) = &mut self.complications.running {
                running.wrong += 1;
            }
            return;
        }
        let Some(running) = self.complications.running.take() else { return };
        let held_up = at.since(running.since);
        for visit in &running.aside {
            if let Some(visit) = self.visits.get_mut(*visit) {
                visit.last = visit.last + held_up;
                visit.away = visit.away.saturating_add(held_up);
            }
        }
        self.tracks.take_up(running.aside);
        // Naming what was held up says that it goes on; of a repeat, also what of it is left.
        let held_up = self.in_hand().map(|visit| visit.step);
        let named = held_up.filter(|held_up| self.queue.step() == Some(*held_up));
        if named.is_some_and(|named| self.turns_left(named).count() < 2) {
            self.queue.drop_first();
        }
        match self.then(running.complication) {
            Some(Then::End(ending)) => {
                self.put_down(at);
                self.busy = None;
                self.complications.ending = Some(ending);
            }
            Some(Then::ResumeAt(step)) => self.jump(step),
            Some(Then::Resume) | None => {}
        }
        self.turn_off();
    }

    fn then(&self, complication: usize) -> Option<Then> {
        Some(self.procedure().mishaps().complications.get(complication)?.then)
    }

    /// The procedure goes on with `step`: what comes before it and is not done is left behind. If
    /// it is done already, in this pass, it is done once more, and what was held up comes after it.
    fn jump(&mut self, step: StepIx) {
        let held_up = self.in_hand().map(|visit| visit.step).filter(|held_up| *held_up != step);
        let here = held_up.and_then(|step| self.turns_left(step).next());
        let here = here.or_else(|| self.expected_items().next()).cloned();
        if let Some(step) = held_up {
            self.leave(step, Leaving::Skipped(self.at));
        }
        if let Some(here) = here.filter(|here| self.is_behind(step, here)) {
            self.detours.again.push((here.place, step));
            return;
        }
        let to = self.turns_left(step).next().cloned();
        if let Some(to) = to {
            self.leave_out(|item| item.precedes(&to));
        }
    }

    /// Whether `step` is done already before `here`, in the same pass where both are repeated
    /// together.
    fn is_behind(&self, step: StepIx, here: &Item) -> bool {
        let items = self.path.items_of(step).iter().filter_map(|at| self.path.items().get(*at));
        let done = |item: &Item| self.tracks.get(item.step).turns > item.nth;
        let together = |item: &Item| item.repeat != here.repeat || item.pass == here.pass;
        let mut behind = items.filter(|item| item.precedes(here) && done(item) && together(item));
        behind.next().is_some()
    }

    /// What is still in hand when the session comes to an ending is not done.
    fn put_down(&mut self, at: SessionTime) {
        for visit in self.tracks.open().to_vec() {
            let step = self.visits.get(visit).map(|visit| visit.step);
            if let Some(step) = step {
                self.leave(step, Leaving::Skipped(at));
            }
        }
    }

    /// What is not done and is `gone` is off the path.
    fn leave_out(&mut self, gone: impl Fn(&Item) -> bool) {
        let undone = |item: &&Item| {
            item.complication.is_none() && self.tracks.get(item.step).turns <= item.nth
        };
        let path = Arc::clone(&self.path);
        let left = path.items().iter().filter(undone).filter(|item| gone(item));
        let left: Vec<usize> = left.map(|item| item.place).collect();
        self.detours.left.extend(left);
    }
}
