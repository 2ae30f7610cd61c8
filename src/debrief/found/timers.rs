//! Timers that were ended early or late, or never started, and rounds that were missed.

use super::{Cause, Found};
use crate::debrief::deviation::{Deviation, Kind, Subject as About};
use crate::debrief::history::History;
use crate::debrief::lived::{Ended, RoundEnd};
use crate::procedure::{
    Act, Every, Procedure, StepIx, Subject, Timer, TimerIx, TimerKind, WindowTimer,
};
use crate::session::{End, Session};
use crate::time::{SessionTime, Words, left};
use std::time::Duration;

pub(super) fn found(session: &Session, history: &History<'_>) -> Vec<Found> {
    let timers = session.procedure().timers();
    timers
        .flat_map(|(ix, timer)| match &timer.kind {
            TimerKind::Window(_) if is_off_path(session, history, ix) => Vec::new(),
            TimerKind::Window(window) => windows(session, history, (ix, timer, window)),
            TimerKind::Every(every) if is_off_path(session, history, every.during) => Vec::new(),
            TimerKind::Every(every) => {
                missed(session.procedure(), history, ix, every).into_iter().collect()
            }
        })
        .collect()
}

/// Whether the right path never starts a timer, though a step of the procedure does: what becomes
/// of it came of going another way.
fn is_off_path(session: &Session, history: &History<'_>, timer: TimerIx) -> bool {
    let procedure = session.procedure();
    let from_start = procedure.timer(timer).window().is_some_and(|window| window.from_start);
    let starters = procedure.steps().filter(|(_, step)| step.timers.starts.contains(&timer));
    let starters: Vec<StepIx> = starters.map(|(ix, _)| ix).collect();
    let on_path = |ix: &StepIx| history.path.times(*ix) > 0;
    !from_start && !starters.is_empty() && !starters.iter().any(on_path)
}

type Window<'a> = (TimerIx, &'a Timer, &'a WindowTimer);

fn windows(session: &Session, history: &History<'_>, of: Window<'_>) -> Vec<Found> {
    let (ix, ..) = of;
    let runs = || history.runs.iter().filter(|run| run.timer == ix);
    if runs().next().is_none() {
        return never_started(session, history, of).into_iter().collect();
    }
    let ends = runs().filter_map(|run| run.ended);
    let judged = ends.filter_map(|ended| Some((ended, judged(session.procedure(), of, ended)?)));
    judged.filter_map(|(ended, found)| left_running(session, history, (ix, ended), found)).collect()
}

/// A timer that ran until the session ended because the steps that end it were left out: what it
/// is judged for comes of that. Where the way led past them all, that was no doing of theirs.
fn left_running(
    session: &Session,
    history: &History<'_>,
    (timer, ended): (TimerIx, Ended),
    found: Found,
) -> Option<Found> {
    let procedure = session.procedure();
    if ended.by != Subject::Finish {
        return Some(found);
    }
    let ends = |step: &StepIx| {
        procedure.step(*step).timers.stops.contains(&timer) || waits_for(procedure, *step, timer)
    };
    let steps: Vec<StepIx> = procedure.steps().map(|(step, _)| step).filter(ends).collect();
    let on_way = |step: &StepIx| history.path.times(*step) > 0 && session.path().times(*step) > 0;
    if !steps.is_empty() && !steps.iter().any(on_way) {
        return None;
    }
    let undone = steps.into_iter().filter(|step| !session.has_done(*step));
    Some(undone.fold(found, |found, step| found.caused(Cause::Behind(step))))
}

/// What the end of a run amounts to.
fn judged(procedure: &Procedure, (ix, _, window): Window<'_>, ended: Ended) -> Option<Found> {
    let by = match ended.by {
        Subject::Step(step) => format!(" with “{}”", procedure.step(step).title),
        Subject::Finish => " with the session".to_owned(),
    };
    if let Some(least) = window.at_least.filter(|_| !ended.reached) {
        let (ran, short) = (Words(ended.ran), Words(left(least.saturating_sub(ended.ran))));
        let message = format!("Ended{by} after {ran}, {short} short of its {}.", Words(least));
        let told = told(procedure, (Kind::Early, ix), ended.at, message);
        return Some(Found::at(ended.by, told).caused(Cause::Timer(ix)));
    }
    let most = window.at_most.filter(|most| ended.ran > *most)?;
    let (ran, over) = too_long(ended.ran, most);
    let message = format!("Ended{by} after {ran}, {over} over its {}.", Words(most));
    Some(Found::alone(told(procedure, (Kind::Late, ix), ended.at, message)))
}

/// How long it ran, and by how much that is over `most`: both rounded up to a whole second, so
/// that they add up, and that what is late is never over by nothing.
pub(super) const fn too_long(ran: Duration, most: Duration) -> (Words, Words) {
    (Words(left(ran)), Words(left(ran.saturating_sub(most))))
}

