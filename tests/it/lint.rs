//! Lints: each rule against its pair of fixtures, the profiles, the silences, and the bundled
//! library.

mod bundled;
mod fixtures;
mod silences;

use rehearsal::author::{Code, Diagnostic, Files, Readings, SourceMap};
use rehearsal::lint::{Own, Profile, Standard, Taken, check};
use std::fmt::Write as _;

/// A day after every date of the fixtures but those that are far away.
const TODAY: &str = "2026-12-01";

/// What is found in files of one folder that are checked one after the other.
fn found(files: &[(&str, &str)], profile: Profile) -> (Vec<Diagnostic>, SourceMap) {
    let library =
        Files(files.iter().map(|(name, text)| ((*name).into(), (*text).into())).collect());
    let readings = Readings::new(&library);
    let (mut all, mut sources, mut taken) = (Vec::new(), SourceMap::default(), Taken::default());
    for (name, _) in files {
        let compiled = check(&readings, name, Standard { profile, today: TODAY });
        let own = Own::of(&compiled);
        sources.extend(&compiled.sources);
        all.extend(compiled.diagnostics);
        all.extend(own.and_then(|own| taken.add(own, profile)));
    }
    (all, sources)
}

fn is_lint(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code, Code::Lint(_))
}

/// Diagnostics as lines: where each begins and ends, what it says, what it points at, its advice.
fn listed<'d>(found: impl IntoIterator<Item = &'d Diagnostic>, sources: &SourceMap) -> String {
    let mut lines = String::new();
    let place = |span| {
        let (start, end) = sources.places(span);
        let end = if end.line == start.line {
            end.column.to_string()
        } else {
            format!("{}:{}", end.line, end.column)
        };
        format!("{}:{}-{end}", start.line, start.column)
    };
    for diagnostic in found {
        let (code, message) = (diagnostic.code, &diagnostic.message);
        writeln!(lines, "{} {code}: {message}", place(diagnostic.primary.span)).unwrap();
        for label in &diagnostic.secondary {
            writeln!(lines, "    {} {}", place(label.span), label.text).unwrap();
        }
        if let Some(help) = &diagnostic.help {
            writeln!(lines, "    help: {help}").unwrap();
        }
    }
    lines
}
