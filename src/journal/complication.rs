//! Complications and endings in a journal: by their ids, and back.
//!
//! What they do to a session is `session/complications.rs`.

use super::damage::Fault;
use super::names::Names;
use crate::procedure::{EndingIx, Procedure};
use crate::session;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A complication that was drawn.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Drawn {
    complication: String,
    comes: Arrival,
}

/// When it comes.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Arrival {
    At { step: String, pass: u32 },
    After { timer: String, time: u64 },
}

/// How a complication was left.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Resolved {
    complication: String,
    said: Resolution,
    right: bool,
    taken: bool,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Resolution {
    CarryOn,
    Stop,
}

pub(super) fn write_drawn(procedure: &Procedure, drawn: &session::Drawn) -> Drawn {
    let comes = match drawn.arrival {
        session::Arrival::At(step, pass) => {
            Arrival::At { step: procedure.step(step).id.to_string(), pass }
        }
        session::Arrival::After(timer, after) => Arrival::After {
            timer: procedure.timer(timer).id.to_string(),
            time: crate::time::millis(after),
        },
    };
    Drawn { complication: name(procedure, drawn.complication), comes }
}

pub(super) fn read_drawn(names: &Names<'_>, drawn: &Drawn) -> Result<session::Drawn, Fault> {
    let arrival = match &drawn.comes {
        Arrival::At { step, pass } => session::Arrival::At(names.step(step)?, *pass),
        Arrival::After { timer, time } => {
            session::Arrival::After(names.timer(timer)?, Duration::from_millis(*time))
        }
    };
    Ok(session::Drawn { complication: names.complication(&drawn.complication)?, arrival })
}

pub(super) fn write_resolved(procedure: &Procedure, resolved: session::Resolved) -> Resolved {
    Resolved {
        complication: name(procedure, resolved.complication),
        said: match resolved.said {
            session::Resolution::CarryOn => Resolution::CarryOn,
            session::Resolution::Stop => Resolution::Stop,
        },
        right: resolved.right,
        taken: resolved.taken,
    }
}

pub(super) fn read_resolved(
    names: &Names<'_>,
    resolved: &Resolved,
) -> Result<session::Resolved, Fault> {
    Ok(session::Resolved {
        complication: names.complication(&resolved.complication)?,
        said: match resolved.said {
            Resolution::CarryOn => session::Resolution::CarryOn,
            Resolution::Stop => session::Resolution::Stop,
        },
        right: resolved.right,
        taken: resolved.taken,
    })
}

/// The id of a complication.
pub(super) fn name(procedure: &Procedure, position: usize) -> String {
    let complication = procedure.mishaps().complications.get(position);
    complication.map(|it| it.id.to_string()).unwrap_or_default()
}

pub(super) fn write_ending(procedure: &Procedure, ending: EndingIx) -> String {
    procedure.ending(ending).id.to_string()
}
