//! Timers: windows, and rounds that come back while one of them runs.
//!
//! Read next: `started.rs`, which asks whether anything starts them.

use super::scope::Scope;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Clock, Interval, Rounds, Severity, Timer};
use crate::author::written::{Line, Spanned, Text};
use crate::author::{Code, Span};
use crate::procedure::timer::{ROUND_TAKES, SHORTEST_INTERVAL};
use crate::procedure::{self, Act, Clocked, Every, Id, Judged, TimerKind, WindowTimer};
use crate::time::Words;
use std::time::Duration;

/// The timers of one part, in the order of its file.
pub(super) fn timers(scope: &Scope<'_>) -> Vec<procedure::Timer> {
    let settled = scope.document().timers.iter().filter_map(|(name, timer)| {
        let (kind, written) = match timer.as_ref()? {
            Timer::Every(rounds) => {
                (TimerKind::Every(every(scope, rounds, name.span)?), &rounds.title)
            }
            Timer::Window(written) => (TimerKind::Window(window(scope, written)), &written.title),
        };
        let id = Id::new(&format!("{}{}", scope.part.prefix, name.value));
        Some(procedure::Timer { id, title: title(written.as_ref(), name), kind })
    });
    settled.collect()
}

/// The title, or else the name with spaces for hyphens and a capital.
fn title(written: Option<&Line>, name: &str) -> String {
    if let Some(title) = written {
        return title.to_string();
    }
    let mut words = name.replace('-', " ").chars().collect::<Vec<_>>().into_iter();
    words.next().map_or_else(String::new, |first| first.to_uppercase().chain(words).collect())
}

fn window(scope: &Scope<'_>, written: &document::Window) -> WindowTimer {
    let document::Window { at_least, target, at_most, clock, starts, early, late, title: _ } =
        written;
    scope.window_order(&[("at_least", at_least), ("target", target), ("at_most", at_most)]);
    let length = |end: &Option<Spanned<_>>| end.as_ref().map(length_of);
    WindowTimer {
        at_least: length(at_least),
        target: length(target),
        at_most: length(at_most),
        from_start: starts.is_some(),
        clock: match clock {
            Some(Clock::Wall) => Clocked::Wall,
            Some(Clock::Session) | None => Clocked::Session,
        },
        early: judged(early.as_ref(), procedure::Severity::Major),
        late: judged(late.as_ref(), procedure::Severity::Minor),
    }
}

const fn length_of(written: &Spanned<crate::author::written::Length>) -> Duration {
    written.value.0
}

fn judged(written: Option<&document::Judged>, usual: procedure::Severity) -> Judged {
    Judged {
        severity: written.and_then(|judged| judged.severity).map_or(usual, Severity::meant),
        because: written.and_then(|judged| judged.because.as_ref()).map(Text::to_string),
    }
}

fn every(scope: &Scope<'_>, written: &Rounds, name: Span) -> Option<Every> {
    let does = scope.needed(&written.does, "does", name);
    let during = scope.needed(&written.during, "while", name);
    let interval = interval(scope, &written.every);
    let during = during.and_then(|during| {
        scope.waits(during, "to run meanwhile");
        scope.window(during, "waited out")
    });
    let does = does.and_then(|phrases| {
        let Some(first) = phrases.first() else {
            if !phrases.is_lossy() {
                scope.error(Code::EmptyValue, name, "`does` is empty", "write what is done");
            }
            return None;
        };
        let step = if phrases.len() == 1 { scope.known_step(first) } else { None };
        Some(step.map_or_else(
            || Act::Phrases(phrases.iter().map(ToString::to_string).collect()),
            Act::Step,
        ))
    });
    let (at_least, at_most) = interval?;
    let slack = slack(scope, written, (at_least, at_most));
    Some(Every {
        at_least,
        at_most,
        slack,
        during: during?,
        does: does?,
        takes: written.takes.map_or(ROUND_TAKES, |takes| takes.0),
        missed: Judged {
            severity: written.severity.map_or(procedure::Severity::Minor, Severity::meant),
            because: written.because.as_ref().map(Text::to_string),
        },
    })
}

/// How far from its due time an act answers a round. On a fixed grid the times of two rounds must
/// not overlap: one act would answer both. A range counts from the last act, so there is no such.
fn slack(
    scope: &Scope<'_>,
    written: &Rounds,
    (at_least, at_most): (Duration, Duration),
) -> Duration {
    let Some(slack) = &written.slack else { return at_least / 5 };
    let length = length_of(slack);
    if at_least == at_most && length.saturating_mul(2) > at_least {
        let (slack_is, every) = (Words(length), Words(at_least));
        let message = format!("a slack of {slack_is} is more than half of every {every}");
        let help = format!("write at most {}", Words(at_least / 2));
        scope.error(Code::WideSlack, slack.span, message, &help);
    }
    length
}

/// The shortest and the longest time from one round to the next.
fn interval(scope: &Scope<'_>, written: &Spanned<Interval>) -> Option<(Duration, Duration)> {
    let (at_least, at_most) = match (&written.fixed, &written.at_least, &written.at_most) {
        (Some(fixed), ..) => (fixed.0, fixed.0),
        (None, Some(at_least), Some(at_most)) => (at_least.0, at_most.0),
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
        scope.error(Code::WindowOrder, written.span, message, "write the shorter one first");
    } else if at_least < SHORTEST_INTERVAL {
        let message = "rounds cannot come more often than every 10 s";
        let found = Diagnostic::error(Code::ShortInterval, written.span, message);
        scope.report(found.help("make it one step that is held, with `time: {at_least: …}`"));
    }
    Some((at_least, at_most))
}
