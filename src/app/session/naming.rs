//! Naming what is done next, where the mode lets the trainee type: the line, near misses, how
//! often, and what of their own entries the trainee sees.
//!
//! What was meant is judged in the session; here is only what is typed and what is shown of it.

use super::{Focus, Question, SessionScreen};
use crate::app::key::{Code, Key};
use crate::app::phrase;
use crate::app::prompt::{Line, Purpose};
use crate::app::turn::Turn;
use crate::procedure::StepIx;
use crate::session::policy::Order;
use crate::session::{Acted, Command, Event, Idle, Meaning};
use crate::time::{Moment, SessionTime, Words};
use std::time::Duration;

/// One of the trainee's own entries, as the rail shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Own {
    /// A step, and how often it was done in a row.
    Step(StepIx, u32),
    /// Something else that was done, as it was typed.
    Act(String),
    /// A phase whose parts are to be named.
    Phase(String),
    /// Time that was let pass.
    Wait(Duration),
}

impl SessionScreen {
    /// Whether printing keys type what is done next.
    #[must_use]
    pub fn is_naming(&self) -> bool {
        let session = self.session();
        session.policy().types()
            && self.focus == Focus::Card
            && session.is_running()
            && self.asked.is_none()
            && self.prompt.is_none()
            && (session.unclear().is_none() || !self.naming.text().is_empty())
    }

    /// What has been typed so far of what is done next.
    #[must_use]
    pub const fn naming(&self) -> &Line {
        &self.naming
    }

    /// What something that was typed means, in the procedure's own words.
    pub(super) fn meant(&self, meaning: Meaning) -> String {
        let procedure = self.session().procedure();
        match meaning {
            Meaning::Step(step) => procedure.step(step).title.clone(),
            Meaning::Round(timer) => self.act(timer),
            Meaning::WrongAct(position) => {
                let act = procedure.mishaps().wrong_acts.get(position);
                act.map(|wrong| wrong.act.clone()).unwrap_or_default()
            }
            Meaning::Phase(position) => {
                let phases = procedure.phases();
                phases.get(position).map(|phase| phase.title.clone()).unwrap_or_default()
            }
        }
    }

    /// Types into the line, or takes what was typed.
    #[expect(clippy::wildcard_enum_match_arm, reason = "every other key")]
    pub(super) fn name_key(&mut self, key: Key, now: Moment) -> Turn {
        match key.code {
            Code::Enter => {
                let text = std::mem::take(&mut self.naming).text().trim().to_owned();
                self.name(&text, now)
            }
            Code::Esc if self.naming.text().is_empty() => {
                self.focus = Focus::Rail;
                Turn::stay()
            }
            Code::Esc => {
                self.naming = Line::default();
                Turn::stay()
            }
            Code::Tab => {
                self.focus = Focus::Rail;
                Turn::stay()
            }
            Code::PageDown => {
                self.scroll.by(5);
                Turn::stay()
            }
            Code::PageUp => {
                self.scroll.by(-5);
                Turn::stay()
            }
            _ => {
                self.naming.edit(key);
                Turn::stay()
            }
        }
    }

    /// Takes what was typed: a command, what is done next, or nothing.
    pub(super) fn name(&mut self, text: &str, now: Moment) -> Turn {
        if text.is_empty() {
            self.said = None;
            return self.go(now);
        }
        let titled = !text.starts_with(':') && self.session().vocabulary().has_title(text);
        match phrase::parse_named(text) {
            Ok(Some(phrase)) if !titled => {
                self.said = None;
                self.phrase(phrase, now)
            }
            Err(unclear) => {
                self.complain(unclear, now);
                Turn::stay()
            }
            Ok(_) => {
                self.said = None;
                let turn = self.perform(&Command::Say(text.to_owned()), now);
                self.over(turn)
            }
        }
    }

    /// Takes how often a step of a repeat is done.
    pub(super) fn count(&mut self, text: &str, now: Moment) -> Turn {
        let bare = text.trim().trim_end_matches("times").trim_end_matches('x');
        if let Some(times) = phrase::spoken::number(bare) {
            return self.perform(&Command::Count(times), now);
        }
        if let Ok(Some(phrase)) = phrase::parse_named(text) {
            return self.phrase(phrase, now);
        }
        self.complain(Idle::BadCount.words(), now);
        Turn::stay()
    }

    /// Ends the session, once that is confirmed where nothing says what is still open.
    pub(super) fn finish(&mut self, now: Moment) -> Turn {
        if self.session().policy().order == Order::Own && self.session().end().is_none() {
            self.question = Some(Question::End);
            return Turn::stay();
        }
        let turn = self.perform(&Command::Finish, now);
        self.over(turn)
    }

    /// The trainee's own entries so far, without what was taken back.
    #[must_use]
    pub fn own(&self) -> Vec<Own> {
        let procedure = self.session().procedure();
        let mut own: Vec<Own> = Vec::new();
        let mut typed = 0;
        let mut waiting: Option<(SessionTime, SessionTime)> = None;
        for entry in &self.entries {
            #[expect(
                clippy::wildcard_enum_match_arm,
                reason = "nothing else is an entry of theirs"
            )]
            match &entry.event {
                Event::Typed(_) => typed = own.len(),
                Event::TakenBack(_) => own.truncate(typed),
                Event::Begun(begun) => match own.last_mut() {
                    Some(Own::Step(step, times)) if *step == begun.step && begun.pass > 1 => {
                        *times += 1;
                    }
                    _ => own.push(Own::Step(begun.step, 1)),
                },
                Event::RoundDone(round) => own.push(Own::Act(self.act(round.timer))),
                Event::Acted(Acted { text, meaning }) => {
                    let meant = meaning.map(|meaning| self.meant(meaning));
                    own.push(Own::Act(meant.unwrap_or_else(|| text.clone())));
                }
                Event::Opened(phase) => {
                    let phases = procedure.phases();
                    let title = phases.get(*phase).map(|phase| phase.title.clone());
                    own.push(Own::Phase(title.unwrap_or_default()));
                }
                Event::Waiting(until) => {
                    waiting = Some((entry.at, *until));
                    own.push(Own::Wait(until.since(entry.at)));
                }
                Event::Waited => {
                    // A wait that was ended before its time lasted only so long.
                    if let (Some((from, _)), Some(Own::Wait(length))) =
                        (waiting.take(), own.last_mut())
                    {
                        *length = entry.at.since(from);
                    }
                }
                _ => {}
            }
        }
        own
    }

    /// One of the trainee's own entries in words.
    #[must_use]
    pub fn own_words(&self, own: &Own) -> String {
        match own {
            Own::Step(step, times) => {
                let title = &self.session().procedure().step(*step).title;
                if *times > 1 { format!("{title}, {times} times") } else { title.clone() }
            }
            Own::Act(text) => text.clone(),
            Own::Phase(title) => format!("{title}:"),
            Own::Wait(length) => format!("wait {}", Words(*length)),
        }
    }

    /// Opens and closes what has to be said before anything else: how often.
    pub(super) fn settle_naming(&mut self) {
        let asks = matches!(self.prompt, Some((Purpose::Count(_), _)));
        match self.session().uncounted() {
            Some(step) if self.prompt.is_none() => {
                self.prompt = Some((Purpose::Count(step), Line::default()));
            }
            None if asks => self.prompt = None,
            Some(_) | None => {}
        }
    }
}
