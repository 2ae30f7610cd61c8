//! The debrief: what the entries of a session amount to, as plain data.
//!
//! [`Debrief::of`] replays the entries, collects what deviates, folds what has one cause, and
//! scores. Nothing of it is stored, and nothing here draws: `report.rs` writes text, JSON and
//! YAML, and the screens have their own.
//! Read next: `debrief/found.rs`, `debrief/fold.rs`, `debrief/score.rs`.

mod again;
mod align;
mod asked;
pub mod calibration;
mod checkpoint;
mod doings;
mod fold;
mod found;
mod history;
mod lasting;
mod lived;
mod points;
mod shows;
#[cfg(test)]
mod tests;

pub mod deviation;
pub mod report;
pub mod score;
pub mod timeline;
pub mod typed;
pub mod verdict;

pub use again::judged_again;
pub use calibration::{Calibration, Reliability, SureAndWrong};
pub use checkpoint::{faults, said as given_answer, whole as right_answer};
pub use deviation::{Deviation, Kind, Question, Subject};
pub use lived::{LivedComplication, LivedRound, Remark, RemarkKind, RoundEnd, Span};
pub use points::Points;
pub use score::{Score, ScoreLine};
pub use timeline::Timeline;
pub use typed::TypedEntry;
pub use verdict::Verdict;

use crate::procedure::complication::Then;
use crate::procedure::{EndingIx, Procedure, Severity};
use crate::session::{End, Entry, Session, Setting, Standing};
use crate::time::SessionTime;
use asked::Asked;
use doings::Doings;
use history::History;
use std::time::Duration;

/// Said in every report.
pub const NOTICE: &str = "For rehearsal and education. Not for clinical use. It shows knowledge \
                          of the procedure, not skill of hand.";

/// How many subjects are suggested to be rehearsed next.
const SUGGESTED: usize = 3;

/// What a session amounts to.
#[derive(Clone, Debug)]
pub struct Debrief {
    /// What the session was set up with.
    pub setting: Setting,
    /// How it ended.
    pub outcome: Outcome,
    /// Whether it passed.
    pub verdict: Verdict,
    /// What went otherwise, the worst first, then in order of time.
    pub deviations: Vec<Deviation>,
    /// The points, with reasons.
    pub score: Score,
    /// How well the trainee knew what they knew, where that was asked.
    pub calibration: Option<Calibration>,
    /// How many of how many.
    pub totals: Totals,
    /// How long it took.
    pub times: Times,
    /// What happened when.
    pub timeline: Timeline,
    /// What to rehearse next, the most pressing first; at most three.
    pub next: Vec<Suggestion>,
    /// Notes and refusals, in order. No deviations.
    pub remarks: Vec<Remark>,
    /// The complications that came, in order.
    pub complications: Vec<LivedComplication>,
    /// What was typed, in order, where steps are typed.
    pub typed: Vec<TypedEntry>,
}

/// How a session ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The trainee finished.
    Finished {
        /// How many steps were never done.
        left_out: usize,
        /// How many steps were done only after the trainee had been told.
        told: usize,
        /// How many steps were put off and never done: part of `left_out`.
        deferred: usize,
        /// The ending to which it should have come before that.
        missed: Option<EndingIx>,
    },
    /// It led to an ending.
    Ended {
        /// Which.
        ending: EndingIx,
        /// Whether it should have come to that.
        right: bool,
        /// How many steps of the way there were never done.
        left_out: usize,
        /// How many steps were done only after the trainee had been told.
        told: usize,
    },
    /// Given up.
    Abandoned,
    /// Not over yet.
    Unfinished,
}

/// How many of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Steps of the right path.
    pub steps: usize,
    /// Steps that were done, by override or not.
    pub done: usize,
    /// Steps that were done only after the trainee had been told: part of `done`.
    pub told: usize,
    /// Steps that were skipped and never done.
    pub skipped: usize,
    /// Steps that were put off and never done.
    pub deferred: usize,
    /// Checkpoints on the right path. Ticks, which prove nothing, are not counted here and below.
    pub checkpoints: usize,
    /// Checkpoints that were answered at all.
    pub answered: usize,
    /// Checkpoints whose first answer was right.
    pub right_first: usize,
}

/// How long a session took. The two are never added or compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Times {
    /// In the simulated time of the session.
    pub session: SessionTime,
    /// In real time, sittings joined.
    pub real: Duration,
}

/// Something to rehearse next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What.
    pub subject: Subject,
    /// What went otherwise with it: the worst of it.
    pub kind: Kind,
    /// How bad that was.
    pub severity: Severity,
}

