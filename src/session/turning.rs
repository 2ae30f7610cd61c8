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
        if let Some(Then::End(_)) = self.then(complication) {
            self.lead_past(None);
        }
        let aside = self.tracks.set_aside();
        self.complications.running = Some(Running { complication, since: at, aside, wrong: 0 });
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

    /// The procedure goes on with `step`: what comes before it and is not done is left behind. If
    /// it is done already, in this pass, it is done once more, and what was held up comes after it.
    fn jump(&mut self, step: StepIx) {
        let held_up = self.in_hand().filter(|visit| visit.step != step);
        let held_up = held_up.map(|visit| (visit.step, visit.pass));
        // What is led past decides nothing.
        if held_up.is_some_and(|held_up| self.arms.remove(&held_up).is_some()) {
            self.turn_off();
        }
        let held_up = held_up.map(|(step, _)| step);
        let here = held_up.and_then(|step| self.turns_left(step).next().cloned());
        let here = here.or_else(|| self.next_after(self.reached().as_ref()));
        let to = self.turns_left(step).next().cloned();
        if let Some(here) = here.filter(|here| self.is_behind(step, here)) {
            self.detours.again.push((here.place, step));
        } else if let Some(to) = to {
            self.lead_past(Some(&to));
        }
        if let Some(step) = held_up {
            self.leave(step, Leaving::Skipped(self.at));
        }
    }

    /// The first that is still to be done and is not due already, where `reached` was begun.
    fn next_after(&self, reached: Option<&Item>) -> Option<Item> {
        let after = |item: &&Item| !reached.is_some_and(|reached| item.precedes(reached));
        self.expected_items().find(after).cloned()
    }

    /// Where the procedure is: at the step in hand, else at the one begun last.
    fn reached(&self) -> Option<Item> {
        if let Some(visit) = self.in_hand() {
            return self.turn_of(visit.step).cloned();
        }
        let mut visits = self.visits.iter().rev().map(|visit| visit.step);
        let step = visits.find(|step| self.complications.home(*step).is_none())?;
        let of = self.path.items_of(step);
        let last = of.get(self.tracks.get(step).turns.saturating_sub(1)).or(of.last())?;
        self.path.items().get(*last).cloned()
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

    /// What is not done, was not due by now and comes before `to`, or before the end, is off the
    /// path, and off the right one.
    fn lead_past(&mut self, to: Option<&Item>) {
        let reached = self.reached();
        let undone = |item: &&Item| {
            item.complication.is_none() && self.tracks.get(item.step).turns <= item.nth
        };
        let gone = |item: &&Item| {
            let due = reached.as_ref().is_some_and(|reached| self.was_due(item, reached));
            match (self.back_before(item), to) {
                (Some(back), Some(to)) => back.precedes(to),
                (Some(_), None) => true,
                (None, Some(to)) => !due && item.precedes(to),
                (None, None) => !due,
            }
        };
        let right = self.right_path();
        let items = self.path.items().iter().chain(right.items());
        let left = items.filter(undone).filter(gone);
        let left: Vec<_> = left.map(|item| (item.place, (item.step, item.pass))).collect();
        self.detours.left.extend(left);
    }

    /// Whether `item`, which is not done, should have been where `reached` was begun. While its
    /// timer runs a step may be anywhere; and where a trainee does the passes of a repeat step by
    /// step, as they may, the next step of it has its time to come.
    fn was_due(&self, item: &Item, reached: &Item) -> bool {
        let during = self.procedure().step(item.step).timers.during;
        let any_time = during.is_some_and(|timer| self.clock(timer).since.is_some());
        let together = item.repeat.is_some() && item.repeat == reached.repeat;
        let to_come = together && self.tracks.get(item.step).turns == 0;
        item.precedes(reached) && !any_time && !to_come
    }

    /// Before what a step comes back that was put off and is not overdue.
    fn back_before(&self, item: &Item) -> Option<&Item> {
        let step = self.procedure().step(item.step);
        let to = step.defer_to.filter(|_| self.tracks.get(item.step).deferred == 1)?;
        self.turns_left(to).next()
    }
}
