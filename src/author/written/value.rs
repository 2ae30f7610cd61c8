//! Values that a scalar is read as: prose, lines, lengths of time, shares, tolerances, dates.
//!
//! Each says what it refuses; the deserializer adds the place. A second line of a refusal is
//! advice. The code of a refusal is the serde name, `$` and the code's word.

use crate::author::de::EXPRESSION;
use crate::procedure::checkpoint;
use crate::time::parse_length;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use std::fmt;
use std::ops::Deref;
use std::time::Duration;

/// Prose of any length. Never empty; ends without a line break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text(String);

/// Text on one line, such as a title or a name. Never empty, no space around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line(String);

/// A length of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length(pub Duration);

/// A percentage from 0 to 100, as a share from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share(pub f64);

/// A finite number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Number(pub f64);

/// How far from the right number an answer may be: a number or a percentage, never negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance(pub checkpoint::Tolerance);

/// A date such as `2026-11-22`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date(String);

macro_rules! words {
    ($($type:ident),*) => {$(
        impl Deref for $type {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }
    )*};
}

words!(Text, Line, Date);

/// What reads itself from a scalar.
trait FromScalar: Sized {
    /// `$` and the word of the code under which a refusal is reported.
    const NAME: &'static str;

    fn from_scalar(text: &str) -> Result<Self, String>;
}

struct Scalar<T>(std::marker::PhantomData<T>);

impl<T: FromScalar> Visitor<'_> for Scalar<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        T::from_scalar(text).map_err(E::custom)
    }
}

macro_rules! read_as_scalar {
    ($($type:ident),*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let visitor = Scalar::<Self>(std::marker::PhantomData);
                from.deserialize_newtype_struct(<Self as FromScalar>::NAME, visitor)
            }
        }
    )*};
}

read_as_scalar!(Text, Line, Length, Share, Number, Tolerance, Date);

/// What is said to text in which a value is to be filled in.
const TEMPLATE: &str =
    "`{{ … }}` in text is part of the format but this version does not read it yet";

impl FromScalar for Text {
    const NAME: &'static str = "$wrong-type";

    fn from_scalar(text: &str) -> Result<Self, String> {
        let text = text.trim_end();
        if text.is_empty() {
            return Err("expected text, found only blanks\nwrite a text, or delete the key".into());
        }
        if text.contains("{{") {
            return Err(format!("{TEMPLATE}\nwrite the value out"));
        }
        // A terminal's tab stops are not the author's.
        Ok(Self(text.replace('\t', "    ")))
    }
}

impl FromScalar for Line {
    const NAME: &'static str = "$wrong-type";

    fn from_scalar(text: &str) -> Result<Self, String> {
        let text = text.trim();
        if text.contains('\n') {
            return Err("expected one line of text, found several\njoin the lines".into());
        }
        Text::from_scalar(text).map(|text| Self(text.0))
    }
}

impl FromScalar for Length {
    const NAME: &'static str = "$bad-duration";

    fn from_scalar(text: &str) -> Result<Self, String> {
        parse_length(text).map(Self)
    }
}

impl FromScalar for Share {
    const NAME: &'static str = "$bad-percentage";

    fn from_scalar(text: &str) -> Result<Self, String> {
        percent(text)
            .filter(|share| (0.0..=1.0).contains(share))
            .map(Self)
            .ok_or_else(|| format!("expected a percentage such as `80%`, found `{text}`"))
    }
}

impl FromScalar for Number {
    const NAME: &'static str = "$bad-number";

    fn from_scalar(text: &str) -> Result<Self, String> {
        finite(text).map(Self).ok_or_else(|| format!("expected a number, found `{text}`"))
    }
}

impl FromScalar for Tolerance {
    const NAME: &'static str = "$bad-tolerance";

    fn from_scalar(text: &str) -> Result<Self, String> {
        let share = percent(text).map(checkpoint::Tolerance::Share);
        let read = share.or_else(|| finite(text).map(checkpoint::Tolerance::Absolute));
        read.filter(|tolerance| match tolerance {
            checkpoint::Tolerance::Absolute(size) | checkpoint::Tolerance::Share(size) => {
                *size >= 0.0
            }
        })
        .map(Self)
        .ok_or_else(|| format!("expected a tolerance such as `2%` or `0.5`, found `{text}`"))
    }
}

impl FromScalar for Date {
    const NAME: &'static str = "$bad-date";

    fn from_scalar(text: &str) -> Result<Self, String> {
        let parts: Vec<Option<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
        let shaped = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        match parts.as_slice() {
            [Some(_), Some(1..=12), Some(1..=31)] if shaped => Ok(Self(text.to_owned())),
            _ => Err(format!("expected a date such as `2026-11-22`, found `{text}`")),
        }
    }
}

/// Whether a refusal is that a value is computed, which is no mistake of the author's.
pub(in crate::author) fn is_planned(refusal: &str) -> bool {
    refusal == EXPRESSION || refusal == TEMPLATE
}

fn percent(text: &str) -> Option<f64> {
    finite(text.strip_suffix('%')?.trim_end()).map(|hundredths| hundredths / 100.0)
}

fn finite(text: &str) -> Option<f64> {
    let numeric = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c));
    text.parse().ok().filter(|number: &f64| numeric && number.is_finite())
}
