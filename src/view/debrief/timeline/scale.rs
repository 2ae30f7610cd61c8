//! The scale of the timeline: in which column a time stands, and a row of signs on it.

use crate::debrief::Timeline;
use crate::time::SessionTime;
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::span;
use ratatui::text::Span;
use std::ops::Range;

/// The lengths between ticks of the axis, in minutes.
const TICKS: [u64; 9] = [1, 2, 5, 10, 15, 30, 60, 120, 240];
/// Columns between two ticks, at least: room for the figure.
const TICK_ROOM: usize = 5;
/// One minute in milliseconds.
const MINUTE: u64 = 60_000;

/// Columns for a stretch of session time from its beginning.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    room: usize,
    until: SessionTime,
}

impl Scale {
    /// The scale of a timeline on so many columns. Where a timer that was ended early should have
    /// ended is part of it.
    pub(super) fn of(timeline: &Timeline, room: usize) -> Self {
        let runs = timeline.timers.iter().flat_map(|row| &row.runs);
        let least = runs.filter_map(|run| run.at_least).max().unwrap_or_default();
        let until = timeline.until.max(least).max(SessionTime::from_millis(MINUTE));
        Self { room: room.max(1), until }
    }

    /// How many columns there are.
    pub(super) const fn room(&self) -> usize {
        self.room
    }

    /// The column of `at`; what lies beyond the end is in none of them.
    pub(super) fn column(&self, at: SessionTime) -> usize {
        let last = u128::try_from(self.room - 1).unwrap_or(0);
        let until = u128::from(self.until.as_millis()).max(1);
        let column = (u128::from(at.as_millis()) * last + until / 2) / until;
        usize::try_from(column).unwrap_or(usize::MAX)
    }

    /// The ticks, and the minute of each.
    pub(super) fn ticks(&self) -> impl Iterator<Item = (SessionTime, u64)> {
        let minutes = self.until.as_millis() / MINUTE;
        let room = u64::try_from(self.room / TICK_ROOM).unwrap_or(1);
        let wide = |tick: &&u64| minutes / **tick <= room;
        let tick = TICKS.iter().find(wide).copied().unwrap_or(minutes.max(1));
        let ticks = (0..=minutes / tick).map(move |count| count * tick);
        ticks.map(|minute| (SessionTime::from_millis(minute * MINUTE), minute))
    }

    /// An empty row.
    pub(super) fn plot(&self) -> Plot {
        Plot(vec![Cell::Blank; self.room])
    }
}

/// What stands in one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cell {
    Blank,
    Sign(Role, Glyph),
    Letter(Role, char),
}

/// A row of signs.
#[derive(Clone, Debug)]
pub(super) struct Plot(Vec<Cell>);

impl Plot {
    /// Puts a sign into this column, if there is one.
    pub(super) fn put(&mut self, column: usize, (role, glyph): (Role, Glyph)) {
        if let Some(cell) = self.0.get_mut(column) {
            *cell = Cell::Sign(role, glyph);
        }
    }

    /// Fills these columns.
    pub(super) fn fill(&mut self, columns: Range<usize>, sign: (Role, Glyph)) {
        columns.for_each(|column| self.put(column, sign));
    }

    /// Writes letters of one column each from this column on, if they fit.
    pub(super) fn write(&mut self, column: usize, role: Role, text: &str) {
        if column + text.len() > self.0.len() {
            return;
        }
        for (cell, letter) in self.0.iter_mut().skip(column).zip(text.chars()) {
            *cell = Cell::Letter(role, letter);
        }
    }

    /// Whether so many columns from this one on are empty, and one on either side.
    pub(super) fn is_free(&self, column: usize, columns: usize) -> bool {
        let from = column.saturating_sub(1);
        let cells = self.0.iter().skip(from).take(column + columns + 1 - from);
        cells.into_iter().all(|cell| *cell == Cell::Blank)
    }

    /// The row as it is drawn.
    pub(super) fn spans(self, look: Look) -> Vec<Span<'static>> {
        let cells = self.0.into_iter().map(|cell| match cell {
            Cell::Blank => (Role::Plain, " ".to_owned()),
            Cell::Sign(role, glyph) => (role, look.glyph(glyph).to_owned()),
            Cell::Letter(role, letter) => (role, letter.to_string()),
        });
        let mut runs: Vec<(Role, String)> = Vec::new();
        for (role, text) in cells {
            match runs.last_mut() {
                Some((last, run)) if *last == role => run.push_str(&text),
                Some(_) | None => runs.push((role, text)),
            }
        }
        runs.into_iter().map(|(role, text)| span(look, role, text)).collect()
    }
}
