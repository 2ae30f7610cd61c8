//! Mappings, whether read as a struct, as names with values, or short-hand as a scalar.
//!
//! Unknown keys are reported here, and the missing ones that a mistake explains are not.

use super::punctuation::{is_no_name, is_split_off, no_colon, split_off};
use super::{De, head};
use crate::author::diagnostic::Diagnostic;
use crate::author::fault::Fault;
use crate::author::node::{Kind, Node};
use crate::author::suggest::{certain, nearest};
use crate::author::visible::visible;
use crate::author::{Code, Span, elsewhere};
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, MapAccess, Visitor};
use std::slice;

/// Reads a mapping as the struct `name`.
pub(super) fn read<'a, V: Visitor<'a>>(
    de: De<'a>,
    name: &'static str,
    fields: &'static [&'static str],
    visitor: V,
) -> Result<V::Value, Fault> {
    let (plain_name, short) = match name.split_once("@text=") {
        Some((plain, key)) => (plain, Some(key)),
        None => (name, None),
    };
    if let (Some(key), Kind::Plain(_) | Kind::Quoted(_)) = (short, &de.node.kind) {
        let key = key.trim_start_matches('=');
        return visitor.visit_map(Short { de, key: Some(key) });
    }
    let Kind::Mapping(pairs) = &de.node.kind else {
        let short = de.node.text().filter(|_| plain_name == "Parameter" && !de.node.is_empty());
        let help = short.map(|text| format!("write `{{value: {}}}`", visible(text)));
        let form = || elsewhere::form(plain_name).map(str::to_owned);
        return Err(de.expected("a mapping").or_help(help).or_help(form()));
    };
    let only_short = short.and_then(|key| key.strip_prefix('='));
    let shape = Shape { name: plain_name, fields, only_short };
    if let (Some(_), None, [(key, _)]) = (short, only_short, pairs.as_slice()) {
        text_with_a_colon(key, shape)?;
    }
    if let Some(fault) = misplaced(pairs, shape, short) {
        return Err(fault);
    }
    let mut excused = false;
    let entries = Entries {
        de,
        rest: pairs.iter(),
        value: None,
        shape: Some(shape),
        excused: &mut excused,
        taken: Vec::new(),
        slip: None,
        inner: fields.iter().copied().find(|field| field.starts_with('@')),
    };
    let read = visitor.visit_map(entries);
    read.map_err(|fault| {
        let Some(missing) = fault.missing() else { return fault };
        let explained = excused
            || pairs.iter().any(|(key, _)| {
                key.text().is_some_and(|text| {
                    text == missing
                        || (!fields.contains(&text) && nearest(text, [missing]).is_some())
                })
            });
        if explained { Fault::reported() } else { fault.at(head(de.node)) }
    })
}

/// Refuses the only key of a mapping that could have been text, when it is like no key there is:
/// a colon in unquoted text made it one.
fn text_with_a_colon(key: &Node<'_>, shape: Shape) -> Result<(), Fault> {
    let text = key.text().unwrap_or("");
    let known = shape.has(text)
        || shape.fields.contains(&text)
        || elsewhere::advice(shape.name, text).is_some()
        || nearest(text, shape.fields.iter().copied()).is_some();
    if known {
        return Ok(());
    }
    let message = format!("the colon makes `{}` a key, and there is no such key", visible(text));
    let help = "put the whole text in quotes".to_owned();
    Err(Fault::new(Code::UnknownKey, message).help(Some(help)).at(key.span))
}

/// Refuses a mapping that is whole, but belongs elsewhere: without the key that makes it this
/// struct, and with one that makes it another.
fn misplaced(
    pairs: &[(Node<'_>, Node<'_>)],
    shape: Shape,
    needed: Option<&'static str>,
) -> Option<Fault> {
    let keys = || pairs.iter().map(|(key, _)| key);
    let others = elsewhere::misplaced(shape.name);
    let other = keys().find(|key| key.text().is_some_and(|text| others.contains(&text)))?;
    // A phase has `steps:`, which is no slip for the `step:` that this lacks.
    let is_slip = |text| text != "steps" && nearest(text, needed).is_some();
    if keys().filter_map(Node::text).any(is_slip) {
        return None;
    }
    let text = other.text().unwrap_or("");
    let fault = Fault::new(Code::UnknownKey, format!("unknown key `{text}`"));
    Some(fault.help(elsewhere::advice(shape.name, text)).at(other.span))
}

/// Which keys a struct has.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) fields: &'static [&'static str],
    pub(super) only_short: Option<&'static str>,
}

impl Shape {
    fn has(self, key: &str) -> bool {
        self.fields.contains(&key) && self.only_short != Some(key) && !key.starts_with('@')
    }

