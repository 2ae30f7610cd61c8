//! One phase of a procedure as a procedure of its own, to be rehearsed alone.
//!
//! What speaks of the rest goes: timers that nothing starts here are waited for no more, rules
//! about steps that are not there forbid nothing, and no complication comes.

use super::decide::Leads;
use super::{
    Act, Arm, Builder, Kind, Never, Phase, Point, Procedure, Repeat, Rule, Slot, Step, StepIx,
    Subject, Timer, TimerIx, TimerKind, WrongAct,
};
use crate::procedure::builder::{Mishaps, Parts};
use std::collections::BTreeMap;

impl Procedure {
    /// The phase at this position of [`Self::phases`] alone; nothing if there is none.
    #[must_use]
    pub fn only(&self, position: usize) -> Option<Self> {
        let phase: Phase = self.phases().get(position).copied()?.clone();
        let whole = Slot::Phase(phase.clone());
        let steps = self.steps_in(std::slice::from_ref(&whole));
        let mut builder = Builder::default();
        let steps: BTreeMap<StepIx, StepIx> =
            steps.into_iter().map(|step| (step, builder.reserve_step())).collect();
        for _ in self.timers() {
            builder.reserve_timer();
        }
        for _ in self.sources() {
            builder.reserve_source();
        }
        for _ in &self.parts.mishaps.endings {
            builder.reserve_ending();
        }
        let first = position == 0;
        let kept = Kept { procedure: self, steps, first };
        let mut particulars = self.parts.particulars.clone();
        particulars.phase = Some(phase.title);
        let parts = Parts {
            particulars,
            sources: self.parts.sources.clone(),
            slots: kept.slots(&[whole]),
            steps: kept.steps.keys().map(|ix| kept.step(self.step(*ix))).collect(),
            passes: kept.passes(),
            timers: self.timers().map(|(ix, timer)| kept.timer(ix, timer)).collect(),
            rules: self.rules().iter().filter_map(|rule| kept.rule(rule)).collect(),
            mishaps: kept.mishaps(),
        };
        builder.build(self.about.clone(), parts)
    }
}

/// The steps that are kept, and their new positions.
struct Kept<'p> {
    procedure: &'p Procedure,
    steps: BTreeMap<StepIx, StepIx>,
    /// Whether the session begins here as it does in the whole.
    first: bool,
}

