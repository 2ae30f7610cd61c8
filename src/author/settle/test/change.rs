//! One change: what a test does otherwise, by positions.
//!
//! Read next: `answer.rs`, for the wrong answer.

use super::answer;
use super::looking::Looking;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Act, Hurry, Leave, Linger, Miss, Move, Omit, Swap, WayOut};
use crate::author::trial::{Change, Place};
use crate::author::visible::visible;
use crate::author::written::{Line, Spanned};
use crate::author::{Code, Span};
use crate::procedure::Resolution;
use crate::procedure::complication::Then;

/// Settles one change into as many as it is, each with the place of the name it speaks of.
pub(super) fn change(
    looking: &Looking<'_, '_, '_>,
    written: &document::Change,
    into: &mut Vec<(Change, Span)>,
) {
    let (settled, span) = match written {
        document::Change::Omit(it) => return omit(looking, it, into),
        document::Change::Hurry(it) => (hurry(looking, it), it.hurry.span),
        document::Change::Linger(it) => (linger(looking, it), it.linger.span),
        document::Change::Swap(it) => (swap(looking, it), it.swap.span),
        document::Change::Move(it) => (moved(looking, it), it.step.span),
        document::Change::Repeat(it) => {
            (looking.step(&it.repeat).map(Change::Repeat), it.repeat.span)
        }
        document::Change::Answer(it) => (answer::answer(looking, it), it.answer.span),
        document::Change::Decide(it) => (answer::decide(looking, it), it.decide.span),
        document::Change::Leave(it) => (leave(looking, it), it.leave.span),
        document::Change::Act(it) => (act(looking, it), it.act.span()),
        document::Change::Miss(it) => (miss(looking, it), it.miss.span),
    };
    into.extend(settled.map(|settled| (settled, span)));
}

fn omit(looking: &Looking<'_, '_, '_>, written: &Omit, into: &mut Vec<(Change, Span)>) {
    if written.omit.is_lossy() {
        let _: Option<()> = looking.lose();
    } else if written.omit.is_empty() {
        let found = Diagnostic::error(Code::EmptyValue, written.omit.span, "no step is left out");
        let _: Option<()> = looking.refuse(found.help("write the first step"));
    }
    for name in written.omit.iter() {
        into.extend(looking.step(name).map(|step| (Change::Omit(step), name.span)));
    }
}

fn hurry(looking: &Looking<'_, '_, '_>, written: &Hurry) -> Option<Change> {
    let to = looking.length(&written.to);
    if let Some(at) = looking.scope.planned_step(&written.hurry)
        && looking.scope.known_timer(&written.hurry).is_none()
        && let Some(plan) = looking.scope.plan_of(at)
        && plan.written.time.as_ref().is_none_or(|time| time.at_least.is_none())
        && looking.scope.is_whole()
    {
        let message =
            format!("step `{}` is not held: it has no least time", visible(&written.hurry));
        let found = Diagnostic::error(Code::WrongKind, written.hurry.span, message);
        let found = found.and(plan.written.step.span(), "it has no `time.at_least`");
        return looking.refuse(found.help("name a timer, or a step with `time: {at_least: …}`"));
    }
    Some(Change::Hurry(looking.waited(&written.hurry, "hurried")?, to?))
}

fn linger(looking: &Looking<'_, '_, '_>, written: &Linger) -> Option<Change> {
    let waited = looking.waited(&written.linger, "waited out");
    let to = looking.length(&written.to);
    Some(Change::Linger(waited?, to?))
}

fn swap(looking: &Looking<'_, '_, '_>, written: &Swap) -> Option<Change> {
    let [one, two] = &**written.swap else {
        if written.swap.is_lossy() {
            return looking.lose();
        }
        let message = format!("two steps change places, and here are {}", written.swap.len());
        let found = Diagnostic::error(Code::BadValue, written.swap.span, message);
        return looking.refuse(found.help("write `swap: [STEP, STEP]`"));
    };
    let (first, second) = (looking.planned(one), looking.planned(two));
    if first? == second? {
        return itself(looking, two, "a step cannot change places with itself");
    }
    let (first, second) = (looking.step(one), looking.step(two));
    Some(Change::Swap(first?, second?))
}

