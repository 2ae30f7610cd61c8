//! Entries to words: what is said about an answer or a refusal, and notices of what fell due.

use super::SessionScreen;
use crate::app::checkpoint::{Feedback, feedback};
use crate::app::notice::Tone;
use crate::procedure::{Act, Subject, TimerIx};
use crate::session::event::Answered;
use crate::session::policy::{Feedback as When, Rounds};
use crate::session::{Entry, Event, Mark, Refusal, TimerChange, words};
use crate::time::{Clock, Moment, Words};

/// What is said about the last deed, until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// About an answer.
    Feedback(Feedback),
    /// Why something is refused, each reason on its own.
    Refused {
        /// What was refused.
        what: String,
        /// The reasons.
        reasons: Vec<String>,
        /// Whether a reason is enough to go on all the same.
        can_override: bool,
    },
}

impl SessionScreen {
    /// Says what `entries` amount to.
    pub(super) fn tell(&mut self, entries: &[Entry], now: Moment) {
        for entry in entries {
            self.tell_one(entry, now);
        }
    }

    fn tell_one(&mut self, entry: &Entry, now: Moment) {
        if let Event::Answered(answered) = &entry.event {
            self.tell_answer(answered);
        }
        if let Some((tone, text)) = self.timed_words(entry).or_else(|| self.event_words(entry)) {
            self.notice(tone, text, now);
        }
        if let Event::Done(done) = &entry.event {
            for change in &done.timers {
                let text = self.timer_words(*change);
                self.notice(Tone::Plain, text, now);
            }
        }
    }

    /// What fell due, in words, where the policy speaks of it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "`event_words` meets every event")]
    fn timed_words(&self, entry: &Entry) -> Option<(Tone, String)> {
        let at = Clock(entry.at.elapsed());
        let speaks = self.session().policy().rounds == Rounds::Announced;
        let (tone, what, round) = match &entry.event {
            Event::Passed(timer, mark) if speaks => {
                let (tone, what) = match mark {
                    Mark::AtLeast => (Tone::Plain, "is long enough now"),
                    Mark::Target => (Tone::Good, "has reached its target"),
                    Mark::AtMost => (Tone::Bad, "is past its longest time"),
                };
                let title = &self.session().procedure().timer(*timer).title;
                return Some((tone, format!("{title} {what} ({at})")));
            }
            Event::RoundDue(round, _) if speaks => (Tone::Attention, "due", round),
            Event::RoundMissed(round) if speaks => (Tone::Bad, "missed", round),
            Event::RoundDone(round) => (Tone::Good, "done", round),
            Event::RoundDeclined(round) => (Tone::Attention, "declined", round),
            _ => return None,
        };
        Some((tone, format!("round {} {what}: {} ({at})", round.number, self.act(round.timer))))
    }

    fn event_words(&self, entry: &Entry) -> Option<(Tone, String)> {
        let procedure = self.session().procedure();
        let at = Clock(entry.at.elapsed());
        let told = match &entry.event {
            Event::Begun(begun) => {
                return procedure.step(begun.step).teaching.finding.clone().map(plain);
            }
            Event::Skipped(step, _) => {
                (Tone::Attention, format!("skipped: {}", procedure.step(*step).title))
            }
            Event::Waiting(until) => {
                plain(format!("letting time pass until {}", Clock(until.elapsed())))
            }
            Event::Done(done) => {
                (Tone::Good, format!("done: {} ({at})", procedure.step(done.step).title))
            }
            Event::Waited => plain(format!("it is now {at}")),
            Event::Slept(lasted, counted) => {
                let counted = if *counted { "counted" } else { "not counted" };
                plain(format!("the computer slept for {}: {counted}", Words(*lasted)))
            }
            Event::Noted(_) => plain("noted".to_owned()),
            Event::Paused => plain("paused".to_owned()),
            Event::Unpaused => plain("going on".to_owned()),
            Event::Began(_)
            | Event::Left
            | Event::Returned(_)
            | Event::Answered(_)
            | Event::Refused(..)
            | Event::Passed(..)
            | Event::RoundDue(..)
            | Event::RoundMissed(_)
            | Event::RoundDone(_)
            | Event::RoundDeclined(_)
            | Event::Finished(_)
            | Event::Abandoned => return None,
        };
        Some(told)
    }

    fn timer_words(&self, change: TimerChange) -> String {
        let title = |timer: TimerIx| &self.session().procedure().timer(timer).title;
        match change {
            TimerChange::Started(timer) => format!("started: {}", title(timer)),
            TimerChange::Stopped { timer, ran, .. } => {
                format!("ended: {} after {}", title(timer), Words(ran))
            }
        }
    }

    /// What a round asks for, in words.
    #[must_use]
    pub fn act(&self, timer: TimerIx) -> String {
        let procedure = self.session().procedure();
        let timer = procedure.timer(timer);
        match timer.every().map(|every| &every.does) {
            Some(Act::Step(step)) => procedure.step(*step).title.clone(),
            Some(Act::Phrases(phrases)) => {
                phrases.first().cloned().unwrap_or_else(|| timer.title.clone())
            }
            None => timer.title.clone(),
        }
    }

    fn tell_answer(&mut self, answered: &Answered) {
        if self.session().policy().feedback == When::AtEnd {
            return;
        }
        let step = self.session().procedure().step(answered.step);
        let Some(checkpoint) = step.checkpoints.get(answered.checkpoint) else { return };
        self.scroll.home();
        self.said = Some(Said::Feedback(feedback(checkpoint, &answered.answer, answered.verdict)));
    }

    /// Says why something is refused.
    pub(super) fn refused(&mut self, refusal: &Refusal, now: Moment) {
        match refusal {
            Refusal::Idle(idle) => self.notice(Tone::Attention, idle.words(), now),
            Refusal::Against(subject, obstacles) => {
                let procedure = self.session().procedure();
                let what = match subject {
                    Subject::Step(step) => procedure.step(*step).title.clone(),
                    Subject::Finish => "Finish".to_owned(),
                };
                let mut reasons = Vec::new();
                for obstacle in obstacles {
                    reasons.push(words::obstacle(procedure, obstacle));
                    reasons.extend(words::because(procedure, obstacle).map(str::to_owned));
                }
                reasons.dedup();
                let can_override =
                    obstacles.iter().all(crate::session::Obstacle::can_be_overridden);
                self.scroll.home();
                self.said = Some(Said::Refused { what, reasons, can_override });
            }
        }
    }
}

fn plain(text: String) -> (Tone, String) {
    (Tone::Plain, text)
}
