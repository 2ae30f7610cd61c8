//! The prompt that is open: what keys do in it. What is typed there is taken by `deeds.rs`.

use super::SessionScreen;
use crate::app::key::{Code, Key};
use crate::app::phrase::Phrase;
use crate::app::turn::Turn;
use crate::time::Moment;

impl SessionScreen {
    /// Types into the prompt, takes what was typed, or closes it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other key")]
    pub(super) fn prompt_key(&mut self, key: Key, now: Moment) -> Turn {
        match key.code {
            Code::Esc => self.phrase(Phrase::NeverMind, now),
            Code::Enter => self.submit_prompt(now),
            _ => {
                if let Some((_, line)) = &mut self.prompt {
                    line.edit(key);
                }
                Turn::stay()
            }
        }
    }
}
