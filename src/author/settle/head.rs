//! What surrounds the steps: format, title, status, equipment, sources, what passes.
//!
//! Read next: `step.rs`.

use super::scope::Scope;
use crate::author::document::{self, Document};
use crate::author::suggest::listed;
use crate::author::written::{List, Text};
use crate::author::{Code, Span};
use crate::procedure::{About, Equipment, Id, Pass, Source, Status};

/// The head of the procedure, once it has been checked for every part.
pub(super) fn about(scope: &Scope<'_>) -> Option<About> {
    let document = scope.document();
    let title = document.title.given()?.to_string();
    let texts = |list: &List<Text>| list.iter().map(ToString::to_string).collect();
    Some(About {
        id: Id::new(&scope.part.id),
        title,
        summary: document.summary.as_ref().map(ToString::to_string),
        version: document.version.as_ref().map(ToString::to_string),
        status: status(document),
        review: texts(&document.review),
        language: document.language.as_ref().map(ToString::to_string),
        authors: document.authors.iter().map(ToString::to_string).collect(),
        tags: document.tags.iter().map(ToString::to_string).collect(),
        objectives: texts(&document.objectives),
        equipment: document.equipment.iter().map(equipment).collect(),
        pass: document.pass.as_ref().map_or_else(Pass::default, |pass| Pass {
            score: pass.score.map(|share| share.0),
            time: pass.time.map(|length| length.0),
        }),
    })
}

/// The sources of one part; its head is checked on the way.
pub(super) fn sources(scope: &Scope<'_>) -> Vec<Source> {
    check(scope);
    let written = scope.document().sources.iter();
    let source = written.filter_map(|(name, source)| {
        let source = source.as_ref()?;
        Some(Source {
            id: Id::new(&format!("{}{}", scope.part.prefix, name.value)),
            title: source.title.to_string(),
            url: source.url.as_ref().map(ToString::to_string),
            grade: source.grade.as_ref().map(ToString::to_string),
        })
    });
    source.collect()
}

fn check(scope: &Scope<'_>) {
    let document = scope.document();
    let top = Span::new(scope.part.file, 0..0);
    if let Some(format) = scope.needed(&document.format, "format", top)
        && format.value != 1
    {
        let message = format!("format {} is not known", format.value);
        scope.error(Code::UnsupportedFormat, format.span, message, "write `format: 1`");
    }
    scope.needed(&document.title, "title", top);
    content(scope, document, top);
    review(scope, document);
}

/// Steps or phases, not both, and not empty.
fn content(scope: &Scope<'_>, document: &Document, top: Span) {
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

/// A review names who and when, and only a review does.
fn review(scope: &Scope<'_>, document: &Document) {
    let reviewed = document.status.as_ref().filter(|s| s.value == document::Status::Reviewed);
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
    match (document.status.as_ref(), &document.reviewed_by, &document.reviewed_on) {
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

fn equipment(written: &document::Equipment) -> Equipment {
    Equipment {
        item: written.item.to_string(),
        detail: written.detail.as_ref().map(ToString::to_string),
    }
}
