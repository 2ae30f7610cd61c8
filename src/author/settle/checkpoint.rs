//! One checkpoint: which answer is right, and that it can be told from the wrong ones.
//!
//! A kind is one function here, or a file of the folder, and one struct in the twin files of the
//! other layers.

mod needle;
mod place;

use super::comma;
use super::scope::Scope;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Choice, Choose, Naming, Number, Order, Say, Severity, Tick};
use crate::author::expression::{Kind as ValueKind, Unit};
use crate::author::written::{Line, Spanned};
use crate::author::{Code, Span};
use crate::procedure::checkpoint::{self, Tolerance, Trap};
use crate::procedure::number::shown;
use crate::procedure::{self, Checkpoint, Kind};

/// What the checkpoint asks; `nth` of its step.
pub(super) fn checkpoint(
    scope: &Scope<'_, '_>,
    (nth, written): (usize, &document::Checkpoint),
) -> Checkpoint {
    let (kind, span) = match &written.kind {
        document::Kind::Choose(it) => (Kind::Choose(choose(scope, it)), it.choose.span),
        document::Kind::Number(it) => (Kind::Number(number(scope, it)), it.number.span),
        document::Kind::Tick(it) => (Kind::Tick(tick(scope, it)), it.tick.span),
        document::Kind::List(it) => (Kind::List(list(scope, it)), it.list.span),
        document::Kind::Order(it) => (Kind::Order(order(scope, it)), it.order.span),
        document::Kind::Say(it) => (Kind::Say(say(scope, it)), it.say.span),
        document::Kind::Place(it) => {
            (Kind::Place(place::place(scope, it).into()), it.place.map.span)
        }
        document::Kind::Needle(it) => {
            (Kind::Needle(needle::needle(scope, it).into()), it.needle.map.span)
        }
    };
    let is_tick = matches!(kind, Kind::Tick(_));
    if written.ask.is_none() && !is_tick && scope.is_whole() {
        scope.error(Code::MissingKey, span, "missing key `ask`", "write the question as `ask:`");
    }
    if let Some(points) = &written.points {
        if is_tick {
            let message = "a tick is worth no points: it proves nothing";
            let found = Diagnostic::error(Code::ConflictingKeys, points.span, message);
            scope.report_without(found.help("delete `points`"));
        } else if points.value > MOST_POINTS {
            let message = format!("{} points are more than {MOST_POINTS}", points.value);
            scope.error(Code::BadNumber, points.span, message, "a step is worth 1");
        }
    }
    Checkpoint {
        ask: written.ask.as_ref().map_or_else(String::new, |ask| scope.text(ask)),
        kind,
        because: scope.maybe_text(written.because.as_ref()),
        points: written.points.as_ref().map_or(u32::from(!is_tick), |points| points.value),
        confidence: written.confidence.as_ref().is_some_and(|confidence| confidence.value),
        sources: scope.sources(&written.source),
        nth,
    }
}

/// What one checkpoint may be worth.
const MOST_POINTS: u32 = 100;

fn wrong(severity: Option<Severity>) -> procedure::Severity {
    severity.map_or(procedure::Severity::Major, Severity::meant)
}

fn choose(scope: &Scope<'_, '_>, written: &Choose) -> checkpoint::Choose {
    let options: Vec<_> =
        written.choose.iter().filter_map(|choice| option(scope, choice, written)).collect();
    let whole = !written.choose.is_lossy() && options.len() == written.choose.len();
    let rights = options.iter().filter(|option| option.right).count();
    let span = written.choose.span;
    if whole && rights == 0 {
        scope.error(Code::NoRightOption, span, "no option is right", "write one as `right:`");
    } else if whole && rights == options.len() {
        scope.error(Code::NoWrongOption, span, "no option is wrong", "write one as `wrong:`");
    }
    checkpoint::Choose { options }
}

fn option(scope: &Scope<'_, '_>, choice: &Choice, around: &Choose) -> Option<checkpoint::Choice> {
    let (text, right) = match (&choice.right, &choice.wrong) {
        (Some(right), None) => (right, true),
        (None, Some(wrong)) => (wrong, false),
        (Some(right), Some(wrong)) => {
            let message = "an option cannot be both `right` and `wrong`";
            let found = Diagnostic::error(Code::ConflictingKeys, wrong.span(), message);
            scope.report(found.and(right.span(), "right here").help("make two options of it"));
            return None;
        }
        (None, None) => {
            if scope.is_whole() {
                let message = "an option needs `right` or `wrong`";
                scope.error(Code::MissingKey, around.choose.span, message, "say which it is");
            }
            return None;
        }
    };
    if let (true, Some(severity)) = (right, &choice.severity) {
        let message = "`severity` says how bad a wrong option is, and this one is right";
        scope.error(Code::ConflictingKeys, severity.span, message, "delete `severity`");
    }
    Some(checkpoint::Choice {
        text: scope.phrase(text),
        right,
        because: scope.maybe_text(choice.because.as_ref()),
        severity: wrong(choice.severity.as_ref().map(|severity| severity.value)),
    })
}

