//! What was asked on the right path, and what was answered, over all stays at a step.

use super::checkpoint;
use super::doings::Doings;
use super::history::History;
use super::lived::LivedStay;
use crate::procedure::{Checkpoint, StepIx};
use crate::session::policy::Order;
use crate::session::{Given, Session, Standing, Visit};

/// One checkpoint of the right path.
#[derive(Clone, Debug)]
pub(super) struct Asked<'a> {
    pub(super) step: StepIx,
    /// Which of the step's checkpoints it is, counted from 0.
    pub(super) position: usize,
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

/// All checkpoints of the right path, in its order; then what was answered in steps that a
/// complication led past, which are not asked for any more.
pub(super) fn asked<'a>(
    session: &'a Session,
    history: &History<'_>,
    doings: &Doings,
) -> Vec<Asked<'a>> {
    let stays = |(step, pass): (StepIx, u32)| {
        let all = session.visits().iter().zip(&history.stays);
        let of_this = all.filter(move |(visit, _)| visit.step == step && visit.pass == pass);
        of_this.collect::<Vec<(&'a Visit, &LivedStay)>>()
    };
    let asked_for = history.path.items().iter().filter(|item| doings.is_taken(item));
    let asked_for = asked_for.map(|item| (item.step, item.pass));
    let on_path = asked_for.flat_map(|place| of_step(session, place, &stays(place)));
    let led_past = session.detours().left.values().flat_map(|place| {
        let mut stays = stays(*place);
        stays.retain(|(visit, _)| visit.done().is_none());
        of_step(session, *place, &stays).into_iter().filter(|asked| !asked.given.is_empty())
    });
    on_path.chain(led_past).collect()
}

/// The checkpoints of a step in this pass, answered in these stays.
fn of_step<'a>(
    session: &'a Session,
    (step, pass): (StepIx, u32),
    stays: &[(&'a Visit, &LivedStay)],
) -> Vec<Asked<'a>> {
    let Some(form) = session.procedure().step_on(step, pass) else { return Vec::new() };
    if form.optional && session.standing(step) == Standing::NotApplicable {
        return Vec::new();
    }
    let once = session.is_finished() && session.policy().order == Order::Own;
    let of_checkpoint = |(position, checkpoint): (usize, &'a Checkpoint)| {
        let given = stays.iter().flat_map(|(visit, _)| &visit.given);
        let given: Vec<&Given> = given.filter(|given| given.checkpoint == position).collect();
        let mut left = stays.iter().filter(|(_, stay)| once && given.is_empty() && stay.left_open);
        let unanswered = left.next().map(|(visit, _)| *visit);
        let is_new = given.is_empty()
            && stays.iter().any(|(visit, stay)| visit.done().is_some() && !stay.left_open);
        Asked { step, position, checkpoint, given, unanswered, is_new }
    };
    form.checkpoints.iter().enumerate().map(of_checkpoint).collect()
}
