//! What the document is made of: values with their places, and containers that survive mistakes.
//!
//! The other half of each is in `de/`, which knows them by their serde names.
//! What is read from a scalar is in `written/value.rs`, what a trainee reads in `written/text.rs`,
//! what may be computed in `written/computed.rs`.

mod computed;
mod meant;
mod refusal;
mod schema;
mod text;
mod value;

use super::expression::{Kind, Value};
use super::{FileIx, Span};
use serde::de::{self, Deserialize, Deserializer, SeqAccess, Visitor};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

pub use computed::{Computed, Given, LONGEST_LIST};
pub(super) use meant::truth_in;
pub(super) use refusal::Refusal;
pub use text::{Phrase, Shown, Text};
pub(super) use value::FromScalar;
pub use value::{Accept, Count, Date, Distance, Length, Line, Number, Share, Tolerance, Truth};

/// What an expression may come to where a value is expected.
pub(super) trait Computable: FromScalar + Clone {
    /// What it has to be.
    const KIND: Kind;
    /// What it may be instead.
    const OTHER: Option<Kind> = None;

    /// The value, or why not.
    fn computed(value: &Value) -> Result<Self, String>;
}

/// A value and where it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: fmt::Display> fmt::Display for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// Items, of which some may be lost because they were wrong; that has been reported.
#[derive(Clone, Debug)]
pub struct List<T> {
    items: Vec<T>,
    lossy: bool,
}

impl<T> List<T> {
    /// Whether an item was lost.
    #[must_use]
    pub const fn is_lossy(&self) -> bool {
        self.lossy
    }
}

impl<T> Default for List<T> {
    fn default() -> Self {
        Self { items: Vec::new(), lossy: false }
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

/// One item, or a list of them.
#[derive(Clone, Debug)]
pub struct Many<T>(List<T>);

impl<T> Default for Many<T> {
    fn default() -> Self {
        Self(List::default())
    }
}

impl<T> Deref for Many<T> {
    type Target = List<T>;

    fn deref(&self) -> &List<T> {
        &self.0
    }
}

/// Things by name, in the order written. One that was wrong keeps its name.
#[derive(Clone, Debug)]
pub struct Named<T>(Vec<(Spanned<String>, Option<T>)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Named<T> {
    type Target = [(Spanned<String>, Option<T>)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// A key that may be needed: whether it is there at all, and whether its value could be read.
#[derive(Clone, Debug, Default)]
pub enum Asked<T> {
    /// The key is not there.
    #[default]
    Absent,
    /// The key is there, and its value was wrong; that has been reported.
    Lost,
    /// The value.
    Given(T),
}

impl<T> Asked<T> {
    /// The value, if it was given.
    pub const fn given(&self) -> Option<&T> {
        match self {
            Self::Given(value) => Some(value),
            Self::Absent | Self::Lost => None,
        }
    }
}

/// A value, or nothing if it was wrong. Hides no mistake of its neighbours.
struct Recovering<T>(Option<T>);

/// The visitors of all wrappers; `W` is the wrapper.
struct Wrapper<W>(PhantomData<W>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_struct("$spanned", &["value", "span"], Wrapper::<Self>(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Wrapper<Spanned<T>> {
    type Value = Spanned<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut parts: A) -> Result<Self::Value, A::Error> {
        let short = || de::Error::custom("a value without its place");
        let value = parts.next_element()?.ok_or_else(short)?;
        let mut number = || parts.next_element::<u32>()?.ok_or_else(short);
        let file = FileIx::new(number()? as usize);
        Ok(Spanned { value, span: Span { file, start: number()?, end: number()? } })
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Recovering<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_newtype_struct("$recovering", Wrapper::<Self>(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Wrapper<Recovering<T>> {
    type Value = Recovering<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut attempts: A) -> Result<Self::Value, A::Error> {
        loop {
            if let Ok(value) = attempts.next_element() {
                return Ok(Recovering(value));
            }
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Asked<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Recovering::deserialize(from).map(|Recovering(value)| value.map_or(Self::Lost, Self::Given))
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(Wrapper::<Self>(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Wrapper<List<T>> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let mut list = List::default();
        while let Some(Recovering(item)) = elements.next_element()? {
            match item {
                Some(item) => list.items.push(item),
                None => list.lossy = true,
            }
        }
        Ok(list)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Many<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_newtype_struct("$many", Wrapper::<List<T>>(PhantomData)).map(Self)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Named<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Wrapper::<Self>(PhantomData))
    }
}

impl<'de, T: Deserialize<'de>> Visitor<'de> for Wrapper<Named<T>> {
    type Value = Named<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a mapping")
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        let mut named = Vec::new();
        while let Some(name) = entries.next_key()? {
            let Recovering(value) = entries.next_value()?;
            named.push((name, value));
        }
        Ok(Named(named))
    }
}
