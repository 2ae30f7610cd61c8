//! Entries to words: what is said about an answer or a refusal, and notices of what fell due.

use super::SessionScreen;
use crate::app::checkpoint::{Feedback, feedback};
use crate::app::notice::Tone;
use crate::debrief::right_answer;
use crate::procedure::markup;
use crate::procedure::{Act, Never, Point, StepIx, Subject, TimerIx};
use crate::session::event::Answered;
use crate::session::policy::{Feedback as When, Rounds};
use crate::session::{
    Acted, Entry, Event, Hint, Mark, Meaning, Obstacle, Refusal, TimerChange, words,
};
use crate::time::{Clock, Moment, Words, left};
use std::time::Duration;

/// After so many wrong answers the right one is told: nobody is to be stuck.
const TRIES: usize = 3;

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
    /// A hint, or the step itself.
    Hint {
        /// What kind of hint.
        what: &'static str,
        /// The hint.
        text: String,
    },
    /// Where the trainee is, back from what came up.
    Back {
        /// The last two steps done before it, oldest first.
        done: Vec<String>,
        /// What was in hand, and goes on.
        in_hand: Option<String>,
    },
    /// Why what was named is not taken, where that is said at once.
    NotTaken {
        /// What was named.
        what: String,
        /// Why not.
        why: Vec<String>,
    },
}

