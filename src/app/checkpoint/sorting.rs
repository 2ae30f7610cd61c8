//! Things being put in order, by keys and by typed lines.

use super::Pressed;
use crate::app::key::{Code, Key};

/// Things being put in order.
#[derive(Clone, Debug)]
pub struct Sorting {
    /// In the order shown, by their position in the file.
    pub shown: Vec<usize>,
    /// The row under the cursor.
    pub cursor: usize,
    /// Those placed so far, in the order given, by their position in the file.
    pub given: Vec<usize>,
}

impl Sorting {
    /// Nothing is placed yet.
    #[must_use]
    pub const fn new(shown: Vec<usize>) -> Self {
        Self { shown, cursor: 0, given: Vec::new() }
    }

    /// Which place the thing at this position of the file has so far, counted from 1.
    #[must_use]
    pub fn place(&self, position: usize) -> Option<usize> {
        self.given.iter().position(|given| *given == position).map(|place| place + 1)
    }

    #[expect(clippy::wildcard_enum_match_arm, reason = "every other key")]
    pub(super) fn press(&mut self, key: Key) -> Pressed {
        let last = self.shown.len().saturating_sub(1);
        match key.code {
            Code::Down | Code::Char('j') => self.cursor = (self.cursor + 1).min(last),
            Code::Up | Code::Char('k') => self.cursor = self.cursor.saturating_sub(1),
            Code::Char(' ') => self.place_row(self.cursor),
            Code::Char(digit @ '1'..='9') if !key.ctrl => {
                let row = digit.to_digit(10).map_or(0, |digit| digit as usize) - 1;
                if row <= last {
                    self.cursor = row;
                    self.place_row(row);
                }
            }
            Code::Backspace | Code::Delete => {
                self.given.pop();
            }
            Code::Enter => return Pressed::Submitted,
            _ => return Pressed::Unbound,
        }
        Pressed::Filled
    }

    /// The thing in this row comes next; if it has a place already, it is taken out again with
    /// those after it.
    fn place_row(&mut self, row: usize) {
        let Some(position) = self.shown.get(row).copied() else { return };
        match self.place(position) {
            Some(place) => self.given.truncate(place - 1),
            None => self.given.push(position),
        }
    }

    /// Reads an order as it is typed: `3 1 4 2`.
    pub(super) fn read(&mut self, text: &str) -> Result<(), String> {
        let count = self.shown.len();
        let words = text.split([' ', ',', ';']).filter(|word| !word.is_empty());
        let rows: Option<Vec<usize>> =
            words.map(|word| word.parse().ok().filter(|row| (1..=count).contains(row))).collect();
        let mut sorted = rows.clone().unwrap_or_default();
        sorted.sort_unstable();
        if !sorted.into_iter().eq(1..=count) {
            return Err(format!("type all numbers from 1 to {count} in order, such as `2 1 3`"));
        }
        let rows = rows.unwrap_or_default();
        self.given = rows.iter().filter_map(|row| self.shown.get(row - 1).copied()).collect();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_place_things_and_take_them_out_again() {
        let mut sorting = Sorting::new(vec![2, 0, 1]);
        for digit in ['2', '1', '3'] {
            let _ = sorting.press(Key::plain(Code::Char(digit)));
        }
        assert_eq!(sorting.given, [0, 2, 1]);
        let _ = sorting.press(Key::plain(Code::Char('1')));
        assert_eq!(sorting.given, [0], "what came after it has to be placed again");
        assert!(sorting.read("1 1 2").is_err());
        assert_eq!(sorting.read("3 1, 2"), Ok(()));
        assert_eq!(sorting.given, [1, 2, 0]);
    }
}
