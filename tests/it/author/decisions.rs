//! Decisions: exactly one right arm in each run and pass, and where arms lead.

use super::check_in;
use expect_test::expect;

#[test]
fn no_arm_is_right() {
    check_in(
        r#"steps:
  - step: Look
    decide: {ask: And now?, arms: [{choose: Go on}, {choose: Stop, right: false}]}
"#,
        &expect![[r#"
            p.yaml:5:35: error[right-arm]: no arm is right | write `right: true`, or an expression, at one of them
        "#]],
    );
}

#[test]
fn two_arms_are_right() {
    check_in(
        r#"steps:
  - step: Look
    decide: {ask: And now?, arms: [{choose: Go on, right: true}, {choose: Stop, right: "= 1 < 2"}]}
"#,
        &expect![[r#"
            p.yaml:5:88: error[right-arm]: more than one arm is right | let one of them be right, and one only
        "#]],
    );
}

#[test]
fn no_arm_is_right_in_one_case_and_two_in_another() {
    check_in(
        r#"parameters: {dipstick: {value: clear}}
cases: {well: {}, uti: {set: {dipstick: infected}}, both: {set: {dipstick: blood}}}
steps:
  - step: Read the dipstick
    decide:
      ask: And now?
      arms:
        - {choose: Go on, right: "= dipstick != 'infected'"}
        - {choose: Stop, right: "= dipstick == 'blood'"}
"#,
        &expect![[r#"
            p.yaml:10:9: error[right-arm]: no arm is right (in case `uti`) | let the expression after one `right:` come to true here too
            p.yaml:11:33: error[right-arm]: more than one arm is right (in case `both`) | let one of them be right, and one only
        "#]],
    );
}

#[test]
fn the_pass_without_a_right_arm_is_named() {
    check_in(
        r#"parameters: {hr: {value: [50, 60, 100]}}
steps:
  - repeat:
      times: 3
      steps:
        - step: Read
          decide:
            ask: And now?
            arms: [{choose: Go on, right: "= hr[pass] < 60"}, {choose: Stop, right: "= hr[pass] > 60"}]
"#,
        &expect![[r#"
            p.yaml:11:19: error[right-arm]: no arm is right in pass 2 | let the expression after one `right:` come to true here too
        "#]],
    );
}

#[test]
fn a_decision_that_is_not_in_this_run_needs_no_right_arm() {
    check_in(
        r#"parameters: {deep: {value: false}}
steps:
  - Look
  - {step: Dig, when: "= deep", decide: {ask: And now?, arms: [{choose: A, right: "= deep"}, {choose: B}]}}
"#,
        &expect![[""]],
    );
}

#[test]
fn an_arm_that_cannot_be_computed_is_the_only_mistake() {
    check_in(
        r#"parameters: {deep: {value: false}}
steps:
  - step: Look
    decide: {ask: And now?, arms: [{choose: A, right: "= dep"}, {choose: B, right: "= deep"}]}
  - step: Feel
    decide: {ask: And now?, arms: [{choose: A, right: maybe}, {choose: B}]}
"#,
        &expect![[r#"
            p.yaml:6:58: error[unknown-parameter]: no parameter is called `dep` | did you mean `deep`?
            p.yaml:8:55: error[wrong-type]: expected `true`, `false` or an expression, found `maybe` | write `= maybe` if it is a parameter
        "#]],
    );
}

#[test]
fn a_decision_has_two_arms() {
    check_in(
        r#"steps:
  - {step: Look, decide: {ask: And now?, arms: [{choose: Go on, right: true}]}}
  - {step: Feel, decide: {ask: And now?, arms: []}}
  - {step: Smell, decide: {ask: And now?}}
  - {step: Taste, decide: {arms: [{choose: Go on, right: true}, {choose: Stop}]}}
"#,
        &expect![[r#"
            p.yaml:4:48: error[empty-value]: a decision needs two arms or more | write each way to go on after `- choose:`
            p.yaml:5:48: error[empty-value]: a decision needs two arms or more | write each way to go on after `- choose:`
            p.yaml:6:28: error[missing-key]: missing key `arms` | add `arms:` here
            p.yaml:7:28: error[missing-key]: missing key `ask` | add `ask:` here
        "#]],
    );
}

#[test]
fn an_arm_says_what_is_chosen() {
    check_in(
        r#"steps:
  - step: Look
    decide: {ask: And now?, arms: [{right: true}, {choose: Stop}, Wait, {chose: Run}]}
"#,
        &expect![[r#"
            p.yaml:5:37: error[missing-key]: missing key `choose` | add `choose:` here
            p.yaml:5:67: error[wrong-type]: expected a mapping, found `Wait` | write `choose: …`
            p.yaml:5:74: error[unknown-key]: unknown key `chose` | did you mean `choose`?
        "#]],
    );
}

#[test]
fn arms_stand_under_decide() {
    check_in(
        r#"steps:
  - step: Look
    arms: [{choose: Go on, right: true}, {choose: Stop}]
  - step: Feel
    decide: [{choose: Go on, right: true}, {choose: Stop}]
"#,
        &expect![[r#"
            p.yaml:5:5: error[unknown-key]: unknown key `arms` | arms stand under `decide:`, beside `ask:`
            p.yaml:7:13: error[wrong-type]: expected a mapping, found a list | write `ask: …` and `arms: […]`
        "#]],
    );
}

#[test]
fn an_arm_leads_forward() {
    check_in(
        r#"steps:
  - Look
  - step: Feel
    decide:
      ask: And now?
      arms: [{choose: Back, right: true, go: look}, {choose: Again, go: feel}, {choose: On, go: smell}]
  - Smell
"#,
        &expect![[r#"
            p.yaml:8:46: error[backwards]: `look` is not a later step | a decision leads forward, to a step on the way
            p.yaml:8:73: error[backwards]: `feel` is not a later step | a decision leads forward, to a step on the way
        "#]],
    );
}

#[test]
fn an_arm_leads_to_a_step_that_there_is() {
    check_in(
        r#"timers: {dwell: {starts: session}}
steps:
  - step: Feel
    decide:
      ask: And now?
      arms: [{choose: A, right: true, go: smel}, {choose: B, go: dwell}, {choose: C, go: Next}]
  - Smell
"#,
        &expect![[r#"
            p.yaml:8:43: error[unknown-step]: no step has the id `smel` | did you mean `smell`?
            p.yaml:8:66: error[unknown-step]: no step has the id `dwell` | a timer has this name
            p.yaml:8:90: error[unknown-step]: no step has the id `Next` | did you mean `next`?
        "#]],
    );
}

#[test]
fn an_arm_leads_into_nothing_that_has_an_order_of_its_own() {
    check_in(
        r#"complications: {cramp: {title: C, signs: S, steps: [Rub]}}
steps:
  - step: Feel
    decide:
      ask: And now?
      arms:
        - {choose: A, right: true, go: look}
        - {choose: B, go: inject}
        - {choose: C, go: cramp/rub}
        - {choose: D, steps: [Cool, Wait]}
        - {choose: E, go: cool}
  - any_order: [Look, Listen]
  - repeat: {times: 2, steps: [Inject]}
"#,
        &expect![[r#"
            p.yaml:9:40: error[backwards]: `look` stands inside a repeat, a group, an arm or a complication | a decision leads forward, to a step on the way
            p.yaml:10:27: error[backwards]: `inject` stands inside a repeat, a group, an arm or a complication | a decision leads forward, to a step on the way
            p.yaml:11:27: error[backwards]: `cramp/rub` stands inside a repeat, a group, an arm or a complication | a decision leads forward, to a step on the way
            p.yaml:13:27: error[backwards]: `cool` stands inside a repeat, a group, an arm or a complication | a decision leads forward, to a step on the way
        "#]],
    );
}

#[test]
fn there_is_something_to_leave() {
    check_in(
        r#"steps:
  - step: Feel
    decide: {ask: And now?, arms: [{choose: A, right: true, go: leave}, {choose: B}]}
  - repeat:
      times: 2
      steps: [{step: Look, decide: {ask: And now?, arms: [{choose: A, right: "= pass == 2", go: leave}, {choose: B, right: "= pass == 1"}]}}]
"#,
        &expect![[r#"
            p.yaml:5:65: error[backwards]: there is no phase or repeat to leave here | write `go: next`, or name a later step
        "#]],
    );
}

#[test]
fn a_decision_in_a_complication_stays_in_it() {
    check_in(
        r#"steps: [Look]
complications:
  cramp:
    title: Cramp
    signs: S
    steps:
      - step: Rub
        decide:
          ask: And now?
          arms:
            - {choose: A, right: true, go: cramp/rest}
            - {choose: B, go: leave}
            - {choose: C, go: look}
            - {choose: D, go: rest}
      - Bend
      - Rest
"#,
        &expect![[r#"
            p.yaml:14:31: error[backwards]: there is no phase or repeat to leave here | write `go: next`, or name a later step
            p.yaml:15:31: error[backwards]: `look` is not a later step | a decision leads forward, to a step on the way
            p.yaml:16:31: error[unknown-step]: no step has the id `rest` | did you mean `cramp/rest`?
        "#]],
    );
}

#[test]
fn an_arm_ends_in_an_ending_that_there_is() {
    check_in(
        r#"endings: {deferred: {title: Deferred, outcome: right}}
steps:
  - step: Look
    decide: {ask: And now?, arms: [{choose: A, right: true, end: defered}, {choose: B, end: look}]}
"#,
        &expect![[r#"
            p.yaml:6:66: error[unknown-ending]: no ending is called `defered` | did you mean `deferred`?
            p.yaml:6:93: error[unknown-ending]: no ending is called `look` | there is only `deferred`
        "#]],
    );
}

#[test]
fn an_arm_ends_where_no_ending_is_declared() {
    check_in(
        r#"steps:
  - step: Look
    decide: {ask: And now?, arms: [{choose: A, right: true, end: deferred}, {choose: B}]}
"#,
        &expect![[r#"
            p.yaml:5:66: error[unknown-ending]: no ending is called `deferred` | declare it under `endings:`
        "#]],
    );
}

#[test]
fn an_ending_is_right_or_wrong() {
    check_in(
        r#"endings: {a: {title: A, outcome: good}, b: {title: B}, c: {outcome: right}, D d: {title: D, outcome: wrong}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:34: error[unknown-word]: expected one of `right`, `wrong`, found `good`
            p.yaml:3:45: error[missing-key]: missing key `outcome` | add `outcome:` here
            p.yaml:3:60: error[missing-key]: missing key `title` | add `title:` here
            p.yaml:3:77: error[bad-id]: `D d` is not an id | write `d-d`
        "#]],
    );
}

#[test]
fn an_arm_leads_one_way() {
    check_in(
        r#"endings: {gone: {title: Gone, outcome: right}}
steps:
  - step: Look
    decide:
      ask: And now?
      arms:
        - {choose: A, right: true, go: next, end: gone}
        - {choose: B, go: next, steps: [Feel]}
        - {choose: C, steps: [Smell], end: gone}
"#,
        &expect![[r#"
            p.yaml:9:51: error[conflicting-keys]: `go` and `end` cannot stand together | an arm leads to one place
            p.yaml:10:40: error[conflicting-keys]: `go` and `steps` cannot stand together | an arm leads to one place
            p.yaml:11:44: error[conflicting-keys]: `steps` and `end` cannot stand together | an arm leads to one place
        "#]],
    );
}

#[test]
fn the_steps_of_an_arm_are_not_empty() {
    check_in(
        r#"steps:
  - step: Look
    decide: {ask: And now?, arms: [{choose: A, right: true, steps: []}, {choose: B}]}
"#,
        &expect![[r#"
            p.yaml:5:68: error[empty-value]: an arm's `steps` are empty | write the first step, or `go: next`
        "#]],
    );
}

#[test]
fn the_steps_of_an_arm_have_ids_of_their_own() {
    check_in(
        r#"steps:
  - step: Look
    decide: {ask: And now?, arms: [{choose: A, right: true, steps: [Feel]}, {choose: B, steps: [Feel]}]}
"#,
        &expect![[r#"
            p.yaml:5:97: error[duplicate-id]: two steps have the id `feel` | give this one an `id:` of its own
        "#]],
    );
}

#[test]
fn an_unknown_source_of_a_decision() {
    check_in(
        r#"sources: {label: {title: Label}}
steps:
  - {step: Look, decide: {ask: And now?, source: lable, arms: [{choose: A, right: true}, {choose: B}]}}
"#,
        &expect![[r#"
            p.yaml:5:50: error[unknown-source]: no source has the id `lable` | did you mean `label`?
        "#]],
    );
}
