//! What was asked on the right path, and what was answered, over all stays at a step.

use super::checkpoint;
use crate::procedure::{Checkpoint, StepIx};
use crate::session::policy::Order;
use crate::session::{End, Given, Session, Standing, Visit};

/// One checkpoint of the right path.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    pub(super) step: StepIx,
    pub(super) checkpoint: &'a Checkpoint,
    /// The answers, in order.
    pub(super) given: Vec<&'a Given>,
    /// The stay that was left without an answer, where nobody is asked again.
    pub(super) unanswered: Option<&'a Visit>,
}

impl Asked<'_> {
    /// Whether the first answer was right.
    pub(super) fn is_right(&self) -> bool {
        self.given.first().is_some_and(|first| first.verdict.is_right())
    }

    /// Whether answers to it are held against anyone.
    pub(super) fn is_judged(&self) -> bool {
        checkpoint::is_judged(&self.checkpoint.kind)
    }
}

/// All checkpoints of the right path, in its order.
pub(super) fn asked(session: &Session) -> Vec<Asked<'_>> {
    let procedure = session.procedure();
    let finished = session.end() == Some(End::Finished);
    let once = finished && session.policy().order == Order::Own;
    let mut asked = Vec::new();
    for item in session.path().items() {
        let Some(step) = procedure.step_on(item.step, item.pass) else { continue };
        if session.standing(item.step) == Standing::NotApplicable {
            continue;
        }
        let visits = || session.visits_of(item.step).filter(|visit| visit.pass == item.pass);
        for (position, checkpoint) in step.checkpoints.iter().enumerate() {
            let given = visits().flat_map(|visit| &visit.given);
            let given: Vec<&Given> = given.filter(|given| given.checkpoint == position).collect();
            let unanswered = visits().find(|_| once && given.is_empty());
            asked.push(Asked { step: item.step, checkpoint, given, unanswered });
        }
    }
    asked
}
