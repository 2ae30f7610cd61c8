//! Enums: a word out of a few, or a mapping whose kind is the key that it has.
//!
//! A mapping goes to its variant whole, so that spans stay exact and nothing is buffered.

use super::{De, head};
use crate::author::diagnostic::Diagnostic;
use crate::author::fault::Fault;
use crate::author::node::{Kind, Node};
use crate::author::suggest::{listed, nearest};
use crate::author::visible::visible;
use crate::author::{Code, elsewhere};
use serde::de::value::BorrowedStrDeserializer;
use serde::de::{DeserializeSeed, EnumAccess, VariantAccess, Visitor};

/// Reads a mapping as the enum `name` whose variants are keys.
pub(super) fn read<'a, V: Visitor<'a>>(
    de: De<'a>,
    (name, rules): (&'static str, &'static str),
    variants: &'static [&'static str],
    visitor: V,
) -> Result<V::Value, Fault> {
    let rule = |name: &str| rules.split(',').find_map(|rule| rule.strip_prefix(name));
    let kinds = Kinds { name, variants, text: rule("text="), otherwise: rule("else=") };
    let chosen = match &de.node.kind {
        Kind::Plain(_) | Kind::Quoted(_) => kinds.text,
        Kind::List(_) => None,
        Kind::Mapping(_) => kinds.choose(de)?,
    };
    match chosen {
        Some(variant) => visitor.visit_enum(ByKey { de, variant }),
        None if kinds.otherwise.is_some() => Err(de.expected("a mapping")),
        None => Err(de.expected(&format!("a mapping with one of {}", listed(variants)))),
    }
}

/// The kinds that a mapping may be of.
struct Kinds {
    name: &'static str,
    variants: &'static [&'static str],
    /// The kind of a scalar.
    text: Option<&'static str>,
    /// The kind of a mapping without the key of another.
    otherwise: Option<&'static str>,
}

impl Kinds {
    /// The variant that a mapping's keys ask for. Nothing matches: says why, once.
    fn choose(&self, de: De<'_>) -> Result<Option<&'static str>, Fault> {
        let Kind::Mapping(pairs) = &de.node.kind else { return Ok(None) };
        let is_key = |variant| self.otherwise != Some(variant) || self.text == Some(variant);
        let mut found = pairs.iter().filter_map(|(key, _)| {
            let text = key.text()?;
            let variant = self.variants.iter().find(|variant| **variant == text)?;
            is_key(*variant).then_some((*variant, key.span))
        });
        if let Some((variant, span)) = found.next() {
            let Some((other, again)) = found.next() else { return Ok(Some(variant)) };
            let message = format!("`{variant}` and `{other}` cannot stand together");
            de.push(
                Diagnostic::error(Code::ConflictingKeys, again, message)
                    .and(span, "the first one")
                    .help("keep one, or make two of it"),
            );
            de.poison(de.node);
            return Err(Fault::reported());
        }
        if let Some(meant) = self.meant(de, pairs)?.or(self.otherwise) {
            return Ok(Some(meant));
        }
        let message = format!("missing key: one of {} is needed", listed(self.variants));
        Err(Fault::new(Code::MissingKey, message).at(head(de.node)))
    }

    /// The kind that was meant by a slip in its key: whoever reads it will say so.
    fn meant(
        &self,
        de: De<'_>,
        pairs: &[(Node<'_>, Node<'_>)],
    ) -> Result<Option<&'static str>, Fault> {
        let elsewhere = elsewhere::misplaced(self.name);
        for (key, _) in pairs {
            let text = key.text().unwrap_or("");
            if de.siblings.contains(&text) {
                continue;
            }
            if elsewhere.contains(&text) && !key.is_poisoned() {
                let message = format!("unknown key `{}`", visible(text));
                let help = elsewhere::advice(self.name, text);
                return Err(Fault::new(Code::UnknownKey, message).help(help).at(key.span));
            }
            // Without its colon, the key begins what is read as one.
            let word = text.split(' ').next().unwrap_or(text);
            let meant = self.variants.iter().copied().find(|variant| *variant == word);
            let meant = meant.or_else(|| nearest(text, self.variants.iter().copied()));
            if meant.is_some() && nearest(text, de.siblings.iter().copied()).is_none() {
                return Ok(self.variants.iter().copied().find(|variant| Some(*variant) == meant));
            }
        }
        Ok(None)
    }
}

/// A mapping on its way to a variant.
struct ByKey<'a> {
    de: De<'a>,
    variant: &'static str,
}

impl<'a> EnumAccess<'a> for ByKey<'a> {
    type Error = Fault;
    type Variant = De<'a>;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, De<'a>), Fault> {
        let variant = seed.deserialize(BorrowedStrDeserializer::<Fault>::new(self.variant))?;
        Ok((variant, self.de))
    }
}

impl<'a> VariantAccess<'a> for De<'a> {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, seed: T) -> Result<T::Value, Fault> {
        seed.deserialize(self)
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(self.expected("a mapping"))
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Fault> {
        Err(self.expected("a mapping"))
    }
}

/// One word out of a few.
pub(super) struct Word<'a>(pub(super) &'a str);

impl<'a> EnumAccess<'a> for Word<'a> {
    type Error = Fault;
    type Variant = Unit;

    fn variant_seed<V: DeserializeSeed<'a>>(self, seed: V) -> Result<(V::Value, Unit), Fault> {
        Ok((seed.deserialize(BorrowedStrDeserializer::<Fault>::new(self.0))?, Unit))
    }
}

/// What follows a word: nothing.
pub(super) struct Unit;

impl<'a> VariantAccess<'a> for Unit {
    type Error = Fault;

    fn unit_variant(self) -> Result<(), Fault> {
        Ok(())
    }

    fn newtype_variant_seed<T: DeserializeSeed<'a>>(self, _: T) -> Result<T::Value, Fault> {
        Err(Fault::new(Code::WrongType, "a single word cannot hold more"))
    }

    fn tuple_variant<V: Visitor<'a>>(self, _: usize, _: V) -> Result<V::Value, Fault> {
        Err(Fault::new(Code::WrongType, "a single word cannot hold more"))
    }

    fn struct_variant<V: Visitor<'a>>(
        self,
        _: &'static [&'static str],
        _: V,
    ) -> Result<V::Value, Fault> {
        Err(Fault::new(Code::WrongType, "a single word cannot hold more"))
    }
}
