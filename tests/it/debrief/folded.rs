//! What has one cause is one deviation, and what has two is two.

use super::{debrief, played, told};
use expect_test::{Expect, expect};
use rehearsal::session::Mode;

const CUT: &str = "
format: 1
title: Order
timers: {t: {title: Tee, at_least: 2m}}
never:
  - {step: cut, before: mark, because: Never cut unmarked.}
  - {step: cut, before: tally, because: Never cut uncounted.}
steps:
  - Wash
  - {step: Mark, critical: true}
  - {step: Tally, critical: true}
  - {step: Numb, starts: t}
  - {step: Cut, needs: t}
  - Sew
";

fn check(lines: &[&str], expected: &Expect) {
    check_of(CUT, lines, expected);
}

fn check_of(yaml: &str, lines: &[&str], expected: &Expect) {
    let lines = [lines, &["finished"]].concat();
    expected.assert_eq(&told(&debrief(&played(Mode::Exam, yaml, &lines))));
}

#[test]
fn what_finishing_ends_too_soon_is_told_of_its_step() {
    let yaml = "
format: 1
title: Cuff
never: [{finish: true, before: read-the-gauge, because: Unread.}]
steps:
  - Read the gauge
  - {step: Inflate the cuff, time: {at_least: 1m}}
";
    let told = told(&debrief(&played(Mode::Exam, yaml, &["inflate the cuff", "finished"])));
    assert!(told.contains("\nmajor early, Inflate the cuff: Done after 0 s"), "{told}");
}

#[test]
fn a_step_that_came_too_soon_in_every_way_is_one_deviation() {
    check(
        &["wash", "cut", "mark", "tally", "numb", "sew"],
        &expect![[r#"
            critical broken rule, Cut: Begun before “Mark” was done.
              + critical broken rule, Cut: Begun before “Tally” was done.
              + major out of order, Cut: Begun before “Mark”, which comes first.
              + major early, Cut: Begun without ever starting “Tee”, which has to run 2 min.
              + major early, Tee: Ended with the session after 30 s, 1 min 30 s short of its 2 min.
            5.5 of 6 points
        "#]],
    );
}

#[test]
fn two_steps_left_out_are_two_though_one_step_waits_for_both() {
    check(
        &["wash", "numb", "wait 3", "cut", "sew"],
        &expect![[r#"
            critical broken rule, Cut: Begun before “Mark” was done.
              + critical omitted, Mark: Never done.
            critical broken rule, Cut: Begun before “Tally” was done.
              + critical omitted, Tally: Never done.
            4 of 6 points
        "#]],
    );
}

#[test]
fn two_steps_left_out_are_two_though_one_timer_ran_on_without_both() {
    let yaml = CUT.replace("- Sew", "- {step: Sew, stops: t}").replace("needs: t", "while: t");
    let yaml = yaml.replace("  - {step: Mark", "  - {step: Stop it, stops: t}\n  - {step: Mark");
    check_of(
        &yaml,
        &["wash", "mark", "tally", "numb", "cut"],
        &expect![[r#"
            major omitted, Stop it: Never done.
              + major early, Tee: Ended with the session after 30 s, 1 min 30 s short of its 2 min.
            major omitted, Sew: Never done.
            5 of 7 points
        "#]],
    );
}

#[test]
fn what_is_wrong_with_finishing_is_not_told_with_a_step_that_came_too_soon() {
    let rule = "never:\n  - {finish: true, before: sew, because: It is open.}";
    check_of(
        &CUT.replace("never:", rule),
        &["wash", "cut", "mark", "tally", "numb"],
        &expect![[r#"
            critical broken rule, Cut: Begun before “Mark” was done.
              + critical broken rule, Cut: Begun before “Tally” was done.
              + major out of order, Cut: Begun before “Mark”, which comes first.
              + major early, Cut: Begun without ever starting “Tee”, which has to run 2 min.
              + major early, Tee: Ended with the session after 0 s, 2 min short of its 2 min.
            critical broken rule, finishing: Finished before “Sew” was done.
              + major omitted, Sew: Never done.
            4.5 of 6 points
        "#]],
    );
}
