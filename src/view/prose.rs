//! Prose: cleaning, measuring, cutting and wrapping text, in columns of the terminal.
//!
//! Whatever an author, a file name or a trainee wrote goes through here before it is drawn, so
//! that no control or escape character reaches the terminal and no line is wider than measured.

use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The widest that running text is set: longer lines are hard to follow.
pub(super) const WIDEST: usize = 88;

/// A length in columns or rows as the terminal counts them.
pub(super) fn cells(length: usize) -> u16 {
    u16::try_from(length).unwrap_or(u16::MAX)
}

/// The text without anything that is not to be seen: control characters, changes of direction,
/// and signs of no width whose effect differs from one terminal to the next. Tabs become spaces;
/// line ends stay.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|it| kept(it) == Some(it)) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.chars().filter_map(kept).collect())
    }
}

fn kept(it: char) -> Option<char> {
    match it {
        '\n' => Some('\n'),
        '\t' | '\u{2028}' | '\u{2029}' | '\u{a0}' => Some(' '),
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => {
            None
        }
        '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}' => None,
        it if it.is_control() => None,
        it => Some(it),
    }
}

/// The text on one line.
pub(super) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How many columns the text takes, counted as it is drawn: cluster by cluster.
pub(super) fn width(text: &str) -> usize {
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The text on one line of at most `room` columns, with `ellipsis` in place of what is cut off.
pub(super) fn cut(text: &str, room: usize, ellipsis: &str) -> String {
    let text = one_line(text);
    if width(&text) <= room {
        return text;
    }
    let Some(room) = room.checked_sub(width(ellipsis)) else { return String::new() };
    let mut kept = head(&text, room).trim_end().to_owned();
    kept.push_str(ellipsis);
    kept
}

/// As many clusters from the start of `text` as `room` columns hold.
pub(super) fn head(text: &str, room: usize) -> String {
    let mut used = 0;
    let fits = |cluster: &&str| {
        used += UnicodeWidthStr::width(*cluster);
        used <= room
    };
    text.graphemes(true).take_while(fits).collect()
}

/// The text in lines of at most `room` columns. Its own line ends stay; the lines of a list item
/// hang under its first word.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    wrap_after(0, text, room)
}

/// As [`wrap`], with `lead` columns less for the first line.
pub(super) fn wrap_after(lead: usize, text: &str, room: usize) -> Vec<String> {
    let mut setting = Setting { room: room.max(1), lead, lines: Vec::new() };
    for paragraph in clean(text).trim_end().lines() {
        setting.paragraph(paragraph);
    }
    setting.lines
}

struct Setting {
    room: usize,
    lead: usize,
    lines: Vec<String>,
}

impl Setting {
    /// How many columns the line that is being set has.
    fn room(&self) -> usize {
        if self.lines.is_empty() { self.room.saturating_sub(self.lead) } else { self.room }
    }

    fn paragraph(&mut self, paragraph: &str) {
        let trimmed = paragraph.trim_start();
        let indent = width(paragraph).saturating_sub(width(trimmed)).min(self.room / 3);
        let bullet = if trimmed.starts_with("- ") || trimmed.starts_with("* ") { 2 } else { 0 };
        let hang = " ".repeat((indent + bullet).min(self.room / 2));
        let mut line = " ".repeat(indent);
        for (words, word) in trimmed.split_whitespace().enumerate() {
            let gap = usize::from(words > 0);
            let first_is_short = self.lines.is_empty() && width(word) <= self.room;
            let full = width(&line) + gap + width(word) > self.room();
            if full && (words > 0 || first_is_short) {
                self.lines.push(std::mem::replace(&mut line, hang.clone()));
            } else if words > 0 {
                line.push(' ');
            }
            self.word(word, &hang, &mut line);
        }
        self.lines.push(line);
    }

    /// Adds a word; one that is wider than a whole line is broken.
    fn word(&mut self, word: &str, hang: &str, line: &mut String) {
        for cluster in word.graphemes(true) {
            let wide = UnicodeWidthStr::width(cluster);
            if width(line) + wide > self.room() && width(line) > width(hang) {
                self.lines.push(std::mem::replace(line, hang.to_owned()));
            }
            line.push_str(cluster);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn control_and_escape_characters_are_taken_out() {
        assert_eq!(clean("a\u{1b}[31mred\u{7}\tb\r\n\u{202e}c\u{9b}d"), "a[31mred b\ncd");
        assert_eq!(cut("one\ntwo  three", 20, "…"), "one two three");
    }

    #[test]
    fn text_is_cut_with_an_ellipsis_and_never_inside_a_wide_character() {
        assert_eq!(cut("Position changes", 16, "…"), "Position changes");
        assert_eq!(cut("Position changes", 10, "…"), "Position…");
        assert_eq!(cut("日本語", 5, "…"), "日本…");
        assert_eq!(cut("日本語", 4, "…"), "日…");
        assert_eq!(cut("abc", 1, "..."), "");
    }

    #[test]
    fn list_items_hang_under_their_first_word() {
        let lines = wrap("Then:\n- Swab the stopper with alcohol.\n- Rotate.", 16);
        assert_eq!(lines, ["Then:", "- Swab the", "  stopper with", "  alcohol.", "- Rotate."]);
        assert_eq!(wrap("a\n\nb", 5), ["a", "", "b"]);
        assert_eq!(wrap("sesquipedalian", 5), ["sesqu", "ipeda", "lian"]);
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_its_room(text in "\\PC{0,60}", room in 2usize..30) {
            for line in wrap(&text, room) {
                // A cluster alone may be wider than a very narrow place, and cannot be broken.
                let alone = line.trim_start().graphemes(true).count() == 1;
                prop_assert!(width(&line) <= room || alone, "{line:?} in {room}");
            }
            prop_assert!(width(&cut(&text, room, "…")) <= room);
        }
    }
}
