//! Time in which nobody rehearses: the computer sleeps, the program is stopped or left.
//!
//! Session time stands still in it, but for a sleep that the trainee lets count; the clock on the
//! wall does not, and what it moves is told it in every case.

use super::{Question, SessionScreen};
use crate::app::turn::Turn;
use crate::session::Command;
use crate::time::Moment;
use std::time::Duration;

impl SessionScreen {
    /// Asks whether the time that the computer slept counts.
    pub fn slept(&mut self, lasted: Duration, now: Moment) -> Turn {
        let running = self.session().is_running();
        match &mut self.question {
            Some(Question::Recap { away, .. }) => *away = away.saturating_add(lasted),
            Some(Question::Slept(slept)) => *slept = slept.saturating_add(lasted),
            None if running => self.question = Some(Question::Slept(lasted)),
            // In a pause, or at the end, it does not count.
            Some(Question::End | Question::Stop) | None => return self.sleep(lasted, now),
        }
        Turn::stay()
    }

    /// Leaves a session that is under way; one whose trainee has not yet confirmed where they
    /// are is left as it was.
    pub fn part(&mut self, now: Moment) -> Turn {
        match self.question {
            // Nobody said that it counts.
            Some(Question::Slept(lasted)) => {
                let turn = self.sleep(lasted, now);
                self.stop(now).after(turn.effects)
            }
            Some(Question::Recap { .. } | Question::End | Question::Stop) | None => self.stop(now),
        }
    }

    /// The program is about to be stopped: until it goes on the session is as good as left.
    pub fn stop(&mut self, now: Moment) -> Turn {
        if self.is_underway() { self.perform(&Command::Leave, now) } else { Turn::stay() }
    }

    /// The program goes on after it was stopped for `away`.
    pub fn go_on(&mut self, away: Duration, now: Moment) -> Turn {
        if let Some(Question::Recap { away: before, .. }) = &mut self.question {
            *before = before.saturating_add(away);
        }
        if self.is_underway() { self.perform(&Command::Return(away), now) } else { Turn::stay() }
    }

    fn sleep(&mut self, lasted: Duration, now: Moment) -> Turn {
        self.perform(&Command::Slept { lasted, counts: false }, now)
    }

    /// Whether the session is not over, and the trainee has confirmed where they are.
    fn is_underway(&self) -> bool {
        let confirmed = !matches!(self.question, Some(Question::Recap { .. }));
        self.session().end().is_none() && confirmed
    }
}
