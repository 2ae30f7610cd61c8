//! The briefing: what the procedure aims at, needs and stands on, how it will be rehearsed, and
//! the line that it is not for clinical use, which does not scroll away.

use super::library;
use super::look::{Glyph, Look, Role};
use super::paint;
use super::prose::{cells, width};
use super::sheet::Sheet;
use crate::app::briefing::{Briefing, Row};
use crate::procedure::{About, Equipment, Procedure, Slot, Status};
use crate::session::policy::Shown;
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
    let procedure = briefing.offer().procedure();
    let about = procedure.about();
    let mut sheet = Sheet::new(look, room);
    if width(&about.title) + HEADER > usize::from(room) {
        sheet.text(Role::Strong, &about.title);
    }
    let mode = briefing.mode();
    // What is to be recalled is not read out just before.
    let tells = mode.policy().shown != Shown::Nothing;
    if let Some(summary) = about.summary.as_ref().filter(|_| tells) {
        sheet.text(Role::Plain, summary);
    }
    sheet.gap();
    sheet.row("Mode", chosen(briefing, Row::Mode), &choice(look, briefing, Row::Mode, mode.word()));
    sheet.row("", Role::Plain, mode.meaning());
    variant(&mut sheet, look, briefing, tells);
    if let Some(phase) = &procedure.particulars().phase {
        sheet.row("Phase", Role::Attention, &format!("{phase}, alone"));
    }
    sheet.row("Length", Role::Plain, &length(procedure, tells));
    let seed = briefing.seed().to_string();
    sheet.row("Seed", chosen(briefing, Row::Seed), &choice(look, briefing, Row::Seed, &seed));
    if let Some(hindrance) = briefing.hindrance() {
        sheet.row("Not yet", Role::Attention, &hindrance);
    }
    status(&mut sheet, about);
    if briefing.is_settled() {
        patient(&mut sheet, procedure);
    }
    if tells {
        review(&mut sheet, about);
    }
    if !about.objectives.is_empty() {
        sheet.heading("You will be able to");
        sheet.items(about.objectives.iter().map(String::as_str));
    }
    if !about.equipment.is_empty() {
        sheet.heading("At hand");
        let items: Vec<String> = about.equipment.iter().map(equipment).collect();
        sheet.items(items.iter().map(String::as_str));
    }
    values(&mut sheet, procedure);
    if tells {
        sources(&mut sheet, procedure);
    }
    sheet.into_lines()
}

fn variant(sheet: &mut Sheet, look: Look, briefing: &Briefing, tells: bool) {
    let Some(variant) = &briefing.offer().procedure().particulars().variant else { return };
    let count = briefing.offer().variants().len();
    let title = match count {
        0 | 1 => variant.title.clone(),
        _ => choice(look, briefing, Row::Variant, &format!("{}, one of {count}", variant.title)),
    };
    let role = if count > 1 { chosen(briefing, Row::Variant) } else { Role::Plain };
    sheet.row("Variant", role, &title);
    if let Some(summary) = variant.summary.as_ref().filter(|_| tells) {
        sheet.row("", Role::Plain, summary);
    }
}

/// The row that the arrow keys change stands out, where there are several.
fn chosen(briefing: &Briefing, row: Row) -> Role {
    if briefing.rows().len() > 1 && briefing.row() == row { Role::Strong } else { Role::Plain }
}

fn choice(look: Look, briefing: &Briefing, row: Row, text: &str) -> String {
    if briefing.rows().len() > 1 && briefing.row() == row {
        format!("{} {text}", look.glyph(Glyph::Cursor))
    } else {
        text.to_owned()
    }
}

/// What is known of the patient beforehand.
fn patient(sheet: &mut Sheet, procedure: &Procedure) {
    let particulars = procedure.particulars();
    let vignette = particulars.case.as_ref().and_then(|case| case.vignette.as_deref());
    let vitals: Vec<String> =
        particulars.vitals.iter().map(|vital| format!("{} {}", vital.name, vital.value)).collect();
    if vignette.is_none() && vitals.is_empty() {
        return;
    }
    sheet.heading("The patient");
    if let Some(vignette) = vignette {
        sheet.text(Role::Plain, vignette);
    }
    if !vitals.is_empty() {
        sheet.text(Role::Plain, &vitals.join(", "));
    }
}

/// The values of this run that are not the author's. The others may be asked for.
fn values(sheet: &mut Sheet, procedure: &Procedure) {
    let particulars = procedure.particulars();
    for changed in &particulars.overrides {
        let known = particulars.parameters.iter().find(|it| it.name == changed.parameter);
        let title = known.map_or(&changed.parameter, |parameter| &parameter.title);
        let unit = known.and_then(|parameter| parameter.unit.as_ref());
        let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        let text = format!("{title}: {}{unit}, {}", changed.value, changed.origin.words());
        sheet.row("Changed", Role::Attention, &text);
    }
}

fn length(procedure: &Procedure, tells: bool) -> String {
    let all: Vec<_> = procedure.slots().iter().flat_map(Slot::steps).collect();
    let steps = all.len();
    let critical = all.into_iter().filter(|step| procedure.step(*step).is_critical()).count();
    let length = Words(library::length(procedure));
    let counts = format!(", {}, {critical} critical", counted(steps, "step"));
    format!("{length} of hands-on time{}", if tells { counts.as_str() } else { "" })
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
}

/// What is open about the content. It often tells the way.
fn review(sheet: &mut Sheet, about: &About) {
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
