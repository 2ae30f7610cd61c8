//! Rules: what must never come before what.
//!
//! A name after `before:` may be a step's or a timer's; if it could be both, the author decides.

use super::scope::Scope;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Severity};
use crate::author::visible::visible;
use crate::author::written::{Line, Spanned, Text};
use crate::author::{Code, Span};
use crate::procedure::{self, Before, Rule, Subject};

/// The rule; nothing where it cannot be told what it forbids.
pub(super) fn rule(scope: &Scope<'_>, written: &document::Rule) -> Option<Rule> {
    let place = place(written).unwrap_or_else(|| Span::new(scope.part.file, 0..0));
    let before = scope.needed(&written.before, "before", place);
    let subject = subject(scope, written, place);
    let before = before.and_then(|name| settle_before(scope, name));
    if let (Some(Subject::Step(step)), Some(Before::Step(other))) = (subject, before)
        && step == other
    {
        let message = "a step cannot come before itself";
        scope.error(Code::ConflictingKeys, place, message, "name two different steps");
    }
    Some(Rule {
        subject: subject?,
        before: before?,
        severity: written.severity.map_or(procedure::Severity::Critical, Severity::meant),
        because: written.because.as_ref().map(Text::to_string),
    })
}

/// Where the rule begins to say something.
fn place(written: &document::Rule) -> Option<Span> {
    let step = written.step.as_ref().map(|step| step.span);
    let finish = written.finish.as_ref().map(|finish| finish.span);
    step.or(finish).or(written.before.given().map(|before| before.span))
}

fn subject(scope: &Scope<'_>, written: &document::Rule, place: Span) -> Option<Subject> {
    match (&written.step, &written.finish) {
        (Some(step), None) => scope.step(step).map(Subject::Step),
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

fn settle_before(scope: &Scope<'_>, name: &Spanned<Line>) -> Option<Before> {
    match (scope.known_step(name), scope.known_timer(name)) {
        (Some(step), None) => Some(Before::Step(step)),
        (None, Some(_)) => {
            scope.waits(name, "waited for");
            scope.window(name, "waited for").map(Before::Timer)
        }
        (Some(_), Some(timer)) => {
            let message = format!("`{}` is a step and a timer", visible(name));
            scope.report(
                Diagnostic::error(Code::AmbiguousName, name.span, message)
                    .and(timer.span, "the timer")
                    .help("give one of them another id"),
            );
            None
        }
        (None, None) => {
            scope.unknown_name(name);
            None
        }
    }
}
