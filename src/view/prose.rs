//! Prose: cleaning, measuring, cutting and wrapping text, in columns of the terminal.
//!
//! Whatever an author, a file name or a trainee wrote goes through here before it is drawn, so
//! that no control or escape character reaches the terminal and no line is wider than measured.

use crate::procedure::markup::{self, Mark, Piece};
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

/// The text in lines of at most `room` columns, without marks. Its own line ends stay; the lines of
/// a list item hang under its first word.
pub(super) fn wrap(text: &str, room: usize) -> Vec<String> {
    let mut setting = Setting::new(0, room);
    for paragraph in clean(text).trim_end().lines() {
        let trimmed = paragraph.trim_start();
        let bullet = if trimmed.starts_with("- ") || trimmed.starts_with("* ") { 2 } else { 0 };
        setting.paragraph(width(paragraph) - width(trimmed), bullet, trimmed);
    }
    setting.lines
}

/// What an author wrote in lines of at most `room` columns, with `lead` columns less for the first:
/// each in pieces with their marks. A list item hangs as in [`wrap`].
pub(super) fn marked(lead: usize, text: &str, room: usize) -> Vec<Vec<Piece>> {
    let mut setting = Setting::new(lead, room);
    let mut lines = Vec::new();
    for row in markup::rows(clean(text).trim_end()) {
        let said: String = row.pieces.iter().map(|piece| piece.text.as_str()).collect();
        let from = setting.lines.len();
        setting.paragraph(row.indent, width(&row.lead), &format!("{}{said}", row.lead));
        let lead = Piece { mark: Mark::Lead, text: row.lead };
        let mut marks = [lead].into_iter().chain(row.pieces).flat_map(|Piece { mark, text }| {
            let letters = text.chars().filter(|it| !it.is_whitespace()).collect::<Vec<_>>();
            letters.into_iter().map(move |_| mark)
        });
        let set = setting.lines.iter().skip(from);
        lines.extend(set.map(|line| remarked(line, &mut marks)));
    }
    lines
}

/// A line that was set, in pieces: each letter has the mark that it had. The space between two
/// words has that of both, or none.
fn remarked(line: &str, marks: &mut impl Iterator<Item = Mark>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut space = String::new();
    for letter in line.chars() {
        if letter.is_whitespace() {
            space.push(letter);
            continue;
        }
        let mark = marks.next().unwrap_or(Mark::Plain);
        match pieces.last_mut() {
            Some(last) if last.mark == mark => last.text.push_str(&space),
            None | Some(_) if space.is_empty() => {}
            Some(last) if last.mark == Mark::Plain => last.text.push_str(&space),
            None | Some(_) => pieces.push(Piece { mark: Mark::Plain, text: space.clone() }),
        }
        space.clear();
        match pieces.last_mut() {
            Some(last) if last.mark == mark => last.text.push(letter),
            None | Some(_) => pieces.push(Piece { mark, text: letter.to_string() }),
        }
    }
    pieces
}

struct Setting {
    room: usize,
    lead: usize,
    lines: Vec<String>,
}

impl Setting {
    fn new(lead: usize, room: usize) -> Self {
        Self { room: room.max(1), lead, lines: Vec::new() }
    }

    /// How many columns the line that is being set has.
    fn room(&self) -> usize {
        if self.lines.is_empty() { self.room.saturating_sub(self.lead) } else { self.room }
    }

    /// Adds a paragraph whose first line is dented by `indent` columns and opens with `bullet`
    /// columns that are left free in the others.
    fn paragraph(&mut self, indent: usize, bullet: usize, text: &str) {
        let indent = indent.min(self.room / 3);
        let hang = " ".repeat((indent + bullet).min(self.room / 2));
        let mut line = " ".repeat(indent);
        for (words, word) in text.split_whitespace().enumerate() {
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

    #[test]
    fn marks_go_with_their_words_over_the_end_of_a_line() {
        let lines = marked(4, "Do **not ever** pull\n\n1. *Swab* it with `x`", 12);
        let seen = |line: &Vec<Piece>| {
            let piece = |it: &Piece| {
                format!(
                    "{}{}",
                    it.text,
                    match it.mark {
                        Mark::Plain => "",
                        Mark::Lead => "#",
                        Mark::Emphasis => "/",
                        Mark::Strong => "!",
                        Mark::Code => "`",
                    }
                )
            };
            line.iter().map(piece).collect::<Vec<_>>().join("|")
        };
        let lines: Vec<String> = lines.iter().map(seen).collect();
        assert_eq!(lines, ["Do |not!", "ever!| pull", "", "1.#| |Swab/| it", "   with |x`"]);
    }

    proptest! {
        #[test]
        fn marks_never_make_a_line_wider(text in "[a *_`語é\u{301}-]{0,60}", room in 4usize..30) {
            for line in marked(0, &text, room) {
                let line: String = line.iter().map(|piece| piece.text.as_str()).collect();
                prop_assert!(width(&line) <= room, "{line:?} in {room}");
            }
        }

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
