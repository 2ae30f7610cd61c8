//! Values that a scalar is read as: names, lengths of time, shares, numbers, dates.
//!
//! Each says what it refuses; the deserializer adds the place. The code of a refusal is the serde
//! name, `$` and the code's word. Read next: `text.rs` and `computed.rs`.

use super::meant::{date_in, length_in, truth_in};
use super::refusal::Refusal;
use crate::procedure::checkpoint;
use crate::time::parse_length;
use serde::de::{self, Deserialize, Deserializer, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::time::Duration;

/// Text on one line as it is, such as a name or a reference. Never empty, no space around it.
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

/// A whole number from 0 on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count(pub u32);

/// Whether something is so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truth(pub bool);

/// How far from the right number an answer may be: a number or a percentage, never negative.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tolerance(pub checkpoint::Tolerance);

/// A length in space, in millimetres: `5mm`, `1cm`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Distance(pub f64);

/// What a needle must come to before it is right: `500us` of rise time, or `0.5mA` of current.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Accept {
    /// At most this rise time, in microseconds.
    Microseconds(f64),
    /// At most this current, in milliamperes.
    Milliamperes(f64),
    /// Computed: at most so much, in the unit of the guide.
    Amount(f64),
}

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

words!(Line, Date);

/// What reads itself from a scalar.
pub(in crate::author) trait FromScalar: Sized {
    /// `$` and the word of the code under which a refusal is reported.
    const NAME: &'static str;

    /// The value that `text` is.
    fn from_scalar(text: &str) -> Result<Self, Refusal>;
}

/// The visitor of everything that is read from a scalar.
pub(super) struct Scalar<T>(pub(super) PhantomData<T>);

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
                let visitor = Scalar::<Self>(PhantomData);
                from.deserialize_newtype_struct(<Self as FromScalar>::NAME, visitor)
            }
        }
    )*};
}

read_as_scalar!(Line, Number, Distance, Date);

impl FromScalar for Line {
    const NAME: &'static str = "$wrong-type";

    fn from_scalar(whole: &str) -> Result<Self, Refusal> {
        let text = one_line(whole)?;
        nothing_filled_in(whole)?;
        Ok(Self(text.replace('\t', "    ")))
    }
}

/// Refuses text in which something is to be filled in.
pub(super) fn nothing_filled_in(text: &str) -> Result<(), Refusal> {
    let Some(start) = text.contains('{').then(|| text.find("{{")).flatten() else { return Ok(()) };
    let rest = text.get(start..).unwrap_or("");
    let end = start + rest.find("}}").map_or(2, |end| end + 2);
    let refusal = Refusal::new("nothing can be filled in here");
    let refusal = refusal.help("`{{ … }}` stands in what a trainee reads, not in names and values");
    Err(Refusal { range: Some(start..end), ..refusal })
}

/// The only line of `text`, without the blanks around it.
pub(super) fn one_line(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(only_blanks());
    }
    if text.contains('\n') {
        let refusal = Refusal::new("expected one line of text, found several");
        return Err(refusal.help("join the lines"));
    }
    Ok(text)
}

pub(super) fn only_blanks() -> Refusal {
    Refusal::new("expected text, found only blanks").help("write a text, or delete the key")
}

impl FromScalar for Length {
    const NAME: &'static str = "$bad-duration";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        let read = parse_length(text).map(Self);
        read.map_err(|message| Refusal::from(message).meant(length_in(text)))
    }
}

impl FromScalar for Share {
    const NAME: &'static str = "$bad-percentage";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        percent(text)
            .filter(|share| (0.0..=1.0).contains(share))
            .map(Self)
            .ok_or_else(|| format!("expected a percentage such as `80%`, found `{text}`").into())
    }
}

impl FromScalar for Number {
    const NAME: &'static str = "$bad-number";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        finite(text).map(Self).ok_or_else(|| {
            let refusal = Refusal::new(format!("expected a number, found `{text}`"));
            let with_unit = text.starts_with(|c: char| c.is_ascii_digit())
                && text.ends_with(|c: char| c.is_alphabetic() || c == '%');
            if with_unit {
                refusal.help("write the number alone; where a unit belongs to it, `unit` names it")
            } else {
                refusal
            }
        })
    }
}

