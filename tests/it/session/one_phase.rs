//! One phase rehearsed alone: what the rest of the procedure would have done is not held against
//! the trainee.

use crate::support::rehearsal::{Rehearsal, debrief, procedure};
use rehearsal::session::{Command, Mode};
use std::sync::Arc;

const PHASES: &str = "
format: 1
title: Phases
timers:
  tee: {title: Tee, at_least: 10m}
  dwell: {title: Dwell, at_least: 15m, at_most: 45m}
  fasting: {title: Fasting, at_least: 2h, starts: session}
phases:
  - phase: First
    steps: [{step: Brew, starts: tee}, {step: Instil, starts: dwell}]
  - phase: Second
    steps: [{step: Pour, stops: tee}, {step: Pass the scope, needs: [dwell, fasting]}]
";

/// What deviates when everything in the phase is done at once, in order.
fn deviations(phase: usize, entries: &[&str]) -> Vec<String> {
    let phase = procedure(PHASES).only(phase).expect("a phase");
    let mut alone = Rehearsal::in_mode(&Arc::new(phase), Mode::Exam);
    for entry in entries {
        alone.say(entry);
    }
    alone.ask(&Command::Finish);
    let debrief = debrief(&alone);
    debrief.deviations.iter().map(|it| it.message.clone()).collect()
}

#[test]
fn a_timer_that_ends_in_another_phase_is_not_judged_at_the_end_of_this_one() {
    assert_eq!(deviations(0, &["brew", "instil"]), Vec::<String>::new());
}

#[test]
fn a_timer_that_another_phase_starts_is_not_waited_for() {
    assert_eq!(deviations(1, &["pour", "pass the scope"]), Vec::<String>::new());
}
