//! serde over a tree: plain `#[derive(Deserialize)]` types, every mistake in one pass.
//!
//! Four conventions in a type's serde name reach beyond what derive offers; `written.rs` and
//! `document.rs` use them, and nobody else knows them:
//! - `X@text=key` on a struct: a scalar is read as the mapping `{key: scalar}`; with `=key`
//!   written `==key`, that key exists in this short form only.
//! - `X@` on an enum of newtypes: the variant is the one whose name is a key of the mapping, and
//!   it gets the whole mapping. `@text=v` and `@else=v` name the variant for a scalar and for a
//!   mapping with no such key.
//! - a field renamed `@…`: such an enum inside a struct. Both share one mapping.
//! - `$…`: the wrappers of `written.rs`; `$code` gives a value's own refusals that code.
//!
//! A value that fails is reported, poisoned and left out when the nearest element is read again,
//! so that each mistake gives one message and hides no other. Read next: `de/mapping.rs`.

mod by_key;
mod list;
mod mapping;

use super::diagnostic::{Diagnostic, Findings};
use super::fault::Fault;
use super::node::{Kind, Node};
use super::suggest::listed;
use super::visible::visible;
use super::{Code, Span};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Visitor};
use std::cell::{Cell, RefCell};
use std::mem;

/// Reads a whole tree. What fails on the way is reported; nothing if it fails at the root.
pub(super) fn read<'a, T: DeserializeOwned>(
    root: &'a Node<'a>,
    findings: &mut Findings,
) -> Option<T> {
    let reader = Reader { findings: RefCell::new(mem::take(findings)), poisoned: Cell::new(0) };
    let de = De { node: root, reader: &reader, siblings: &[] };
    let value = match &root.kind {
        Kind::Mapping(_) => attempt(de),
        Kind::Plain(_) | Kind::Quoted(_) | Kind::List(_) => {
            let help = "a procedure begins with `format: 1` and `title: …`".to_owned();
            de.report(de.expected("a mapping").help(Some(help)));
            None
        }
    };
    *findings = reader.findings.into_inner();
    value
}

/// Reads again without what failed, as long as that helps.
fn attempt<'a, T: Deserialize<'a>>(de: De<'a>) -> Option<T> {
    loop {
        let before = de.reader.poisoned.get();
        match T::deserialize(de) {
            Ok(value) => return Some(value),
            Err(fault) if fault.is_reported() && de.reader.poisoned.get() > before => {}
            Err(fault) => {
                de.report(fault);
                return None;
            }
        }
    }
}

/// What all readers of one tree share.
struct Reader {
    findings: RefCell<Findings>,
    poisoned: Cell<usize>,
}

/// A place in the tree, about to be read.
#[derive(Clone, Copy)]
struct De<'a> {
    node: &'a Node<'a>,
    reader: &'a Reader,
    /// Keys of this mapping that belong to the struct around.
    siblings: &'static [&'static str],
}

impl<'a> De<'a> {
    const fn on(self, node: &'a Node<'a>) -> Self {
        De { node, siblings: &[], ..self }
    }

    /// Whether further problems are only counted, so that words about them are wasted.
    fn is_full(self) -> bool {
        self.reader.findings.borrow().is_full()
    }

    fn push(self, diagnostic: Diagnostic) {
        self.reader.findings.borrow_mut().push(diagnostic);
    }

    fn poison(self, node: &Node<'_>) {
        if !node.is_poisoned() {
            node.poison();
            self.reader.poisoned.set(self.reader.poisoned.get() + 1);
        }
    }

    /// Reports a fault unless it has been, and sees to it that this value is left out next time.
    fn report(self, fault: Fault) -> Fault {
        if fault.is_reported() {
            return fault;
        }
        // What became of a value that was refused while parsing is known already.
        if !self.node.is_poisoned() {
            self.push(fault.into_diagnostic(self.node.span));
            self.poison(self.node);
        }
        Fault::reported()
    }

    fn expected(self, what: &str) -> Fault {
        if self.node.is_empty() {
            let fault =
                Fault::new(Code::EmptyValue, format!("a value is missing: expected {what}"));
            return fault.help(Some("write a value, or delete the key".into())).at(self.node.span);
        }
        let message = match self.node.text() {
            Some(text) => format!("expected {what}, found `{}`", short(text)),
            None => format!("expected {what}, found {}", self.node.noun()),
        };
        Fault::new(Code::WrongType, message).at(self.node.span)
    }

    fn scalar(self, what: &str) -> Result<&'a str, Fault> {
        match self.node.text() {
            Some(text) if !self.node.is_empty() => Ok(text),
            _ => Err(self.expected(what)),
        }
    }

    fn number<T: std::str::FromStr>(self) -> Result<T, Fault> {
        const WHAT: &str = "a number";
        let text = self.scalar(WHAT)?;
        if text.starts_with('=') {
            return Err(expression().at(self.node.span));
        }
        text.parse().map_err(|_| {
            let fault = if text.parse::<f64>().is_ok() {
                Fault::new(Code::BadNumber, format!("`{}` is out of range here", short(text)))
            } else {
                Fault::new(Code::BadNumber, format!("expected {WHAT}, found `{}`", short(text)))
            };
            fault.at(self.node.span)
        })
    }
}

