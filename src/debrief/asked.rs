//! What was asked on the right path, and what was answered, over all stays at a step.

use super::checkpoint;
use super::doings::Doings;
use super::history::History;
use super::lived::LivedStay;
use crate::procedure::{Checkpoint, Detours, Path, StepIx, Way};
use crate::session::policy::Order;
use crate::session::{Given, Session, Standing, Visit};

/// One checkpoint of the right path.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    pub(super) step: StepIx,
    pub(super) checkpoint: &'a Checkpoint,
    /// The answers, in order.
    pub(super) given: Vec<&'a Given>,
    /// The stay that was left without an answer, where nobody is asked again.
    pub(super) unanswered: Option<&'a Visit>,
    /// Whether its step was done and nobody asked: the procedure that the session is marked by is
    /// not the one that was rehearsed. It is held against nobody.
    pub(super) is_new: bool,
}

impl Asked<'_> {
    /// Whether the first answer was right.
    pub(super) fn is_right(&self) -> bool {
        self.given.first().is_some_and(|first| first.verdict.is_right())
    }

    /// Whether answers to it are held against anyone.
    pub(super) fn is_judged(&self) -> bool {
        !self.is_new && checkpoint::is_judged(&self.checkpoint.kind)
    }
}

/// All checkpoints of the right path, in its order.
pub(super) fn asked<'a>(
    session: &'a Session,
    history: &History<'_>,
    doings: &Doings,
) -> Vec<Asked<'a>> {
    let procedure = session.procedure();
    let once = session.is_finished() && session.policy().order == Order::Own;
    let mut asked = Vec::new();
    for item in history.path.items().iter().filter(|item| doings.is_taken(item)) {
        let Some(step) = procedure.step_on(item.step, item.pass) else { continue };
        if step.checkpoints.is_empty() {
            continue;
        }
        if step.optional && session.standing(item.step) == Standing::NotApplicable {
            continue;
        }
        let stays = session.visits().iter().zip(&history.stays);
        let stays: Vec<(&Visit, &LivedStay)> =
            stays.filter(|(visit, _)| visit.step == item.step && visit.pass == item.pass).collect();
        for (position, checkpoint) in step.checkpoints.iter().enumerate() {
            let given = stays.iter().flat_map(|(visit, _)| &visit.given);
            let given: Vec<&Given> = given.filter(|given| given.checkpoint == position).collect();
            let mut left =
                stays.iter().filter(|(_, stay)| once && given.is_empty() && stay.left_open);
            let unanswered = left.next().map(|(visit, _)| *visit);
            let is_new = given.is_empty()
                && stays.iter().any(|(visit, stay)| visit.done().is_some() && !stay.left_open);
            asked.push(Asked { step: item.step, checkpoint, given, unanswered, is_new });
        }
    }
    asked.extend(put_down(session, history));
    asked
}

/// What was answered in a step that a complication then led past: the step is not asked for any
/// more, and what was said counts.
fn put_down<'a>(session: &'a Session, history: &History<'_>) -> Vec<Asked<'a>> {
    let is_on = |path: &Path, visit: &Visit| {
        path.items().iter().any(|item| (item.step, item.pass) == (visit.step, visit.pass))
    };
    let undone = session.visits().iter().filter(|visit| visit.done().is_none());
    let dropped = undone.filter(|visit| !visit.given.is_empty() && !is_on(&history.path, visit));
    let dropped: Vec<&Visit> = dropped.collect();
    if dropped.is_empty() {
        return Vec::new();
    }
    let (procedure, detours) = (session.procedure(), Detours::default());
    let way = Way { arms: None, complications: session.came(), detours: &detours };
    let whole = Path::along(procedure, way);
    let mut asked = Vec::new();
    for visit in dropped.into_iter().filter(|visit| is_on(&whole, visit)) {
        let Some(form) = procedure.step_on(visit.step, visit.pass) else { continue };
        for (position, checkpoint) in form.checkpoints.iter().enumerate() {
            let given = visit.given.iter().filter(|given| given.checkpoint == position);
            let given: Vec<&Given> = given.collect();
            if !given.is_empty() {
                let (step, unanswered) = (visit.step, None);
                asked.push(Asked { step, checkpoint, given, unanswered, is_new: false });
            }
        }
    }
    asked
}
