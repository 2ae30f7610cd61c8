//! The shape of a file: YAML, keys and the values that they take.

use super::{check, check_in};
use expect_test::expect;

#[test]
fn the_smallest_file_is_right() {
    check(
        r#"format: 1
title: Hand hygiene
steps:
  - Wet the hands
  - Rinse
"#,
        &expect![[""]],
    );
}

#[test]
fn an_empty_file_says_what_is_needed() {
    check(
        r#"# nothing
"#,
        &expect![[r#"
            p.yaml:1:1: error[empty-value]: the file is empty | begin with `format: 1`, `title:` and `steps:`
        "#]],
    );
}

#[test]
fn a_file_that_is_no_mapping() {
    check(
        r#"- a
- b
"#,
        &expect![[r#"
            p.yaml:1:1: error[wrong-type]: expected a mapping, found a list | the file begins with `format: 1`, `title:` and `steps:`
        "#]],
    );
}

#[test]
fn what_is_no_yaml_is_shown_where_it_breaks() {
    check_in(
        r#"steps:
  - step: "Look
"#,
        &expect![[r#"
            p.yaml:4:11: error[syntax]: unclosed quote | check indentation, quotes, colons and brackets from here upwards
        "#]],
    );
}

#[test]
fn bad_indentation_is_shown_where_it_is() {
    check_in(
        r#"steps:
  - step: Look
    why: x
   who: y
"#,
        &expect![[r#"
            p.yaml:6:4: error[syntax]: `who` is indented less than `why` above it | begin it in the same column as `why`
        "#]],
    );
}

#[test]
fn a_tab_is_shown_where_it_is() {
    check_in(
        r#"steps:
  - step: Look
	why: x
"#,
        &expect![[r#"
            p.yaml:5:1: error[tab]: a tab cannot indent | indent with spaces
        "#]],
    );
}

#[test]
fn a_colon_in_plain_text() {
    check_in(
        r#"steps:
  - step: Warning: hot
"#,
        &expect![[r#"
            p.yaml:4:18: error[syntax]: a second colon on this line | put the text in quotes: step: "Warning: hot"
        "#]],
    );
}

#[test]
fn features_of_yaml_that_are_not_used() {
    check_in(
        r#"tags: [&a b, *a]
authors: [!!str x]
pass: {<<: 1}
? [a]
: b
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:11: error[unsupported-yaml]: anchors (`&name`) are not read | delete the anchor
            p.yaml:3:14: error[unsupported-yaml]: aliases (`*name`) are not read | write the value out here
            p.yaml:4:17: error[unsupported-yaml]: tags (`!name`) are not read | delete the tag
            p.yaml:5:8: error[unsupported-yaml]: merge keys (`<<`) are not read | write the keys out
            p.yaml:6:3: error[unsupported-yaml]: a key must be plain text | write the key as text
        "#]],
    );
}

#[test]
fn a_second_document() {
    check_in(
        r#"steps: [Look]
---
a: b
"#,
        &expect![[r#"
            p.yaml:4:1: error[unsupported-yaml]: a second document begins here | one procedure a file
        "#]],
    );
}

#[test]
fn keys_given_twice_are_reported_once_each() {
    check_in(
        r#"title: U
title: V
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:1: error[duplicate-key]: key `title` is given twice | keep one of them
            p.yaml:4:1: error[duplicate-key]: key `title` is given twice | keep one of them
        "#]],
    );
}

#[test]
fn slips_in_keys_get_a_suggestion() {
    check(
        r#"format: 1
titel: T
steps:
  - stpe: Look
    hazrad: x
    use: y
  - {step: A, zzz: 1}
"#,
        &expect![[r#"
            p.yaml:2:1: error[unknown-key]: unknown key `titel` | did you mean `title`?
            p.yaml:4:5: error[unknown-key]: unknown key `stpe` | did you mean `step`?
            p.yaml:5:5: error[unknown-key]: unknown key `hazrad` | did you mean `hazard`?
            p.yaml:6:5: error[unknown-key]: unknown key `use` | it stands in the list of `phases:`
            p.yaml:7:15: error[unknown-key]: unknown key `zzz`
        "#]],
    );
}

#[test]
fn keys_without_a_value() {
    check_in(
        r#"summary:
steps:
  - step: Look
    critical:
  -
  - ""
"#,
        &expect![[r#"
            p.yaml:3:8: error[empty-value]: a value is missing: expected text | write a value, or delete the key
            p.yaml:6:13: error[empty-value]: a value is missing: expected `true` or `false` | write a value, or delete the key
            p.yaml:7:4: error[empty-value]: a value is missing: expected text | write a value, or delete the key
            p.yaml:8:5: error[wrong-type]: expected text, found only blanks | write a text, or delete the key
        "#]],
    );
}

#[test]
fn values_of_another_kind() {
    check_in(
        r#"tags: urology
authors: [[a], b, {c: d}]
pass: {score: 80, time: soon}
steps:
  - step: Look
    also: x
    critical: yes
    severity: critcal
    recall: never
    takes: 3 parsecs
    check: {ask: x}
  - step: [a]
  - step: |
      two
      lines
"#,
        &expect![[r#"
            p.yaml:3:7: error[wrong-type]: expected a list, found `urology` | write `[…]`, or each item on its own line after `- `
            p.yaml:4:11: error[wrong-type]: expected text, found a list
            p.yaml:4:19: error[wrong-type]: expected text, found a mapping
            p.yaml:5:15: error[bad-percentage]: expected a percentage such as `80%`, found `80`
            p.yaml:5:25: error[bad-duration]: `soon` is not a length of time: write `90s`, `20m` or `1h30m`
            p.yaml:8:11: error[wrong-type]: expected a list, found `x` | write `[…]`, or each item on its own line after `- `
            p.yaml:9:15: error[wrong-type]: expected `true` or `false`, found `yes` | write `true`
            p.yaml:10:15: error[unknown-word]: expected one of `minor`, `major`, `critical`, found `critcal` | did you mean `critical`?
            p.yaml:11:13: error[unknown-word]: expected one of `asked`, `given`, found `never`
            p.yaml:12:12: error[bad-duration]: `3 parsecs` is not a length of time: write `90s`, `20m` or `1h30m`
            p.yaml:13:12: error[wrong-type]: expected a list, found a mapping | write `[…]`, or each item on its own line after `- `
            p.yaml:14:11: error[wrong-type]: expected text, found a list
            p.yaml:16:7: error[wrong-type]: expected one line of text, found several | join the lines
        "#]],
    );
}

#[test]
fn text_is_text() {
    check_in(
        r#"version: 1.10
tags: [no, on, 014, 0x1F]
steps: [yes, 12]
"#,
        &expect![[""]],
    );
}

#[test]
fn reviews_have_dates() {
    check_in(
        r#"status: reviewed
reviewed_by: Dr A
reviewed_on: 2026-13-01
review_due: soon
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:5:14: error[bad-date]: expected a date such as `2026-11-22`, found `2026-13-01`
            p.yaml:6:13: error[bad-date]: expected a date such as `2026-11-22`, found `soon`
        "#]],
    );
}

#[test]
fn kinds_are_told_by_their_key() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: x, choose: [{right: a}, {wrong: b}], number: 1}
      - {ask: x, chose: [{right: a}]}
      - {ask: x}
      - {ask: x, number: 6, unit: U, tolernce: 2%, bcause: y}
      - {ask: x, choose: [{right: a}, {wrong: b}], unit: U}
      - text
"#,
        &expect![[r#"
            p.yaml:6:52: error[conflicting-keys]: `choose` and `number` cannot stand together | keep one, or make two of it
            p.yaml:7:18: error[unknown-key]: unknown key `chose` | did you mean `choose`?
            p.yaml:7:25: error[no-wrong-option]: no option is wrong | write one as `wrong:`
            p.yaml:8:10: error[missing-key]: missing key: one of `choose`, `number`, `list`, `order`, `say`, `tick`, `place`, `needle` is needed
            p.yaml:9:38: error[unknown-key]: unknown key `tolernce` | did you mean `tolerance`?
            p.yaml:9:52: error[unknown-key]: unknown key `bcause` | did you mean `because`?
            p.yaml:10:52: error[unknown-key]: unknown key `unit` | expected one of `choose`, `ask`, `when`, `because`, `points`, `confidence`, `source`
            p.yaml:11:9: error[wrong-type]: expected a mapping, found `text`
        "#]],
    );
}

#[test]
fn timers_of_either_kind_have_their_own_keys() {
    check_in(
        r#"timers:
  dwell: {slack: 1m, at_least: 1m, severity: minor}
  turn: {every: 5m, at_least: 1m, while: dwell, does: Turn}
  spin: {evry: 5m, while: dwell, does: Turn}
  a: 5m
steps: [{step: Look, starts: dwell}]
"#,
        &expect![[r#"
            p.yaml:4:11: error[unknown-key]: unknown key `slack` | it goes with `every:`
            p.yaml:4:36: error[unknown-key]: unknown key `severity` | it stands under `early:` or `late:`
            p.yaml:5:21: error[unknown-key]: unknown key `at_least` | an interval stands under `every:`
            p.yaml:6:10: error[unknown-key]: unknown key `evry` | did you mean `every`?
            p.yaml:7:6: error[wrong-type]: expected a mapping, found `5m`
        "#]],
    );
}

#[test]
fn numbers_are_finite_and_plain() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: x, number: inf}
      - {ask: x, number: 1e999}
      - {ask: x, number: six, points: -1}
      - {ask: x, number: 6, tolerance: -2%, traps: [{value: .nan}, {because: y}]}
"#,
        &expect![[r#"
            p.yaml:6:26: error[bad-number]: expected a number, found `inf`
            p.yaml:7:26: error[bad-number]: expected a number, found `1e999`
            p.yaml:8:26: error[bad-number]: expected a number, found `six`
            p.yaml:8:39: error[bad-number]: `-1` is out of range here
            p.yaml:9:40: error[bad-tolerance]: expected a tolerance such as `2%` or `0.5`, found `-2%`
            p.yaml:9:61: error[bad-number]: expected a number, found `.nan`
            p.yaml:9:69: error[missing-key]: missing key `value` | add `value:` here
        "#]],
    );
}

#[test]
fn a_colon_in_text_is_one_mistake_that_says_what_to_do() {
    check(
        "format: 1
title: T
steps:
  - Read back: drug, dose
  - stp: Rinse
",
        &expect![[r#"
            p.yaml:4:5: error[unknown-key]: the colon makes `Read back` a key, and there is no such key | put the whole text in quotes
            p.yaml:5:5: error[unknown-key]: unknown key `stp` | did you mean `step`?
        "#]],
    );
}
