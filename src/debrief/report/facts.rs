//! Facts of a debrief in words, each under its label: what the printed report and the screens
//! share, so that they cannot tell different stories.
//!
//! No layout: where a label stands is for those who set it. Read next: `told.rs`, `text.rs`.

use crate::debrief::Debrief;
use crate::procedure::Severity;
use crate::time::Words;
use std::fmt::Write as _;

/// What was rehearsed: the variant, the patient, the part, and what was not as the author has it.
#[must_use]
pub fn particulars(debrief: &Debrief) -> Vec<(&'static str, String)> {
    let particulars = debrief.procedure().particulars();
    let mut told = Vec::new();
    if let Some(variant) = &particulars.variant {
        told.push(("Variant", variant.title.clone()));
    }
    if let Some(case) = &particulars.case {
        told.push(("Case", case.id.clone()));
        told.extend(case.vignette.iter().map(|vignette| ("Patient", vignette.clone())));
    }
    if let Some(phase) = &particulars.phase {
        told.push(("Phase", format!("{phase}, alone")));
    }
    for changed in &particulars.overrides {
        let (value, whose) = (&changed.value, changed.origin.words());
        told.push(("Changed", format!("{} = {value}, {whose}", changed.parameter)));
    }
    told
}

/// How many of how many steps were done.
#[must_use]
pub fn steps(debrief: &Debrief) -> String {
    format!("{} of {} done", debrief.totals.done, debrief.totals.steps)
}

/// How many answers were right at once; nothing where nothing is asked.
#[must_use]
pub fn answers(debrief: &Debrief) -> Option<String> {
    let totals = debrief.totals;
    let (right, answered) = (totals.right_first, totals.answered);
    let unasked = match totals.checkpoints.saturating_sub(answered) {
        0 => String::new(),
        unasked => format!("; {unasked} not reached"),
    };
    (totals.checkpoints > 0).then(|| format!("{right} of {answered} right at once{unasked}"))
}

/// The points.
#[must_use]
pub fn points(debrief: &Debrief) -> String {
    let score = &debrief.score;
    let mut points = format!("{} of {} ({} %)", score.got, score.of, score.percent());
    if !score.unreached.is_nothing() {
        let _ = write!(points, "; {} of them never reached", score.unreached);
    }
    points
}

/// How long it took in session time, and how long in real time.
#[must_use]
pub fn times(debrief: &Debrief) -> [String; 2] {
    let times = debrief.times;
    [
        format!("{} of simulated time", Words(times.session.elapsed())),
        format!("{} at the keyboard", Words(times.real)),
    ]
}

/// How many deviations there are of each severity, the worst first: `1 critical, 2 major`.
#[must_use]
pub fn counts(debrief: &Debrief) -> String {
    let counts = Severity::ALL.iter().rev().filter_map(|severity| {
        let count = debrief.count(*severity);
        (count > 0).then(|| format!("{count} {severity}"))
    });
    counts.collect::<Vec<_>>().join(", ")
}
