//! Steps that were left out, done again, done out of their place, or took too long.

use super::timers::too_long;
use super::{Cause, Found};
use crate::debrief::deviation::{Deviation, Kind, Subject as About};
use crate::debrief::history::History;
use crate::procedure::{Severity, Step, StepIx, Subject};
use crate::session::{End, Session, Standing, Visit};
use crate::time::{SessionTime, Words};

pub(super) fn found(session: &Session, history: &History<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for (ix, step) in session.procedure().steps() {
        let it = OneStep { session, history, ix, step };
        found.extend(it.omitted());
        found.extend(it.moved());
        found.extend(it.repeated());
        found.extend(it.late());
    }
    found
}

struct OneStep<'a> {
    session: &'a Session,
    history: &'a History<'a>,
    ix: StepIx,
    step: &'a Step,
}

impl OneStep<'_> {
    /// Left out with a reason, or still open at the end of a session that was finished. What an
    /// abandoned session never came to was not left out.
    fn omitted(&self) -> Option<Found> {
        let finished = self.session.end() == Some(End::Finished);
        let kind = (Kind::Omitted, self.step.omitted);
        let told = match self.session.standing(self.ix) {
            Standing::Skipped => {
                let (at, reason) = self.skipped()?;
                let message = "Skipped, and never done.".to_owned();
                self.told(kind, at, message).reason(Some(reason))
            }
            Standing::Open | Standing::InHand if finished => {
                self.told(kind, self.session.at(), "Never done.".to_owned())
            }
            Standing::Open | Standing::InHand | Standing::Done | Standing::Overridden => {
                return None;
            }
        };
        Some(Found::at(Subject::Step(self.ix), told))
    }

    /// Skipped, and done all the same when a later step had been begun.
    fn moved(&self) -> Option<Found> {
        let (skipped, reason) = self.skipped()?;
        let begun = self.first_done()?.begun;
        let between = |visit: &&Visit| {
            visit.answers.is_none()
                && visit.step > self.ix
                && (skipped..begun).contains(&visit.begun)
        };
        let later = self.session.visits().iter().find(between)?.step;
        let title = &self.session.procedure().step(later).title;
        let message = format!("Skipped at first, and done only after “{title}” was begun.");
        let told = self.told((Kind::OutOfOrder, Severity::Major), begun, message);
        let found = Found::at(Subject::Step(self.ix), told.reason(Some(reason)));
        Some(found.caused(Cause::Behind(self.ix)))
    }

    /// Done again, other than as the act of a round.
    fn repeated(&self) -> Option<Found> {
        let done = self.session.visits_of(self.ix).filter(|visit| visit.done().is_some());
        let again: Vec<&Visit> = done.skip(1).filter(|visit| visit.answers.is_none()).collect();
        let first = again.first()?;
        let message = match again.len() {
            1 => "Done once more than the procedure asks for.".to_owned(),
            more => format!("Done {more} times more than the procedure asks for."),
        };
        let told = self.told((Kind::Repeated, Severity::Minor), first.begun, message);
        Some(Found::alone(told))
    }

    /// Longer than its window, at the stay that was the longest.
    fn late(&self) -> Option<Found> {
        let most = self.step.window.at_most?;
        let lasted = |visit: &Visit| Some((visit.done()?.since(visit.begun), visit.done()?));
        let stays = self.session.visits_of(self.ix).filter_map(lasted);
        let (lasted, at) = stays.max_by_key(|(lasted, _)| *lasted).filter(|(it, _)| *it > most)?;
        let (took, over) = too_long(lasted, most);
        let message = format!("Took {took}, {over} over its {}.", Words(most));
        let mut told = self.told((Kind::Late, Severity::Minor), at, message);
        let sources = &self.step.window.sources;
        if !sources.is_empty() {
            told.sources.clone_from(sources);
        }
        Some(Found::alone(told))
    }

    fn skipped(&self) -> Option<(SessionTime, &str)> {
        let skips = self.history.skips.iter().rev();
        let mut of_this = skips.filter(|(_, step, _)| *step == self.ix);
        of_this.next().map(|(at, _, reason)| (*at, *reason))
    }

    fn first_done(&self) -> Option<&Visit> {
        self.session.visits_of(self.ix).find(|visit| visit.done().is_some())
    }

    fn told(&self, kind: (Kind, Severity), at: SessionTime, message: String) -> Deviation {
        Deviation::new(kind, About::Step(self.ix), at, message)
            .of_step(self.session.procedure(), self.ix)
    }
}
