//! What is said of values that cannot stand where they stand.

use crate::author::diagnostic::Diagnostic;
use crate::author::expression::Kind;
use crate::author::{Code, Span};

/// What is said of an item that is of another kind than those before it.
pub(in crate::author::settle) fn mixed(kind: &Kind, found: &Kind, span: Span) -> Diagnostic {
    let message = format!("a list holds one kind: {kind}, not {found}");
    Diagnostic::error(Code::WrongKind, span, message)
        .help("text that looks like another kind needs quotes")
}

/// What is said of a parameter that needs itself.
pub(in crate::author::settle) fn in_circles(name: &str, span: Span) -> Diagnostic {
    let message = format!("`{name}` is computed from itself");
    Diagnostic::error(Code::ParameterCycle, span, message)
        .help("write out the value of one of the parameters in the circle")
}

/// How a value of this kind is written.
pub(in crate::author::settle) fn example(kind: &Kind) -> &'static str {
    match kind {
        Kind::Number(_) => "write a number, such as `100` or `0.5`",
        Kind::Length => "write a length of time, such as `90s` or `30m`",
        Kind::Share => "write a percentage, such as `80%`",
        Kind::Text => "write text; in quotes if it looks like a number or a length of time",
        Kind::Truth => "write `true` or `false`",
        Kind::List(_) => "write a list, such as `[50, 80, 110]`",
        Kind::Lost => "write a value",
    }
}
