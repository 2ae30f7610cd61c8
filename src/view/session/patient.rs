//! The patient's signs as they are: a line at the bottom, or a block beside the card.

use super::Seen;
use crate::session::Session;
use crate::view::look::{Look, Role};
use crate::view::paint::{self, span};
use crate::view::prose::cells;
use crate::view::sheet::Sheet;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// Below this height the line gives way to the card.
const TALL: u16 = 20;

/// The patient's signs in one line; empty where none are known.
pub(super) fn vitals(session: &Session) -> String {
    let vitals = session.vitals();
    let each = vitals.iter().map(|vital| format!("{} {}", vital.name, vital.value));
    each.collect::<Vec<_>>().join(", ")
}

/// Draws the line at the bottom of `area` and gives what is left of it.
pub(super) fn line(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) -> Rect {
    let vitals = vitals(seen.session());
    if vitals.is_empty() || area.height < TALL {
        return area;
    }
    let (area, low) = paint::split_bottom(area, 1);
    let role = role(seen.session());
    let text = Line::from(vec![span(look, Role::Quiet, "Patient  "), span(look, role, vitals)]);
    paint::lines(frame, paint::inset(low, 1, 0), [&text]);
    area
}

/// Draws the block at the top of `area` and gives what is left of it.
pub(super) fn block(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) -> Rect {
    let vitals = vitals(seen.session());
    if vitals.is_empty() {
        return area;
    }
    let (top, rest) = paint::split_top(area, 1);
    paint::rule(frame, look, top, "Patient");
    let mut sheet = Sheet::new(look, rest.width);
    sheet.text(role(seen.session()), &vitals);
    let lines = sheet.into_lines();
    let (place, rest) = paint::split_top(rest, cells(lines.len()));
    paint::lines(frame, place, &lines);
    paint::inset(rest, 0, 1)
}

/// What a complication shows stands out.
fn role(session: &Session) -> Role {
    if session.focus().is_some() { Role::Attention } else { Role::Plain }
}
