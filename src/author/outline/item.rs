//! What an item of an outline says as a step: its title, how long it takes, and what is under it.

use super::length::{self, Length};
use super::{LONG_TITLE, Note, note};
use crate::procedure::markup;

/// An item as it was read, with what is under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The line of the outline.
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) parts: Vec<Part>,
}

/// Something under an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) line: usize,
    /// How many columns it is moved in.
    pub(super) indent: usize,
    /// Whether it is an item itself.
    pub(super) listed: bool,
    pub(super) text: String,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) line: usize,
    pub(super) title: String,
    pub(super) takes: Option<Length>,
    pub(super) wait: Wait,
    /// What is said about it, by the words of the format, in their order; lines of text.
    pub(super) said: Vec<(&'static str, Vec<String>)>,
}

/// Whether a step is a wait, which would better be a timer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wait {
    /// It speaks of none.
    None,
    /// Something is done, and then waited for.
    After,
    /// It is nothing else.
    Whole,
}

/// The words of the format by which a part can call itself, as in `Why: it numbs the wall`.
const WORDS: [&str; 6] = ["cue", "do", "finding", "why", "hazard", "mistake"];

impl Step {
    pub(super) fn of(item: &Item, notes: &mut Vec<Note>) -> Self {
        let (text, bracketed) = length::bracketed(&item.text, item.line, notes);
        let (text, addresses) = without_links(&text);
        let text = markup::plain(one_line(&text));
        let (title, rest) = first_sentence(&text);
        let (mut title, mut takes) = (title.to_owned(), bracketed);
        // An item of nothing but `[20 min]`.
        let bare = title.is_empty();
        if bare {
            title = one_line(&item.text.replace(['[', ']'], " "));
        }
        let mut wait = if bare { Wait::Whole } else { wait(&title) };
        if wait != Wait::None {
            takes = takes.or_else(|| length::first(&title));
        }
        if takes.is_none() && !title.to_lowercase().starts_with("wait") {
            wait = Wait::None;
        }
        if title.chars().count() > LONG_TITLE {
            let message = "a long title, to be typed from memory: move a part of it to `do:`";
            note(notes, item.line, message);
        }
        let mut said: Vec<(&'static str, Vec<String>)> =
            WORDS.iter().map(|word| (*word, Vec::new())).collect();
        let rest = Some(rest.to_owned()).filter(|rest| !rest.is_empty());
        for line in rest.into_iter().chain(addresses) {
            add(&mut said, "do", line);
        }
        parts(&item.parts, &mut said, notes);
        said.retain(|(_, lines)| !lines.is_empty());
        // An item alone needs nothing that opens it.
        for (_, lines) in &mut said {
            if let [only] = lines.as_mut_slice()
                && let Some(text) = only.strip_prefix("- ")
            {
                *only = text.to_owned();
            }
        }
        Self { line: item.line, title, takes, wait, said }
    }
}

/// Whether a title speaks of a wait. Only one that begins so is taken at its word without a length.
fn wait(title: &str) -> Wait {
    let lower = title.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric());
    let first = words.next().unwrap_or_default();
    match first {
        "wait" | "observe" | "leave" | "dwell" | "rest" => Wait::Whole,
        _ if words.any(|word| word == "wait") => Wait::After,
        _ => Wait::None,
    }
}

