//! Rules: what must never happen across steps.
//!
//! A name after `before:` or `after:` may be a step's or a timer's; if it could be both, the
//! author decides.

use super::scope::Scope;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Severity};
use crate::author::written::{Line, Spanned};
use crate::author::{Code, Span};
use crate::procedure::{self, Never, Point, Rule, Subject, TimerIx};

/// The rule; nothing where it says nothing in this run, or cannot be understood.
pub(super) fn rule(scope: &Scope<'_, '_>, written: &document::Rule) -> Option<Rule> {
    let place = place(written).unwrap_or_else(|| Span::new(scope.part.reading.ix, 0..0));
    let subject = subject(scope, written, place);
    // Of a step that is not in this run nothing is forbidden, whatever the values come to.
    let absent = scope.absent();
    let scope = if subject.is_some() { scope } else { &absent };
    let never = never(scope, written, place);
    let because = scope.maybe_text(written.because.as_ref());
    if let (
        Some(step),
        Some(Never::Before(Point::Step(_)) | Never::After(Point::Step(_))),
        Some(other),
    ) = (&written.step, never, written.before.as_ref().or(written.after.as_ref()))
        && ***step == ***other
    {
        let message = "a step cannot come before or after itself";
        scope.error(Code::ConflictingKeys, other.span, message, "name two different steps");
    }
    let (subject, never) = (subject?, never.filter(|_| scope.has_part())?);
    // Only a step that is there waits for anything.
    match (never, &written.before, &written.after, &written.during) {
        (Never::Before(Point::Timer(_)), Some(before), ..) => scope.waits(before, "waited for"),
        (Never::After(Point::Timer(_)), _, Some(after), _) => scope.may_wait(after, "waited for"),
        (Never::While(_), .., Some(during)) => scope.may_wait(during, "to run meanwhile"),
        _ => {}
    }
    let severity = written.severity.map_or(procedure::Severity::Critical, Severity::meant);
    Some(Rule { subject, never, severity, because })
}

/// Where the rule begins to say something.
fn place(written: &document::Rule) -> Option<Span> {
    let step = written.step.as_ref().map(|step| step.span);
    let finish = written.finish.as_ref().map(|finish| finish.span);
    let names = [&written.before, &written.after, &written.during];
    let name = names.into_iter().flatten().next().map(|name| name.span);
    let most = written.more_than.as_ref().map(|most| most.span);
    let because = written.because.as_ref().map(|because| because.span);
    step.or(finish).or(name).or(most).or(because)
}

fn subject(scope: &Scope<'_, '_>, written: &document::Rule, place: Span) -> Option<Subject> {
    match (&written.step, &written.finish) {
        (Some(step), None) => {
            let at = scope.step(step)?;
            scope.step_at(at).map(Subject::Step)
        }
        (None, Some(finish)) if finish.value => Some(Subject::Finish),
        (None, Some(finish)) => {
            let message = "`finish` can only be `true`";
            scope.error(Code::UnknownWord, finish.span, message, "write `finish: true`");
            None
        }
        (Some(step), Some(finish)) => {
            let message = "`step` and `finish` cannot stand together";
            let found = Diagnostic::error(Code::ConflictingKeys, finish.span, message);
            scope.report(found.and(step.span, "the step").help("make two rules of it"));
            None
        }
        (None, None) => {
            if scope.is_whole() {
                let message = "a rule says what it forbids: `step` or `finish: true`";
                scope.error(Code::MissingKey, place, message, "add `step:` with a step's id");
            }
            None
        }
    }
}

fn never(scope: &Scope<'_, '_>, written: &document::Rule, place: Span) -> Option<Never> {
    let given = [
        written.before.as_ref().map(|name| ("before", name.span)),
        written.after.as_ref().map(|name| ("after", name.span)),
        written.during.as_ref().map(|name| ("while", name.span)),
        written.more_than.as_ref().map(|count| ("more_than", count.span)),
    ];
    let mut given = given.into_iter().flatten();
    let Some((one, first)) = given.next() else {
        if scope.is_whole() {
            let message = "a rule says when: `before`, `after`, `while` or `more_than`";
            scope.error(Code::MissingKey, place, message, "add one of them");
        }
        return None;
    };
    if let Some((two, second)) = given.next() {
        let message = format!("`{one}` and `{two}` cannot stand together");
        let found = Diagnostic::error(Code::ConflictingKeys, second, message);
        scope.report(found.and(first, "the first one").help("make two rules of it"));
        return None;
    }
    if let Some(name) = &written.before {
        return point(scope, name).map(Never::Before);
    }
    if let Some(name) = &written.after {
        return point(scope, name).map(Never::After);
    }
    if let Some(name) = &written.during {
        return timer(scope, name, "waited out").map(Never::While);
    }
    let count = written.more_than.as_ref()?;
    if let Some(finish) = &written.finish {
        let message = "`more_than` speaks of a step, and a session ends once";
        let found = Diagnostic::error(Code::ConflictingKeys, count.span, message);
        scope.report(found.and(finish.span, "ending the session").help("name a `step:`"));
        return None;
    }
    let most = scope.computed(count)?.0;
    if most == 0 {
        let message = "more often than 0 times is whenever it is done";
        let found = Diagnostic::error(Code::BadValue, count.span, message);
        scope.report_value(found.help("write 1, or make it a wrong act"));
        return None;
    }
    Some(Never::MoreThan(most))
}

/// The timer, if it is in this run.
fn timer(scope: &Scope<'_, '_>, name: &Spanned<Line>, deed: &str) -> Option<TimerIx> {
    let found = scope.window(name, deed);
    found.filter(|_| scope.known_timer(name).is_some_and(|timer| scope.has_timer(timer)))
}

fn point(scope: &Scope<'_, '_>, name: &Spanned<Line>) -> Option<Point> {
    match (scope.planned_step(name), scope.known_timer(name)) {
        (Some(step), None) => scope.step_at(step).map(Point::Step),
        (None, Some(_)) => timer(scope, name, "waited for").map(Point::Timer),
        (Some(_), Some(timer)) => {
            scope.ambiguous(name, timer);
            None
        }
        (None, None) => {
            scope.unknown_name(name);
            None
        }
    }
}