    /// The field and its value in a text that is both, without the colon between them.
    fn without_colon(self, text: &str) -> Option<(&'static str, &str)> {
        let (word, rest) = text.split_once(' ')?;
        let field = self.fields.iter().copied().find(|field| *field == word && self.has(word))?;
        Some((field, rest))
    }
}

/// Whether `key` only stands beside the key that it belongs under, which has been told already.
fn belongs_to_a_lost(de: De<'_>, shape: Shape, key: &str) -> bool {
    let Kind::Mapping(pairs) = &de.node.kind else { return false };
    let lost = pairs.iter().any(|(other, value)| {
        other.text() == Some("repeat") && !matches!(value.kind, Kind::Mapping(_))
    });
    shape.name == "Repeat" && lost && elsewhere::advice(shape.name, key).is_some()
}

/// Reports a key that the mapping cannot have. Whether it may stand for one that is missing.
pub(super) fn refuse(de: De<'_>, key: &Node<'_>, shape: Shape) -> bool {
    let text = key.text().unwrap_or("");
    if key.is_poisoned() || belongs_to_a_lost(de, shape, text) {
        return false;
    }
    if de.is_full() {
        de.push(Diagnostic::error(Code::UnknownKey, key.span, ""));
        de.poison(key);
        return false;
    }
    if is_split_off(de, key) {
        if let Some((field, rest)) = shape.without_colon(text) {
            let Kind::Mapping(pairs) = &de.node.kind else { return false };
            let free = pairs.iter().all(|(key, _)| key.text() != Some(field));
            no_colon(de, key, (field, rest), free);
            de.reader.findings.borrow_mut().take_for(field);
            return true;
        }
        let known = || shape.fields.iter().chain(de.siblings).copied();
        split_off(de, key, |text| nearest(text, known()).is_none());
        return false;
    }
    let known = shape.fields.iter().filter(|field| shape.has(field)).chain(de.siblings).copied();
    let known = known.filter(|field| !field.starts_with('@'));
    if let Some(meant) = nearest(text, known.clone()) {
        de.reader.findings.borrow_mut().take_for(meant);
    }
    let help =
        elsewhere::advice(shape.name, text).or_else(|| crate::author::suggest::advice(text, known));
    let message = format!("unknown key `{}`", visible(text));
    let found = Diagnostic::error(Code::UnknownKey, key.span, message).maybe_help(help);
    de.push(match surely(de, key, shape) {
        Some(meant) => found.fixed(key.span, meant),
        None => found,
    });
    de.poison(key);
    false
}

/// The key that this one can only be a slip for: one that is free, and that no other is a slip for.
fn surely(de: De<'_>, key: &Node<'_>, shape: Shape) -> Option<&'static str> {
    let Kind::Mapping(pairs) = &de.node.kind else { return None };
    let text = key.text()?;
    let known = || {
        let known = shape.fields.iter().filter(|field| shape.has(field)).chain(de.siblings);
        known.copied().filter(|field| !field.starts_with('@'))
    };
    if elsewhere::advice(shape.name, text).is_some() {
        return None;
    }
    let meant = certain(text, known())?;
    let others = pairs.iter().map(|(other, _)| other).filter(|other| !std::ptr::eq(*other, key));
    let mut others = others.filter_map(Node::text);
    let taken = others.any(|other| {
        other == meant
            || (known().all(|key| key != other) && nearest(other, known()) == Some(meant))
    });
    (!taken).then_some(meant)
}

/// The keys and values of a mapping, without those that failed before.
pub(super) struct Entries<'a, 'e> {
    de: De<'a>,
    rest: slice::Iter<'a, (Node<'a>, Node<'a>)>,
    value: Option<De<'a>>,
    /// Any key will do where there is no shape.
    shape: Option<Shape>,
    /// Whether a key was refused that may stand for one that is missing.
    excused: &'e mut bool,
    /// The fields that slips of their keys were taken for.
    taken: Vec<&'static str>,
    /// How many problems there were before the value under such a slip, and where that is.
    slip: Option<(usize, Span)>,
    /// The field that gets this whole mapping, until it has got it.
    inner: Option<&'static str>,
}

