//! The lines of an outline, and what each is by itself: a heading, an item, text, nothing.
//!
//! What they amount to together is `read.rs`. Characters that no procedure may hold are left out
//! here, and said.

use super::{Note, note};
use crate::author::visible::is_hidden;

/// A line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: usize,
    /// How many columns it is moved in.
    pub(super) indent: usize,
    pub(super) kind: Kind,
}

/// What a line is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing, or a line drawn across.
    Blank,
    /// `## Before`: how many signs, and what it says.
    Heading(usize, String),
    /// `- Wet the hands`, without what opens it.
    Item(Mark, String),
    /// Anything else.
    Text(String),
}

/// What opens an item. The later ones are for what stands under the earlier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    /// `1.` or `1)`.
    Number,
    /// `-`, `*`, `+`, `[ ]`, or a sign of a word processor.
    Sign,
    /// `a)`, or what a word processor writes under another sign.
    Inner,
}

/// How many columns a tab leads on.
const TAB: usize = 4;

pub(super) fn lines(text: &str, notes: &mut Vec<Note>) -> Vec<Line> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut lines: Vec<Line> = Vec::new();
    let mut fenced = false;
    for (position, line) in text.lines().enumerate() {
        let number = position + 1;
        let (indent, line) = clean(line, number, notes);
        let fence = line.strip_prefix("```").or_else(|| line.strip_prefix("~~~"));
        let kind = match fence {
            Some(info) => {
                fenced = !fenced;
                text_or_blank(info.trim_matches(['`', '~', ' ']))
            }
            None if fenced => text_or_blank(&line),
            None => kind(&line),
        };
        // A line below a text that underlines it makes a heading of it.
        let level = underline(&line).filter(|_| !fenced);
        match (level, lines.last_mut()) {
            (Some(level), Some(Line { kind: above @ Kind::Text(_), .. })) => {
                let Kind::Text(text) = above else { continue };
                *above = Kind::Heading(level, std::mem::take(text));
            }
            _ => lines.push(Line { number, indent, kind }),
        }
    }
    lines
}

/// How far a line is moved in, and the line without that and without what no procedure may hold.
fn clean(line: &str, number: usize, notes: &mut Vec<Note>) -> (usize, String) {
    let rest = line.trim_start();
    let before = line.strip_suffix(rest).unwrap_or("");
    let columns =
        |at: usize, c: char| if c == '\t' { (at / TAB + 1) * TAB } else { at.saturating_add(1) };
    let indent = before.chars().fold(0, columns);
    let mut hidden = false;
    let mut kept = String::with_capacity(rest.len());
    for c in rest.trim_end().chars() {
        match c {
            '\t' | '\u{a0}' => kept.push(' '),
            // Signs of no width that word processors leave behind.
            '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => {}
            c if is_hidden(c) => hidden = true,
            c => kept.push(c),
        }
    }
    if hidden {
        note(notes, number, "an invisible control character is left out");
    }
    let apart = braces_apart(&kept);
    if apart != kept {
        note(notes, number, "`{{` would fill in a value; it is written as `{ {`");
    }
    (indent, apart.trim().to_owned())
}

/// The text with a space between two opening braces, also where only marks of Markdown, which are
/// taken out of titles, stand between them.
fn braces_apart(text: &str) -> String {
    let mut apart = String::with_capacity(text.len());
    let mut open = false;
    for c in text.chars() {
        if c == '{' && open {
            apart.push(' ');
        }
        open = c == '{' || (open && matches!(c, '`' | '*' | '_' | '~' | '[' | '!' | '\\'));
        apart.push(c);
    }
    apart
}

fn text_or_blank(line: &str) -> Kind {
    if line.is_empty() { Kind::Blank } else { Kind::Text(line.to_owned()) }
}

fn kind(line: &str) -> Kind {
    // A quotation is read as what it quotes.
    let line = line.trim_start_matches(['>', ' ']);
    if is_rule(line) {
        return Kind::Blank;
    }
    if let Some((level, text)) = heading(line) {
        return if text.is_empty() { Kind::Blank } else { Kind::Heading(level, text.to_owned()) };
    }
    match item(line) {
        Some((mark, text)) => Kind::Item(mark, text.to_owned()),
        None => text_or_blank(line),
    }
}

/// A line drawn across, or between the head of a table and its rows.
fn is_rule(line: &str) -> bool {
    let drawn = |c: char| matches!(c, '-' | '*' | '_' | '=' | '|' | ':' | ' ' | '+');
    line.chars().filter(|c| *c != ' ').count() >= 3 && line.chars().all(drawn)
}

