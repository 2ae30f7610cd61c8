//! Silencing a lint where it stands: `# rehearse: allow CODE because REASON`.
//!
//! At the end of a line the comment speaks of that line, on a line of its own of the next one that
//! is no comment. What is an error whatever the profile cannot be silenced. A silence that is
//! unneeded, without a reason, or of no lint is told: see the files of those names in `file/`.

use super::file::{needless_allow, silent_allow, unknown_allow};
use super::{Standard, rule, rule_of};
use crate::author::{self, Diagnostic, FileIx, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// How such a comment begins, in whatever case, and the colon may be forgotten.
const OPENING: &str = "rehearse";

/// What nobody can silence: that no clinician stands for the content.
const NEVER: [&str; 2] = ["not-reviewed", "review-overdue"];

/// A comment that silences.
#[derive(Debug)]
pub(super) struct Silence {
    /// The whole comment.
    pub(super) span: Span,
    /// The lints it names, each with its place.
    pub(super) words: Vec<(String, Span)>,
    /// Whether it gives a reason.
    pub(super) has_reason: bool,
    /// Whether it begins with `allow`.
    pub(super) is_allow: bool,
    /// The bytes of the line of which it speaks.
    line: Range<usize>,
}

/// The comments of a text that silence lints.
pub(super) fn silences(ix: FileIx, text: &str) -> Vec<Silence> {
    // Nearly no file has any, and finding comments means reading it once more.
    if !text.to_ascii_lowercase().contains(OPENING) {
        return Vec::new();
    }
    let comments = author::comments(text);
    comments.into_iter().filter_map(|range| silence(ix, text, range)).collect()
}

fn silence(ix: FileIx, text: &str, range: Range<usize>) -> Option<Silence> {
    let comment = text.get(range.clone())?;
    let said = comment.trim_start_matches('#').trim_start();
    let named = said.get(..OPENING.len()).filter(|name| name.eq_ignore_ascii_case(OPENING))?;
    let said = said.get(named.len()..)?;
    let said = match said.strip_prefix(':') {
        Some(said) => said,
        // Without the colon it may be a sentence for people.
        None => said.trim_start().strip_prefix("allow ").map(|_| said)?,
    };
    let mut at = range.start + comment.len() - said.len();
    let mut words = Vec::new();
    let mut pieces = said.split_inclusive([' ', ',']).map(|piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches([' ', ',']);
        (word, Span::new(ix, start..start + word.len()))
    });
    let mut pieces = pieces.by_ref().filter(|(word, _)| !word.is_empty());
    let is_allow = pieces.next().is_some_and(|(word, _)| word == "allow");
    let mut has_reason = false;
    for (word, span) in pieces.by_ref() {
        if word == "because" {
            has_reason = true;
            break;
        }
        words.push((word.to_owned(), span));
    }
    has_reason &= pieces.next().is_some();
    let line = line_of(text, range.start);
    let before = text.get(line.start..range.start)?;
    let line = if before.trim().is_empty() { next_line(text, line.end) } else { line };
    Some(Silence { span: Span::new(ix, range), words, has_reason, is_allow, line })
}

/// The line that holds the byte `at`.
fn line_of(text: &str, at: usize) -> Range<usize> {
    let start = text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |it| it + 1);
    let end = text.get(at..).and_then(|after| after.find('\n')).map_or(text.len(), |it| at + it);
    start..end
}

/// The next line that says something, behind the one that ends at `end`.
fn next_line(text: &str, end: usize) -> Range<usize> {
    let mut line = end..end;
    while line.end < text.len() {
        line = line_of(text, line.end + 1);
        let said = text.get(line.clone()).unwrap_or("").trim();
        if !said.is_empty() && !said.starts_with('#') {
            break;
        }
    }
    line
}

/// Takes out what is silenced, and puts in what is wrong with the silences.
pub(super) fn apply(
    silences: &[Silence],
    (ix, text): (FileIx, &str),
    standard: Standard<'_>,
    found: &mut Vec<Diagnostic>,
) {
    if silences.is_empty() {
        return;
    }
    let mut used = vec![Vec::new(); silences.len()];
    found.retain(|diagnostic| {
        let Some(rule) = rule_of(diagnostic.code) else { return true };
        let span = diagnostic.primary.span;
        if NEVER.contains(&rule.lint.word) {
            return true;
        }
        let silenced = silences.iter().zip(&mut used).any(|(silence, used)| {
            let here = span.file == ix && silence.line.contains(&(span.start as usize));
            let named = silence.words.iter().position(|(word, _)| word == rule.lint.word);
            let said = named.filter(|_| here && silence.is_allow && silence.has_reason);
            used.extend(said);
            said.is_some()
        });
        !silenced
    });
    let elsewhere: BTreeSet<&str> = found.iter().map(|it| it.code.word()).collect();
    for (silence, used) in silences.iter().zip(&used) {
        let mut wrong = unknown_allow::wrong(silence);
        if wrong.is_empty() {
            wrong.extend(silent_allow::wrong(silence));
        }
        if wrong.is_empty() {
            wrong.extend(needless_allow::wrong(silence, used, &elsewhere, text));
        }
        for mut diagnostic in wrong {
            if let Some(rule) = rule_of(diagnostic.code) {
                diagnostic.level = rule.level(standard.profile);
            }
            found.push(diagnostic);
        }
    }
    found.sort_by_key(|it| (it.primary.span.file != ix, it.primary.span.file));
    let own = found.partition_point(|it| it.primary.span.file == ix);
    if let Some(own) = found.get_mut(..own) {
        own.sort_by_key(|it| (it.primary.span.start, it.code));
    }
}

/// Whether this is the word of a lint.
pub(super) fn is_lint(word: &str) -> bool {
    rule(word).is_some()
}
