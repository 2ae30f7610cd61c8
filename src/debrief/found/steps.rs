//! Steps that took longer than they may.

use super::Found;
use super::timers::too_long;
use crate::debrief::deviation::{Deviation, Kind, Subject as About};
use crate::debrief::history::History;
use crate::procedure::{Severity, StepIx};
use crate::session::{Session, Visit};
use crate::time::Words;

pub(super) fn found(session: &Session, history: &History<'_>) -> Vec<Found> {
    let steps = session.procedure().steps().map(|(ix, _)| ix);
    let on_path = steps.filter(|ix| history.path.times(*ix) > 0);
    on_path.filter_map(|ix| late(session, ix)).collect()
}

/// Longer than its window, at the stay that was the longest.
fn late(session: &Session, ix: StepIx) -> Option<Found> {
    let step = session.procedure().step(ix);
    let most = step.window.at_most?;
    let lasted = |visit: &Visit| Some((visit.lasted(visit.done()?), visit.done()?));
    let stays = session.visits_of(ix).filter_map(lasted);
    let (lasted, at) = stays.max_by_key(|(lasted, _)| *lasted).filter(|(it, _)| *it > most)?;
    let (took, over) = too_long(lasted, most);
    let message = format!("Took {took}, {over} over its {}.", Words(most));
    let mut told = Deviation::new((Kind::Late, Severity::Minor), About::Step(ix), at, message)
        .of_step(session.procedure(), ix);
    if !step.window.sources.is_empty() {
        told.sources.clone_from(&step.window.sources);
    }
    Some(Found::alone(told))
}
