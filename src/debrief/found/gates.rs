//! What was done against something that stood in the way.

use super::{Cause, Found};
use crate::debrief::deviation::{Deviation, Kind, Subject as About};
use crate::debrief::history::History;
use crate::debrief::lived::{Deed, Ended};
use crate::procedure::{Never, Point, Procedure, Severity, Subject, TimerIx};
use crate::session::{Obstacle, Session};
use crate::time::{SessionTime, Words, left};
use std::time::Duration;

pub(super) fn found(session: &Session, history: &History<'_>) -> Vec<Found> {
    let procedure = session.procedure();
    let mut found = Vec::new();
    for deed in &history.deeds {
        let judge = Judge { procedure, history, deed };
        found.extend(deed.against.iter().filter_map(|obstacle| judge.obstacle(obstacle)));
        if let Some(reason) = deed.reason {
            let kind = (Kind::Overridden, Severity::Minor);
            let message = "Against what stood in the way, with a reason.".to_owned();
            let told = judge.told(kind, message).reason(Some(reason));
            let mut overridden = Found::at(deed.subject, told);
            for obstacle in deed.against {
                if let Obstacle::Order(first) = obstacle {
                    overridden = overridden.caused(Cause::Behind(*first));
                }
            }
            found.push(overridden);
        }
    }
    found
}

struct Judge<'a> {
    procedure: &'a Procedure,
    history: &'a History<'a>,
    deed: &'a Deed<'a>,
}

impl Judge<'_> {
    fn obstacle(&self, obstacle: &Obstacle) -> Option<Found> {
        match obstacle {
            Obstacle::Needs(timer, missing) => self.needed(*timer, *missing),
            Obstacle::Rule(position, missing) => self.rule(*position, *missing),
            Obstacle::TooSoon(step, missing) => {
                let least = self.procedure.step(*step).window.at_least.unwrap_or_default();
                let message = format!(
                    "Done after {}, {} short of its {}.",
                    Words(least.saturating_sub(*missing)),
                    Words(left(*missing)),
                    Words(least)
                );
                let early = (Kind::Early, Severity::Major);
                let mut told = Deviation::new(early, About::Step(*step), self.deed.at, message)
                    .of_step(self.procedure, *step);
                let window = &self.procedure.step(*step).window;
                if !window.sources.is_empty() {
                    told.sources.clone_from(&window.sources);
                }
                // Also where it is finishing that ended it.
                Some(Found::at(Subject::Step(*step), told))
            }
            // Where a step was done is told by `order.rs`, against all that was done; what was left
            // open is told there as omitted, step by step.
            Obstacle::Order(_) | Obstacle::Outside(_) | Obstacle::Open(_) => None,
        }
    }

    /// A needed timer that never ran, or that this deed itself ended early, is told as the timer's.
    fn needed(&self, timer: TimerIx, missing: Option<Duration>) -> Option<Found> {
        let mut runs = self.history.runs.iter().filter(|run| run.timer == timer).peekable();
        runs.peek()?;
        let here = |end: Ended| end.by == self.deed.subject && end.at == self.deed.at;
        if runs.any(|run| run.ended.is_some_and(here)) {
            return None;
        }
        let early = &self.procedure.timer(timer).window()?.early;
        let told = self
            .told((Kind::Early, early.severity), self.too_soon(timer, missing))
            .because(early.because.as_deref());
        Some(self.found(told).caused(Cause::Timer(timer)))
    }

    fn rule(&self, position: usize, missing: Option<Duration>) -> Option<Found> {
        let rule = self.procedure.rules().get(position)?;
        let begun = begun(self.deed.subject);
        let timer_title = |timer| &self.procedure.timer(timer).title;
        let (message, cause) = match rule.never {
            Never::Before(Point::Step(step)) => {
                let title = &self.procedure.step(step).title;
                (format!("{begun} before “{title}” was done."), Some(Cause::Behind(step)))
            }
            Never::Before(Point::Timer(timer)) => {
                (self.too_soon(timer, missing), Some(Cause::Timer(timer)))
            }
            Never::After(Point::Step(step)) => {
                let title = &self.procedure.step(step).title;
                // Whoever begins it so late has left it behind.
                let behind = match rule.subject {
                    Subject::Step(subject) => Some(Cause::Behind(subject)),
                    Subject::Finish => None,
                };
                (format!("{begun} after “{title}” was done."), behind)
            }
            Never::After(Point::Timer(timer)) => {
                (format!("{begun} after “{}” had had its time.", timer_title(timer)), None)
            }
            Never::While(timer) => {
                (format!("{begun} while “{}” was running.", timer_title(timer)), None)
            }
            Never::MoreThan(1) => (format!("{begun} more than once."), None),
            Never::MoreThan(most) => (format!("{begun} more than {most} times."), None),
        };
        let told =
            self.told((Kind::BrokenRule, rule.severity), message).because(rule.because.as_deref());
        let found = self.found(told);
        Some(match cause {
            Some(cause) => found.caused(cause),
            None => found,
        })
    }

    /// That the deed came before `timer` had had its time, and by how much.
    fn too_soon(&self, timer: TimerIx, missing: Option<Duration>) -> String {
        let title = &self.procedure.timer(timer).title;
        let least = self.procedure.timer(timer).window().and_then(|window| window.at_least);
        let begun = begun(self.deed.subject);
        match (least, missing) {
            (Some(least), Some(missing)) => format!(
                "{begun} {} into “{title}”, {} before its {} were up.",
                Words(least.saturating_sub(missing)),
                Words(left(missing)),
                Words(least)
            ),
            (Some(least), None) => {
                let state = self.stopped_state(timer);
                format!("{begun} {state} “{title}”, which has to run {}.", Words(least))
            }
            (None, _) => format!("{begun} {} “{title}”.", self.stopped_state(timer)),
        }
    }

    /// How a deed stands to a timer that does not run.
    fn stopped_state(&self, timer: TimerIx) -> &'static str {
        let before = |at: SessionTime| at <= self.deed.at;
        let mut runs = self.history.runs.iter().filter(|run| run.timer == timer);
        if runs.any(|run| before(run.started)) {
            "after the early end of"
        } else {
            "without ever starting"
        }
    }

    fn told(&self, kind: (Kind, Severity), message: String) -> Deviation {
        let about = About::from(self.deed.subject);
        let told = Deviation::new(kind, about, self.deed.at, message);
        match self.deed.subject {
            Subject::Step(step) => told.of_step(self.procedure, step),
            Subject::Finish => told,
        }
    }

    fn found(&self, deviation: Deviation) -> Found {
        Found::at(self.deed.subject, deviation)
    }
}

const fn begun(subject: Subject) -> &'static str {
    match subject {
        Subject::Step(_) => "Begun",
        Subject::Finish => "Finished",
    }
}
