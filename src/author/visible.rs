//! Characters that must never reach a terminal: controls, and marks that turn the reading order.
//!
//! Files with them are refused by `yaml.rs`; names and excerpts are cleaned here for showing.

use std::borrow::Cow;

/// Whether `c` could change what a terminal shows, beside itself. Line breaks and tabs are
/// counted too; who allows them says so.
#[must_use]
pub(super) const fn is_hidden(c: char) -> bool {
    matches!(c, '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{2028}' | '\u{2029}')
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// `text` with every hidden character replaced by a sign for it.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.contains(is_hidden) {
        Cow::Owned(text.chars().map(|c| if is_hidden(c) { sign(c) } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// The sign for a hidden character: Unicode has pictures of the old ones.
fn sign(c: char) -> char {
    match c {
        '\0'..='\x1f' => char::from_u32(u32::from(c) + 0x2400).unwrap_or('\u{fffd}'),
        '\x7f' => '\u{2421}',
        _ => '\u{fffd}',
    }
}

/// The hidden characters of a file's text and where they stand, line breaks and tabs apart.
pub(super) fn hidden_in(text: &str) -> impl Iterator<Item = (usize, char)> {
    let bytes = text.as_bytes();
    // Byte by byte, because nearly every file is clean: the first bytes of hidden characters
    // are rare, and only they are looked at twice.
    let suspicious =
        |byte: u8| (byte < 0x20 && byte != b'\n') || matches!(byte, 0x7f | 0xc2 | 0xe2);
    bytes.iter().enumerate().filter(move |(_, byte)| suspicious(**byte)).filter_map(
        move |(at, _)| {
            let c = text.get(at..)?.chars().next()?;
            let crlf = c == '\r' && bytes.get(at + 1) == Some(&b'\n');
            (is_hidden(c) && c != '\t' && !crlf).then_some((at, c))
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hidden_characters_are_found_and_shown_as_signs() {
        let text = "a\tb\r\nc\u{1b}[2J\u{9b}\u{202e}\0";
        let found: Vec<usize> = hidden_in(text).map(|(at, _)| at).collect();
        assert_eq!(found, [6, 10, 12, 15]);
        assert_eq!(visible("\u{1b}[2J\u{9b}"), "␛[2J\u{fffd}");
        assert_eq!(visible("5 → 6"), "5 → 6");
    }
}
