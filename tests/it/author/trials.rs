//! The tests that a file holds: what is wrong with them, and what they come to.

mod alone;
mod answers;
mod settled;
mod ways;

use super::{check_in, compiled, problems};
use expect_test::{Expect, expect};

/// What the tests of these speak of.
const RIGHT: &str = r#"format: 1
title: T
parameters:
  dose: {value: 100, unit: U}
  deep: {value: false}
variants: {oab: {title: O}, ndo: {title: N, set: {dose: 200}}}
cases: {well: {vignette: W}, cord: {vignette: C, variants: [ndo], set: {deep: true}}}
timers:
  dwell: {at_least: 15m, target: 30m, at_most: 45m}
  turn: {every: 5m, while: dwell, does: Turn}
never:
  - {step: inject, before: dwell}
  - {finish: true, before: void-check}
wrong_acts: [{act: Lie flat, also: [trendelenburg]}]
steps:
  - {step: Instil, starts: dwell}
  - step: Reconstitute
    while: dwell
    check:
      - ask: How many units?
        number: "= dose"
        tolerance: 2%
      - ask: And then?
        when: "= deep"
        choose: [{right: Wait}, {wrong: Go on}, {wrong: Shake}]
      - {ask: In order, order: [Pull, Aim, Squeeze]}
      - {tick: [Name, Consent]}
      - {ask: What is said?, say: [two hundred units]}
      - {ask: Signs?, list: [lips, ears], at_least: 1}
  - {step: Hold, time: {at_least: 20s}}
  - {step: Rinse, needs: dwell, stops: dwell}
  - {step: Take the baseline, id: baseline, when: "= deep"}
  - Inject
  - Void check
tests:
"#;

/// A file that is right but for its `tests`, and what is said about it: the places count from
/// the first line of the tests.
#[track_caller]
fn told(tests: &str, expected: &Expect) {
    let said = problems(&compiled(&[("p.yaml", &format!("{RIGHT}{tests}"))]));
    let above = RIGHT.lines().count();
    let lines = said.lines().map(|line| {
        let rest = line.strip_prefix("p.yaml:").unwrap();
        let (number, rest) = rest.split_once(':').unwrap();
        format!("{}:{rest}\n", number.parse::<usize>().unwrap() - above)
    });
    expected.assert_eq(&lines.collect::<String>());
}

#[test]
fn every_way_to_go_wrong_can_be_written() {
    told(
        r#"  - test: The expert
  - test: Scope at minute ten
    variant: ndo
    case: [well, cord]
    but:
      - {hurry: dwell, to: 10m}
      - {hurry: hold, to: 10s}
      - {linger: dwell, to: "= 50m"}
      - {linger: rinse, to: 5m}
      - {omit: [void-check, baseline]}
      - {omit: rinse}
      - {swap: [instil, inject]}
      - {move: void-check, after: instil}
      - {move: void-check, before: instil}
      - {repeat: instil}
      - {answer: reconstitute, with: "= 10 * dose"}
      - {answer: reconstitute, question: 2, with: Go on}
      - {answer: reconstitute, question: 2, with: [Go on, Shake]}
      - {answer: reconstitute, question: 3, with: [Aim, Pull, Squeeze]}
      - {answer: reconstitute, question: 4, with: Name}
      - {answer: reconstitute, question: 4, with: []}
      - {answer: reconstitute, question: 5, with: "{{ dose }} units"}
      - {answer: reconstitute, question: 6, with: [toes, "42"]}
      - {act: Take a coffee, after: instil}
      - {act: Lie flat, before: inject}
      - {miss: turn, count: 2}
      - {miss: turn}
    fails_for:
      - {broken_rule: inject, severity: critical}
      - {broken_rule: finish}
      - {omitted: void-check}
      - {out_of_order: instil}
      - {early: dwell, severity: major}
      - {early: hold}
      - {late: dwell}
      - {late: rinse}
      - {wrong: reconstitute}
      - {wrong: Lie flat}
      - {repeated: instil}
      - {added: Take a coffee}
      - {missed_round: turn}
      - {prompted: instil}
    passes: true
"#,
        &expect![[""]],
    );
}

