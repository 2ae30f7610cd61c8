//! Near misses: what may have been meant by what was unclear, and how one of them is picked.
//!
//! Whoever types on says it in other words instead.

use super::SessionScreen;
use crate::app::key::{Code, Key};
use crate::app::turn::Turn;
use crate::session::Command;
use crate::time::Moment;

impl SessionScreen {
    /// What may have been meant by what was unclear, in words, the last row none of it; nothing
    /// while it is being said in other words.
    #[must_use]
    pub fn near(&self) -> Option<(&str, Vec<String>)> {
        let (text, near) = self.session().unclear().filter(|_| self.naming.text().is_empty())?;
        let mut rows: Vec<String> = near.iter().map(|meaning| self.meant(*meaning)).collect();
        rows.push("None of these".to_owned());
        Some((text, rows))
    }

    /// The row under the cursor, once it was moved there: Enter alone picks nothing.
    #[must_use]
    pub const fn near_row(&self) -> Option<usize> {
        self.near_row
    }

    /// Says which was meant.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other key")]
    pub(super) fn near_key(&mut self, key: Key, now: Moment) -> Turn {
        let last = self.last_row();
        match key.code {
            Code::Down => self.near_row = Some(self.near_row.map_or(0, |row| row + 1).min(last)),
            Code::Up => {
                self.near_row = Some(self.near_row.map_or(last, |row| row.saturating_sub(1)));
            }
            Code::Enter => {
                if let Some(row) = self.near_row {
                    return self.pick(row, now);
                }
            }
            Code::Char('0') => return self.pick(last, now),
            Code::Char(digit @ '1'..='9') if !key.ctrl => {
                let row = digit.to_digit(10).map_or(0, |digit| digit as usize) - 1;
                if row <= last {
                    return self.pick(row, now);
                }
            }
            Code::Char(letter) if !key.ctrl && letter != ' ' => {
                self.near_row = None;
                self.naming.edit(key);
            }
            _ => {}
        }
        Turn::stay()
    }

    /// Reads which was meant: its number, or 0 for none. A command is one; other words are typed
    /// instead of those that were unclear.
    pub(super) fn near_line(&mut self, text: &str, now: Moment) -> Turn {
        let last = self.last_row();
        match text.parse::<usize>() {
            Ok(0) => return self.pick(last, now),
            Ok(number) if number <= last + 1 => return self.pick(number - 1, now),
            Ok(_) | Err(_) => {}
        }
        if text.contains(char::is_alphabetic) {
            return self.name(text, now);
        }
        self.complain(format!("type a number from 1 to {}", last + 1), now);
        Turn::stay()
    }

    /// The row of none of them.
    fn last_row(&self) -> usize {
        self.session().unclear().map_or(0, |(_, near)| near.len())
    }

    fn pick(&mut self, row: usize, now: Moment) -> Turn {
        self.near_row = None;
        let near = self.session().unclear().and_then(|(_, near)| near.get(row).copied());
        self.perform(&Command::Pick(near), now)
    }
}
