//! `needle`: the section with the needle in it, beside what the machine shows.
//!
//! Wide enough, both stand side by side; else the machine alone, under where the needle is.

use super::trace;
use crate::app::checkpoint::Needling;
use crate::instrument::activity::Activity;
use crate::instrument::stimulator::Strength;
use crate::procedure::checkpoint::Needle;
use crate::procedure::number::shown;
use crate::view::chart::{self, Mark, Picture};
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::{self, span};
use crate::view::prose::{cells, width, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// How many rows it wants at most, beside the question.
pub(super) const ROWS: usize = 44;
/// From this width on the section stands beside the machine.
const BESIDE: u16 = 56;

/// Draws it.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (needling, needle): (&Needling, &Needle),
) {
    let (top, rest) = paint::split_top(area, 1);
    paint::lines(frame, top, [&standing(look, needling, needle)]);
    let machine = if area.width >= BESIDE {
        let left = rest.width * 9 / 20;
        section(frame, look, Rect { width: left, ..rest }, needling);
        paint::inset(rest, left + 1, 0)
    } else {
        rest
    };
    machine_panel(frame, look, machine, needling);
}

/// Where the needle is, and what the syringe holds.
fn standing(look: Look, needling: &Needling, needle: &Needle) -> Line<'static> {
    let bench = &needling.bench;
    let it = bench.needle();
    let dot = look.glyph(Glyph::Dot);
    let mut parts = vec![if it.is_in() {
        format!("{} mm deep", shown((it.depth() * 100.0).round() / 100.0))
    } else {
        "out of the skin".to_owned()
    }];
    parts.push(needling.leaning());
    parts.push(format!("track {}", it.passes()));
    parts.extend(needling.dose.map(|dose| format!("syringe {} U", shown(dose))));
    let injected = bench.injections().len();
    if injected > 0 || needle.sites > 1 {
        parts.push(format!("{injected} injected"));
    }
    paint::line(look, Role::Plain, parts.join(&format!(" {dot} ")))
}

/// The section, the needle and what was injected.
fn section(frame: &mut Frame<'_>, look: Look, area: Rect, needling: &Needling) {
    let bench = &needling.bench;
    let needle = bench.needle();
    let (entry, tip) = needle.shaft();
    // The part of the needle that is still outside shows where it points.
    let outside = entry.towards(needle.direction() + std::f64::consts::PI, 9.0);
    let sites = bench.injections().iter().map(|it| Mark {
        at: it.at,
        sign: look.glyph(Glyph::Site).to_owned(),
        role: Role::Strong,
    });
    let mark = Mark { at: tip, sign: "+".to_owned(), role: Role::Chosen };
    let picture = Picture {
        chart: bench.chart(),
        named: needling.is_told(),
        lines: vec![(Role::Accent, (outside, tip))],
        marks: sites.chain([mark]).collect(),
    };
    chart::draw(frame, look, area, &picture);
}

/// What the machine shows: a signal, or a current and what it does.
fn machine_panel(frame: &mut Frame<'_>, look: Look, area: Rect, needling: &Needling) {
    let room = usize::from(area.width);
    let below = match needling.bench.trace() {
        Some(_) => listening(look, needling, room),
        None => stimulating(look, needling, room),
    };
    if needling.bench.trace().is_none() {
        return paint::lines(frame, area, &below);
    }
    let kept = cells(below.len()).min(area.height / 5 * 3);
    let (signal, words) = paint::split_bottom(area, kept);
    trace::draw(frame, look, signal, needling);
    paint::lines(frame, words, &below);
}

/// What is heard, what the patient does, and which joints can be moved.
fn listening(look: Look, needling: &Needling, room: usize) -> Vec<Line<'static>> {
    let bench = &needling.bench;
    let Some((trace, now)) = bench.trace().zip(bench.heard_now()) else { return Vec::new() };
    let mut lines = vec![trace::sound(look, &now)];
    let doing = match trace.activity() {
        Activity::Rest => "the patient rests".to_owned(),
        Activity::Effort => "the patient makes a gentle effort".to_owned(),
        Activity::Moved(movement) => format!("you move: {movement}"),
    };
    lines.extend(wrap(&doing, room).into_iter().map(|it| paint::line(look, Role::Plain, it)));
    let movements = bench.movements();
    let movements = movements.iter().enumerate().map(|(nth, movement)| {
        let digit = if nth < 9 { (nth + 1).to_string() } else { "0".to_owned() };
        format!("{digit} {movement}")
    });
    let packed = packed(movements.take(10), room);
    lines.extend(packed.into_iter().map(|line| paint::line(look, Role::Quiet, line)));
    lines
}

/// As many in a line as fit, none of them broken.
fn packed(items: impl Iterator<Item = String>, room: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for item in items {
        match lines.last_mut() {
            Some(line) if width(line) + 2 + width(&item) <= room => {
                line.push_str("  ");
                line.push_str(&item);
            }
            _ => lines.push(item),
        }
    }
    lines
}

/// The current, and the movements that are seen at each pulse.
fn stimulating(look: Look, needling: &Needling, room: usize) -> Vec<Line<'static>> {
    let Some(stimulator) = needling.bench.stimulator() else { return Vec::new() };
    let current = format!("{:.2} mA", stimulator.current());
    let mut lines = vec![
        Line::from(vec![span(look, Role::Heading, "current "), span(look, Role::Strong, current)]),
        paint::line(look, Role::Quiet, "steps of 0.1 mA; 0.02 below 0.5"),
        Line::default(),
        paint::line(look, Role::Heading, "what moves at each pulse"),
    ];
    let twitches = needling.bench.twitches();
    if twitches.is_empty() {
        lines.push(paint::line(look, Role::Plain, "nothing"));
    }
    for twitch in twitches {
        let (bars, role) = match twitch.strength {
            Strength::Flicker => (1, Role::Quiet),
            Strength::Clear => (2, Role::Plain),
            Strength::Strong => (3, Role::Strong),
        };
        let bar = look.glyph(Glyph::Full);
        let words = format!("{} ({})", twitch.movement, twitch.strength.word());
        for (nth, part) in wrap(&words, room.saturating_sub(5)).into_iter().enumerate() {
            let before = if nth == 0 { format!("{:<4}", bar.repeat(bars)) } else { " ".repeat(4) };
            lines.push(Line::from(vec![span(look, Role::Accent, before), span(look, role, part)]));
        }
    }
    lines
}
