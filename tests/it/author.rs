//! The author layer from outside: files in, diagnostics or a procedure out.
//!
//! Each test writes a file, and says what is said about it. `UPDATE_EXPECT=1 cargo test` rewrites.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes its strings so")]

mod checkpoints;
mod codes;
mod commas;
mod decisions;
mod explained;
mod expressions;
pub(crate) mod fixes;
mod hostile;
mod instruments;
mod kinds;
mod maps;
mod meaning;
mod mishaps;
mod once;
mod orders;
mod outlines;
mod outside;
mod parameters;
mod refused;
mod rules;
mod schema;
mod settled;
mod shape;
mod shared;
mod showing;
mod site;
mod slips;
mod starters;
mod templates;
mod together;
mod trials;
mod uses;
mod variants;

use crate::support::maps::with_maps;
use expect_test::Expect;
use rehearsal::author::{Compiled, Diagnostic, Files, compile, render};
use std::fmt::Write as _;

/// Files by their names.
fn files(files: &[(&str, &str)]) -> Files {
    let owned = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    with_maps(owned)
}

/// Compiles the first of `all`.
fn compiled(all: &[(&str, &str)]) -> Compiled {
    compile(&files(all), all.first().map_or("", |(name, _)| name))
}

/// One line for each problem, and its help.
fn problems(compiled: &Compiled) -> String {
    let mut lines = String::new();
    for diagnostic in &compiled.diagnostics {
        let line = render::one_line(diagnostic, &compiled.sources);
        let help = diagnostic.help.as_ref().map_or_else(String::new, |help| format!(" | {help}"));
        let _ = writeln!(lines, "{line}{help}");
    }
    lines
}

/// A whole file, and what is said about it.
#[track_caller]
fn check(text: &str, expected: &Expect) {
    let compiled = compiled(&[("p.yaml", text)]);
    let wrong = compiled.diagnostics.iter().any(Diagnostic::is_error);
    assert_eq!(compiled.procedure.is_none(), wrong);
    expected.assert_eq(&problems(&compiled));
}

/// A file that is right but for `part`, and what is said about it.
#[track_caller]
fn check_in(part: &str, expected: &Expect) {
    check(&format!("format: 1\ntitle: T\n{part}"), expected);
}
