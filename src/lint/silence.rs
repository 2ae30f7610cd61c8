//! Silencing a lint where it stands: `# rehearse: allow CODE because REASON`.
//!
//! At the end of a line the comment speaks of that line, on a line of its own of the next one that
//! is no comment. What is an error whatever the profile cannot be silenced. A silence that is
//! unneeded, without a reason, or of no lint is told: see the files of those names in `file/`.

use super::file::{needless_allow, silent_allow, unknown_allow};
use super::{Profile, leveled, rule_of};
use crate::author::{self, Diagnostic, FileIx, Span};
use std::collections::BTreeSet;
use std::ops::Range;

/// How such a comment begins, in whatever case, and the colon may be forgotten.
const OPENING: &str = "rehearse";

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
fn silences(ix: FileIx, text: &str) -> Vec<Silence> {
    // Nearly no file has any, and finding comments means reading it once more.
    if !text.split('#').skip(1).any(|after| opened(after).is_some()) {
        return Vec::new();
    }
    let comments = author::comments(text);
    comments.into_iter().filter_map(|range| silence(ix, text, range)).collect()
}

/// What a comment says behind its opening, if it begins so.
fn opened(comment: &str) -> Option<&str> {
    let said = comment.trim_start();
    let named = said.get(..OPENING.len()).filter(|name| name.eq_ignore_ascii_case(OPENING))?;
    let said = said.get(named.len()..)?;
    // Without the colon it may be a sentence for people.
    let is_allow = said.trim_start().starts_with("allow ");
    said.strip_prefix(':').or_else(|| is_allow.then_some(said))
}

fn silence(ix: FileIx, text: &str, range: Range<usize>) -> Option<Silence> {
    let comment = text.get(range.clone())?;
    let said = opened(comment.trim_start_matches('#'))?;
    let mut at = range.start + comment.len() - said.len();
    let mut words = Vec::new();
    let pieces = said.split_inclusive([' ', ',']).map(|piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches([' ', ',']);
        (word, Span::new(ix, start..start + word.len()))
    });
    let mut pieces = pieces.filter(|(word, _)| !word.is_empty());
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

/// Takes out what is silenced in the file, and puts in what is wrong with the silences.
pub(super) fn apply((ix, text): (FileIx, &str), profile: Profile, found: &mut Vec<Diagnostic>) {
    let silences = silences(ix, text);
    if silences.is_empty() {
        return;
    }
    let mut used = vec![Vec::new(); silences.len()];
    found.retain(|diagnostic| {
        let Some(rule) = rule_of(diagnostic.code).filter(|rule| rule.yields) else { return true };
        let span = diagnostic.primary.span;
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
        found.extend(wrong.into_iter().map(|it| leveled(it, profile)));
    }
    let place = |it: &Diagnostic| (it.primary.span.file != ix, it.primary.span.file);
    found.sort_by_key(|it| (place(it), it.primary.span.start, it.code));
}
