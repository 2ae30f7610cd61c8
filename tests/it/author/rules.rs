//! Rules and timers: what must never happen, and what it is measured by.

use super::check_in;
use expect_test::expect;

#[test]
fn rules_of_every_kind_are_fine() {
    check_in(
        r#"parameters: {most: {value: 3}}
timers: {dwell: {at_least: 15m}}
steps: [{step: Instil, starts: dwell}, {step: Look, stops: dwell}, Inject]
never:
  - {step: inject, before: dwell}
  - {step: inject, before: look}
  - {step: look, after: inject}
  - {step: look, after: dwell}
  - {step: inject, while: dwell}
  - {step: instil, more_than: 1}
  - {step: inject, more_than: "= most"}
  - {finish: true, before: look}
  - {finish: true, before: dwell}
  - {finish: true, while: dwell}
"#,
        &expect![""],
    );
}

#[test]
fn a_rule_speaks_of_steps_and_timers_that_there_are() {
    check_in(
        r#"timers: {dwell: {at_least: 15m, starts: session}}
steps: [Instil, Look]
never:
  - {step: inject, before: look}
  - {step: look, after: instill}
  - {step: look, while: dwel}
  - {step: look, while: instil}
  - {finish: true, before: look-back}
"#,
        &expect![[r#"
            p.yaml:6:12: error[unknown-step]: no step has the id `inject` | expected one of `instil`, `look`
            p.yaml:7:25: error[unknown-name]: neither a step nor a timer has the id `instill` | did you mean `instil`?
            p.yaml:8:25: error[unknown-timer]: no timer has the id `dwel` | did you mean `dwell`?
            p.yaml:9:25: error[unknown-timer]: no timer has the id `instil` | a step has this name
            p.yaml:10:28: error[unknown-name]: neither a step nor a timer has the id `look-back` | expected one of `instil`, `look`, `dwell`
        "#]],
    );
}

#[test]
fn a_rule_that_forbids_the_right_way_itself() {
    check_in(
        r#"timers: {dwell: {at_least: 15m}, whole: {starts: session}}
steps: [{step: Instil, starts: dwell}, {step: Look, needs: dwell, stops: dwell}, Inject]
never:
  - {step: look, before: inject}
  - {step: inject, after: instil}
  - {step: look, while: dwell}
  - {step: instil, while: whole}
"#,
        &expect![[r#"
            p.yaml:6:26: error[forbidden-path]: the right way does `look` before this | let the steps change places, or the names here
            p.yaml:7:27: error[forbidden-path]: the right way does `inject` after this | let the steps change places, or the names here
            p.yaml:8:25: error[forbidden-path]: this still runs when the right way comes to `look` | a timer runs until it is stopped: let an earlier step stop it, or write `before:` for what has to wait for its `at_least`
            p.yaml:9:27: error[forbidden-path]: this still runs when the right way comes to `instil` | a timer runs until it is stopped: let an earlier step stop it, or write `before:` for what has to wait for its `at_least`
        "#]],
    );
}

#[test]
fn a_rule_that_leaves_a_right_way() {
    check_in(
        r#"timers: {dwell: {at_least: 15m}}
steps:
  - {step: Instil, starts: dwell}
  - {step: Empty, needs: dwell, stops: dwell}
  - {step: Ask, optional: true}
  - {step: Go on, decide: {ask: Well?, arms: [{choose: Yes, right: true, go: end}, {choose: No}]}}
  - Inject
  - End
  - any_order: [Wash, Dry]
never:
  - {step: inject, before: end}
  - {step: wash, before: dry}
  - {step: ask, before: end}
  - {step: inject, while: dwell}
"#,
        &expect![[""]],
    );
}

#[test]
fn a_rule_says_one_thing() {
    check_in(
        r#"timers: {dwell: {at_least: 15m, starts: session}}
steps: [Instil, Look]
never:
  - {step: look, before: instil, while: dwell}
  - {step: look, after: instil, more_than: 2}
  - {step: look, finish: true, before: instil}
"#,
        &expect![[r#"
            p.yaml:6:41: error[conflicting-keys]: `before` and `while` cannot stand together | make two rules of it
            p.yaml:7:44: error[conflicting-keys]: `after` and `more_than` cannot stand together | make two rules of it
            p.yaml:8:26: error[conflicting-keys]: `step` and `finish` cannot stand together | make two rules of it
        "#]],
    );
}

#[test]
fn a_rule_says_what_and_when() {
    check_in(
        r#"timers: {dwell: {starts: session}}
steps: [Look]
never:
  - {step: look}
  - {while: dwell}
  - {more_than: 2}
  - {because: It hurts.}
"#,
        &expect![[r#"
            p.yaml:6:12: error[missing-key]: a rule says when: `before`, `after`, `while` or `more_than` | add one of them
            p.yaml:7:13: error[missing-key]: a rule says what it forbids: `step` or `finish: true` | add `step:` with a step's id
            p.yaml:8:17: error[missing-key]: a rule says what it forbids: `step` or `finish: true` | add `step:` with a step's id
            p.yaml:9:15: error[missing-key]: a rule says what it forbids: `step` or `finish: true` | add `step:` with a step's id
            p.yaml:9:15: error[missing-key]: a rule says when: `before`, `after`, `while` or `more_than` | add one of them
        "#]],
    );
}

#[test]
fn a_rule_is_no_bare_name() {
    check_in(
        r#"steps: [Look]
never: [look, {step: [look], more_than: 1}]
"#,
        &expect![[r#"
            p.yaml:4:9: error[wrong-type]: expected a mapping, found `look`
            p.yaml:4:22: error[wrong-type]: expected text, found a list
        "#]],
    );
}

#[test]
fn a_step_is_done_more_often_than_a_number() {
    check_in(
        r#"parameters: {most: {value: 0}}
steps: [Look]
never:
  - {step: look, more_than: 0}
  - {step: look, more_than: "= most"}
  - {step: look, more_than: once}
  - {finish: true, more_than: 1}
"#,
        &expect![[r#"
            p.yaml:6:29: error[bad-value]: more often than 0 times is whenever it is done | write 1, or make it a wrong act
            p.yaml:7:29: error[bad-value]: more often than 0 times is whenever it is done | write 1, or make it a wrong act
            p.yaml:8:29: error[bad-number]: expected a whole number, found `once` | write it in digits, such as `3`
            p.yaml:9:31: error[conflicting-keys]: `more_than` speaks of a step, and a session ends once | name a `step:`
        "#]],
    );
}

#[test]
fn no_step_comes_before_or_after_itself() {
    check_in(
        r#"steps: [Look]
never: [{step: look, before: look}, {step: look, after: look}]
"#,
        &expect![[r#"
            p.yaml:4:30: error[conflicting-keys]: a step cannot come before or after itself | name two different steps
            p.yaml:4:57: error[conflicting-keys]: a step cannot come before or after itself | name two different steps
        "#]],
    );
}

#[test]
fn rounds_are_no_timer_that_a_rule_can_wait_for() {
    check_in(
        r#"timers: {rest: {starts: session}, turn: {every: 5m, while: rest, does: Turn}}
steps: [Look]
never: [{step: look, before: turn}, {step: look, after: turn}, {step: look, while: turn}]
"#,
        &expect![[r#"
            p.yaml:5:30: error[not-a-window]: timer `turn` comes back and cannot be waited for | name a timer that runs once
            p.yaml:5:57: error[not-a-window]: timer `turn` comes back and cannot be waited for | name a timer that runs once
            p.yaml:5:84: error[not-a-window]: timer `turn` comes back and cannot be waited out | name a timer that runs once
        "#]],
    );
}

#[test]
fn a_rule_needs_its_timer_to_be_started() {
    check_in(
        r#"timers: {cuff: {at_least: 1m}, dwell: {at_least: 1m}, rest: {at_least: 1m}}
steps: [Look]
never: [{step: look, before: cuff}, {step: look, after: dwell}, {finish: true, while: rest}]
"#,
        &expect![[r#"
            p.yaml:5:30: error[never-started]: timer `cuff` is waited for but nothing starts it | let a step start it with `starts:`, or the timer itself with `starts: session`
            p.yaml:5:57: error[never-started]: timer `dwell` is waited for but nothing starts it | let a step start it with `starts:`, or the timer itself with `starts: session`
            p.yaml:5:87: error[never-started]: timer `rest` is to run meanwhile but nothing starts it | let a step start it with `starts:`, or the timer itself with `starts: session`
        "#]],
    );
}

#[test]
fn a_rule_about_a_name_of_two_things() {
    check_in(
        r#"timers: {dwell: {starts: session}}
steps: [Dwell, Look]
never: [{step: look, after: dwell}]
"#,
        &expect![[r#"
            p.yaml:5:29: error[ambiguous-name]: `dwell` is a step and a timer | give one of them another id
        "#]],
    );
}

#[test]
fn a_severity_is_one_of_three() {
    check_in(
        r#"steps: [Look, Feel]
never: [{step: feel, before: look, severity: fatal}, {step: look, more_than: 1, severity: Critical}]
"#,
        &expect![[r#"
            p.yaml:4:46: error[unknown-word]: expected one of `minor`, `major`, `critical`, found `fatal`
            p.yaml:4:91: error[unknown-word]: expected one of `minor`, `major`, `critical`, found `Critical` | did you mean `critical`?
        "#]],
    );
}

#[test]
fn a_rule_about_what_is_not_in_this_run_says_nothing() {
    check_in(
        r#"parameters: {deep: {value: false}}
timers: {dwell: {at_least: 1m}}
steps: [Look, {step: Dig, when: "= deep", starts: dwell}]
never: [{step: dig, before: dwell}, {step: look, before: dig}, {step: dig, more_than: 1}]
"#,
        &expect![[""]],
    );
}

#[test]
fn windows_that_are_computed_are_in_order() {
    check_in(
        r#"parameters: {long: {value: 10m}, short: {value: 5m}}
timers:
  dwell: {at_least: "= long", target: "= short", at_most: "= short * 3", starts: session}
  rest: {at_least: 1m, at_most: "= short - long + 5m", starts: session}
steps: [{step: Look, time: {target: "= long", at_most: "= short"}}]
"#,
        &expect![[r#"
            p.yaml:5:39: error[window-order]: `target` is shorter than `at_least` | at_least ≤ target ≤ at_most
            p.yaml:6:33: error[window-order]: `at_most` is shorter than `at_least` | at_least ≤ target ≤ at_most
            p.yaml:7:56: error[window-order]: `at_most` is shorter than `target` | at_least ≤ target ≤ at_most
        "#]],
    );
}

#[test]
fn rounds_that_are_computed_are_far_apart() {
    check_in(
        r#"parameters: {gap: {value: 5s}, long: {value: 5m}}
timers:
  rest: {starts: session}
  a: {every: "= gap", while: rest, does: Turn}
  b: {every: {at_least: "= long", at_most: "= gap"}, while: rest, does: Turn}
  c: {every: "= long", slack: "= long / 2 + 1s", while: rest, does: Turn}
  d: {every: "= long", takes: "= gap - long", while: rest, does: Turn}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:6:14: error[short-interval]: rounds cannot come more often than every 10 s | make it one step that is held, with `time: {at_least: …}`
            p.yaml:7:14: error[window-order]: `at_most` is shorter than `at_least` | write the shorter one first
            p.yaml:8:31: error[wide-slack]: a slack of 2 min 31 s is more than half of every 5 min | write at most 2 min 30 s
            p.yaml:9:34: error[bad-value]: this comes to -4 min 55 s: a length of time is never negative
        "#]],
    );
}

#[test]
fn a_range_has_two_ends() {
    check_in(
        r#"timers:
  rest: {starts: session}
  a: {every: {at_least: 5m}, while: rest, does: Turn}
  b: {every: {at_most: 5m}, while: rest, does: Turn}
  c: {every: {}, while: rest, does: Turn}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:5:14: error[missing-key]: an interval has both `at_least` and `at_most` | write both, or one length such as `every: 5m`
            p.yaml:6:14: error[missing-key]: an interval has both `at_least` and `at_most` | write both, or one length such as `every: 5m`
            p.yaml:7:14: error[missing-key]: an interval has both `at_least` and `at_most` | write both, or one length such as `every: 5m`
        "#]],
    );
}

#[test]
fn an_interval_is_a_length_or_a_range() {
    check_in(
        r#"timers:
  rest: {starts: session}
  a: {every: often, while: rest, does: Turn}
  c: {every: {fixed: 5m}, while: rest, does: Turn}
  d: {every: , while: rest, does: Turn}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:5:14: error[bad-duration]: `often` is not a length of time: write `90s`, `20m` or `1h30m`
            p.yaml:6:15: error[unknown-key]: unknown key `fixed` | expected one of `at_least`, `at_most`
            p.yaml:7:12: error[empty-value]: a value is missing: expected a length of time | write a value, or delete the key
        "#]],
    );
}