fn underline(line: &str) -> Option<usize> {
    let drawn = |sign: char| line.len() >= 3 && line.chars().all(|c| c == sign);
    if drawn('=') {
        Some(1)
    } else if drawn('-') {
        Some(2)
    } else {
        None
    }
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let text = line.trim_start_matches('#');
    let level = line.len() - text.len();
    // `#15 blade` is no heading; `#Before` is meant as one.
    let meant = text.is_empty() || text.starts_with(|c: char| c == ' ' || c.is_alphabetic());
    let text = text.trim().trim_end_matches('#').trim_end();
    (level > 0 && level <= 6 && meant).then_some((level, text))
}

/// What opens an item, and what follows it.
fn item(line: &str) -> Option<(Mark, &str)> {
    if let Some(text) = boxed(line) {
        return Some((Mark::Sign, text));
    }
    let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
    let mark = match first {
        "-" | "*" | "+" | "•" | "▪" | "‣" | "●" | "·" | "–" | "\u{f0b7}" => Mark::Sign,
        "o" | "◦" | "○" | "\u{f0a7}" => Mark::Inner,
        number if is_number(number) => Mark::Number,
        letter if is_letter(letter) => Mark::Inner,
        _ => return None,
    };
    let rest = rest.trim_start();
    Some((mark, boxed(rest).unwrap_or(rest)))
}

/// What stands behind a box to tick.
fn boxed(text: &str) -> Option<&str> {
    let rest = ["[ ]", "[x]", "[X]", "☐", "□", "☑", "☒"]
        .iter()
        .find_map(|sign| text.strip_prefix(sign))?;
    Some(rest.trim_start())
}

/// `1.`, `12)`, `1.2.`: no more than three digits, for `2026.` is a year.
fn is_number(word: &str) -> bool {
    let Some(digits) = word.strip_suffix(['.', ')']) else { return false };
    digits.split('.').all(|part| {
        (1..=3).contains(&part.len()) && part.chars().all(|digit| digit.is_ascii_digit())
    })
}

/// `a)`.
fn is_letter(word: &str) -> bool {
    let letter = word.strip_suffix(')').unwrap_or("");
    letter.len() == 1 && letter.chars().all(|letter| letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        lines(text, &mut Vec::new()).into_iter().map(|line| line.kind).collect()
    }

    #[test]
    fn whatever_opens_an_item_is_known() {
        for line in ["a) a", "o a", "◦ a"] {
            assert_eq!(kinds(line), [Kind::Item(Mark::Inner, "a".into())], "{line}");
        }
        for line in ["- a", "* a", "+ a", "• a", "[ ] a", "- [x] a", "☐a"] {
            assert_eq!(kinds(line), [Kind::Item(Mark::Sign, "a".into())], "{line}");
        }
        for line in ["1. a", "12) a", "1.2. a", "3. [ ] a"] {
            assert_eq!(kinds(line), [Kind::Item(Mark::Number, "a".into())], "{line}");
        }
        for line in ["2026. a", "2.5 mL", "-a", "*a* b", "A. Smith", "#15 blade"] {
            assert_eq!(kinds(line), [Kind::Text(line.into())], "{line}");
        }
    }

    #[test]
    fn headings_of_all_kinds_are_known() {
        let heading = |level| Kind::Heading(level, "Before".into());
        for (text, level) in [
            ("# Before", 1),
            ("### Before ##", 3),
            ("##Before", 2),
            ("Before\n======", 1),
            ("Before\n---", 2),
        ] {
            assert_eq!(kinds(text), [heading(level)], "{text}");
        }
        assert_eq!(kinds("---\n\n* * *\n#"), vec![Kind::Blank; 4]);
    }

    #[test]
    fn what_no_procedure_may_hold_is_left_out_and_said() {
        let mut notes = Vec::new();
        let lines = lines("\u{feff}- a\r\n\tb\u{a0}c\u{1b}[1m\r- {{{x}}\n", &mut notes);
        let seen: Vec<(usize, usize)> =
            lines.iter().map(|line| (line.number, line.indent)).collect();
        assert_eq!(seen, [(1, 0), (2, 4), (3, 0)]);
        assert_eq!(lines[1].kind, Kind::Text("b c[1m".into()));
        assert_eq!(lines[2].kind, Kind::Item(Mark::Sign, "{ { {x}}".into()));
        assert_eq!(notes.iter().map(|note| note.line).collect::<Vec<_>>(), [2, 3]);
    }

    #[test]
    fn nothing_between_fences_is_a_heading_or_an_item() {
        let text = |text: &str| Kind::Text(text.into());
        assert_eq!(
            kinds("```\n# a\n- b\n```"),
            [Kind::Blank, text("# a"), text("- b"), Kind::Blank]
        );
    }
}
