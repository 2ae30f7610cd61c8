//! Whether every timer that is waited for or stopped is started by anything.
//!
//! Asked last and over all parts together, since a step of one may start a timer of another;
//! and only if every file could be read whole, since the step that starts it may be lost.

use super::names::Names;
use crate::author::diagnostic::Diagnostic;
use crate::author::{Code, Span};
use crate::procedure::TimerIx;
use std::collections::{BTreeMap, BTreeSet};

/// What was noted about timers.
#[derive(Default)]
pub(super) struct Starts {
    started: BTreeSet<TimerIx>,
    waited: BTreeMap<TimerIx, (Span, String)>,
    /// Whether something that is wrong itself may start or wait for any timer.
    unsure: bool,
}

impl Starts {
    pub(super) fn started(&mut self, timer: TimerIx) {
        self.started.insert(timer);
    }

    /// Notes something wrong that may have to do with any timer.
    pub(super) const fn unsure(&mut self) {
        self.unsure = true;
    }

    /// Only the first place is kept: the mistake is one, whatever follows from it.
    pub(super) fn waited(&mut self, timer: TimerIx, span: Span, message: String) {
        self.waited.entry(timer).or_insert((span, message));
    }
}

/// What is said of each timer that is waited for in vain, where that is said first.
pub(super) fn unmet(names: &Names, starts: &Starts) -> Vec<Diagnostic> {
    let mut said: BTreeSet<Span> = BTreeSet::new();
    let mut found = Vec::new();
    for timer in names.timers.values().filter(|_| !starts.unsure) {
        let Some((span, message)) = starts.waited.get(&timer.ix) else { continue };
        if timer.from_start || starts.started.contains(&timer.ix) || !said.insert(*span) {
            continue;
        }
        let told = Diagnostic::error(Code::NeverStarted, *span, message);
        found.push(told.and(timer.span, "declared here").help(
            "let a step start it with `starts:`, or the timer itself with `starts: session`",
        ));
    }
    found
}
