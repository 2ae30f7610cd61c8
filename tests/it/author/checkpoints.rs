//! Checkpoints: what each kind of question needs, and that wrong answers are wrong.

use super::check_in;
use expect_test::expect;

#[test]
fn checkpoints_of_every_kind_are_fine() {
    check_in(
        r#"parameters: {each: {value: 5, unit: U}, sites: {value: 20}, near: {value: 2%}}
sources: {label: {title: Label}}
steps:
  - step: Look
    check:
      - {ask: Q, choose: [{right: A}, {right: B}, {wrong: C, because: No., severity: minor}], confidence: true, source: label}
      - {ask: Q, number: "= each", unit: U, tolerance: "= near", traps: [{value: "= each * 10", severity: critical}], points: 3}
      - {ask: Q, list: ["Lips | Tongue", Ears], at_least: 1, because: Early.}
      - {ask: Q, order: [One, Two, One]}
      - {ask: Q, say: [Two hundred units, 200 U], when: "= sites > 10"}
      - {tick: [Identity, Consent]}
      - {ask: Q, tick: [Identity], confidence: false}
      - {ask: Q, place: {map: bladder, count: "= sites", spacing: 1cm, avoid: [trigone, vessels]}, severity: minor}
      - {ask: Q, needle: {map: forearm, target: fcr, guide: emg, accept: 500us}}
      - {ask: Q, needle: {map: upper-arm, target: biceps, guide: stimulation, accept: 0.5 mA}}
"#,
        &expect![""],
    );
}

#[test]
fn every_question_but_a_tick_is_asked() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {number: 5}
      - {list: [A, B]}
      - {order: [A, B]}
      - {say: [A]}
      - {place: {map: bladder, count: 3}}
      - {needle: {map: forearm, target: fcr, guide: emg, accept: 500us}}
"#,
        &expect![[r#"
            p.yaml:6:18: error[missing-key]: missing key `ask` | write the question as `ask:`
            p.yaml:7:16: error[missing-key]: missing key `ask` | write the question as `ask:`
            p.yaml:8:17: error[missing-key]: missing key `ask` | write the question as `ask:`
            p.yaml:9:15: error[missing-key]: missing key `ask` | write the question as `ask:`
            p.yaml:10:23: error[missing-key]: missing key `ask` | write the question as `ask:`
            p.yaml:11:24: error[missing-key]: missing key `ask` | write the question as `ask:`
        "#]],
    );
}

#[test]
fn a_question_of_every_kind_has_something_right() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: Q, list: []}
      - {ask: Q, order: []}
      - {ask: Q, order: [One]}
      - {ask: Q, say: []}
      - {ask: Q, choose: []}
      - {ask: Q, list: ["|", A]}
"#,
        &expect![[r#"
            p.yaml:6:24: error[empty-value]: nothing to name | write the first item
            p.yaml:7:25: error[empty-value]: an order needs two things or more | write them in the right order
            p.yaml:8:25: error[empty-value]: an order needs two things or more | write them in the right order
            p.yaml:9:23: error[empty-value]: nothing to say | write the first phrase
            p.yaml:10:26: error[no-right-option]: no option is right | write one as `right:`
            p.yaml:11:25: error[empty-value]: the item has no phrase | write what is to be named
        "#]],
    );
}

#[test]
fn a_number_stands_without_its_unit() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: Q, number: 10 mL, unit: mL}
      - {ask: Q, number: ten, unit: mL}
"#,
        &expect![[r#"
            p.yaml:6:26: error[bad-number]: expected a number, found `10 mL` | write the number alone; where a unit belongs to it, `unit` names it
            p.yaml:7:26: error[bad-number]: expected a number, found `ten`
        "#]],
    );
}

