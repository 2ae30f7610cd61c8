//! Time in which nobody rehearses: asleep, stopped, closed. What the trainee says of it is done,
//! and what they leave unsaid takes nothing from a timer that follows the clock on the wall.

use crate::support::program::Program;
use crate::support::rehearsal::procedure;
use rehearsal::app::effect::Effect;
use rehearsal::app::input::Input;
use rehearsal::app::key::Key;
use rehearsal::app::session::Question;
use rehearsal::session::{Event, Session};
use std::time::Duration;

const CLOCKS: &str = "
format: 1
title: Clocks
timers:
  soak: {at_least: 20m, at_most: 50m, clock: wall}
  cool: {at_least: 20m}
steps:
  - {step: Fill, starts: [soak, cool], takes: 1m}
  - {step: Drain, stops: [soak, cool], takes: 1m}
";

/// With the clocks started.
fn filled() -> Program {
    let mut program = Program::begin(&procedure(CLOCKS));
    program.press("enter");
    program
}

fn asleep(program: &mut Program, minutes: u64) {
    program.input(Input::Slept(Duration::from_mins(minutes)));
}

/// What the timer that follows the wall has run, that which does not, and session time: in seconds,
/// by what was kept.
fn clocks(program: &Program) -> [u64; 3] {
    let screen = program.session().expect("a session");
    let session = Session::replay(screen.session().setting().clone(), &program.kept);
    let ran = |id| {
        let timer = session.procedure().find_timer(id).unwrap();
        session.clock(timer).ran(session.at()).unwrap().as_secs()
    };
    [ran("soak"), ran("cool"), session.at().elapsed().as_secs()]
}

#[test]
fn whether_a_sleep_counts_is_the_trainees_to_say() {
    for (key, expected) in [("y", [600, 600, 660]), ("n", [600, 0, 60])] {
        let mut program = filled();
        asleep(&mut program, 10);
        program.after(30_000).press(key);
        assert_eq!(clocks(&program), expected, "{key}: and reading takes no time");
    }
}

#[test]
fn who_leaves_without_saying_whether_a_sleep_counts_loses_nothing_on_the_wall() {
    let mut program = filled();
    asleep(&mut program, 10);
    asleep(&mut program, 2);
    program.press("q");
    assert_eq!(program.kept.last().map(|entry| &entry.event), Some(&Event::Left));
    assert_eq!(clocks(&program), [720, 0, 60]);
    program.killed_and_resumed(300);
    program.press("enter");
    assert_eq!(clocks(&program), [1020, 0, 60]);
}

#[test]
fn what_was_slept_before_the_trainee_said_where_they_are_was_time_away() {
    let mut program = filled();
    program.killed_and_resumed(300);
    asleep(&mut program, 10);
    program.press("enter");
    let returned = Event::Returned(Duration::from_mins(15));
    assert_eq!(program.kept.last().map(|entry| &entry.event), Some(&returned));
    assert_eq!(clocks(&program), [900, 0, 60]);
}

#[test]
fn a_sleep_in_a_pause_is_not_asked_about() {
    let mut program = filled();
    program.press("p");
    asleep(&mut program, 10);
    assert_eq!(program.session().unwrap().question(), None);
    assert_eq!(clocks(&program), [600, 0, 60]);
}

#[test]
fn a_program_that_is_stopped_is_as_good_as_left_until_it_goes_on() {
    let mut program = filled();
    let effects = program.app.update(program.now, Input::Key(Key::parse("ctrl-z").unwrap()));
    let [Effect::Record(entries), Effect::Suspend] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(entries.last().map(|entry| &entry.event), Some(&Event::Left), "on disk before");
    program.kept.extend(entries.iter().cloned());
    program.input(Input::Continued(Duration::from_mins(7)));
    assert_eq!(clocks(&program), [420, 0, 60]);
    assert_eq!(program.session().unwrap().question(), None, "nobody has to say where they are");
}

#[test]
fn stopped_before_the_trainee_said_where_they_are_it_is_away_for_longer() {
    let mut program = filled();
    program.killed_and_resumed(300);
    let before = program.kept.len();
    program.press("ctrl-z");
    program.input(Input::Continued(Duration::from_mins(7)));
    assert_eq!(program.kept.len(), before, "nothing happens before they have");
    let question = program.session().unwrap().question().cloned();
    let Some(Question::Recap { away, .. }) = question else { panic!("{question:?}") };
    assert_eq!(away, Duration::from_mins(12));
}
