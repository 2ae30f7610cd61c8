//! Diagnostics as a JSON array. The keys are stable: scripts read them.
//!
//! The only file of this layer that knows `serde_json`.

use crate::author::visible::visible;
use crate::author::{Diagnostic, SourceMap};
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
}

/// All diagnostics as a JSON array.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let records: Vec<Record<'_>> = diagnostics
        .iter()
        .map(|diagnostic| {
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
            }
        })
        .collect();
    // Strings and numbers cannot fail to be written; an empty array would hide problems.
    serde_json::to_string_pretty(&records).unwrap_or_else(|error| format!("\"{error}\""))
}