#[test]
fn as_many_are_named_as_there_are() {
    check_in(
        r#"parameters: {few: {value: 4}}
steps:
  - step: Look
    check:
      - {ask: Q, list: [A, B, C], at_least: 4}
      - {ask: Q, list: [A, B, C], at_least: 0}
      - {ask: Q, list: [A, B, C], at_least: "= few"}
      - {ask: Q, list: [A, B, C], at_least: all}
      - {ask: Q, list: [A, B, C], at_least: 1.5}
"#,
        &expect![[r#"
            p.yaml:7:45: error[bad-value]: at least 4 of 3 cannot be named | write a number from 1 to the number of items
            p.yaml:8:45: error[bad-value]: at least 0 of 3 cannot be named | write a number from 1 to the number of items
            p.yaml:9:45: error[bad-value]: at least 4 of 3 cannot be named | write a number from 1 to the number of items
            p.yaml:10:45: error[bad-number]: expected a whole number, found `all` | write it in digits, such as `3`
            p.yaml:11:45: error[bad-number]: expected a whole number, found `1.5`
        "#]],
    );
}

#[test]
fn one_checkpoint_is_of_one_kind() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: Q, list: [A, B], order: [A, B]}
      - {ask: Q, say: [A], tick: [B], number: 2}
      - {ask: Q, lst: [A, B]}
      - {ask: Q, list: [A, B], tolerance: 2}
      - {ask: Q, sy: [A]}
"#,
        &expect![[r#"
            p.yaml:6:32: error[conflicting-keys]: `list` and `order` cannot stand together | keep one, or make two of it
            p.yaml:7:28: error[conflicting-keys]: `say` and `tick` cannot stand together | keep one, or make two of it
            p.yaml:8:18: error[unknown-key]: unknown key `lst` | did you mean `list`?
            p.yaml:9:32: error[unknown-key]: unknown key `tolerance` | expected one of `list`, `at_least`, `severity`, `ask`, `when`, `because`, `points`, `confidence`, `source`
            p.yaml:10:18: error[unknown-key]: unknown key `sy` | did you mean `say`?
        "#]],
    );
}

#[test]
fn a_trap_within_the_tolerance_is_right() {
    check_in(
        r#"parameters: {each: {value: 5}, near: {value: 10%}, far: {value: 2}}
steps:
  - step: Look
    check:
      - {ask: Q, number: "= each", traps: [{value: "= each * 2"}, {value: "= each * 2 - 5"}]}
      - {ask: Q, number: "= each * 10", tolerance: "= near", traps: [{value: 56}, {value: 55}]}
      - {ask: Q, number: -5, tolerance: "= far", traps: [{value: -3}, {value: 5}]}
"#,
        &expect![[r#"
            p.yaml:7:75: error[trap-is-right]: the trap 5 is a right answer | name a number that is wrong, or narrow the `tolerance`
            p.yaml:8:91: error[trap-is-right]: the trap 55 is a right answer | name a number that is wrong, or narrow the `tolerance`
            p.yaml:9:66: error[trap-is-right]: the trap -3 is a right answer | name a number that is wrong, or narrow the `tolerance`
        "#]],
    );
}

#[test]
fn a_trap_that_is_right_in_one_case_names_it() {
    check_in(
        r#"parameters: {dose: {value: 100}}
cases: {low: {}, high: {set: {dose: 200}}}
steps: [{step: Look, check: [{ask: Q, number: "= dose", traps: [{value: 200}, {value: 300}]}]}]
"#,
        &expect![[r#"
            p.yaml:5:73: error[trap-is-right]: the trap 200 is a right answer (in case `high`) | name a number that is wrong, or narrow the `tolerance`
        "#]],
    );
}

#[test]
fn a_tolerance_is_a_number_or_a_percentage() {
    check_in(
        r#"parameters: {long: {value: 5m}, less: {value: 2}}
steps:
  - step: Look
    check:
      - {ask: Q, number: 5, tolerance: about}
      - {ask: Q, number: 5, tolerance: -1}
      - {ask: Q, number: 5, tolerance: "= long"}
      - {ask: Q, number: 5, tolerance: "= less - 5"}
      - {ask: Q, number: 5, tolerance: 200%}
"#,
        &expect![[r#"
            p.yaml:7:40: error[bad-tolerance]: expected a tolerance such as `2%` or `0.5`, found `about`
            p.yaml:8:40: error[bad-tolerance]: expected a tolerance such as `2%` or `0.5`, found `-1`
            p.yaml:9:43: error[wrong-kind]: expected a number or a percentage, and this is a length of time | write a number, such as `100` or `0.5`
            p.yaml:10:43: error[bad-value]: this comes to -3: a tolerance is never negative
        "#]],
    );
}

#[test]
fn points_are_few_and_whole() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: Q, number: 5, points: 101}
      - {ask: Q, number: 5, points: 1.5}
      - {ask: Q, number: 5, points: 0}
      - {tick: [A], points: 1}
      - {ask: Q, number: 5, confidence: sure}
"#,
        &expect![[r#"
            p.yaml:6:37: error[bad-number]: 101 points are more than 100 | a step is worth 1
            p.yaml:7:37: error[bad-number]: expected a whole number, found `1.5`
            p.yaml:9:29: error[conflicting-keys]: a tick is worth no points: it proves nothing | delete `points`
            p.yaml:10:41: error[wrong-type]: expected `true` or `false`, found `sure`
        "#]],
    );
}

#[test]
fn an_option_says_which_it_is() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: Q, choose: [A, {wrong: B}]}
      - {ask: Q, choose: [{choose: A}, {wrong: B}]}
      - {ask: Q, choose: [{right: A}, {wrong: B, severity: bad}]}
"#,
        &expect![[r#"
            p.yaml:6:27: error[wrong-type]: expected a mapping, found `A` | an option is written `right: …` or `wrong: …`
            p.yaml:7:28: error[unknown-key]: unknown key `choose` | an option is written `right: …` or `wrong: …`
            p.yaml:8:60: error[unknown-word]: expected one of `minor`, `major`, `critical`, found `bad`
        "#]],
    );
}

#[test]
fn checkpoints_stand_under_check() {
    check_in(
        r#"steps:
  - {step: Look, ask: Q, number: 5}
  - {step: Feel, check: {ask: Q, number: 5}}
"#,
        &expect![[r#"
            p.yaml:4:18: error[unknown-key]: unknown key `ask` | checkpoints stand under `check:`
            p.yaml:4:26: error[unknown-key]: unknown key `number` | checkpoints stand under `check:`
            p.yaml:5:25: error[wrong-type]: expected a list, found a mapping | write `[…]`, or each item on its own line after `- `
        "#]],
    );
}

#[test]
fn what_a_checkpoint_cites_there_is() {
    check_in(
        r#"sources: {label: {title: Label}}
steps: [{step: Look, check: [{ask: Q, number: 5, source: [label, lable]}]}]
"#,
        &expect![[r#"
            p.yaml:4:66: error[unknown-source]: no source has the id `lable` | did you mean `label`?
        "#]],
    );
}

#[test]
fn a_checkpoint_that_is_not_asked_is_looked_at_all_the_same() {
    check_in(
        r#"parameters: {deep: {value: false}}
steps:
  - step: Look
    check:
      - {ask: "Q {{ q }}", when: "= deep", choose: [{right: A}]}
      - {ask: Q, when: "= depe", number: 1, traps: [{value: 1}]}
"#,
        &expect![[r#"
            p.yaml:7:21: error[unknown-parameter]: no parameter is called `q` | there is only `deep`
            p.yaml:7:52: error[no-wrong-option]: no option is wrong | write one as `wrong:`
            p.yaml:8:27: error[unknown-parameter]: no parameter is called `depe` | did you mean `deep`?
            p.yaml:8:61: error[trap-is-right]: the trap 1 is a right answer | name a number that is wrong, or narrow the `tolerance`
        "#]],
    );
}

#[test]
fn a_question_of_each_pass_is_looked_at_in_its_passes() {
    check_in(
        r#"parameters: {hr: {value: [50, 60]}}
steps:
  - repeat:
      times: 4
      steps:
        - step: Read
          check:
            - {ask: "Rate {{ hr[pass] }}?", when: "= pass <= 3", number: "= pass", traps: [{value: 2}]}
"#,
        &expect![[r#"
            p.yaml:10:30: error[bad-value]: the list has 2 values, and this asks for number 3 | make the list longer, or ask for one that it has
            p.yaml:10:100: error[trap-is-right]: the trap 2 is a right answer in pass 2 | name a number that is wrong, or narrow the `tolerance`
        "#]],
    );
}
