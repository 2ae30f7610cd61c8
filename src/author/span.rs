//! Where something was written: a file of the source map, and a range of bytes in it.
//!
//! Knows no text; `sources.rs` turns a span into lines and columns. Read next: `sources.rs`.

use std::ops::Range;

/// The position of a file in its `SourceMap`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileIx(u32);

impl FileIx {
    /// The file that was read as number `position`, counted from 0.
    #[must_use]
    pub fn new(position: usize) -> Self {
        Self(u32::try_from(position).unwrap_or(u32::MAX))
    }

    /// Counted from 0 in the order of reading.
    #[must_use]
    pub const fn position(self) -> usize {
        self.0 as usize
    }
}

/// A range of bytes in one file. Files are at most 4 MiB, so 32 bits are plenty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileIx,
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`.
    #[must_use]
    pub fn new(file: FileIx, range: Range<usize>) -> Self {
        let narrow = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: narrow(range.start), end: narrow(range.end.max(range.start)) }
    }

    /// The range of bytes.
    #[must_use]
    pub const fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}
