//! One run: which steps it has, at which positions, and how many passes each repeat has.
//!
//! Looked at before anything is filled in, since a step may be spoken of before it comes.
//! What is wrong is not reported here: filling in meets the same and says so. Read next: `scope.rs`.

use super::ledger::Ledger;
use super::parameters::Declared;
use super::plan::{Condition, Part, Plan, RepeatPlan, StepPlan};
use super::scope::{Mood, Scope, Surroundings};
use super::values::PartValues;
use crate::author::document::Arm;
use crate::procedure::{Builder, StepIx};
use std::cell::Cell;

/// How many passes a repeat may have.
pub const MOST_PASSES: u32 = 1000;

/// One run of a plan.
pub(super) struct Run<'r, 'd> {
    pub(super) plan: &'r Plan<'d>,
    pub(super) declared: &'r [Declared<'d>],
    pub(super) values: Vec<PartValues>,
    /// The position of each step of the plan in this run, if it is there.
    pub(super) positions: Vec<Option<StepIx>>,
    /// How many passes each repeat of the plan has.
    pub(super) passes: Vec<u32>,
    /// Whether each repeat comes to what it goes on until; one that is counted does.
    pub(super) ended: Vec<bool>,
    /// Whether anything asked for the pass since this was last set to false.
    pub(super) asked_pass: Cell<bool>,
    /// How many bytes its texts have so far, where something is filled in.
    pub(super) filled: Cell<usize>,
}

