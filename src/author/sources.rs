//! The files that were read: their names and texts, and where a byte stands in them.
//!
//! Kept for showing diagnostics and for the copies in a session's folder. It opens no file.
//! Read next: `render.rs`.

use super::{FileIx, Span};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

/// One file as it was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The name under which it was asked for, usually a path.
    pub name: String,
    /// Its text.
    pub text: String,
}

/// A place as editors count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

/// Files by their numbers, in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    order: Vec<FileIx>,
    files: BTreeMap<FileIx, Arc<SourceFile>>,
}

impl SourceMap {
    /// Adds a file, unless it is known already.
    pub fn add(&mut self, ix: FileIx, file: &Arc<SourceFile>) {
        if let Entry::Vacant(place) = self.files.entry(ix) {
            place.insert(Arc::clone(file));
            self.order.push(ix);
        }
    }

    /// Adds the files of another map of the same readings.
    pub fn extend(&mut self, other: &Self) {
        for ix in &other.order {
            if let Some(file) = other.files.get(ix) {
                self.add(*ix, file);
            }
        }
    }

    /// The files, in the order in which they were added.
    pub fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.order.iter().filter_map(|ix| self.file(*ix))
    }

    /// The file with this number, if it is in this map.
    #[must_use]
    pub fn file(&self, ix: FileIx) -> Option<&SourceFile> {
        self.files.get(&ix).map(Arc::as_ref)
    }

    /// Where `span` begins and ends. Outside every file it is the first place of all.
    #[must_use]
    pub fn places(&self, span: Span) -> (Place, Place) {
        let text = self.file(span.file).map_or("", |file| file.text.as_str());
        let range = span.range();
        (place(text, range.start), place(text, range.end))
    }
}

/// Where the byte `offset` of `text` stands.
#[must_use]
pub fn place(text: &str, offset: usize) -> Place {
    let before = text.get(..text.floor_char_boundary(offset)).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let in_line = before.get(line_start..).unwrap_or("");
    let marks = usize::from(line_start == 0 && in_line.starts_with(BYTE_ORDER_MARK));
    Place {
        line: before.bytes().filter(|byte| *byte == b'\n').count() + 1,
        column: in_line.chars().count() + 1 - marks,
    }
}

/// What some editors put before the first character. It is no character of the text.
pub(super) const BYTE_ORDER_MARK: char = '\u{feff}';

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_characters_from_one() {
        let at = |text, offset| {
            let place = place(text, offset);
            (place.line, place.column)
        };
        assert_eq!(at("", 0), (1, 1));
        assert_eq!(at("a\nhé→x", 8), (2, 4));
        assert_eq!(at("a\r\nb", 3), (2, 1));
        assert_eq!(at("\u{feff}ab", 3), (1, 1));
        assert_eq!(at("ab", 99), (1, 3));
    }
}
