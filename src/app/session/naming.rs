//! Naming what is done next, where the mode lets the trainee type: the line, near misses, how
//! often, and what of their own entries the trainee sees.
//!
//! What was meant is judged in the session; here is only what is typed and what is shown of it.

use super::keys::NAME;
use super::{Focus, Question, SessionScreen};
use crate::app::key::{Code, Key};
use crate::app::keymap;
use crate::app::phrase::{self, Phrase};
use crate::app::prompt::{Line, Purpose};
use crate::app::turn::Turn;
use crate::procedure::StepIx;
use crate::session::judge;
use crate::session::policy::Order;
use crate::session::{Acted, Answer, Answered, Command, Entry, Event, Heard, Idle, Meaning, Until};
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
    /// What was decided.
    Decided(String),
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
        if let Some(message) = keymap::dispatch(NAME, self, key) {
            return self.message(message, now);
        }
        match key.code {
            Code::Enter => {
                let text = std::mem::take(&mut self.naming).text().trim().to_owned();
                let turn = self.name(&text, now);
                if self.waits_within(&text) {
                    self.naming.paste(&text);
                }
                turn
            }
            Code::Esc if self.naming.text().is_empty() => {
                self.focus = Focus::Rail;
                Turn::stay()
            }
            Code::Esc => {
                self.naming = Line::default();
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
        if self.waits_within(text) {
            self.complain("say the wait on a line of its own: each takes its time", now);
            return Turn::stay();
        }
        let vocabulary = self.session().vocabulary();
        let known = vocabulary.has_title(text) || vocabulary.has_phase(text);
        let titled = !text.starts_with(':') && known;
        match phrase::parse_named(text) {
            // What is a way out too is that, once nothing of that title is open.
            Ok(Some(phrase @ Phrase::Resolve(_))) if !titled || !self.is_open(text) => {
                self.said = None;
                self.phrase(phrase, now)
            }
            Ok(Some(phrase)) if !titled => {
                self.said = None;
                self.phrase(phrase, now)
            }
            Err(unclear) if !titled => {
                self.complain(unclear, now);
                Turn::stay()
            }
            Ok(_) | Err(_) => {
                self.said = None;
                let before = self.entries.len();
                let turn = self.perform(&Command::Say(text.to_owned()), now);
                // What is in hand already is held so much longer.
                let length = phrase::spoken::lasting(text).filter(|_| self.is_holding());
                match length.filter(|_| self.entries.len() == before) {
                    Some(length) => self.perform(&Command::Wait(Until::For(length)), now),
                    None => self.over(turn),
                }
            }
        }
    }

    /// Whether what was typed is an open step, word for word.
    fn is_open(&self, text: &str) -> bool {
        let session = self.session();
        let parts = session.vocabulary().hear(text, &|step| session.turn(step));
        parts.iter().any(|part| match part.heard {
            Heard::Clear(Meaning::Step(step)) => session.turn(step) == judge::Turn::Open,
            Heard::Clear(_) | Heard::Unclear(_) | Heard::Nothing => false,
        })
    }

    /// Whether a wait stands among other things that are done next.
    fn waits_within(&self, text: &str) -> bool {
        let vocabulary = self.session().vocabulary();
        let pieces = judge::pieces(text);
        let leads = phrase::leads_with_wait(text);
        let waits = |piece: &&str| matches!(phrase::parse_named(piece), Ok(Some(Phrase::Wait(_))));
        (pieces.len() > 1 || leads)
            && !text.starts_with(':')
            && matches!(phrase::parse_named(text), Ok(None))
            && !vocabulary.has_title(text)
            && (leads || pieces.iter().any(|piece| waits(piece) && !vocabulary.has_title(piece)))
    }

    /// Whether a step is in hand that goes on until it is said to be done, and nothing is asked.
    fn is_holding(&self) -> bool {
        let session = self.session();
        let held = session.in_hand().is_some_and(|visit| session.form(visit).is_held());
        let asked = session.checkpoint_in_hand().is_some() || session.unclear().is_some();
        held && !asked && self.question.is_none() && self.prompt.is_none()
    }

    /// Lets the time pass that the trainee said they do the step in hand for, when they named it:
    /// once, and after what it asks.
    pub(super) fn hold(&mut self, turn: Turn, now: Moment) -> Turn {
        if !self.session().policy().types() || !self.session().is_running() || !self.is_holding() {
            return turn;
        }
        let Some(length) = self.said_to_last() else { return turn };
        let wait = self.perform(&Command::Wait(Until::For(length)), now);
        Turn { go: turn.go, ..wait.after(turn.effects) }
    }

    /// How long the step in hand was said to last when it was named, unless time was let pass
    /// since.
    fn said_to_last(&self) -> Option<Duration> {
        let held = self.session().in_hand()?.step;
        let begun = |entry: &Entry| matches!(&entry.event, Event::Begun(it) if it.step == held);
        let begun = self.entries.iter().rposition(begun)?;
        let (before, since) = self.entries.split_at_checked(begun)?;
        if since.iter().any(|entry| matches!(entry.event, Event::Waiting(_))) {
            return None;
        }
        let named = |entry: &Entry| {
            let Event::Typed(typed) = &entry.event else { return None };
            let this = Heard::Clear(Meaning::Step(held));
            typed.parts.iter().rfind(|part| part.heard == this).map(|part| part.text.clone())
        };
        phrase::spoken::lasting(&before.iter().rev().find_map(named)?)
    }

    /// Takes how often a step of a repeat is done.
    pub(super) fn count(&mut self, text: &str, now: Moment) -> Turn {
        if let Some(times) = phrase::spoken::times(text) {
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
        let mut waiting: Option<(SessionTime, SessionTime)> = None;
        let taken_back = self.session().taken_back();
        let lasts = |entry: &&Entry| taken_back.iter().all(|range| !range.contains(&entry.seq));
        for entry in self.entries.iter().filter(lasts) {
            #[expect(
                clippy::wildcard_enum_match_arm,
                reason = "nothing else is an entry of theirs"
            )]
            match &entry.event {
                Event::Begun(begun) => match own.last_mut() {
                    Some(Own::Step(step, times)) if *step == begun.step && begun.pass > 1 => {
                        *times += 1;
                    }
                    _ => own.push(Own::Step(begun.step, 1)),
                },
                Event::RoundDone(round) => own.push(Own::Act(self.act(round.timer))),
                Event::Answered(answered) => own.extend(self.decided(answered).map(Own::Decided)),
                Event::Resolved(resolved) => own.push(Own::Act(resolved.said.words().to_owned())),
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

    /// What an answer decides, where it decides how the procedure goes on.
    fn decided(&self, answered: &Answered) -> Option<String> {
        let form = self.session().procedure().step_on(answered.step, answered.pass)?;
        let decide = form.decide().filter(|_| answered.checkpoint + 1 == form.checkpoints.len())?;
        let Answer::Choose { picked, .. } = &answered.answer else { return None };
        Some(decide.arms.get(*picked.first()?)?.text.clone())
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
            Own::Decided(text) => format!("decided: {text}"),
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
