//! The session screen: a sitting, and what the trainee sees and types around it.
//!
//! Keys become messages by `session/keys.rs`, messages become commands in `session/deeds.rs`,
//! entries become words in `session/told.rs`, and typed lines reach the same messages through
//! `session/line.rs`. It never draws and never touches a file.

mod abbreviations;
pub mod account;
mod answering;
mod around;
mod away;
mod deeds;
mod hints;
pub mod keys;
mod leaving;
mod line;
pub mod naming;
mod near;
mod pointing;
mod prompting;
mod told;
mod typable;

pub use told::Said;

use super::attention::{self, Cause};
use super::checkpoint::Asked;
use super::effect::Effect;
use super::key::Key;
use super::keymap::{Hint, Keys};
use super::notice::{Notices, Tone};
use super::prompt::{LONGEST, Line, Purpose};
use super::reopened::Reopened;
use super::scroll::Scroll;
use super::turn::Turn;
use crate::procedure::StepIx;
use crate::session::{Command, Entry, Next, Session, Setting, Sitting};
use crate::time::Moment;
use std::time::Duration;

/// The state of the screen.
///
/// More than ten fields: each is a thing of its own on screen, and they change independently.
#[derive(Debug)]
pub struct SessionScreen {
    sitting: Sitting,
    entries: Vec<Entry>,
    /// The step the trainee has moved to; the next one, when there is none.
    cursor: Option<StepIx>,
    asked: Option<Asked>,
    prompt: Option<(Purpose, Line)>,
    /// What is typed of what is done next, where steps are named.
    naming: Line,
    /// The row of near misses under the cursor, once it was moved there.
    near_row: Option<usize>,
    said: Option<Said>,
    question: Option<Question>,
    focus: Focus,
    /// What just happened.
    pub notices: Notices,
    /// How far the card is scrolled.
    pub scroll: Scroll,
    /// The keys that are set.
    pub(super) keys: Keys,
}

/// Which panel the keys go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Focus {
    /// The step card and its checkpoint.
    Card,
    /// The rail of steps.
    Rail,
}

/// Something to be settled before anything else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Where the trainee is, after coming back: confirm.
    Recap {
        /// The last two steps completed, oldest first.
        done: Vec<StepIx>,
        /// How long the program was closed.
        away: Duration,
        /// What was found and mended on the way, in words.
        notes: Vec<String>,
    },
    /// Whether the time that the computer slept counts.
    Slept(Duration),
    /// Whether the session is to end.
    End,
    /// Whether the procedure ends with what came up.
    Stop,
}

impl Question {
    /// Whether yes may end the session: whoever types on has more to do.
    #[must_use]
    pub fn ends(&self) -> bool {
        matches!(self, Self::End | Self::Stop)
    }
}

impl SessionScreen {
    /// A new session, and its first entries.
    #[must_use]
    pub fn begin(setting: Setting, pace: Option<u32>, now: Moment) -> (Self, Vec<Entry>) {
        let mut sitting = Sitting::new(Session::new(setting), pace, now);
        let entries = sitting.perform(&Command::Start, now).entries;
        let mut screen = Self::around(sitting, entries.clone());
        screen.settle(now);
        (screen, entries)
    }

    /// A session that goes on, once the trainee has confirmed where they are.
    #[must_use]
    pub fn resume(reopened: Reopened, pace: Option<u32>, now: Moment) -> Self {
        let Reopened { setting, offer: _, entries, reached, away, notes } = reopened;
        let mut session = Session::replay(setting, &entries);
        if let Some(reached) = reached {
            session.go_on_from(reached);
        }
        let mut done: Vec<StepIx> = session.done_steps().rev().take(2).collect();
        done.reverse();
        let mut screen = Self::around(Sitting::new(session, pace, now), entries);
        screen.question = Some(Question::Recap { done, away, notes });
        screen.settle(now);
        screen
    }

    /// The screen as it was after these entries, to be looked at: its clock stands still.
    pub(super) fn seen_again(setting: Setting, entries: &[Entry], now: Moment) -> Self {
        let session = Session::replay(setting, entries);
        let mut screen = Self::around(Sitting::new(session, None, now), entries.to_vec());
        screen.tell(entries.last().map_or(&[], std::slice::from_ref), now);
        screen.settle(now);
        screen.attend(true, now);
        screen
    }

    fn around(sitting: Sitting, entries: Vec<Entry>) -> Self {
        Self {
            sitting,
            entries,
            cursor: None,
            asked: None,
            prompt: None,
            naming: Line::default(),
            near_row: None,
            said: None,
            question: None,
            focus: Focus::Card,
            notices: Notices::default(),
            scroll: Scroll::default(),
            keys: Keys::default(),
        }
    }

    /// The sitting.
    #[must_use]
    pub const fn sitting(&self) -> &Sitting {
        &self.sitting
    }

    /// The session.
    #[must_use]
    pub const fn session(&self) -> &Session {
        self.sitting.session()
    }

    /// Everything that has happened.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The step on the card: where the trainee has moved to, else what is next.
    #[must_use]
    pub fn card(&self) -> Option<StepIx> {
        self.cursor.or_else(|| match self.session().next() {
            Next::InHand(step) | Next::Begin(step) => Some(step),
            Next::Round(timer) => self.session().round_step(timer),
            Next::Resolve | Next::Finish | Next::Over(_) => None,
        })
    }

    /// The step that may be shown: where steps are named, only the one in hand.
    #[must_use]
    pub fn shown(&self) -> Option<StepIx> {
        if self.session().policy().types() {
            return self.session().in_hand().map(|visit| visit.step);
        }
        self.card()
    }

