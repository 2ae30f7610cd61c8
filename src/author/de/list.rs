//! Lists, and the two wrappers that serde sees as lists: a spanned value and an attempt.
//!
//! `written.rs` holds the other half of each wrapper.

use super::De;
use crate::author::fault::Fault;
use crate::author::node::Node;
use serde::de::value::U32Deserializer;
use serde::de::{DeserializeSeed, IntoDeserializer, SeqAccess};
use std::slice;

/// The elements of a list. One that failed before is left out.
pub(super) struct Elements<'a> {
    de: De<'a>,
    rest: slice::Iter<'a, Node<'a>>,
}

impl<'a> Elements<'a> {
    pub(super) fn new(de: De<'a>, items: &'a [Node<'a>]) -> Self {
        Self { de, rest: items.iter() }
    }

    /// A single value that stands for a list of one.
    pub(super) fn one(de: De<'a>) -> Self {
        Self { de, rest: slice::from_ref(de.node).iter() }
    }
}

impl<'a> SeqAccess<'a> for Elements<'a> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        let Some(node) = self.rest.next() else { return Ok(None) };
        let de = self.de.on(node);
        seed.deserialize(de).map(Some).map_err(|fault| de.report(fault))
    }
}

/// A value that is read again, without what failed in it, as long as that helps.
pub(super) struct Attempt<'a> {
    de: De<'a>,
}

impl<'a> Attempt<'a> {
    pub(super) const fn new(de: De<'a>) -> Self {
        Self { de }
    }
}

impl<'a> SeqAccess<'a> for Attempt<'a> {
    type Error = Fault;

    /// The value, nothing if it is lost, or an error if it is worth another attempt.
    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        if self.de.node.is_poisoned() {
            self.de.lose();
            return Ok(None);
        }
        let before = self.de.reader.poisoned.get();
        match seed.deserialize(self.de) {
            Ok(value) => Ok(Some(value)),
            Err(fault) if fault.is_reported() && self.de.reader.poisoned.get() > before => {
                Err(fault)
            }
            Err(fault) => {
                self.de.report(fault);
                self.de.poison(self.de.node);
                self.de.lose();
                Ok(None)
            }
        }
    }
}

/// A value followed by the file, the start and the end of its span.
pub(super) struct Spanned<'a> {
    de: De<'a>,
    given: u8,
}

impl<'a> Spanned<'a> {
    pub(super) const fn new(de: De<'a>) -> Self {
        Self { de, given: 0 }
    }
}

impl<'a> SeqAccess<'a> for Spanned<'a> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'a>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Fault> {
        self.given += 1;
        let span = self.de.node.span;
        let number = match self.given {
            1 => {
                return seed.deserialize(self.de).map(Some).map_err(|fault| fault.at(span));
            }
            2 => u32::try_from(span.file.position()).unwrap_or(u32::MAX),
            3 => span.start,
            _ => span.end,
        };
        let number: U32Deserializer<Fault> = number.into_deserializer();
        seed.deserialize(number).map(Some)
    }
}
