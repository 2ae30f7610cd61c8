//! What views, gates and reports ask of a session. Nothing here changes it.

use super::checkpoint::Verdict;
use super::clocks::{Announced, Clock};
use super::policy::{Feedback, Policy, Rounds};
use super::{End, Owed, Session, Setting, Stage, Visit};
use crate::procedure::{Checkpoint, Procedure, Step, StepIx, TimerIx};
use crate::time::SessionTime;
use std::time::Duration;

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Not yet begun.
    Open,
    /// Begun and not yet done.
    InHand,
    /// Done.
    Done,
    /// Done against what stood in the way.
    Overridden,
    /// Left out with a reason.
    Skipped,
    /// Put off until later.
    Deferred,
    /// Another alternative or another way was taken, or the time for it, which could be left
    /// out, has passed.
    NotApplicable,
}

impl Standing {
    /// Whether nothing more is expected of the step.
    #[must_use]
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Overridden | Self::Skipped | Self::NotApplicable)
    }

    /// The word for it on screen and in reports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InHand => "in hand",
            Self::Done => "done",
            Self::Overridden => "overridden",
            Self::Skipped => "skipped",
            Self::Deferred => "deferred",
            Self::NotApplicable => "not applicable",
        }
    }
}

/// What is next, as the policy sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// A round's act.
    Round(TimerIx),
    /// The step in hand.
    InHand(StepIx),
    /// The next step that is open.
    Begin(StepIx),
    /// A complication is dealt with, and left by saying whether to carry on.
    Resolve,
    /// Nothing is open: finish.
    Finish,
    /// The session is over.
    Over(End),
}

impl Session {
    /// What the session was set up with.
    #[must_use]
    pub const fn setting(&self) -> &Setting {
        &self.setting
    }

    /// What is rehearsed.
    #[must_use]
    pub fn procedure(&self) -> &Procedure {
        &self.setting.procedure
    }

    /// The row of policy of its mode.
    #[must_use]
    pub const fn policy(&self) -> Policy {
        self.setting.mode.policy()
    }

    /// The session time up to which everything has happened.
    #[must_use]
    pub const fn at(&self) -> SessionTime {
        self.at
    }

    /// The real time of the last entry.
    #[must_use]
    pub const fn real(&self) -> Duration {
        self.real
    }

