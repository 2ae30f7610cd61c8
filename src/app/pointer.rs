//! The pointer: what a click and the wheel reach. Where things stand is known only once they have
//! been drawn, so the view puts them down here as it draws, as it does the end of a text in
//! `scroll.rs`. What a target does is each screen's own; a click does nothing that no key does.

use super::key::Key;
use crate::procedure::StepIx;
use crate::procedure::map::Point;
use std::cell::RefCell;

/// What the pointer did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// A click in this column and row, counted from 0.
    Click(u16, u16),
    /// The wheel was turned by this many notches, down if more than 0.
    Wheel(isize),
}

/// What can be clicked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// What this key does.
    Press(Key),
    /// A step of the rail.
    Step(StepIx),
    /// A row of the list in front, counted from 0.
    Row(usize),
    /// The map in front.
    Map(Grid),
}

/// Where the cells of the screen are on a map. In thousandths of a millimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// The middle of the screen's first cell, were the map as large as the screen.
    origin: (i64, i64),
    /// From one cell to the next, to the right and down.
    cell: (i64, i64),
}

impl Grid {
    /// The grid with the middle of the screen's first cell at `origin` and the next `cell` farther
    /// to the right and down, all in millimetres.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "maps are metres wide at most")]
    pub fn new(origin: (f64, f64), cell: (f64, f64)) -> Self {
        let fine = |(x, y): (f64, f64)| ((x * 1000.0).round() as i64, (y * 1000.0).round() as i64);
        Self { origin: fine(origin), cell: fine(cell) }
    }

    /// The point of the map in this column and row of the screen.
    #[must_use]
    pub fn point(self, column: u16, row: u16) -> Point {
        let at = |origin: i64, cell: i64, position: u16| {
            let fine = origin + cell * i64::from(position);
            i32::try_from(fine).map_or(0.0, f64::from) / 1000.0
        };
        Point::new(at(self.origin.0, self.cell.0, column), at(self.origin.1, self.cell.1, row))
    }
}

/// A place on the screen: its first column and row, and how many there are of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The first column.
    pub x: u16,
    /// The first row.
    pub y: u16,
    /// How many columns.
    pub width: u16,
    /// How many rows.
    pub height: u16,
}

impl Place {
    const fn holds(self, column: u16, row: u16) -> bool {
        let (right, bottom) =
            (self.x.saturating_add(self.width), self.y.saturating_add(self.height));
        column >= self.x && column < right && row >= self.y && row < bottom
    }
}

/// What can be clicked on the screen as it was last drawn.
#[derive(Debug, Default)]
pub struct Targets {
    places: RefCell<Vec<(Place, Target)>>,
}

impl Targets {
    /// Nothing can be clicked: the screen is drawn anew, or something covers it.
    pub fn clear(&self) {
        self.places.borrow_mut().clear();
    }

    /// This can be clicked here. What is put down later covers what was there before.
    pub fn put(&self, place: Place, target: Target) {
        self.places.borrow_mut().push((place, target));
    }

    /// What a click here reaches.
    #[must_use]
    pub fn at(&self, column: u16, row: u16) -> Option<Target> {
        let places = self.places.borrow();
        let hit = places.iter().rev().find(|(place, _)| place.holds(column, row));
        hit.map(|(_, target)| *target)
    }

    /// All that can be clicked, in the order drawn.
    #[must_use]
    pub fn all(&self) -> Vec<(Place, Target)> {
        self.places.borrow().clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_later_covers_what_was_there() {
        let targets = Targets::default();
        targets.put(Place { x: 0, y: 1, width: 4, height: 2 }, Target::Row(1));
        targets.put(Place { x: 2, y: 2, width: 1, height: 1 }, Target::Row(2));
        let at = |column, row| targets.at(column, row);
        assert_eq!((at(0, 0), at(0, 1), at(3, 2)), (None, Some(Target::Row(1)), at(0, 1)));
        assert_eq!((at(2, 2), at(4, 1), at(0, 3)), (Some(Target::Row(2)), None, None));
        targets.clear();
        assert_eq!(targets.at(0, 1), None);
    }
}
