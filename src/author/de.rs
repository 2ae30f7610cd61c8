//! serde over a tree: plain `#[derive(Deserialize)]` types, every mistake in one pass.
//!
//! Four conventions in a type's serde name reach beyond what derive offers; `written.rs` and
//! `document.rs` use them, and nobody else knows them:
//! - `X@text=key` on a struct: a scalar is read as the mapping `{key: scalar}`; with `=key`
//!   written `==key`, that key exists in this short form only.
//! - `X@` on an enum of newtypes: the variant is the one whose name is a key of the mapping, and
//!   it gets the whole mapping. `@text=v` and `@else=v` name the variant for a scalar and for a
//!   mapping with no such key; where both are one, its name is a key like the others.
//! - a field renamed `@…`: such an enum inside a struct. Both share one mapping.
//! - `$…`: the wrappers of `written.rs`; `$code` gives a value's own refusals that code, and
//!   `$given` takes a scalar, in quotes or not, or a list of them.
//!
//! A value that fails is reported, poisoned and left out when the nearest element is read again,
//! so that each mistake gives one message and hides no other. Read next: `de/mapping.rs`.

mod by_key;
mod list;
mod mapping;
mod punctuation;

use super::diagnostic::{Diagnostic, Findings};
use super::fault::Fault;
use super::node::{Kind, Node};
use super::slug::slug;
use super::suggest::listed;
use super::visible::visible;
use super::written::truth_in;
use super::{Code, Span, elsewhere};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Visitor};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::mem;

/// Reads the tree of `text`. What fails on the way is reported; nothing if it fails at the root.
/// With it come the names that were lost with what failed: to speak of them is no mistake.
pub(super) fn read<'a, T: DeserializeOwned>(
    text: &'a str,
    root: &'a Node<'a>,
    opening: &str,
    findings: &mut Findings,
) -> (Option<T>, BTreeSet<String>) {
    let reader = Reader::new(text, findings);
    let de = De { node: root, reader: &reader, siblings: &[] };
    let value = match &root.kind {
        Kind::Mapping(_) => attempt(de),
        Kind::Plain(_) | Kind::Quoted(_) | Kind::List(_) => {
            let help = format!("the file begins with {opening}");
            de.report(de.expected("a mapping").help(Some(help)));
            None
        }
    };
    *findings = reader.findings.into_inner();
    (value, reader.lost.into_inner())
}

/// Reads a tree that is a single value.
pub(super) fn value<'a, T: DeserializeOwned>(
    text: &'a str,
    root: &'a Node<'a>,
    findings: &mut Findings,
) -> Option<T> {
    let reader = Reader::new(text, findings);
    let value = attempt(De { node: root, reader: &reader, siblings: &[] });
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
struct Reader<'a> {
    /// The whole file, to find the place of a part of a scalar.
    text: &'a str,
    findings: RefCell<Findings>,
    poisoned: Cell<usize>,
    lost: RefCell<BTreeSet<String>>,
}

/// A place in the tree, about to be read.
#[derive(Clone, Copy)]
struct De<'a> {
    node: &'a Node<'a>,
    reader: &'a Reader<'a>,
    /// Keys of this mapping that belong to the struct around.
    siblings: &'static [&'static str],
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, findings: &mut Findings) -> Self {
        let findings = RefCell::new(mem::take(findings));
        Self { text, findings, poisoned: Cell::new(0), lost: RefCell::default() }
    }
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
        text.parse().map_err(|_| {
            let number = text.parse::<f64>().ok();
            let message = if number.is_some_and(|number| number.fract() != 0.0) {
                format!("expected a whole number, found `{}`", short(text))
            } else if number.is_some() {
                format!("`{}` is out of range here", short(text))
            } else {
                format!("expected {WHAT}, found `{}`", short(text))
            };
            let help = text.starts_with('=').then(|| "nothing can be computed here".to_owned());
            Fault::new(Code::BadNumber, message).help(help).at(self.node.span)
        })
    }

    /// A refusal of this scalar or a part of it, with its place and what was meant.
    fn placed(self, fault: Fault) -> Fault {
        let (source, span) = (self.reader.text, self.node.span);
        let text = self.node.text().unwrap_or("");
        fault.inside(source, span, text).mended(source, span, text)
    }

    /// Notes what is named in a list where a mapping was wanted.
    fn lose_names(self) {
        let Kind::List(items) = &self.node.kind else { return };
        let mut lost = self.reader.lost.borrow_mut();
        for item in items {
            lost.extend(item.text().map(str::to_owned));
            if let Kind::Mapping(pairs) = &item.kind {
                lost.extend(pairs.iter().filter_map(|(key, _)| key.text()).map(str::to_owned));
            }
        }
    }

    /// Notes what an element that is lost would have been called.
    fn lose(self) {
        names_in(self.node, &mut self.reader.lost.borrow_mut());
    }
}

/// The names of everything in a part of the tree: ids, and slugs of titles.
fn names_in(node: &Node<'_>, names: &mut BTreeSet<String>) {
    match &node.kind {
        Kind::Plain(text) | Kind::Quoted(text) => drop(names.insert(slug(text))),
        Kind::List(items) => items.iter().for_each(|item| names_in(item, names)),
        Kind::Mapping(pairs) => {
            for (key, value) in pairs {
                match (key.text(), value.text()) {
                    (Some("id" | "use" | "as"), Some(text)) => drop(names.insert(text.to_owned())),
                    (Some("step" | "phase"), Some(text)) => {
                        names.extend([slug(text), text.to_owned()]);
                    }
                    (Some("steps" | "any_order" | "one_of" | "repeat" | "decide" | "arms"), _) => {
                        names_in(value, names);
                    }
                    _ => {}
                }
            }
        }
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
        let text = self.scalar(WHAT)?;
        if let "true" | "false" = text {
            return visitor.visit_bool(text == "true");
        }
        let meant = truth_in(text);
        let computed = || text.starts_with('=').then(|| "nothing can be computed here".to_owned());
        let help = meant.map(|truth| format!("write `{truth}`")).or_else(computed);
        let fault = self.expected(WHAT).help(help).meant(meant.map(str::to_owned));
        Err(self.placed(fault))
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
            "$given" | "$item" => {
                let read = match &self.node.kind {
                    Kind::List(_) if name == "$item" => {
                        let fault = Fault::new(Code::WrongType, "a list cannot hold a list");
                        return Err(fault.at(self.node.span));
                    }
                    Kind::Quoted(text) => visitor.visit_bytes(text.as_bytes()),
                    Kind::Plain(_) => visitor.visit_borrowed_str(self.scalar("a value")?),
                    Kind::List(items) => visitor.visit_seq(list::Elements::new(self, items)),
                    Kind::Mapping(_) => return Err(self.expected("a value or a list")),
                };
                read.map_err(|fault| self.placed(fault))
            }
            _ => match name.strip_prefix('$').and_then(Code::find) {
                Some(code) => {
                    let text = self.scalar(noun(code))?;
                    let read = visitor.visit_borrowed_str(text);
                    read.map_err(|fault: Fault| self.placed(fault.coded(code)))
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
        if let Some((plain, rules)) = name.split_once('@') {
            return by_key::read(self, (plain, rules), variants, visitor);
        }
        match self.node.text() {
            Some(word) if !self.node.is_empty() => {
                let read = visitor.visit_enum(by_key::Word(word));
                let form = || elsewhere::form(name).map(str::to_owned);
                read.map_err(|fault| self.placed(fault.or_help(form())).at(self.node.span))
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
