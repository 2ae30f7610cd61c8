//! Values: what parameters hold, and what expressions give.
//!
//! A value is shown in text the way a reader wants it, not the way a computer has it.

use super::kind::Kind;
use super::unit::Unit;
use crate::procedure::number::shown;
use crate::time::{Words, write_length};
use std::fmt;
use std::time::Duration;

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A finite number.
    Number(f64),
    /// A length of time, in seconds; may be negative on the way to one that is not.
    Length(f64),
    /// A share, 0.8 for 80 %.
    Share(f64),
    /// Text.
    Text(String),
    /// Whether something is so.
    Truth(bool),
    /// Values of one kind.
    List(Vec<Self>),
}

impl Value {
    /// The kind of value, with no known unit.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Number(_) => Kind::Number(Unit::Unknown),
            Self::Length(_) => Kind::Length,
            Self::Share(_) => Kind::Share,
            Self::Text(_) => Kind::Text,
            Self::Truth(_) => Kind::Truth,
            Self::List(items) => Kind::List(Box::new(items.first().map_or(Kind::Lost, Self::kind))),
        }
    }

    /// Whether it is so, if that is what it says.
    #[must_use]
    pub const fn truth(&self) -> Option<bool> {
        if let Self::Truth(truth) = self { Some(*truth) } else { None }
    }

    /// The values of a list.
    #[must_use]
    pub fn items(&self) -> Option<&[Self]> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    /// Whether both are the same, numbers within what computing them may have changed.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        match (self.size(), other.size()) {
            (Some(one), Some(two)) => (one - two).abs() <= 1e-9 * one.abs().max(two.abs()),
            _ => self == other,
        }
    }

    /// How many values it is: more than one only for a list.
    pub(in crate::author) fn count(&self) -> usize {
        self.items().map_or(1, <[Self]>::len)
    }

    /// The value as an author writes it on one line.
    #[must_use]
    pub fn literal(&self) -> String {
        match self {
            Self::Number(number) => number.to_string(),
            Self::Length(seconds) => {
                write_length(Duration::try_from_secs_f64(*seconds).unwrap_or_default())
            }
            Self::Share(share) => format!("{}%", shown(share * 100.0)),
            Self::Text(text) => format!("'{}'", text.replace('\'', "''")),
            Self::Truth(truth) => truth.to_string(),
            Self::List(items) => {
                let items: Vec<String> = items.iter().map(Self::literal).collect();
                format!("[{}]", items.join(", "))
            }
        }
    }

    /// The number by which values of one kind are compared, if they can be.
    #[must_use]
    pub const fn size(&self) -> Option<f64> {
        match self {
            Self::Number(size) | Self::Length(size) | Self::Share(size) => Some(*size),
            Self::Text(_) | Self::Truth(_) | Self::List(_) => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => f.write_str(&shown(*number)),
            Self::Length(seconds) => {
                let length = Duration::try_from_secs_f64(seconds.abs()).unwrap_or(Duration::MAX);
                let sign = if *seconds < 0.0 { "-" } else { "" };
                write!(f, "{sign}{}", Words(length))
            }
            Self::Share(share) => write!(f, "{}%", shown(share * 100.0)),
            Self::Text(text) => f.write_str(text),
            Self::Truth(true) => f.write_str("yes"),
            Self::Truth(false) => f.write_str("no"),
            Self::List(items) => {
                for (position, item) in items.iter().enumerate() {
                    let gap = if position == 0 { "" } else { ", " };
                    write!(f, "{gap}{item}")?;
                }
                Ok(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_shown_as_people_write_them() {
        assert_eq!(Value::Length(5400.0).to_string(), "1 h 30 min");
        assert_eq!(Value::Share(0.6).to_string(), "60%");
        let list = Value::List(vec![Value::Number(50.0), Value::Number(80.5)]);
        assert_eq!(list.to_string(), "50, 80.5");
        assert_eq!(Value::Truth(true).to_string(), "yes");
    }
}
