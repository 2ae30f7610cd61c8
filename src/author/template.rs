//! Text with values filled in: `{{ name }}` or `{{ expression }}`.
//!
//! Read next: `expression.rs`.

use super::Code;
use super::expression::{Expression, Mistake};

const NAMED: &str = "write `{{ name }}`, with a parameter's name";

/// A part of such a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Piece {
    /// As written.
    Literal(String),
    /// A value.
    Value(Expression),
}

/// The parts of `text`; none where nothing is filled in.
pub(super) fn read(text: &str) -> Result<Vec<Piece>, Mistake> {
    let mut pieces = Vec::new();
    // Most text has no brace at all, and a single letter is quickly looked for.
    if !text.contains('{') {
        return Ok(pieces);
    }
    let mut at = 0;
    while let Some(open) = text.get(at..).and_then(|rest| rest.find("{{")).map(|open| at + open) {
        let inside = open + 2;
        let rest = text.get(inside..).unwrap_or("");
        let Some(length) = rest.find("}}") else {
            let found = Mistake::new(Code::BadTemplate, &(open..inside), "this `{{` has no `}}`");
            return Err(found.help(NAMED));
        };
        let inner = rest.get(..length).unwrap_or("");
        let start = inside + inner.len() - inner.trim_start().len();
        if let Some(message) = nothing_named(inner) {
            let range = start.min(inside + length)..(start + 1).min(inside + length);
            return Err(Mistake::new(Code::BadTemplate, &range, message).help(NAMED));
        }
        let expression = Expression::read(inner, inside)?;
        let before = text.get(at..open).unwrap_or("");
        if !before.is_empty() {
            pieces.push(Piece::Literal(before.to_owned()));
        }
        pieces.push(Piece::Value(expression));
        at = inside + length + 2;
    }
    let tail = text.get(at..).unwrap_or("");
    if !pieces.is_empty() && !tail.is_empty() {
        pieces.push(Piece::Literal(tail.to_owned()));
    }
    Ok(pieces)
}

/// What is wrong with the inside of braces that names nothing.
fn nothing_named(inner: &str) -> Option<&'static str> {
    match inner.trim_start() {
        "" => Some("nothing is filled in here"),
        inner if inner.starts_with('=') && !inner.starts_with("==") => {
            Some("what is filled in has no `=` before it")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_stand_between_what_is_written() {
        assert_eq!(read("plain } text"), Ok(Vec::new()));
        let pieces = read("a {{ dose }} b {{ dose / 2 }}").unwrap();
        let literals: Vec<&Piece> =
            pieces.iter().filter(|piece| matches!(piece, Piece::Literal(_))).collect();
        assert_eq!(pieces.len(), 4);
        assert_eq!(literals, [&Piece::Literal("a ".into()), &Piece::Literal(" b ".into())]);
        let wrong = read("a {{ dose }} b {{ dose").unwrap_err();
        assert_eq!((wrong.range, wrong.code), (15..17, Code::BadTemplate));
        assert_eq!(read("x {{ + }}").unwrap_err().range, 5..6);
    }
}