impl<'r, 'd> Run<'r, 'd> {
    /// The run in which parameters have these `values`; its steps are reserved in `builder`.
    pub(super) fn new(
        plan: &'r Plan<'d>,
        declared: &'r [Declared<'d>],
        values: Vec<PartValues>,
        builder: &mut Builder,
        ledger: &Ledger,
    ) -> Self {
        let (positions, passes, ended) = (Vec::new(), Vec::new(), Vec::new());
        let (asked_pass, filled) = (Cell::new(false), Cell::new(0));
        let mut run = Self { plan, declared, values, positions, passes, ended, asked_pass, filled };
        for repeat in &plan.repeats {
            let (passes, ended) = run.passes_of(repeat, ledger);
            run.passes.push(passes);
            run.ended.push(ended);
        }
        let there: Vec<bool> = plan.steps.iter().map(|step| run.is_there(step, ledger)).collect();
        run.positions =
            there.into_iter().map(|there| there.then(|| builder.reserve_step())).collect();
        run
    }

    /// The surroundings of a step in one pass, in which nothing is reported.
    fn quiet<'s>(
        &'s self,
        part: usize,
        pass: Option<u32>,
        ledger: &'s Ledger,
    ) -> Option<Scope<'s, 'd>> {
        let surroundings = Surroundings { pass, in_repeat: pass.is_some(), mood: Mood::Quiet };
        Some(Scope::new(self, self.plan.parts.get(part)?, ledger, surroundings))
    }

    /// What surrounds what stands in no step: whether the part is there.
    pub(super) fn around(&self, part: &Part<'d>, ledger: &Ledger) -> Surroundings {
        let there = self.hold(&part.whens, None, ledger);
        Surroundings { mood: if there { Mood::Loud } else { Mood::Absent }, ..Surroundings::PLAIN }
    }

    pub(super) fn passes_at(&self, repeat: Option<usize>) -> u32 {
        repeat.and_then(|repeat| self.passes.get(repeat)).copied().unwrap_or(1)
    }

    fn is_there(&self, step: &StepPlan<'d>, ledger: &Ledger) -> bool {
        match step.repeat {
            None => self.hold(&step.whens, None, ledger),
            Some(_) => (1..=self.passes_at(step.repeat))
                .any(|pass| self.hold(&step.whens, Some(pass), ledger)),
        }
    }

    /// Whether all conditions hold; one that is wrong counts as holding.
    pub(super) fn hold(&self, whens: &[Condition<'d>], pass: Option<u32>, ledger: &Ledger) -> bool {
        whens.iter().all(|condition| {
            let pass = pass.filter(|_| condition.in_repeat);
            let scope = self.quiet(condition.part, pass, ledger);
            scope.and_then(|scope| scope.computed(condition.when)).is_none_or(|truth| truth.0)
        })
    }

    /// How many passes the right path has: as many as the author says, or fewer where a right
    /// decision leads out of the repeat before. And whether it comes to its end so.
    fn passes_of(&self, repeat: &RepeatPlan<'d>, ledger: &Ledger) -> (u32, bool) {
        let turns = &repeat.written.repeat;
        let most = self.most_passes(repeat, ledger).unwrap_or(1).clamp(1, MOST_PASSES);
        let ends = |pass: &u32| {
            let inside = self.quiet(repeat.part, Some(*pass), ledger);
            let until = inside.zip(turns.until.as_ref());
            let until = until.and_then(|(scope, until)| scope.computed(until));
            until.is_some_and(|truth| truth.0) || self.leaves(repeat, *pass, ledger)
        };
        let end = (1..=most).find(ends);
        (end.unwrap_or(most), end.is_some() || !repeat.is_open_ended())
    }

    /// How many passes the author allows; nothing where that is lost.
    fn most_passes(&self, repeat: &RepeatPlan<'d>, ledger: &Ledger) -> Option<u32> {
        let turns = &repeat.written.repeat;
        let most = turns.times.as_ref().or(turns.at_most.as_ref())?;
        let scope = self.quiet(repeat.part, None, ledger)?;
        scope.computed(most).map(|count| count.0)
    }

    /// Whether it is known how many passes the repeat at this position has.
    pub(super) fn knows_passes(&self, repeat: usize, ledger: &Ledger) -> bool {
        let repeat = self.plan.repeats.get(repeat);
        repeat.is_some_and(|repeat| self.most_passes(repeat, ledger).is_some())
    }

    /// Whether the right way through a pass leads out of its repeat.
    fn leaves(&self, repeat: &RepeatPlan<'d>, pass: u32, ledger: &Ledger) -> bool {
        let mut skipped_to = repeat.steps.start;
        for at in repeat.steps.clone() {
            let Some(step) = self.plan.steps.get(at).filter(|_| at >= skipped_to) else { continue };
            let Some((scope, arm)) = self.right_arm(step, pass, ledger) else { continue };
            if !self.hold(&step.whens, Some(pass), ledger) || !self.is_right_way(step, pass, ledger)
            {
                continue;
            }
            let target = arm.go.as_ref().and_then(|go| scope.planned_step(go));
            match (arm.go.as_ref().map(|go| &***go), target) {
                _ if arm.end.is_some() => return true,
                (Some("leave"), _) => return true,
                (Some("next") | None, _) | (Some(_), None) => {}
                (Some(_), Some(to)) if repeat.steps.contains(&to) => skipped_to = to,
                (Some(_), Some(_)) => return true,
            }
        }
        false
    }

    /// The right arm of the step's decision, and where it can be asked for names.
    fn right_arm<'s>(
        &'s self,
        step: &StepPlan<'d>,
        pass: u32,
        ledger: &'s Ledger,
    ) -> Option<(Scope<'s, 'd>, &'d Arm)> {
        let scope = self.quiet(step.part, Some(pass), ledger)?;
        let decide = step.written.decide.as_ref()?;
        let right = decide.arms.iter().find(|arm| {
            let right = arm.right.given().and_then(|right| scope.computed(right));
            right.is_some_and(|truth| truth.0)
        });
        right.map(|arm| (scope, arm))
    }

    /// Whether every decision that leads to the step is rightly taken so.
    pub(super) fn is_right_way(&self, step: &StepPlan<'d>, pass: u32, ledger: &Ledger) -> bool {
        let mut arm = step.arm;
        while let Some((at, position)) = arm {
            let Some(deciding) = self.plan.steps.get(at) else { return false };
            let right = self.right_arm(deciding, pass, ledger);
            let arms = deciding.written.decide.as_ref().map_or(&[][..], |it| &it.arms[..]);
            let this = arms.get(position);
            if !right.zip(this).is_some_and(|((_, right), this)| std::ptr::eq(right, this)) {
                return false;
            }
            arm = deciding.arm;
        }
        true
    }
}
