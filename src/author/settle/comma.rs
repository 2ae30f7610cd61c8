//! The comma trap: in `[…]` a comma ends an item, even where the author meant it as text.
//!
//! It shows where an item begins with a capital and the next one does not. This only warns.

use super::scope::Scope;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{Entry, Member, Slot};
use crate::author::visible::visible;
use crate::author::written::{Phrase, Text};
use crate::author::{Code, Span};

/// The items of a list, with their values filled in.
pub(super) fn items(scope: &Scope<'_, '_>, items: &[Phrase]) -> Vec<String> {
    look(scope, items.iter().map(Phrase::text));
    scope.phrases(items)
}

/// The texts of a list, with their values filled in.
pub(super) fn texts(scope: &Scope<'_, '_>, texts: &[Text]) -> Vec<String> {
    look(scope, texts.iter());
    texts.iter().map(|text| scope.text(text)).collect()
}

/// Warns of the first item of a list that looks like the rest of the one before.
fn look<'t>(scope: &Scope<'_, '_>, items: impl Iterator<Item = &'t Text> + Clone) {
    let source = &scope.part.reading.file.text;
    for (before, item) in items.clone().zip(items.skip(1)) {
        let capital = before.written().starts_with(char::is_uppercase);
        let small = item.written().starts_with(char::is_lowercase);
        if !(capital && small && is_split(source, before.span, item.span)) {
            continue;
        }
        let rest = visible(item.written());
        let message = format!("`{rest}` is an item of its own, for a comma ends an item");
        let whole = format!("{}, {rest}", visible(before.written()));
        let help = format!("put the text in quotes, \"{whole}\", or begin the item with a capital");
        scope.report(
            Diagnostic::warning(Code::CommaTrap, item.span, message)
                .and(before.span, "the item before")
                .help(help),
        );
        return;
    }
}

/// Looks at every list of steps in a document: a step that is only its title is an item like any.
pub(super) fn steps(scope: &Scope<'_, '_>) {
    let document = scope.document();
    for entry in document.phases.given().map_or(&[][..], |entries| &***entries) {
        match entry {
            Entry::Phase(phase) => slots(scope, &phase.steps),
            Entry::AnyOrder(group) => members(scope, &group.any_order),
            Entry::OneOf(group) => members(scope, &group.one_of),
            Entry::Repeat(repeat) => slots(scope, &repeat.repeat.steps),
            Entry::Step(_) | Entry::Use(_) => {}
        }
    }
    if let Some(steps) = document.steps.given() {
        slots(scope, steps);
    }
    for complication in document.complications.iter().filter_map(|(_, it)| it.as_ref()) {
        slots(scope, &complication.steps);
    }
}

fn slots(scope: &Scope<'_, '_>, all: &[Slot]) {
    let titles = all.iter().filter_map(|slot| match slot {
        Slot::Step(step) => Some(step.step.text()),
        Slot::AnyOrder(_) | Slot::OneOf(_) | Slot::Repeat(_) => None,
    });
    look(scope, titles);
    for slot in all {
        match slot {
            Slot::AnyOrder(group) => members(scope, &group.any_order),
            Slot::OneOf(group) => members(scope, &group.one_of),
            Slot::Repeat(repeat) => slots(scope, &repeat.repeat.steps),
            Slot::Step(step) => {
                let arms = step.decide.iter().flat_map(|decide| decide.arms.iter());
                arms.filter_map(|arm| arm.steps.as_ref()).for_each(|steps| slots(scope, steps));
            }
        }
    }
}

fn members(scope: &Scope<'_, '_>, all: &[Member]) {
    let titles = all.iter().filter_map(|member| match member {
        Member::Step(step) => Some(step.step.text()),
        Member::Steps(_) => None,
    });
    look(scope, titles);
    for member in all {
        if let Member::Steps(run) = member {
            look(scope, run.steps.iter().map(|step| step.step.text()));
        }
    }
}

/// Whether two unquoted items stand side by side in brackets.
fn is_split(source: &str, before: Span, item: Span) -> bool {
    let between = source.get(before.range().end..item.range().start).unwrap_or("");
    let first = |span: Span| source.get(span.range()).and_then(|text| text.chars().next());
    let plain = |span| first(span).is_some_and(|c| !matches!(c, '"' | '\''));
    between.trim() == "," && plain(before) && plain(item)
}