    /// How many entries there are.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.entries
    }

    /// Whether nothing has happened yet.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.entries == 0
    }

    /// Every stay at a step, in order.
    #[must_use]
    pub fn visits(&self) -> &[Visit] {
        &self.visits
    }

    /// The visits of one step, in order.
    #[must_use]
    pub fn visits_of(&self, step: StepIx) -> impl DoubleEndedIterator<Item = &Visit> {
        self.visits.iter().filter(move |visit| visit.step == step)
    }

    /// The stay at the step that is in hand: the latest that has not ended.
    #[must_use]
    pub fn in_hand(&self) -> Option<&Visit> {
        self.tracks.in_hand().and_then(|visit| self.visits.get(visit))
    }

    /// The checkpoint that waits for an answer, and its position in its step.
    #[must_use]
    pub fn checkpoint_in_hand(&self) -> Option<(StepIx, usize, &Checkpoint)> {
        let visit = self.in_hand()?;
        let again = match self.policy().feedback {
            Feedback::AtOnce => Verdict::is_right,
            Feedback::AtEnd => |_| true,
        };
        let checkpoints = self.form(visit).checkpoints.iter().enumerate();
        checkpoints.map(|(position, checkpoint)| (visit.step, position, checkpoint)).find(
            |(_, position, _)| {
                let mut given = visit.given.iter().filter(|given| given.checkpoint == *position);
                !given.any(|given| again(given.verdict))
            },
        )
    }

    /// What the step of a visit is in its pass.
    #[must_use]
    pub fn form(&self, visit: &Visit) -> &Step {
        let procedure = self.procedure();
        procedure.step_on(visit.step, visit.pass).unwrap_or_else(|| procedure.step(visit.step))
    }

    /// How a step stands: once every turn of it is settled by its first visit that was done, else
    /// by its last.
    #[must_use]
    pub fn standing(&self, step: StepIx) -> Standing {
        let track = self.tracks.get(step);
        let settled = self.turns_left(step).next().is_none();
        if let Some(done) = track.done.filter(|_| settled) {
            let overridden = self.visits.get(done).is_some_and(Visit::is_overridden);
            return if overridden { Standing::Overridden } else { Standing::Done };
        }
        let put_off = || self.turns_left(step).next().is_some_and(|item| self.is_put_off(item));
        if track.open.is_some() {
            Standing::InHand
        } else if put_off() {
            Standing::Deferred
        } else if track.skipped.is_some() && settled {
            Standing::Skipped
        } else if settled {
            Standing::NotApplicable
        } else {
            Standing::Open
        }
    }

    /// Whether nothing more is expected of the step.
    #[must_use]
    pub fn is_settled(&self, step: StepIx) -> bool {
        self.standing(step).is_settled()
    }

    /// Whether the step is in hand, or waits to be again.
    #[must_use]
    pub fn is_open(&self, step: StepIx) -> bool {
        self.tracks.get(step).open.is_some()
    }

    /// Whether the step has been done at least once.
    #[must_use]
    pub fn has_done(&self, step: StepIx) -> bool {
        self.tracks.get(step).done.is_some()
    }

    /// Why a step was left out.
    #[must_use]
    pub fn skip_reason(&self, step: StepIx) -> Option<&str> {
        self.tracks.get(step).skipped.as_deref()
    }

    /// The steps that have been done, the latest last, each stay once.
    #[must_use]
    pub fn done_steps(&self) -> impl DoubleEndedIterator<Item = StepIx> {
        self.visits.iter().filter(|visit| visit.done().is_some()).map(|visit| visit.step)
    }

    /// What is next, as the policy sees it.
    #[must_use]
    pub fn next(&self) -> Next {
        if let Stage::Over(end) = self.stage {
            return Next::Over(end);
        }
        if self.checkpoint_in_hand().is_none()
            && let Some(announced) = self.announced().next()
        {
            return Next::Round(announced.round.timer);
        }
        if let Some(visit) = self.in_hand() {
            return Next::InHand(visit.step);
        }
        let expected = self.expected_items().next().filter(|_| self.ending().is_none());
        match (expected, self.focus()) {
            (Some(item), _) => Next::Begin(item.step),
            (None, Some(_)) => Next::Resolve,
            (None, None) => Next::Finish,
        }
    }

    /// The rounds that are due and may be spoken of, in order of declaration.
    pub fn announced(&self) -> impl Iterator<Item = Announced> {
        let spoken = self.policy().rounds == Rounds::Announced;
        let timers = self.procedure().timers().filter(move |_| spoken);
        timers.filter_map(|(ix, _)| self.clock(ix).announced())
    }

    /// The step that a round's act is, if it is one and has not been done yet.
    #[must_use]
    pub fn round_step(&self, timer: TimerIx) -> Option<StepIx> {
        let step = self.procedure().timer(timer).every()?.does.step()?;
        (!self.standing(step).is_settled()).then_some(step)
    }

    /// The step done last.
    #[must_use]
    pub fn last_done(&self) -> Option<StepIx> {
        self.done_steps().next_back()
    }

    /// The state of a timer.
    #[must_use]
    pub fn clock(&self, timer: TimerIx) -> &Clock {
        self.clocks.get(timer)
    }

    /// When the next round of a running `every` timer comes due.
    #[must_use]
    pub fn next_round(&self, timer: TimerIx) -> Option<SessionTime> {
        let every = self.procedure().timer(timer).every()?;
        self.clock(timer).next_round(every).map(|(_, due, _)| due)
    }

    /// Whether a timer runs or has run past its `at_least`.
    #[must_use]
    pub fn has_reached(&self, timer: TimerIx) -> bool {
        let clock = self.clock(timer);
        clock.ran(self.at).map_or(clock.reached, |ran| {
            super::clocks::has_reached(self.procedure().timer(timer), ran)
        })
    }

    /// The running timer whose target (its `at_least`, when it has none) is nearest, and the time
    /// until then.
    #[must_use]
    pub fn nearest_target(&self) -> Option<(TimerIx, Duration)> {
        let missing = |timer| {
            let window = self.procedure().timer(timer).window()?;
            let goal = window.target.or(window.at_least)?;
            Some(goal.saturating_sub(self.clock(timer).ran(self.at)?))
        };
        let timers = self.procedure().timers().map(|(timer, _)| timer);
        let missing = timers.filter_map(|timer| Some((timer, missing(timer)?)));
        missing.filter(|(_, missing)| !missing.is_zero()).min_by_key(|(_, missing)| *missing)
    }

    /// Why time goes on by itself. A wait stands still while a round that was announced is due.
    #[must_use]
    pub fn owed(&self) -> Option<Owed> {
        if !self.is_running() {
            return None;
        }
        if let Some(busy) = self.busy.filter(|busy| *busy > self.at) {
            return Some(Owed::Doing(busy));
        }
        if let Some(visit) = self.in_hand()
            && self.checkpoint_in_hand().is_none()
            && !self.form(visit).is_held()
        {
            return Some(Owed::Doing(visit.last + self.form(visit).takes));
        }
        let free = self.checkpoint_in_hand().is_none() && self.announced().next().is_none();
        self.waiting.filter(|_| free).map(Owed::Waiting)
    }

    /// Until when the trainee lets time pass, even while a round holds that up.
    #[must_use]
    pub const fn waiting(&self) -> Option<SessionTime> {
        self.waiting
    }

    /// Whether time stands still by the trainee's wish.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        self.stage == Stage::Paused
    }

    /// Whether time can pass.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.stage == Stage::Running
    }

    /// Whether the session came to its end: it was finished, or led to an ending.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        matches!(self.stage, Stage::Over(End::Finished | End::Ended))
    }

    /// How the session ended, if it did.
    #[must_use]
    pub const fn end(&self) -> Option<End> {
        match self.stage {
            Stage::Over(end) => Some(end),
            Stage::New | Stage::Running | Stage::Paused => None,
        }
    }
}
