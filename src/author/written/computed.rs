//! Values that may be computed: `30m`, or `= dwell_target`.

use super::refusal::Refusal;
use super::value::{
    Accept, Count, FromScalar, Length, Number, Share, Tolerance, Truth, finite, nothing_filled_in,
    percent,
};
use super::{Computable, Spanned};
use crate::author::Code;
use crate::author::expression::{Expression, Kind, Unit, Value};
use crate::procedure::checkpoint;
use crate::time::parse_length;
use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

/// A value, or how it is computed.
#[derive(Clone, Debug, PartialEq)]
pub enum Computed<T> {
    /// As written.
    Fixed(T),
    /// To be computed, and the text that says how.
    Expression(Box<(Expression, String)>),
}

/// The value of a parameter: one, or several of one kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// One value.
    One(Computed<Value>),
    /// A list.
    List(Vec<Spanned<Computed<Value>>>),
}

/// How many values a list may have.
pub const LONGEST_LIST: usize = 1000;

impl<T> Computed<T> {
    fn read(text: &str) -> Option<Result<Self, Refusal>> {
        let body = text.strip_prefix('=')?;
        let read = Expression::read(body, 1).map_err(Refusal::from);
        Some(read.map(|expression| Self::Expression(Box::new((expression, text.to_owned())))))
    }
}

struct ComputedVisitor<T>(PhantomData<T>);

impl<T: FromScalar> Visitor<'_> for ComputedVisitor<T> {
    type Value = Computed<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or an expression")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Computed<T>, E> {
        let fixed = || {
            if text.contains("{{") {
                let alone = text.replace("{{", "").replace("}}", "");
                let alone: Vec<&str> = alone.split_whitespace().collect();
                let refusal = Refusal::new("here an expression stands alone, without `{{ }}`");
                return Err(refusal.help(&format!("write `= {}`", alone.join(" "))));
            }
            T::from_scalar(text).map(Computed::Fixed)
        };
        Computed::read(text).unwrap_or_else(fixed).map_err(E::custom)
    }
}

impl<'de, T: FromScalar> Deserialize<'de> for Computed<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_newtype_struct(T::NAME, ComputedVisitor::<T>(PhantomData))
    }
}

/// The value that an author means by unquoted text.
fn plain(text: &str) -> Value {
    if let Some(number) = finite(text) {
        return Value::Number(number);
    }
    if let Some(share) = percent(text) {
        return Value::Share(share);
    }
    if let Ok(length) = parse_length(text) {
        return Value::Length(length.as_secs_f64());
    }
    match text {
        "true" => Value::Truth(true),
        "false" => Value::Truth(false),
        _ => Value::Text(text.to_owned()),
    }
}

struct GivenVisitor;

impl<'de> Visitor<'de> for GivenVisitor {
    type Value = Given;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value, an expression or a list")
    }

    /// Unquoted.
    fn visit_str<E: de::Error>(self, text: &str) -> Result<Given, E> {
        let value = || {
            nothing_filled_in(text)?;
            no_number(text)?;
            Ok(Computed::Fixed(plain(text)))
        };
        Computed::read(text).unwrap_or_else(value).map(Given::One).map_err(E::custom)
    }

    /// In quotes: text, whatever it looks like.
    fn visit_bytes<E: de::Error>(self, text: &[u8]) -> Result<Given, E> {
        let text = String::from_utf8_lossy(text);
        let value = || {
            nothing_filled_in(&text)?;
            // It may be filled in where there is one line only.
            let text: Vec<&str> = text.lines().map(str::trim).collect();
            Ok(Computed::Fixed(Value::Text(text.join(" ").trim().to_owned())))
        };
        Computed::read(&text).unwrap_or_else(value).map(Given::One).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Given, A::Error> {
        let mut list = Vec::new();
        while let Some(Spanned { value: Item(value), span }) = items.next_element()? {
            if list.len() == LONGEST_LIST {
                let message = format!("a list has at most {LONGEST_LIST} values");
                let refusal = Refusal { code: Some(Code::TooLarge), ..Refusal::new(message) };
                return Err(de::Error::custom(refusal));
            }
            list.push(Spanned { value, span });
        }
        if list.is_empty() {
            let refusal = Refusal::new("the list is empty").help("write its first value");
            return Err(de::Error::custom(Refusal { code: Some(Code::EmptyValue), ..refusal }));
        }
        Ok(Given::List(list))
    }
}

