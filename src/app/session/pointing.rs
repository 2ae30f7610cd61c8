//! Pointing: what a click on the session screen does. Each is what a key does too, so that whoever
//! has no mouse misses nothing.

use super::{Focus, SessionScreen};
use crate::app::key::{Code, Key};
use crate::app::turn::Turn;
use crate::procedure::StepIx;
use crate::procedure::map::Point;
use crate::time::Moment;

impl SessionScreen {
    /// Shows a step of the rail, or goes back to what is next if it is that.
    pub fn point_at_step(&mut self, step: StepIx, now: Moment) -> Turn {
        let free = self.question.is_none() && self.prompt.is_none() && self.near().is_none();
        if !free || self.session().policy().types() {
            return Turn::stay();
        }
        self.said = None;
        self.look_at(None);
        let next = self.card() == Some(step);
        self.focus = if self.asked.is_some() && !next { Focus::Rail } else { Focus::Card };
        self.look_at((!next).then_some(step));
        self.settle(now);
        Turn::stay()
    }

    /// Takes a row of the list in front: a near miss, an option, or something to put in order.
    pub fn point_at_row(&mut self, row: usize, now: Moment) -> Turn {
        let last = self.near().map_or(0, |(_, rows)| rows.len() - 1);
        let digit = if last > 0 && row == last { Some(0) } else { u32::try_from(row + 1).ok() };
        let digit = digit.filter(|digit| *digit < 10).and_then(|digit| char::from_digit(digit, 10));
        if let Some(digit) = digit {
            return self.update(Key::plain(Code::Char(digit)), now);
        }
        // Beyond the ninth there is no digit: the cursor goes there, and a key takes it.
        if let Some(asked) = &mut self.asked {
            asked.point(row);
        }
        Turn::stay()
    }

    /// Moves the cursor of the map in front to this point; a click where it is already does what
    /// Enter does.
    pub fn point_at_map(&mut self, at: Point, now: Moment) -> Turn {
        let moved = self.is_answering() && self.asked.as_mut().is_some_and(|it| it.point_at(at));
        if moved { Turn::stay() } else { self.update(Key::plain(Code::Enter), now) }
    }

    /// Scrolls the card.
    pub fn wheel(&self, notches: isize) {
        self.scroll.by(notches);
    }
}