impl FromScalar for Count {
    const NAME: &'static str = "$bad-number";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        if let Ok(count) = text.parse() {
            return Ok(Self(count));
        }
        let found = if finite(text).is_some_and(|number| number < 0.0 || number.fract() == 0.0) {
            format!("`{text}` is out of range here: expected a whole number from 0 on")
        } else {
            format!("expected a whole number, found `{text}`")
        };
        let refusal = Refusal::new(found);
        let worded = !text.contains(|c: char| c.is_ascii_digit());
        Err(if worded { refusal.help("write it in digits, such as `3`") } else { refusal })
    }
}

impl FromScalar for Truth {
    const NAME: &'static str = "$wrong-type";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        match text {
            "true" => return Ok(Self(true)),
            "false" => return Ok(Self(false)),
            _ => {}
        }
        let meant = truth_in(text);
        let name = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        let help = match meant {
            Some(truth) => format!("write `{truth}`"),
            None if name => format!("write `= {text}` if it is a parameter"),
            None => "write an expression such as `= dose > 100`".to_owned(),
        };
        let message = format!("expected `true`, `false` or an expression, found `{text}`");
        Err(Refusal::new(message).help(&help).meant(meant.map(str::to_owned)))
    }
}

impl FromScalar for Tolerance {
    const NAME: &'static str = "$bad-tolerance";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        let share = percent(text).map(checkpoint::Tolerance::Share);
        let read = share.or_else(|| finite(text).map(checkpoint::Tolerance::Absolute));
        let read = read.filter(|tolerance| !tolerance.is_negative()).map(Self);
        read.ok_or_else(|| {
            format!("expected a tolerance such as `2%` or `0.5`, found `{text}`").into()
        })
    }
}

impl FromScalar for Distance {
    const NAME: &'static str = "$bad-number";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        let read = [("mm", 1.0), ("cm", 10.0)]
            .into_iter()
            .find_map(|(unit, size)| Some(finite(text.strip_suffix(unit)?.trim_end())? * size));
        read.filter(|distance| *distance > 0.0 && *distance <= 1000.0).map(Self).ok_or_else(|| {
            format!("expected a distance such as `5mm` or `1cm`, found `{text}`").into()
        })
    }
}

impl Accept {
    /// Whether so many microseconds, or milliamperes, may be asked for.
    pub(super) fn is_possible(amount: f64) -> bool {
        amount > 0.0 && amount <= 100_000.0
    }
}

impl FromScalar for Accept {
    const NAME: &'static str = "$bad-number";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        let amount = |unit: &str| {
            let amount = finite(text.strip_suffix(unit)?.trim_end())?;
            Self::is_possible(amount).then_some(amount)
        };
        let time = amount("us").or_else(|| amount("µs")).map(Self::Microseconds);
        time.or_else(|| amount("mA").map(Self::Milliamperes)).ok_or_else(|| {
            format!(
                "expected a rise time such as `500us` or a current such as `0.5mA`, found `{text}`"
            )
            .into()
        })
    }
}

impl FromScalar for Date {
    const NAME: &'static str = "$bad-date";

    fn from_scalar(text: &str) -> Result<Self, Refusal> {
        let parts: Vec<Option<u32>> = text.split('-').map(|part| part.parse().ok()).collect();
        let shaped = text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        match parts.as_slice() {
            [Some(_), Some(1..=12), Some(1..=31)] if shaped => Ok(Self(text.to_owned())),
            _ => {
                let message = format!("expected a date such as `2026-11-22`, found `{text}`");
                Err(Refusal::new(message).meant(date_in(text)))
            }
        }
    }
}

/// The share of a percentage, of any size.
pub(super) fn percent(text: &str) -> Option<f64> {
    finite(text.strip_suffix('%')?.trim_end()).map(|hundredths| hundredths / 100.0)
}

/// A number that is one: `inf` and `nan` are words.
pub(super) fn finite(text: &str) -> Option<f64> {
    let numeric = text.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
        && text.contains(|c: char| c.is_ascii_digit());
    text.parse().ok().filter(|number: &f64| numeric && number.is_finite())
}
