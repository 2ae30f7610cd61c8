//! Entries to lines: what each part of an event is called in a journal.
//!
//! The way back is `read.rs`, arm for arm; the form is `line.rs`.

use super::checkpoint::{write_answer, write_verdict};
use super::complication::{name, write_drawn, write_ending, write_resolved};
use super::line::{self, Line};
use super::names::rule_name;
use super::naming::{write_acted, write_counted, write_meaning, write_rung, write_typed};
use crate::procedure::{Procedure, StepIx, Subject, TimerIx};
use crate::session::event::TimerChange;
use crate::session::event::{Answered, Begun, Done, Entry, Event, Finished, Mark, Round};
use crate::session::{Confidence, Meaning, Obstacle};
use crate::time::millis;

/// The line of an entry.
pub(super) fn line(procedure: &Procedure, entry: &Entry) -> Line {
    let event = Writer(procedure).event(&entry.event);
    Line::new(entry.seq, entry.at.as_millis(), millis(entry.real), event)
}

struct Writer<'p>(&'p Procedure);

impl Writer<'_> {
    fn event(&self, event: &Event) -> line::Event {
        match event {
            Event::Began(began) => line::Event::Began {
                timers: self.timers(&began.timers),
                drawn: began.drawn.iter().map(|it| write_drawn(self.0, it)).collect(),
            },
            Event::Left => line::Event::Left,
            Event::Returned(away) => line::Event::Returned { away: millis(*away) },
            Event::Begun(begun) => line::Event::Begun(self.begun(begun)),
            Event::Answered(answered) => line::Event::Answered(self.answered(answered)),
            Event::Done(done) => line::Event::Done(self.done(done)),
            Event::Skipped(step, reason) => {
                line::Event::Skipped { step: self.step(*step), reason: reason.clone() }
            }
            Event::Deferred(step) => line::Event::Deferred { step: self.step(*step) },
            Event::Refused(subject, against) => line::Event::Refused {
                subject: self.subject(*subject),
                against: self.obstacles(against),
            },
            Event::Passed(timer, mark) => {
                line::Event::Passed { timer: self.timer(*timer), mark: write_mark(*mark) }
            }
            Event::RoundDue(round, closes) => line::Event::RoundDue {
                timer: self.timer(round.timer),
                number: round.number,
                closes: closes.as_millis(),
            },
            Event::RoundDone(round) => line::Event::RoundDone(self.round(*round)),
            Event::RoundDeclined(round) => line::Event::RoundDeclined(self.round(*round)),
            Event::RoundMissed(round) => line::Event::RoundMissed(self.round(*round)),
            Event::Waiting(until) => line::Event::Waiting { until: until.as_millis() },
            Event::Waited => line::Event::Waited,
            Event::Noted(text) => line::Event::Noted { text: text.clone() },
            Event::Paused => line::Event::Paused,
            Event::Unpaused => line::Event::Unpaused,
            Event::Slept(lasted, counts) => {
                line::Event::Slept { lasted: millis(*lasted), counts: *counts }
            }
            Event::Typed(typed) => line::Event::Typed(write_typed(self.0, typed)),
            Event::Picked(meaning) => line::Event::Picked {
                meaning: meaning.map(|meaning| write_meaning(self.0, meaning)),
            },
            Event::Counted(counted) => line::Event::Counted(write_counted(self.0, *counted)),
            Event::Opened(phase) => {
                line::Event::Opened(write_meaning(self.0, Meaning::Phase(*phase)))
            }
            Event::Acted(acted) => line::Event::Acted(write_acted(self.0, acted)),
            Event::NotNext(named, next) => {
                line::Event::NotNext { named: self.step(*named), next: self.step(*next) }
            }
            Event::TakenBack(to) => line::Event::TakenBack { to: to.as_millis() },
            Event::Hinted(step, hint) => {
                line::Event::Hinted { step: self.step(*step), rung: write_rung(*hint) }
            }
            Event::Stuck(step) => line::Event::Stuck { step: self.step(*step) },
            Event::Occurred(it) => line::Event::Occurred { complication: name(self.0, *it) },
            Event::Resolved(it) => line::Event::Resolved(write_resolved(self.0, *it)),
            Event::Ended(it) => line::Event::Ended { ending: write_ending(self.0, *it) },
            Event::Finished(finished) => line::Event::Finished(self.finished(finished)),
            Event::Abandoned => line::Event::Abandoned,
        }
    }

    fn begun(&self, begun: &Begun) -> line::Begun {
        line::Begun {
            step: self.step(begun.step),
            pass: begun.pass,
            against: self.obstacles(&begun.against),
            reason: begun.reason.clone(),
            answers: begun.answers.map(|round| self.round(round)),
            timers: self.timers(&begun.timers),
        }
    }

    fn answered(&self, answered: &Answered) -> line::Answered {
        let step = self.0.step_on(answered.step, answered.pass);
        let checkpoint = step.and_then(|step| step.checkpoints.get(answered.checkpoint));
        let kind = checkpoint.map(|checkpoint| &checkpoint.kind);
        line::Answered {
            step: self.step(answered.step),
            pass: answered.pass,
            checkpoint: answered.checkpoint,
            answer: write_answer(kind, &answered.answer),
            confidence: answered.confidence.map(Confidence::number),
            verdict: write_verdict(answered.verdict),
        }
    }

    fn done(&self, done: &Done) -> line::Done {
        line::Done {
            step: self.step(done.step),
            against: self.obstacles(&done.against),
            reason: done.reason.clone(),
            timers: self.timers(&done.timers),
        }
    }

    fn finished(&self, finished: &Finished) -> line::Finished {
        line::Finished {
            against: self.obstacles(&finished.against),
            reason: finished.reason.clone(),
            timers: self.timers(&finished.timers),
        }
    }

    fn timers(&self, changes: &[TimerChange]) -> Vec<line::TimerChange> {
        let write = |change: &TimerChange| match *change {
            TimerChange::Started(timer) => line::TimerChange::Started(self.timer(timer)),
            TimerChange::Stopped { timer, ran, reached } => {
                line::TimerChange::Stopped { timer: self.timer(timer), ran: millis(ran), reached }
            }
        };
        changes.iter().map(write).collect()
    }

    fn obstacles(&self, obstacles: &[Obstacle]) -> Vec<line::Obstacle> {
        obstacles.iter().map(|obstacle| self.obstacle(obstacle)).collect()
    }

    fn obstacle(&self, obstacle: &Obstacle) -> line::Obstacle {
        match obstacle {
            Obstacle::Order(step) => line::Obstacle::Order(self.step(*step)),
            Obstacle::Outside(timer) => line::Obstacle::Outside(self.timer(*timer)),
            Obstacle::Needs(timer, missing) => {
                line::Obstacle::Needs { timer: self.timer(*timer), missing: missing.map(millis) }
            }
            Obstacle::Rule(number, missing) => {
                let rule = self.0.rules().get(*number);
                let never = rule.map(|rule| rule_name(self.0, rule)).unwrap_or_default();
                line::Obstacle::Rule { number: *number, never, missing: missing.map(millis) }
            }
            Obstacle::TooSoon(step, missing) => {
                line::Obstacle::TooSoon { step: self.step(*step), missing: millis(*missing) }
            }
            Obstacle::Open(steps) => {
                line::Obstacle::Open(steps.iter().map(|step| self.step(*step)).collect())
            }
        }
    }

    fn subject(&self, subject: Subject) -> line::Subject {
        match subject {
            Subject::Step(step) => line::Subject::Step(self.step(step)),
            Subject::Finish => line::Subject::Finish,
        }
    }

    fn round(&self, round: Round) -> line::Round {
        line::Round { timer: self.timer(round.timer), number: round.number }
    }

    fn step(&self, step: StepIx) -> String {
        self.0.step(step).id.as_str().to_owned()
    }

    fn timer(&self, timer: TimerIx) -> String {
        self.0.timer(timer).id.as_str().to_owned()
    }
}

const fn write_mark(mark: Mark) -> line::Mark {
    match mark {
        Mark::AtLeast => line::Mark::AtLeast,
        Mark::Target => line::Mark::Target,
        Mark::AtMost => line::Mark::AtMost,
    }
}
