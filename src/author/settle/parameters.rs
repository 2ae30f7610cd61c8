//! Parameters as declared: what kind of value each is, and in which order they are computed.
//!
//! Looked at once for each part, whatever the run; what they come to in a run is `values.rs`.

mod declared;
mod said;

use super::ledger::Ledger;
use super::order::order;
use super::plan::{Part, Plan};
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{Document, Use};
use crate::author::expression::{Kind, Kinds, Mistake, Unit, Value};
use crate::author::suggest::advice;
use crate::author::visible::visible;
use crate::author::written::{Computed, Given, Line, Named, Spanned};
use crate::author::{Code, Span, scalar};

pub(super) use declared::Declared;
pub(super) use said::{example, in_circles, mixed};

/// How many parameters a procedure may have.
pub const MOST: usize = 1000;

/// The parameters of every part; what is wrong with them is reported.
pub(super) fn declared<'d>(plan: &Plan<'d>, ledger: &Ledger) -> Vec<Declared<'d>> {
    let mut all: Vec<Declared<'_>> = Vec::new();
    for part in &plan.parts {
        let declared = Checker { part, ledger }.part();
        if let Some((user, written)) = part.user
            && let (Some(above), Some(user)) = (all.get(user), plan.parts.get(user))
        {
            let mut users = Some((above, user));
            while let Some((above, user)) = users {
                shared((above, user), &declared, written, ledger);
                let next = user.user.map(|(at, _)| at);
                users = next.and_then(|at| Some((all.get(at)?, plan.parts.get(at)?)));
            }
            let checker = Checker { part: user, ledger };
            let is_full = ledger.is_full(user.reading.ix);
            let kinds = Known { declared: above, is_full };
            checker.set(&written.set, &declared, &kinds);
        }
        all.push(declared);
    }
    if let (Some(root), Some(declared)) = (plan.parts.first(), all.first()) {
        Checker { part: root, ledger }.settings(root.document, declared);
    }
    all
}

/// Parameters of the same name are one, so they must be of one kind.
fn shared(
    (above, user): (&Declared<'_>, &Part<'_>),
    below: &Declared<'_>,
    user_use: &Use,
    ledger: &Ledger,
) {
    let span = user_use.procedure.span;
    for (name, kind) in below.all.iter().zip(&below.kinds).map(|((name, _), kind)| (name, kind)) {
        let given_there = user_use.set.iter().any(|(set, _)| set.value == name.value);
        let Some(other) = above.kind(name).filter(|_| !given_there) else { continue };
        above.lend(name);
        let place =
            above.position(name).and_then(|at| above.all.get(at)).map(|(name, _)| name.span);
        let found = match (kind, other) {
            (Kind::Number(one), Kind::Number(two)) if one.common(two).is_none() => {
                let message =
                    format!("parameter `{}` is in `{two}` here and in `{one}` there", &**name);
                Diagnostic::error(Code::UnitConflict, span, message)
            }
            _ if !kind.is_like(other) => {
                let message = format!("parameter `{}` is {other} here and {kind} there", &**name);
                Diagnostic::error(Code::WrongKind, span, message)
            }
            _ => continue,
        };
        if user.loud {
            let found = found.help("parameters of one name are shared: give one another name");
            ledger.report(match place {
                Some(place) => found.and(place, "declared here"),
                None => found,
            });
        }
    }
}

/// The kinds of names that are known already.
struct Known<'k, 'd> {
    declared: &'k Declared<'d>,
    /// Whether advice is wasted, since further problems are only counted.
    is_full: bool,
}

impl Kinds for Known<'_, '_> {
    fn kind(&self, name: &str) -> Option<Kind> {
        self.declared.known(name)
    }

    fn advice(&self, name: &str) -> Option<String> {
        if self.is_full {
            return None;
        }
        advice(name, self.declared.names())
    }

    fn in_repeat(&self) -> bool {
        false
    }
}

struct Checker<'c, 'd> {
    part: &'c Part<'d>,
    ledger: &'c Ledger,
}

