//! Text that a trainee reads, in which values may be filled in.
//!
//! It keeps where it stands, since what is filled in is looked at long after it was read.

use super::Spanned;
use super::refusal::Refusal;
use super::value::{FromScalar, Scalar, one_line, only_blanks};
use crate::author::Span;
use crate::author::expression::Expression;
use crate::author::template::{self, Piece};
use serde::de::{Deserialize, Deserializer};
use std::marker::PhantomData;

/// Prose of any length. Never empty; ends without a line break.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    written: String,
    pieces: Vec<Piece>,
    /// The scalar as it was read, in which the places of what is filled in are counted; empty
    /// where nothing is.
    scalar: String,
    /// Where it stands.
    pub span: Span,
}

/// Text on one line, such as a title. Never empty, no space around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Phrase(Text);

/// A phrase that may be computed, such as a patient's sign: `72`, `128/76`, `= rate[pass]`.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown(Phrase);

impl Shown {
    /// The phrase, in which the whole may be filled in.
    #[must_use]
    pub const fn phrase(&self) -> &Phrase {
        &self.0
    }
}

impl Text {
    /// The text before anything is filled in.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The scalar as it was read, where something is filled in.
    pub(in crate::author) fn scalar(&self) -> &str {
        &self.scalar
    }

    /// What it is made of; nothing where nothing is filled in.
    pub(in crate::author) fn pieces(&self) -> &[Piece] {
        &self.pieces
    }
}

impl Phrase {
    /// The text in which values are filled in.
    #[must_use]
    pub const fn text(&self) -> &Text {
        &self.0
    }

    /// The text before anything is filled in.
    #[must_use]
    pub fn written(&self) -> &str {
        self.0.written()
    }

    /// Where it stands.
    #[must_use]
    pub const fn span(&self) -> Span {
        self.0.span
    }
}

/// A text without its place.
struct Prose {
    written: String,
    pieces: Vec<Piece>,
    scalar: String,
}

/// A text on one line, without its place.
struct OneLine(Prose);

/// The same, which may be an expression.
struct Sign(Prose);

/// A terminal's tab stops are not the author's.
fn without_tabs(text: &str) -> String {
    text.replace('\t', "    ")
}

impl Prose {
    /// The text `written`, which is the scalar without the blanks around it.
    fn read(written: &str, scalar: &str) -> Result<Self, Refusal> {
        let mut pieces = template::read(scalar)?;
        if pieces.is_empty() {
            let (written, scalar) = (without_tabs(written), String::new());
            return Ok(Self { written, pieces, scalar });
        }
        let last = pieces.len() - 1;
        let trimmed = !scalar.starts_with(written);
        for (position, piece) in pieces.iter_mut().enumerate() {
            let Piece::Literal(text) = piece else { continue };
            let begun = if position == 0 && trimmed { text.trim_start() } else { text.as_str() };
            let ended = if position == last { begun.trim_end() } else { begun };
            *text = without_tabs(ended);
        }
        Ok(Self { written: without_tabs(written), pieces, scalar: scalar.to_owned() })
    }

    fn at(self, span: Span) -> Text {
        let Self { written, pieces, scalar } = self;
        Text { written, pieces, scalar, span }
    }
}

impl FromScalar for Prose {
    const NAME: &'static str = "$wrong-type";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        let written = text.trim_end();
        if written.trim_start().is_empty() { Err(only_blanks()) } else { Self::read(written, text) }
    }
}

impl FromScalar for OneLine {
    const NAME: &'static str = "$wrong-type";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        Prose::read(one_line(text)?, text).map(Self)
    }
}

impl FromScalar for Sign {
    const NAME: &'static str = "$wrong-type";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        let written = one_line(text)?;
        let Some(body) = written.strip_prefix('=') else {
            return Prose::read(written, text).map(Self);
        };
        let offset = text.len() - text.trim_start().len() + 1;
        let pieces = vec![Piece::Value(Expression::read(body, offset)?)];
        let (written, scalar) = (written.to_owned(), text.to_owned());
        Ok(Self(Prose { written, pieces, scalar }))
    }
}

macro_rules! read_as_scalar {
    ($($type:ident),*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                from.deserialize_newtype_struct(Self::NAME, Scalar::<Self>(PhantomData))
            }
        }
    )*};
}

read_as_scalar!(Prose, OneLine, Sign);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Spanned { value, span } = Spanned::<Prose>::deserialize(from)?;
        Ok(value.at(span))
    }
}

impl<'de> Deserialize<'de> for Phrase {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Spanned { value: OneLine(value), span } = Spanned::deserialize(from)?;
        Ok(Self(value.at(span)))
    }
}

impl<'de> Deserialize<'de> for Shown {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let Spanned { value: Sign(value), span } = Spanned::deserialize(from)?;
        Ok(Self(Phrase(value.at(span))))
    }
}
