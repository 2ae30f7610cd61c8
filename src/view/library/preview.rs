//! The preview: what the chosen row is about, beside the list.

use super::row;
use crate::app::library::{Found, Row, Shelved};
use crate::app::offer::Offer;
use crate::procedure::Slot;
use crate::time::Words;
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint;
use crate::view::prose::cells;
use crate::view::sheet::Sheet;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Draws the preview. Where it is too long for its place, it says that the rest is to be had.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, found: &Found<'_>) {
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let mut sheet = Sheet::new(look, area.width);
    match found.row {
        Row::Unfinished(unfinished) => {
            sheet.text(Role::Strong, &unfinished.title);
            sheet.gap();
            sheet.text(Role::Plain, &unfinished.progress);
            sheet.gap();
            sheet.text(Role::Accent, "Enter goes on where it was left.");
        }
        Row::Procedure(shelved) => procedure(&mut sheet, shelved),
    }
    let lines = sheet.into_lines();
    let height = usize::from(area.height);
    if lines.len() <= height || height < 2 {
        paint::lines(frame, area, &lines);
        return;
    }
    let (above, last) = paint::split_bottom(area, 1);
    paint::lines(frame, Rect { height: cells(height - 1), ..above }, &lines);
    let more = format!("Enter shows more {}", look.glyph(Glyph::Down));
    paint::ends(frame, look, last, (Role::Quiet, ""), &paint::line(look, Role::Accent, more));
}

fn procedure(sheet: &mut Sheet, shelved: &Shelved) {
    match &shelved.content {
        Err(broken) => {
            sheet.text(Role::Bad, &format!("{} cannot be read", shelved.title));
            sheet.gap();
            sheet.text(Role::Plain, &broken.first);
            sheet.gap();
            sheet.text(Role::Accent, "Enter shows all that is wrong with it.");
        }
        Ok(offer) => {
            let variants = offer.variants();
            about(sheet, offer, (shelved, &variants));
        }
    }
}

fn about(sheet: &mut Sheet, offer: &Offer, (shelved, variants): (&Shelved, &[&str])) {
    let procedure = offer.procedure();
    let about = procedure.about();
    sheet.text(Role::Strong, &about.title);
    if let Some(summary) = &about.summary {
        sheet.gap();
        sheet.text(Role::Plain, summary);
    }
    sheet.gap();
    let steps = procedure.slots().iter().flat_map(Slot::steps).count();
    let plural = if steps == 1 { "" } else { "s" };
    let length = Words(offer.length());
    let length = format!("{length} of hands-on time, {steps} step{plural}");
    sheet.row("Length", Role::Plain, &length);
    if let Some(last) = &shelved.last {
        sheet.row("Last", row::standing(Some(last)), &last.words);
    }
    if variants.len() > 1 {
        sheet.row("Variants", Role::Plain, &variants.join(", "));
    }
    if !about.tags.is_empty() {
        sheet.row("Tags", Role::Plain, &about.tags.join(", "));
    }
    sheet.row("Name", Role::Plain, &shelved.id);
    sheet.row("From", Role::Plain, &shelved.origin);
    if !about.objectives.is_empty() {
        sheet.heading("You will be able to");
        sheet.items(about.objectives.iter().map(String::as_str));
    }
}
