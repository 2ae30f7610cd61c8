//! How a step is told in words, before it is begun.

use crate::procedure::markup;
use crate::procedure::{Step, StepIx};
use crate::session::Session;
use crate::time::{self, Clock, Words};

/// The step, what teaches it, and the timers that run.
pub(super) fn lines(session: &Session, ix: StepIx) -> Vec<String> {
    let procedure = session.procedure();
    let step = procedure.step(ix);
    let critical = if step.is_critical() { " Critical." } else { "" };
    let (number, count) = session.number_of(ix);
    let mut lines = timers(session);
    let phases = procedure.phases_of(ix);
    let first = phases.last().and_then(|phase| phase.slots.first());
    if first.is_some_and(|slot| slot.steps().first() == Some(&ix)) {
        let titles: Vec<_> = phases.iter().map(|phase| phase.title.as_str()).collect();
        lines.push(format!("Phase: {}.", titles.join(", ")));
    }
    lines.push(format!("Step {number} of {count}: {}.{critical}", step.title));
    let teaching = &step.teaching;
    let told = [
        ("Cue", &teaching.cue),
        ("Who", &teaching.who),
        ("Do", &teaching.how),
        ("Why", &teaching.why),
        ("Hazard", &teaching.hazard),
        ("Mistake", &teaching.mistake),
        ("Figure", &teaching.figure),
    ];
    for (word, text) in told {
        if let Some(text) = text {
            let text = if word == "Figure" { text.clone() } else { markup::plain(text) };
            lines.extend(format!("{word}: {}", text.trim_end()).lines().map(str::to_owned));
        }
    }
    lines.extend(time(step));
    lines.push("Enter begins it.".to_owned());
    lines
}

/// How long the step may last, in words.
fn time(step: &Step) -> Option<String> {
    let window = &step.window;
    let parts =
        [("at least", window.at_least), ("about", window.target), ("at most", window.at_most)];
    let told: Vec<String> = parts
        .into_iter()
        .filter_map(|(word, length)| Some(format!("{word} {}", Words(length?))))
        .collect();
    (!told.is_empty()).then(|| format!("Time: {}.", told.join(", ")))
}

/// The window timers that run, with what is left.
fn timers(session: &Session) -> Vec<String> {
    let running = session.procedure().timers().filter_map(|(ix, timer)| {
        Some((timer, timer.window()?, session.clock(ix).ran(session.at())?))
    });
    let told = running.map(|(timer, window, ran)| {
        let left = |goal: Option<std::time::Duration>| {
            goal.map(|goal| time::left(goal.saturating_sub(ran))).filter(|left| !left.is_zero())
        };
        let next = if let Some(left) = left(window.at_least) {
            format!("at least {} more", Words(left))
        } else if let Some(left) = left(window.target) {
            format!("{} to its target", Words(left))
        } else if let Some(left) = left(window.at_most) {
            format!("at most {} more", Words(left))
        } else {
            "past its window".to_owned()
        };
        format!("{}: {}, {next}.", timer.title, Clock(ran))
    });
    told.collect()
}
