//! Leaving a complication: by saying `carry on` or `stop`, or by naming a step of the procedure.
//! Reads the session and chooses; writes nothing.

use super::Session;
use super::deed::done;
use super::event::{Event, Resolved};
use super::naming;
use super::obstacle::{Idle, Refusal};
use super::policy::Order;
use crate::procedure::Resolution;

/// The trainee says that they are through with the complication that runs.
pub(super) fn resolve(session: &Session, said: Resolution) -> Result<Vec<Event>, Refusal> {
    let idle = |idle| Err(Refusal::Idle(idle));
    if session.focus().is_none() {
        return idle(Idle::NoComplication);
    }
    naming::settled(session)?;
    let own = session.policy().order == Order::Own;
    if !own && (session.in_hand().is_some() || session.open_items().next().is_some()) {
        return idle(Idle::Unresolved);
    }
    if session.checkpoint_in_hand().is_some() {
        return idle(Idle::Unanswered);
    }
    // Where the trainee leads, going on closes what is open.
    let closing = session.in_hand().map(|visit| done(session, visit.step));
    Ok(closing.into_iter().chain(resolved(session, said)).collect())
}

/// That the complication is left so, or in a led session that it is not; nothing where none runs.
pub(super) fn resolved(session: &Session, said: Resolution) -> Option<Event> {
    let complication = session.focus()?;
    let right = Resolution::right(session.complication()?.then) == said;
    let taken = right || session.policy().order == Order::Own;
    Some(Event::Resolved(Resolved { complication, said, right, taken }))
}

/// The session comes to its end by itself, where it is the trainee's to lead.
pub(super) fn ended(session: &Session) -> Option<Event> {
    let own = session.policy().order == Order::Own;
    let free = session.in_hand().is_none() && !session.is_busy();
    session.ending().filter(|_| own && free).map(Event::Ended)
}
