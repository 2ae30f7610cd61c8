//! The tree of one file: scalars, lists and mappings, each with the place where it stands.
//!
//! Made by `yaml.rs`, read by `de.rs`, and nobody else's business. A *poisoned* node is one whose
//! mistake has been reported; readers step over it, so that one mistake gives one message.

use super::Span;
use std::borrow::Cow;
use std::cell::Cell;

/// One value of a file.
#[derive(Debug)]
pub(super) struct Node<'t> {
    pub(super) span: Span,
    pub(super) kind: Kind<'t>,
    poisoned: Cell<bool>,
}

/// What a value is.
#[derive(Debug)]
pub(super) enum Kind<'t> {
    /// A scalar written without quotes.
    Plain(Cow<'t, str>),
    /// A scalar in quotes or as a block.
    Quoted(Cow<'t, str>),
    /// A list.
    List(Vec<Node<'t>>),
    /// A mapping; its keys are scalars, each once.
    Mapping(Vec<(Node<'t>, Node<'t>)>),
}

impl<'t> Node<'t> {
    pub(super) const fn new(span: Span, kind: Kind<'t>) -> Self {
        Self { span, kind, poisoned: Cell::new(false) }
    }

    /// A place-holder for what has been refused already.
    pub(super) const fn refused(span: Span) -> Self {
        Self { span, kind: Kind::List(Vec::new()), poisoned: Cell::new(true) }
    }

    pub(super) fn poison(&self) {
        self.poisoned.set(true);
    }

    pub(super) const fn is_poisoned(&self) -> bool {
        self.poisoned.get()
    }

    /// The text of a scalar.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Plain(text) | Kind::Quoted(text) => Some(text),
            Kind::List(_) | Kind::Mapping(_) => None,
        }
    }

    /// Whether it is a scalar without quotes.
    pub(super) const fn is_plain(&self) -> bool {
        matches!(self.kind, Kind::Plain(_))
    }

    /// Whether a key stands here with nothing behind it.
    pub(super) fn is_empty(&self) -> bool {
        matches!(&self.kind, Kind::Plain(text)
            if matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// What it is, for a message.
    pub(super) fn noun(&self) -> &'static str {
        match &self.kind {
            _ if self.is_empty() => "nothing",
            Kind::Plain(_) | Kind::Quoted(_) => "text",
            Kind::List(_) => "a list",
            Kind::Mapping(_) => "a mapping",
        }
    }
}
