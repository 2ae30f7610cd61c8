//! Answering the checkpoint in hand, by keys and by typed lines.

use super::SessionScreen;
use crate::app::checkpoint::{Asked, Reply};
use crate::app::key::Key;
use crate::app::notice::Tone;
use crate::app::phrase;
use crate::app::turn::Turn;
use crate::session::{Answer, Command};
use crate::time::Moment;

impl SessionScreen {
    /// Answers by a key; nothing when the key means nothing to the checkpoint.
    pub(super) fn answer_key(&mut self, key: Key, now: Moment) -> Option<Turn> {
        let policy = self.session().policy();
        let reply = self.asked_of(|asked, checkpoint| asked.press(key, checkpoint, policy))?;
        (reply != Reply::Unbound).then(|| self.reply(reply, now))
    }

    /// Whether the checkpoint in hand takes this key.
    pub(super) fn answers_by(&self, key: Key) -> bool {
        let in_hand = self.session().checkpoint_in_hand().zip(self.asked.as_ref());
        in_hand.is_some_and(|((_, _, checkpoint), asked)| {
            asked.takes(key, checkpoint, self.session().policy())
        })
    }

    /// Answers by a typed line.
    pub(super) fn answer_line(&mut self, text: &str, now: Moment) -> Turn {
        let policy = self.session().policy();
        let reply = self.asked_of(|asked, checkpoint| asked.line(text, checkpoint, policy));
        reply.map_or_else(Turn::stay, |reply| self.reply(reply, now))
    }

    fn asked_of(
        &mut self,
        fill: impl FnOnce(&mut Asked, &crate::procedure::Checkpoint) -> Reply,
    ) -> Option<Reply> {
        let (_, _, checkpoint) = self.sitting.session().checkpoint_in_hand()?;
        Some(fill(self.asked.as_mut()?, checkpoint))
    }

    fn reply(&mut self, reply: Reply, now: Moment) -> Turn {
        // What was said about the last answer is what the next one is made of: it stays until then.
        if !matches!(reply, Reply::Unbound | Reply::Filled) {
            self.said = None;
        }
        match reply {
            Reply::Unbound | Reply::Filled => Turn::stay(),
            Reply::Told(told) => {
                self.notice(Tone::Attention, told, now);
                Turn::stay()
            }
            Reply::Answer(answer) => self.answer(answer, now),
            Reply::Unclear(unclear) => {
                self.complain(unclear, now);
                Turn::stay()
            }
            Reply::Command(typed) => {
                self.asked = None;
                self.command(&typed, now)
            }
        }
    }

    /// Does what a line that starts with a colon asks.
    pub(super) fn command(&mut self, typed: &str, now: Moment) -> Turn {
        match phrase::parse(typed) {
            Ok(Some(phrase)) => self.phrase(phrase, now),
            Ok(None) => Turn::stay(),
            Err(unclear) => {
                self.complain(unclear, now);
                Turn::stay()
            }
        }
    }

    fn answer(&mut self, answer: Answer, now: Moment) -> Turn {
        let Some((step, ..)) = self.session().checkpoint_in_hand() else { return Turn::stay() };
        let stays = self.asked.as_ref().is_some_and(Asked::stays_filled);
        let confidence = self.asked.as_ref().and_then(Asked::confidence);
        let turn = self.perform(&Command::Answer(step, answer, confidence), now);
        if !stays {
            self.asked = None;
        }
        turn
    }
}