fn add(said: &mut [(&'static str, Vec<String>)], word: &str, line: String) {
    if let Some((_, lines)) = said.iter_mut().find(|(known, _)| *known == word) {
        lines.push(line);
    }
}

/// What is under an item, as lines of text. What is under a part that calls itself by a word of
/// the format belongs to it.
fn parts(parts: &[Part], said: &mut [(&'static str, Vec<String>)], notes: &mut Vec<Note>) {
    // How far those are moved in under which the next one may stand.
    let mut above: Vec<usize> = Vec::new();
    let mut word = ("do", 0);
    for part in parts {
        if let Some(inside) = part.text.split('[').nth(1).and_then(|after| after.split(']').next())
            && length::is_nearly(inside)
        {
            let message =
                format!("`[{inside}]` is a part's, and only a step takes time: kept as text");
            note(notes, part.line, message);
        }
        while above.last().is_some_and(|indent| *indent >= part.indent) {
            above.pop();
        }
        let depth = above.len();
        above.push(part.indent);
        let text = with_addresses(&one_line(&part.text));
        if depth <= word.1 {
            word = ("do", 0);
        }
        if let Some((name, text)) = called(&text) {
            word = (name, depth);
            add(said, name, text.to_owned());
            continue;
        }
        let lead = if part.listed { "- " } else { "" };
        let within = if word.0 == "do" { depth } else { depth - word.1 - 1 };
        add(said, word.0, format!("{}{lead}{text}", "  ".repeat(within)));
    }
}

/// The word of the format by which a text calls itself, and the text without it.
fn called(text: &str) -> Option<(&'static str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let name = name.trim_matches(['*', '_', ' ']).to_lowercase();
    let rest =
        if text.starts_with(['*', '_']) { rest.trim_start_matches(['*', '_']) } else { rest };
    let word = WORDS.iter().find(|word| **word == name)?;
    Some((*word, rest.trim())).filter(|(_, rest)| !rest.is_empty())
}

pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in which links have become what they show, and the addresses to which they lead.
fn without_links(text: &str) -> (String, Vec<String>) {
    let (mut kept, mut addresses) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, shown, address, after)) = link(rest) {
        kept.extend([before, shown]);
        addresses.push(address.to_owned());
        rest = after;
    }
    kept.push_str(rest);
    (kept, addresses)
}

/// A text with the address of each link behind what it shows.
pub(super) fn with_addresses(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, shown, address, after)) = link(rest) {
        kept.extend([before, shown, " (", address, ")"]);
        rest = after;
    }
    kept.push_str(rest);
    kept
}

/// What is before the first link, what it shows, where it leads, and what is after it.
fn link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (head, tail) = text.split_once("](")?;
    let (before, shown) = head.rsplit_once('[')?;
    let (address, after) = tail.split_once(')')?;
    let before = before.strip_suffix('!').unwrap_or(before);
    (!address.trim().is_empty() && !shown.trim().is_empty()).then_some((
        before,
        shown,
        address.trim(),
        after,
    ))
}

/// Words of three letters or more that end in a full stop and no sentence.
const SHORTENED: [&str; 14] = [
    "approx", "esp", "etc", "fig", "hrs", "incl", "inj", "max", "min", "mins", "prof", "ref",
    "resp", "vol",
];

/// The first sentence without its full stop, and the rest.
fn first_sentence(text: &str) -> (&str, &str) {
    let whole = text.strip_suffix('.').filter(|text| !text.ends_with('.')).unwrap_or(text);
    for (at, _) in text.match_indices(". ") {
        let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + 2..).unwrap_or(""));
        let last = before.rsplit([' ', '(']).next().unwrap_or("");
        // `approx. 5 mL` and `Dr. Smith` go on; so does what begins with a small letter.
        let ends = last.chars().count() >= 3
            && last.chars().all(char::is_alphabetic)
            && !SHORTENED.contains(&last.to_lowercase().as_str());
        if ends && after.starts_with(char::is_uppercase) && before.contains(' ') {
            return (before, after);
        }
    }
    (whole, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sentence_is_the_title() {
        for (text, title, rest) in [
            ("Scrub the hands. Dry them.", "Scrub the hands", "Dry them."),
            ("Give approx. 5 mL. Wait.", "Give approx. 5 mL. Wait", ""),
            ("Call Dr. Smith now", "Call Dr. Smith now", ""),
            ("Stop. Look around", "Stop. Look around", ""),
            ("Urine dip. If positive: defer.", "Urine dip", "If positive: defer."),
            ("Give 5 mL max. Then wait", "Give 5 mL max. Then wait", ""),
            ("Wait ...", "Wait ...", ""),
        ] {
            assert_eq!(first_sentence(text), (title, rest), "{text}");
        }
    }

    #[test]
    fn a_part_may_call_itself_by_a_word_of_the_format() {
        assert_eq!(called("Why: it numbs"), Some(("why", "it numbs")));
        assert_eq!(called("**HAZARD:** burns"), Some(("hazard", "burns")));
        assert_eq!(called("**Cue**: ready"), Some(("cue", "ready")));
        assert_eq!(called("Note: it numbs"), None);
        assert_eq!(called("why:"), None);
    }

    #[test]
    fn an_address_is_kept_beside_what_is_shown() {
        let text = "See [the label](https://example.org/a) and ![it](x.png)";
        assert_eq!(with_addresses(text), "See the label (https://example.org/a) and it (x.png)");
        let (kept, addresses) = without_links(text);
        assert_eq!(kept, "See the label and it");
        assert_eq!(addresses, ["https://example.org/a", "x.png"]);
        assert_eq!(with_addresses("a](b [c](d"), "a](b [c](d");
    }
}