fn number(scope: &Scope<'_, '_>, written: &Number) -> checkpoint::Number {
    let right = scope.computed(&written.number).map(|number| number.0);
    if let Some(unit) = &written.unit {
        // A trap may well be in another: that can be the slip.
        same_unit(scope, unit, &scope.kind_of(&written.number), written.number.span);
    }
    let tolerance = written.tolerance.as_ref().and_then(|tolerance| scope.computed(tolerance));
    let tolerance = tolerance.map_or(Tolerance::Absolute(0.0), |tolerance| tolerance.0);
    let traps = written.traps.iter().filter_map(|trap| {
        let value = scope.computed(&trap.value)?.0;
        if let Some(right) = right
            && (value - right).abs() <= tolerance.reach(right)
        {
            let shown = shown(value);
            let pass = scope.pass_words();
            let message = format!("the trap {shown} is a right answer{pass}");
            let help = "name a number that is wrong, or narrow the `tolerance`";
            scope.report_value(
                Diagnostic::error(Code::TrapIsRight, trap.value.span, message)
                    .and(written.number.span, "the right one")
                    .help(help),
            );
        }
        let because = scope.maybe_text(trap.because.as_ref());
        Some(Trap { value, because, severity: wrong(trap.severity) })
    });
    let traps = traps.collect();
    checkpoint::Number {
        right: right.unwrap_or(0.0),
        unit: written.unit.as_ref().map(ToString::to_string),
        tolerance,
        traps,
        severity: wrong(written.severity),
    }
}

/// Reports a number that is in another unit than the one that is asked for.
fn same_unit(scope: &Scope<'_, '_>, unit: &Spanned<Line>, kind: &ValueKind, span: Span) {
    let ValueKind::Number(found) = kind else { return };
    let wanted = Unit::parse(unit);
    if found.common(&wanted).is_none() {
        let message = format!("this is in `{found}`, and the answer is wanted in `{wanted}`");
        let told = Diagnostic::error(Code::UnitConflict, span, message);
        let help = format!("write `unit: {found}`, or compute the other");
        scope.report(told.and(unit.span, "the unit of the answer").help(help));
    }
}

fn tick(scope: &Scope<'_, '_>, written: &Tick) -> checkpoint::Tick {
    if written.tick.is_empty() && !written.tick.is_lossy() {
        scope.error(Code::EmptyValue, written.tick.span, "nothing to tick", "write the first item");
    }
    checkpoint::Tick { items: comma::items(scope, &written.tick) }
}

fn list(scope: &Scope<'_, '_>, written: &Naming) -> checkpoint::List {
    let items = &written.list;
    if items.is_empty() && !items.is_lossy() {
        scope.error(Code::EmptyValue, items.span, "nothing to name", "write the first item");
    }
    let split = |item: String| -> Vec<String> {
        let phrases = item.split('|').map(str::trim).filter(|phrase| !phrase.is_empty());
        phrases.map(str::to_owned).collect()
    };
    let all = u32::try_from(items.len()).unwrap_or(u32::MAX);
    let at_least = written.at_least.as_ref();
    let least = at_least.and_then(|least| scope.computed(least)).map_or(all, |least| least.0);
    if let Some(written) = at_least
        && !items.is_lossy()
        && !(1..=all.max(1)).contains(&least)
    {
        let message = format!("at least {least} of {all} cannot be named");
        let found = Diagnostic::error(Code::BadValue, written.span, message);
        scope.report_value(found.help("write a number from 1 to the number of items"));
    }
    let settled: Vec<Vec<String>> = comma::items(scope, items).into_iter().map(split).collect();
    for (item, _) in items.iter().zip(&settled).filter(|(_, phrases)| phrases.is_empty()) {
        let found = Diagnostic::error(Code::EmptyValue, item.span(), "the item has no phrase");
        scope.report_value(found.help("write what is to be named"));
    }
    let items = settled.into_iter().filter(|item| !item.is_empty());
    checkpoint::List { items: items.collect(), at_least: least, severity: wrong(written.severity) }
}

fn order(scope: &Scope<'_, '_>, written: &Order) -> checkpoint::Order {
    if written.order.len() < 2 && !written.order.is_lossy() {
        let message = "an order needs two things or more";
        scope.error(Code::EmptyValue, written.order.span, message, "write them in the right order");
    }
    checkpoint::Order {
        items: comma::items(scope, &written.order),
        severity: wrong(written.severity),
    }
}

fn say(scope: &Scope<'_, '_>, written: &Say) -> checkpoint::Say {
    if written.say.is_empty() && !written.say.is_lossy() {
        scope.error(Code::EmptyValue, written.say.span, "nothing to say", "write the first phrase");
    }
    checkpoint::Say { phrases: scope.phrases(&written.say), severity: wrong(written.severity) }
}
