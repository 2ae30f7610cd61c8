//! Lines of plain text: clean, wrapped and indented. The only file here that measures text.
//!
//! Texts come from files and from trainees, so no control character gets through.

use unicode_width::UnicodeWidthStr;

/// The narrowest and the widest page: below, lines are longer than asked for.
const WIDTHS: std::ops::RangeInclusive<usize> = 40..=200;

/// A page being written.
#[derive(Debug)]
pub(super) struct Page {
    width: usize,
    text: String,
}

impl Page {
    pub(super) fn new(width: usize) -> Self {
        Self { width: width.clamp(*WIDTHS.start(), *WIDTHS.end()), text: String::new() }
    }

    pub(super) const fn width(&self) -> usize {
        self.width
    }

    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// A line that has been laid out already.
    pub(super) fn raw(&mut self, line: &str) {
        self.text.push_str(line.trim_end());
        self.text.push('\n');
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A heading after an empty line.
    pub(super) fn heading(&mut self, heading: &str) {
        self.gap();
        let heading = clean(heading);
        self.paragraph(&heading);
        self.raw(&"-".repeat(heading.width().min(self.width)));
    }

    /// A paragraph at the left margin.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.hang("", text);
    }

    /// A paragraph after `lead`, its later lines under its first.
    pub(super) fn hang(&mut self, lead: &str, text: &str) {
        let indent = " ".repeat(lead.width());
        let room = self.width.saturating_sub(indent.len()).max(1);
        let mut start = lead;
        for line in wrapped(&clean(text), room) {
            self.raw(&format!("{start}{line}"));
            start = &indent;
        }
    }
}

/// `text` on one line: white space becomes one space; control characters, and marks that change
/// the direction of what follows, go.
pub(super) fn clean(text: &str) -> String {
    let words = text.split_whitespace().map(|word| {
        word.chars().filter(|c| !c.is_control() && !turns_around(*c)).collect::<String>()
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

const fn turns_around(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Cuts or pads `text` to exactly `width` columns.
pub(super) fn fitted(text: &str, width: usize) -> String {
    let mut text = clean(text);
    if text.width() > width {
        while text.width() + 1 > width && text.pop().is_some() {}
        text = format!("{}…", text.trim_end());
    }
    let missing = width.saturating_sub(text.width());
    format!("{text}{}", " ".repeat(missing))
}

/// Lines of at most `room` columns; a longer word has a line for itself.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split(' ') {
        match lines.last_mut() {
            Some(line) if line.width() + 1 + word.width() <= room => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_terminal_would_obey_gets_through() {
        let nasty = "a\u{1b}[31m red\u{7}\r\nb\u{202e}c \u{9b}2J";
        assert_eq!(clean(nasty), "a[31m red bc 2J");
    }

    #[test]
    fn text_is_wrapped_and_fitted_by_what_the_eye_sees() {
        assert_eq!(wrapped("to be or not", 5), ["to be", "or", "not"]);
        assert_eq!(wrapped("unbreakable it is", 5), ["unbreakable", "it is"]);
        assert_eq!(fitted("膀胱鏡", 4), "膀… ");
        assert_eq!(fitted("scope", 7), "scope  ");
    }
}
