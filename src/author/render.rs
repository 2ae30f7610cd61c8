//! Diagnostics for people and for programs.
//!
//! Nothing hidden in a file or its name reaches the output. Read next: `render/human.rs`.

mod github;
mod human;
mod json;
mod sarif;

pub use github::github;
pub use human::{Look, human};
pub use json::{json, json_items};
pub use sarif::sarif;

use super::visible::visible;
use super::{Diagnostic, SourceMap, Unsettled};

/// One line for one problem: `dwell.yaml:6:11: error[unknown-step]: no step has the id …`.
#[must_use]
pub fn one_line(diagnostic: &Diagnostic, sources: &SourceMap) -> String {
    let span = diagnostic.primary.span;
    let name = sources.file(span.file).map_or("", |file| file.name.as_str());
    let (start, _) = sources.places(span);
    let (level, code) = (diagnostic.level.word(), diagnostic.code);
    let (line, column) = (start.line, start.column);
    let message = visible(&diagnostic.message);
    format!("{}:{line}:{column}: {level}[{code}]: {message}", visible(name))
}

/// Why a procedure of these sources could not be settled, in one line: of several problems the
/// first.
#[must_use]
pub fn unsettled(why: &Unsettled, sources: &SourceMap) -> String {
    match why {
        Unsettled::Choice(why) => why.clone(),
        Unsettled::Files(found) => {
            let first = found.iter().find(|found| found.is_error());
            first.map_or_else(String::new, |found| one_line(found, sources))
        }
    }
}
