//! Paint: putting lines, panels and scrolled text into their place.
//!
//! Every function takes any area, also an empty one or one that is partly off the screen.

use super::look::{Glyph, Look, Role};
use super::prose::{cells, cut, width};
use crate::app::pointer::Place;
use crate::app::scroll::Scroll;
use crate::procedure::markup::{Mark, Piece};
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Clear, Widget};

/// A piece of text in a role.
pub(super) fn span(look: Look, role: Role, text: impl Into<String>) -> Span<'static> {
    Span::styled(text.into(), look.style(role))
}

/// A line of text in a role.
pub(super) fn line(look: Look, role: Role, text: impl Into<String>) -> Line<'static> {
    Line::from(span(look, role, text))
}

/// What an author wrote, in a role, with the marks that they gave it.
pub(super) fn pieces(look: Look, role: Role, pieces: Vec<Piece>) -> Vec<Span<'static>> {
    let each = pieces.into_iter().map(|Piece { mark, text }| match mark {
        Mark::Plain => span(look, role, text),
        Mark::Lead => span(look, Role::Quiet, text.replace('-', look.glyph(Glyph::Dot))),
        Mark::Emphasis => over(look, role, Role::Emphasis, text),
        Mark::Strong => over(look, role, Role::Strong, text),
        Mark::Code => over(look, role, Role::Code, text),
    });
    each.collect()
}

fn over(look: Look, role: Role, mark: Role, text: String) -> Span<'static> {
    Span::styled(text, look.style(role).patch(look.style(mark)))
}

/// Paints the background, where the theme has one of its own.
pub(super) fn ground(frame: &mut Frame<'_>, look: Look, area: Rect) {
    frame.buffer_mut().set_style(area, look.style(Role::Plain));
}

/// Draws these lines from the top, as many as there is room for.
pub(super) fn lines<'a>(
    frame: &mut Frame<'_>,
    area: Rect,
    lines: impl IntoIterator<Item = &'a Line<'static>>,
) {
    let area = area.intersection(frame.area());
    for (row, line) in area.rows().zip(lines) {
        frame.buffer_mut().set_line(row.x, row.y, line, row.width);
    }
}

/// Draws one line with something at its right end, which is never cut: what is at the left gives
/// way.
pub(super) fn ends(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (role, left): (Role, &str),
    right: &Line<'static>,
) {
    let area = Rect { height: area.height.min(1), ..area }.intersection(frame.area());
    let taken = right.spans.iter().map(|span| width(&span.content)).sum::<usize>();
    let gap = if taken > 0 { 2 } else { 0 };
    let room = usize::from(area.width).saturating_sub(taken + gap);
    let left = cut(left, room, look.glyph(Glyph::Ellipsis));
    lines(frame, area, [&line(look, role, left)]);
    let x = area.right().saturating_sub(cells(taken)).max(area.x);
    lines(frame, Rect { x, width: area.right().saturating_sub(x), ..area }, [right]);
}

/// Fills one row with a horizontal line that starts with a heading.
pub(super) fn rule(frame: &mut Frame<'_>, look: Look, area: Rect, heading: &str) {
    let dash = look.glyph(Glyph::Rule);
    let rest = usize::from(area.width).saturating_sub(width(heading) + 3);
    let line = Line::from(vec![
        span(look, Role::Line, format!("{dash} ")),
        span(look, Role::Heading, heading),
        span(look, Role::Line, format!(" {}", dash.repeat(rest))),
    ]);
    lines(frame, Rect { height: area.height.min(1), ..area }, [&line]);
}

/// Draws a vertical line down the left side of `area` and gives what is left of it.
pub(super) fn divider(frame: &mut Frame<'_>, look: Look, area: Rect) -> Rect {
    let bar = line(look, Role::Line, look.glyph(Glyph::Divider));
    let column = Rect { width: area.width.min(1), ..area };
    lines(frame, column, std::iter::repeat_n(&bar, usize::from(area.height)));
    inset(area, 2, 0)
}

/// Draws an empty panel with a title over whatever is there, and gives its inside.
pub(super) fn panel(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (title, lit): (&str, bool),
) -> Rect {
    let area = area.intersection(frame.area());
    let title = cut(title, usize::from(area.width.saturating_sub(6)), look.glyph(Glyph::Ellipsis));
    let (role, head) = if lit { (Role::Accent, Role::Accent) } else { (Role::Line, Role::Heading) };
    let mut block = Block::bordered().border_set(look.border(lit)).border_style(look.style(role));
    if !title.is_empty() {
        block = block.title(line(look, head, format!(" {title} ")));
    }
    Clear.render(area, frame.buffer_mut());
    ground(frame, look, area);
    let inside = block.inner(area);
    block.render(area, frame.buffer_mut());
    inside.inner(Margin::new(1, 0))
}

/// Draws lines that may be more than there is room for, and says so in the last row. Arrows
/// scroll them. Gives the place of the text and the first line that is shown there.
pub(super) fn scrolled(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    text: (&[Line<'static>], &Scroll),
) -> (Rect, usize) {
    let (up, down) = (look.glyph(Glyph::Up), look.glyph(Glyph::Down));
    scrolled_by(frame, look, area, text, (up, down))
}

/// As [`scrolled`], by keys of these names.
pub(super) fn scrolled_by(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (text, scroll): (&[Line<'static>], &Scroll),
    (up, down): (&str, &str),
) -> (Rect, usize) {
    let height = usize::from(area.height);
    if text.len() <= height || height < 2 {
        let top = scroll.lay_out(text.len(), height);
        lines(frame, area, text.iter().skip(top));
        return (area, top);
    }
    let shown = height - 1;
    let top = scroll.lay_out(text.len(), shown);
    let body = Rect { height: cells(shown), ..area };
    lines(frame, body, text.iter().skip(top));
    let mut mark = Vec::new();
    if top > 0 {
        mark.push(format!("back {up}"));
    }
    if scroll.has_more() {
        mark.push(format!("more {down}"));
    }
    let last = Rect { y: area.y.saturating_add(cells(shown)), height: 1, ..area };
    ends(frame, look, last, (Role::Quiet, ""), &line(look, Role::Accent, mark.join("  ")));
    (body, top)
}

/// Where to begin so that the rows `from..to` of `count` are seen in a place `height` high, near
/// its middle.
pub(super) fn window(count: usize, height: usize, from: usize, to: usize) -> usize {
    let middle = usize::midpoint(from, to);
    let top = middle.saturating_sub(height / 2).min(count.saturating_sub(height));
    top.max(to.saturating_sub(height)).min(from)
}

/// `area` without this many columns and rows at its left and top.
pub(super) fn inset(area: Rect, columns: u16, rows: u16) -> Rect {
    let (columns, rows) = (columns.min(area.width), rows.min(area.height));
    Rect {
        x: area.x + columns,
        y: area.y + rows,
        width: area.width - columns,
        height: area.height - rows,
    }
}

/// The top `rows` rows of `area`, and the rest.
pub(super) fn split_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    (Rect { height: rows, ..area }, inset(area, 0, rows))
}

/// The bottom `rows` rows of `area`, after the rest.
pub(super) fn split_bottom(area: Rect, rows: u16) -> (Rect, Rect) {
    split_top(area, area.height - rows.min(area.height))
}

/// `area`, no wider than this.
pub(super) fn narrowed(area: Rect, columns: usize) -> Rect {
    Rect { width: area.width.min(cells(columns)), ..area }
}

/// `area` as a place that can be clicked.
pub(super) const fn place(area: Rect) -> Place {
    let Rect { x, y, width, height } = area;
    Place { x, y, width, height }
}
