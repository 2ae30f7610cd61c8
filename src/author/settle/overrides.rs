//! Values that a site or the command line puts in place of the author's.

use super::choice::Combination;
use super::ledger::Ledger;
use super::parameters::{Declared, example, mixed};
use super::plan::Plan;
use crate::author::de;
use crate::author::diagnostic::{Diagnostic, Findings};
use crate::author::expression::{Kind, Value};
use crate::author::package::Package;
use crate::author::suggest::advice;
use crate::author::visible::visible;
use crate::author::written::{Asked, Computed, Given, Spanned};
use crate::author::{Code, FileIx, Span, yaml};
use crate::procedure::Override;
use crate::procedure::particulars::Origin;

/// All such values.
#[derive(Debug, Default)]
pub(super) struct Overrides(Vec<Put>);

/// One such value.
#[derive(Debug)]
pub(super) struct Put {
    pub(super) record: Override,
    pub(super) given: Given,
    /// Where the site says so.
    pub(super) span: Option<Span>,
}

impl Overrides {
    /// The value for a parameter of the procedure `id`.
    pub(super) fn find(&self, id: &str, name: &str, origin: Origin) -> Option<&Put> {
        self.0.iter().rev().find(|put| {
            put.record.procedure == id
                && put.record.parameter == name
                && put.record.origin == origin
        })
    }

    /// What is to be kept of them.
    pub(super) fn records(&self, plan: &Plan<'_>, combination: &Combination<'_>) -> Vec<Override> {
        let root = plan.parts.first().map_or("", |part| &part.id);
        let counts = |put: &&Put| {
            let Override { procedure, parameter, origin, .. } = &put.record;
            let used = plan.parts.iter().any(|part| part.id == *procedure);
            let own = procedure == root && *origin == Origin::Site && combination.sets(parameter);
            used && !own
        };
        self.0.iter().filter(counts).map(|put| put.record.clone()).collect()
    }

    /// The values of the site of `package`, as far as they are sound; what is not is reported.
    pub(super) fn of_site(
        package: &Package,
        plan: &Plan<'_>,
        declared: &[Declared<'_>],
        ledger: &Ledger,
    ) -> Self {
        let mut all = Self::default();
        let Some(site) = package.site.as_deref() else { return all };
        let Some(document) = &site.document else { return all };
        if let Some(format) = document.format.given()
            && format.value != 1
        {
            let message = format!("format {} is not known", format.value);
            let found = Diagnostic::error(Code::UnsupportedFormat, format.span, message);
            ledger.report(found.help("write `format: 1`"));
        }
        if matches!(document.format, Asked::Absent) {
            let top = Span::new(site.ix, 0..0);
            let found = Diagnostic::error(Code::MissingKey, top, "missing key `format`");
            ledger.report(found.help("add `format:`"));
        }
        let known: Vec<&str> = plan.parts.iter().map(|part| part.id.as_str()).collect();
        for (id, values) in document.set.iter() {
            let Some(at) = known.iter().position(|known| **known == *id.value) else { continue };
            let (Some(declared), Some(values)) = (declared.get(at), values) else { continue };
            for (name, given) in values.iter() {
                let Some(given) = given else { continue };
                if let Err(found) = sound(declared, name, given) {
                    ledger.report(found);
                    continue;
                }
                all.0.push(Put {
                    record: Override {
                        procedure: id.value.clone(),
                        parameter: name.value.clone(),
                        value: written(&given.value),
                        origin: Origin::Site,
                    },
                    given: given.value.clone(),
                    span: Some(given.span),
                });
            }
        }
        all
    }

    /// Adds the values that `asked` for, or says which cannot be.
    pub(super) fn ask(
        &mut self,
        asked: &[Override],
        plan: &Plan<'_>,
        declared: &[Declared<'_>],
    ) -> Result<(), String> {
        for record in asked {
            let part = plan.parts.iter().position(|part| part.id == record.procedure);
            let Some(declared) = part.and_then(|part| declared.get(part)) else {
                return Err(format!("no procedure `{}` is used here", visible(&record.procedure)));
            };
            let name = visible(&record.parameter);
            let given = given(&record.value)
                .ok_or_else(|| format!("`{}` is no value for `{name}`", visible(&record.value)))?;
            let at = Span::default();
            let spanned = Spanned { value: given, span: at };
            let named = Spanned { value: record.parameter.clone(), span: at };
            sound(declared, &named, &spanned).map_err(|found| match found.help {
                Some(help) => format!("{}: {help}", found.message),
                None => found.message,
            })?;
            self.0.push(Put { record: record.clone(), given: spanned.value, span: None });
        }
        Ok(())
    }
}

/// Whether a value may stand for the parameter `name`.
fn sound(
    declared: &Declared<'_>,
    name: &Spanned<String>,
    given: &Spanned<Given>,
) -> Result<(), Diagnostic> {
    let Some(wanted) = declared.kind(name) else {
        let message = format!("no parameter is called `{}`", visible(name));
        let help = advice(name, declared.names());
        let none = declared.names().next().is_none();
        let help = help.or_else(|| none.then(|| "this procedure has no parameters".to_owned()));
        let found = Diagnostic::error(Code::UnknownParameter, name.span, message);
        return Err(found.maybe_help(help));
    };
    let found = kind(given)?;
    if found.is_like(wanted) {
        return Ok(());
    }
    let message = format!("`{}` is {wanted}, and this is {found}", visible(name));
    Err(Diagnostic::error(Code::WrongKind, given.span, message).help(example(wanted)))
}

/// The kind of a value that is not computed.
fn kind(given: &Spanned<Given>) -> Result<Kind, Diagnostic> {
    match &given.value {
        Given::One(value) => fixed(value, given.span),
        Given::List(items) => {
            let mut kind = Kind::Lost;
            for item in items {
                let found = fixed(&item.value, item.span)?;
                if !found.is_like(&kind) {
                    return Err(mixed(&kind, &found, item.span));
                }
                kind = found;
            }
            Ok(Kind::List(Box::new(kind)))
        }
    }
}

fn fixed(value: &Computed<Value>, span: Span) -> Result<Kind, Diagnostic> {
    match value {
        Computed::Fixed(value) => Ok(value.kind()),
        Computed::Expression(_) => {
            let message = "nothing can be computed here";
            let found = Diagnostic::error(Code::BadExpression, span, message);
            Err(found.help("write the value itself"))
        }
    }
}

/// A value as it is written on one line, to be read again.
fn written(given: &Given) -> String {
    let literal = |value: &Computed<Value>| match value {
        Computed::Fixed(value) => value.literal(),
        Computed::Expression(both) => both.1.clone(),
    };
    match given {
        Given::One(value) => literal(value),
        Given::List(items) => {
            let items: Vec<String> = items.iter().map(|item| literal(&item.value)).collect();
            format!("[{}]", items.join(", "))
        }
    }
}

/// The value written as `text`, by the rules of a procedure file.
fn given(text: &str) -> Option<Given> {
    let mut findings = Findings::default();
    let root = yaml::parse(FileIx::default(), text, "a value", &mut findings)?;
    let read = de::value(text, &root, &mut findings);
    read.filter(|_| findings.is_clean())
}
