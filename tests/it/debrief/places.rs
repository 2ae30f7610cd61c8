//! Steps out of their place: each is told once.

use super::{debrief, played, told};
use expect_test::{Expect, expect};
use rehearsal::session::{Command, Mode};

fn check(yaml: &str, lines: &[&str], expected: &Expect) {
    let lines = [lines, &["finished"]].concat();
    expected.assert_eq(&told(&debrief(&played(Mode::Exam, yaml, &lines))));
}

const WAIT: &str = "
format: 1
title: Wait
timers: {t: {title: Tee, at_least: 1m}}
steps:
  - {step: Start the pump, starts: t, takes: 1s}
  - {step: Rinse the line, while: t, takes: 1s}
  - {step: Stop the pump, stops: t, takes: 1s}
";

#[test]
fn a_step_done_twice_outside_its_wait_is_told_once() {
    check(
        WAIT,
        &["rinse", "rinse", "start the pump", "wait 2", "stop the pump"],
        &expect![[r#"
            major out of order, Rinse the line: Begun while “Tee” did not run.
              + minor repeated, Rinse the line: Done once more than the procedure asks for.
            2.5 of 3 points
        "#]],
    );
}

#[test]
fn a_step_done_outside_its_wait_and_in_it_is_in_its_place() {
    check(
        WAIT,
        &["rinse", "start the pump", "rinse", "wait 2", "stop the pump"],
        &expect![[r#"
            minor repeated, Rinse the line: Done once more than the procedure asks for.
            3 of 3 points
        "#]],
    );
}

#[test]
fn a_repeat_that_was_broken_off_says_why() {
    let yaml = "
format: 1
title: Repeat
steps:
  - repeat: {times: 3, steps: [Inject the toxin]}
";
    let mut rehearsal = played(Mode::Guided, yaml, &[]);
    let step = rehearsal.step("inject-the-toxin");
    rehearsal.begin("inject-the-toxin").ask(&Command::Complete(step));
    for _ in 2..=3 {
        rehearsal.ask(&Command::Skip(step, "It bleeds.".to_owned()));
    }
    rehearsal.ask(&Command::Finish);
    let omitted = debrief(&rehearsal).deviations;
    assert_eq!(omitted.len(), 1, "{}", rehearsal.story());
    assert_eq!(omitted[0].message, "Done 1 of 3 times.", "{}", rehearsal.story());
    assert_eq!(omitted[0].reason.as_deref(), Some("It bleeds."));
}

#[test]
fn a_pass_left_out_and_one_out_of_order_cost_once() {
    let yaml = "
format: 1
title: Repeat
steps:
  - Clean the skin
  - repeat: {times: 3, steps: [Inject the toxin]}
  - Dress the wound
";
    check(
        yaml,
        &["clean", "inject", "count 1", "dress", "inject", "count 2"],
        &expect![[r#"
            major omitted, Inject the toxin: Done 2 of 3 times.
              + major out of order, Inject the toxin: Done only after “Dress the wound” was begun, which it comes before.
            2.5 of 3 points
        "#]],
    );
}
