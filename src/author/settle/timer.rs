//! Timers: windows, and rounds that come back while one of them runs.
//!
//! Read next: `started.rs`, which asks whether anything starts them.

use super::judged::judged;
use super::scope::Scope;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Clock, Interval, Rounds, Severity, Timer};
use crate::author::written::{Many, Phrase, Spanned};
use crate::author::{Code, Span};
use crate::procedure::timer::{ROUND_TAKES, SHORTEST_INTERVAL};
use crate::procedure::{self, Act, Clocked, Every, Id, Judged, TimerKind, WindowTimer};
use crate::time::Words;
use std::time::Duration;

/// The timers of one part, in the order of its file.
pub(super) fn timers(scope: &Scope<'_, '_>) -> Vec<procedure::Timer> {
    let settled = scope.document().timers.iter().filter_map(|(name, timer)| {
        let (kind, written) = match timer.as_ref()? {
            Timer::Every(rounds) if !scope.is_there() => {
                // Its values are not known. It keeps its place, and nothing starts it.
                let _ = every(scope, rounds, name.span);
                (TimerKind::Window(inert()), &rounds.title)
            }
            Timer::Every(rounds) => {
                (TimerKind::Every(every(scope, rounds, name.span)?), &rounds.title)
            }
            Timer::Window(written) => (TimerKind::Window(window(scope, written)), &written.title),
        };
        let title = match written {
            Some(title) => scope.phrase(title),
            None => title_of(name),
        };
        Some(procedure::Timer { id: Id::new(&scope.full(name)), title, kind })
    });
    settled.collect()
}

/// A timer that never runs.
fn inert() -> WindowTimer {
    let judged = || Judged { severity: procedure::Severity::Minor, because: None };
    WindowTimer {
        at_least: None,
        target: None,
        at_most: None,
        from_start: false,
        clock: Clocked::Session,
        early: judged(),
        late: judged(),
    }
}

/// A title made from a name: spaces for hyphens, and a capital.
pub(super) fn title_of(name: &str) -> String {
    let mut words = name.replace(['-', '_'], " ").chars().collect::<Vec<_>>().into_iter();
    words.next().map_or_else(String::new, |first| first.to_uppercase().chain(words).collect())
}

fn window(scope: &Scope<'_, '_>, written: &document::Window) -> WindowTimer {
    let document::Window { at_least, target, at_most, clock, starts, early, late, title: _ } =
        written;
    let [at_least, target, at_most] = scope.window_order([
        ("at_least", at_least.as_ref()),
        ("target", target.as_ref()),
        ("at_most", at_most.as_ref()),
    ]);
    WindowTimer {
        at_least,
        target,
        at_most,
        from_start: starts.is_some() && scope.has_part(),
        clock: match clock {
            Some(Clock::Wall) => Clocked::Wall,
            Some(Clock::Session) | None => Clocked::Session,
        },
        early: judged(scope, early.as_ref(), procedure::Severity::Major),
        late: judged(scope, late.as_ref(), procedure::Severity::Minor),
    }
}

fn every(scope: &Scope<'_, '_>, written: &Rounds, name: Span) -> Option<Every> {
    let does = scope.needed(&written.does, "does", name);
    let during = scope.needed(&written.during, "while", name);
    let interval = interval(scope, &written.every);
    let during = during.and_then(|during| {
        scope.may_wait(during, "to run meanwhile");
        scope.window(during, "waited out")
    });
    let does = does.and_then(|phrases| act(scope, phrases, name));
    let (at_least, at_most) = interval?;
    let slack = slack(scope, written, (at_least, at_most));
    Some(Every {
        at_least,
        at_most,
        slack,
        during: during?,
        does: does?,
        takes: scope.length(written.takes.as_ref()).unwrap_or(ROUND_TAKES),
        missed: Judged {
            severity: written.severity.map_or(procedure::Severity::Minor, Severity::meant),
            because: scope.maybe_text(written.because.as_ref()),
        },
    })
}

/// What a round asks for: a step, or something of its own.
fn act(scope: &Scope<'_, '_>, phrases: &Many<Phrase>, name: Span) -> Option<Act> {
    let Some(first) = phrases.first() else {
        if !phrases.is_lossy() {
            scope.error(Code::EmptyValue, name, "`does` is empty", "write what is done");
        }
        return None;
    };
    let planned = if phrases.len() == 1 { scope.planned_step(first.written()) } else { None };
    if let Some(step) = planned.and_then(|at| scope.step_at(at)) {
        return Some(Act::Step(step));
    }
    // A step that is not in this run is done all the same where a round asks for it, by its title.
    let title = planned.and_then(|at| scope.plan_of(at)).map(|step| step.written.step.text());
    Some(Act::Phrases(match title {
        Some(title) => vec![scope.text(title)],
        None => scope.phrases(phrases),
    }))
}

/// How far from its due time an act answers a round. On a fixed grid the times of two rounds must
/// not overlap: one act would answer both. A range counts from the last act, so there is no such.
fn slack(
    scope: &Scope<'_, '_>,
    written: &Rounds,
    (at_least, at_most): (Duration, Duration),
) -> Duration {
    let Some(slack) = &written.slack else { return at_least / 5 };
    let Some(length) = scope.length(Some(slack)) else { return at_least / 5 };
    if at_least == at_most && length.saturating_mul(2) > at_least {
        let (slack_is, every) = (Words(length), Words(at_least));
        let message = format!("a slack of {slack_is} is more than half of every {every}");
        let help = format!("write at most {}", Words(at_least / 2));
        scope.report_value(Diagnostic::error(Code::WideSlack, slack.span, message).help(help));
    }
    length
}

/// The shortest and the longest time from one round to the next.
fn interval(scope: &Scope<'_, '_>, written: &Spanned<Interval>) -> Option<(Duration, Duration)> {
    let ends = (&written.fixed, &written.at_least, &written.at_most);
    let (at_least, at_most) = match ends {
        (Some(fixed), ..) => {
            let fixed = scope.length(Some(fixed))?;
            (fixed, fixed)
        }
        (None, Some(at_least), Some(at_most)) => {
            (scope.length(Some(at_least))?, scope.length(Some(at_most))?)
        }
        _ => {
            if scope.is_whole() {
                let message = "an interval has both `at_least` and `at_most`";
                let help = "write both, or one length such as `every: 5m`";
                scope.error(Code::MissingKey, written.span, message, help);
            }
            return None;
        }
    };
    if at_most < at_least {
        let message = "`at_most` is shorter than `at_least`";
        let found = Diagnostic::error(Code::WindowOrder, written.span, message);
        scope.report_value(found.help("write the shorter one first"));
    } else if at_least < SHORTEST_INTERVAL {
        let message = "rounds cannot come more often than every 10 s";
        let found = Diagnostic::error(Code::ShortInterval, written.span, message);
        scope.report_value(found.help("make it one step that is held, with `time: {at_least: …}`"));
    }
    Some((at_least, at_most))
}
