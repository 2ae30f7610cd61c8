//! `{{ … }}` in text: what is wrong with it, at its place, and where it cannot stand.

use super::check_in;
use expect_test::expect;

#[test]
fn a_template_that_is_not_closed() {
    check_in(
        r#"parameters: {dose: {value: 100}}
steps:
  - step: Look
    do: Give {{ dose }} and {{ dose
    why: "Give {{ dose }"
"#,
        &expect![[r#"
            p.yaml:6:29: error[bad-template]: this `{{` has no `}}` | write `{{ name }}`, with a parameter's name
            p.yaml:7:16: error[bad-template]: this `{{` has no `}}` | write `{{ name }}`, with a parameter's name
        "#]],
    );
}

#[test]
fn a_template_that_says_nothing() {
    check_in(
        r#"steps:
  - step: Look
    do: Give {{ }} now
"#,
        &expect![[r#"
            p.yaml:5:17: error[bad-template]: nothing is filled in here | write `{{ name }}`, with a parameter's name
        "#]],
    );
}

#[test]
fn a_template_has_no_sign_in_front() {
    check_in(
        r#"parameters: {dose: {value: 100}}
steps: ["Give {{ = dose }}"]
"#,
        &expect![[r#"
            p.yaml:4:18: error[bad-template]: what is filled in has no `=` before it | write `{{ name }}`, with a parameter's name
        "#]],
    );
}

#[test]
fn an_unknown_name_in_a_template_of_every_style() {
    check_in(
        r#"parameters: {dose: {value: 100}}
steps:
  - step: Give {{ dsoe }} units
    id: give
    do: 'It''s {{ doze }}'
    why: "\"Much\":\t{{ dosis }}"
    hazard: |
      First line.
        {{ dos }} is the second.
    mistake: >-
      Folded
      {{ odse }}
"#,
        &expect![[r#"
            p.yaml:5:19: error[unknown-parameter]: no parameter is called `dsoe` | did you mean `dose`?
            p.yaml:7:19: error[unknown-parameter]: no parameter is called `doze` | did you mean `dose`?
            p.yaml:8:25: error[unknown-parameter]: no parameter is called `dosis` | there is only `dose`
            p.yaml:11:12: error[unknown-parameter]: no parameter is called `dos` | did you mean `dose`?
            p.yaml:14:10: error[unknown-parameter]: no parameter is called `odse` | did you mean `dose`?
        "#]],
    );
}

#[test]
fn a_block_that_begins_with_a_quote() {
    check_in(
        r#"parameters: {dose: {value: 100}}
steps:
  - step: Give
    why: |
      "Now" or never: {{ dsoe }}
    do: >-
      'Tis
      {{ doze }}
"#,
        &expect![[r#"
            p.yaml:7:26: error[unknown-parameter]: no parameter is called `dsoe` | did you mean `dose`?
            p.yaml:10:10: error[unknown-parameter]: no parameter is called `doze` | did you mean `dose`?
        "#]],
    );
}

#[test]
fn a_slip_inside_a_template_is_shown_at_its_sign() {
    check_in(
        r#"parameters: {dose: {value: 100}}
steps:
  - step: Give
    do: "Ärzte: {{ dose = 3 }}"
    why: |-
      It is
      {{ dose * }} units.
"#,
        &expect![[r#"
            p.yaml:6:25: error[bad-expression]: `=` means nothing in an expression | write `==` to compare
            p.yaml:9:17: error[bad-expression]: the expression is not finished | write a name, a number or 'text' after the last sign
        "#]],
    );
}

#[test]
fn a_slip_behind_a_tab_or_leading_blanks_is_where_it_was_written() {
    check_in(
        "parameters: {dose: {value: 100}}
steps:
  - step: \"   Give {{ dose + }} now\"
    do: \"a\tb {{ dose + }} x\"
",
        &expect![[r#"
            p.yaml:5:30: error[bad-expression]: the expression is not finished | write a name, a number or 'text' after the last sign
            p.yaml:6:24: error[bad-expression]: the expression is not finished | write a name, a number or 'text' after the last sign
        "#]],
    );
}

#[test]
fn every_text_that_a_trainee_reads_is_looked_at() {
    check_in(
        r#"summary: A {{ a }}.
review: ["B {{ b }}"]
objectives: ["C {{ c }}"]
cases: {one: {vignette: "D {{ d }}"}}
equipment: ["E {{ e }}", {item: F, detail: "F {{ f }}"}]
timers: {dwell: {title: "G {{ g }}", starts: session, early: {because: "H {{ h }}"}}}
never: [{step: look, more_than: 1, because: "I {{ i }}"}]
wrong_acts: [{act: "J {{ j }}", also: ["K {{ k }}"], because: "L {{ l }}"}]
steps:
  - step: Look
    also: ["M {{ m }}"]
    cue: N {{ n }}
    finding: O {{ o }}
    who: P {{ p }}
    figure: Q {{ q }}
    vitals: {bp: "R {{ r }}"}
    check: [{ask: "S {{ s }}", because: "T {{ t }}", choose: [{right: "U {{ u }}", because: "V {{ v }}"}, {wrong: W}]}]
complications: {cramp: {title: C, signs: "X {{ x }}", vitals: {bp: "= y"}, steps: ["Z {{ z }}"]}}
"#,
        &expect![[r#"
            p.yaml:3:15: error[unknown-parameter]: no parameter is called `a` | declare it under `parameters:`; text is written 'a'
            p.yaml:4:16: error[unknown-parameter]: no parameter is called `b` | declare it under `parameters:`; text is written 'b'
            p.yaml:5:20: error[unknown-parameter]: no parameter is called `c` | declare it under `parameters:`; text is written 'c'
            p.yaml:6:31: error[unknown-parameter]: no parameter is called `d` | declare it under `parameters:`; text is written 'd'
            p.yaml:7:19: error[unknown-parameter]: no parameter is called `e` | declare it under `parameters:`; text is written 'e'
            p.yaml:7:50: error[unknown-parameter]: no parameter is called `f` | declare it under `parameters:`; text is written 'f'
            p.yaml:8:31: error[unknown-parameter]: no parameter is called `g` | declare it under `parameters:`; text is written 'g'
            p.yaml:8:78: error[unknown-parameter]: no parameter is called `h` | declare it under `parameters:`; text is written 'h'
            p.yaml:9:51: error[unknown-parameter]: no parameter is called `i` | declare it under `parameters:`; text is written 'i'
            p.yaml:10:26: error[unknown-parameter]: no parameter is called `j` | declare it under `parameters:`; text is written 'j'
            p.yaml:10:46: error[unknown-parameter]: no parameter is called `k` | declare it under `parameters:`; text is written 'k'
            p.yaml:10:69: error[unknown-parameter]: no parameter is called `l` | declare it under `parameters:`; text is written 'l'
            p.yaml:13:18: error[unknown-parameter]: no parameter is called `m` | declare it under `parameters:`; text is written 'm'
            p.yaml:14:15: error[unknown-parameter]: no parameter is called `n` | declare it under `parameters:`; text is written 'n'
            p.yaml:15:19: error[unknown-parameter]: no parameter is called `o` | declare it under `parameters:`; text is written 'o'
            p.yaml:16:15: error[unknown-parameter]: no parameter is called `p` | declare it under `parameters:`; text is written 'p'
            p.yaml:17:18: error[unknown-parameter]: no parameter is called `q` | declare it under `parameters:`; text is written 'q'
            p.yaml:18:24: error[unknown-parameter]: no parameter is called `r` | declare it under `parameters:`; text is written 'r'
            p.yaml:19:25: error[unknown-parameter]: no parameter is called `s` | declare it under `parameters:`; text is written 's'
            p.yaml:19:47: error[unknown-parameter]: no parameter is called `t` | declare it under `parameters:`; text is written 't'
            p.yaml:19:77: error[unknown-parameter]: no parameter is called `u` | declare it under `parameters:`; text is written 'u'
            p.yaml:19:99: error[unknown-parameter]: no parameter is called `v` | declare it under `parameters:`; text is written 'v'
            p.yaml:20:48: error[unknown-parameter]: no parameter is called `x` | declare it under `parameters:`; text is written 'x'
            p.yaml:20:71: error[unknown-parameter]: no parameter is called `y` | declare it under `parameters:`; text is written 'y'
            p.yaml:20:90: error[unknown-parameter]: no parameter is called `z` | declare it under `parameters:`; text is written 'z'
        "#]],
    );
}

#[test]
fn items_and_arms_are_looked_at_too() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: Q, list: ["A {{ a }} | B"]}
      - {ask: Q, order: [One, "B {{ b }}"]}
      - {ask: Q, say: ["C {{ c }}"]}
      - {tick: ["D {{ d }}"]}
      - {ask: Q, number: 1, traps: [{value: 2, because: "E {{ e }}"}]}
    decide:
      ask: F {{ f }}
      arms: [{choose: "G {{ g }}", right: true}, {choose: Stop, because: "H {{ h }}"}]
"#,
        &expect![[r#"
            p.yaml:6:31: error[unknown-parameter]: no parameter is called `a` | declare it under `parameters:`; text is written 'a'
            p.yaml:7:37: error[unknown-parameter]: no parameter is called `b` | declare it under `parameters:`; text is written 'b'
            p.yaml:8:30: error[unknown-parameter]: no parameter is called `c` | declare it under `parameters:`; text is written 'c'
            p.yaml:9:23: error[unknown-parameter]: no parameter is called `d` | declare it under `parameters:`; text is written 'd'
            p.yaml:10:63: error[unknown-parameter]: no parameter is called `e` | declare it under `parameters:`; text is written 'e'
            p.yaml:12:17: error[unknown-parameter]: no parameter is called `f` | declare it under `parameters:`; text is written 'f'
            p.yaml:13:29: error[unknown-parameter]: no parameter is called `g` | declare it under `parameters:`; text is written 'g'
            p.yaml:13:80: error[unknown-parameter]: no parameter is called `h` | declare it under `parameters:`; text is written 'h'
        "#]],
    );
}

#[test]
fn names_and_what_is_cited_are_not_filled_in() {
    check_in(
        r#"id: p-{{ dose }}
language: "{{ dose }}"
tags: ["Tag {{ dose }}"]
sources: {label: {title: "Label {{ dose }}"}}
parameters: {dose: {title: "Dose {{ dose }}", value: 100, unit: "{{ dose }}"}}
variants: {one: {title: "One {{ dose }}"}}
endings: {gone: {title: "Gone {{ dose }}", outcome: right}}
phases: [{phase: "Phase {{ dose }}", steps: [{step: Look, starts: "{{ dose }}"}]}]
"#,
        &expect![[r#"
            p.yaml:3:7: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
            p.yaml:4:12: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
            p.yaml:5:13: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
            p.yaml:6:33: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
            p.yaml:7:34: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
            p.yaml:7:66: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
            p.yaml:8:30: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
            p.yaml:9:31: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
            p.yaml:10:25: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
            p.yaml:10:68: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
        "#]],
    );
}

#[test]
fn the_title_of_a_procedure_is_not_filled_in() {
    super::check(
        r#"format: 1
title: Give {{ dose }} units
parameters: {dose: {value: 100}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:2:13: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
        "#]],
    );
}

#[test]
fn the_value_of_a_text_parameter_is_not_filled_in() {
    check_in(
        r#"parameters: {dose: {value: 100}, said: {value: "Give {{ dose }}"}}
steps: ["Say: {{ said }}"]
"#,
        &expect![[r#"
            p.yaml:3:54: error[wrong-type]: nothing can be filled in here | `{{ … }}` stands in what a trainee reads, not in names and values
        "#]],
    );
}

#[test]
fn a_template_at_the_beginning_needs_quotes() {
    check_in(
        r#"parameters: {dose: {value: 100}}
steps:
  - step: Look
    do: {{ dose }} units
"#,
        &expect![[r#"
            p.yaml:6:9: error[syntax]: text that begins with `{{` needs quotes | put the text in quotes: "{{ dose }} units"
        "#]],
    );
}

#[test]
fn a_template_that_is_all_of_a_value_needs_quotes() {
    check_in(
        r#"parameters: {dose: {value: 100}}
steps:
  - step: Look
    do: {{ dose }}
"#,
        &expect![[r#"
            p.yaml:6:9: error[syntax]: text that begins with `{{` needs quotes | put the text in quotes: "{{ dose }}"
        "#]],
    );
}

#[test]
fn a_template_where_an_expression_is_wanted() {
    check_in(
        r#"parameters: {long: {value: 5m}}
steps: [{step: Look, takes: "{{ long }}", when: "{{ long }} > 3"}]
"#,
        &expect![[r#"
            p.yaml:4:29: error[bad-duration]: here an expression stands alone, without `{{ }}` | write `= long`
            p.yaml:4:49: error[wrong-type]: here an expression stands alone, without `{{ }}` | write `= long > 3`
        "#]],
    );
}

#[test]
fn an_expression_where_text_is_wanted_is_text() {
    check_in(
        r#"parameters: {long: {value: 5m}}
steps: [{step: Look, do: "= long"}]
"#,
        &expect![[r#""#]],
    );
}

#[test]
fn braces_that_are_no_template_are_text() {
    check_in(
        r#"steps: [{step: "Write } or }} or { here", id: look}]
"#,
        &expect![[r#""#]],
    );
}

#[test]
fn values_in_text_can_be_lists_and_are_never_added_to_text() {
    check_in(
        r#"parameters: {hr: {value: [50, 60]}, name: {value: Ann}}
steps: ["Rates: {{ hr }}", "Call {{ name + ' Smith' }}"]
"#,
        &expect![[r#"
            p.yaml:4:37: error[wrong-kind]: `+` cannot stand between text and text | fill both into a text instead: `{{ … }}{{ … }}`
        "#]],
    );
}
