//! The library: unfinished sessions, then procedures; beside them what the one under the cursor
//! is about, where there is room.

use super::look::{Glyph, Look, Role};
use super::paint::{self, span};
use super::prose::{cells, cut, one_line, width};
use super::session::typed;
use super::sheet::Sheet;
use crate::app::library::{Library, Row, Shelved};
use crate::procedure::{Path, Procedure, Slot};
use crate::time::Words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::time::Duration;

/// From this width on there is a preview.
const PREVIEW: u16 = 100;
/// The columns of a length of time.
const LENGTH: usize = 11;
/// The widest that the list is drawn.
const LIST: u16 = 100;

/// Draws the screen.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, library: &Library) {
    let mut area = paint::inset(area, 1, 0);
    if area.width >= PREVIEW {
        let left = (area.width / 2).min(LIST);
        let side = paint::inset(area, left, 0);
        area = Rect { width: left, ..area };
        let side = paint::divider(frame, look, side);
        preview(frame, look, side, library);
    }
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let area = filter(frame, look, area, library);
    let area = match &library.trouble {
        Some(trouble) => {
            let (above, low) = paint::split_bottom(area, 1);
            let text = cut(trouble, usize::from(low.width), look.glyph(Glyph::Ellipsis));
            paint::lines(frame, low, [&paint::line(look, Role::Bad, text)]);
            above
        }
        None => area,
    };
    list(frame, look, area, library);
}

/// The filter, at the bottom, where there is one.
fn filter(frame: &mut Frame<'_>, look: Look, area: Rect, library: &Library) -> Rect {
    let (line, typing) = library.filter();
    if !typing && line.text().is_empty() {
        return area;
    }
    let (above, low) = paint::split_bottom(area, 1);
    let word = "Filter ";
    paint::lines(frame, low, [&paint::line(look, Role::Heading, word)]);
    let cursor = typed::draw(frame, look, paint::inset(low, cells(width(word)), 0), line);
    if let Some(cursor) = cursor.filter(|_| typing) {
        frame.set_cursor_position(cursor);
    }
    above
}

fn list(frame: &mut Frame<'_>, look: Look, area: Rect, library: &Library) {
    let rows = library.rows();
    if rows.is_empty() {
        empty(frame, look, area, library);
        return;
    }
    let room = usize::from(area.width);
    let mut lines: Vec<Line<'static>> = Vec::new();
    let mut here = (0, 0);
    let mut heading = "";
    for (position, row) in rows.iter().enumerate() {
        let chosen = position == library.cursor();
        let kind = match row {
            Row::Unfinished(_) => "Unfinished sessions",
            Row::Procedure(_) => "Procedures",
        };
        let from = lines.len();
        if kind != heading {
            if !lines.is_empty() {
                lines.push(Line::default());
            }
            lines.push(paint::line(look, Role::Heading, kind));
            heading = kind;
        }
        lines.push(self::row(look, row, chosen, room));
        if chosen {
            lines.extend(beneath(look, row, room));
            here = (from, lines.len());
        }
    }
    let top = paint::window(lines.len(), usize::from(area.height), here.0, here.1);
    paint::lines(frame, area, lines.iter().skip(top));
}

/// From how many columns on tags and origin stand beside the title.
const BESIDE: usize = 84;