impl Debrief {
    /// What `entries` amount to in a session of this setting.
    #[must_use]
    pub fn of(setting: Setting, entries: &[Entry]) -> Self {
        let (session, reading) = typed::read(setting.clone(), entries);
        let history = History::of(&session, entries, &reading);
        let doings = Doings::of(&session, &history);
        let asked = asked::asked(&session, &history, &doings);
        let score = score::score(&score::Evidence {
            session: &session,
            history: &history,
            doings: &doings,
            asked: &asked,
        });
        let deviations = fold::fold(found::all(&session, &history, &doings, &asked));
        let totals = totals(&session, &history, &doings, &asked);
        let calibration = calibration::calibration(&asked);
        let outcome = outcome(&session, &history, totals);
        let times = Times { session: session.at(), real: session.real() };
        let pass = session.procedure().about().pass;
        let evidence =
            verdict::Evidence { outcome, pass, score: &score, deviations: &deviations, times };
        let verdict = verdict::verdict(session.policy().verdict, &evidence);
        let next = next(&deviations);
        let timeline = timeline::timeline(&session, &history);
        let (remarks, complications) = (history.remarks, history.complications);
        let typed = reading.typed;
        Self {
            setting,
            outcome,
            verdict,
            deviations,
            score,
            calibration,
            totals,
            times,
            timeline,
            next,
            remarks,
            complications,
            typed,
        }
    }

    /// What was rehearsed.
    #[must_use]
    pub fn procedure(&self) -> &Procedure {
        &self.setting.procedure
    }

    /// How many deviations, folded ones not counted, are as bad as `severity`.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.deviations.iter().filter(|deviation| deviation.severity == severity).count()
    }
}

fn outcome(session: &Session, history: &History<'_>, totals: Totals) -> Outcome {
    let all = &session.procedure().mishaps().complications;
    let came = session.came().iter().filter_map(|position| all.get(*position));
    let mut ends = came.filter_map(|complication| match complication.then {
        Then::End(ending) => Some(ending),
        Then::Resume | Then::ResumeAt(_) => None,
    });
    let due = ends.next_back().or(history.path.ending());
    match session.end() {
        Some(End::Finished) => {
            let left_out = totals.steps.saturating_sub(totals.done);
            let (told, deferred) = (totals.told, totals.deferred);
            Outcome::Finished { left_out, told, deferred, missed: due }
        }
        Some(End::Ended) => match session.ending() {
            Some(ending) => {
                let left_out = totals.steps.saturating_sub(totals.done);
                let right = due == Some(ending);
                Outcome::Ended { ending, right, left_out, told: totals.told }
            }
            None => Outcome::Abandoned,
        },
        Some(End::Abandoned) => Outcome::Abandoned,
        None => Outcome::Unfinished,
    }
}

fn totals(
    session: &Session,
    history: &History<'_>,
    doings: &Doings,
    asked: &[Asked<'_>],
) -> Totals {
    let mut totals = Totals::default();
    let firsts = history.path.items().iter().filter(|item| item.nth == 0);
    for item in firsts.filter(|item| doings.is_taken(item)) {
        let optional = session.procedure().step(item.step).optional;
        match session.standing(item.step) {
            Standing::Done | Standing::Overridden => {
                let own = doings.count(item.step) >= history.path.times(item.step);
                let told = !own && history.told(item.step).is_some();
                totals.done += 1;
                totals.told += usize::from(told);
            }
            Standing::Skipped => totals.skipped += 1,
            Standing::Deferred => totals.deferred += 1,
            Standing::Open | Standing::NotApplicable if optional => continue,
            // The session holds another way to the same end for the one that was taken.
            Standing::Open | Standing::NotApplicable | Standing::InHand => {}
        }
        totals.steps += 1;
    }
    for asked in asked.iter().filter(|asked| asked.is_judged()) {
        totals.checkpoints += 1;
        totals.answered += usize::from(!asked.given.is_empty());
        totals.right_first += usize::from(asked.is_right());
    }
    totals
}

/// The subjects of the worst deviations, each once.
fn next(deviations: &[Deviation]) -> Vec<Suggestion> {
    let mut next: Vec<Suggestion> = Vec::new();
    // What is no step is not rehearsed.
    let known = deviations.iter().filter(|it| !matches!(it.subject, Subject::Other(_)));
    for Deviation { subject, kind, severity, .. } in known {
        if next.len() < SUGGESTED && next.iter().all(|other| other.subject != *subject) {
            next.push(Suggestion { subject: subject.clone(), kind: *kind, severity: *severity });
        }
    }
    next
}
