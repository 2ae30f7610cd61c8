//! A map of the body, drawn to scale: outlines, names, and marks on it.
//!
//! One millimetre is as long upwards as sideways: a dot of Braille is about square.

use super::look::{Glyphs, Look, Role};
use super::paint::span;
use super::prose::width;
use crate::app::pointer::Grid;
use crate::instrument::Chart;
use crate::procedure::map::{Point, Shape, ZoneKind};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::text::{Line, Span};
use ratatui::widgets::Widget;
use ratatui::widgets::canvas::{Canvas, Context, Line as Stroke};

/// How much of the map is left free around it, of its size.
const MARGIN: f64 = 0.03;

/// A map with what is marked on it.
pub(super) struct Picture<'a> {
    /// The map.
    pub(super) chart: &'a Chart,
    /// Whether muscles and zones have their names.
    pub(super) named: bool,
    /// Straight lines, below the marks.
    pub(super) lines: Vec<(Role, (Point, Point))>,
    /// Marks, the last on top.
    pub(super) marks: Vec<Mark>,
}

/// A sign on a map.
pub(super) struct Mark {
    pub(super) at: Point,
    pub(super) sign: String,
    pub(super) role: Role,
}

/// What part of the map is seen, in millimetres.
#[derive(Clone, Copy)]
struct Window {
    x: [f64; 2],
    y: [f64; 2],
}

impl Window {
    /// All of the map in the middle of `area`.
    fn of(chart: &Chart, area: Rect) -> Self {
        let (low, high) = chart.map().outline.bounds();
        let margin = (high.x - low.x).max(high.y - low.y) * MARGIN;
        let (wide, tall) = (high.x - low.x + margin * 2.0, high.y - low.y + margin * 2.0);
        // A cell is about twice as high as wide.
        let (columns, rows) = (f64::from(area.width.max(1)), f64::from(area.height.max(1)) * 2.0);
        let scale = (wide / columns).max(tall / rows);
        let (x, y) = (f64::midpoint(low.x, high.x), f64::midpoint(low.y, high.y));
        let (half_wide, half_tall) = (scale * columns / 2.0, scale * rows / 2.0);
        Self { x: [x - half_wide, x + half_wide], y: [y - half_tall, y + half_tall] }
    }

    /// Where the cells of `area` are on the map.
    fn grid(self, area: Rect) -> Grid {
        let [left, right] = self.x;
        let [bottom, top] = self.y;
        let column = (right - left) / f64::from(area.width.max(1));
        let row = (bottom - top) / f64::from(area.height.max(1));
        let at = |edge: f64, cell: f64, first: u16| cell.mul_add(0.5 - f64::from(first), edge);
        Grid::new((at(left, column, area.x), at(top, row, area.y)), (column, row))
    }
}

/// Draws it, and says where its cells are on the map.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, picture: &Picture<'_>) -> Grid {
    let area = area.intersection(frame.area());
    let (canvas, window) = canvas(look, area, picture);
    frame.render_widget(canvas, area);
    window.grid(area)
}

fn canvas<'a>(
    look: Look,
    area: Rect,
    picture: &'a Picture<'_>,
) -> (Canvas<'a, impl Fn(&mut Context<'_>) + 'a>, Window) {
    let window = Window::of(picture.chart, area);
    let marker = match look.glyphs {
        Glyphs::Unicode => Marker::Braille,
        Glyphs::Ascii => Marker::Custom('.'),
    };
    let column = (window.x[1] - window.x[0]) / f64::from(area.width.max(1));
    let canvas = Canvas::default().marker(marker).x_bounds(window.x).y_bounds(window.y);
    (canvas.paint(move |context| paint(context, look, (picture, column))), window)
}

/// The same as lines of text, `room` columns wide and so many rows high.
pub(super) fn lines(
    look: Look,
    (room, rows): (u16, u16),
    picture: &Picture<'_>,
) -> Vec<Line<'static>> {
    let area = Rect::new(0, 0, room, rows);
    let mut buffer = Buffer::empty(area);
    let (canvas, _) = canvas(look, area, picture);
    canvas.render(area, &mut buffer);
    let line = |row: Rect| {
        let cells = row.columns().filter_map(|at| buffer.cell(at.as_position()));
        cells.map(|cell| Span::styled(cell.symbol().to_owned(), cell.style())).collect()
    };
    area.rows().map(line).collect()
}

