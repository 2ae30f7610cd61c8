//! What a file means: names, windows, answers, and what contradicts itself.

use super::{check, check_in};
use expect_test::expect;

#[test]
fn needed_keys_are_missed_together() {
    check(
        r#"summary: x
"#,
        &expect![[r#"
            p.yaml:1:1: error[missing-key]: missing key `format` | add `format:`
            p.yaml:1:1: error[missing-key]: missing key `title` | add `title:`
            p.yaml:1:1: error[missing-key]: missing key `steps` | add `steps:`
        "#]],
    );
}

#[test]
fn another_format_is_not_read() {
    check(
        r#"format: 2
title: T
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:1:9: error[unsupported-format]: format 2 is not known | write `format: 1`
        "#]],
    );
}

#[test]
fn steps_and_phases_contradict() {
    check_in(
        r#"phases: [{phase: A, steps: [Look]}]
steps: [Look twice]
"#,
        &expect![[r#"
            p.yaml:4:8: error[conflicting-keys]: `steps` and `phases` cannot stand together | put the steps into a phase
        "#]],
    );
}

#[test]
fn nothing_to_do() {
    check_in(
        r#"steps: []
"#,
        &expect![[r#"
            p.yaml:3:8: error[empty-value]: a procedure needs at least one step | write the first step
        "#]],
    );
}

#[test]
fn a_phase_with_nothing_to_do() {
    check_in(
        r#"phases: [{phase: A, steps: []}]
"#,
        &expect![[r#"
            p.yaml:3:28: error[empty-value]: phase `A` has no steps | write its first step
        "#]],
    );
}

#[test]
fn ids_are_slugs() {
    check_in(
        r#"id: My Procedure
timers: {Dwell Time: {}}
steps: [{step: Look, id: Look!}, 洗手]
"#,
        &expect![[r#"
            p.yaml:3:5: error[bad-id]: `My Procedure` is not an id | write `my-procedure`
            p.yaml:4:10: error[bad-id]: `Dwell Time` is not an id | write `dwell-time`
            p.yaml:5:26: error[bad-id]: `Look!` is not an id | write `look`
            p.yaml:5:34: error[bad-id]: no id can be made of this title | give the step an `id:` of lower-case letters and hyphens
        "#]],
    );
}

#[test]
fn steps_of_the_same_title_need_an_id() {
    check_in(
        r#"steps: [Look, {step: look}, {step: Look, id: look-again}]
"#,
        &expect![[r#"
            p.yaml:3:22: error[duplicate-id]: two steps have the id `look` | give this one an `id:` of its own
        "#]],
    );
}

#[test]
fn names_that_do_not_exist_get_a_suggestion() {
    check_in(
        r#"timers:
  dwell: {at_least: 1m}
sources:
  label: {title: The label}
steps:
  - {step: Look, starts: [dwel, dwell], source: lable, time: {target: 1m, source: [label, other]}}
  - {step: Listen, needs: dwell, stops: breath, while: look}
never:
  - {step: lok, before: dwel}
  - {step: listen, before: xyz}
  - {step: dwell, before: look}
"#,
        &expect![[r#"
            p.yaml:8:27: error[unknown-timer]: no timer has the id `dwel` | did you mean `dwell`?
            p.yaml:8:49: error[unknown-source]: no source has the id `lable` | did you mean `label`?
            p.yaml:8:91: error[unknown-source]: no source has the id `other` | there is only `label`
            p.yaml:9:41: error[unknown-timer]: no timer has the id `breath` | there is only `dwell`
            p.yaml:9:56: error[unknown-timer]: no timer has the id `look` | a step has this name
            p.yaml:11:12: error[unknown-step]: no step has the id `lok` | did you mean `look`?
            p.yaml:11:25: error[unknown-name]: neither a step nor a timer has the id `dwel` | did you mean `dwell`?
            p.yaml:12:28: error[unknown-name]: neither a step nor a timer has the id `xyz` | expected one of `listen`, `look`, `dwell`
            p.yaml:13:12: error[unknown-step]: no step has the id `dwell` | a timer has this name
        "#]],
    );
}

#[test]
fn a_name_that_could_be_a_step_or_a_timer() {
    check_in(
        r#"timers: {look: {}}
steps: [{step: Look, starts: look}, Listen]
never: [{step: listen, before: look}]
"#,
        &expect![[r#"
            p.yaml:5:32: error[ambiguous-name]: `look` is a step and a timer | give one of them another id
        "#]],
    );
}

#[test]
fn critical_and_severity_contradict() {
    check_in(
        r#"steps: [{step: Look, critical: true, severity: minor}, {step: Hear, critical: false, severity: minor}]
"#,
        &expect![[r#"
            p.yaml:3:48: error[conflicting-keys]: `critical` and `severity` both say how bad it is to leave the step out | keep one of them
        "#]],
    );
}

#[test]
fn a_held_step_takes_no_time_of_its_own() {
    check_in(
        r#"steps: [{step: Look, takes: 1m, time: {at_least: 1m}}]
"#,
        &expect![[r#"
            p.yaml:3:29: error[conflicting-keys]: `takes` has no meaning beside `time.at_least` | keep one of them
        "#]],
    );
}

#[test]
fn windows_are_in_order() {
    check_in(
        r#"timers: {dwell: {at_least: 10m, target: 9m, at_most: 20m, starts: session}}
steps: [{step: Look, time: {at_least: 1m, at_most: 30s}}]
"#,
        &expect![[r#"
            p.yaml:3:41: error[window-order]: `target` is shorter than `at_least` | at_least ≤ target ≤ at_most
            p.yaml:4:52: error[window-order]: `at_most` is shorter than `at_least` | at_least ≤ target ≤ at_most
        "#]],
    );
}

#[test]
fn rounds_come_while_a_window_runs() {
    check_in(
        r#"timers:
  dwell: {at_least: 30m}
  turn: {every: 5m, while: dwell, does: Turn}
  spin: {every: 5s, while: turn, does: Spin}
  roll: {every: {at_least: 5m, at_most: 3m}, while: dwell, does: Roll}
  pull: {every: {at_least: 5m}, while: dwell, does: [Pull]}
  bare: {every: 5m}
  idle: {every: 5m, while: dwell, does: []}
steps: [{step: Look, starts: [dwell, turn]}]
"#,
        &expect![[r#"
            p.yaml:6:17: error[short-interval]: rounds cannot come more often than every 10 s | make it one step that is held, with `time: {at_least: …}`
            p.yaml:6:28: error[not-a-window]: timer `turn` comes back and cannot be waited out | name a timer that runs once
            p.yaml:7:17: error[window-order]: `at_most` is shorter than `at_least` | write the shorter one first
            p.yaml:8:17: error[missing-key]: an interval has both `at_least` and `at_most` | write both, or one length such as `every: 5m`
            p.yaml:9:3: error[missing-key]: missing key `does` | add `does:`
            p.yaml:9:3: error[missing-key]: missing key `while` | add `while:`
            p.yaml:10:3: error[empty-value]: `does` is empty | write what is done
            p.yaml:11:38: error[not-a-window]: timer `turn` comes back and cannot be started | name a timer that runs once
        "#]],
    );
}

#[test]
fn a_timer_that_nothing_starts() {
    check_in(
        r#"timers:
  dwell: {at_least: 30m}
  cuff: {}
  clock: {starts: session}
  turn: {every: 5m, while: cuff, does: Look}
steps: [{step: Look, needs: dwell}, {step: Listen, stops: [dwell, clock]}]
never: [{step: listen, before: dwell}]
"#,
        &expect![[r#"
            p.yaml:7:28: error[never-started]: timer `cuff` is to run meanwhile but nothing starts it | let a step start it with `starts:`, or the timer itself with `starts: session`
            p.yaml:8:29: error[never-started]: timer `dwell` is needed here but nothing starts it | let a step start it with `starts:`, or the timer itself with `starts: session`
        "#]],
    );
}

#[test]
fn choices_have_a_right_and_a_wrong_option() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: x, choose: [{right: a}]}
      - {ask: x, choose: [{wrong: a}, {wrong: b, severity: critical}]}
      - {ask: x, choose: [{right: a, wrong: b}, {wrong: c}]}
      - {ask: x, choose: [{right: a, severity: minor}, {wrong: c}]}
      - {ask: x, choose: [{because: a}, {wrong: c}]}
      - {choose: [{right: a}, {wrong: c}]}
"#,
        &expect![[r#"
            p.yaml:6:26: error[no-wrong-option]: no option is wrong | write one as `wrong:`
            p.yaml:7:26: error[no-right-option]: no option is right | write one as `right:`
            p.yaml:8:45: error[conflicting-keys]: an option cannot be both `right` and `wrong` | make two options of it
            p.yaml:9:48: error[conflicting-keys]: `severity` says how bad a wrong option is, and this one is right | delete `severity`
            p.yaml:10:26: error[missing-key]: an option needs `right` or `wrong` | say which it is
            p.yaml:11:18: error[missing-key]: missing key `ask` | write the question as `ask:`
        "#]],
    );
}

#[test]
fn traps_are_wrong() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: x, number: 100, tolerance: 2%, traps: [{value: 102}, {value: 103}]}
      - {ask: x, number: 5, traps: [{value: 5}]}
"#,
        &expect![[r#"
            p.yaml:6:62: error[trap-is-right]: the trap 102 is a right answer | name a number that is wrong, or narrow the `tolerance`
            p.yaml:7:45: error[trap-is-right]: the trap 5 is a right answer | name a number that is wrong, or narrow the `tolerance`
        "#]],
    );
}

#[test]
fn ticks_are_worth_nothing() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {tick: [a, b], points: 1}
      - {tick: []}
      - {ask: x, number: 5, points: 1000}
"#,
        &expect![[r#"
            p.yaml:6:32: error[conflicting-keys]: a tick is worth no points: it proves nothing | delete `points`
            p.yaml:7:16: error[empty-value]: nothing to tick | write the first item
            p.yaml:8:37: error[bad-number]: 1000 points are more than 100 | a step is worth 1
        "#]],
    );
}

#[test]
fn rules_say_what_they_forbid() {
    check_in(
        r#"steps: [Look, Listen]
never:
  - {finish: true, before: look}
  - {finish: false, before: look}
  - {step: look, finish: true, before: listen}
  - {before: look}
  - {step: look}
  - {step: look, before: look}
"#,
        &expect![[r#"
            p.yaml:6:14: error[unknown-word]: `finish` can only be `true` | write `finish: true`
            p.yaml:7:26: error[conflicting-keys]: `step` and `finish` cannot stand together | make two rules of it
            p.yaml:8:14: error[missing-key]: a rule says what it forbids: `step` or `finish: true` | add `step:` with a step's id
            p.yaml:9:12: error[missing-key]: a rule says when: `before`, `after`, `while` or `more_than` | add one of them
            p.yaml:10:26: error[conflicting-keys]: a step cannot come before or after itself | name two different steps
        "#]],
    );
}

#[test]
fn a_review_is_by_someone_on_a_day() {
    check_in(
        r#"status: reviewed
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:9: error[missing-key]: `status: reviewed` needs `reviewed_by`, `reviewed_on` | say who reviewed it, and when
        "#]],
    );
}

#[test]
fn who_reviewed_an_illustration() {
    check_in(
        r#"reviewed_by: Dr A
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:14: error[conflicting-keys]: `reviewed_by` contradicts the status `illustrative` | write `status: reviewed`, or delete it
        "#]],
    );
}

#[test]
fn one_act_never_answers_two_rounds() {
    check_in(
        r#"timers:
  dwell: {at_least: 15m, starts: session}
  turn: {every: 5m, slack: 151s, while: dwell, does: Turn}
  look: {every: 5m, slack: 150s, while: dwell, does: Look}
  dose: {every: {at_least: 3m, at_most: 5m}, slack: 2m, while: dwell, does: Give}
steps: [a]
"#,
        &expect![[r#"
            p.yaml:5:28: error[wide-slack]: a slack of 2 min 31 s is more than half of every 5 min | write at most 2 min 30 s
        "#]],
    );
}
