//! One step: its defaults, the timers it touches, its window.
//!
//! Read next: `checkpoint.rs`, `decide.rs`.

use super::checkpoint::checkpoint;
use super::decide;
use super::plan::StepPlan;
use super::scope::Scope;
use crate::author::Code;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::{self, Recall, Step, StepWindow};
use crate::author::written::Text;
use crate::procedure::step::{DEFAULT_TAKES, StepTimers};
use crate::procedure::{self, Severity, StepIx, Teaching, Window};
use std::time::Duration;

/// What the step says in one pass. `first` is whether it is the first in which it is done.
pub(super) fn step(scope: &Scope<'_, '_>, plan: &StepPlan<'_>, first: bool) -> procedure::Step {
    let written = plan.written;
    let window = written.time.as_ref().map_or_else(Window::default, |time| window(scope, time));
    let checkpoints = written.check.iter().enumerate().filter_map(|(nth, check)| {
        let asked = match &check.when {
            Some(when) => scope.computed(when).is_none_or(|truth| truth.0),
            None => first,
        };
        // What is not asked is looked at all the same.
        let settled = checkpoint(&if asked { scope.here() } else { scope.absent() }, (nth, check));
        asked.then_some(settled)
    });
    let mut checkpoints: Vec<procedure::Checkpoint> = checkpoints.collect();
    checkpoints.extend(written.decide.iter().map(|it| decide::decide(scope, plan, it)));
    procedure::Step {
        id: plan.id.clone(),
        title: scope.phrase(&written.step),
        teaching: teaching(scope, written),
        omitted: omitted(scope, written),
        optional: written.optional.as_ref().is_some_and(|optional| optional.value),
        given: written.recall == Some(Recall::Given),
        takes: takes(scope, written, &window),
        timers: timers(scope, written),
        defer_to: deferred(scope, plan),
        vitals: scope.vitals(&written.vitals),
        sources: scope.sources(&written.source),
        checkpoints,
        window,
    }
}

fn teaching(scope: &Scope<'_, '_>, written: &Step) -> Teaching {
    let text = |text: &Option<Text>| scope.maybe_text(text.as_ref());
    Teaching {
        also: scope.phrases(&written.also),
        cue: text(&written.cue),
        how: text(&written.how),
        finding: text(&written.finding),
        why: text(&written.why),
        hazard: text(&written.hazard),
        mistake: text(&written.mistake),
        who: written.who.as_ref().map(|who| scope.phrase(who)),
        figure: text(&written.figure),
    }
}

/// How bad it is to leave the step out.
fn omitted(scope: &Scope<'_, '_>, written: &Step) -> Severity {
    let critical = written.critical.as_ref().filter(|critical| critical.value);
    let severe = written.severity.as_ref();
    let severe = severe.filter(|severity| severity.value == document::Severity::Critical);
    let said_critical = critical.map(|it| it.span).or(severe.map(|it| it.span));
    if let (Some(severity), Some(critical)) = (&written.severity, critical) {
        let message = "`critical` and `severity` both say how bad it is to leave the step out";
        scope.report(
            Diagnostic::error(Code::ConflictingKeys, severity.span, message)
                .and(critical.span, "said here too")
                .help("keep one of them"),
        );
    }
    if let (Some(optional), Some(said)) =
        (written.optional.as_ref().filter(|optional| optional.value), said_critical)
    {
        let message = "a step that may be left out cannot be `critical`";
        scope.report(
            Diagnostic::error(Code::ConflictingKeys, said, message)
                .and(optional.span, "it may be left out")
                .help("keep one of them"),
        );
    }
    match (&written.severity, critical) {
        (_, Some(_)) => Severity::Critical,
        (Some(severity), None) => severity.value.meant(),
        (None, None) => Severity::Major,
    }
}

/// The session time that the step uses: none while it is open until the trainee says.
fn takes(scope: &Scope<'_, '_>, written: &Step, window: &Window) -> Duration {
    let held = written.time.as_ref().and_then(|time| time.at_least.as_ref());
    if let (Some(takes), Some(held)) = (&written.takes, held) {
        let message = "`takes` has no meaning beside `time.at_least`";
        scope.report(
            Diagnostic::error(Code::ConflictingKeys, takes.span, message)
                .and(held.span, "the step stays open at least this long")
                .help("keep one of them"),
        );
    }
    let takes = scope.length(written.takes.as_ref());
    match (takes, held) {
        (_, Some(_)) => Duration::ZERO,
        (Some(takes), None) => takes,
        (None, None) => window.target.unwrap_or(DEFAULT_TAKES),
    }
}

fn window(scope: &Scope<'_, '_>, written: &StepWindow) -> Window {
    let StepWindow { at_least, target, at_most, source } = written;
    let [at_least, target, at_most] = scope.window_order([
        ("at_least", at_least.as_ref()),
        ("target", target.as_ref()),
        ("at_most", at_most.as_ref()),
    ]);
    Window { at_least, target, at_most, sources: scope.sources(source) }
}

fn timers(scope: &Scope<'_, '_>, written: &Step) -> StepTimers {
    let starts = scope.windows(&written.starts, "started");
    for timer in &starts {
        scope.started(*timer);
    }
    if starts.len() < written.starts.len() {
        scope.ledger.starts.borrow_mut().unsure();
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

/// The step before which it comes back once it is deferred.
fn deferred(scope: &Scope<'_, '_>, plan: &StepPlan<'_>) -> Option<StepIx> {
    let name = plan.written.defer_to.as_ref()?;
    let to = scope.step(name)?;
    if !scope.leads_on(plan, name, to, "a deferred step comes back before a later one") {
        return None;
    }
    scope.step_at(to)
}
