//! The error that travels through serde while a tree is read, until it becomes a diagnostic.
//!
//! It is boxed and remembers whether it has been reported; only `de.rs` reports it.

use super::diagnostic::Diagnostic;
use super::suggest::{advice, certain, listed};
use super::visible::visible;
use super::written::Refusal;
use super::{Code, Fix, Span, scalar};
use serde::de;
use std::fmt;
use std::ops::Range;

/// Why a value could not be read.
#[derive(Debug)]
pub(super) struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    code: Code,
    message: String,
    help: Option<String>,
    span: Option<Span>,
    /// The bytes of the scalar's text that are wrong, where it is not all of them.
    range: Option<Range<usize>>,
    missing: Option<&'static str>,
    reported: bool,
    /// What was meant by the whole scalar, where that is certain.
    meant: Option<String>,
    fix: Option<Fix>,
}

impl Fault {
    pub(super) fn new(code: Code, message: impl Into<String>) -> Self {
        let (message, help) = (message.into(), None);
        let (span, range, missing) = (None, None, None);
        let (reported, meant, fix) = (false, None, None);
        Self(Box::new(Inner { code, message, help, span, range, missing, reported, meant, fix }))
    }

    /// One that has been reported where it arose.
    pub(super) fn reported() -> Self {
        let mut fault = Self::new(Code::WrongType, "");
        fault.0.reported = true;
        fault
    }

    pub(super) fn help(mut self, help: Option<String>) -> Self {
        self.0.help = help;
        self
    }

    /// The same, where nothing but `meant` can have been meant by the scalar.
    pub(super) fn meant(mut self, meant: Option<String>) -> Self {
        self.0.meant = meant;
        self
    }

    /// The same with the fix that puts what was meant in the place of the scalar `text` at `span`,
    /// if `source` has it there as it was read, in quotes or not.
    pub(super) fn mended(mut self, source: &str, span: Span, text: &str) -> Self {
        let raw = source.get(span.range()).unwrap_or("");
        let bare = ['"', '\'']
            .into_iter()
            .find_map(|quote| raw.strip_prefix(quote).and_then(|raw| raw.strip_suffix(quote)));
        if let Some(with) = self.0.meant.take().filter(|_| bare.unwrap_or(raw) == text) {
            self.0.fix = Some(Fix { span, with });
        }
        self
    }

    /// The same with advice, unless it has some already.
    pub(super) fn or_help(mut self, help: Option<String>) -> Self {
        self.0.help = self.0.help.or(help);
        self
    }

    /// The same at `span`, unless its place is known more exactly already.
    pub(super) fn at(mut self, span: Span) -> Self {
        self.0.span.get_or_insert(span);
        self
    }

    /// The same under `code`, if all that is known is that a value's own reader refused it.
    pub(super) fn coded(mut self, code: Code) -> Self {
        if self.0.code == Code::WrongType && self.0.span.is_none() {
            self.0.code = code;
        }
        self
    }

    /// The same with its exact place, if it is a part of the scalar `text` at `span`.
    pub(super) fn inside(mut self, source: &str, span: Span, text: &str) -> Self {
        if let Some(range) = self.0.range.take() {
            self.0.span = Some(scalar::place(source, span, text, &range));
        }
        self
    }

    pub(super) const fn is_reported(&self) -> bool {
        self.0.reported
    }

    /// The key that is missing, if that is all that is wrong.
    pub(super) const fn missing(&self) -> Option<&'static str> {
        self.0.missing
    }

    pub(super) fn into_diagnostic(self, span: Span) -> Diagnostic {
        let found = Diagnostic::error(self.0.code, self.0.span.unwrap_or(span), self.0.message);
        Diagnostic { fix: self.0.fix, ..found.maybe_help(self.0.help) }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    /// What a value's own reader says.
    fn custom<T: fmt::Display>(message: T) -> Self {
        let Refusal { code, message, help, range, meant } = Refusal::parse(&message.to_string());
        let mut fault =
            Self::new(code.unwrap_or(Code::WrongType), visible(&message)).help(help).meant(meant);
        fault.0.range = range;
        fault
    }

    fn unknown_field(field: &str, expected: &'static [&'static str]) -> Self {
        Self::new(Code::UnknownKey, format!("unknown key `{}`", visible(field)))
            .help(advice(field, expected.iter().copied()))
    }

    fn unknown_variant(variant: &str, expected: &'static [&'static str]) -> Self {
        let message = format!("expected one of {}, found `{}`", listed(expected), visible(variant));
        let meant = super::suggest::nearest(variant, expected.iter().copied());
        Self::new(Code::UnknownWord, message)
            .help(meant.map(|word| format!("did you mean `{word}`?")))
            .meant(certain(variant, expected.iter().copied()).map(str::to_owned))
    }

    fn missing_field(field: &'static str) -> Self {
        let mut fault = Self::new(Code::MissingKey, format!("missing key `{field}`"));
        fault.0.missing = Some(field);
        fault.help(Some(format!("add `{field}:` here")))
    }
}
