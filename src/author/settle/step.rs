//! One step: its defaults, the timers it touches, its window.
//!
//! Read next: `checkpoint.rs`.

use super::checkpoint::checkpoint;
use super::scope::Scope;
use crate::author::Code;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{Recall, Step, StepWindow};
use crate::author::written::Text;
use crate::procedure::step::{DEFAULT_TAKES, StepTimers};
use crate::procedure::{self, Id, Severity, Teaching, Window};
use std::time::Duration;

/// What the step says, under the id that it has in the whole procedure.
pub(super) fn step(scope: &Scope<'_>, written: &Step, id: &Id) -> procedure::Step {
    let window = written.time.as_ref().map_or_else(Window::default, |time| window(scope, time));
    procedure::Step {
        id: id.clone(),
        title: written.step.to_string(),
        teaching: teaching(written),
        omitted: omitted(scope, written),
        given: written.recall == Some(Recall::Given),
        takes: takes(scope, written, &window),
        timers: timers(scope, written),
        sources: scope.sources(&written.source),
        checkpoints: written.check.iter().map(|check| checkpoint(scope, check)).collect(),
        window,
    }
}

fn teaching(written: &Step) -> Teaching {
    let text = |text: &Option<Text>| text.as_ref().map(ToString::to_string);
    Teaching {
        also: written.also.iter().map(ToString::to_string).collect(),
        cue: text(&written.cue),
        how: text(&written.how),
        finding: text(&written.finding),
        why: text(&written.why),
        hazard: text(&written.hazard),
        mistake: text(&written.mistake),
        who: written.who.as_ref().map(ToString::to_string),
        figure: text(&written.figure),
    }
}

/// How bad it is to leave the step out.
fn omitted(scope: &Scope<'_>, written: &Step) -> Severity {
    match (&written.severity, &written.critical) {
        (Some(severity), Some(critical)) if critical.value => {
            let message = "`critical` and `severity` both say how bad it is to leave the step out";
            scope.report(
                Diagnostic::error(Code::ConflictingKeys, severity.span, message)
                    .and(critical.span, "said here too")
                    .help("keep one of them"),
            );
            Severity::Critical
        }
        (Some(severity), _) => severity.value.meant(),
        (None, Some(critical)) if critical.value => Severity::Critical,
        (None, _) => Severity::Major,
    }
}

/// The session time that the step uses: none while it is open until the trainee says.
fn takes(scope: &Scope<'_>, written: &Step, window: &Window) -> Duration {
    let held = written.time.as_ref().and_then(|time| time.at_least.as_ref());
    if let (Some(takes), Some(held)) = (&written.takes, held) {
        let message = "`takes` has no meaning beside `time.at_least`";
        scope.report(
            Diagnostic::error(Code::ConflictingKeys, takes.span, message)
                .and(held.span, "the step stays open at least this long")
                .help("keep one of them"),
        );
    }
    match (&written.takes, held) {
        (_, Some(_)) => Duration::ZERO,
        (Some(takes), None) => takes.value.0,
        (None, None) => window.target.unwrap_or(DEFAULT_TAKES),
    }
}

fn window(scope: &Scope<'_>, written: &StepWindow) -> Window {
    let StepWindow { at_least, target, at_most, source } = written;
    scope.window_order(&[("at_least", at_least), ("target", target), ("at_most", at_most)]);
    Window {
        at_least: at_least.as_ref().map(|length| length.value.0),
        target: target.as_ref().map(|length| length.value.0),
        at_most: at_most.as_ref().map(|length| length.value.0),
        sources: scope.sources(source),
    }
}

fn timers(scope: &Scope<'_>, written: &Step) -> StepTimers {
    let starts = scope.windows(&written.starts, "started");
    for timer in &starts {
        scope.started(*timer);
    }
    let waits = [
        (&**written.stops, "stopped here"),
        (&**written.needs, "needed here"),
        (written.during.as_slice(), "to run meanwhile"),
    ];
    for (names, deed) in waits {
        for name in names {
            scope.waits(name, deed);
        }
    }
    StepTimers {
        starts,
        stops: scope.windows(&written.stops, "stopped"),
        needs: scope.windows(&written.needs, "needed"),
        during: written.during.as_ref().and_then(|name| scope.window(name, "waited out")),
    }
}
