//! Where an entry may be cut into parts, and where it is best cut.
//!
//! Some marks always part, such as `;`; a comma or an "and" may part or belong to a title, which
//! what is explained on either side decides. What anything means is not known here.

use std::ops::Range;

/// How many pieces between marks that may part are weighed against each other.
const WEIGHED: usize = 20;
/// How many pieces one part may hold.
const WIDEST: usize = 8;

/// A run of pieces between marks that always part; ranges of bytes of the entry.
pub(super) type Run = Vec<Range<usize>>;

/// The pieces of `text`. A line that `is_title` stays whole.
pub(super) fn runs(text: &str, is_title: &dyn Fn(&str) -> bool) -> Vec<Run> {
    let mut runs = Vec::new();
    for line in pieces(text, 0, &always) {
        let words = text.get(line.clone()).unwrap_or("");
        if is_title(words) {
            runs.push(vec![line]);
            continue;
        }
        for run in pieces(words, line.start, &then) {
            let inside = text.get(run.clone()).unwrap_or("");
            let run = pieces(inside, run.start, &perhaps);
            if !run.is_empty() {
                runs.push(run);
            }
        }
    }
    runs
}

/// The pieces of `said` between any marks.
pub(super) fn all(said: &str) -> Vec<Range<usize>> {
    let mark = |rest: &str, before: Option<char>| {
        let comma = mark_of(rest, &[",", ";", "\n", "\r"]).filter(|_| !in_number(rest, before));
        comma.or_else(|| word_of(rest, before, &["and"]))
    };
    pieces(said, 0, &mark)
}

/// The length of the mark at the beginning of the text, given the character before it.
type Mark<'m> = &'m dyn Fn(&str, Option<char>) -> Option<usize>;

/// The pieces between marks, without what is not part of a word at either end; none is empty.
fn pieces(text: &str, offset: usize, mark: Mark<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut add = |range: Range<usize>| {
        let piece = text.get(range.clone()).unwrap_or("");
        let start = range.start + (piece.len() - piece.trim_start().len());
        let trimmed = piece.trim();
        if trimmed.contains(char::is_alphanumeric) {
            found.push(offset + start..offset + start + trimmed.len());
        }
    };
    let (mut start, mut skip, mut before) = (0, 0, None);
    for (at, c) in text.char_indices() {
        if at >= skip
            && let Some(length) = mark(text.get(at..).unwrap_or(""), before)
        {
            add(start..at);
            start = at + length;
            skip = start;
        }
        before = Some(c);
    }
    add(start..text.len());
    found
}

fn mark_of(rest: &str, marks: &[&str]) -> Option<usize> {
    marks.iter().find(|mark| rest.starts_with(**mark)).map(|mark| mark.len())
}

/// A word that parts, standing on its own.
fn word_of(rest: &str, before: Option<char>, words: &[&str]) -> Option<usize> {
    if before.is_some_and(|c| !c.is_whitespace() && c != ',') {
        return None;
    }
    let starts = |word: &&&str| {
        let start = rest.get(..word.len());
        let after = rest.get(word.len()..).and_then(|rest| rest.chars().next());
        start.is_some_and(|start| start.eq_ignore_ascii_case(word))
            && after.is_some_and(char::is_whitespace)
    };
    words.iter().find(starts).map(|word| word.len())
}

fn always(rest: &str, _: Option<char>) -> Option<usize> {
    mark_of(rest, &[";", "\n", "\r", "→", "->", "=>"])
}

fn then(rest: &str, before: Option<char>) -> Option<usize> {
    word_of(rest, before, &["and then", "then"])
}

/// Whether a comma at the beginning of `rest` stands inside a number.
fn in_number(rest: &str, before: Option<char>) -> bool {
    let after = rest.chars().nth(1);
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    digit(before) && digit(after)
}

fn perhaps(rest: &str, before: Option<char>) -> Option<usize> {
    if let Some(length) = word_of(rest, before, &["and", "followed by"]) {
        return Some(length);
    }
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    match rest.chars().next()? {
        ',' | '/' if !in_number(rest, before) => Some(1),
        '&' => Some(1),
        '+' | '–' | '—' if space(before) || space(rest.chars().nth(1)) => {
            Some(rest.chars().next()?.len_utf8())
        }
        '.' | ':' | '?' | '!' if space(rest.chars().nth(1)) => Some(1),
        _ => None,
    }
}

/// Which of `count` neighbouring pieces belong together, where `value` says what a part made of a
/// range of them is worth: the cut that is worth most. Pieces far down a long run stand alone.
pub(super) fn best(count: usize, value: &mut dyn FnMut(Range<usize>) -> f64) -> Vec<Range<usize>> {
    let weighed = count.min(WEIGHED);
    // By how many pieces are cut: the worth, and where the last part begins.
    let mut worth: Vec<(f64, usize)> = vec![(0.0, 0)];
    for end in 1..=weighed {
        let mut best = (f64::NEG_INFINITY, end - 1);
        for start in end.saturating_sub(WIDEST)..end {
            let before = worth.get(start).map_or(0.0, |(worth, _)| *worth);
            let total = before + value(start..end);
            if total > best.0 {
                best = (total, start);
            }
        }
        worth.push(best);
    }
    let mut parts = Vec::new();
    let mut end = weighed;
    while end > 0 {
        let start = worth.get(end).map_or(end - 1, |(_, start)| *start).min(end - 1);
        parts.push(start..end);
        end = start;
    }
    parts.reverse();
    parts.extend((weighed..count).map(|at| at..at + 1));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<Vec<&str>> {
        let runs = runs(text, &|line| line == "dry, then close");
        let piece = |range: Range<usize>| text.get(range).unwrap();
        runs.into_iter().map(|run| run.into_iter().map(piece).collect()).collect()
    }

    #[test]
    fn marks_that_always_part_make_runs_and_the_others_pieces() {
        assert_eq!(cut("a, b and c; d then e"), [vec!["a", "b", "c"], vec!["d"], vec!["e"]]);
        assert_eq!(cut("a -> b\n\nc→d"), [["a"], ["b"], ["c"], ["d"]]);
        assert_eq!(cut("sand + 1,000 / band"), [["sand", "1,000", "band"]]);
        assert_eq!(cut("and then a. b"), [["a", "b"]]);
        assert_eq!(cut("Then a"), [["a"]]);
        assert_eq!(cut("; , then"), [["then"]]);
    }

    #[test]
    fn a_title_stays_whole() {
        assert_eq!(cut("dry, then close; a"), [["dry, then close"], ["a"]]);
    }

    #[test]
    fn the_best_cut_is_found_and_a_long_run_ends_in_single_pieces() {
        let mut pairs = |range: Range<usize>| {
            let pair = range.len() == 2 && range.start.is_multiple_of(2);
            if pair { 3.0 } else { 1.0 - 0.5 * f64::from(u32::try_from(range.len()).unwrap()) }
        };
        assert_eq!(best(5, &mut pairs), [0..2, 2..4, 4..5]);
        assert_eq!(best(30, &mut pairs).len(), 10 + 10);
        assert!(best(0, &mut pairs).is_empty());
    }
}
