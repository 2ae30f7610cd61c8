//! What surrounds the steps: format, title, status, equipment, sources, what passes.
//!
//! Read next: `step.rs`.

use super::choice::{self, Combination};
use super::comma;
use super::scope::Scope;
use super::timer::title_of;
use crate::author::document::{self, Document};
use crate::author::suggest::{advice, listed};
use crate::author::visible::visible;
use crate::author::written::Asked;
use crate::author::{Code, Span};
use crate::procedure::particulars::{Case, Override, Parameter, Variant};
use crate::procedure::{About, Equipment, Id, Particulars, Pass, Source, Status};

/// The head of the procedure.
pub(super) fn about(scope: &Scope<'_, '_>) -> Option<About> {
    let document = scope.document();
    let title = document.title.given()?.to_string();
    let pass = document.pass.as_ref();
    let score = pass.and_then(|pass| pass.score.as_ref());
    let time = pass.and_then(|pass| pass.time.as_ref());
    let short = document.abbreviations.iter();
    Some(About {
        id: Id::new(&scope.part.id),
        title,
        summary: scope.maybe_text(document.summary.as_ref()),
        version: document.version.as_ref().map(ToString::to_string),
        status: status(document),
        review: comma::texts(scope, &document.review),
        language: document.language.as_ref().map(ToString::to_string),
        authors: document.authors.iter().map(ToString::to_string).collect(),
        tags: document.tags.iter().map(ToString::to_string).collect(),
        abbreviations: short
            .filter_map(|(name, long)| Some((name.value.clone(), long.as_ref()?.to_string())))
            .collect(),
        objectives: comma::texts(scope, &document.objectives),
        equipment: document.equipment.iter().map(|item| equipment(scope, item)).collect(),
        pass: Pass {
            score: score.and_then(|score| scope.computed(score)).map(|share| share.0),
            time: scope.length(time),
        },
    })
}

/// What is particular to this run.
pub(super) fn particulars(
    scope: &Scope<'_, '_>,
    combination: &Combination<'_>,
    overrides: Vec<Override>,
) -> Particulars {
    let position = scope.part.position;
    let declared = scope.run.declared.get(position);
    let values = scope.run.values.get(position);
    let parameters = declared.zip(values).map_or_else(Vec::new, |(declared, values)| {
        let all = declared.all.iter().zip(values);
        all.filter_map(|((name, parameter), value)| {
            let parameter = (*parameter)?;
            Some(Parameter {
                name: (**name).to_string(),
                title: parameter.title.as_ref().map_or_else(|| title_of(name), ToString::to_string),
                value: value.as_ref()?.to_string(),
                unit: parameter.unit.as_ref().map(ToString::to_string),
            })
        })
        .collect()
    });
    Particulars {
        phase: None,
        variant: combination.variant.map(|(name, variant)| Variant {
            id: name.to_owned(),
            title: variant.title.to_string(),
            summary: variant.summary.as_ref().map(ToString::to_string),
        }),
        case: combination.case.map(|(name, case)| Case {
            id: name.to_owned(),
            vignette: scope.maybe_text(case.vignette.as_ref()),
            is_chosen: combination.is_chosen,
        }),
        vitals: scope.vitals(&scope.document().vitals),
        parameters,
        overrides,
    }
}

/// The sources of one part; its head is checked on the way.
pub(super) fn sources(scope: &Scope<'_, '_>) -> Vec<Source> {
    check(scope);
    let written = scope.document().sources.iter();
    let source = written.filter_map(|(name, source)| {
        let source = source.as_ref()?;
        Some(Source {
            id: Id::new(&scope.full(name)),
            title: source.title.to_string(),
            url: source.url.as_ref().map(ToString::to_string),
            grade: source.grade.as_ref().map(ToString::to_string),
        })
    });
    source.collect()
}

fn check(scope: &Scope<'_, '_>) {
    let document = scope.document();
    let top = Span::new(scope.part.reading.ix, 0..0);
    if let Some(format) = scope.needed(&document.format, "format", top)
        && format.value != 1
    {
        let message = format!("format {} is not known", format.value);
        scope.error(Code::UnsupportedFormat, format.span, message, "write `format: 1`");
    }
    scope.needed(&document.title, "title", top);
    content(scope, document, top);
    review(scope, document);
    cases(scope, document);
    for (_, parameter) in document.parameters.iter() {
        if let Some(parameter) = parameter {
            scope.sources(&parameter.source);
        }
    }
}

