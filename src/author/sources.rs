//! The files that were read: their names and texts, and where a byte stands in them.
//!
//! Kept for showing diagnostics and for the copies in a session's folder. It opens no file.
//! Read next: `render.rs`.

use super::{FileIx, Span};

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

/// All files of one compilation, in the order of reading.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// Keeps a file and says where.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileIx {
        self.files.push(SourceFile { name: name.into(), text: text.into() });
        FileIx::new(self.files.len() - 1)
    }

    /// The files, in the order of reading.
    #[must_use]
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The file at `ix`, if it is one of this map's.
    #[must_use]
    pub fn file(&self, ix: FileIx) -> Option<&SourceFile> {
        self.files.get(ix.position())
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
