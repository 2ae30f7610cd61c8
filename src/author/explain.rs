//! A code at length: what `rehearse explain` says about it, laid out for a terminal.
//!
//! The texts are files beside this one, `explain/WORD.md`: paragraphs, and examples in fences whose
//! info is `yaml wrong` or `yaml right`. Several examples of one text are files that lie side by
//! side, called by the comment in their first line. Nothing else of Markdown is known here.

use super::Code;
use super::render::Look;
use std::fmt::Write as _;

/// How far an example is moved in.
const INDENT: &str = "    ";

/// The text of a code: what is wrong and why it matters; and an example of it put right, which a
/// lint has elsewhere.
#[must_use]
pub const fn explain(code: Code) -> &'static str {
    code.explanation()
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'t> {
    /// Sentences, in one line of the file.
    Paragraph(&'t str),
    /// A procedure file.
    Example {
        /// Whether it is as it should be.
        right: bool,
        /// Its lines.
        text: &'t str,
    },
}

/// The pieces of a text, in order.
#[must_use]
pub fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((line, after)) = next_line(rest) {
        rest = after;
        let Some(info) = line.strip_prefix("```") else {
            if !line.trim().is_empty() {
                pieces.push(Piece::Paragraph(line));
            }
            continue;
        };
        let (inside, after) = after.split_once("\n```").unwrap_or((after, ""));
        pieces.push(Piece::Example { right: info == "yaml right", text: inside });
        rest = after.trim_start_matches('\n');
    }
    pieces
}

fn next_line(text: &str) -> Option<(&str, &str)> {
    if text.is_empty() { None } else { Some(text.split_once('\n').unwrap_or((text, ""))) }
}

/// A code, its meaning and what is said about it, as wide as there is room; examples are moved in.
#[must_use]
pub fn laid_out(code: Code, pieces: &[Piece<'_>], look: Look) -> String {
    let mut page = String::new();
    let heading = format!("{code}: {}", code.meaning());
    for line in wrapped(&heading, look.width) {
        // A string takes whatever is written to it.
        let _ = writeln!(page, "{}", strong(&line, look));
    }
    let mut before = None;
    for piece in pieces {
        match *piece {
            Piece::Paragraph(text) => {
                page.push('\n');
                page.extend(wrapped(text, look.width).iter().flat_map(|line| [line, "\n"]));
            }
            Piece::Example { right, text } => {
                if before != Some(right) {
                    let label = if right { "Right:" } else { "Wrong:" };
                    let _ = write!(page, "\n{}\n", strong(label, look));
                }
                page.push('\n');
                let indent = |line: &str| if line.is_empty() { "" } else { INDENT };
                page.extend(text.lines().flat_map(|line| [indent(line), line, "\n"]));
            }
        }
        before = match *piece {
            Piece::Paragraph(_) => None,
            Piece::Example { right, .. } => Some(right),
        };
    }
    page
}

/// Codes and their meanings, one below the other, under the headings of their families.
#[must_use]
pub fn listed(families: &[(&str, Vec<Code>)], look: Look) -> String {
    let codes = || families.iter().flat_map(|(_, codes)| codes);
    let longest = codes().map(|code| code.word().len()).max().unwrap_or_default();
    let room = look.width.saturating_sub(longest + 2);
    let mut list = String::new();
    for (title, codes) in families {
        let gap = if list.is_empty() { "" } else { "\n" };
        let _ = writeln!(list, "{gap}{}\n", strong(title, look));
        list.push_str(&rows(codes, longest, room));
    }
    list
}

fn rows(codes: &[Code], longest: usize, room: usize) -> String {
    let mut list = String::new();
    for code in codes {
        for (position, line) in wrapped(code.meaning(), room).iter().enumerate() {
            let word = if position == 0 { code.word() } else { "" };
            let _ = writeln!(list, "{word:longest$}  {line}");
        }
    }
    list
}

fn strong(text: &str, look: Look) -> String {
    if look.colour { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
}

/// Lines of at most `room` columns; a longer word has a line of its own.
fn wrapped(text: &str, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= room => {
                line.extend([" ", word]);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_paragraphs_and_examples() {
        let text = "One.\n\n```yaml wrong\na: 1\n\nb: 2\n```\n\n```yaml right\nc: 3\n```\nTwo.\n";
        assert_eq!(
            pieces(text),
            [
                Piece::Paragraph("One."),
                Piece::Example { right: false, text: "a: 1\n\nb: 2" },
                Piece::Example { right: true, text: "c: 3" },
                Piece::Paragraph("Two."),
            ]
        );
    }

    #[test]
    fn lines_are_as_long_as_there_is_room_and_examples_stay_as_they_are() {
        let look = Look { colour: false, width: 12 };
        let text = "To be or not to be.\n\n```yaml wrong\nto: be or not\n```\n";
        let page = laid_out(Code::Tab, &pieces(text), look);
        assert!(
            page.ends_with("\n\nTo be or not\nto be.\n\nWrong:\n\n    to: be or not\n"),
            "{page}"
        );
    }
}
