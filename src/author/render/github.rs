//! Diagnostics as commands of a GitHub workflow, which stand as annotations in the changed files.
//!
//! One line each, whatever is in it: what would end a command or a property of it is escaped.

use crate::author::visible::visible;
use crate::author::{Diagnostic, SourceMap};
use std::fmt::Write as _;

/// All diagnostics, a command a line.
#[must_use]
pub fn github(diagnostics: &[Diagnostic], sources: &SourceMap) -> String {
    let mut shown = String::new();
    for found in diagnostics {
        let span = found.primary.span;
        let (start, end) = sources.places(span);
        let name = sources.file(span.file).map_or("", |file| file.name.as_str());
        let name = name.strip_prefix("./").unwrap_or(name);
        // A string takes whatever is written to it.
        let _ = write!(shown, "::{} file={}", found.level.word(), property(&visible(name)));
        let _ = write!(shown, ",line={},endLine={}", start.line, end.line);
        // Columns are refused where the lines differ.
        if start.line == end.line {
            let _ = write!(shown, ",col={},endColumn={}", start.column, end.column);
        }
        let title = format!("rehearse ({})", found.code);
        let _ = writeln!(shown, ",title={}::{}", property(&title), data(&words(found)));
    }
    shown
}

/// What is wrong and, on a line of its own, what to do.
fn words(found: &Diagnostic) -> String {
    let message = visible(&found.message);
    match &found.help {
        Some(help) => format!("{message}\nhelp: {}", visible(help)),
        None => message.into_owned(),
    }
}

/// The text of a command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property, which ends at a comma or a colon.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_before_its_end() {
        assert_eq!(data("5%: a,\r\nb"), "5%25: a,%0D%0Ab");
        assert_eq!(property("a:b,c%\n"), "a%3Ab%2Cc%25%0A");
    }
}
