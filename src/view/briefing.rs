//! The briefing: what the procedure aims at, needs and stands on, how it will be rehearsed, and
//! the line that it is not for clinical use, which does not scroll away.

use super::library;
use super::look::{Look, Role};
use super::paint;
use super::prose::{cells, width};
use super::sheet::Sheet;
use crate::app::briefing::Briefing;
use crate::procedure::{About, Equipment, Procedure, Status};
use crate::time::Words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The columns that the header needs beside the title; where it has them the title is not said
/// again.
const HEADER: usize = 24;

/// Draws the screen.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, briefing: &Briefing) {
    let area = paint::inset(Rect { width: area.width.saturating_sub(1), ..area }, 1, 0);
    let mut notice = Sheet::new(look, area.width);
    let claim = "For rehearsal and education only. It trains knowledge of the procedure and claims \
                nothing about skill of hand.";
    notice.callout(Role::Bad, "NOT FOR CLINICAL USE", &[(Role::Plain, claim)]);
    let notice = notice.into_lines();
    let (top, rest) = paint::split_top(area, cells(notice.len()));
    paint::lines(frame, top, &notice);
    let rest = if rest.height > 10 { paint::inset(rest, 0, 1) } else { rest };
    let text = text(look, briefing, rest.width);
    paint::scrolled(frame, look, rest, (&text, &briefing.scroll));
}

fn text(look: Look, briefing: &Briefing, room: u16) -> Vec<Line<'static>> {
    let setting = briefing.setting();
    let procedure = &setting.procedure;
    let about = procedure.about();
    let mut sheet = Sheet::new(look, room);
    if width(&about.title) + HEADER > usize::from(room) {
        sheet.text(Role::Strong, &about.title);
    }
    if let Some(summary) = &about.summary {
        sheet.text(Role::Plain, summary);
    }
    sheet.gap();
    sheet.row("Mode", Role::Plain, &format!("{}: {}", setting.mode.word(), setting.mode.meaning()));
    sheet.row("Length", Role::Plain, &length(procedure));
    sheet.row("Seed", Role::Plain, &setting.seed.to_string());
    status(&mut sheet, about);
    if !about.objectives.is_empty() {
        sheet.heading("You will be able to");
        sheet.items(about.objectives.iter().map(String::as_str));
    }
    if !about.equipment.is_empty() {
        sheet.heading("At hand");
        let items: Vec<String> = about.equipment.iter().map(equipment).collect();
        sheet.items(items.iter().map(String::as_str));
    }
    sources(&mut sheet, procedure);
    sheet.into_lines()
}

fn length(procedure: &Procedure) -> String {
    let steps = procedure.steps().len();
    let critical = procedure.steps().filter(|(_, step)| step.is_critical()).count();
    let length = Words(library::length(procedure));
    format!("{} of hands-on time, {}, {critical} critical", length, counted(steps, "step"))
}

fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}

fn status(sheet: &mut Sheet, about: &About) {
    match &about.status {
        Status::Illustrative => {
            sheet.row("Status", Role::Attention, "illustrative: not reviewed by a clinician");
        }
        Status::Reviewed { by, on, due } => {
            let due = due.as_ref().map_or_else(String::new, |due| format!(", again by {due}"));
            sheet.row("Status", Role::Good, &format!("reviewed by {by} on {on}{due}"));
        }
    }
    if let Some(version) = &about.version {
        sheet.row("Version", Role::Plain, version);
    }
    if !about.review.is_empty() {
        sheet.heading("A clinician must still look at");
        sheet.items(about.review.iter().map(String::as_str));
    }
}

fn equipment(equipment: &Equipment) -> String {
    match &equipment.detail {
        Some(detail) => format!("{}: {detail}", equipment.item),
        None => equipment.item.clone(),
    }
}

fn sources(sheet: &mut Sheet, procedure: &Procedure) {
    if procedure.sources().is_empty() {
        return;
    }
    sheet.heading(&format!("It stands on {}", counted(procedure.sources().len(), "source")));
    for source in procedure.sources() {
        let grade = source.grade.as_ref().map(|grade| format!(" (grade {grade})"));
        sheet.items([format!("{}{}", source.title, grade.unwrap_or_default()).as_str()]);
    }
}
