//! `needless-allow`: a silence where nothing is said.

use crate::author::{Diagnostic, Span};
use crate::lint::rule::{Look, rule};
use crate::lint::silence::Silence;
use std::collections::BTreeSet;

rule! {
    "needless-allow",
    Teach,
    "a lint that is silenced where it says nothing",
    "What the comment silences is not said of this line: it was corrected since, or the comment \
     stands in another place than the message. Left where it is, it would hide the next mistake \
     of that kind.\n\
     \n\
     Delete it, or move it to the line that the message names. `--fix` deletes it.",
    Look::Silences
}

/// What is said of a comment of whose lints only those at the positions `used` were needed.
///
/// `elsewhere` are the lints that are said of other lines: the comment may have been meant for one.
pub(in crate::lint) fn wrong(
    silence: &Silence,
    used: &[usize],
    elsewhere: &BTreeSet<&'static str>,
    text: &str,
) -> Vec<Diagnostic> {
    let idle = silence.words.iter().enumerate().filter(|(at, _)| !used.contains(at));
    let idle: Vec<&(String, Span)> = idle.map(|(_, word)| word).collect();
    let meant = idle.iter().any(|(word, _)| elsewhere.contains(word.as_str()));
    let all = idle.len() == silence.words.len() && !meant;
    let told = idle.into_iter().map(|(word, span)| {
        let message = format!("`{word}` is not said of this line");
        let told = RULE.at(*span, message).help("delete it, or move it to the line that is meant");
        // Where others of the comment are needed, or another line was meant, taking one word out is for the author.
        if all { told.fixed(whole(silence, text), "") } else { told }
    });
    told.collect()
}

/// The comment with the blanks before it, and with its line if nothing else stands there.
fn whole(silence: &Silence, text: &str) -> Span {
    let range = silence.span.range();
    let before = text.get(..range.start).unwrap_or("");
    let said = before.trim_end_matches([' ', '\t']);
    let mut start = said.len();
    let mut end = range.end;
    if said.is_empty() || said.ends_with('\n') {
        let after = text.get(end..).unwrap_or("");
        end += after.find('\n').map_or(after.len(), |at| at + 1);
        start = said.len();
    }
    Span::new(silence.span.file, start..end)
}
