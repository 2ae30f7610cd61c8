//! A test by itself, whatever the run: its name, what stands with what, and where it is tried.

use super::super::choice::Combination;
use super::super::ledger::Ledger;
use super::super::plan::Part;
use super::chooses;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::Test;
use crate::author::suggest::advice;
use crate::author::visible::visible;
use crate::author::written::{Asked, Line, List, Named, Spanned};
use crate::author::{Code, Span};
use std::collections::BTreeMap;

/// Looks at every test of a part by itself; whether each can be tried at all.
pub(super) fn look(
    part: &Part<'_>,
    combinations: &[Combination<'_>],
    ledger: &Ledger,
) -> Vec<bool> {
    let mut names: BTreeMap<&str, Span> = BTreeMap::new();
    let tests = part.document.tests.iter();
    let sound = tests.map(|test| {
        if let Some(first) = names.get(&*test.test.value) {
            let message = format!("two tests are called `{}`", visible(&test.test));
            let found = Diagnostic::error(Code::DuplicateId, test.test.span, message);
            ledger.report(found.and(*first, "the first one").help("give this one another name"));
        }
        names.entry(&*test.test.value).or_insert(test.test.span);
        together(part, test, ledger);
        is_tried(part, test, combinations, ledger)
    });
    sound.collect()
}

/// What is done otherwise has consequences, and nothing else has.
fn together(part: &Part<'_>, test: &Test, ledger: &Ledger) {
    let is_absent = |key: &str, absent: bool| absent && !part.reading.findings.took_for(key);
    let no_but = is_absent("but", matches!(test.but, Asked::Absent));
    let no_reasons = is_absent("fails_for", matches!(test.fails_for, Asked::Absent));
    let missing = |span: Span, message: &str, help: &str| {
        ledger.report(Diagnostic::error(Code::MissingKey, span, message).help(help));
    };
    match (test.but.given(), test.fails_for.given(), &test.passes) {
        (Some(_), None, _) if no_reasons => {
            let help = "say which deviations have to come of it";
            missing(test.test.span, "`but` needs `fails_for`", help);
        }
        (None, Some(_), _) if no_but => {
            let help = "say what is done otherwise than an expert would";
            missing(test.test.span, "`fails_for` needs `but`", help);
        }
        (None, None, Some(passes)) if no_but && no_reasons => {
            let message = "`passes` goes with `but` and `fails_for`";
            let found = Diagnostic::error(Code::ConflictingKeys, passes.span, message);
            ledger.report(found.help("delete it: without them the test has to pass"));
        }
        _ => {}
    }
    empty(&test.but, "`but` is empty", "write what is done otherwise, or delete it", ledger);
    empty(&test.fails_for, "`fails_for` is empty", "write the deviation it comes to", ledger);
}

fn empty<T>(list: &Asked<Spanned<List<T>>>, message: &str, help: &str, ledger: &Ledger) {
    if let Some(list) = list.given().filter(|list| list.is_empty() && !list.is_lossy()) {
        ledger.report(Diagnostic::error(Code::EmptyValue, list.span, message).help(help));
    }
}

/// Whether its variants and cases are there, and some case fits some variant.
fn is_tried(
    part: &Part<'_>,
    test: &Test,
    combinations: &[Combination<'_>],
    ledger: &Ledger,
) -> bool {
    let document = part.document;
    let variants = strangers(part, &test.variant, &document.variants, ledger);
    let cases = strangers(part, &test.case, &document.cases, ledger);
    for (name, help) in &variants {
        let message = format!("no variant is called `{}`", visible(name));
        let help = help.clone().unwrap_or_else(|| "declare it under `variants:`".to_owned());
        ledger.report(Diagnostic::error(Code::UnknownVariant, name.span, message).help(help));
    }
    for (name, help) in &cases {
        let message = format!("no case is called `{}`", visible(name));
        let help = help.clone().unwrap_or_else(|| "declare it under `cases:`".to_owned());
        ledger.report(Diagnostic::error(Code::UnknownName, name.span, message).help(help));
    }
    let known = variants.is_empty() && cases.is_empty();
    let found = known && combinations.iter().any(|combination| chooses(test, combination));
    let lossy = test.variant.is_lossy() || test.case.is_lossy();
    if let (Some(case), true) = (test.case.first(), known && !found && !lossy && ledger.is_whole())
    {
        let message = match &**test.variant {
            [one] => format!("case `{}` does not fit variant `{}`", visible(case), visible(one)),
            _ => "no such case fits such a variant".to_owned(),
        };
        let found = Diagnostic::error(Code::ConflictingKeys, case.span, message);
        let variant = test.variant.first();
        let found = match variant {
            Some(variant) => found.and(variant.span, "the variant"),
            None => found,
        };
        ledger.report(found.help("choose a case that fits one of the variants"));
    }
    found
}

/// The names that nothing has, each with advice.
fn strangers<'t, T>(
    part: &Part<'_>,
    names: &'t List<Spanned<Line>>,
    known: &Named<T>,
    ledger: &Ledger,
) -> Vec<(&'t Spanned<Line>, Option<String>)> {
    let is_known = |name: &Spanned<Line>| known.iter().any(|(known, _)| *known.value == ***name);
    let strangers = names.iter().filter(|name| !is_known(name));
    let strangers = strangers.filter(|name| !part.reading.lost.contains(&*name.value));
    let names = || known.iter().map(|(known, _)| &*known.value);
    let is_full = ledger.is_full(part.reading.ix);
    let advice = |name: &str| {
        if is_full { None } else { advice(name, names().collect::<Vec<_>>()) }
    };
    strangers.map(|name| (name, advice(name))).collect()
}