fn paint(context: &mut Context<'_>, look: Look, (picture, column): (&Picture<'_>, f64)) {
    let map = picture.chart.map();
    for muscle in &map.muscles {
        outline(context, &muscle.shape, colour(look, Role::Line));
    }
    for (zone, shapes) in picture.chart.zones() {
        let role = role(zone.kind);
        for shape in shapes {
            outline(context, shape, colour(look, role));
        }
    }
    outline(context, &map.outline, colour(look, Role::Plain));
    for (role, line) in &picture.lines {
        stroke(context, *line, colour(look, *role));
    }
    context.layer();
    if picture.named {
        names(context, look, (picture, column));
    }
    for Mark { at, sign, role } in &picture.marks {
        print(context, look, (*at, column), (*role, sign));
    }
}

/// The names of zones and muscles, where there is room for them inside.
fn names(context: &mut Context<'_>, look: Look, (picture, column): (&Picture<'_>, f64)) {
    let map = picture.chart.map();
    let zones = picture.chart.zones().filter(|(zone, _)| zone.kind != ZoneKind::Allowed);
    let zones = zones.flat_map(|(zone, shapes)| {
        shapes.iter().map(move |shape| (role(zone.kind), shape, zone.title.as_str()))
    });
    let muscles = map.muscles.iter().map(|it| (Role::Quiet, &it.shape, it.title.as_str()));
    for (role, shape, title) in muscles.chain(zones) {
        let (low, high) = shape.bounds();
        let room = (high.x - low.x) / column - 1.0;
        let short: String = title.chars().filter(|c| c.is_uppercase()).collect();
        let initials: String =
            title.split([' ', '-']).filter_map(|word| word.chars().next()).collect();
        let first: String = title.chars().take(1).collect();
        let fits = |name: &&str| f64::from(u16::try_from(width(name)).unwrap_or(u16::MAX)) <= room;
        let all = [title, &*initials, &*short, &*first];
        if let Some(name) = all.into_iter().find(|name| !name.is_empty() && fits(name)) {
            print(context, look, (middle(shape), column), (role, name));
        }
    }
}

/// A point well inside a shape: of its middle and a few around it the one deepest in it.
fn middle(shape: &Shape) -> Point {
    let (low, high) = shape.bounds();
    let share = |low: f64, high: f64, nth: u8| (high - low).mul_add(f64::from(nth) / 8.0, low);
    let tried = (1..8).flat_map(|row| {
        (1..8)
            .map(move |column| Point::new(share(low.x, high.x, column), share(low.y, high.y, row)))
    });
    let inside = tried.filter(|point| shape.contains(*point));
    let deepest =
        inside.max_by(|one, other| shape.from_edge(*one).total_cmp(&shape.from_edge(*other)));
    deepest
        .unwrap_or_else(|| Point::new(f64::midpoint(low.x, high.x), f64::midpoint(low.y, high.y)))
}

/// Prints a sign with its middle at a point.
fn print(
    context: &mut Context<'_>,
    look: Look,
    (at, column): (Point, f64),
    (role, sign): (Role, &str),
) {
    let half = f64::from(u16::try_from(width(sign)).unwrap_or(u16::MAX).saturating_sub(1)) / 2.0;
    context.print(half.mul_add(-column, at.x), at.y, Line::from(span(look, role, sign)));
}

fn outline(context: &mut Context<'_>, shape: &Shape, colour: Color) {
    shape.sides().into_iter().for_each(|side| stroke(context, side, colour));
}

fn stroke(context: &mut Context<'_>, (from, to): (Point, Point), colour: Color) {
    context.draw(&Stroke::new(from.x, from.y, to.x, to.y, colour));
}

fn colour(look: Look, role: Role) -> Color {
    look.style(role).fg.unwrap_or(Color::Reset)
}

const fn role(kind: ZoneKind) -> Role {
    match kind {
        ZoneKind::Allowed => Role::Line,
        ZoneKind::Avoid | ZoneKind::Nerve => Role::Attention,
        ZoneKind::Vessel => Role::Bad,
        ZoneKind::Landmark => Role::Quiet,
    }
}
