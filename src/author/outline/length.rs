//! Lengths of time as people write them: `[20 min]`, `[1 h 30 min]`, `wait 30 minutes`.

use super::{Note, note};
use crate::time::{seconds_in, write_length};
use std::fmt;
use std::time::Duration;

/// A length of time, in whole seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length(u64);

/// The longest that the format knows: 1000 hours.
const LONGEST: u64 = 1000 * 3600;

/// As procedures write it: `1h30m`.
impl fmt::Display for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&write_length(Duration::from_secs(self.0)))
    }
}

/// How many seconds a unit has. A day is none: nobody stands at a bedside so long.
fn unit(word: &str) -> Option<u64> {
    seconds_in(word).filter(|seconds| *seconds <= 3600)
}

/// The words of a text, with a number and the unit that follows it without a space apart.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    for word in text.split_whitespace() {
        let mut rest = word;
        while !rest.is_empty() {
            let digit = rest.starts_with(|c: char| c.is_ascii_digit());
            let part = |c: char| (c.is_ascii_digit() || (digit && c == '.')) == digit;
            let end = rest.find(|c| !part(c)).unwrap_or(rest.len());
            let (first, after) = rest.split_at(end);
            words.push(first);
            rest = after;
        }
    }
    words
}

/// The length of time that a text is, and nothing else.
pub(super) fn read(text: &str) -> Option<Length> {
    let text = text.trim().trim_start_matches(['~', '≈']);
    let (mut seconds, mut last) = (0, u64::MAX);
    let words = words(text);
    for pair in words.chunks(2) {
        let [count, word] = pair else { return None };
        let size = unit(word)?;
        let part = amount(count, size)?;
        if size >= last {
            return None;
        }
        last = size;
        seconds += part;
    }
    (!words.is_empty() && seconds <= LONGEST).then_some(Length(seconds))
}

/// So many of a unit, in seconds: `1.5` hours are 5400.
fn amount(count: &str, size: u64) -> Option<u64> {
    let (whole, tenths) = count.split_once('.').unwrap_or((count, "0"));
    if whole.len() > 7 || tenths.len() != 1 {
        return None;
    }
    let parts = whole.parse::<u64>().ok()? * size * 10 + tenths.parse::<u64>().ok()? * size;
    parts.is_multiple_of(10).then_some(parts / 10)
}

/// The first length of time in a sentence; nothing where it is one end of a range.
pub(super) fn first(text: &str) -> Option<Length> {
    let words = words(text);
    let is_length = |pair: &[&str]| match pair {
        [count, word] => amount(count, unit(word.trim_end_matches([',', ')', ';']))?),
        _ => None,
    };
    let (at, seconds) = words
        .windows(2)
        .enumerate()
        .find_map(|(at, pair)| is_length(pair).map(|seconds| (at, seconds)))?;
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let ranges = before.is_some_and(|word| matches!(*word, "-" | "–" | "—" | "to" | "or"));
    (!ranges && (1..=LONGEST).contains(&seconds)).then_some(Length(seconds))
}

/// The first range in a sentence, as a window is written: `15-30 min`.
pub(super) fn window(text: &str) -> Option<String> {
    let words = words(text);
    words.windows(4).find_map(|four| match four {
        [from, "-" | "–" | "—" | "to", to, word] => {
            let size = unit(word.trim_end_matches([',', ')', ';']))?;
            let (from, to) = (Length(amount(from, size)?), Length(amount(to, size)?));
            (from.0 < to.0 && to.0 <= LONGEST).then(|| format!("at_least: {from}, at_most: {to}"))
        }
        _ => None,
    })
}

/// A text without the first length of time in brackets, and that. Others stay, and are said.
pub(super) fn bracketed(
    text: &str,
    line: usize,
    notes: &mut Vec<Note>,
) -> (String, Option<Length>) {
    let (mut kept, mut found) = (String::new(), None);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((inside, after)) = after.split_once(']') else { break };
        kept.push_str(before);
        rest = after;
        match (read(inside), found) {
            (Some(length), None) => found = Some(length),
            (length, _) => {
                if length.is_some() {
                    note(
                        notes,
                        line,
                        format!("a second length of time, `[{inside}]`: kept as text"),
                    );
                } else if is_nearly(inside) {
                    let help = match window(inside) {
                        Some(window) => format!("a window is `time: {{{window}}}`"),
                        None => "write it as in `[20 min]`".to_owned(),
                    };
                    let message = format!("`[{inside}]` is not one length of time: kept as text");
                    note(notes, line, format!("{message}; {help}"));
                }
                kept.extend(["[", inside, "]"]);
            }
        }
    }
    kept.push_str(rest);
    (kept, found)
}

/// Whether somebody who wrote this meant a length of time.
pub(super) fn is_nearly(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && words(text).iter().any(|word| unit(word.trim_matches(['-', '–', '.'])).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        for (text, length) in [
            ("20 min", "20m"),
            ("90s", "1m30s"),
            ("1 h 30 min", "1h30m"),
            ("1h30m", "1h30m"),
            ("2 Hours", "2h"),
            ("~5 mins.", "5m"),
            ("1.5 h", "1h30m"),
            ("0 min", "0s"),
        ] {
            assert_eq!(read(text).map(|it| it.to_string()).as_deref(), Some(length), "{text}");
        }
        for text in ["", "20", "min", "5-10 min", "30 min 1 h", "3 parsecs", "2000 h", "x 5 min"] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_length_in_brackets_is_taken_out_and_what_is_nearly_one_is_said() {
        let mut notes = Vec::new();
        let (text, length) = bracketed("Wait [20 min] or [5-10 min] [sic] [a", 3, &mut notes);
        assert_eq!((text.as_str(), length), ("Wait  or [5-10 min] [sic] [a", Some(Length(1200))));
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert!(notes[0].line == 3 && notes[0].message.contains("`[5-10 min]`"), "{notes:?}");
    }

    #[test]
    fn a_range_is_a_window() {
        let window = |text| window(text).unwrap_or_default();
        assert_eq!(window("Wait 15–30 min"), "at_least: 15m, at_most: 30m");
        assert_eq!(window("Leave (1 to 2 hours)"), "at_least: 1h, at_most: 2h");
        assert_eq!(window("Wait 30 min, then look at 2-1 min"), "");
    }

    #[test]
    fn a_sentence_is_looked_through_for_the_first_length() {
        assert_eq!(first("Wait for 30 minutes, then look"), Some(Length(1800)));
        assert_eq!(first("Wait 15–30 min"), None);
        assert_eq!(first("Wait until it is numb"), None);
    }
}
