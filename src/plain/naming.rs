//! What is asked where steps are named, in words.

use crate::app::session::SessionScreen;
use crate::procedure::markup;
use crate::session::Next;
use crate::session::policy::{Order, Shown};

/// What the trainee is to type next.
pub(super) fn lines(screen: &SessionScreen) -> Vec<String> {
    let session = screen.session();
    let policy = session.policy();
    let mut lines = Vec::new();
    match session.next() {
        Next::Round(timer) => {
            let number = session.clock(timer).announced().map_or(0, |due| due.round.number);
            let act = screen.act(timer);
            lines.push(format!("Now, round {number}: {act}. Enter does it, :skip declines it."));
            return lines;
        }
        Next::InHand(step) => {
            let title = &session.procedure().step(step).title;
            lines.push(format!("In hand: {title}. Type done, or what you do next."));
            lines.extend(session.still_typed().map(|text| format!("Then: {}.", text.trim())));
            return lines;
        }
        Next::Begin(step) if policy.shown == Shown::Cue => {
            let cue = session.procedure().step(step).teaching.cue.as_deref();
            let cue = cue.map(|cue| format!("Cue: {}", markup::plain(cue.trim())));
            lines.push(cue.unwrap_or_else(|| "No cue.".to_owned()));
        }
        Next::Finish if policy.order == Order::Led => {
            return super::expected::finishing(session);
        }
        Next::Resolve if policy.order == Order::Led => {
            return super::expected::resolving();
        }
        Next::Over(_) => return lines,
        Next::Begin(_) | Next::Resolve | Next::Finish => {}
    }
    lines.push("What do you do next?".to_owned());
    lines
}
