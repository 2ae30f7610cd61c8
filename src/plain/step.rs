//! How a step is told in words, before it is begun.

use crate::app::session::account;
use crate::debrief::report::spoken;
use crate::procedure::{Step, StepIx};
use crate::session::Session;
use crate::time::Words;

/// The timers that run, the step, and what begins it.
pub(super) fn lines(session: &Session, ix: StepIx) -> Vec<String> {
    let mut lines = account::windows(session);
    let phases = session.procedure().phases_of(ix);
    let first = phases.last().and_then(|phase| phase.slots.first());
    if first.is_some_and(|slot| slot.steps().first() == Some(&ix)) {
        let titles: Vec<_> = phases.iter().map(|phase| phase.title.as_str()).collect();
        lines.push(format!("Phase: {}.", titles.join(", ")));
    }
    lines.extend(card(session, ix));
    lines.push("Enter begins it.".to_owned());
    lines
}

/// The step in short, where its card has been told and something came between.
pub(super) fn again(session: &Session, ix: StepIx) -> Vec<String> {
    let (number, count) = session.number_of(ix);
    let title = &session.procedure().step(ix).title;
    let mut lines = account::windows(session);
    lines.push(format!("Next is step {number} of {count}: {title}. Enter begins it."));
    lines
}

/// The step and what teaches it.
pub(super) fn card(session: &Session, ix: StepIx) -> Vec<String> {
    let step = session.procedure().step(ix);
    let critical = if step.is_critical() { " Critical." } else { "" };
    let (number, count) = session.number_of(ix);
    let mut lines = vec![format!("Step {number} of {count}: {}.{critical}", step.title)];
    lines.extend(spoken::teaching(&step.teaching));
    lines.extend(time(step));
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
