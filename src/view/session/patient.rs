//! The patient's signs as they are: a line at the bottom, or a block beside the card.

use super::Seen;
use crate::session::Session;
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::{self, span};
use crate::view::prose::{cells, cut, one_line, width};
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

/// Draws the block at the top of `area`, a row for each sign, and gives what is left of it.
pub(super) fn block(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) -> Rect {
    let vitals = seen.session().vitals();
    if vitals.is_empty() {
        return area;
    }
    let (top, rest) = paint::split_top(area, 1);
    paint::rule(frame, look, top, "Patient");
    let before = &seen.session().procedure().particulars().vitals;
    let named = vitals.iter().map(|vital| width(&vital.name)).max().unwrap_or_default();
    let named = named.min(usize::from(rest.width / 2));
    let ellipsis = look.glyph(Glyph::Ellipsis);
    let lines: Vec<Line<'static>> = vitals
        .iter()
        .map(|vital| {
            let name = cut(&vital.name, named, ellipsis);
            let pad = " ".repeat(named.saturating_sub(width(&name)) + 2);
            let was = before.iter().find(|it| it.name == vital.name && it.value != vital.value);
            let mut spans = vec![
                span(look, Role::Heading, format!("{name}{pad}")),
                span(look, role(seen.session()), one_line(&vital.value)),
            ];
            let was = was.map(|was| format!("  was {}", one_line(&was.value)));
            spans.extend(was.map(|was| span(look, Role::Quiet, was)));
            Line::from(spans)
        })
        .collect();
    let (place, rest) = paint::split_top(rest, cells(lines.len()));
    paint::lines(frame, place, &lines);
    paint::inset(rest, 0, 1)
}

/// What a complication shows stands out.
fn role(session: &Session) -> Role {
    if session.focus().is_some() { Role::Attention } else { Role::Strong }
}
