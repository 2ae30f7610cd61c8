//! Diagnostics as a JSON array. The keys are stable: scripts read them.
//!
//! What a program can do about one stands beside it, to be asked about or done. The same in the
//! words of a standard: `sarif.rs`.

use crate::author::visible::visible;
use crate::author::{Diagnostic, Fix, SourceMap};
use serde::Serialize;
use std::borrow::Cow;

/// One diagnostic as it is written out. The keys are documented, so all stand here.
#[derive(Serialize)]
struct Record<'d> {
    file: Cow<'d, str>,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    code: &'static str,
    severity: &'static str,
    message: Cow<'d, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Cow<'d, str>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Replacement<'d>>,
}

/// What may stand in the same file instead of what does.
#[derive(Serialize)]
struct Replacement<'d> {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    with: &'d str,
}

impl<'d> Replacement<'d> {
    fn of(fix: &'d Fix, sources: &SourceMap) -> Self {
        let (start, end) = sources.places(fix.span);
        Self {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            with: &fix.with,
        }
    }
}

/// All diagnostics as a JSON array.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let items = json_items(diagnostics, sources);
    if items.is_empty() { "[]".to_owned() } else { format!("[\n{items}\n]") }
}

/// The same without the brackets: what stands between a comma and the next in a longer array.
#[must_use]
pub fn json_items(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let records: Vec<Record<'_>> =
        diagnostics.iter().map(|diagnostic| record(diagnostic, sources)).collect();
    // Strings and numbers cannot fail to be written; an empty array would hide problems.
    let array = serde_json::to_string_pretty(&records);
    let array = array.unwrap_or_else(|error| format!("\"{error}\""));
    let items = array.strip_prefix("[\n").and_then(|items| items.strip_suffix("\n]"));
    if records.is_empty() { String::new() } else { items.unwrap_or(&array).to_owned() }
}

fn record<'d>(diagnostic: &'d Diagnostic, sources: &'d SourceMap) -> Record<'d> {
    let span = diagnostic.primary.span;
    let (start, end) = sources.places(span);
    Record {
        file: sources.file(span.file).map_or(Cow::Borrowed(""), |file| visible(&file.name)),
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        code: diagnostic.code.word(),
        severity: diagnostic.level.word(),
        message: visible(&diagnostic.message),
        help: diagnostic.help.as_deref().map(visible),
        fix: diagnostic.fix.as_ref().map(|fix| Replacement::of(fix, sources)),
    }
}
