//! What came up and is left again, and what is put off until later.

use super::{Question, Said, SessionScreen};
use crate::app::turn::Turn;
use crate::procedure::StepIx;
use crate::session::policy::{Order, Steering};
use crate::session::{Command, Idle, Next, Resolution, Resolved};
use crate::time::{Moment, SessionTime};

/// How many steps are recalled where the trainee comes back.
const RECALLED: usize = 2;

impl SessionScreen {
    /// Whether what came up is dealt with, and it is asked how it goes on.
    #[must_use]
    pub fn is_resolving(&self) -> bool {
        self.session().next() == Next::Resolve && self.session().policy().order == Order::Led
    }

    /// Whether the step on the card may be put off until later.
    #[must_use]
    pub fn can_defer(&self) -> bool {
        let session = self.session();
        let can = |step: StepIx| {
            let open = session.standing(step) == crate::session::Standing::Open;
            session.procedure().step(step).defer_to.is_some() && open
        };
        session.policy().steering == Steering::Free && self.card().is_some_and(can)
    }

    pub(super) fn defer(&mut self, now: Moment) -> Turn {
        let Some(step) = self.card() else {
            self.complain(Idle::NotDeferrable.words(), now);
            return Turn::stay();
        };
        let turn = self.perform(&Command::Defer(step), now);
        self.look_at(None);
        turn
    }

    /// Says that what came up is dealt with. `stop` also ends a wait, where nothing came up; where
    /// nothing says what is still open, to stop is confirmed: it may have meant less.
    pub(super) fn resolve(&mut self, said: Resolution, now: Moment) -> Turn {
        let waits = self.session().waiting().is_some() && self.session().focus().is_none();
        if said == Resolution::Stop && waits {
            return self.perform(&Command::EndWait, now);
        }
        let own = self.session().policy().order == Order::Own;
        if said == Resolution::Stop && own && self.session().focus().is_some() {
            self.question = Some(Question::Stop);
            return Turn::stay();
        }
        let turn = self.perform(&Command::Resolve(said), now);
        self.over(turn)
    }

    /// Says where the trainee is once they are back, or that there is another way out.
    pub(super) fn tell_resolved(&mut self, resolved: Resolved, at: SessionTime) {
        self.scroll.home();
        if !resolved.taken {
            let why = match resolved.said {
                Resolution::CarryOn => "the procedure cannot go on after this",
                Resolution::Stop => "the procedure can go on after this",
            };
            let what = resolved.said.words().to_owned();
            self.said = Some(Said::NotTaken { what, why: vec![why.to_owned()] });
            return;
        }
        if self.session().ending().is_some() {
            return;
        }
        let home = |step: &StepIx| !self.session().is_elsewhere(*step);
        let visits = self.session().visits().iter();
        let done = visits.filter(|it| it.done().is_some_and(|done| done < at)).map(|it| it.step);
        let done: Vec<StepIx> = done.filter(home).collect();
        let mut last: Vec<StepIx> = Vec::new();
        for step in done.into_iter().rev() {
            if last.len() < RECALLED && !last.contains(&step) {
                last.push(step);
            }
        }
        let done: Vec<String> = last.iter().rev().map(|step| self.times_done(*step, at)).collect();
        let held = self.session().visits().iter().rev().find(|it| !it.away.is_zero());
        let held = held.filter(|it| it.done().is_none_or(|done| done >= at) && home(&it.step));
        let title = |step: StepIx| &self.session().procedure().step(step).title;
        // Where it leads is not where it was.
        let leads = self.session().leads_to(resolved.complication).map(|step| title(step).clone());
        let held_up = || {
            held.map(|it| {
                let title = title(it.step);
                // How often is what the trainee said, and no more is told.
                match self.session().left_of_said(it.step).filter(|_| it.done().is_some()) {
                    Some(left) => {
                        format!("{title}; name it again for the other {left} that you said")
                    }
                    None => title.clone(),
                }
            })
        };
        let in_hand = leads.or_else(held_up);
        self.said = Some(Said::Back { done, in_hand });
    }

    /// A step by its title, and how often it was done by `at` where that is more than once.
    fn times_done(&self, step: StepIx, at: SessionTime) -> String {
        let title = &self.session().procedure().step(step).title;
        let done = self.session().visits_of(step).filter_map(crate::session::Visit::done);
        let times = done.filter(|done| *done < at).count();
        if times > 1 { format!("{title}, {times} times") } else { title.clone() }
    }
}
