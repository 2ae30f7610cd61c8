//! A list of which some are marked, by keys and by typed lines.

use super::Pressed;
use crate::app::key::{Code, Key};
use std::collections::BTreeSet;

/// A list of which some are marked.
#[derive(Clone, Debug)]
pub struct Options {
    /// In the order shown, by their position in the file.
    pub shown: Vec<usize>,
    /// The row under the cursor. None at first where Enter would answer, so that one Enter too
    /// many is no answer.
    pub cursor: Option<usize>,
    /// Those marked, by their position in the file.
    pub marked: BTreeSet<usize>,
    /// Whether more than one may be marked.
    pub several: bool,
}

impl Options {
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other key")]
    pub(super) fn press(&mut self, key: Key) -> Pressed {
        let last = self.shown.len().saturating_sub(1);
        match key.code {
            Code::Down | Code::Char('j') => {
                self.cursor = Some(self.cursor.map_or(0, |row| (row + 1).min(last)));
            }
            Code::Up | Code::Char('k') => {
                self.cursor = Some(self.cursor.map_or(last, |row| row.saturating_sub(1)));
            }
            Code::Char(' ') => {
                let row = *self.cursor.get_or_insert(0);
                self.mark(row);
            }
            Code::Char(digit @ '1'..='9') if !key.ctrl => {
                let row = digit.to_digit(10).map_or(0, |digit| digit as usize) - 1;
                if row > last {
                    return Pressed::Filled;
                }
                self.cursor = Some(row);
                if !self.several {
                    self.marked.clear();
                }
                self.mark(row);
                if !self.several {
                    return Pressed::Submitted;
                }
            }
            Code::Enter => {
                if let (Some(row), false, true) =
                    (self.cursor, self.several, self.marked.is_empty())
                {
                    self.mark(row);
                }
                return Pressed::Submitted;
            }
            _ => return Pressed::Unbound,
        }
        Pressed::Filled
    }

    fn mark(&mut self, row: usize) {
        let Some(position) = self.shown.get(row).copied() else { return };
        let had = self.marked.remove(&position);
        if !self.several {
            self.marked.clear();
        }
        if !had {
            self.marked.insert(position);
        }
    }

    /// Marks what a line names: `2`, `1 3`, `1,3`, `all`, `none`.
    pub(super) fn read(&mut self, text: &str) -> Result<(), String> {
        let text = text.trim().to_lowercase();
        let count = self.shown.len();
        let rows: Vec<usize> = match text.as_str() {
            "all" if self.several => (1..=count).collect(),
            "none" if self.several => Vec::new(),
            _ => text
                .split([' ', ',', ';'])
                .filter(|word| !word.is_empty())
                .map(|word| word.parse().ok().filter(|row| (1..=count).contains(row)))
                .collect::<Option<_>>()
                .filter(|rows: &Vec<usize>| !rows.is_empty())
                .ok_or_else(|| self.expected())?,
        };
        if rows.len() > 1 && !self.several {
            return Err("choose one".to_owned());
        }
        self.marked = rows.iter().filter_map(|row| self.shown.get(row - 1).copied()).collect();
        Ok(())
    }

    fn expected(&self) -> String {
        let count = self.shown.len();
        if self.several {
            format!("type numbers from 1 to {count}, such as `1 3`, or `all`")
        } else {
            format!("type a number from 1 to {count}")
        }
    }
}
