//! The signal of an EMG machine: ten divisions of 10 ms, or a frozen piece with two cursors.

use crate::app::checkpoint::Needling;
use crate::instrument::trace::{Capture, Cursor, Quality, Sound, Trace};
use crate::procedure::number::shown;
use crate::view::look::{Glyph, Glyphs, Look, Role};
use crate::view::paint::{self, span};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Color;
use ratatui::symbols::Marker;
use ratatui::text::Line;
use ratatui::widgets::canvas::{Canvas, Line as Stroke};

/// How many divisions the screen is high, half of them above the middle.
const DIVISIONS: f64 = 8.0;

/// Draws the signal, with its scale above it.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, needling: &Needling) {
    let Some(trace) = needling.bench.trace() else { return };
    let (top, screen) = paint::split_top(area, 1);
    let gain = needling.bench.gain();
    let (left, right) = match trace.frozen() {
        None => (format!("{gain} µV, 10 ms a division"), String::new()),
        Some(frozen) => (
            format!("frozen: {gain} µV, 2 ms a division"),
            format!("{} µs, {} µV", shown(frozen.rise()), shown(frozen.amplitude().round())),
        ),
    };
    paint::ends(frame, look, top, (Role::Quiet, &left), &paint::line(look, Role::Strong, right));
    let strokes = match trace.frozen() {
        None => running(trace, screen.width),
        Some(frozen) => still(frozen, needling.cursor),
    };
    let half = f64::from(gain) * DIVISIONS / 2.0;
    let marker = match look.glyphs {
        Glyphs::Unicode => Marker::Braille,
        Glyphs::Ascii => Marker::Custom('*'),
    };
    let colour = |role: Role| look.style(role).fg.unwrap_or(Color::Reset);
    let canvas = Canvas::default().marker(marker).x_bounds([0.0, 1.0]).y_bounds([-half, half]);
    let canvas = canvas.paint(|context| {
        for (role, [x, low, to, high]) in &strokes {
            let (low, high) = (low.clamp(-half, half), high.clamp(-half, half));
            context.draw(&Stroke::new(*x, low, *to, high, colour(*role)));
        }
    });
    frame.render_widget(canvas, screen.intersection(frame.area()));
}

/// A line on the screen: from left to right the share of its width, and microvolts.
type Strokes = Vec<(Role, [f64; 4])>;

/// The sweep, a column of dots each.
fn running(trace: &Trace, width: u16) -> Strokes {
    let columns = usize::from(width.max(1)) * 2;
    let dots = f64::from(width.max(1)) * 2.0;
    let swept = trace.sweep(columns);
    let at = |nth: usize| (f64::from(u16::try_from(nth).unwrap_or(u16::MAX)) + 0.5) / dots;
    let each = swept.iter().enumerate();
    each.map(|(nth, column)| (Role::Good, [at(nth), column.low, at(nth), column.high])).collect()
}

/// A frozen piece, and the cursors on it.
fn still(frozen: &Capture, taken: Cursor) -> Strokes {
    let samples = frozen.samples();
    let count = f64::from(u16::try_from(samples.len().max(2)).unwrap_or(u16::MAX)) - 1.0;
    let at = |nth: usize| f64::from(u16::try_from(nth).unwrap_or(u16::MAX)) / count;
    let pairs = samples.iter().zip(samples.iter().skip(1)).enumerate();
    let mut strokes: Strokes =
        pairs.map(|(nth, (from, to))| (Role::Good, [at(nth), *from, at(nth + 1), *to])).collect();
    let [first, second] = frozen.cursors();
    for (cursor, position) in [(Cursor::First, first), (Cursor::Second, second)] {
        let role = if cursor == taken { Role::Accent } else { Role::Quiet };
        strokes.push((role, [at(position), f64::MIN, at(position), f64::MAX]));
    }
    strokes
}

/// How crisp it sounds, as a meter and in words.
pub(super) fn sound(look: Look, sound: &Sound) -> Line<'static> {
    let (bars, role) = match sound.quality {
        Quality::Silent => (0, Role::Quiet),
        Quality::Dull => (1, Role::Bad),
        Quality::Muffled => (2, Role::Attention),
        Quality::Crisp => (3, Role::Good),
    };
    let meter = format!("{:<4}", look.glyph(Glyph::Full).repeat(bars));
    let mut spans = vec![span(look, role, meter), span(look, role, sound.quality.word())];
    if let (Some(rise), Some(amplitude)) = (sound.rise, sound.amplitude) {
        let words = format!("  rise {} µs, {} µV", shown(rise), shown(amplitude.round()));
        spans.push(span(look, Role::Plain, words));
    }
    Line::from(spans)
}