fn moved(looking: &Looking<'_, '_, '_>, written: &Move) -> Option<Change> {
    let step = looking.planned(&written.step);
    let at = place(looking, (&written.before, &written.after), written.step.span);
    let (name, to) = at?;
    if looking.scope.planned_step(name) == Some(step?) {
        return itself(looking, name, "a step cannot come before or after itself");
    }
    let step = looking.step(&written.step);
    Some(Change::Move { step: step?, to: to? })
}

fn act(looking: &Looking<'_, '_, '_>, written: &Act) -> Option<Change> {
    let text = looking.scope.phrase(&written.act);
    let (_, at) = place(looking, (&written.before, &written.after), written.act.span())?;
    Some(Change::Act { text, at: at? })
}

fn leave(looking: &Looking<'_, '_, '_>, written: &Leave) -> Option<Change> {
    let position = looking.complication(&written.leave, written.leave.span)?;
    let complication = looking.parts.mishaps.complications.get(position)?;
    let said = match written.out.value {
        WayOut::CarryOn => Resolution::CarryOn,
        WayOut::Stop => Resolution::Stop,
    };
    let ends = matches!(complication.then, Then::End(_));
    if !ends && looking.is_to_end(complication) {
        // Its ending is told where it is named.
        return looking.lose();
    }
    if Resolution::right(complication.then) == said {
        let message = format!("`{}` is the right way out", said.words());
        let found = Diagnostic::error(Code::BadValue, written.out.span, message);
        return looking.refuse_value(found.help("write the other one, or delete this change"));
    }
    Some(Change::Leave(position, said))
}

fn miss(looking: &Looking<'_, '_, '_>, written: &Miss) -> Option<Change> {
    let timer = looking.rounds(&written.miss);
    let Some(count) = &written.count else { return Some(Change::Miss(timer?, None)) };
    let Some(rounds) = looking.scope.computed(count) else { return looking.lose() };
    if rounds.0 == 0 {
        let found =
            Diagnostic::error(Code::BadValue, count.span, "to miss 0 rounds is no difference");
        return looking.refuse_value(found.help("write 1 or more, or leave out `count` for all"));
    }
    Some(Change::Miss(timer?, Some(rounds.0)))
}

fn itself<T>(looking: &Looking<'_, '_, '_>, name: &Spanned<Line>, message: &str) -> Option<T> {
    let found = Diagnostic::error(Code::ConflictingKeys, name.span, message);
    looking.refuse(found.help("name two different steps"))
}

/// The step at which something is done, named under one of two keys, and the place if it is in
/// this run. `span` is where to say that it is missing.
fn place<'w>(
    looking: &Looking<'_, '_, '_>,
    written: (&'w Option<Spanned<Line>>, &'w Option<Spanned<Line>>),
    span: Span,
) -> Option<(&'w Spanned<Line>, Option<Place>)> {
    match written {
        (Some(name), None) => {
            looking.planned(name)?;
            Some((name, looking.step(name).map(Place::Before)))
        }
        (None, Some(name)) => {
            looking.planned(name)?;
            Some((name, looking.step(name).map(Place::After)))
        }
        (Some(before), Some(after)) => {
            let message = "`before` and `after` cannot stand together";
            let found = Diagnostic::error(Code::ConflictingKeys, after.span, message);
            looking.refuse(found.and(before.span, "said here").help("keep one of them"))
        }
        (None, None) if looking.scope.is_whole() => {
            let message = "it does not say where: `before` or `after`";
            let found = Diagnostic::error(Code::MissingKey, span, message);
            looking.refuse(found.help("add one of them with a step's id"))
        }
        (None, None) => looking.lose(),
    }
}
