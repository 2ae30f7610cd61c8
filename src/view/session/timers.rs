//! The timers that run: each as a bar against its window, and in words what comes next. What is
//! due first stands first, and in large digits where there is room.
//! Read next: `timers/reading.rs`, `timers/bar.rs`, `dial.rs`.

mod bar;
mod reading;

use super::Seen;
use super::dial;
use crate::session::Session;
use crate::time::{Clock, left};
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::{self, span};
use crate::view::prose::{cells, cut, width};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use reading::Reading;

/// The columns of a clock or a round: `1 h 2 min`, `round 12`.
const CLOCK: usize = 9;
/// The widest bar in the strip.
const BAR: usize = 28;
/// Below this width the strip has no bars.
const ROOMY: usize = 60;
/// The narrowest bar that says anything.
const SHORTEST: usize = 6;
/// From this height of the column on there is a large clock.
const TALL: u16 = 30;

/// How many timers run that may be shown.
pub(super) fn count(session: &Session) -> usize {
    if !session.policy().shows_path() {
        return 0;
    }
    session.procedure().timers().filter(|(ix, _)| session.clock(*ix).since.is_some()).count()
}

/// Draws one line for each timer, as many as there is room for.
pub(super) fn strip(
    frame: &mut Frame<'_>,
    look: Look,
    mut area: Rect,
    (session, headed): (&Session, bool),
) {
    let readings = reading::all(session);
    if readings.is_empty() {
        return;
    }
    let room = usize::from(area.width);
    if headed {
        let (top, rest) = paint::split_top(area, 1);
        paint::rule(frame, look, top, "Timers");
        area = rest;
    }
    let said = readings.iter().map(|reading| width(&reading.words.join(", "))).max();
    let titled = readings.iter().map(|reading| width(&reading.title)).max().unwrap_or_default();
    let bars = room.saturating_sub(titled + said.unwrap_or_default() + CLOCK + 4);
    let bars = if room < ROOMY { 0 } else { bars.clamp(SHORTEST, BAR) };
    let lines: Vec<Line<'static>> =
        readings.iter().map(|reading| strip_line(look, reading, (titled, bars, room))).collect();
    paint::lines(frame, area, &lines);
}

fn strip_line(
    look: Look,
    reading: &Reading,
    (titled, bars, room): (usize, usize, usize),
) -> Line<'static> {
    let clock = if bars > 0 { CLOCK } else { 6 };
    let clock = if width(&reading.clock) > clock {
        String::new()
    } else {
        format!(" {:>clock$}", reading.clock)
    };
    let first = reading.words.first().map_or(0, |words| width(words));
    let bars = if bars > 0 { bars + 1 } else { 0 };
    let free = room.saturating_sub(bars + width(&clock) + 2 + first);
    let titled = titled.min(free);
    let title = cut(&reading.title, titled, look.glyph(Glyph::Ellipsis));
    let pad = " ".repeat(titled.saturating_sub(width(&title)));
    let mut spans = vec![span(look, Role::Strong, title), span(look, Role::Plain, pad)];
    if bars > 0 {
        spans.push(span(look, Role::Plain, " "));
        spans.extend(reading.scale.bar(look, bars - 1));
    }
    spans.push(span(look, Role::Strong, format!("{clock}  ")));
    let used: usize = spans.iter().map(|span| width(&span.content)).sum();
    let whole = reading.words.join(", ");
    let words = if used + width(&whole) <= room {
        whole
    } else {
        reading.words.first().cloned().unwrap_or_default()
    };
    spans.push(span(look, reading.role, words));
    Line::from(spans)
}

/// Draws what is due next in large digits where there is room, a few lines for each timer, and
/// gives what is left of `area`.
pub(super) fn blocks(frame: &mut Frame<'_>, look: Look, area: Rect, seen: &Seen<'_>) -> Rect {
    let session = seen.session();
    let readings = reading::all(session);
    let area = if area.height >= TALL {
        large(frame, look, area, (session, readings.first()))
    } else {
        area
    };
    if !session.policy().shows_path() {
        return area;
    }
    let (top, rest) = paint::split_top(area, 1);
    paint::rule(frame, look, top, "Timers");
    if readings.is_empty() {
        paint::lines(frame, rest, [&paint::line(look, Role::Quiet, "No timer is running.")]);
        return paint::inset(rest, 0, 2);
    }
    let room = usize::from(rest.width);
    let mut rest = rest;
    for reading in &readings {
        let lines = block(look, reading, room);
        if usize::from(rest.height) < lines.len() + 4 {
            break;
        }
        let (place, below) = paint::split_top(rest, cells(lines.len()));
        let (title, body) = paint::split_top(place, 1);
        let clock = paint::line(look, Role::Strong, reading.clock.clone());
        paint::ends(frame, look, title, (Role::Strong, &reading.title), &clock);
        paint::lines(frame, body, lines.iter().skip(1));
        rest = paint::inset(below, 0, 1);
    }
    rest
}

/// The time until what is due next; where nothing is, or nothing of it may be shown, the time of
/// the session.
fn large(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (session, reading): (&Session, Option<&Reading>),
) -> Rect {
    let next = reading.and_then(|reading| Some((reading, reading.next?)));
    let (clock, role, words) = match next {
        Some((reading, (until, word))) => {
            let clock = Clock(left(until)).to_string();
            (clock, reading.role, format!("{word}: {}", reading.title))
        }
        None => (Clock(session.at().elapsed()).to_string(), Role::Plain, "in session".to_owned()),
    };
    let (place, rest) = paint::split_top(area, dial::rows(look) + 1);
    let below = dial::draw(frame, look, place, (&clock, role));
    let words = cut(&words, usize::from(below.width), look.glyph(Glyph::Ellipsis));
    paint::lines(frame, below, [&paint::line(look, Role::Quiet, words)]);
    paint::inset(rest, 0, 1)
}

fn block(look: Look, reading: &Reading, room: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::default(), Line::from(reading.scale.bar(look, room))];
    lines.extend(reading.scale.legend(look, room).filter(|_| !reading.round));
    for (role, parts) in [(reading.role, &reading.words), (Role::Quiet, &reading.window)] {
        lines.extend(flow(parts, room).into_iter().map(|words| paint::line(look, role, words)));
    }
    lines
}

/// The parts one after the other, and on the next line where there is no more room.
fn flow(parts: &[String], room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(part) <= room => {
                line.push_str(", ");
                line.push_str(part);
            }
            Some(_) | None => lines.push(part.clone()),
        }
    }
    lines
}
