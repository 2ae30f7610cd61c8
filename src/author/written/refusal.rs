//! What a value's own reader says against a scalar.
//!
//! serde carries nothing but text between a reader and the deserializer, so a refusal is written
//! out in `Display` and read back by `fault.rs`; its separator is a character that no file holds.

use crate::author::Code;
use crate::author::expression::Mistake;
use std::fmt;
use std::ops::Range;

const SEPARATOR: char = '\u{1f}';

/// Why a scalar cannot be what it is wanted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::author) struct Refusal {
    /// The code, where it is not the one of the kind of value.
    pub(in crate::author) code: Option<Code>,
    pub(in crate::author) message: String,
    pub(in crate::author) help: Option<String>,
    /// The bytes of the scalar's text that are wrong, where it is not all of them.
    pub(in crate::author) range: Option<Range<usize>>,
    /// What the whole can only have been meant to be.
    pub(in crate::author) meant: Option<String>,
}

impl Refusal {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self { code: None, message: message.into(), help: None, range: None, meant: None }
    }

    pub(super) fn help(mut self, help: &str) -> Self {
        self.help = Some(help.to_owned());
        self
    }

    pub(super) fn meant(self, meant: Option<String>) -> Self {
        Self { meant, ..self }
    }

    /// Reads a refusal back.
    pub(in crate::author) fn parse(text: &str) -> Self {
        let mut parts = text.split(SEPARATOR);
        let message = parts.next().unwrap_or("").to_owned();
        let mut part = || parts.next().filter(|part| !part.is_empty());
        let help = part().map(str::to_owned);
        let code = part().and_then(Code::find);
        let start = part().and_then(|start| start.parse().ok());
        let end = part().and_then(|end| end.parse().ok());
        let range = start.zip(end).map(|(start, end)| start..end);
        let meant = part().map(str::to_owned);
        Self { code, message, help, range, meant }
    }
}

impl From<Mistake> for Refusal {
    fn from(mistake: Mistake) -> Self {
        let Mistake { code, range, message, help, list: _ } = mistake;
        Self { code: Some(code), message, help, range: Some(range), meant: None }
    }
}

impl From<String> for Refusal {
    fn from(message: String) -> Self {
        Self::new(message)
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let help = self.help.as_deref().unwrap_or("");
        let code = self.code.map_or("", Code::word);
        write!(f, "{}{SEPARATOR}{help}{SEPARATOR}{code}", self.message)?;
        match &self.range {
            Some(Range { start, end }) => write!(f, "{SEPARATOR}{start}{SEPARATOR}{end}")?,
            None => write!(f, "{SEPARATOR}{SEPARATOR}")?,
        }
        write!(f, "{SEPARATOR}{}", self.meant.as_deref().unwrap_or(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_survives_its_journey() {
        let plain = Refusal::new("expected a date");
        let full = Refusal {
            code: Some(Code::BadExpression),
            message: "no".into(),
            help: Some("write `and`".into()),
            range: Some(3..5),
            meant: None,
        };
        let meant = Refusal::new("no length").meant(Some("90m".into()));
        for refusal in [plain, full, meant] {
            assert_eq!(Refusal::parse(&refusal.to_string()), refusal);
        }
    }
}
