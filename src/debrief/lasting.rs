//! The entries that still hold: those that were taken back are no deeds.
//!
//! The journal keeps both. What was seen in between cannot be taken back; that is `offered.rs`.

use crate::session::{Entry, Event};

/// The entries without what was taken back. A note that was written in between is kept.
pub(super) fn lasting(entries: &[Entry]) -> Vec<&Entry> {
    let mut lasting: Vec<&Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        if matches!(entry.event, Event::TakenBack(_)) {
            let typed = lasting.iter().rposition(|it| matches!(it.event, Event::Typed(_)));
            let taken_back = lasting.split_off(typed.unwrap_or(lasting.len()));
            let notes = taken_back.into_iter().filter(|it| matches!(it.event, Event::Noted(_)));
            lasting.extend(notes);
        }
        lasting.push(entry);
    }
    lasting
}
