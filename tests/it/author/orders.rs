//! Orders: `any_order`, `one_of`, `optional` and `repeat`, and what cannot stand in which.

use super::{check_in, compiled, problems};
use expect_test::expect;

#[test]
fn groups_and_repeats_of_every_shape_are_fine() {
    check_in(
        r#"parameters: {hr: {value: [50, 80, 110]}, sites: {value: 4}}
phases:
  - any_order: [Look, {steps: [Pull, Push]}]
  - phase: Work
    steps:
      - one_of: [Knock, {steps: [Ring, Wait]}]
      - {step: Offer tea, optional: true}
      - repeat: {times: "= sites", steps: [Inject, {any_order: [Feel, Smell]}]}
  - repeat: {until: "= hr[pass] >= 100", at_most: 3, steps: [{step: "Read {{ hr[pass] }}", id: read}]}
  - Leave
"#,
        &expect![[""]],
    );
}

#[test]
fn a_group_holds_something() {
    check_in(
        r#"steps:
  - Look
  - {any_order: []}
  - {one_of: []}
  - any_order: [Feel, {steps: []}]
"#,
        &expect![[r#"
            p.yaml:5:17: error[empty-value]: `any_order` is empty | write its first step
            p.yaml:6:14: error[empty-value]: `one_of` is empty | write its first step
            p.yaml:7:31: error[empty-value]: the run is empty | write its first step
        "#]],
    );
}

#[test]
fn a_group_without_its_list() {
    check_in(
        r#"steps:
  - any_order:
  - one_of: Look
  - any_order: {step: Feel}
"#,
        &expect![[r#"
            p.yaml:4:14: error[empty-value]: a value is missing: expected a list | write a value, or delete the key
            p.yaml:5:13: error[wrong-type]: expected a list, found `Look` | write `[…]`, or each item on its own line after `- `
            p.yaml:6:16: error[wrong-type]: expected a list, found a mapping | write `[…]`, or each item on its own line after `- `
        "#]],
    );
}

#[test]
fn groups_do_not_stand_in_each_other() {
    check_in(
        r#"steps:
  - any_order: [Look, {one_of: [Feel, Smell]}, {any_order: [Hear, Taste]}]
  - one_of: [Knock, {repeat: {times: 2, steps: [Ring]}}]
"#,
        &expect![[r#"
            p.yaml:4:24: error[unknown-key]: unknown key `one_of` | such groups cannot stand in each other
            p.yaml:4:49: error[unknown-key]: unknown key `any_order` | such groups cannot stand in each other
            p.yaml:5:22: error[unknown-key]: unknown key `repeat` | a repeat cannot stand in a group: put it beside
        "#]],
    );
}

#[test]
fn a_run_of_a_group_holds_steps_only() {
    check_in(
        r#"steps:
  - any_order: [Look, {steps: [Feel, {one_of: [Smell, Taste]}, {repeat: {times: 2, steps: [Ring]}}]}]
"#,
        &expect![[r#"
            p.yaml:4:39: error[unknown-key]: unknown key `one_of` | such groups cannot stand in each other
            p.yaml:4:65: error[unknown-key]: unknown key `repeat` | a repeat cannot stand in a group: put it beside
        "#]],
    );
}

#[test]
fn a_run_of_steps_stands_in_a_group_only() {
    check_in(
        r#"steps: [Look, {steps: [Feel, Smell]}]
"#,
        &expect![[r#"
            p.yaml:3:16: error[unknown-key]: unknown key `steps` | a run of `steps:` stands in `any_order` or `one_of`
        "#]],
    );
}

#[test]
fn a_repeat_does_not_stand_in_a_repeat() {
    check_in(
        r#"steps:
  - repeat:
      times: 3
      steps:
        - Look
        - repeat: {times: 2, steps: [Feel]}
"#,
        &expect![[r#"
            p.yaml:8:19: error[nested-repeat]: a repeat cannot stand in a repeat | count all turns in one repeat
        "#]],
    );
}

#[test]
fn a_repeat_in_an_arm_of_a_repeat_is_one_too() {
    check_in(
        r#"steps:
  - repeat:
      times: 3
      steps:
        - step: Look
          decide:
            ask: And now?
            arms: [{choose: On, right: true, steps: [{repeat: {times: 2, steps: [Feel]}}]}, {choose: Stop}]
"#,
        &expect![[r#"
            p.yaml:10:63: error[nested-repeat]: a repeat cannot stand in a repeat | count all turns in one repeat
        "#]],
    );
}

#[test]
fn a_repeat_says_how_often() {
    check_in(
        r#"parameters: {done: {value: true}}
steps:
  - repeat: {steps: [Look]}
  - repeat: {at_most: 3, steps: [Feel]}
  - repeat: {until: "= done", steps: [Smell]}
"#,
        &expect![[r#"
            p.yaml:5:13: error[missing-key]: a repeat needs `times` or `until` | write `times: 3`, or `until:` with `at_most:`
            p.yaml:6:13: error[missing-key]: a repeat needs `times` or `until` | write `times: 3`, or `until:` with `at_most:`
            p.yaml:7:21: error[missing-key]: `until` needs `at_most` | say after how many passes it ends all the same
        "#]],
    );
}

#[test]
fn a_repeat_says_how_often_in_one_way() {
    check_in(
        r#"parameters: {done: {value: true}}
steps:
  - repeat: {times: 3, until: "= done", steps: [Look]}
  - repeat: {times: 3, at_most: 5, steps: [Feel]}
"#,
        &expect![[r#"
            p.yaml:5:31: error[conflicting-keys]: `times` and `until` cannot stand together | keep one of them
            p.yaml:6:33: error[conflicting-keys]: `at_most` goes with `until` | delete `at_most`
        "#]],
    );
}

#[test]
fn a_repeat_has_steps() {
    check_in(
        r#"steps:
  - Look
  - repeat: {times: 3, steps: []}
  - repeat: {times: 3}
"#,
        &expect![[r#"
            p.yaml:5:31: error[empty-value]: a repeat needs at least one step | write its first step
            p.yaml:6:14: error[missing-key]: missing key `steps` | add `steps:` here
        "#]],
    );
}

#[test]
fn a_repeat_has_from_1_to_1000_passes() {
    check_in(
        r#"parameters: {sites: {value: 0}}
steps:
  - repeat: {times: 0, steps: [Look]}
  - repeat: {times: 1001, steps: [Feel]}
  - repeat: {times: "= sites", steps: [Smell]}
  - repeat: {until: "= pass > 2", at_most: 2000, steps: [Taste]}
  - repeat: {times: 1.5, steps: [Hear]}
"#,
        &expect![[r#"
            p.yaml:5:21: error[bad-value]: 0 passes cannot be done | write a number from 1 to 1000
            p.yaml:6:21: error[bad-value]: 1001 passes cannot be done | write a number from 1 to 1000
            p.yaml:7:21: error[bad-value]: 0 passes cannot be done | write a number from 1 to 1000
            p.yaml:8:44: error[bad-value]: 2000 passes cannot be done | write a number from 1 to 1000
            p.yaml:9:21: error[bad-number]: expected a whole number, found `1.5`
        "#]],
    );
}

#[test]
fn the_passes_of_one_case_are_told_for_it() {
    check_in(
        r#"parameters: {sites: {value: 3}}
cases: {one: {}, none: {set: {sites: 0}}}
steps: [Look, {repeat: {times: "= sites", steps: [Inject]}}]
"#,
        &expect![[r#"
            p.yaml:5:32: error[bad-value]: 0 passes cannot be done (in case `none`) | write a number from 1 to 1000
        "#]],
    );
}

#[test]
fn until_is_asked_in_every_pass() {
    check_in(
        r#"parameters: {hr: {value: [50, 60]}}
steps:
  - repeat: {until: "= hr[pass] >= 100", at_most: 4, steps: [Look]}
"#,
        &expect![[r#"
            p.yaml:5:24: error[bad-value]: the list has 2 values, and this asks for number 3 | make the list longer, or ask for one that it has
        "#]],
    );
}

#[test]
fn until_is_true_or_false() {
    check_in(
        r#"parameters: {hr: {value: [50, 60]}}
steps:
  - repeat: {until: "= hr[pass]", at_most: 2, steps: [Look]}
  - repeat: {until: 5m, at_most: 2, steps: [Feel]}
  - repeat: {until: "= done", at_most: 2, steps: [Smell]}
"#,
        &expect![[r#"
            p.yaml:5:24: error[wrong-kind]: expected true or false, and this is a number | write `true` or `false`
            p.yaml:6:21: error[wrong-type]: expected `true`, `false` or an expression, found `5m` | write `= 5m` if it is a parameter
            p.yaml:7:24: error[unknown-parameter]: no parameter is called `done` | there is only `hr`
        "#]],
    );
}

#[test]
fn what_belongs_under_repeat_stands_under_it() {
    check_in(
        r#"steps:
  - {repeat: {times: 2, steps: [Look]}, times: 3}
  - {step: Feel, times: 3}
  - repeat: 3
    steps: [Smell]
"#,
        &expect![[r#"
            p.yaml:4:41: error[unknown-key]: unknown key `times` | it stands under `repeat:`
            p.yaml:5:18: error[unknown-key]: unknown key `times` | it stands under `repeat:`, beside `steps:`
            p.yaml:6:13: error[wrong-type]: expected a mapping, found `3` | write `times: …` and `steps: […]` under `repeat:`
        "#]],
    );
}

#[test]
fn a_group_has_no_keys_of_a_step() {
    check_in(
        r#"steps:
  - {any_order: [Look, Feel], title: Both, severity: minor, wehn: "= true"}
  - {one_of: [Smell, Taste], optional: true}
"#,
        &expect![[r#"
            p.yaml:4:31: error[unknown-key]: unknown key `title` | expected one of `any_order`, `when`
            p.yaml:4:44: error[unknown-key]: unknown key `severity` | expected one of `any_order`, `when`
            p.yaml:4:61: error[unknown-key]: unknown key `wehn` | did you mean `when`?
            p.yaml:5:30: error[unknown-key]: unknown key `optional` | expected one of `one_of`, `when`
        "#]],
    );
}

#[test]
fn a_step_that_may_be_left_out_is_not_critical() {
    check_in(
        r#"steps:
  - Look
  - {step: Feel, optional: true, critical: true}
  - {step: Smell, optional: true, severity: critical}
  - {step: Taste, optional: yes}
"#,
        &expect![[r#"
            p.yaml:5:44: error[conflicting-keys]: a step that may be left out cannot be `critical` | keep one of them
            p.yaml:6:45: error[conflicting-keys]: a step that may be left out cannot be `critical` | keep one of them
            p.yaml:7:29: error[wrong-type]: expected `true` or `false`, found `yes` | write `true`
        "#]],
    );
}

#[test]
fn phases_stand_in_the_list_of_phases_only() {
    check_in(
        r#"phases:
  - phase: One
    steps: [Look, {phase: Two, steps: [Feel]}]
  - steps: [Smell]
"#,
        &expect![[r#"
            p.yaml:5:20: error[unknown-key]: unknown key `phase` | it stands in the list of `phases:`
            p.yaml:6:5: error[unknown-key]: unknown key `steps` | give the steps a title: `phase:`
        "#]],
    );
}

#[test]
fn phases_of_one_name_need_an_id() {
    check_in(
        r#"phases: [{phase: One, steps: [Look]}, {phase: One, steps: [Feel]}, {phase: Two, id: one, steps: [Smell]}]
"#,
        &expect![[r#"
            p.yaml:3:47: error[duplicate-id]: two phases have the id `one` | give this one an `id:` of its own
            p.yaml:3:85: error[duplicate-id]: two phases have the id `one` | give this one an `id:` of its own
        "#]],
    );
}

#[test]
fn a_phase_is_not_called_like_a_use() {
    let host = "format: 1\ntitle: H\nphases: [{use: q}, {phase: Q, steps: [Look]}]\n";
    let used = "format: 1\ntitle: Q\nsteps: [Look]\n";
    let told = problems(&compiled(&[("h.yaml", host), ("q.yaml", used)]));
    expect![[r#"
        h.yaml:3:28: error[duplicate-id]: two phases have the id `q` | give this one an `id:` of its own
    "#]].assert_eq(&told);
}

#[test]
fn a_phase_has_steps() {
    check_in(
        r#"phases: [{phase: One, steps: [Look]}, {phase: Two}, {phase: Three, steps: []}]
"#,
        &expect![[r#"
            p.yaml:3:40: error[missing-key]: missing key `steps` | add `steps:` here
            p.yaml:3:75: error[empty-value]: phase `Three` has no steps | write its first step
        "#]],
    );
}

#[test]
fn a_step_is_deferred_to_a_later_one_on_the_path() {
    check_in(
        r#"complications: {cramp: {title: C, signs: S, steps: [Rub]}}
steps:
  - Look
  - {step: Feel, defer_to: look}
  - {step: Smell, defer_to: smell}
  - {step: Taste, defer_to: hear}
  - {step: Touch, defer_to: cramp/rub}
  - {step: Press, defer_to: inject}
  - repeat: {times: 2, steps: [Inject, {step: Pull, defer_to: push}, Push]}
"#,
        &expect![[r#"
            p.yaml:6:28: error[backwards]: `look` is not a later step | a deferred step comes back before a later one
            p.yaml:7:29: error[backwards]: `smell` is not a later step | a deferred step comes back before a later one
            p.yaml:8:29: error[unknown-step]: no step has the id `hear` | expected one of `cramp/rub`, `feel`, `inject`, `look`, `press`, `pull`, `push`, `smell`, `taste`, `touch`
            p.yaml:9:29: error[backwards]: `cramp/rub` stands inside a repeat, a group, an arm or a complication | a deferred step comes back before a later one
            p.yaml:10:29: error[backwards]: `inject` stands inside a repeat, a group, an arm or a complication | a deferred step comes back before a later one
        "#]],
    );
}
