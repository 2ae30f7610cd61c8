//! Lines to entries: every name is resolved and every number checked here, at the door, so that
//! `session/apply.rs` needs no error.
//!
//! The way there is `write.rs`, arm for arm; the form is `line.rs`.

use super::checkpoint::{read_answer, read_verdict};
use super::complication::{Drawn, read_drawn, read_resolved};
use super::damage::Fault;
use super::line::{self, Line};
use super::names::{Names, unknown};
use super::naming::{
    Meaning as Named, read_acted, read_counted, read_known, read_meaning, read_rung, read_typed,
};
use crate::procedure::Subject;
use crate::session::event::TimerChange;
use crate::session::event::{
    Answered, Beginning, Begun, Done, Entry, Event, Finished, Mark, Round,
};
use crate::session::{Confidence, Meaning, Obstacle};
use crate::time::SessionTime;
use std::time::Duration;

/// Reads the entries of a journal, one after the other.
pub(super) struct Reader<'n, 'p> {
    names: &'n Names<'p>,
    entries: Vec<Entry>,
    how: Reading,
    /// The number that the next line has.
    next: u64,
    /// The session time and the real time of the line before.
    since: (SessionTime, Duration),
    /// How many lines were left out.
    left_out: usize,
}

/// What becomes of a line that names what the procedure does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// It is damage.
    Strict,
    /// It is left out: the procedure is not the one that was rehearsed.
    Lenient,
}

impl<'n, 'p> Reader<'n, 'p> {
    /// A reader for about this many entries.
    pub(super) fn new(names: &'n Names<'p>, about: usize, how: Reading) -> Self {
        let since = (SessionTime::ZERO, Duration::ZERO);
        Self { names, entries: Vec::with_capacity(about), how, next: 0, since, left_out: 0 }
    }

    /// The entries, and how many lines were left out.
    pub(super) fn into_entries(self) -> (Vec<Entry>, usize) {
        (self.entries, self.left_out)
    }

    /// Reads the next line.
    pub(super) fn read(&mut self, text: &str) -> Result<(), Fault> {
        let line: Line = serde_json::from_str(text)?;
        let (at, real) = (SessionTime::from_millis(line.at), Duration::from_millis(line.real));
        if line.seq != self.next {
            return Err(Fault::Gap { expected: self.next, found: line.seq });
        }
        if at < self.since.0 || real < self.since.1 {
            return Err(Fault::Backwards);
        }
        self.next += 1;
        self.since = (at, real);
        // What was taken back took its time with it.
        if let line::Event::TakenBack { to } = line.event {
            self.since.0 = SessionTime::from_millis(to);
        }
        let event = match (self.event(line.event), self.how) {
            (Ok(event), _) => event,
            (Err(Fault::Unknown { .. } | Fault::NotUnderstood(_)), Reading::Lenient) => {
                self.left_out += 1;
                return Ok(());
            }
            (Err(fault), Reading::Strict | Reading::Lenient) => return Err(fault),
        };
        self.entries.push(Entry { seq: line.seq, at, real, event });
        Ok(())
    }

    fn event(&self, event: line::Event) -> Result<Event, Fault> {
        Ok(match event {
            line::Event::Began { timers, drawn } => Event::Began(self.began(&timers, &drawn)?),
            line::Event::Left => Event::Left,
            line::Event::Returned { away } => Event::Returned(Duration::from_millis(away)),
            line::Event::Begun(begun) => Event::Begun(self.begun(begun)?),
            line::Event::Answered(answered) => Event::Answered(self.answered(answered)?),
            line::Event::Done(done) => Event::Done(self.done(done)?),
            line::Event::Skipped { step, reason } => {
                Event::Skipped(self.names.step(&step)?, reason)
            }
            line::Event::Deferred { step } => Event::Deferred(self.names.step(&step)?),
            line::Event::Refused { subject, against } => {
                Event::Refused(self.subject(&subject)?, self.obstacles(&against)?)
            }
            line::Event::Passed { timer, mark } => {
                Event::Passed(self.names.timer(&timer)?, read_mark(&mark))
            }
            line::Event::RoundDue { timer, number, closes } => Event::RoundDue(
                Round { timer: self.names.timer(&timer)?, number },
                SessionTime::from_millis(closes),
            ),
            line::Event::RoundDone(round) => Event::RoundDone(self.round(&round)?),
            line::Event::RoundDeclined(round) => Event::RoundDeclined(self.round(&round)?),
            line::Event::RoundMissed(round) => Event::RoundMissed(self.round(&round)?),
            line::Event::Waiting { until } => Event::Waiting(SessionTime::from_millis(until)),
            line::Event::Waited => Event::Waited,
            line::Event::Noted { text } => Event::Noted(text),
            line::Event::Paused => Event::Paused,
            line::Event::Unpaused => Event::Unpaused,
            line::Event::Slept { lasted, counts } => {
                Event::Slept(Duration::from_millis(lasted), counts)
            }
            line::Event::Typed(typed) => Event::Typed(read_typed(self.names, self.how, typed)?),
            line::Event::Picked { meaning } => {
                let read = |meaning| read_known(self.names, self.how, &meaning);
                Event::Picked(meaning.map(read).transpose()?.flatten())
            }
            line::Event::Counted(counted) => Event::Counted(read_counted(self.names, &counted)?),
            line::Event::Opened(phase) => match self.meaning(&phase)? {
                Meaning::Phase(phase) => Event::Opened(phase),
                Meaning::Step(_) | Meaning::Round(_) | Meaning::WrongAct(_) => return no_phase(),
            },
            line::Event::Acted(acted) => Event::Acted(read_acted(self.names, self.how, acted)?),
            line::Event::NotNext { named, next } => {
                Event::NotNext(self.names.step(&named)?, self.names.step(&next)?)
            }
            line::Event::TakenBack { to } => Event::TakenBack(SessionTime::from_millis(to)),
            line::Event::Hinted { step, rung } => {
                Event::Hinted(self.names.step(&step)?, read_rung(rung))
            }
            line::Event::Stuck { step } => Event::Stuck(self.names.step(&step)?),
            line::Event::Occurred { complication: it } => {
                Event::Occurred(self.names.complication(&it)?)
            }
            line::Event::Resolved(it) => Event::Resolved(read_resolved(self.names, &it)?),
            line::Event::Ended { ending } => Event::Ended(self.names.ending(&ending)?),
            line::Event::Finished(finished) => Event::Finished(self.finished(finished)?),
            line::Event::Abandoned => Event::Abandoned,
        })
    }