impl<'a> Entries<'a, '_> {
    /// A mapping whose keys are names.
    pub(super) fn of_any(de: De<'a>) -> Result<Names<'a>, Fault> {
        match &de.node.kind {
            Kind::Mapping(pairs) => Ok(Names { de, rest: pairs.iter(), value: None }),
            Kind::Plain(_) | Kind::Quoted(_) => Err(de.expected("a mapping")),
            Kind::List(_) => {
                de.lose_names();
                let help = Some("write each as `name: …`, without the hyphen".to_owned());
                Err(de.expected("a mapping").or_help(help))
            }
        }
    }

    /// Whether the key belongs to this struct; if it is nobody's, it is reported.
    fn is_ours(&mut self, key: &'a Node<'a>) -> bool {
        let Some(shape) = self.shape else { return true };
        let text = key.text().unwrap_or("");
        if shape.has(text) {
            return true;
        }
        let elsewhere = self.de.siblings.contains(&text)
            || shape.fields.iter().any(|field| field.starts_with('@'));
        if !elsewhere {
            if key.is_poisoned() {
                *self.excused |= shape.without_colon(text).is_some();
            } else {
                *self.excused |= refuse(self.de, key, shape);
            }
        }
        false
    }

    /// The field of which the key, which has been told of, is a slip: what stands under it is read
    /// as that, so that nothing in it is missing elsewhere.
    fn meant(&self, key: &Node<'_>) -> Option<&'static str> {
        let Kind::Mapping(pairs) = &self.de.node.kind else { return None };
        let (shape, text) = (self.shape?, key.text()?);
        if self.de.is_full() || !key.is_poisoned() || elsewhere::advice(shape.name, text).is_some()
        {
            return None;
        }
        let free = shape.fields.iter().copied().filter(|field| {
            let written = pairs.iter().any(|(key, _)| key.text() == Some(field));
            shape.has(field) && !written && !self.taken.contains(field)
        });
        let known = shape.fields.iter().copied().filter(|field| shape.has(field));
        let meant = nearest(text, known.chain(self.de.siblings.iter().copied()))?;
        free.into_iter().find(|field| *field == meant)
    }
}

impl<'a> MapAccess<'a> for Entries<'a, '_> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        self.slip = None;
        while let Some((key, value)) = self.rest.next() {
            let ours = self.is_ours(key);
            let meant = if ours { None } else { self.meant(key) };
            if !(ours || meant.is_some()) || value.is_poisoned() {
                if key.is_poisoned() && !value.is_poisoned() && !self.de.is_full() {
                    // What is named under a key that is not read is no mistake elsewhere.
                    self.de.on(value).lose();
                    self.de.poison(value);
                }
                continue;
            }
            self.value = Some(self.de.on(value));
            let Some(meant) = meant else { return seed.deserialize(self.de.on(key)).map(Some) };
            self.taken.push(meant);
            self.slip = Some((self.de.reader.findings.borrow().count_kept(), key.span));
            return seed.deserialize(BorrowedStrDeserializer::new(meant)).map(Some);
        }
        let Some(field) = self.inner.take() else { return Ok(None) };
        let siblings = self.shape.map_or(&[][..], |shape| shape.fields);
        self.value = Some(De { siblings, ..self.de });
        seed.deserialize(BorrowedStrDeserializer::new(field)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some(de) = self.value.take() else {
            return Err(Fault::new(Code::Syntax, "a value without a key").at(self.de.node.span));
        };
        let shared = std::ptr::eq(de.node, self.de.node);
        let read = seed.deserialize(de).map_err(|fault| {
            // The mapping is shared with what is inside: whoever reads it reports for both.
            if shared { fault } else { de.report(fault) }
        });
        if let Some((before, key)) = self.slip.take() {
            // That the value does not fit what was a guess is no mistake, but then it is not certain.
            let mut findings = self.de.reader.findings.borrow_mut();
            if read.is_err() || findings.count_kept() > before {
                findings.unfix(key);
            }
            findings.forget(before, de.node.span);
        }
        read
    }
}

/// The names and values of a mapping in which any key will do.
pub(super) struct Names<'a> {
    de: De<'a>,
    rest: slice::Iter<'a, (Node<'a>, Node<'a>)>,
    value: Option<De<'a>>,
}

impl<'a> MapAccess<'a> for Names<'a> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let next = self.rest.by_ref().find(|(key, value)| !is_no_name(self.de, key, value));
        let Some((key, value)) = next else { return Ok(None) };
        self.value = Some(self.de.on(value));
        seed.deserialize(self.de.on(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some(de) = self.value.take() else {
            return Err(Fault::new(Code::Syntax, "a value without a key").at(self.de.node.span));
        };
        seed.deserialize(de).map_err(|fault| de.report(fault))
    }
}

/// A scalar that stands for a mapping with one key.
struct Short<'a> {
    de: De<'a>,
    key: Option<&'static str>,
}

impl<'a> MapAccess<'a> for Short<'a> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'a>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Fault> {
        let Some(key) = self.key.take() else { return Ok(None) };
        seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'a>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        seed.deserialize(self.de).map_err(|fault| fault.at(self.de.node.span))
    }
}
