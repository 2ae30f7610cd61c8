//! What is read off a timer that runs: where in its window it stands, and what comes next. Plain
//! data; how it is drawn is `timers.rs`, its bar `bar.rs`.

use super::bar::Scale;
use crate::procedure::{Every, TimerIx, TimerKind, WindowTimer};
use crate::session::Session;
use crate::time::{Clock, Words, left};
use crate::view::look::Role;
use std::time::Duration;

/// One timer as it is read now.
pub(super) struct Reading {
    pub(super) title: String,
    /// How long it has run, or which round is next.
    pub(super) clock: String,
    /// Where in its window it stands.
    pub(super) scale: Scale,
    pub(super) role: Role,
    /// What comes next, the nearest first.
    pub(super) words: Vec<String>,
    /// The window in words.
    pub(super) window: Vec<String>,
    /// What happens next, and how long until then; nothing where nothing will.
    pub(super) next: Option<(Duration, &'static str)>,
    /// Whether a round is due, and what comes next is that it no longer counts.
    pub(super) due: bool,
    /// Whether this is the next round and not a window.
    pub(super) round: bool,
}

impl Reading {
    /// How long until something happens.
    pub(super) fn until(&self) -> Duration {
        match self.next {
            Some(_) if self.due => Duration::ZERO,
            Some((until, _)) => until,
            None => Duration::MAX,
        }
    }
}

/// The timers that run and may be shown, what is due first on top.
pub(super) fn all(session: &Session) -> Vec<Reading> {
    let shown = session.policy().shows_path();
    let timers = session.procedure().timers().filter(|_| shown);
    let mut readings: Vec<Reading> = timers
        .filter_map(|(ix, timer)| match &timer.kind {
            TimerKind::Window(window) => of_window(session, ix, window),
            TimerKind::Every(every) => of_rounds(session, ix, every),
        })
        .collect();
    readings.sort_by_key(Reading::until);
    readings
}

fn of_window(session: &Session, ix: TimerIx, window: &WindowTimer) -> Option<Reading> {
    let ran = session.clock(ix).ran(session.at())?;
    let marks = [
        (window.at_least, "to the earliest"),
        (window.target, "to target"),
        (window.at_most, "to the latest"),
    ];
    let marks: Vec<(Duration, &'static str)> =
        marks.into_iter().filter_map(|(length, word)| Some((length?, word))).collect();
    let ahead: Vec<(Duration, &'static str)> = marks
        .iter()
        .filter(|(length, _)| *length > ran)
        .map(|(length, word)| (length.saturating_sub(ran), *word))
        .collect();
    let late = window.at_most.filter(|at_most| ran > *at_most);
    let early = window.at_least.is_some_and(|at_least| ran < at_least);
    let words: Vec<String> = ahead
        .iter()
        .take(2)
        .map(|(length, word)| format!("{:>5} {word}", clock(left(*length))))
        .collect();
    let (role, words) = match late {
        Some(at_most) => {
            (Role::Late, vec![format!("late by {:>5}", clock(ran.saturating_sub(at_most)))])
        }
        None if marks.is_empty() => (Role::Plain, vec!["running".to_owned()]),
        None if words.is_empty() => (Role::Right, vec!["long enough".to_owned()]),
        None if early => (Role::Early, words),
        None => (Role::Right, words),
    };
    Some(Reading {
        title: session.procedure().timer(ix).title.clone(),
        clock: clock(ran),
        scale: Scale::of_window(window, ran),
        role,
        words,
        window: in_words(window),
        next: ahead.first().copied(),
        due: false,
        round: false,
    })
}

fn in_words(window: &WindowTimer) -> Vec<String> {
    let parts =
        [("at least", window.at_least), ("target", window.target), ("at most", window.at_most)];
    parts
        .into_iter()
        .filter_map(|(word, length)| Some(format!("{word} {}", Words(length?))))
        .collect()
}

fn of_rounds(session: &Session, ix: TimerIx, every: &Every) -> Option<Reading> {
    let timer = session.procedure().timer(ix);
    let state = session.clock(ix);
    state.since?;
    let (at, interval) = (session.at(), every.at_least);
    let (number, ran, role, words, next) = if let Some(announced) = state.announced() {
        let open = left(announced.closes.since(at));
        let words = vec!["due now".to_owned(), format!("{:>5} left", clock(open))];
        (announced.round.number, interval, Role::Attention, words, (open, "left, due now"))
    } else {
        let until = session.next_round(ix)?.since(at);
        let words = vec![format!("next in {:>5}", clock(left(until)))];
        let number = state.rounds.saturating_add(1);
        (number, interval.saturating_sub(until), Role::Plain, words, (until, "to the next round"))
    };
    Some(Reading {
        title: timer.title.clone(),
        clock: format!("round {number}"),
        scale: Scale::of_round(interval, ran),
        role,
        words,
        window: vec![format!("every {}", Words(interval))],
        next: Some(next),
        due: state.announced().is_some(),
        round: true,
    })
}

fn clock(length: Duration) -> String {
    Clock(length).to_string()
}
