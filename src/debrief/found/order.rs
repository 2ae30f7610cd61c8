//! Steps that were left out, done more often than asked for, or done out of their place: what was
//! done, aligned with the right path.

use super::{Cause, Found};
use crate::debrief::deviation::{Deviation, Kind, Subject as About};
use crate::debrief::doings::{Doing, Doings, How, Moved};
use crate::debrief::history::History;
use crate::procedure::{Arm, Leads, Severity, Slot, StepIx, Subject};
use crate::session::{Session, Standing};
use crate::time::SessionTime;
use std::collections::BTreeSet;

pub(super) fn found(session: &Session, history: &History<'_>, doings: &Doings) -> Vec<Found> {
    let it = Order { session, history, doings };
    let mut found: Vec<Found> = doings.moved.iter().map(|moved| it.moved(moved)).collect();
    let mut told = BTreeSet::new();
    let ways = history.path.items().iter().chain(session.path().items());
    let known = ways.map(|item| item.step).chain(doings.all.iter().map(|doing| doing.step));
    for step in known {
        if told.insert(step) {
            found.extend(it.omitted(step));
            found.extend(it.repeated(step));
        }
    }
    found
}

struct Order<'a> {
    session: &'a Session,
    history: &'a History<'a>,
    doings: &'a Doings,
}

