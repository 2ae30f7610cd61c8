//! Deeds as events: what it is to begin a step and to be done with it at this instant, which round
//! that answers, and the words that have to be said with some.
//!
//! Whether a deed may be done is `decide.rs`, and `naming.rs` where it is typed.

use super::event::{Begun, Done, Event, Round};
use super::judge::{Heard, Meaning};
use super::obstacle::{Idle, Obstacle, Refusal};
use super::policy::Order;
use super::{Session, gates};
use crate::procedure::{StepIx, TimerIx};

/// That `step` is begun now, in the pass whose turn it is.
pub(super) fn begun(
    session: &Session,
    step: StepIx,
    against: Vec<Obstacle>,
    reason: Option<String>,
) -> Event {
    Event::Begun(Begun {
        step,
        pass: session.turn_of(step).map_or(1, |turn| turn.pass),
        against,
        reason,
        answers: round_of(session, step),
        timers: gates::at_begun(session, step),
    })
}

/// The step in hand is done now, whatever stands in the way.
pub(super) fn done(session: &Session, step: StepIx) -> Event {
    Event::Done(Done {
        step,
        against: session.against_completing(step),
        reason: None,
        timers: gates::at_done(session, step, session.at()),
    })
}

/// The round that doing `step` now answers: one that is due, or one that is open already.
pub(super) fn round_of(session: &Session, step: StepIx) -> Option<Round> {
    let mut timers = timers_of(session, step);
    timers.find_map(|timer| open_round(session, timer))
}

/// A timer of whose rounds `step` is the act.
pub(super) fn rounds_of(session: &Session, step: StepIx) -> Option<TimerIx> {
    timers_of(session, step).next()
}

/// What it is to a step that stays open until it is said to be done that something is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// It is done while that step stays open.
    Beside,
    /// It is that step: to say so again says no more.
    InHand,
    /// It ends that step, or waits until it is done.
    After,
}

/// What `heard` is to the step in hand.
pub(super) fn said(session: &Session, heard: &Heard) -> Said {
    let in_hand = |step: &StepIx| {
        let held = session.in_hand().is_some_and(|visit| visit.step == *step);
        held && session.listens() && session.path().repeat_of(*step).is_none()
    };
    match heard {
        Heard::Clear(Meaning::Step(step)) if is_beside(session, *step) => Said::Beside,
        Heard::Clear(Meaning::Step(step)) if in_hand(step) => Said::InHand,
        Heard::Clear(Meaning::Step(_)) => Said::After,
        Heard::Clear(_) | Heard::Unclear(_) | Heard::Nothing => Said::Beside,
    }
}

/// Whether `step` is done beside one that stays open until it is said to be done: as the act of a
/// round that is due; where rounds are silent, of any, since that is not to tell which is due.
pub(super) fn is_beside(session: &Session, step: StepIx) -> bool {
    let silent = session.policy().order == Order::Own;
    round_of(session, step).is_some() || (silent && rounds_of(session, step).is_some())
}

fn timers_of(session: &Session, step: StepIx) -> impl Iterator<Item = TimerIx> {
    let timers = session.procedure().timers();
    let timers = timers.filter(move |(_, timer)| {
        timer.every().is_some_and(|every| every.does.step() == Some(step))
    });
    timers.map(|(timer, _)| timer)
}

/// The round of `timer` whose act can be done now.
pub(super) fn open_round(session: &Session, timer: TimerIx) -> Option<Round> {
    let clock = session.clock(timer);
    if let Some(announced) = clock.announced() {
        return Some(announced.round);
    }
    let (opens, _, _) = clock.next_round(session.procedure().timer(timer).every()?)?;
    let number = clock.rounds.saturating_add(1);
    (session.at() >= opens).then_some(Round { timer, number })
}

/// A text that says something.
pub(super) fn worded(text: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() { Err(Refusal::Idle(Idle::NoText)) } else { Ok(text.to_owned()) }
}