/// A timer that never ran is as early as can be, once a step came that it should have run before,
/// or the session was finished with the step left out that starts it. One that has no `at_least`
/// is missed only by what cannot begin before it runs.
fn never_started(
    session: &Session,
    history: &History<'_>,
    (ix, _, window): Window<'_>,
) -> Option<Found> {
    let procedure = session.procedure();
    let starter = starter(procedure, ix);
    let ender = history.deeds.iter().find(|deed| match deed.subject {
        Subject::Step(step) => {
            waits_for(procedure, step, ix)
                || (window.at_least.is_some() && procedure.step(step).timers.stops.contains(&ix))
        }
        Subject::Finish => false,
    });
    let finished = session.end() == Some(End::Finished) && window.at_least.is_some();
    let left_out = starter.filter(|starter| {
        finished && session.visits_of(*starter).all(|visit| visit.done().is_none())
    });
    let (place, at) = match (ender, left_out) {
        (Some(deed), _) => (deed.subject, deed.at),
        (None, Some(starter)) => (Subject::Step(starter), session.at()),
        (None, None) => return None,
    };
    let message = match (window.at_least, place) {
        (Some(least), _) => format!("Never started, and has to run {}.", Words(least)),
        (None, Subject::Step(step)) => {
            format!("Never started, and has to run before “{}”.", procedure.step(step).title)
        }
        (None, Subject::Finish) => "Never started.".to_owned(),
    };
    let told = told(procedure, (Kind::Early, ix), at, message);
    Some(Found::at(place, told).caused(Cause::Timer(ix)))
}

/// The first step that starts `timer`.
fn starter(procedure: &Procedure, timer: TimerIx) -> Option<StepIx> {
    let mut steps = procedure.steps();
    steps.find(|(_, step)| step.timers.starts.contains(&timer)).map(|(step, _)| step)
}

/// Whether `step` may not begin before `timer` has had its time.
fn waits_for(procedure: &Procedure, step: StepIx, timer: TimerIx) -> bool {
    let timers = &procedure.step(step).timers;
    let ruled = procedure
        .rules()
        .iter()
        .any(|rule| rule.subject == Subject::Step(step) && rule.never.waits_for() == Some(timer));
    ruled || timers.needs.contains(&timer)
}

/// All rounds of one timer that were missed or declined are one deviation with a count.
fn missed(
    procedure: &Procedure,
    history: &History<'_>,
    ix: TimerIx,
    every: &Every,
) -> Option<Found> {
    let turns = || history.turns.iter().filter(|turn| turn.round.timer == ix);
    let ends = |end| turns().filter_map(|turn| turn.ended).filter(move |(_, how)| *how == end);
    let (missed, declined) = (ends(RoundEnd::Missed).count(), ends(RoundEnd::Declined).count());
    let (at, _) =
        ends(RoundEnd::Missed).chain(ends(RoundEnd::Declined)).min_by_key(|(at, _)| *at)?;
    let all = missed + ends(RoundEnd::Done).count() + declined;
    let rounds = if all == 1 { "round" } else { "rounds" };
    let message = match (missed, declined) {
        (missed, 0) => format!("{missed} of {all} {rounds} missed."),
        (0, declined) => format!("{declined} of {all} {rounds} declined, which counts as missed."),
        (missed, declined) => format!(
            "{} of {all} {rounds} missed: {missed} went by, {declined} declined.",
            missed + declined
        ),
    };
    let kind = (Kind::MissedRound, every.missed.severity);
    let told = Deviation::new(kind, About::Timer(ix), at, message);
    let because = every.missed.because.as_deref();
    Some(match every.does {
        // Rounds of a step that was never done come of that.
        Act::Step(step) => {
            Found::alone(told.of_step(procedure, step).because(because)).caused(Cause::Behind(step))
        }
        Act::Phrases(_) => Found::alone(told.because(because)),
    })
}

/// A deviation of a window timer, with what the step that starts it warns of and stands on.
fn told(
    procedure: &Procedure,
    (kind, ix): (Kind, TimerIx),
    at: SessionTime,
    message: String,
) -> Deviation {
    let window = procedure.timer(ix).window();
    let judged = window.map(|window| if kind == Kind::Late { &window.late } else { &window.early });
    let severity = judged.map_or(crate::procedure::Severity::Minor, |judged| judged.severity);
    let told = Deviation::new((kind, severity), About::Timer(ix), at, message)
        .because(judged.and_then(|judged| judged.because.as_deref()));
    match starter(procedure, ix) {
        Some(starter) => told.of_step(procedure, starter),
        None => told,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_and_what_is_over_it_add_up_to_the_second() {
        let (ran, over) = too_long(Duration::from_millis(150_500), Duration::from_mins(2));
        assert_eq!((ran.to_string(), over.to_string()), ("2 min 31 s".into(), "31 s".into()));
    }
}