impl Kept<'_> {
    fn get(&self, step: StepIx) -> Option<StepIx> {
        self.steps.get(&step).copied()
    }

    /// Whether the timer can run: something that is kept starts it, or the session does, where it
    /// begins as the whole does.
    fn runs(&self, timer: TimerIx) -> bool {
        let window = self.procedure.timer(timer).window();
        let mut steps = self.steps.keys().map(|step| self.procedure.step(*step));
        (self.first && window.is_some_and(|window| window.from_start))
            || steps.any(|step| step.timers.starts.contains(&timer))
    }

    /// Whether something that is kept ends the timer, or asks how long it has run.
    fn ends(&self, timer: TimerIx) -> bool {
        let mut steps = self.steps.keys().map(|step| &self.procedure.step(*step).timers);
        let mut rules = self.procedure.rules().iter().filter_map(|rule| self.rule(rule));
        steps.any(|timers| timers.stops.contains(&timer) || timers.needs.contains(&timer))
            || rules.any(|rule| rule.never.waits_for() == Some(timer))
    }

    fn slots(&self, slots: &[Slot]) -> Vec<Slot> {
        let slot = |slot: &Slot| {
            Some(match slot {
                Slot::Step(step) => Slot::Step(self.get(*step)?),
                Slot::Phase(phase) => Slot::Phase(Phase {
                    title: phase.title.clone(),
                    slots: self.slots(&phase.slots),
                }),
                Slot::Run(slots) => Slot::Run(self.slots(slots)),
                Slot::AnyOrder(slots) => Slot::AnyOrder(self.slots(slots)),
                Slot::OneOf(slots) => Slot::OneOf(self.slots(slots)),
                Slot::Repeat(repeat) => {
                    Slot::Repeat(Repeat { slots: self.slots(&repeat.slots), ..*repeat })
                }
            })
        };
        slots.iter().filter_map(slot).collect()
    }

    fn step(&self, step: &Step) -> Step {
        let mut step = step.clone();
        step.timers.needs.retain(|timer| self.runs(*timer));
        step.timers.stops.retain(|timer| self.runs(*timer));
        step.timers.during = step.timers.during.filter(|timer| self.runs(*timer));
        step.defer_to = step.defer_to.and_then(|to| self.get(to));
        for checkpoint in &mut step.checkpoints {
            if let Kind::Decide(decide) = &mut checkpoint.kind {
                decide.arms.iter_mut().for_each(|arm| self.arm(arm));
            }
        }
        step
    }

    /// An arm that leads out of the phase ends it.
    fn arm(&self, arm: &mut Arm) {
        arm.leads = match &arm.leads {
            Leads::To(step) => self.get(*step).map_or(Leads::Next, Leads::To),
            Leads::Through(slots) => Leads::Through(self.slots(slots)),
            leads @ (Leads::Next | Leads::Leave | Leads::End(_)) => leads.clone(),
        };
    }

    fn passes(&self) -> BTreeMap<StepIx, Vec<Option<Step>>> {
        let passes = self.procedure.parts.passes.iter();
        let kept = passes.filter_map(|(step, forms)| {
            let forms = forms.iter().map(|form| form.as_ref().map(|form| self.step(form)));
            Some((self.get(*step)?, forms.collect()))
        });
        kept.collect()
    }

    /// Rounds of a step that is not kept are still told by its title. A timer whose end is in
    /// another phase has not had its time when this one ends, and need not have.
    fn timer(&self, ix: TimerIx, timer: &Timer) -> Timer {
        let mut timer = timer.clone();
        match &mut timer.kind {
            TimerKind::Every(every) => {
                if let Act::Step(step) = every.does {
                    let title = || vec![self.procedure.step(step).title.clone()];
                    every.does = self.get(step).map_or_else(|| Act::Phrases(title()), Act::Step);
                }
            }
            TimerKind::Window(window) => {
                window.from_start &= self.first;
                window.at_least = window.at_least.filter(|_| self.ends(ix));
            }
        }
        timer
    }

    fn rule(&self, rule: &Rule) -> Option<Rule> {
        let subject = match rule.subject {
            Subject::Step(step) => Subject::Step(self.get(step)?),
            Subject::Finish => Subject::Finish,
        };
        let point = |point| match point {
            Point::Step(step) => self.get(step).map(Point::Step),
            Point::Timer(timer) => self.runs(timer).then_some(Point::Timer(timer)),
        };
        let never = match rule.never {
            Never::Before(it) => Never::Before(point(it)?),
            Never::After(it) => Never::After(point(it)?),
            Never::While(timer) => Never::While(self.runs(timer).then_some(timer)?),
            Never::MoreThan(most) => Never::MoreThan(most),
        };
        Some(Rule { subject, never, ..rule.clone() })
    }

    fn mishaps(&self) -> Mishaps {
        let Mishaps { endings, wrong_acts, .. } = &self.procedure.parts.mishaps;
        let kept = |steps: &[StepIx]| -> Vec<StepIx> {
            steps.iter().filter_map(|step| self.get(*step)).collect()
        };
        let acts = wrong_acts.iter().filter_map(|wrong| {
            let during = wrong.during.as_ref().map(|steps| kept(steps));
            let nowhere = during.as_ref().is_some_and(Vec::is_empty);
            (!nowhere).then(|| WrongAct { during, ..wrong.clone() })
        });
        Mishaps {
            endings: endings.clone(),
            // Their own steps stand outside of every phase.
            complications: Vec::new(),
            wrong_acts: acts.collect(),
        }
    }
}
