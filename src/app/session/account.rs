//! What the session tells when it is asked: the time, the timers, and how the steps stand.
//!
//! Only what the mode may show; the same that the rail and the timers of the screen do.

use super::SessionScreen;
use crate::procedure::TimerKind;
use crate::session::{Session, Standing};
use crate::time::{self, Clock, Words};
use std::time::Duration;

impl SessionScreen {
    /// The session's clock, and the timers that run where they may be shown.
    #[must_use]
    pub fn time_in_words(&self) -> String {
        let session = self.session();
        let paused = if session.is_paused() { ", and paused" } else { "" };
        let mut lines =
            vec![format!("The session is at {}{paused}.", Clock(session.at().elapsed()))];
        if session.policy().shows_path() {
            let running = running(session);
            let none = running.is_empty().then(|| "No timer is running.".to_owned());
            lines.extend(running.into_iter().chain(none));
        }
        lines.join("\n")
    }

    /// How the steps stand; the trainee's own entries where the steps are not shown.
    #[must_use]
    pub fn steps_in_words(&self) -> String {
        let session = self.session();
        let lines: Vec<String> = if session.policy().shows_path() {
            standings(session)
        } else {
            let own = self.own();
            let words = own.iter().map(|own| self.own_words(own)).enumerate();
            words.map(|(row, words)| format!("{}. {words}", row + 1)).collect()
        };
        if lines.is_empty() { "Nothing yet.".to_owned() } else { lines.join("\n") }
    }
}

/// Each step with its number and standing; where steps are typed, those that have been named.
fn standings(session: &Session) -> Vec<String> {
    let hidden = |standing| matches!(standing, Standing::Open | Standing::NotApplicable);
    let steps = session.steps_at_hand().into_iter().enumerate();
    let told = steps.filter_map(|(row, ix)| {
        let (step, standing) = (session.procedure().step(ix), session.standing(ix));
        if session.policy().types() && hidden(standing) {
            return None;
        }
        let critical = if step.is_critical() { ", critical" } else { "" };
        Some(format!("{}. {}: {}{critical}.", row + 1, step.title, standing.word()))
    });
    told.collect()
}

/// The timers that run, with what comes next of each.
#[must_use]
pub fn running(session: &Session) -> Vec<String> {
    let mut told = windows(session);
    for (ix, timer) in session.procedure().timers() {
        let clock = session.clock(ix);
        if !matches!(timer.kind, TimerKind::Every(_)) || clock.since.is_none() {
            continue;
        }
        let number = clock.announced().map(|due| due.round.number);
        told.push(match (number, session.next_round(ix)) {
            (Some(number), _) => format!("{}: round {number} is due.", timer.title),
            (None, Some(next)) => {
                let left = time::left(next.since(session.at()));
                format!("{}: next round in {}.", timer.title, Words(left))
            }
            (None, None) => format!("{}: running.", timer.title),
        });
    }
    told
}

/// The window timers that run, with what is left.
#[must_use]
pub fn windows(session: &Session) -> Vec<String> {
    let running = session.procedure().timers().filter_map(|(ix, timer)| {
        Some((timer, timer.window()?, session.clock(ix).ran(session.at())?))
    });
    let told = running.map(|(timer, window, ran)| {
        let left = |goal: Option<Duration>| {
            goal.map(|goal| time::left(goal.saturating_sub(ran))).filter(|left| !left.is_zero())
        };
        let next = if let Some(left) = left(window.at_least) {
            format!("at least {} more", Words(left))
        } else if let Some(left) = left(window.target) {
            format!("{} to its target", Words(left))
        } else if let Some(left) = left(window.at_most) {
            format!("at most {} more", Words(left))
        } else if window.at_most.is_some() {
            "past its window".to_owned()
        } else {
            "long enough".to_owned()
        };
        format!("{}: {}, {next}.", timer.title, Clock(ran))
    });
    told.collect()
}