    /// Whether the trainee has moved away from what is next.
    #[must_use]
    pub const fn has_moved(&self) -> bool {
        self.cursor.is_some()
    }

    /// The checkpoint in hand and what has been filled in.
    #[must_use]
    pub const fn asked(&self) -> Option<&Asked> {
        self.asked.as_ref()
    }

    /// The prompt that is open.
    #[must_use]
    pub const fn prompt(&self) -> Option<&(Purpose, Line)> {
        self.prompt.as_ref()
    }

    /// What was said about the last deed, until the next key.
    #[must_use]
    pub const fn said(&self) -> Option<&Said> {
        self.said.as_ref()
    }

    /// What has to be settled first.
    #[must_use]
    pub const fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    /// Which panel the keys go to.
    #[must_use]
    pub const fn focus(&self) -> Focus {
        self.focus
    }

    /// Whether keys go to the checkpoint.
    #[must_use]
    pub fn is_answering(&self) -> bool {
        let asked = self.asked.is_some() && !self.session().is_paused();
        asked && self.focus == Focus::Card && self.cursor.is_none()
    }

    /// What works now.
    #[must_use]
    pub fn hints(&self) -> Vec<Hint> {
        hints::hints(self)
    }

    /// Lets time have passed until `now`.
    pub fn wake(&mut self, now: Moment) -> Turn {
        self.run_instrument(now);
        let entries = self.sitting.wake(now);
        let turn = self.took_place(entries, now, Cause::Time);
        self.settle(now);
        turn
    }

    /// How far the clock has come, while it runs.
    #[must_use]
    pub fn reached(&self, now: Moment) -> Option<Effect> {
        let running = self.sitting.next_second(now).is_some();
        running.then(|| Effect::Reached(self.session().len(), self.sitting.stamp(now)))
    }

    /// Does what a key asks.
    pub fn update(&mut self, key: Key, now: Moment) -> Turn {
        self.run_instrument(now);
        let turn = keys::press(self, key, now);
        let turn = self.hold(turn, now);
        self.settle(now);
        turn
    }

    /// Types pasted text where something is being typed, and says so where it is too long.
    pub fn paste(&mut self, text: &str, now: Moment) {
        let fits = if let Some((_, line)) = &mut self.prompt {
            line.paste(text)
        } else if let Some(asked) = &mut self.asked {
            asked.paste(text)
        } else if self.is_naming() {
            self.naming.paste(text)
        } else {
            return;
        };
        if !fits {
            self.complain(format!("too long: the first {LONGEST} characters were taken"), now);
        }
        self.settle(now);
    }

    /// Does what a typed line asks.
    pub fn line(&mut self, text: &str, now: Moment) -> Turn {
        let turn = line::read(self, text, now);
        let turn = self.hold(turn, now);
        self.settle(now);
        turn
    }

    /// When the screen will next change by itself.
    #[must_use]
    pub fn next_wake(&self, now: Moment) -> Option<Moment> {
        let due = self.sitting.next_due();
        let second = self.sitting.next_second(now);
        let frame = self.asked.as_ref().filter(|_| self.is_answering());
        let frame = frame.and_then(|asked| asked.next_frame(now));
        [due, second, frame, self.notices.next_fading(now)].into_iter().flatten().min()
    }

    /// An instrument in hand has run until `now`.
    fn run_instrument(&mut self, now: Moment) {
        if let Some(asked) = &mut self.asked {
            asked.tick(now);
        }
    }

    /// Does `command`; entries are kept and told.
    fn perform(&mut self, command: &Command, now: Moment) -> Turn {
        let performed = self.sitting.perform(command, now);
        let turn = self.took_place(performed.entries, now, Cause::Deed);
        match performed.refusal {
            Some(refusal) => self.refused(&refusal, now),
            None => self.notices.go_on(),
        }
        turn
    }

    fn took_place(&mut self, entries: Vec<Entry>, now: Moment, cause: Cause) -> Turn {
        if entries.is_empty() {
            return Turn::stay();
        }
        let calls = attention::calls(self.session(), &entries, cause);
        self.tell(&entries, now);
        self.entries.extend(entries.iter().cloned());
        Turn::ask(std::iter::once(Effect::Record(entries)).chain(calls).collect())
    }

    /// Brings what is shown in line with the session, and lets time run or stand still.
    fn settle(&mut self, now: Moment) {
        if !self.asked.as_ref().is_some_and(|asked| asked.is_for(self.session())) {
            let had = self.asked.is_some();
            self.asked = Asked::new(self.session());
            if had || self.asked.is_some() {
                self.focus = Focus::Card;
            }
        }
        self.settle_naming();
        self.attend(false, now);
    }

    /// Time runs while the trainee decides or performs, a refusal before them or not; it stands
    /// still while they type, read what is said about an answer, or look at something over the
    /// screen.
    pub fn attend(&mut self, covered: bool, now: Moment) {
        let reading = self.said.as_ref().is_some_and(Said::is_read);
        let typing = self.session().unclear().is_some() || !self.naming.text().is_empty();
        let free = self.prompt.is_none() && self.question.is_none() && !reading && !typing;
        self.sitting.attend(free && !covered, now);
    }

    fn notice(&mut self, tone: Tone, text: impl Into<String>, now: Moment) {
        self.notices.tell(tone, text.into(), now);
    }

    /// Says why nothing came of what was asked, until something does.
    fn complain(&mut self, text: impl Into<String>, now: Moment) {
        self.notices.complain(text.into(), now);
    }
}
