//! A line being typed: as much of it as fits around the cursor.

use crate::app::prompt;
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::{self, span};
use crate::view::prose::{cells, clean, head, width};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use unicode_segmentation::UnicodeSegmentation;

/// Draws the line and gives the place of the typing cursor.
pub(in crate::view) fn draw(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    line: &prompt::Line,
) -> Option<(u16, u16)> {
    if area.is_empty() {
        return None;
    }
    let mark = format!("{} ", look.glyph(Glyph::Cursor));
    let room = usize::from(area.width).saturating_sub(width(&mark) + 1).max(1);
    let text = clean(line.text());
    let mut hidden = 0;
    let mut rest = text.as_ref();
    while line.cursor().saturating_sub(hidden) > room {
        let Some(cluster) = rest.graphemes(true).next() else { break };
        hidden += width(cluster).max(1);
        rest = rest.strip_prefix(cluster).unwrap_or_default();
    }
    let shown = Line::from(vec![
        span(look, Role::Accent, mark.clone()),
        span(look, Role::Strong, head(rest, room)),
    ]);
    paint::lines(frame, area, [&shown]);
    let column = width(&mark) + line.cursor().saturating_sub(hidden);
    let x = area.x.saturating_add(cells(column)).min(area.right().saturating_sub(1));
    Some((x, area.y))
}