/// Refuses unquoted text that was meant as a number: one with its unit, or with a decimal comma.
fn no_number(text: &str) -> Result<(), Refusal> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some((whole, part)) = text.split_once(',')
        && digits(whole)
        && digits(part)
    {
        let refusal = Refusal::new(format!("`{text}` is text, not a number"));
        return Err(refusal.help(&format!("write `{whole}.{part}`")));
    }
    let Some((number, unit)) = text.split_once(' ') else { return Ok(()) };
    let unit = unit.trim();
    if number.parse::<f64>().is_err() || unit.contains(' ') || unit.is_empty() {
        return Ok(());
    }
    let refusal = Refusal::new(format!("`{text}` is text, not a number"));
    let help = format!("write `{number}`, and `unit: {unit}` at the parameter; put text in quotes");
    Err(refusal.help(&help))
}

/// One value of a list.
struct Item(Computed<Value>);

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        match from.deserialize_newtype_struct("$item", GivenVisitor)? {
            Given::One(value) => Ok(Self(value)),
            Given::List(_) => Err(de::Error::custom(Refusal::new("a list cannot hold a list"))),
        }
    }
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_newtype_struct("$given", GivenVisitor)
    }
}

impl Computable for Length {
    const KIND: Kind = Kind::Length;

    fn computed(value: &Value) -> Result<Self, String> {
        const MOST: f64 = 1000.0 * 3600.0;
        let seconds = sized(value)?;
        if seconds < 0.0 {
            return Err("a length of time is never negative".into());
        }
        if seconds > MOST {
            return Err("a length of time is at most 1000 hours".into());
        }
        // To the millisecond, which is what session time has.
        let length = Duration::try_from_secs_f64((seconds * 1000.0).round() / 1000.0);
        length.map(Self).map_err(|error| error.to_string())
    }
}

impl Computable for Share {
    const KIND: Kind = Kind::Share;

    fn computed(value: &Value) -> Result<Self, String> {
        let share = sized(value)?;
        let fits = (0.0..=1.0).contains(&share);
        fits.then_some(Self(share)).ok_or_else(|| "it has to be from 0% to 100%".into())
    }
}

impl Computable for Number {
    const KIND: Kind = Kind::Number(Unit::Unknown);

    fn computed(value: &Value) -> Result<Self, String> {
        sized(value).map(Self)
    }
}

impl Computable for Count {
    const KIND: Kind = Kind::Number(Unit::Unknown);

    fn computed(value: &Value) -> Result<Self, String> {
        let size = sized(value)?;
        let whole = size.round();
        if (whole - size).abs() > 1e-6 || !(0.0..=f64::from(u32::MAX)).contains(&whole) {
            return Err("it has to be a whole number from 0 on".into());
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        Ok(Self(whole as u32))
    }
}

impl Computable for Accept {
    const KIND: Kind = Kind::Number(Unit::Unknown);

    fn computed(value: &Value) -> Result<Self, String> {
        let amount = sized(value)?;
        let possible = Self::is_possible(amount).then_some(Self::Amount(amount));
        possible.ok_or_else(|| "it has to be over 0, and at most 100000".into())
    }
}

impl Computable for Truth {
    const KIND: Kind = Kind::Truth;

    fn computed(value: &Value) -> Result<Self, String> {
        value.truth().map(Self).ok_or_else(|| "it is neither true nor false".into())
    }
}

impl Computable for Tolerance {
    const KIND: Kind = Kind::Number(Unit::Unknown);
    const OTHER: Option<Kind> = Some(Kind::Share);

    fn computed(value: &Value) -> Result<Self, String> {
        let size = sized(value)?;
        let tolerance = if let Value::Share(_) = value {
            checkpoint::Tolerance::Share(size)
        } else {
            checkpoint::Tolerance::Absolute(size)
        };
        if tolerance.is_negative() {
            return Err("a tolerance is never negative".into());
        }
        Ok(Self(tolerance))
    }
}

fn sized(value: &Value) -> Result<f64, String> {
    value.size().ok_or_else(|| "it is no size".to_owned())
}