/// Where there is no room beside the titles, tags and origin of the chosen one stand beneath.
fn beneath(look: Look, row: &Row<'_>, room: usize) -> Option<Line<'static>> {
    let Row::Procedure(Shelved { origin, content: Ok(offer), .. }) = row else { return None };
    if room.saturating_sub(2) >= BESIDE {
        return None;
    }
    let known = offer.procedure().about().tags.iter().chain(std::iter::once(origin));
    let text = known.map(String::as_str).collect::<Vec<_>>().join(", ");
    let text = cut(&text, room.saturating_sub(4), look.glyph(Glyph::Ellipsis));
    Some(Line::from(span(look, Role::Quiet, format!("    {text}"))))
}

fn row(look: Look, row: &Row<'_>, chosen: bool, room: usize) -> Line<'static> {
    let cursor = if chosen { look.glyph(Glyph::Cursor) } else { " " };
    let role = if chosen { Role::Strong } else { Role::Plain };
    let mut spans = vec![span(look, Role::Accent, format!("{cursor} "))];
    let room = room.saturating_sub(2);
    let ellipsis = look.glyph(Glyph::Ellipsis);
    match row {
        Row::Unfinished(unfinished) => {
            let progress = cut(&unfinished.progress, room / 2, ellipsis);
            let titled = room.saturating_sub(width(&progress) + 2);
            spans.push(span(look, role, padded(&unfinished.title, titled, ellipsis)));
            spans.push(span(look, Role::Quiet, format!("  {progress}")));
        }
        Row::Procedure(Shelved { title, content: Err(broken), .. }) => {
            let wrong = format!("{} {title}", look.glyph(Glyph::Wrong));
            let titled = width(&one_line(&wrong)).min(room / 2);
            spans.push(span(look, Role::Bad, padded(&wrong, titled, ellipsis)));
            let first = cut(&broken.first, room.saturating_sub(titled + 2), ellipsis);
            spans.push(span(look, Role::Bad, format!("  {first}")));
        }
        Row::Procedure(Shelved { title, origin, content: Ok(offer), .. }) => {
            let procedure = offer.procedure();
            let about = Words(length(procedure)).to_string();
            let tags = procedure.about().tags.join(", ");
            let (tagged, from) = match room {
                0..BESIDE => (0, 0),
                _ => (28, 14),
            };
            let titled = room.saturating_sub(LENGTH + 2 + gapped(tagged) + gapped(from));
            spans.push(span(look, role, padded(title, titled, ellipsis)));
            spans.push(span(look, Role::Plain, format!("  {about:>LENGTH$}")));
            for (text, room) in [(tags.as_str(), tagged), (origin.as_str(), from)] {
                if room > 0 {
                    let text = format!("  {}", padded(text, room, ellipsis));
                    spans.push(span(look, Role::Quiet, text));
                }
            }
        }
    }
    Line::from(spans)
}

const fn gapped(room: usize) -> usize {
    if room > 0 { room + 2 } else { 0 }
}

fn padded(text: &str, room: usize, ellipsis: &str) -> String {
    let text = cut(text, room, ellipsis);
    let pad = room.saturating_sub(width(&text));
    format!("{text}{}", " ".repeat(pad))
}

/// How long the steps of a procedure take together, each as often as it is done, waits not counted,
/// to the minute.
pub(super) fn length(procedure: &Procedure) -> Duration {
    let path = Path::straight(procedure);
    let forms = path.items().iter().filter_map(|item| procedure.step_on(item.step, item.pass));
    let takes: Duration = forms.map(|step| step.takes).sum();
    Duration::from_mins(takes.as_secs().div_ceil(60))
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

fn preview(frame: &mut Frame<'_>, look: Look, area: Rect, library: &Library) {
    let area = Rect { width: area.width.saturating_sub(1), ..area };
    let mut sheet = Sheet::new(look, area.width);
    match library.rows().get(library.cursor()) {
        None => return,
        Some(Row::Unfinished(unfinished)) => {
            sheet.text(Role::Strong, &unfinished.title);
            sheet.gap();
            sheet.text(Role::Plain, &unfinished.progress);
            sheet.gap();
            sheet.text(Role::Accent, "Enter goes on where it was left.");
        }
        Some(Row::Procedure(shelved)) => match &shelved.content {
            Err(broken) => {
                sheet.text(Role::Bad, &format!("{} cannot be read", shelved.title));
                sheet.gap();
                sheet.text(Role::Plain, &broken.first);
                sheet.gap();
                sheet.text(Role::Accent, "Enter shows all that is wrong with it.");
            }
            Ok(offer) => about(&mut sheet, offer.procedure(), &shelved.origin),
        },
    }
    paint::lines(frame, area, &sheet.into_lines());
}

fn about(sheet: &mut Sheet, procedure: &Procedure, origin: &str) {
    let about = procedure.about();
    sheet.text(Role::Strong, &about.title);
    if let Some(summary) = &about.summary {
        sheet.gap();
        sheet.text(Role::Plain, summary);
    }
    if !about.objectives.is_empty() {
        sheet.heading("You will be able to");
        sheet.items(about.objectives.iter().map(String::as_str));
    }
    sheet.gap();
    let steps = procedure.slots().iter().flat_map(Slot::steps).count().to_string();
    sheet.row("Steps", Role::Plain, &steps);
    if !about.tags.is_empty() {
        sheet.row("Tags", Role::Plain, &about.tags.join(", "));
    }
    sheet.row("From", Role::Plain, origin);
}
