//! The entries that still hold: those that were taken back are no deeds.
//!
//! The journal keeps both. What was seen in between cannot be taken back; that is `typed.rs`.

use crate::session::{Entry, Event};
use std::collections::BTreeMap;

/// The entries without what was taken back, by the number of the entry that did so: from which
/// number on. A note that was written in between is kept.
pub(super) fn lasting<'a>(entries: &'a [Entry], taken_back: &BTreeMap<u64, u64>) -> Vec<&'a Entry> {
    let mut lasting: Vec<&Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        if let Some(from) = taken_back.get(&entry.seq) {
            let taken_back = lasting.split_off(lasting.partition_point(|it| it.seq < *from));
            let notes = taken_back.into_iter().filter(|it| matches!(it.event, Event::Noted(_)));
            lasting.extend(notes);
        }
        lasting.push(entry);
    }
    lasting
}
