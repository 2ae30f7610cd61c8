//! The checksum at the end of every line: `,"crc":"89abcdef"}`, of the bytes before it.
//!
//! It knows nothing of what the lines say. Read next: `line.rs`, `header.rs`.

use super::damage::{Damage, Fault};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::BufRead as _;

/// How many bytes the checksum and what surrounds it fill.
const LENGTH: usize = r#","crc":"89abcdef"}"#.len();

/// `line`, which must be a struct with at least one field, as a line with its checksum.
#[expect(clippy::expect_used, reason = "structs of text and numbers always have a JSON form")]
pub(super) fn sealed<T: Serialize>(line: &T) -> String {
    let mut text = serde_json::to_string(line).expect("a line has a JSON form");
    text.pop();
    let crc = crc32fast::hash(text.as_bytes());
    writeln!(text, r#","crc":"{crc:08x}"}}"#).expect("a string can be written to");
    text
}

/// The lines of a journal or a part of it, each with its end. As `split_inclusive`, but many times
/// as fast: a slice as a reader looks for whole words of bytes.
pub(super) fn lines(mut rest: &[u8]) -> impl Iterator<Item = &[u8]> {
    std::iter::from_fn(move || {
        let length = { rest }.skip_until(b'\n').ok().filter(|length| *length > 0)?;
        let (line, after) = rest.split_at_checked(length)?;
        rest = after;
        Some(line)
    })
}

/// The text of a line that is as it was written. A carriage return before the line's end, which
/// editors and mail add, does no harm.
pub(super) fn check(bytes: &[u8], line: usize, is_last: bool) -> Result<&str, Damage> {
    let text = bytes.strip_suffix(b"\n").and_then(intact);
    text.ok_or(if is_last {
        Damage::Torn { line }
    } else {
        Damage::Broken { line, fault: Fault::Checksum }
    })
}

/// The text of a line without its end, if its checksum fits.
fn intact(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.strip_suffix(b"\r").unwrap_or(bytes);
    let text = str::from_utf8(bytes).ok()?;
    let (body, seal) = text.split_at_checked(text.len().checked_sub(LENGTH)?)?;
    let digits = seal.strip_prefix(r#","crc":""#)?.strip_suffix(r#""}"#)?;
    (u32::from_str_radix(digits, 16).ok()? == crc32fast::hash(body.as_bytes())).then_some(text)
}