/// What a scalar with a reader of its own is, by the code of its refusals.
#[expect(clippy::wildcard_enum_match_arm, reason = "most codes are no scalar's")]
const fn noun(code: Code) -> &'static str {
    match code {
        Code::BadDuration => "a length of time",
        Code::BadNumber => "a number",
        Code::BadPercentage => "a percentage",
        Code::BadTolerance => "a number or a percentage",
        Code::BadDate => "a date",
        _ => "text",
    }
}

/// What is said to a value that is computed.
pub(super) const EXPRESSION: &str =
    "expressions (`= …`) are part of the format but this version does not read them yet";

fn expression() -> Fault {
    Fault::new(Code::NotYet, EXPRESSION).help(Some("write the value itself".into()))
}

const LIST: &str = "write `[…]`, or each item on its own line after `- `";

/// As much of a scalar as a message has room for.
fn short(text: &str) -> String {
    const ROOM: usize = 60;
    let line = text.lines().next().unwrap_or("");
    match line.char_indices().nth(ROOM) {
        Some((end, _)) => format!("{}…", visible(line.get(..end).unwrap_or(line))),
        None => visible(line).into_owned(),
    }
}

macro_rules! numbers {
    ($($method:ident $visit:ident),*) => {$(
        fn $method<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
            visitor.$visit(self.number()?)
        }
    )*};
}

impl<'a> Deserializer<'a> for De<'a> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_bool<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        const WHAT: &str = "`true` or `false`";
        let help = match self.scalar(WHAT)? {
            "true" => return visitor.visit_bool(true),
            "false" => return visitor.visit_bool(false),
            "yes" | "on" | "y" | "True" | "TRUE" => Some("write `true`".to_owned()),
            "no" | "off" | "n" | "False" | "FALSE" => Some("write `false`".to_owned()),
            _ => None,
        };
        Err(self.expected(WHAT).help(help))
    }

    numbers!(
        deserialize_i8 visit_i8, deserialize_i16 visit_i16, deserialize_i32 visit_i32,
        deserialize_i64 visit_i64, deserialize_u8 visit_u8, deserialize_u16 visit_u16,
        deserialize_u32 visit_u32, deserialize_u64 visit_u64, deserialize_f32 visit_f32,
        deserialize_f64 visit_f64
    );

    fn deserialize_str<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(self.scalar("text")?)
    }

    fn deserialize_string<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        self.deserialize_str(visitor)
    }

    fn deserialize_identifier<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(self.node.text().unwrap_or(""))
    }

    /// A key without a value is no absent key: the author meant to write something.
    fn deserialize_option<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_seq<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        if let Kind::List(items) = &self.node.kind {
            return visitor.visit_seq(list::Elements::new(self, items));
        }
        let help = if self.node.is_empty() { None } else { Some(LIST.to_owned()) };
        Err(self.expected("a list").or_help(help))
    }

    fn deserialize_map<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_map(mapping::Entries::of_any(self)?)
    }

    fn deserialize_newtype_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match name {
            "$recovering" => visitor.visit_seq(list::Attempt::new(self)),
            "$many" => match &self.node.kind {
                Kind::List(items) => visitor.visit_seq(list::Elements::new(self, items)),
                Kind::Plain(_) | Kind::Quoted(_) | Kind::Mapping(_) => {
                    visitor.visit_seq(list::Elements::one(self))
                }
            },
            _ => match name.strip_prefix('$').and_then(Code::find) {
                Some(code) => {
                    let text = self.scalar(noun(code))?;
                    if text.starts_with('=') && code != Code::WrongType {
                        return Err(expression());
                    }
                    visitor.visit_borrowed_str(text).map_err(|fault: Fault| fault.coded(code))
                }
                None => visitor.visit_newtype_struct(self),
            },
        }
    }

    fn deserialize_struct<V: Visitor<'a>>(
        self,
        name: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if name == "$spanned" {
            return visitor.visit_seq(list::Spanned::new(self));
        }
        mapping::read(self, name, fields, visitor)
    }

    fn deserialize_enum<V: Visitor<'a>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        if let Some((_, rules)) = name.split_once('@') {
            return by_key::read(self, rules, variants, visitor);
        }
        match self.node.text() {
            Some(word) if !self.node.is_empty() => {
                visitor.visit_enum(by_key::Word(word)).map_err(|fault| fault.at(self.node.span))
            }
            _ => Err(self.expected(&format!("one of {}", listed(variants)))),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_unit()
    }

    serde::forward_to_deserialize_any! {
        <V: Visitor<'a>>
        i128 u128 char bytes byte_buf unit unit_struct tuple tuple_struct
    }
}

/// The places of a mapping that a message about the whole of it points at: its first key.
fn head(node: &Node<'_>) -> Span {
    match &node.kind {
        Kind::Mapping(pairs) => pairs.first().map_or(node.span, |(key, _)| key.span),
        Kind::Plain(_) | Kind::Quoted(_) | Kind::List(_) => node.span,
    }
}
