//! The timeline: what happened when, in session time, as data to be drawn to scale.
//!
//! Knows no columns and no words; `report/chart.rs` and the screens draw it.

use super::history::History;
use super::lived::{LivedRound, Run, Span};
use crate::procedure::{StepIx, TimerIx, WindowTimer};
use crate::session::{Mark, Session, Standing};
use crate::time::SessionTime;
use std::time::Duration;

/// What happened when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timeline {
    /// The last moment on it; the first is the session's beginning.
    pub until: SessionTime,
    /// The steps that were begun or skipped, in the order in which that happened.
    pub steps: Vec<StepRow>,
    /// The window timers that ran, in order of declaration.
    pub timers: Vec<TimerRow>,
    /// The timers of which rounds came due, in order of declaration.
    pub rounds: Vec<RoundRow>,
    /// When time was let pass.
    pub waits: Vec<Span>,
}

/// The row of one step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepRow {
    /// The step.
    pub step: StepIx,
    /// How it stands in the end.
    pub standing: Standing,
    /// Its stays, in order.
    pub stays: Vec<Stay>,
    /// When it was skipped, if it was.
    pub skipped: Option<SessionTime>,
}

/// One stay at a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stay {
    /// From its beginning to its end, or to the end of the timeline.
    pub span: Span,
    /// Whether it was done in it.
    pub done: bool,
    /// Whether it went against something.
    pub overridden: bool,
    /// Whether it was the act of a round.
    pub answers_round: bool,
}

/// The row of one window timer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimerRow {
    /// The timer.
    pub timer: TimerIx,
    /// Its runs, in order.
    pub runs: Vec<TimerRun>,
}

/// One run of a window timer, and where its window lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimerRun {
    /// From its start to its end, or to its next start or the end of the timeline.
    pub span: Span,
    /// How long it ran: longer than the span if it follows the clock on the wall.
    pub ran: Duration,
    /// Whether it ended, and so was judged.
    pub ended: bool,
    /// When it is early no more, if it has such a mark.
    pub at_least: Option<SessionTime>,
    /// What to aim at, if it has such a mark.
    pub target: Option<SessionTime>,
    /// When it is late, if it has such a mark.
    pub at_most: Option<SessionTime>,
}

/// The row of one `every` timer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundRow {
    /// The timer.
    pub timer: TimerIx,
    /// Its rounds, in order.
    pub turns: Vec<LivedRound>,
}

impl StepRow {
    /// When it was first begun or skipped.
    #[must_use]
    pub fn from(&self) -> SessionTime {
        let begun = self.stays.first().map(|stay| stay.span.from);
        begun.or(self.skipped).unwrap_or(SessionTime::MAX)
    }
}

pub(super) fn timeline(session: &Session, history: &History<'_>) -> Timeline {
    let procedure = session.procedure();
    let mut steps: Vec<StepRow> =
        procedure.steps().filter_map(|(ix, _)| step_row(session, history, ix)).collect();
    steps.sort_by_key(StepRow::from);
    let timers = procedure.timers().filter_map(|(ix, timer)| {
        let window = timer.window()?;
        let of_this: Vec<&Run> = history.runs.iter().filter(|run| run.timer == ix).collect();
        let nexts = of_this.iter().skip(1).map(|next| next.started).chain([session.at()]);
        let mut runs: Vec<TimerRun> =
            of_this.iter().zip(nexts).map(|(run, next)| timer_run(run, window, next)).collect();
        // One that still runs may have run on while the program was closed.
        if let (Some(last), Some(ran)) = (runs.last_mut(), session.clock(ix).ran(session.at())) {
            last.ran = ran;
        }
        (!runs.is_empty()).then_some(TimerRow { timer: ix, runs })
    });
    let rounds = procedure.timers().filter_map(|(ix, _)| {
        let turns = history.turns.iter().filter(|turn| turn.round.timer == ix);
        let turns: Vec<LivedRound> = turns.copied().collect();
        (!turns.is_empty()).then_some(RoundRow { timer: ix, turns })
    });
    Timeline {
        until: session.at(),
        steps,
        timers: timers.collect(),
        rounds: rounds.collect(),
        waits: history.waits.clone(),
    }
}

fn step_row(session: &Session, history: &History<'_>, step: StepIx) -> Option<StepRow> {
    use crate::session::visit::Leaving;
    let stays = session.visits_of(step).map(|visit| {
        let to = match visit.ended {
            Some(Leaving::Done(at) | Leaving::Skipped(at)) => at,
            None => session.at(),
        };
        Stay {
            span: Span { from: visit.begun, to: to.max(visit.begun) },
            done: visit.done().is_some(),
            overridden: visit.is_overridden(),
            answers_round: visit.answers.is_some(),
        }
    });
    let stays: Vec<Stay> = stays.collect();
    let mut skips = history.skips.iter().rev().filter(|(_, skipped, _)| *skipped == step);
    let skipped = skips.next().map(|(at, _, _)| *at);
    let shown = !stays.is_empty() || skipped.is_some();
    shown.then(|| StepRow { step, standing: session.standing(step), stays, skipped })
}

fn timer_run(run: &Run, window: &WindowTimer, next: SessionTime) -> TimerRun {
    let from = run.started;
    let to = run.ended.map_or(next, |ended| ended.at).max(from);
    let mark = |mark: Mark, length: Option<Duration>| {
        let passed = run.passed.iter().find(|(passed, _)| *passed == mark);
        passed.map(|(_, at)| *at).or_else(|| length.map(|length| from + length))
    };
    TimerRun {
        span: Span { from, to },
        ran: run.ended.map_or_else(|| to.since(from), |ended| ended.ran),
        ended: run.ended.is_some(),
        at_least: mark(Mark::AtLeast, window.at_least),
        target: mark(Mark::Target, window.target),
        at_most: mark(Mark::AtMost, window.at_most),
    }
}
