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
    /// How long it has run, in whole minutes, or which round is next.
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

/// Up to this length of time every clock shows its seconds.
const SOON: Duration = Duration::from_mins(2);

/// How finely a time is told. Only what is due next tells the seconds while there are minutes to
/// go: a screen on which everything moves is not read, and each digit costs a slow line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Grain {
    Seconds,
    Minutes,
}

impl Grain {
    /// The time that is left.
    fn left(self, until: Duration) -> String {
        match self {
            Self::Minutes if until > SOON => {
                let minutes = Duration::from_mins(until.as_secs().div_ceil(60));
                Words(minutes).to_string()
            }
            Self::Seconds | Self::Minutes => Clock(left(until)).to_string(),
        }
    }
}

/// The timers that run and may be shown, what is due first on top.
pub(super) fn all(session: &Session) -> Vec<Reading> {
    let shown = session.policy().shows_path();
    let timers = session.procedure().timers().filter(|_| shown);
    let read = |ix: TimerIx, grain: Grain| match &session.procedure().timer(ix).kind {
        TimerKind::Window(window) => of_window(session, (ix, window), grain),
        TimerKind::Every(every) => of_rounds(session, (ix, every), grain),
    };
    let mut timers: Vec<(Duration, TimerIx)> =
        timers.filter_map(|(ix, _)| Some((read(ix, Grain::Minutes)?.until(), ix))).collect();
    timers.sort_by_key(|(until, _)| *until);
    let next = timers.first().map(|(until, _)| *until);
    let grain = |until| if Some(until) == next { Grain::Seconds } else { Grain::Minutes };
    timers.into_iter().filter_map(|(until, ix)| read(ix, grain(until))).collect()
}

fn of_window(
    session: &Session,
    (ix, window): (TimerIx, &WindowTimer),
    grain: Grain,
) -> Option<Reading> {
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
    let grains = [grain, Grain::Minutes];
    let words: Vec<String> = ahead
        .iter()
        .zip(grains)
        .map(|((until, word), grain)| format!("{} {word}", grain.left(*until)))
        .collect();
    let (role, words) = match late {
        Some(at_most) => {
            (Role::Late, vec![format!("late by {}", grain.left(ran.saturating_sub(at_most)))])
        }
        None if marks.is_empty() => (Role::Plain, vec!["running".to_owned()]),
        None if words.is_empty() => (Role::Right, vec!["long enough".to_owned()]),
        None if early => (Role::Early, words),
        None => (Role::Right, words),
    };
    Some(Reading {
        title: session.procedure().timer(ix).title.clone(),
        clock: Words(Duration::from_mins(ran.as_secs() / 60)).to_string(),
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

fn of_rounds(session: &Session, (ix, every): (TimerIx, &Every), grain: Grain) -> Option<Reading> {
    let timer = session.procedure().timer(ix);
    let state = session.clock(ix);
    state.since?;
    let (at, interval) = (session.at(), every.at_least);
    let (number, ran, role, words, next) = if let Some(announced) = state.announced() {
        let open = announced.closes.since(at);
        let words = vec!["due now".to_owned(), format!("{} left", Grain::Seconds.left(open))];
        (announced.round.number, interval, Role::Attention, words, (open, "left, due now"))
    } else {
        let until = session.next_round(ix)?.since(at);
        let words = vec![format!("next in {}", grain.left(until))];
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
