//! The timeline in the machine-readable reports. Part of the structure that `wire.rs` documents.

use crate::debrief::timeline::{self, Stay, TimerRun};
use crate::debrief::{LivedRound, RoundEnd, Span};
use crate::procedure::Procedure;
use crate::time::{SessionTime, millis};
use serde::Serialize;

/// What happened when.
#[derive(Serialize)]
pub(super) struct Timeline<'a> {
    until_ms: u64,
    /// Those begun or skipped, in that order.
    steps: Vec<StepRow<'a>>,
    timers: Vec<TimerRow<'a>>,
    rounds: Vec<RoundRow<'a>>,
    waits: Vec<Stretch>,
}

#[derive(Serialize)]
struct Stretch {
    from_ms: u64,
    to_ms: u64,
}

#[derive(Serialize)]
struct StepRow<'a> {
    step: &'a str,
    /// `open`, `in hand`, `done`, `overridden` or `skipped`.
    standing: &'static str,
    stays: Vec<StayRow>,
    skipped_ms: Option<u64>,
}

#[derive(Serialize)]
struct StayRow {
    from_ms: u64,
    to_ms: u64,
    done: bool,
    overridden: bool,
    answers_round: bool,
}

#[derive(Serialize)]
struct TimerRow<'a> {
    timer: &'a str,
    runs: Vec<RunRow>,
}

#[derive(Serialize)]
struct RunRow {
    from_ms: u64,
    to_ms: u64,
    /// Longer than from `from_ms` to `to_ms` for a timer that follows the clock on the wall.
    ran_ms: u64,
    ended: bool,
    at_least_ms: Option<u64>,
    target_ms: Option<u64>,
    at_most_ms: Option<u64>,
}

#[derive(Serialize)]
struct RoundRow<'a> {
    timer: &'a str,
    turns: Vec<LivedRow>,
}

#[derive(Serialize)]
struct LivedRow {
    /// Counted from 1 since the timer's `while` last started.
    number: u32,
    /// None if it was answered before it came due.
    due_ms: Option<u64>,
    ended_ms: Option<u64>,
    /// `due`, `done`, `declined`, `missed` or `lapsed`.
    state: &'static str,
}

impl<'a> Timeline<'a> {
    pub(super) fn of(procedure: &'a Procedure, timeline: &timeline::Timeline) -> Self {
        let steps = timeline.steps.iter().map(|row| StepRow {
            step: procedure.step(row.step).id.as_str(),
            standing: row.standing.word(),
            stays: row.stays.iter().map(StayRow::of).collect(),
            skipped_ms: row.skipped.map(SessionTime::as_millis),
        });
        let timers = timeline.timers.iter().map(|row| TimerRow {
            timer: procedure.timer(row.timer).id.as_str(),
            runs: row.runs.iter().map(RunRow::of).collect(),
        });
        let rounds = timeline.rounds.iter().map(|row| RoundRow {
            timer: procedure.timer(row.timer).id.as_str(),
            turns: row.turns.iter().map(LivedRow::of).collect(),
        });
        Self {
            until_ms: timeline.until.as_millis(),
            steps: steps.collect(),
            timers: timers.collect(),
            rounds: rounds.collect(),
            waits: timeline.waits.iter().map(Stretch::of).collect(),
        }
    }
}

impl Stretch {
    const fn of(span: &Span) -> Self {
        Self { from_ms: span.from.as_millis(), to_ms: span.to.as_millis() }
    }
}

impl StayRow {
    const fn of(stay: &Stay) -> Self {
        Self {
            from_ms: stay.span.from.as_millis(),
            to_ms: stay.span.to.as_millis(),
            done: stay.done,
            overridden: stay.overridden,
            answers_round: stay.answers_round,
        }
    }
}

impl RunRow {
    fn of(run: &TimerRun) -> Self {
        Self {
            from_ms: run.span.from.as_millis(),
            to_ms: run.span.to.as_millis(),
            ran_ms: millis(run.ran),
            ended: run.ended,
            at_least_ms: run.at_least.map(SessionTime::as_millis),
            target_ms: run.target.map(SessionTime::as_millis),
            at_most_ms: run.at_most.map(SessionTime::as_millis),
        }
    }
}

impl LivedRow {
    fn of(turn: &LivedRound) -> Self {
        let state = match turn.ended {
            None => "due",
            Some((_, RoundEnd::Done)) => "done",
            Some((_, RoundEnd::Declined)) => "declined",
            Some((_, RoundEnd::Missed)) => "missed",
            Some((_, RoundEnd::Lapsed)) => "lapsed",
        };
        Self {
            number: turn.round.number,
            due_ms: turn.due.map(SessionTime::as_millis),
            ended_ms: turn.ended.map(|(at, _)| at.as_millis()),
            state,
        }
    }
}