/// Steps or phases, not both, and not empty.
fn content(scope: &Scope<'_, '_>, document: &Document, top: Span) {
    use crate::author::written::Asked;
    let steps =
        document.steps.given().map(|steps| (steps.span, steps.is_empty(), steps.is_lossy()));
    let phases = document.phases.given().map(|all| (all.span, all.is_empty(), all.is_lossy()));
    match (steps, phases) {
        (Some((span, ..)), Some((first, ..))) => {
            let message = "`steps` and `phases` cannot stand together";
            let found = crate::author::Diagnostic::error(Code::ConflictingKeys, span, message);
            scope.report(found.and(first, "the phases").help("put the steps into a phase"));
        }
        (None, None) => {
            if matches!(document.phases, Asked::Absent) {
                scope.needed(&document.steps, "steps", top);
            }
        }
        (Some((span, true, false)), None) | (None, Some((span, true, false))) => {
            let message = "a procedure needs at least one step";
            scope.error(Code::EmptyValue, span, message, "write the first step");
        }
        (Some(_), None) | (None, Some(_)) => {}
    }
    for entry in document.phases.given().map_or(&[][..], |entries| &***entries) {
        if let document::Entry::Phase(phase) = entry
            && phase.steps.is_empty()
            && !phase.steps.is_lossy()
        {
            let message = format!("phase `{}` has no steps", &**phase.phase);
            scope.error(Code::EmptyValue, phase.steps.span, message, "write its first step");
        }
    }
}

/// Cases speak of variants that there are, and every variant has a case if there are any.
fn cases(scope: &Scope<'_, '_>, document: &Document) {
    let known: Vec<&str> = document.variants.iter().map(|(name, _)| &*name.value).collect();
    for case in document.cases.iter().filter_map(|(_, case)| case.as_ref()) {
        let slips = case.variants.iter().filter(|name| !known.contains(&&****name));
        for name in slips.filter(|name| !scope.is_lost(name)) {
            let message = format!("no variant is called `{}`", visible(name));
            let help = advice(name, known.iter().copied());
            let help = help.unwrap_or_else(|| "declare it under `variants:`".to_owned());
            scope.error(Code::UnknownVariant, name.span, message, &help);
        }
        if let Some(weight) = case.weight.as_ref().filter(|it| it.value > 1000) {
            let message = "a weight is from 0 to 1000";
            scope.error(Code::BadNumber, weight.span, message, "the default is 1");
        }
    }
    let all = document.cases.iter().filter_map(|(_, case)| case.as_ref());
    let mut named = all.flat_map(|case| case.variants.iter());
    let slip = named.any(|name| !known.contains(&&***name));
    if document.cases.is_empty() || !scope.is_whole() || slip {
        return;
    }
    for (name, _) in document.variants.iter() {
        if choice::cases(document, Some(&name.value)).next().is_none() {
            let message = format!("no case fits variant `{}`", &**name);
            let help = "add one, or name the variant in the `variants:` of a case";
            scope.error(Code::NoCase, name.span, message, help);
        }
    }
}

/// A review names who and when, and only a review does.
fn review(scope: &Scope<'_, '_>, document: &Document) {
    // A status that could not be read contradicts nothing.
    if matches!(document.status, Asked::Lost) {
        return;
    }
    let reviewed = document.status.given().filter(|s| s.value == document::Status::Reviewed);
    let spans = [
        ("reviewed_by", document.reviewed_by.as_ref().map(|by| by.span)),
        ("reviewed_on", document.reviewed_on.as_ref().map(|on| on.span)),
        ("review_due", document.review_due.as_ref().map(|due| due.span)),
    ];
    if let Some(status) = reviewed {
        let needed = spans.iter().take(2).filter(|(_, span)| span.is_none());
        let missing: Vec<&str> = needed.map(|(key, _)| *key).collect();
        if !missing.is_empty() && scope.is_whole() {
            let message = format!("`status: reviewed` needs {}", listed(&missing));
            scope.error(Code::MissingKey, status.span, message, "say who reviewed it, and when");
        }
    } else if let Some((key, Some(span))) = spans.into_iter().find(|(_, span)| span.is_some()) {
        let message = format!("`{key}` contradicts the status `illustrative`");
        scope.error(Code::ConflictingKeys, span, message, "write `status: reviewed`, or delete it");
    }
}

fn status(document: &Document) -> Status {
    match (document.status.given(), &document.reviewed_by, &document.reviewed_on) {
        (Some(status), Some(by), Some(on)) if status.value == document::Status::Reviewed => {
            Status::Reviewed {
                by: by.to_string(),
                on: on.to_string(),
                due: document.review_due.as_ref().map(ToString::to_string),
            }
        }
        _ => Status::Illustrative,
    }
}

fn equipment(scope: &Scope<'_, '_>, written: &document::Equipment) -> Equipment {
    Equipment {
        item: scope.phrase(&written.item),
        detail: scope.maybe_text(written.detail.as_ref()),
    }
}
