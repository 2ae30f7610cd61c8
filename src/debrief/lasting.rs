//! The entries that still hold: those that were taken back are no deeds.
//!
//! The journal keeps both. What was seen in between cannot be taken back; that is `typed.rs`.

use crate::session::{Entry, Event};
use std::ops::Range;

/// The entries without those that were `taken_back`. A note that was written in between is kept.
pub(super) fn lasting<'a>(entries: &'a [Entry], taken_back: &[Range<u64>]) -> Vec<&'a Entry> {
    let from = |entry: &Entry| taken_back.iter().find(|range| range.end == entry.seq);
    let mut lasting: Vec<&Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        if let Some(range) = from(entry) {
            let taken_back = lasting.split_off(lasting.partition_point(|it| it.seq < range.start));
            let notes = taken_back.into_iter().filter(|it| matches!(it.event, Event::Noted(_)));
            lasting.extend(notes);
        }
        lasting.push(entry);
    }
    lasting
}
