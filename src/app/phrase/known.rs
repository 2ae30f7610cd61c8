//! What can be typed in a session, and when: one table for the help of both faces.

use crate::app::session::SessionScreen;
use crate::session::policy::{Complications, Hints, Order, Steering, Waits};

/// A command that can be typed.
#[derive(Debug)]
pub struct Known {
    /// What is typed.
    pub typed: &'static str,
    /// What it does.
    pub does: &'static str,
    /// Whether it means anything just now.
    pub when: fn(&SessionScreen) -> bool,
}

type When = fn(&SessionScreen) -> bool;

const fn known(typed: &'static str, does: &'static str, when: When) -> Known {
    Known { typed, does, when }
}

/// What can be typed, and what it does.
pub static PHRASES: &[Known] = &[
    known(":done", "begin, do the round, or say that it is done (as Enter)", |it| {
        !types(it) && it.asked().is_none()
    }),
    known(":done", "say that the step in hand is done (as Enter)", |it| {
        types(it) && it.asked().is_none()
    }),
    known(":wait 10m", "let ten minutes pass", runs),
    known(":wait to target", "let time pass until the timer's target", |it| {
        let waits = it.session().policy().waits == Waits::ToTarget;
        waits && runs(it) && it.session().nearest_target().is_some()
    }),
    known(":stop waiting", "stop letting time pass", |it| it.session().waiting().is_some()),
    known(":carry on", "what came up is dealt with: back to the procedure", may_resolve),
    known(":stop", "the procedure ends with what came up", may_resolve),
    known(":complication", "let something come up", |it| {
        let asked = it.session().policy().complications == Complications::Asked;
        asked && it.session().complication_to_ask_for().is_some()
    }),
    known(":hint", "a hint: cue, first word, then the step; each costs", |it| {
        it.session().policy().hints == Hints::Cost
    }),
    known(":stuck", "be told the next step; it counts as left out", |it| {
        types(it) && it.session().policy().order == Order::Own
    }),
    known(":not that", "take back what was typed last", types),
    known(":skip REASON", "leave the step out, or decline the round", |it| {
        steers(it) && (it.can_skip() || it.session().announced().next().is_some())
    }),
    known(":defer", "put the step off until later", |it| steers(it) && it.can_defer()),
    known(":override REASON", "go on against what stands in the way", SessionScreen::is_blocked),
    known(":again", "do the last step again", |it| {
        steers(it) && runs(it) && it.session().last_done().is_some()
    }),
    known(":back", "look at the step done last", |it| {
        !types(it) && it.session().last_done().is_some()
    }),
    known(":step 3", "look at the step of that number", |it| !types(it)),
    known(":return", "back to what is next", SessionScreen::has_moved),
    known(":note TEXT", "write something down (no patient details)", |_| true),
    known(":pause", "let time stand still", |it| !it.session().is_paused()),
    known(":pause", "let time go on", |it| it.session().is_paused()),
    known(":time", "the session's clock, and the timers where they are shown", |_| true),
    known(":steps", "the steps and how each stands, or your own entries", |_| true),
    known(":where", "what is expected of you now", |_| true),
    known(":finished", "end the session", |_| true),
    known(":abandon", "end the session without a verdict", |_| true),
    known(
        ":abbreviations",
        "what the short forms mean; `:what is PVR` asks for one",
        SessionScreen::has_abbreviations,
    ),
    known(":help", "what can be typed", |_| true),
    known(":quit", "leave; the session is kept", |_| true),
];

fn types(screen: &SessionScreen) -> bool {
    screen.session().policy().types()
}

/// Whether nothing has to be answered first.
fn runs(screen: &SessionScreen) -> bool {
    screen.session().is_running() && screen.asked().is_none()
}

fn steers(screen: &SessionScreen) -> bool {
    screen.session().policy().steering == Steering::Free
}

/// Where the trainee leads, nothing says whether something came up.
fn may_resolve(screen: &SessionScreen) -> bool {
    screen.is_resolving() || screen.session().policy().order == Order::Own
}
