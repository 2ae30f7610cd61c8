//! The step card: the hazard first, as it must be read even where the rest is scrolled away; then what
//! to do, and why.

use super::Seen;
use super::face::Face;
use super::rail::sign;
use super::round;
use crate::procedure::{Procedure, Step, StepIx, TimerIx};
use crate::session::{Next, Session, Standing};
use crate::time::Words;
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::span;
use crate::view::prose::{one_line, width};
use crate::view::sheet::Sheet;
use ratatui::text::{Line, Span};

/// The card of a step, set in `room` columns.
pub(super) fn face(look: Look, room: u16, (ix, seen): (StepIx, &Seen<'_>)) -> Face {
    let session = seen.session();
    Face {
        title: one_line(&session.procedure().step(ix).title),
        standing: [true, false].map(|wordy| standing(look, session, ix, wordy)),
        text: text(look, room, (ix, seen)),
    }
}

/// Which step of how many, how it stands, and whether it may not be left out.
fn standing(look: Look, session: &Session, ix: StepIx, wordy: bool) -> Line<'static> {
    let step = session.procedure().step(ix);
    let standing = session.standing(ix);
    let (glyph, role) = sign(standing);
    let dot = format!(" {} ", look.glyph(Glyph::Dot));
    let mut spans: Vec<Span<'static>> = Vec::new();
    if step.is_critical() {
        let word = if wordy { " critical" } else { "" };
        spans.push(span(look, Role::Bad, format!("{}{word}", look.glyph(Glyph::Critical))));
        spans.push(span(look, Role::Quiet, dot.clone()));
    }
    if standing != Standing::Open {
        spans.push(span(look, role, format!("{} {}", look.glyph(glyph), standing.word())));
        spans.push(span(look, Role::Quiet, dot));
    }
    let (number, of) = session.number_of(ix);
    let counted = if wordy { "step " } else { "" };
    spans.push(span(look, Role::Quiet, format!("{counted}{number} of {of}")));
    Line::from(spans)
}

fn text(look: Look, room: u16, (ix, seen): (StepIx, &Seen<'_>)) -> Vec<Line<'static>> {
    let session = seen.session();
    let procedure = session.procedure();
    let step = procedure.step(ix);
    let teaching = &step.teaching;
    let mut sheet = Sheet::new(look, room);
    if let Next::Round(timer) = session.next()
        && !seen.screen.has_moved()
    {
        round::due(&mut sheet, session, timer);
    }
    if let Some(hazard) = &teaching.hazard {
        sheet.callout(Role::Bad, "HAZARD", &[(Role::Plain, hazard)]);
        sheet.gap();
    }
    if let Some(how) = &teaching.how {
        sheet.text(Role::Plain, how);
    }
    let begun = session.visits_of(ix).next().is_some();
    if let Some(finding) = teaching.finding.as_ref().filter(|_| begun) {
        sheet.gap();
        sheet.callout(Role::Attention, "FINDING", &[(Role::Plain, finding)]);
    }
    sheet.gap();
    for (label, text) in teaching.rows() {
        sheet.row(label, Role::Plain, text);
    }
    sheet.row("Time", Role::Plain, &time(step));
    if let Some(clocks) = clocks(procedure, step) {
        sheet.row("Clocks", Role::Plain, &clocks);
    }
    if let Some(reason) = session.skip_reason(ix) {
        sheet.row("Skipped", Role::Attention, reason);
    }
    if let Some(figure) = &teaching.figure {
        sheet.gap();
        sheet.figure(figure);
    }
    sources(&mut sheet, procedure, step);
    sheet.into_lines()
}

/// How long the step takes and may last.
fn time(step: &Step) -> String {
    let window = &step.window;
    let mut parts = Vec::new();
    if step.is_held() {
        parts.push("until you say that it is done".to_owned());
    } else {
        parts.push(format!("about {}", Words(step.takes)));
    }
    if let Some(at_least) = window.at_least {
        parts.push(format!("at least {}", Words(at_least)));
    }
    if let Some(target) = window.target.filter(|target| *target != step.takes) {
        parts.push(format!("target {}", Words(target)));
    }
    if let Some(at_most) = window.at_most {
        parts.push(format!("at most {}", Words(at_most)));
    }
    parts.join(", ")
}

/// The timers that the step touches, in words.
fn clocks(procedure: &Procedure, step: &Step) -> Option<String> {
    let titles = |timers: &[TimerIx]| {
        let titles: Vec<&str> =
            timers.iter().map(|timer| procedure.timer(*timer).title.as_str()).collect();
        titles.join(", ")
    };
    let timers = &step.timers;
    let during: Vec<TimerIx> = timers.during.into_iter().collect();
    let parts = [
        ("needs", &timers.needs),
        ("during", &during),
        ("stops", &timers.stops),
        ("starts", &timers.starts),
    ];
    let said: Vec<String> = parts
        .into_iter()
        .filter(|(_, timers)| !timers.is_empty())
        .map(|(word, timers)| format!("{word} {}", titles(timers)))
        .collect();
    (!said.is_empty()).then(|| said.join("; "))
}

fn sources(sheet: &mut Sheet, procedure: &Procedure, step: &Step) {
    if step.sources.is_empty() {
        return;
    }
    sheet.heading("Sources");
    for source in &step.sources {
        let source = procedure.source(*source);
        let grade = source.grade.as_deref().unwrap_or_default();
        let grade = if width(grade) == 0 { String::new() } else { format!(" (grade {grade})") };
        sheet.items([format!("{}{grade}", source.title).as_str()]);
    }
}
