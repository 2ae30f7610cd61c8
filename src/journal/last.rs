//! How far a session got, from the end of its journal alone, without its procedure.
//!
//! For lists of sessions: what stands between the header and the last line is not looked at, so
//! damage there is only found by [`super::decode`].

use super::line::{Event, Line};
use super::seal;
use crate::session::End;
use crate::time::SessionTime;
use std::collections::BTreeSet;

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

/// How many steps have been done in the session with this journal, a step that is done again
/// counted once.
#[must_use]
pub fn steps_done(journal: &[u8]) -> usize {
    let done = |line| {
        let at = find(line, DONE)?;
        let rest = line.get(at + DONE.len()..)?;
        rest.split(|byte| *byte == b'"').next()
    };
    let steps = journal.split(|byte| *byte == b'\n').filter_map(done);
    steps.collect::<BTreeSet<_>>().len()
}

/// How the event of a step that is done begins, before its name.
const DONE: &[u8] = br#""event":{"done":{"step":""#;

fn find(line: &[u8], words: &[u8]) -> Option<usize> {
    line.windows(words.len()).position(|window| window == words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{encode, sample};
    use crate::session::Event;

    #[test]
    fn steps_that_are_done_are_counted_once() {
        let procedure = sample::procedure();
        let events = sample::events(&procedure);
        let done =
            |event: &Event| if let Event::Done(done) = event { Some(done.step) } else { None };
        let done: BTreeSet<_> = events.iter().filter_map(done).collect();
        let twice = sample::entries(events.clone()).into_iter().chain(sample::entries(events));
        let lines: String = twice.map(|entry| encode(&procedure, &entry)).collect();
        assert!(!done.is_empty());
        assert_eq!(steps_done(lines.as_bytes()), done.len());
        assert_eq!(steps_done(b""), 0);
    }
}
