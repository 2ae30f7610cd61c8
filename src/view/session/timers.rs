//! The timers that run: each as a bar against its window, and in words what comes next. What is
//! due first stands first.

use crate::procedure::{Every, TimerIx, TimerKind, WindowTimer};
use crate::session::Session;
use crate::time::{Clock, Words, left};
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::{self, span};
use crate::view::prose::{cells, cut, width};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use std::time::Duration;

/// The columns of a clock or a round: `1:02:03`, `round 12`.
const CLOCK: usize = 8;
/// The widest bar in the strip.
const BAR: usize = 24;
/// Below this width the strip has no bars.
const ROOMY: usize = 60;
/// The narrowest bar that says anything.
const SHORTEST: usize = 6;

/// One timer as it is read now.
struct Reading {
    title: String,
    /// How long it has run, or which round is next.
    clock: String,
    /// How full the bar is, and its marks.
    ran: Duration,
    whole: Duration,
    marks: Vec<Duration>,
    role: Role,
    /// What comes next, the nearest first.
    words: Vec<String>,
    /// The window in words.
    window: Vec<String>,
    /// How long until something happens.
    until: Duration,
    /// Whether this is the next round and not a window.
    round: bool,
}

/// How many timers run that may be shown.
pub(super) fn count(session: &Session) -> usize {
    if !session.policy().shows_path() {
        return 0;
    }
    session.procedure().timers().filter(|(ix, _)| session.clock(*ix).since.is_some()).count()
}

fn readings(session: &Session) -> Vec<Reading> {
    let shown = session.policy().shows_path();
    let timers = session.procedure().timers().filter(|_| shown);
    let mut readings: Vec<Reading> = timers
        .filter_map(|(ix, timer)| match &timer.kind {
            TimerKind::Window(window) => read_window(session, ix, window),
            TimerKind::Every(every) => read_rounds(session, ix, every),
        })
        .collect();
    readings.sort_by_key(|reading| reading.until);
    readings
}

fn read_window(session: &Session, ix: TimerIx, window: &WindowTimer) -> Option<Reading> {
    let ran = session.clock(ix).ran(session.at())?;
    let marks = [
        (window.at_least, "the earliest"),
        (window.target, "target"),
        (window.at_most, "the latest"),
    ];
    let marks: Vec<(Duration, &str)> =
        marks.into_iter().filter_map(|(length, word)| Some((length?, word))).collect();
    let whole = marks.last().map_or(ran, |(length, _)| *length);
    let ahead: Vec<&(Duration, &str)> = marks.iter().filter(|(length, _)| *length > ran).collect();
    let late = window.at_most.filter(|at_most| ran > *at_most);
    let early = window.at_least.is_some_and(|at_least| ran < at_least);
    let words: Vec<String> = ahead
        .iter()
        .take(2)
        .map(|(length, word)| format!("{:>5} to {word}", clock(left(length.saturating_sub(ran)))))
        .collect();
    let (role, words) = match late {
        Some(at_most) => {
            (Role::Bad, vec![format!("late by {:>5}", clock(ran.saturating_sub(at_most)))])
        }
        None if marks.is_empty() => (Role::Plain, vec!["running".to_owned()]),
        None if words.is_empty() => (Role::Good, vec!["long enough".to_owned()]),
        None if early => (Role::Plain, words),
        None => (Role::Good, words),
    };
    Some(Reading {
        title: session.procedure().timer(ix).title.clone(),
        clock: clock(ran),
        ran,
        whole,
        marks: marks.iter().map(|(length, _)| *length).collect(),
        role,
        words,
        window: in_words(window),
        until: ahead.first().map_or(Duration::MAX, |(length, _)| length.saturating_sub(ran)),
        round: false,
    })
}

fn in_words(window: &WindowTimer) -> Vec<String> {
    let parts =
        [("at least", window.at_least), ("target", window.target), ("at most", window.at_most)];
    parts
        .into_iter()
        .filter_map(|(word, length)| Some(format!("{word} {}", Words(length?))))
        .collect()
}

fn read_rounds(session: &Session, ix: TimerIx, every: &Every) -> Option<Reading> {
    let timer = session.procedure().timer(ix);
    let state = session.clock(ix);
    state.since?;
    let (at, interval) = (session.at(), every.at_least);
    let (number, ran, role, words, until) = if let Some(announced) = state.announced() {
        let open = left(announced.closes.since(at));
        let words = vec!["due now".to_owned(), format!("{:>5} left", clock(open))];
        (announced.round.number, interval, Role::Attention, words, Duration::ZERO)
    } else {
        let until = session.next_round(ix)?.since(at);
        let words = vec![format!("next in {:>5}", clock(left(until)))];
        let number = state.rounds.saturating_add(1);
        (number, interval.saturating_sub(until), Role::Plain, words, until)
    };
    Some(Reading {
        title: timer.title.clone(),
        clock: format!("round {number}"),
        ran,
        whole: interval,
        marks: vec![interval],
        role,
        words,
        window: vec![format!("every {}", Words(interval))],
        until,
        round: true,
    })
}

fn clock(length: Duration) -> String {
    Clock(length).to_string()
}

/// Draws one line for each timer, as many as there is room for.
pub(super) fn strip(
    frame: &mut Frame<'_>,
    look: Look,
    mut area: Rect,
    (session, headed): (&Session, bool),
) {
    let mut readings = readings(session);
    if readings.is_empty() {
        return;
    }
    if area.height == 1 {
        // With room for one, the wait itself, unless a round is due.
        readings.sort_by_key(|reading| (!reading.until.is_zero(), reading.round));
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
    let clock = if bars > 0 { CLOCK } else { 5 };
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
        spans.extend(bar(look, reading, bars - 1));
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

/// The bar: time that has passed, time to come, and the marks of the window.
fn bar(look: Look, reading: &Reading, room: usize) -> Vec<Span<'static>> {
    let filled = share(reading.ran, reading.whole, room);
    let marks: Vec<usize> = reading
        .marks
        .iter()
        .map(|mark| share(*mark, reading.whole, room).saturating_sub(1))
        .collect();
    (0..room)
        .map(|column| {
            let (glyph, role) = match (marks.contains(&column), column < filled) {
                (true, true) => (Glyph::Mark, reading.role),
                (true, false) => (Glyph::Mark, Role::Plain),
                (false, true) => (Glyph::Full, reading.role),
                (false, false) => (Glyph::Empty, Role::Quiet),
            };
            span(look, role, look.glyph(glyph))
        })
        .collect()
}

/// `part` of `whole`, in columns.
fn share(part: Duration, whole: Duration, room: usize) -> usize {
    let columns = part.as_millis().saturating_mul(room as u128) / whole.as_millis().max(1);
    usize::try_from(columns).unwrap_or(room).min(room)
}

/// Draws a few lines for each timer, and gives what is left of `area`.
pub(super) fn blocks(frame: &mut Frame<'_>, look: Look, area: Rect, session: &Session) -> Rect {
    let readings = readings(session);
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

fn block(look: Look, reading: &Reading, room: usize) -> Vec<Line<'static>> {
    let mut lines = vec![Line::default(), Line::from(bar(look, reading, room))];
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
