//! What time alone brings about. Used twice: to let time pass, and to say when to wake up, so
//! that the screen can never promise a moment that the session does not keep.

use super::event::{Done, Event, Mark, Round, TimerChange};
use super::{Owed, Session};
use crate::procedure::{Every, TimerIx, TimerKind, WindowTimer};
use crate::time::SessionTime;
use std::cmp::Reverse;
use std::time::Duration;

const MARKS: [Mark; 3] = [Mark::AtLeast, Mark::Target, Mark::AtMost];

/// The first thing to fall due at or before `until`, and its time.
///
/// In order of time, then timers in order of declaration, then a complication, then what is being
/// done, then the end of the session or of a wait. What should have been before now, because a
/// wall clock ran on, is now, in the order in which it should have been.
pub(super) fn next(session: &Session, until: SessionTime) -> Option<(SessionTime, Event)> {
    if !session.is_running() {
        return None;
    }
    let timers = session.setting.procedure.timers().flat_map(|(ix, timer)| match &timer.kind {
        TimerKind::Window(window) => MARKS
            .into_iter()
            .filter_map(|mark| passing(session, ix, window, mark))
            .collect::<Vec<_>>(),
        TimerKind::Every(every) => {
            missing(session, ix).into_iter().chain(round(session, ix, every)).collect()
        }
    });
    let doing = finishing(session);
    let waiting = match session.owed() {
        Some(Owed::Waiting(end)) => Some((end, Event::Waited)),
        Some(Owed::Doing(_)) | None => None,
    };
    let coming = session.arriving(until).map(|(at, it)| (at, Event::Occurred(it)));
    let ended = super::leaving::ended(session).map(|event| (session.at, event));
    // What was typed waits until hands are free, and no longer.
    let typed = super::naming::next(session).map(|event| (session.at, event));
    timers
        .chain(coming)
        .chain(doing)
        .chain(ended)
        .chain(typed)
        .chain(waiting)
        .map(|(at, event)| (at.max(session.at), event))
        .min_by_key(|(at, event)| (*at, Reverse(overdue(session, event))))
        .filter(|(at, _)| *at <= until)
}

/// How long ago it should have been.
fn overdue(session: &Session, event: &Event) -> Duration {
    let Event::Passed(timer, mark) = event else { return Duration::ZERO };
    let window = session.procedure().timer(*timer).window();
    window.map_or(Duration::ZERO, |window| session.clock(*timer).past(window, *mark, session.at))
}

fn passing(
    session: &Session,
    timer: TimerIx,
    window: &WindowTimer,
    mark: Mark,
) -> Option<(SessionTime, Event)> {
    let clock = session.clock(timer);
    if clock.passed.contains(&mark) {
        return None;
    }
    Some((clock.passes(window, mark)?, Event::Passed(timer, mark)))
}

/// The first round that is due runs out of slack, a millisecond after its last moment.
fn missing(session: &Session, timer: TimerIx) -> Option<(SessionTime, Event)> {
    let first = session.clock(timer).pending.iter().min_by_key(|announced| announced.closes)?;
    Some((first.closes + Duration::from_millis(1), Event::RoundMissed(first.round)))
}

/// The next round comes due, but for one at the very end of the time in which they come. One that
/// does while hands are busy has its slack from when they are free.
fn round(session: &Session, timer: TimerIx, every: &Every) -> Option<(SessionTime, Event)> {
    let clock = session.clock(timer);
    let (_, due, closes) = clock.next_round(every)?;
    let round = Round { timer, number: clock.rounds.saturating_add(1) };
    let over = |(end, event): &(SessionTime, Event)| *end <= due && ends(event, every.during);
    if finishing(session).is_some_and(|done| over(&done)) {
        return None;
    }
    let free = match session.owed() {
        Some(Owed::Doing(free)) if due <= free => Some(free + every.slack),
        Some(Owed::Doing(_) | Owed::Waiting(_)) | None => None,
    };
    Some((due, Event::RoundDue(round, free.map_or(closes, |free| free.max(closes)))))
}

/// Whether this ends `timer`, or lets it begin anew.
fn ends(event: &Event, timer: TimerIx) -> bool {
    let ends = |change: &TimerChange| match change {
        TimerChange::Started(it) | TimerChange::Stopped { timer: it, .. } => *it == timer,
    };
    matches!(event, Event::Done(done) if done.timers.iter().any(ends))
}

/// The step in hand is done once its checkpoints are answered and its time has passed.
fn finishing(session: &Session) -> Option<(SessionTime, Event)> {
    let visit = session.in_hand()?;
    let step = session.form(visit);
    if step.is_held() || session.checkpoint_in_hand().is_some() {
        return None;
    }
    let at = visit.last + step.takes;
    let timers = super::gates::at_done(session, visit.step, at);
    Some((at, Event::Done(Done { step: visit.step, against: Vec::new(), reason: None, timers })))
}
