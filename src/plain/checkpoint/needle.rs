//! `needle` in words: where things are, so that it can be steered unseen.

use crate::app::checkpoint::Needling;
use crate::procedure::checkpoint::{Guide, Needle};

/// What the section shows, and what to type.
pub(super) fn lines(needling: &Needling, needle: &Needle) -> Vec<String> {
    let bench = &needling.bench;
    let mut lines = super::place::chart(bench.chart());
    if needling.is_told() {
        lines.extend(bench.chart().map().muscles.iter().map(|muscle| {
            format!("{} (muscle): {}.", muscle.title, super::place::extent(&muscle.shape))
        }));
    }
    let movements = bench.movements();
    let movements = movements.iter().enumerate();
    let movements: Vec<String> = movements.map(|(nth, it)| format!("{} {it}", nth + 1)).collect();
    match needle.guide {
        Guide::Emg(_) => {
            lines.push(format!("Joints that you can move: {}.", movements.join(", ")));
            let keys =
                "along 10, turn 15, deeper 5, back 5, effort, rest, move 1, aspirate, inject";
            lines.push(format!("Type what you do, such as {keys}; then finish."));
        }
        Guide::Stimulation(_) => {
            let keys = "along 10, turn 15, deeper 5, back 5, current 1.5, aspirate, inject";
            lines.push(format!("Type what you do, such as {keys}; then finish."));
        }
    }
    lines.push(format!("The needle is {}.", needling.words()));
    lines
}
