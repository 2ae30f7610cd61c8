//! The timeline in words: what the picture of `chart.rs` shows, each row as a sentence.

use crate::debrief::timeline::{RoundRow, StepRow, TimerRow, TimerRun};
use crate::debrief::{Debrief, RoundEnd};
use crate::procedure::Procedure;
use crate::session::Standing;
use crate::time::{Clock, SessionTime, Words, left};
use std::time::Duration;

/// Steps in the order in which they were begun, then timers, rounds, and the time let pass.
pub(super) fn lines(debrief: &Debrief) -> Vec<String> {
    let (procedure, timeline) = (debrief.procedure(), &debrief.timeline);
    let mut lines: Vec<String> =
        timeline.steps.iter().filter_map(|row| step(procedure, row)).collect();
    for row in &timeline.timers {
        lines.extend(row.runs.iter().map(|run| timer(procedure, row, run)));
    }
    lines.extend(timeline.rounds.iter().map(|row| rounds(procedure, row)));
    let waited = timeline.waits.iter();
    let waited: Duration = waited.map(|wait| wait.to.since(wait.from)).sum();
    if !waited.is_zero() {
        lines.push(format!("Time let pass: {} in all.", Words(waited)));
    }
    lines
}

fn at(at: SessionTime) -> Clock {
    Clock(at.elapsed())
}

fn step(procedure: &Procedure, row: &StepRow) -> Option<String> {
    let title = &procedure.step(row.step).title;
    if let Some(skipped) = row.skipped.filter(|_| row.standing == Standing::Skipped) {
        return Some(format!("At {}: {title}, skipped.", at(skipped)));
    }
    let first = row.stays.first()?;
    let lasted: Duration = row.stays.iter().map(|stay| stay.span.to.since(stay.span.from)).sum();
    let times = match row.stays.len() {
        1 => String::new(),
        times => format!(", {times} times"),
    };
    let against = if row.standing == Standing::Overridden { ", by override" } else { "" };
    let lasted = Words(lasted);
    Some(format!("At {}: {title}{times}, took {lasted}{against}.", at(first.span.from)))
}

fn timer(procedure: &Procedure, row: &TimerRow, run: &TimerRun) -> String {
    let title = &procedure.timer(row.timer).title;
    let to = run.span.from + run.ran;
    let early = run.at_least.filter(|least| to < *least).map(|least| least.since(to));
    let late = run.at_most.filter(|most| to > *most).map(|most| to.since(most));
    let judged = match (early, late) {
        (Some(early), _) if run.ended => format!("too short by {}", Words(left(early))),
        (_, Some(late)) => format!("too long by {}", Words(late)),
        _ if run.ended => "within its window".to_owned(),
        _ => "still running at the end".to_owned(),
    };
    format!("Timer {title}: from {} for {}, {judged}.", at(run.span.from), Words(run.ran))
}

fn rounds(procedure: &Procedure, row: &RoundRow) -> String {
    let title = &procedure.timer(row.timer).title;
    let turns = row.turns.iter().filter_map(|turn| {
        let (ended, how) = turn.ended?;
        let word = match how {
            RoundEnd::Done => "done",
            RoundEnd::Declined => "declined",
            RoundEnd::Missed => "missed",
            RoundEnd::Lapsed => return None,
        };
        Some(format!("{word} at {}", at(ended)))
    });
    let turns: Vec<String> = turns.collect();
    if turns.is_empty() {
        return format!("Rounds of {title}: none was done or missed.");
    }
    format!("Rounds of {title}: {}.", turns.join(", "))
}
