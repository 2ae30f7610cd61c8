//! How far a session got, from the end of its journal alone, without its procedure.
//!
//! For lists of sessions: what stands between the header and the last line is not looked at, so
//! damage there is only found by [`super::decode`].

use super::line::{Event, Line};
use super::seal;
use crate::session::End;
use crate::time::SessionTime;

/// How far a session got.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Last {
    /// How many entries it has.
    pub entries: u64,
    /// The session time of the last.
    pub at: SessionTime,
    /// How it ended, if it did.
    pub end: Option<End>,
}

/// Reads the last whole line of `tail`, which is the lines of a journal after its header, or the
/// last few of them.
///
/// Nothing if there is a last line but it is none of an entry that this program knows, or if more
/// than one line at the end is damaged.
#[must_use]
pub fn last(tail: &[u8]) -> Option<Last> {
    let mut lines = tail.split_inclusive(|byte| *byte == b'\n').rev();
    let Some(line) = lines.next() else { return Some(Last::default()) };
    let whole = match (seal::check(line, 0, true), lines.next()) {
        (Ok(text), _) => text,
        (Err(_), Some(before)) => seal::check(before, 0, true).ok()?,
        (Err(_), None) => return Some(Last::default()),
    };
    let line: Line = serde_json::from_str(whole).ok()?;
    let end = if matches!(line.event, Event::Finished(_)) {
        Some(End::Finished)
    } else if matches!(line.event, Event::Ended { .. }) {
        Some(End::Ended)
    } else {
        matches!(line.event, Event::Abandoned).then_some(End::Abandoned)
    };
    Some(Last { entries: line.seq.saturating_add(1), at: SessionTime::from_millis(line.at), end })
}
