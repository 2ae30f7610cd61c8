//! What a session can be held of: the parts of the format that sessions do not know yet.
//!
//! Everything is settled; what is listed here is what the engine would pass over in silence. To
//! make the engine know a part begins with its tests, and ends with deleting it here.

use crate::procedure::{Kind, Procedure, Step};

/// The words of the format that stand in the way of rehearsing `procedure`, each once.
#[must_use]
pub fn unready(procedure: &Procedure) -> Vec<&'static str> {
    let mut words = Vec::new();
    for (_, it) in procedure.steps() {
        step(it, &mut words);
    }
    words.sort_unstable();
    words.dedup();
    words
}

fn step(step: &Step, words: &mut Vec<&'static str>) {
    for checkpoint in &step.checkpoints {
        match &checkpoint.kind {
            Kind::Needle(_) => words.push("needle"),
            Kind::Choose(_)
            | Kind::Number(_)
            | Kind::Tick(_)
            | Kind::List(_)
            | Kind::Order(_)
            | Kind::Say(_)
            | Kind::Place(_)
            | Kind::Decide(_) => {}
        }
    }
}
