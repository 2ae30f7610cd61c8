//! Help: the keys that work under small headings, after a sentence on where one is. In two columns
//! where one would be too high and there is room beside it.

use crate::app::help::{BESIDE, Group};
use crate::app::keymap::Hint;
use crate::view::look::{Look, Role};
use crate::view::paint::{self, span};
use crate::view::prose::{width, wrap};
use ratatui::text::{Line, Span};

/// The widest that one column is drawn.
const ONE: usize = 88;
/// The columns of a heading beside its keys.
const HEADING: usize = 7;
/// From this room on headings stand beside the keys.
const BROAD: usize = 52;
/// Between two columns.
const GAP: usize = 3;

/// The help in at most `room` columns, and in `height` rows if that can be.
pub(super) fn lines(
    look: Look,
    (here, hints): (&str, &[Hint]),
    (room, height): (usize, usize),
) -> Vec<Line<'static>> {
    let one = room.min(ONE);
    let lines = set(look, (here, hints), (one, one));
    let two = room.saturating_sub(GAP) / 2;
    if lines.len() <= height || two < BROAD {
        return lines;
    }
    set(look, (here, hints), (room, two))
}

fn set(
    look: Look,
    (here, hints): (&str, &[Hint]),
    (room, wide): (usize, usize),
) -> Vec<Line<'static>> {
    let mut lines: Vec<_> =
        wrap(here, room).iter().map(|row| paint::line(look, Role::Plain, row.as_str())).collect();
    lines.push(Line::default());
    let parts = parts(look, hints, wide);
    if wide < room {
        lines.extend(beside(parts, wide));
    } else {
        lines.extend(parts.into_iter().flatten());
    }
    lines.push(Line::default());
    let column = BESIDE.iter().map(|(word, _)| width(word)).max().unwrap_or_default() + 2;
    for (word, does) in BESIDE {
        lines.extend(row(look, (Role::Heading, word), (does, column), room));
    }
    lines
}

/// The keys of each group that has any, after its heading or beside it.
fn parts(look: Look, hints: &[Hint], room: usize) -> Vec<Vec<Line<'static>>> {
    let told = |hint: &&Hint| !hint.help.is_empty();
    let column = hints.iter().filter(told).map(|hint| width(&look.keys(&hint.keys))).max();
    let column = column.unwrap_or_default() + 2;
    let indent = if room < BROAD { 0 } else { HEADING };
    let mut parts = Vec::new();
    for group in Group::ALL {
        let mut part = Vec::new();
        for hint in hints.iter().filter(told).filter(|hint| Group::of(hint) == group) {
            let keys = look.keys(&hint.keys);
            let keys = (Role::Accent, keys.as_str());
            part.extend(row(look, keys, (&hint.help, column), room.saturating_sub(indent)));
        }
        if part.is_empty() {
            continue;
        }
        if indent == 0 {
            part.insert(0, paint::line(look, Role::Heading, group.word()));
        }
        let mut heading = Some(format!("{:indent$}", group.word()));
        for line in part.iter_mut().filter(|_| indent > 0) {
            let heading = heading.take().unwrap_or_else(|| " ".repeat(indent));
            line.spans.insert(0, span(look, Role::Heading, heading));
        }
        parts.push(part);
    }
    parts
}

/// Keys and what they do, which hangs under its first word.
fn row(
    look: Look,
    (role, keys): (Role, &str),
    (does, column): (&str, usize),
    room: usize,
) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    let mut first = Some(format!("{keys}{}", " ".repeat(column.saturating_sub(width(keys)))));
    for text in wrap(does, room.saturating_sub(column)) {
        let keys = first.take().unwrap_or_else(|| " ".repeat(column));
        lines.push(Line::from(vec![span(look, role, keys), span(look, Role::Plain, text)]));
    }
    lines
}

/// Parts in two columns of about the same height.
fn beside(parts: Vec<Vec<Line<'static>>>, wide: usize) -> Vec<Line<'static>> {
    let all: usize = parts.iter().map(Vec::len).sum();
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for part in parts {
        if right.is_empty() && left.len() + part.len() / 2 < all.div_ceil(2) {
            left.extend(part);
        } else {
            right.extend(part);
        }
    }
    let height = left.len().max(right.len());
    let left = left.into_iter().chain(std::iter::repeat(Line::default()));
    let right = right.into_iter().chain(std::iter::repeat(Line::default()));
    left.zip(right)
        .take(height)
        .map(|(left, right)| side_by_side(left, right, wide + GAP))
        .collect()
}

fn side_by_side(mut left: Line<'static>, right: Line<'static>, from: usize) -> Line<'static> {
    if !right.spans.is_empty() {
        let taken: usize = left.spans.iter().map(|span| width(&span.content)).sum();
        left.spans.push(Span::raw(" ".repeat(from.saturating_sub(taken))));
        left.spans.extend(right.spans);
    }
    left
}
