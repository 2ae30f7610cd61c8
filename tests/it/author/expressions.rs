//! `= …`: what is wrong with an expression, at the very word or sign.

use super::{check, check_in};
use expect_test::expect;

#[test]
fn a_slip_in_plain_text_is_shown_at_its_sign() {
    check_in(
        r#"steps:
  - step: Look
    takes: = 2m * / 3
  - step: Listen
    takes: = 2m +
        3m +
"#,
        &expect![[r#"
            p.yaml:5:19: error[bad-expression]: a value is missing here | write a name, a number or 'text' before it
            p.yaml:8:13: error[bad-expression]: the expression is not finished | write a name, a number or 'text' after the last sign
        "#]],
    );
}

#[test]
fn a_slip_in_single_quotes_is_shown_behind_doubled_quotes() {
    check_in(
        r#"parameters: {level: {value: none}}
steps:
  - {step: Look, when: '= level == ''T4'' && level != ''T6'''}
"#,
        &expect![[r#"
            p.yaml:5:43: error[bad-expression]: `&&` means nothing in an expression | write `and`
        "#]],
    );
}

#[test]
fn a_slip_in_double_quotes_is_shown_behind_escapes() {
    check_in(
        r#"parameters: {level: {value: none}}
steps:
  - {step: Look, when: "= \"T4\" == \x6cevel and \u2264 3"}
  - {step: Listen, when: "= level == 'T4' \
      or or"}
"#,
        &expect![[r#"
            p.yaml:5:50: error[bad-expression]: `≤` means nothing in an expression | write `<=`
            p.yaml:7:10: error[bad-expression]: a value is missing here | write a name, a number or 'text' before it
        "#]],
    );
}

#[test]
fn a_slip_in_a_block_is_shown_on_its_line() {
    check_in(
        r#"steps:
  - step: Look
    takes: |
      = 2m +
        3 m
  - step: Listen
    takes: >-
      = (2m +

        1m))
"#,
        &expect![[r#"
            p.yaml:7:11: error[bad-expression]: a length of time has no blank in it | write `3m`
            p.yaml:12:12: error[bad-expression]: this bracket was never opened | delete it, or open it before
        "#]],
    );
}

#[test]
fn letters_of_several_bytes_count_as_one_column() {
    check_in(
        r#"parameters: {who: {value: Ärztin}}
steps: [Look, {step: Größe → Maß, when: "= who == 'Ärztin' and größe > 1"}]
"#,
        &expect![[r#"
            p.yaml:4:64: error[unknown-parameter]: no parameter is called `größe` | there is only `who`
        "#]],
    );
}

#[test]
fn an_expression_that_says_nothing() {
    check_in(
        r#"steps:
  - {step: Look, takes: "="}
  - {step: Listen, takes: "= ( )"}
"#,
        &expect![[r#"
            p.yaml:4:27: error[bad-expression]: the expression is empty | write what is to be computed, such as `= dose / sites`
            p.yaml:5:32: error[bad-expression]: a value is missing here | write a name, a number or 'text' before it
        "#]],
    );
}

#[test]
fn brackets_and_quotes_are_closed() {
    check_in(
        r#"parameters: {hr: {value: [60, 80]}}
steps:
  - {step: Look, when: "= (1 + 2 > 2"}
  - {step: Listen, when: "= 'a == 'b'"}
  - {step: Feel, when: "= hr[1 > 50"}
  - {step: Smell, when: "= (hr[1) > 50"}
"#,
        &expect![[r#"
            p.yaml:5:27: error[bad-expression]: this bracket is not closed | write `)` where it ends
            p.yaml:6:36: error[bad-expression]: a sign is missing before this | write + - * /, a comparison, `and` or `or`
            p.yaml:7:29: error[bad-expression]: this bracket is not closed | write `]` where it ends
            p.yaml:8:33: error[bad-expression]: expected `]` here | each bracket that is opened has to be closed
        "#]],
    );
}

#[test]
fn what_other_languages_write_has_its_word_here() {
    check_in(
        r#"parameters: {a: {value: 1}, b: {value: true}}
steps:
  - {step: One, when: "= a = 1"}
  - {step: Two, when: "= b && b"}
  - {step: Three, when: "= b || b"}
  - {step: Four, when: "= !b"}
  - {step: Five, when: "= a ≥ 1"}
  - {step: Six, when: "= a > 1 ? b : b"}
  - {step: Seven, when: "= max(a, 2) > 1"}
  - {step: Eight, when: "= 0 < a < 2"}
  - {step: Nine, when: "= a × 2 > 1"}
  - {step: Ten, when: "= a == “x”"}
"#,
        &expect![[r#"
            p.yaml:5:28: error[bad-expression]: `=` means nothing in an expression | write `==` to compare
            p.yaml:6:28: error[bad-expression]: `&&` means nothing in an expression | write `and`
            p.yaml:7:30: error[bad-expression]: `||` means nothing in an expression | write `or`
            p.yaml:8:27: error[bad-expression]: `!` means nothing in an expression | write `not`, or `!=` for different values
            p.yaml:9:29: error[bad-expression]: `≥` means nothing in an expression | write `>=`
            p.yaml:10:32: error[bad-expression]: `?` means nothing in an expression | an expression has names, numbers, 'text', + - * /, == != < <= > >=, and or not
            p.yaml:11:28: error[bad-expression]: there is no function `max`: expressions have none | compute with + - * / and comparisons
            p.yaml:12:34: error[bad-expression]: comparisons cannot be strung together | join two of them with `and`
            p.yaml:13:29: error[bad-expression]: `×` means nothing in an expression | write `*`
            p.yaml:14:31: error[bad-expression]: `“` means nothing in an expression | put text in straight quotes: 'text'
        "#]],
    );
}

#[test]
fn a_number_has_no_unit_in_an_expression() {
    check_in(
        r#"parameters: {dose: {value: 100, unit: U}}
steps:
  - {step: Look, when: "= dose > 50U"}
  - {step: Listen, when: "= dose > 50 U"}
"#,
        &expect![[r#"
            p.yaml:5:34: error[bad-expression]: `50U` is neither a number nor a length of time | write a number without its unit, or a length such as `90s` or `1h30m`
            p.yaml:6:39: error[bad-expression]: a value in an expression has no unit | write the number alone
        "#]],
    );
}

#[test]
fn a_length_of_time_has_no_blank_in_it() {
    check_in(
        r#"steps:
  - {step: Look, takes: "= 1 h"}
  - {step: Listen, takes: "= 2m + 30 s"}
"#,
        &expect![[r#"
            p.yaml:4:30: error[bad-expression]: a length of time has no blank in it | write `1h`
            p.yaml:5:38: error[bad-expression]: a length of time has no blank in it | write `30s`
        "#]],
    );
}

#[test]
fn an_unknown_name_is_shown_with_the_nearest() {
    check_in(
        r#"parameters: {dose: {value: 100}, sites: {value: 20}}
pass: {score: "= scroe"}
timers: {dwell: {at_least: "= dwel", starts: session}}
vitals: {pulse: "= dsoe"}
steps:
  - {step: Look, takes: "= sits * 1m", check: [{ask: x, number: "= dose / site"}]}
"#,
        &expect![[r#"
            p.yaml:4:18: error[unknown-parameter]: no parameter is called `scroe` | expected one of `dose`, `sites`
            p.yaml:5:31: error[unknown-parameter]: no parameter is called `dwel` | expected one of `dose`, `sites`
            p.yaml:6:20: error[unknown-parameter]: no parameter is called `dsoe` | did you mean `dose`?
            p.yaml:8:28: error[unknown-parameter]: no parameter is called `sits` | did you mean `sites`?
            p.yaml:8:75: error[unknown-parameter]: no parameter is called `site` | did you mean `sites`?
        "#]],
    );
}

#[test]
fn a_condition_with_an_unknown_name_is_told_wherever_it_stands() {
    check_in(
        r#"parameters: {deep: {value: true}}
phases:
  - {phase: One, when: "= depe", steps: [Look]}
  - phase: Two
    steps:
      - {step: Listen, when: "= deeep"}
      - {any_order: [Feel, Smell], when: "= dep"}
      - {one_of: [Knock, {step: Ring, when: "= ddeep"}]}
      - {repeat: {times: 2, steps: [Press]}, when: "= deeq"}
      - {repeat: {times: 2, steps: [Pull, {step: Push, when: "= eep"}]}}
      - {step: Ask, check: [{tick: [Name], when: "= dreep"}]}
"#,
        &expect![[r#"
            p.yaml:5:27: error[unknown-parameter]: no parameter is called `depe` | did you mean `deep`?
            p.yaml:8:33: error[unknown-parameter]: no parameter is called `deeep` | did you mean `deep`?
            p.yaml:9:45: error[unknown-parameter]: no parameter is called `dep` | did you mean `deep`?
            p.yaml:10:48: error[unknown-parameter]: no parameter is called `ddeep` | did you mean `deep`?
            p.yaml:11:55: error[unknown-parameter]: no parameter is called `deeq` | did you mean `deep`?
            p.yaml:12:65: error[unknown-parameter]: no parameter is called `eep` | did you mean `deep`?
            p.yaml:13:53: error[unknown-parameter]: no parameter is called `dreep` | did you mean `deep`?
        "#]],
    );
}

#[test]
fn a_condition_deep_inside_is_told_too() {
    check_in(
        r#"parameters: {deep: {value: true}}
steps:
  - step: Look
    decide:
      ask: And now?
      arms:
        - {choose: Go on, right: true, steps: [Listen, {any_order: [Feel, Smell], when: "= depe"}]}
        - {choose: Stop}
complications:
  cramp:
    title: Cramp
    signs: It hurts.
    steps: [Rub, {step: Bend, when: "= deeep"}, {one_of: [Warm, Cool], when: "= dep"}]
"#,
        &expect![[r#"
            p.yaml:9:92: error[unknown-parameter]: no parameter is called `depe` | did you mean `deep`?
            p.yaml:15:40: error[unknown-parameter]: no parameter is called `deeep` | did you mean `deep`?
            p.yaml:15:81: error[unknown-parameter]: no parameter is called `dep` | did you mean `deep`?
        "#]],
    );
}

#[test]
fn a_slip_in_pass_is_one_of_a_word() {
    check_in(
        r#"parameters: {sites: {value: 3}}
steps: [{repeat: {times: "= sites", steps: [{step: "Press {{ psas }}", id: press}]}}]
"#,
        &expect![[r#"
            p.yaml:4:62: error[unknown-parameter]: no parameter is called `psas` | did you mean `pass`?
        "#]],
    );
}

#[test]
fn text_without_quotes_is_told_to_have_them() {
    check_in(
        r#"parameters: {level: {value: none}}
steps: [Look, {step: Listen, when: "= level == T4"}]
"#,
        &expect![[r#"
            p.yaml:4:48: error[unknown-parameter]: no parameter is called `T4` | text stands in quotes: 'T4'
        "#]],
    );
}

#[test]
fn a_hyphen_for_an_underscore_is_seen_as_one_slip() {
    check_in(
        r#"parameters: {dwell_target: {value: 30m}}
timers: {dwell: {target: "= dwell-target", starts: session}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:4:29: error[unknown-parameter]: `-` is a minus, and no parameter is called `dwell` or `target` | did you mean `dwell_target`?
        "#]],
    );
}

#[test]
fn nothing_is_computed_where_only_a_value_can_stand() {
    check_in(
        r#"cases: {one: {weight: "= 1 + 1"}}
steps: [{step: Look, critical: "= 1 == 1", check: [{ask: x, number: 1, points: "= 2"}]}]
"#,
        &expect![[r#"
            p.yaml:3:23: error[bad-number]: expected a number, found `= 1 + 1` | nothing can be computed here
            p.yaml:4:32: error[wrong-type]: expected `true` or `false`, found `= 1 == 1` | nothing can be computed here
            p.yaml:4:80: error[bad-number]: expected a number, found `= 2` | nothing can be computed here
        "#]],
    );
}

#[test]
fn an_expression_in_brackets_or_braces_needs_quotes() {
    check_in(
        r#"parameters: {long: {value: [1m, 2m]}}
steps: [{step: Look, takes: = long[1]}]
"#,
        &expect![[r#"
            p.yaml:4:35: error[syntax]: a bracket ends an expression without quotes | put it in quotes: "= long[1]"
        "#]],
    );
}

#[test]
fn an_expression_is_bounded_in_length_parts_and_depth() {
    let step = |expression: &str| {
        format!("format: 1\ntitle: T\nsteps: [{{step: Look, when: \"= {expression}\"}}]\n")
    };
    let deep = format!("{}true{}", "(".repeat(70), ")".repeat(70));
    check(
        &step(&deep),
        &expect![[r#"
        p.yaml:3:96: error[too-deep]: nested more than 64 deep | put a part of it into a parameter
    "#]],
    );
    check(
        &step(&format!("1{} > 0", "+1".repeat(300))),
        &expect![[r#"
        p.yaml:3:31: error[too-large]: an expression has at most 400 parts | put a part of it into a parameter
    "#]],
    );
    check(
        &step(&format!("1{} > 0", " + 100".repeat(200))),
        &expect![[r#"
        p.yaml:3:30: error[too-large]: an expression has at most 1000 characters | put a part of it into a parameter
    "#]],
    );
}

#[test]
fn a_sign_the_wrong_way_round_is_turned() {
    check_in(
        r#"parameters: {inr: {value: 2}}
steps: [{step: Look, when: "= inr => 2"}, {step: Feel, when: "= inr =< 2"}]
"#,
        &expect![[r#"
            p.yaml:4:35: error[bad-expression]: `=` means nothing in an expression | write `>=`
            p.yaml:4:69: error[bad-expression]: `=` means nothing in an expression | write `<=`
        "#]],
    );
}