impl Said {
    /// Whether time stands still while it is read.
    #[must_use]
    pub const fn is_read(&self) -> bool {
        match self {
            Self::Feedback(_) | Self::Hint { .. } | Self::NotTaken { .. } | Self::Back { .. } => {
                true
            }
            Self::Refused { .. } => false,
        }
    }
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
        self.tell_named(&entry.event);
        if let Event::Resolved(resolved) = &entry.event {
            self.tell_resolved(*resolved, entry.at);
        }
        if let Some((tone, text)) = self.timed_words(entry).or_else(|| self.event_words(entry)) {
            self.notice(tone, text, now);
        }
        if let (Event::Done(done), true) = (&entry.event, self.session().policy().shows_path()) {
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
            Event::RoundDone(round) if !speaks => {
                return Some(plain(format!("{} ({at})", self.act(round.timer))));
            }
            Event::RoundDone(round) => (Tone::Good, "done", round),
            Event::RoundDeclined(round) => (Tone::Attention, "declined", round),
            _ => return None,
        };
        Some((tone, format!("round {} {what}: {} ({at})", round.number, self.act(round.timer))))
    }

    fn event_words(&self, entry: &Entry) -> Option<(Tone, String)> {
        let procedure = self.session().procedure();
        let at = Clock(entry.at.elapsed());
        let shows = self.session().policy().shows_path();
        let told = match &entry.event {
            Event::Begun(begun) => {
                let step = procedure.step_on(begun.step, begun.pass);
                let finding = step.and_then(|step| step.teaching.finding.clone());
                let title = || format!("{} ({at})", procedure.step(begun.step).title);
                return finding.map(markup::plain).or_else(|| (!shows).then(title)).map(plain);
            }
            Event::Skipped(step, _) => {
                (Tone::Attention, format!("skipped: {}", procedure.step(*step).title))
            }
            Event::Deferred(_) | Event::Occurred(_) | Event::Ended(_) => {
                return self.turn_words(&entry.event);
            }
            Event::Waiting(until) => {
                plain(format!("letting time pass until {}", Clock(until.elapsed())))
            }
            Event::Done(_) if !shows => return None,
            // As a round that was due is told: which it was is not.
            Event::Acted(Acted { text, meaning }) if !shows => {
                let meant = meaning.map(|meaning| self.meant(meaning));
                plain(format!("{} ({at})", meant.as_ref().unwrap_or(text)))
            }
            Event::Opened(phase) => {
                plain(format!("{}: name its parts", self.meant(Meaning::Phase(*phase))))
            }
            Event::TakenBack(to) => {
                plain(format!("taken back: it is {} again", Clock(to.elapsed())))
            }
            Event::Done(done) => {
                (Tone::Good, format!("done: {} ({at})", procedure.step(done.step).title))
            }
            Event::Waited => plain(format!("it is now {at}")),
            Event::Slept(lasted, counted) => plain(slept(*lasted, *counted)),
            Event::Noted(_) => plain("noted".to_owned()),
            Event::Paused => plain("paused".to_owned()),
            Event::Unpaused => plain("going on".to_owned()),
            Event::Began(_)
            | Event::Typed(_)
            | Event::Picked(_)
            | Event::Counted(_)
            | Event::Acted(_)
            | Event::NotNext(..)
            | Event::Hinted(..)
            | Event::Resolved(_)
            | Event::Stuck(_)
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

    /// That a step was put off, that something came up, or how the session ended, in words.
    #[expect(clippy::wildcard_enum_match_arm, reason = "`event_words` meets every event")]
    fn turn_words(&self, event: &Event) -> Option<(Tone, String)> {
        let procedure = self.session().procedure();
        Some(match event {
            Event::Deferred(step) => {
                (Tone::Attention, format!("deferred: {}", procedure.step(*step).title))
            }
            Event::Occurred(complication) => {
                let signs = procedure.mishaps().complications.get(*complication);
                let signs = signs.map(|it| markup::plain(it.signs.trim()));
                (Tone::Bad, format!("now: {}", signs.unwrap_or_default()))
            }
            Event::Ended(ending) => plain(procedure.ending(*ending).title.clone()),
            _ => return None,
        })
    }

    /// Says what was given as a hint, and where mistakes are told at once what was not taken.
    #[expect(clippy::wildcard_enum_match_arm, reason = "`event_words` meets every event")]
    fn tell_named(&mut self, event: &Event) {
        let procedure = self.session().procedure();
        let title = |step| procedure.step(step).title.clone();
        let at_once = self.session().policy().feedback == When::AtOnce;
        let said = match event {
            Event::Hinted(step, hint) => {
                let (what, text) = match hint {
                    Hint::Cue => ("The cue", procedure.step(*step).teaching.cue.clone()),
                    Hint::FirstWord => (
                        "It begins with",
                        title(*step).split_whitespace().next().map(str::to_owned),
                    ),
                    Hint::Whole => ("The step", Some(title(*step))),
                };
                Said::Hint { what, text: text.unwrap_or_default() }
            }
            Event::Stuck(step) => Said::Hint { what: "The step", text: title(*step) },
            Event::NotNext(named, _) => Said::NotTaken {
                what: title(*named),
                why: vec!["something else comes next".to_owned()],
            },
            Event::Acted(Acted { text, meaning }) if at_once => {
                let wrong = match meaning {
                    Some(Meaning::WrongAct(wrong)) => procedure.mishaps().wrong_acts.get(*wrong),
                    Some(Meaning::Step(_) | Meaning::Round(_) | Meaning::Phase(_)) | None => None,
                };
                let why = match (wrong, meaning) {
                    (Some(wrong), _) => wrong
                        .because
                        .clone()
                        .unwrap_or_else(|| "this is known to be wrong".to_owned()),
                    (None, Some(Meaning::Round(_))) => "no round is due".to_owned(),
                    (None, Some(Meaning::Step(_))) => "it is not called for now".to_owned(),
                    (None, _) => "no step of this procedure sounds like that".to_owned(),
                };
                Said::NotTaken { what: text.clone(), why: vec![why] }
            }
            Event::Counted(counted) if !counted.taken => {
                let mut why = vec!["it is done another number of times".to_owned()];
                if self.miscounts(counted.step) + 1 >= TRIES {
                    let times = self.session().path().times(counted.step);
                    why.push(format!("It is done {times} times in all."));
                }
                Said::NotTaken { what: format!("{} times", counted.times), why }
            }
            Event::Refused(subject, obstacles) if self.session().policy().types() => {
                let (subject, obstacles) = (*subject, obstacles.clone());
                self.refuse(subject, &obstacles);
                return;
            }
            _ => return,
        };
        self.scroll.home();
        self.said = Some(said);
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
        let step = self.session().procedure().step_on(answered.step, answered.pass);
        let checkpoint = step.and_then(|step| step.checkpoints.get(answered.checkpoint));
        let Some(checkpoint) = checkpoint else { return };
        let short = &self.session().procedure().about().abbreviations;
        let mut said = feedback(checkpoint, &answered.answer, answered.verdict, short);
        if !said.right && self.tries(answered) >= TRIES {
            said.because.push(format!("Right is: {}.", right_answer(&checkpoint.kind)));
        }
        self.scroll.home();
        self.said = Some(Said::Feedback(said));
    }

    /// How often the checkpoint was answered in this stay.
    fn tries(&self, answered: &Answered) -> usize {
        let given = self.session().in_hand().map_or(&[][..], |visit| &visit.given);
        given.iter().filter(|given| given.checkpoint == answered.checkpoint).count()
    }

    /// What was refused last, to be overridden where there is no card to point at: until anything
    /// is done or typed.
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is done or typed")]
    pub(super) fn refused_last(&self) -> Option<Subject> {
        let last = |entry: &Entry| match &entry.event {
            Event::Refused(subject, obstacles) => {
                let can = obstacles.iter().all(Obstacle::can_be_overridden);
                Some(can.then_some(*subject))
            }
            Event::Begun(_)
            | Event::Done(_)
            | Event::Skipped(..)
            | Event::Typed(_)
            | Event::TakenBack(_)
            | Event::Finished(_) => Some(None),
            _ => None,
        };
        self.entries.iter().rev().find_map(last).flatten()
    }

    /// How often a wrong number of times was said of the step.
    fn miscounts(&self, step: StepIx) -> usize {
        let wrong = |entry: &&Entry| matches!(&entry.event, Event::Counted(it) if !it.taken && it.step == step);
        self.entries.iter().filter(wrong).count()
    }

    /// Says why something is refused.
    pub(super) fn refused(&mut self, refusal: &Refusal, now: Moment) {
        match refusal {
            Refusal::Idle(idle) => self.complain(idle.words(), now),
            Refusal::Against(subject, obstacles) => self.refuse(*subject, obstacles),
        }
    }

    fn refuse(&mut self, subject: Subject, obstacles: &[Obstacle]) {
        let procedure = self.session().procedure();
        let what = match subject {
            Subject::Step(step) => procedure.step(step).title.clone(),
            Subject::Finish => "Finish".to_owned(),
        };
        let mut reasons = Vec::new();
        for obstacle in obstacles {
            // Where the path is not shown, the step that comes first is not given away.
            let hidden = self.session().policy().types();
            let comes_first = match obstacle {
                Obstacle::Order(_) => true,
                Obstacle::Rule(rule, _) => procedure
                    .rules()
                    .get(*rule)
                    .is_some_and(|rule| matches!(rule.never, Never::Before(Point::Step(_)))),
                Obstacle::Open(_)
                | Obstacle::Outside(_)
                | Obstacle::Needs(..)
                | Obstacle::TooSoon(..) => false,
            };
            reasons.push(match obstacle {
                _ if hidden && comes_first => "something else comes first".to_owned(),
                Obstacle::Open(steps) if hidden => format!("{} steps are still open", steps.len()),
                Obstacle::Order(_)
                | Obstacle::Open(_)
                | Obstacle::Outside(_)
                | Obstacle::Needs(..)
                | Obstacle::Rule(..)
                | Obstacle::TooSoon(..) => words::obstacle(procedure, obstacle),
            });
            reasons.extend(words::because(procedure, obstacle).map(str::to_owned));
        }
        reasons.dedup();
        let missing = obstacles.iter().filter_map(Obstacle::missing).max();
        if let Some(missing) = missing.filter(|_| self.session().policy().types()) {
            reasons.push(format!("`wait {}` lets that time pass", Words(left(missing))));
        }
        let can_override = obstacles.iter().all(Obstacle::can_be_overridden);
        self.scroll.home();
        self.said = Some(Said::Refused { what, reasons, can_override });
    }
}

fn slept(lasted: Duration, counted: bool) -> String {
    let counted = if counted { "counted" } else { "not counted" };
    format!("the computer slept for {}: {counted}", Words(lasted))
}

fn plain(text: String) -> (Tone, String) {
    (Tone::Plain, text)
}
