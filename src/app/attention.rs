//! Attention: what calls the trainee back when something falls due, and what the window is called.
//!
//! What is said may stand on a locked screen: the title of the procedure, and that something is
//! due. It says no more than the mode does.

use super::effect::Effect;
use super::{App, Screen};
use crate::procedure::{TimerIx, TimerKind};
use crate::session::policy::Rounds;
use crate::session::{Entry, Event, Mark, Session};
use std::time::Duration;

/// Up to this long before something is due the window's name counts minutes.
const LAST_MINUTE: Duration = Duration::from_mins(1);
/// In the last minute it counts in steps of this many seconds.
const STEP: u128 = 10;

/// What brought something about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// Time alone.
    Time,
    /// What the trainee does: they are looking.
    Deed,
}

/// What `entries` call the trainee with.
pub(super) fn calls(session: &Session, entries: &[Entry], cause: Cause) -> Vec<Effect> {
    let speaks = session.policy().rounds == Rounds::Announced;
    let weighed = entries.iter().filter_map(|entry| weigh(&entry.event, speaks, cause));
    let Some((_, what)) = weighed.max() else { return Vec::new() };
    let title = &session.procedure().about().title;
    vec![Effect::Ring, Effect::Notify(format!("{what}: {title}"))]
}

/// How much an event matters, and what is said of it.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else calls")]
fn weigh(event: &Event, speaks: bool, cause: Cause) -> Option<(u8, &'static str)> {
    match event {
        Event::Occurred(_) => Some((5, "Something has come up")),
        Event::RoundDue(..) if speaks => Some((4, "Round due")),
        Event::Passed(_, mark) if speaks && cause == Cause::Time => Some(match mark {
            Mark::AtMost => (3, "A timer is past its longest time"),
            Mark::Target => (2, "A timer has reached its target"),
            Mark::AtLeast => (1, "A timer has run long enough"),
        }),
        _ => None,
    }
}

impl App {
    /// What the window is called: what is being done and, where the mode shows timers, how long
    /// until something is due, first, as a narrow place cuts the end. It changes once a minute, and
    /// a few times in the last.
    #[must_use]
    pub fn title(&self) -> String {
        match self.screen() {
            Screen::Library(_) => "rehearse".to_owned(),
            Screen::Briefing(briefing) => briefing.offer().procedure().about().title.clone(),
            Screen::Session(screen) => in_session(screen.session()),
            Screen::Debrief(debrief) => debrief.setting().procedure.about().title.clone(),
        }
    }
}

fn in_session(session: &Session) -> String {
    let title = &session.procedure().about().title;
    if session.is_paused() {
        return format!("paused - {title}");
    }
    let timers = session.procedure().timers().filter(|_| session.policy().shows_path());
    match timers.filter_map(|(ix, timer)| until(session, ix, &timer.kind)).min() {
        Some(Duration::ZERO) => format!("due now - {title}"),
        Some(left) => format!("{} - {title}", roughly(left)),
        None => title.clone(),
    }
}

/// How long until the timer passes a mark of its window or a round of it is due; nothing at all
/// when one is.
fn until(session: &Session, ix: TimerIx, kind: &TimerKind) -> Option<Duration> {
    let clock = session.clock(ix);
    match kind {
        TimerKind::Window(window) => {
            let ran = clock.ran(session.at())?;
            let marks = [window.at_least, window.target, window.at_most].into_iter().flatten();
            marks.filter(|mark| *mark > ran).map(|mark| mark.saturating_sub(ran)).min()
        }
        TimerKind::Every(_) if clock.announced().is_some() => Some(Duration::ZERO),
        TimerKind::Every(_) => Some(session.next_round(ix)?.since(session.at())),
    }
}

fn roughly(left: Duration) -> String {
    if left > LAST_MINUTE {
        return format!("{} min", left.as_millis().div_ceil(60_000));
    }
    format!("{} s", left.as_millis().div_ceil(STEP * 1000) * STEP)
}