impl<'d> Checker<'_, 'd> {
    fn is_full(&self) -> bool {
        self.ledger.is_full(self.part.reading.ix)
    }

    fn report(&self, diagnostic: Diagnostic) {
        if self.part.loud {
            self.ledger.report(diagnostic);
        }
    }

    fn mistake(&self, span: Span, text: &str, mistake: Mistake) {
        let place = scalar::place(&self.part.reading.file.text, span, text, &mistake.range);
        let found = Diagnostic::error(mistake.code, place, mistake.message);
        self.report(found.maybe_help(mistake.help));
    }

    fn part(&self) -> Declared<'d> {
        let mut declared = Declared::losing(&self.part.reading.lost);
        for (name, parameter) in self.part.document.parameters.iter() {
            if declared.all.len() == MOST {
                let message = format!("a procedure has at most {MOST} parameters");
                self.report(Diagnostic::error(Code::TooLarge, name.span, message));
            }
            self.well_formed(name);
            declared.by_name.insert(&name.value, declared.all.len());
            declared.all.push((name, parameter.as_ref()));
        }
        self.order(&mut declared);
        declared.kinds = vec![Kind::Lost; declared.all.len()];
        for position in declared.order.clone() {
            let kind = self.kind(&declared, position);
            if let Some(slot) = declared.kinds.get_mut(position) {
                *slot = kind;
            }
        }
        declared
    }

    fn well_formed(&self, name: &Spanned<String>) {
        const RESERVED: [&str; 6] = ["and", "or", "not", "true", "false", "pass"];
        let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let fine = name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(letters);
        if fine && !RESERVED.contains(&name.as_str()) {
            return;
        }
        let message = format!("`{}` cannot be the name of a parameter", visible(name));
        let better = crate::author::slug::slug(name).replace('-', "_");
        let help = if fine {
            "it is a word of expressions: choose another".to_owned()
        } else if better.starts_with(|c: char| c.is_ascii_lowercase()) {
            format!("write `{better}`")
        } else {
            "write lower-case letters, digits and `_`, a letter first".to_owned()
        };
        self.report(Diagnostic::error(Code::BadId, name.span, message).help(help));
    }

    /// Sorts the parameters so that each comes after those that its own value needs.
    fn order(&self, declared: &mut Declared<'d>) {
        let needs = declared.all.iter().map(|(_, parameter)| {
            let given = parameter.map(|parameter| &parameter.value.value);
            given.map_or_else(Vec::new, |given| declared.needs(given))
        });
        let order = order(&needs.collect::<Vec<_>>());
        for circle in &order.circles {
            let Some(last) = circle.last().and_then(|at| declared.all.get(*at)) else { continue };
            let (name, Some(parameter)) = last else { continue };
            self.report(in_circles(name, parameter.value.span));
        }
        declared.order = order.all;
    }

    /// The kind of the parameter at `position`, those before it in order being known.
    fn kind(&self, declared: &Declared<'_>, position: usize) -> Kind {
        let Some((_, Some(parameter))) = declared.all.get(position) else { return Kind::Lost };
        let value = &parameter.value;
        let known = Known { declared, is_full: self.is_full() };
        let kind = self.given(&value.value, value.span, &known);
        let unit = parameter.unit.as_ref();
        let kind = match (kind, unit) {
            (Kind::Number(found), Some(unit)) => Kind::Number(self.unit(&found, unit, value.span)),
            (Kind::List(items), Some(unit)) => {
                if let Kind::Number(found) = *items {
                    let unit = self.unit(&found, unit, value.span);
                    Kind::List(Box::new(Kind::Number(unit)))
                } else {
                    Kind::List(items)
                }
            }
            (kind @ (Kind::Length | Kind::Share | Kind::Text | Kind::Truth), Some(unit)) => {
                let message = format!("`unit` is a number's, and this is {kind}");
                let found = Diagnostic::error(Code::ConflictingKeys, unit.span, message);
                let found = found.and(value.span, "the value");
                self.report(found.help(match unsigned(declared, &value.value) {
                    Some(text) => format!("an expression begins with `=`: \"= {text}\""),
                    None => "delete `unit`".to_owned(),
                }));
                Kind::Lost
            }
            (kind, _) => kind,
        };
        if let Some(max) = &parameter.max {
            let most = self.given(&max.value, max.span, &known);
            let each = if let Kind::List(items) = &kind { items } else { &kind };
            match each {
                Kind::Text | Kind::Truth => {
                    let message = format!("{each} has no size, so it has no `max`");
                    let found = Diagnostic::error(Code::ConflictingKeys, max.span, message);
                    self.report(found.and(value.span, "the value").help("delete `max`"));
                }
                Kind::Number(_) | Kind::Length | Kind::Share | Kind::List(_) | Kind::Lost => {
                    self.same("max", &most, each, max.span);
                }
            }
        }
        kind
    }

    fn unit(&self, found: &Unit, unit: &Spanned<Line>, span: Span) -> Unit {
        let written = Unit::parse(unit);
        if found.common(&written).is_none() {
            let message = format!("the value is in `{found}`, not in `{written}`");
            let told = Diagnostic::error(Code::UnitConflict, unit.span, message);
            self.report(told.and(span, "the value").help(format!("write `unit: {found}`")));
        }
        written
    }

    /// The kind of a value as written.
    fn given(&self, given: &Given, span: Span, names: &impl Kinds) -> Kind {
        match given {
            Given::One(value) => self.computed(value, span, names),
            Given::List(items) => {
                let mut kind = Kind::Lost;
                for item in items {
                    let found = self.computed(&item.value, item.span, names);
                    if !found.is_like(&kind) {
                        self.report(mixed(&kind, &found, item.span));
                        return Kind::Lost;
                    }
                    if kind == Kind::Lost {
                        kind = found;
                    }
                }
                Kind::List(Box::new(kind))
            }
        }
    }

    fn computed(&self, value: &Computed<Value>, span: Span, names: &impl Kinds) -> Kind {
        match value {
            Computed::Fixed(value) => value.kind(),
            Computed::Expression(both) => {
                let (expression, text) = &**both;
                let mut mistakes = Vec::new();
                let kind = expression.kind(names, &mut mistakes);
                for mistake in mistakes {
                    self.mistake(span, text, mistake);
                }
                kind
            }
        }
    }

    fn same(&self, what: &str, found: &Kind, wanted: &Kind, span: Span) {
        match (found, wanted) {
            (Kind::Number(one), Kind::Number(two)) if one.common(two).is_none() => {
                let message = format!("`{what}` is in `{two}`, and this is in `{one}`");
                self.report(Diagnostic::error(Code::UnitConflict, span, message));
            }
            _ if found.is_like(wanted) => {}
            _ => {
                let message = format!("`{what}` is {wanted}, and this is {found}");
                let told = Diagnostic::error(Code::WrongKind, span, message);
                self.report(told.help(example(wanted)));
            }
        }
    }

    /// The `set:` of variants, cases and of the procedures used.
    fn settings(&self, document: &'d Document, declared: &Declared<'d>) {
        let known = Known { declared, is_full: self.is_full() };
        for (_, variant) in document.variants.iter() {
            if let Some(variant) = variant {
                self.set(&variant.set, declared, &known);
            }
        }
        for (_, case) in document.cases.iter() {
            if let Some(case) = case {
                self.set(&case.set, declared, &known);
            }
        }
    }

    /// Values for parameters of `declared`, written where `names` are known.
    fn set(&self, set: &Named<Spanned<Given>>, declared: &Declared<'_>, names: &impl Kinds) {
        for (name, given) in set.iter() {
            let Some(wanted) = declared.known(name) else {
                let message = format!("no parameter is called `{}`", visible(name));
                let found = Diagnostic::error(Code::UnknownParameter, name.span, message);
                let help = advice(name, declared.names());
                let help = help.or_else(|| Some("declare it under `parameters:`".to_owned()));
                self.report(found.maybe_help(help));
                continue;
            };
            let Some(given) = given else { continue };
            let found = self.given(&given.value, given.span, names);
            self.same(name, &found, &wanted, given.span);
        }
    }
}

/// Text that would be an expression if it began with its sign.
fn unsigned<'g>(declared: &Declared<'_>, given: &'g Given) -> Option<&'g str> {
    let Given::One(Computed::Fixed(Value::Text(text))) = given else { return None };
    let mut words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    words.any(|word| declared.position(word).is_some()).then_some(text)
}

/// The names that a value is computed from.
fn names_in(given: &Given) -> Vec<&str> {
    match given {
        Given::One(value) => names_of(value),
        Given::List(items) => items.iter().flat_map(|item| names_of(&item.value)).collect(),
    }
}

fn names_of(value: &Computed<Value>) -> Vec<&str> {
    match value {
        Computed::Expression(both) => both.0.names(),
        Computed::Fixed(_) => Vec::new(),
    }
}
