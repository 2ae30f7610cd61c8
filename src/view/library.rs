//! The library: unfinished sessions, then procedures; beside them what the one under the cursor
//! is about, where there is room.
//!
//! Read next: `library/row.rs`, `library/preview.rs`.

mod preview;
mod row;

use super::look::{Glyph, Look, Role};
use super::paint::{self, span};
use super::prose::{cells, cut, width};
use super::session::typed;
use super::sheet::Sheet;
use crate::app::library::{Found, Library, Row};
use crate::app::pointer::{Target, Targets};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// From this width on there is a preview.
const PREVIEW: u16 = 100;
/// The widest that the list is drawn.
const LIST: u16 = 100;

/// Draws the screen.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (library, targets): (&Library, &Targets),
) {
    let found = library.found();
    let mut area = paint::inset(area, 1, 0);
    let beside = area.width >= PREVIEW;
    if beside {
        let left = (area.width / 2).min(LIST);
        let side = paint::inset(area, left, 0);
        area = Rect { width: left, ..area };
        let side = paint::divider(frame, look, side);
        if let Some(chosen) = found.get(library.cursor()) {
            preview::draw(frame, look, side, chosen);
        }
    }
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let area = filter(frame, look, area, (library, found.len()));
    let area = match &library.trouble {
        Some(trouble) => {
            let (above, low) = paint::split_bottom(area, 1);
            let text = cut(trouble, usize::from(low.width), look.glyph(Glyph::Ellipsis));
            paint::lines(frame, low, [&paint::line(look, Role::Bad, text)]);
            above
        }
        None => area,
    };
    if found.is_empty() {
        empty(frame, look, area, library);
        return;
    }
    let list = List::of(look, &found, (library.cursor(), usize::from(area.width), beside));
    list.draw(frame, look, area, targets);
}

/// The filter and how many rows fit it, at the bottom, where there is one.
fn filter(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (library, fitting): (&Library, usize),
) -> Rect {
    let (line, typing) = library.filter();
    if !typing && line.text().is_empty() {
        return area;
    }
    let (above, low) = paint::split_bottom(area, 1);
    let word = "Filter ";
    let count = format!("{fitting} of {}", library.count());
    let room = low.width.saturating_sub(cells(width(&count) + 2));
    let count = paint::line(look, Role::Quiet, count);
    paint::ends(frame, look, low, (Role::Heading, word), &count);
    let place = paint::inset(Rect { width: room, ..low }, cells(width(word)), 0);
    let cursor = typed::draw(frame, look, place, line);
    if let Some(cursor) = cursor.filter(|_| typing) {
        frame.set_cursor_position(cursor);
    }
    above
}

/// The list as it is laid out, however long.
struct List {
    lines: Vec<Line<'static>>,
    /// Of each line, which row it belongs to.
    rows: Vec<Option<usize>>,
    /// The lines that have to be in sight.
    here: (usize, usize),
}

impl List {
    fn of(look: Look, found: &[Found<'_>], (cursor, room, beside): (usize, usize, bool)) -> Self {
        let mut list = Self { lines: Vec::new(), rows: Vec::new(), here: (0, 0) };
        let mut heading = "";
        for (position, found) in found.iter().enumerate() {
            let from = list.lines.len();
            let kind = match found.row {
                Row::Unfinished(_) => "Unfinished sessions",
                Row::Procedure(_) => "Procedures",
            };
            if kind != heading {
                if from > 0 {
                    list.push(Line::default(), None);
                }
                list.push(paint::line(look, Role::Heading, kind), None);
                heading = kind;
            }
            let chosen = position == cursor;
            list.push(row::row(look, found, chosen, room), Some(position));
            if chosen {
                if let Some(line) = row::beneath(look, found, room).filter(|_| !beside) {
                    list.push(line, Some(position));
                }
                list.here = (from, list.lines.len());
            }
        }
        list
    }

    fn push(&mut self, line: Line<'static>, row: Option<usize>) {
        self.lines.push(line);
        self.rows.push(row);
    }

    /// Draws as much as there is room for around the cursor, and says what is above and below.
    fn draw(&self, frame: &mut Frame<'_>, look: Look, area: Rect, targets: &Targets) {
        let height = usize::from(area.height);
        let whole = self.lines.len() <= height || height < 3;
        let shown = if whole { height } else { height - 1 };
        let top = paint::window(self.lines.len(), shown, self.here.0, self.here.1);
        let place = Rect { height: cells(shown), ..area };
        paint::lines(frame, place, self.lines.iter().skip(top));
        for (line, row) in place.rows().zip(self.rows.iter().skip(top)) {
            if let Some(row) = row {
                targets.put(paint::place(line), Target::Row(*row));
            }
        }
        if whole {
            return;
        }
        let hidden = |from: usize, to: usize| {
            let mut rows: Vec<_> =
                self.rows.get(from..to).unwrap_or_default().iter().flatten().collect();
            rows.dedup();
            rows.len()
        };
        let (above, below) =
            (hidden(0, top), hidden((top + shown).min(self.lines.len()), self.lines.len()));
        let mut marks = Vec::new();
        if above > 0 {
            marks.push(format!("{above} more {}", look.glyph(Glyph::Up)));
        }
        if below > 0 {
            marks.push(format!("{below} more {}", look.glyph(Glyph::Down)));
        }
        let (_, last) = paint::split_bottom(area, 1);
        let marks = Line::from(span(look, Role::Accent, marks.join("  ")));
        paint::ends(frame, look, last, (Role::Quiet, ""), &marks);
    }
}

fn empty(frame: &mut Frame<'_>, look: Look, area: Rect, library: &Library) {
    let mut sheet = Sheet::new(look, area.width);
    if library.filter().0.text().is_empty() {
        sheet.text(Role::Strong, "There are no procedures here yet.");
        sheet.gap();
        sheet.text(Role::Plain, "`rehearse new FILE` writes a first one to start from.");
        sheet.text(
            Role::Plain,
            "Procedures are looked for in ./procedures and in the folders named by --library.",
        );
    } else {
        sheet.text(Role::Strong, "Nothing fits the filter.");
        sheet.text(Role::Plain, "Esc shows everything again.");
    }
    paint::lines(frame, area, &sheet.into_lines());
}