#[test]
fn what_a_test_names_is_there() {
    told(
        r#"  - test: Names
    but:
      - {hurry: dwel, to: 10m}
      - {linger: instill, to: 10m}
      - {omit: [instill, rinse, 40]}
      - {swap: [inject, dwell]}
      - {move: injekt, after: instil}
      - {move: inject, after: instill}
      - {repeat: hold-on}
      - {answer: reconstitue, with: 1}
      - {act: Wait, before: injekt}
      - {miss: trun}
      - {miss: instil}
    fails_for:
      - {broken_rule: injekt}
      - {omitted: rinze}
      - {out_of_order: instill}
      - {early: dwel}
      - {late: instill}
      - {wrong: reconstitue}
      - {wrong: lie falt}
      - {repeated: dwell}
      - {prompted: holt}
      - {missed_round: trun}
"#,
        &expect![[r#"
            3:17: error[unknown-name]: neither a step nor a timer has the id `dwel` | did you mean `dwell`?
            4:18: error[unknown-name]: neither a step nor a timer has the id `instill` | did you mean `instil`?
            5:17: error[unknown-step]: no step has the id `instill` | did you mean `instil`?
            5:33: error[unknown-step]: no step has the id `40` | expected one of `baseline`, `hold`, `inject`, `instil`, `reconstitute`, `rinse`, `void-check`
            6:25: error[unknown-step]: no step has the id `dwell` | a timer has this name
            7:16: error[unknown-step]: no step has the id `injekt` | did you mean `inject`?
            8:31: error[unknown-step]: no step has the id `instill` | did you mean `instil`?
            9:18: error[unknown-step]: no step has the id `hold-on` | expected one of `baseline`, `hold`, `inject`, `instil`, `reconstitute`, `rinse`, `void-check`
            10:18: error[unknown-step]: no step has the id `reconstitue` | did you mean `reconstitute`?
            11:29: error[unknown-step]: no step has the id `injekt` | did you mean `inject`?
            12:16: error[unknown-timer]: no timer has the id `trun` | did you mean `turn`?
            13:16: error[unknown-timer]: no timer has the id `instil` | a step has this name
            15:23: error[unknown-step]: no step has the id `injekt` | did you mean `inject`?
            16:19: error[unknown-step]: no step has the id `rinze` | did you mean `rinse`?
            17:24: error[unknown-step]: no step has the id `instill` | did you mean `instil`?
            18:17: error[unknown-name]: neither a step nor a timer has the id `dwel` | did you mean `dwell`?
            19:16: error[unknown-name]: neither a step nor a timer has the id `instill` | did you mean `instil`?
            20:17: error[unknown-name]: no step, wrong act or complication is called `reconstitue` | did you mean `reconstitute`?
            21:17: error[unknown-name]: no step, wrong act or complication is called `lie falt` | did you mean `Lie flat`?
            22:20: error[unknown-step]: no step has the id `dwell` | a timer has this name
            23:20: error[unknown-step]: no step has the id `holt` | did you mean `hold`?
            24:24: error[unknown-timer]: no timer has the id `trun` | did you mean `turn`?
        "#]],
    );
}

#[test]
fn timers_and_steps_are_of_the_kind_that_is_meant() {
    told(
        r#"  - test: Kinds
    but:
      - {hurry: turn, to: 1m}
      - {hurry: rinse, to: 1m}
      - {linger: turn, to: 1m}
      - {miss: dwell}
      - {miss: turn, count: 0}
    fails_for:
      - {early: turn}
      - {missed_round: dwell}
      - {broken_rule: rinse}
"#,
        &expect![[r#"
            3:17: error[not-a-window]: timer `turn` comes back and cannot be hurried | name a timer that runs once
            4:17: error[wrong-kind]: step `rinse` is not held: it has no least time | name a timer, or a step with `time: {at_least: …}`
            5:18: error[not-a-window]: timer `turn` comes back and cannot be waited out | name a timer that runs once
            6:16: error[wrong-kind]: timer `dwell` runs once and has no rounds | name a timer that comes back
            7:29: error[bad-value]: to miss 0 rounds is no difference | write 1 or more, or leave out `count` for all
            9:17: error[not-a-window]: timer `turn` comes back and cannot be early | name a timer that runs once
            10:24: error[wrong-kind]: timer `dwell` runs once and has no rounds | name a timer that comes back
            11:23: error[unknown-name]: no rule speaks of `rinse` | name the `step` of a rule under `never:`
        "#]],
    );
}

#[test]
fn a_difference_is_one() {
    told(
        r#"  - test: Itself
    but:
      - {swap: [inject, inject]}
      - {swap: [inject]}
      - {swap: [inject, rinse, hold]}
      - {omit: []}
      - {move: inject, after: inject}
      - {move: inject}
      - {move: inject, after: rinse, before: void-check}
      - {act: Wait}
      - {act: Wait, before: inject, after: rinse}
    fails_for: [{omitted: inject}]
"#,
        &expect![[r#"
            3:25: error[conflicting-keys]: a step cannot change places with itself | name two different steps
            4:16: error[bad-value]: two steps change places, and here are 1 | write `swap: [STEP, STEP]`
            5:16: error[bad-value]: two steps change places, and here are 3 | write `swap: [STEP, STEP]`
            6:16: error[empty-value]: no step is left out | write the first step
            7:31: error[conflicting-keys]: a step cannot come before or after itself | name two different steps
            8:16: error[missing-key]: it does not say where: `before` or `after` | add one of them with a step's id
            9:31: error[conflicting-keys]: `before` and `after` cannot stand together | keep one of them
            10:15: error[missing-key]: it does not say where: `before` or `after` | add one of them with a step's id
            11:44: error[conflicting-keys]: `before` and `after` cannot stand together | keep one of them
        "#]],
    );
}

#[test]
fn a_step_that_is_absent_takes_its_run_out() {
    told(
        r#"  - {test: A, but: [{omit: baseline}], fails_for: [{omitted: baseline}]}
  - {test: B, case: well, but: [{omit: baseline}], fails_for: [{omitted: baseline}]}
  - {test: C, case: well, but: [{answer: reconstitute, question: 2, with: Go on}], fails_for: [{wrong: reconstitute}]}
"#,
        &expect![[r#"
            2:12: error[no-run]: no run has everything that this test names | name what is there in one of its variants and cases
            3:12: error[no-run]: no run has everything that this test names | name what is there in one of its variants and cases
        "#]],
    );
}

#[test]
fn what_nothing_starts_in_a_run_takes_it_out() {
    check_in(
        r#"parameters: {on: {value: true}}
variants: {a: {title: A}, b: {title: B, set: {on: false}}}
timers: {rest: {at_most: 5m}, turn: {every: 1m, while: rest, does: Turn}}
steps: [{step: Lie down, when: "= on", starts: rest}, Get up]
tests:
  - {test: Long, but: [{linger: rest, to: 10m}], fails_for: [{late: rest}]}
  - {test: Missed, variant: b, but: [{miss: turn}], fails_for: [{missed_round: turn}]}
"#,
        &expect![[r#"
            p.yaml:9:12: error[no-run]: no run has everything that this test names | name what is there in one of its variants and cases
        "#]],
    );
}

#[test]
fn a_name_of_two_things() {
    check_in(
        r#"timers: {dwell: {at_least: 1m, starts: session}}
never: [{step: finish, before: look}, {finish: true, before: look}]
steps: [Dwell, Look, Finish]
tests:
  - test: Two
    but: [{hurry: dwell, to: 1s}]
    fails_for: [{early: dwell}, {broken_rule: finish}]
"#,
        &expect![[r#"
            p.yaml:8:19: error[ambiguous-name]: `dwell` is a step and a timer | give one of them another id
            p.yaml:9:25: error[ambiguous-name]: `dwell` is a step and a timer | give one of them another id
            p.yaml:9:47: error[ambiguous-name]: there are rules for the step `finish` and for ending the session | give the step another id
        "#]],
    );
    check_in(
        r#"steps: [Look, Finish]
tests:
  - {test: No rule, but: [{omit: look}], fails_for: [{broken_rule: finish}]}
"#,
        &expect![[r#"
            p.yaml:5:68: error[unknown-name]: no rule speaks of `finish` | name the `step` of a rule under `never:`
        "#]],
    );
    check_in(
        r#"steps: [Look, Find]
never: [{step: look, before: find}]
tests:
  - {test: No rule, but: [{swap: [look, find]}], fails_for: [{broken_rule: finish}, {broken_rule: look}]}
"#,
        &expect![[r#"
            p.yaml:4:30: error[forbidden-path]: the right way does `look` before this | let the steps change places, or the names here
            p.yaml:6:76: error[unknown-name]: no rule speaks of ending the session | name the `step` of a rule under `never:`
        "#]],
    );
}

#[test]
fn what_is_lost_elsewhere_is_not_told_again() {
    check_in(
        r#"steps: [Look, {step: Feel, critical: perhaps}, {step: [Smell]}]
timers: {dwell: {at_least: long}}
tests:
  - {test: A, but: [{omit: feel}, {hurry: dwell, to: 1m}], fails_for: [{omitted: feel}, {early: dwell}]}
  - {test: B, variant: ndo, but: [{swap: [look, [feel]]}], fails_for: [{omitted: look}]}
variants: [ndo]
"#,
        &expect![[r#"
            p.yaml:3:38: error[wrong-type]: expected `true` or `false`, found `perhaps`
            p.yaml:3:55: error[wrong-type]: expected text, found a list
            p.yaml:4:28: error[bad-duration]: `long` is not a length of time: write `90s`, `20m` or `1h30m`
            p.yaml:7:49: error[wrong-type]: expected text, found a list
            p.yaml:8:11: error[wrong-type]: expected a mapping, found a list | write each as `name: …`, without the hyphen
        "#]],
    );
}
