//! What people are shown of what was found: all of what matters now, the same thing once, and of
//! what matters later only how much of it there is.
//!
//! Programs get everything; see `author/render/`.

use super::{Profile, rule_of};
use crate::author::{Diagnostic, FileIx, SourceMap, Span};
use std::collections::BTreeMap;
use std::fmt;

/// How many lines are named on which the same is said.
const LINES: usize = 8;

/// What is shown.
#[derive(Debug)]
pub struct Gist {
    /// What is shown with its excerpt.
    pub shown: Vec<Diagnostic>,
    /// What is only counted.
    pub later: Later,
}

/// How much is said for profiles beyond the next one.
#[derive(Debug, Default)]
pub struct Later(BTreeMap<Profile, BTreeMap<&'static str, usize>>);

impl Later {
    /// Adds what is said of another file.
    pub fn add(&mut self, other: &Self) {
        for (profile, lints) in &other.0 {
            for (word, count) in lints {
                *self.0.entry(*profile).or_default().entry(word).or_default() += count;
            }
        }
    }
}

impl fmt::Display for Later {
    /// `For --profile assess: 3 × critical-unasked`, a line for each profile.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (profile, lints) in &self.0 {
            let each = lints.iter().map(|(word, count)| {
                if *count == 1 { (*word).to_owned() } else { format!("{count} × {word}") }
            });
            let each = each.collect::<Vec<_>>().join(", ");
            writeln!(f, "For --profile {profile}: {each}")?;
        }
        Ok(())
    }
}

/// Whether this matters only for a profile beyond the next one.
#[must_use]
pub fn is_later(diagnostic: &Diagnostic, profile: Profile) -> bool {
    let next = profile.above().unwrap_or(profile);
    rule_of(diagnostic.code).is_some_and(|rule| rule.fails > next)
}

/// The gist of `found` for one who asks for `profile`.
#[must_use]
pub fn gist(found: &[Diagnostic], sources: &SourceMap, profile: Profile) -> Gist {
    let mut shown: Vec<(Diagnostic, Vec<Span>)> = Vec::new();
    let mut first: BTreeMap<(FileIx, &str, &str), usize> = BTreeMap::new();
    let mut later = Later::default();
    for diagnostic in found {
        let Some(rule) = rule_of(diagnostic.code) else {
            shown.push((diagnostic.clone(), Vec::new()));
            continue;
        };
        if is_later(diagnostic, profile) {
            *later.0.entry(rule.fails).or_default().entry(rule.lint.word).or_default() += 1;
            continue;
        }
        let file = diagnostic.primary.span.file;
        let key = (file, rule.lint.word, diagnostic.message.as_str());
        if let Some((_, lines)) = first.get(&key).and_then(|at| shown.get_mut(*at)) {
            lines.push(diagnostic.primary.span);
        } else {
            first.insert(key, shown.len());
            shown.push((diagnostic.clone(), Vec::new()));
        }
    }
    let shown = shown.into_iter().map(|(first, others)| with_lines(first, &others, sources));
    Gist { shown: shown.collect(), later }
}

fn with_lines(mut diagnostic: Diagnostic, others: &[Span], sources: &SourceMap) -> Diagnostic {
    if others.is_empty() {
        return diagnostic;
    }
    let line = |span: &Span| sources.places(*span).0.line.to_string();
    let named: Vec<String> = others.iter().take(LINES).map(line).collect();
    let more = others.len().saturating_sub(LINES);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    let plural = if others.len() == 1 { "" } else { "s" };
    let same = format!("the same on line{plural} {}{rest}", named.join(", "));
    diagnostic.help = Some(match diagnostic.help {
        Some(help) => format!("{help}; {same}"),
        None => same,
    });
    diagnostic
}