impl Order<'_> {
    fn moved(&self, moved: &Moved) -> Found {
        let title = |step: StepIx| &self.session.procedure().step(step).title;
        let (message, place, behind) = match &moved.how {
            How::Before(first) => {
                let before = first.first().map_or("", |first| title(*first));
                let message = format!("Begun before “{before}”, which comes first.");
                (message, moved.step, first.clone())
            }
            How::After(after) => {
                let skipped = if self.skipped(moved.step).is_some() {
                    "Skipped at first, and done"
                } else {
                    "Done"
                };
                let message = format!(
                    "{skipped} only after “{}” was begun, which it comes before.",
                    title(*after)
                );
                (message, *after, vec![moved.step])
            }
            How::Outside => {
                let timer = self.session.procedure().step(moved.step).timers.during;
                let timer = timer.map_or("", |timer| &self.session.procedure().timer(timer).title);
                let message = format!("Begun while “{timer}” did not run.");
                (message, moved.step, vec![moved.step])
            }
        };
        let reason = self.skipped(moved.step).map(|(_, reason)| reason);
        let kind = (Kind::OutOfOrder, Severity::Major);
        let told = self.told(kind, moved.step, moved.begun, message).reason(reason);
        let place = Found::at(Subject::Step(place), told);
        behind.into_iter().fold(place, |found, step| found.caused(Cause::Behind(step)))
    }

    /// Left out with a reason, told because it did not come to mind, or still open at the end of a
    /// session that was finished. What an abandoned session never came to was not left out.
    fn omitted(&self, ix: StepIx) -> Option<Found> {
        let step = self.session.procedure().step(ix);
        let times = self.doings.times(&self.history.path, ix);
        let done = self.doings.count(ix);
        let given = step.given && self.session.policy().types();
        // What another way led past came of that.
        let followed = self.session.path().times(ix);
        let past = followed < self.history.path.times(ix) && done >= followed;
        if step.optional || given || done >= times || past {
            return None;
        }
        let finished = self.session.is_finished();
        let told = self.history.told(ix);
        let (at, message, reason) = if let Some((at, told)) = told {
            (at, self.was_told(ix, told), None)
        } else if done > 0 {
            if !finished {
                return None;
            }
            let reason = self.skipped(ix).map(|(_, reason)| reason);
            (self.session.at(), format!("Done {done} of {times} times."), reason)
        } else if let (Some((at, reason)), Standing::Skipped) =
            (self.skipped(ix), self.session.standing(ix))
        {
            (at, "Skipped, and never done.".to_owned(), Some(reason))
        } else if self.session.standing(ix) == Standing::Deferred {
            (self.session.at(), "Deferred, and never done.".to_owned(), None)
        } else if finished {
            (self.session.at(), "Never done.".to_owned(), None)
        } else {
            return None;
        };
        let omitted = self.told((Kind::Omitted, step.omitted), ix, at, message).reason(reason);
        let mut found = Found::at(Subject::Step(ix), omitted).caused(Cause::Behind(ix));
        if done == 0 && told.is_none() {
            for timer in &step.timers.starts {
                found = found.caused(Cause::Timer(*timer));
            }
        }
        Some(found)
    }

    /// Done again, other than as the act of a round.
    fn repeated(&self, ix: StepIx) -> Option<Found> {
        let times = self.doings.times(&self.history.path, ix);
        let of_this = self.doings.all.iter().filter(|doing| doing.step == ix);
        if times == 0 {
            let first: &Doing = of_this.clone().next()?;
            let message = self.off_path(ix, first)?.to_owned();
            let kind = (Kind::Added, Severity::Minor);
            return Some(Found::alone(self.told(kind, ix, first.begun, message)));
        }
        if self.stayed(ix) {
            return None;
        }
        let again: Vec<&Doing> = of_this.skip(times).collect();
        let first = again.first()?;
        let message = match again.len() {
            1 => "Done once more than the procedure asks for.".to_owned(),
            more => format!("Done {more} times more than the procedure asks for."),
        };
        let told = self.told((Kind::Repeated, Severity::Minor), ix, first.begun, message);
        Some(Found::at(Subject::Step(ix), told))
    }

    /// Whether the trainee went on with the repeat of `ix` where a decision was to leave it: what is
    /// done once more came of that.
    fn stayed(&self, ix: StepIx) -> bool {
        let Some(repeat) = self.history.path.repeat_of(ix) else { return false };
        let mut around = self.history.path.items().iter().filter(|it| it.repeat == Some(repeat));
        around.any(|item| {
            let form = self.session.procedure().step_on(item.step, item.pass);
            let Some(decide) = form.and_then(|form| form.decide()) else { return false };
            let right = decide.right_position();
            let leaves = right.and_then(|right| decide.arms.get(right)).map(|arm| &arm.leads);
            matches!(leaves, Some(Leads::Leave))
                && self.session.arm_taken(item.step, item.pass).is_some_and(|it| Some(it) != right)
        })
    }

    /// Why a step that the right path does not have was one too many; nothing where it came of
    /// another fault, or was none when it was begun.
    fn off_path(&self, ix: StepIx, first: &Doing) -> Option<&'static str> {
        if !self.history.path.items_of(ix).is_empty() {
            return Some("Another way to the same end had been taken already.");
        }
        let procedure = self.session.procedure();
        let every = procedure.steps_in(procedure.slots());
        let straight: Vec<StepIx> = procedure.slots().iter().flat_map(Slot::steps).collect();
        let in_arm = every.contains(&ix) && !straight.contains(&ix);
        let leads_here = |arm: &Arm| match &arm.leads {
            Leads::Through(slots) => procedure.steps_in(slots).contains(&ix),
            Leads::Next | Leads::Leave | Leads::To(_) | Leads::End(_) => false,
        };
        let decisions = self.history.path.items().iter().filter_map(|item| {
            let decide = procedure.step_on(item.step, item.pass)?.decide()?;
            Some((item, decide))
        });
        let mut turned = None;
        for (item, decide) in decisions {
            let right = decide.right_position();
            let wrong = self.session.arm_taken(item.step, item.pass) != right;
            if wrong && (!in_arm || decide.arms.iter().any(leads_here)) {
                return None;
            }
            let leads = right.and_then(|right| decide.arms.get(right)).map(|arm| &arm.leads);
            if !matches!(leads, Some(Leads::Next | Leads::Through(_)) | None) {
                let mut visits = self.session.visits_of(item.step);
                let decided = visits.find(|visit| visit.pass == item.pass);
                turned = turned.or(decided.map(|visit| visit.begun));
            }
        }
        match turned {
            _ if in_arm => Some("It belongs to a way that was not to be taken."),
            Some(turned) if first.begun < turned => None,
            None if !self.session.detours().left.is_empty() => Some("What came up led past it."),
            Some(_) | None => Some("What was decided before led past it."),
        }
    }

    fn was_told(&self, ix: StepIx, told: StepIx) -> String {
        if told == ix {
            return "It did not come to mind, and was told.".to_owned();
        }
        let title = &self.session.procedure().step(told).title;
        format!("It came to mind only after “{title}” was told, another way to the same end.")
    }

    fn skipped(&self, ix: StepIx) -> Option<(SessionTime, &str)> {
        let mut of_this = self.history.skips.iter().rev().filter(|(_, step, _)| *step == ix);
        of_this.next().map(|(at, _, reason)| (*at, *reason))
    }

    fn told(
        &self,
        kind: (Kind, Severity),
        step: StepIx,
        at: SessionTime,
        message: String,
    ) -> Deviation {
        Deviation::new(kind, About::Step(step), at, message).of_step(self.session.procedure(), step)
    }
}
