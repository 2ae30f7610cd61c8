//! An overlay: a panel over the screen, with help, with what can be typed, or with text.
//!
//! Read next: `overlay/help.rs`.

mod help;

use super::look::{Look, Role};
use super::paint::{self, span};
use super::prose::{cells, clean, width, wrap};
use super::sheet::Sheet;
use crate::app::keymap::Hint;
use crate::app::overlay::{Block, Body, Overlay};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The widest that a panel over the screen is drawn.
const WIDEST: u16 = 84;
/// The widest that help is drawn, which stands in columns.
const HELP: u16 = 128;

/// Draws an overlay over `area`.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, overlay: &Overlay) {
    let room = area.width.saturating_sub(4).min(WIDEST);
    let text = match &overlay.body {
        Body::Help { here, hints } => {
            let room = area.width.saturating_sub(4).min(HELP);
            let height = area.height.saturating_sub(2);
            help::lines(look, (here, hints), (usize::from(room), usize::from(height)))
        }
        Body::Keys(hints) => keys(look, hints, usize::from(room)),
        Body::Text(text) => verbatim(look, text, usize::from(room)),
        Body::Blocks(blocks) => in_blocks(look, blocks, room),
    };
    let widest = text.iter().map(Line::width).max().unwrap_or_default();
    let size = (cells(widest.max(24)) + 4, cells(text.len()).saturating_add(2));
    let inside = paint::panel(frame, look, centred(area, size), (&overlay.title, true));
    paint::scrolled(frame, look, inside, (&text, &overlay.scroll));
}

/// A place of this size in the middle of `area`, or as much of it as there is.
pub(super) fn centred(area: Rect, (width, height): (u16, u16)) -> Rect {
    let (width, height) = (width.min(area.width), height.min(area.height));
    Rect {
        x: area.x + (area.width - width) / 2,
        y: area.y + (area.height - height) / 2,
        width,
        height,
    }
}

fn keys(look: Look, hints: &[Hint], room: usize) -> Vec<Line<'static>> {
    let told: Vec<(String, &Hint)> = hints
        .iter()
        .filter(|hint| !hint.help.is_empty())
        .map(|hint| (look.keys(&hint.keys), hint))
        .collect();
    let column = told.iter().map(|(keys, _)| width(keys)).max().unwrap_or_default() + 2;
    let mut lines = Vec::new();
    for (keys, hint) in told {
        let pad = " ".repeat(column.saturating_sub(width(&keys)));
        let mut first = Some(format!("{keys}{pad}"));
        for text in wrap(&hint.help, room.saturating_sub(column)) {
            let keys = first.take().unwrap_or_else(|| " ".repeat(column));
            lines.push(Line::from(vec![
                span(look, Role::Accent, keys),
                span(look, Role::Plain, text),
            ]));
        }
    }
    lines
}

fn in_blocks(look: Look, blocks: &[Block], room: u16) -> Vec<Line<'static>> {
    let mut sheet = Sheet::new(look, room);
    for block in blocks {
        match block {
            Block::Heading(heading) => sheet.heading(heading),
            Block::Text(text) => sheet.text(Role::Plain, text),
            Block::Row(label, text) => sheet.row(label, Role::Plain, text),
            Block::Hazard(text) => {
                sheet.gap();
                sheet.callout(Role::Bad, "HAZARD", &[(Role::Plain, text)]);
            }
            Block::Finding(text) => {
                sheet.gap();
                sheet.callout(Role::Attention, "FINDING", &[(Role::Plain, text)]);
            }
            Block::Items(items) => sheet.items(items.iter().map(String::as_str)),
            Block::Figure(picture) => sheet.figure(picture),
            Block::Gap => sheet.gap(),
        }
    }
    sheet.into_lines()
}

/// Text as it is: a snippet of a file keeps its columns, and only lines that are too long break.
fn verbatim(look: Look, text: &str, room: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for row in clean(text).lines() {
        if width(row) <= room {
            lines.push(paint::line(look, Role::Plain, row));
        } else {
            lines
                .extend(wrap(row, room).into_iter().map(|row| paint::line(look, Role::Plain, row)));
        }
    }
    lines
}