    fn began(&self, timers: &[line::TimerChange], drawn: &[Drawn]) -> Result<Beginning, Fault> {
        let drawn = drawn.iter().map(|drawn| read_drawn(self.names, drawn));
        Ok(Beginning { timers: self.timers(timers)?, drawn: drawn.collect::<Result<_, _>>()? })
    }

    fn begun(&self, begun: line::Begun) -> Result<Begun, Fault> {
        Ok(Begun {
            step: self.names.step(&begun.step)?,
            pass: begun.pass,
            against: self.obstacles(&begun.against)?,
            reason: begun.reason,
            answers: begun.answers.map(|round| self.round(&round)).transpose()?,
            timers: self.timers(&begun.timers)?,
        })
    }

    fn answered(&self, answered: line::Answered) -> Result<Answered, Fault> {
        let step = self.names.step(&answered.step)?;
        let step_on = self.names.procedure().step_on(step, answered.pass);
        let checkpoint = step_on.and_then(|step| step.checkpoints.get(answered.checkpoint));
        let Some(checkpoint) = checkpoint else {
            return Err(unknown("checkpoint", &answered.checkpoint.to_string()));
        };
        let confidence = answered.confidence.map(|number| {
            Confidence::new(number).ok_or_else(|| unknown("confidence", &number.to_string()))
        });
        Ok(Answered {
            step,
            pass: answered.pass,
            confidence: confidence.transpose()?,
            checkpoint: answered.checkpoint,
            answer: read_answer(&checkpoint.kind, answered.answer)?,
            verdict: read_verdict(&checkpoint.kind, &answered.verdict)?,
        })
    }

    fn done(&self, done: line::Done) -> Result<Done, Fault> {
        Ok(Done {
            step: self.names.step(&done.step)?,
            against: self.obstacles(&done.against)?,
            reason: done.reason,
            timers: self.timers(&done.timers)?,
        })
    }

    fn finished(&self, finished: line::Finished) -> Result<Finished, Fault> {
        Ok(Finished {
            against: self.obstacles(&finished.against)?,
            reason: finished.reason,
            timers: self.timers(&finished.timers)?,
        })
    }

    fn timers(&self, changes: &[line::TimerChange]) -> Result<Vec<TimerChange>, Fault> {
        let read = |change: &line::TimerChange| match change {
            line::TimerChange::Started(timer) => Ok(TimerChange::Started(self.names.timer(timer)?)),
            line::TimerChange::Stopped { timer, ran, reached } => Ok(TimerChange::Stopped {
                timer: self.names.timer(timer)?,
                ran: Duration::from_millis(*ran),
                reached: *reached,
            }),
        };
        changes.iter().map(read).collect()
    }

    fn obstacles(&self, obstacles: &[line::Obstacle]) -> Result<Vec<Obstacle>, Fault> {
        obstacles.iter().map(|obstacle| self.obstacle(obstacle)).collect()
    }

    fn obstacle(&self, obstacle: &line::Obstacle) -> Result<Obstacle, Fault> {
        Ok(match obstacle {
            line::Obstacle::Order(step) => Obstacle::Order(self.names.step(step)?),
            line::Obstacle::Outside(timer) => Obstacle::Outside(self.names.timer(timer)?),
            line::Obstacle::Needs { timer, missing } => {
                Obstacle::Needs(self.names.timer(timer)?, missing.map(Duration::from_millis))
            }
            line::Obstacle::Rule { number, never, missing } => {
                Obstacle::Rule(self.names.rule(*number, never)?, missing.map(Duration::from_millis))
            }
            line::Obstacle::TooSoon { step, missing } => {
                Obstacle::TooSoon(self.names.step(step)?, Duration::from_millis(*missing))
            }
            line::Obstacle::Open(steps) => {
                let steps = steps.iter().map(|step| self.names.step(step));
                Obstacle::Open(steps.collect::<Result<_, _>>()?)
            }
        })
    }

    fn subject(&self, subject: &line::Subject) -> Result<Subject, Fault> {
        Ok(match subject {
            line::Subject::Step(step) => Subject::Step(self.names.step(step)?),
            line::Subject::Finish => Subject::Finish,
        })
    }

    fn meaning(&self, meaning: &Named) -> Result<Meaning, Fault> {
        read_meaning(self.names, meaning)
    }

    fn round(&self, round: &line::Round) -> Result<Round, Fault> {
        Ok(Round { timer: self.names.timer(&round.timer)?, number: round.number })
    }
}

fn no_phase<T>() -> Result<T, Fault> {
    Err(Fault::NotUnderstood("opened what is no phase".to_owned()))
}

const fn read_mark(mark: &line::Mark) -> Mark {
    match mark {
        line::Mark::AtLeast => Mark::AtLeast,
        line::Mark::Target => Mark::Target,
        line::Mark::AtMost => Mark::AtMost,
    }
}
