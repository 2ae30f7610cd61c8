//! Where a part of a scalar's text stands in the file.
//!
//! Quotes, escapes, folds and indentation lie between what an author wrote and what YAML makes of
//! it. The letters of both come in the same order, so the one is followed along the other.

use super::Span;
use std::ops::Range;

/// The place in `source` of the bytes `range` of `text`, which was read from the scalar at `span`.
#[must_use]
pub(super) fn place(source: &str, span: Span, text: &str, range: &Range<usize>) -> Span {
    let raw = source.get(span.range()).unwrap_or("");
    let mut hand = Hand::new(raw, is_block(source.get(..span.range().start).unwrap_or("")));
    let (mut start, mut end) = (None, None);
    for (at, c) in text.char_indices() {
        if at >= range.end && end.is_some() {
            break;
        }
        let Some(found) = hand.find(c) else { return span };
        if at >= range.start && start.is_none() {
            start = Some(found.start);
        }
        if at < range.end.max(range.start + 1) {
            end = Some(found.end);
        }
    }
    let (last, start_of) = (hand.at, start.unwrap_or(hand.at));
    let end_of = if range.is_empty() { start_of } else { end.unwrap_or(last) };
    let from = span.range().start;
    Span::new(span.file, from + start_of..from + end_of.max(start_of))
}

/// Whether a block begins behind `before`: its first line ends in `|` or `>`.
fn is_block(before: &str) -> bool {
    let line = before.trim_end();
    if !before.get(line.len()..).is_some_and(|blank| blank.contains('\n')) {
        return false;
    }
    let line = line.rsplit('\n').next().unwrap_or("");
    let line = line.split(" #").next().unwrap_or("").trim_end();
    let line = line.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'));
    line.ends_with(['|', '>'])
}

/// Goes along a scalar as it was written.
struct Hand<'r> {
    raw: &'r str,
    at: usize,
    style: Style,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Plain,
    Single,
    Double,
}

impl<'r> Hand<'r> {
    fn new(raw: &'r str, block: bool) -> Self {
        let (at, style) = match raw.as_bytes().first() {
            _ if block => (0, Style::Plain),
            Some(b'"') => (1, Style::Double),
            Some(b'\'') => (1, Style::Single),
            // The first line of a block says how it is to be read.
            Some(b'|' | b'>') => (raw.find('\n').unwrap_or(raw.len()), Style::Plain),
            _ => (0, Style::Plain),
        };
        Self { raw, at, style }
    }

    fn rest(&self) -> &'r str {
        self.raw.get(self.at..).unwrap_or("")
    }

    /// The bytes from which `c` was read. Blanks may have been folded, so they always fit.
    fn find(&mut self, c: char) -> Option<Range<usize>> {
        loop {
            let next = self.rest().chars().next();
            let start = self.at;
            match next {
                Some('\\') if self.style == Style::Double => {
                    let (length, joins) = escape(self.rest());
                    self.at += length;
                    if !joins {
                        return Some(start..self.at);
                    }
                }
                Some(found) if found == c => {
                    let doubled = self.style == Style::Single && c == '\'';
                    self.at += if doubled { 2 } else { c.len_utf8() };
                    return Some(start..self.at);
                }
                Some(found) if found.is_whitespace() => {
                    self.at += found.len_utf8();
                    if c.is_whitespace() {
                        return Some(start..self.at);
                    }
                }
                _ if c.is_whitespace() => return Some(start..start),
                _ => return None,
            }
        }
    }
}

/// How long the escape is that `rest` begins with, and whether it only joins two lines.
fn escape(rest: &str) -> (usize, bool) {
    let digits = match rest.chars().nth(1) {
        Some('x') => 2,
        Some('u') => 4,
        Some('U') => 8,
        Some('\n' | '\r') => return (2, true),
        Some(c) => return (1 + c.len_utf8(), false),
        None => return (1, false),
    };
    (2 + digits, false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::FileIx;

    /// The part of `raw` that the first `wanted` of `text` was read from.
    fn found<'r>(raw: &'r str, text: &str, wanted: &str) -> &'r str {
        let at = text.find(wanted).unwrap();
        let span = Span::new(FileIx::default(), 0..raw.len());
        let place = place(raw, span, text, &(at..at + wanted.len()));
        raw.get(place.range()).unwrap()
    }

    #[test]
    fn parts_of_scalars_are_found_where_they_were_written() {
        assert_eq!(found("a {{ b }}", "a {{ b }}", "b"), "b");
        assert_eq!(found("'it''s {{ b }}'", "it's {{ b }}", "{{ b }}"), "{{ b }}");
        assert_eq!(found(r#""\t\u00e9 {{ b }}""#, "\té {{ b }}", "b"), "b");
        assert_eq!(found("\"one \\\n   {{ b }}\"", "one {{ b }}", "b"), "b");
        assert_eq!(found("|-\n  one\n  two {{ b }}\n", "one\ntwo {{ b }}", "b"), "b");
        assert_eq!(found(">\n  one\n  two\n\n  x {{ b }}\n", "one two\nx {{ b }}", "{{"), "{{");
        assert_eq!(found("= a +\n    bc", "= a + bc", "bc"), "bc");
        assert_eq!(found("  é\t{{ b }}", "é    {{ b }}", "b"), "b");
    }
}
