//! Complications that came, in the machine-readable reports.

use crate::debrief::LivedComplication;
use crate::procedure::Procedure;
use serde::Serialize;

/// A complication that came.
#[derive(Serialize)]
pub(super) struct Came<'a> {
    id: &'a str,
    title: &'a str,
    from_ms: u64,
    to_ms: u64,
    /// What was said to leave it, in order.
    said: Vec<Said>,
}

#[derive(Serialize)]
struct Said {
    at_ms: u64,
    /// `carry on` or `stop`.
    words: &'static str,
    right: bool,
}

impl<'a> Came<'a> {
    pub(super) fn of(procedure: &'a Procedure, lived: &LivedComplication) -> Self {
        let complication = procedure.mishaps().complications.get(lived.complication);
        let said = lived.said.iter().map(|(at, it)| Said {
            at_ms: at.as_millis(),
            words: it.said.words(),
            right: it.right,
        });
        Self {
            id: complication.map_or("", |it| it.id.as_str()),
            title: complication.map_or("", |it| it.title.as_str()),
            from_ms: lived.span.from.as_millis(),
            to_ms: lived.span.to.as_millis(),
            said: said.collect(),
        }
    }
}
