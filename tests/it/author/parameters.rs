//! Parameters: names, kinds, units, bounds, circles, and what sets them.

use super::check_in;
use expect_test::expect;

#[test]
fn a_parameter_s_name_is_a_word_of_an_expression() {
    check_in(
        r#"parameters: {Dose: {value: 1}, dwell-target: {value: 1m}, 2nd: {value: 1}, per site: {value: 1}, pass: {value: 1}, größe: {value: 1}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:14: error[bad-id]: `Dose` cannot be the name of a parameter | write `dose`
            p.yaml:3:32: error[bad-id]: `dwell-target` cannot be the name of a parameter | write `dwell_target`
            p.yaml:3:59: error[bad-id]: `2nd` cannot be the name of a parameter | write lower-case letters, digits and `_`, a letter first
            p.yaml:3:76: error[bad-id]: `per site` cannot be the name of a parameter | write `per_site`
            p.yaml:3:98: error[bad-id]: `pass` cannot be the name of a parameter | it is a word of expressions: choose another
            p.yaml:3:116: error[bad-id]: `größe` cannot be the name of a parameter | write `grosse`
        "#]],
    );
}

#[test]
fn a_name_with_a_hyphen_is_one_mistake_wherever_it_is_used() {
    check_in(
        r#"parameters: {dwell-target: {value: 1m}}
variants: {long: {title: Long, set: {dwell-target: 2m}}}
steps: [{step: Look, takes: "= dwell-target * 2"}]
"#,
        &expect![[r#"
            p.yaml:3:14: error[bad-id]: `dwell-target` cannot be the name of a parameter | write `dwell_target`
        "#]],
    );
}

#[test]
fn a_parameter_has_its_value_under_a_key() {
    check_in(
        r#"parameters: {dose: 100, long: {vale: 5m}, volume: {unit: mL}}
steps: ["Give {{ dose }} in {{ volume }} for {{ long }}"]
"#,
        &expect![[r#"
            p.yaml:3:20: error[wrong-type]: expected a mapping, found `100` | write `{value: 100}`
            p.yaml:3:32: error[unknown-key]: unknown key `vale` | did you mean `value`?
            p.yaml:3:52: error[missing-key]: missing key `value` | add `value:` here
        "#]],
    );
}

#[test]
fn a_parameter_is_not_computed_from_itself() {
    check_in(
        r#"parameters:
  a: {value: "= b + 1"}
  b: {value: "= c + 1"}
  c: {value: "= a + 1"}
  own: {value: "= own * 2"}
  fine: {value: "= a"}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:6:14: error[parameter-cycle]: `c` is computed from itself | write out the value of one of the parameters in the circle
            p.yaml:7:16: error[parameter-cycle]: `own` is computed from itself | write out the value of one of the parameters in the circle
        "#]],
    );
}

#[test]
fn a_variant_does_not_close_a_circle() {
    check_in(
        r#"parameters: {a: {value: 1}, b: {value: "= a + 1"}}
variants: {plain: {title: Plain}, round: {title: Round, set: {a: "= b - 1"}}}
steps: ["Look {{ a }}"]
"#,
        &expect![[r#"
            p.yaml:4:66: error[parameter-cycle]: `a` is computed from itself (in variant `round`) | write out the value of one of the parameters in the circle
        "#]],
    );
}

#[test]
fn an_unknown_name_in_a_parameter_s_value() {
    check_in(
        r#"parameters:
  dose: {value: 100}
  each: {value: "= dsoe / 20", max: "= doze"}
  all: {value: ["= dose", "= dos"]}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:5:20: error[unknown-parameter]: no parameter is called `dsoe` | did you mean `dose`?
            p.yaml:5:40: error[unknown-parameter]: no parameter is called `doze` | did you mean `dose`?
            p.yaml:6:30: error[unknown-parameter]: no parameter is called `dos` | did you mean `dose`?
        "#]],
    );
}

#[test]
fn a_list_holds_one_kind() {
    check_in(
        r#"parameters: {hr: {value: [50, 60, fast]}, levels: {value: [T4, 12]}, none: {value: []}, deep: {value: [[1], 2]}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:35: error[wrong-kind]: a list holds one kind: a number, not text | text that looks like another kind needs quotes
            p.yaml:3:64: error[wrong-kind]: a list holds one kind: text, not a number | text that looks like another kind needs quotes
            p.yaml:3:84: error[empty-value]: the list is empty | write its first value
            p.yaml:3:104: error[wrong-type]: a list cannot hold a list
        "#]],
    );
}

#[test]
fn only_a_number_has_a_unit() {
    check_in(
        r#"parameters: {long: {value: 5m, unit: min}, name: {value: Ann, unit: U}, hr: {value: [5, 6], unit: /min}, share: {value: 5%, unit: "%"}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:38: error[conflicting-keys]: `unit` is a number's, and this is a length of time | delete `unit`
            p.yaml:3:69: error[conflicting-keys]: `unit` is a number's, and this is text | delete `unit`
            p.yaml:3:131: error[conflicting-keys]: `unit` is a number's, and this is a percentage | delete `unit`
        "#]],
    );
}

#[test]
fn a_computed_value_is_in_the_unit_that_is_said() {
    check_in(
        r#"parameters:
  dose: {value: 100, unit: U}
  volume: {value: 10, unit: mL}
  strength: {value: "= dose / volume", unit: U}
  right: {value: "= dose / volume", unit: U/mL}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:6:46: error[unit-conflict]: the value is in `U/mL`, not in `U` | write `unit: U/mL`
        "#]],
    );
}

#[test]
fn a_value_over_its_max_is_told_where_it_is_set() {
    check_in(
        r#"parameters: {dose: {value: 500, max: 400}, hr: {value: [50, 300], max: 250}, long: {value: 5m, max: 10m}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:28: error[over-max]: `dose` is 500, more than its `max` of 400 | give a smaller one
            p.yaml:3:61: error[over-max]: `hr` is 300, more than its `max` of 250 | give a smaller one
        "#]],
    );
}

#[test]
fn a_max_may_be_computed_from_what_comes_later() {
    check_in(
        r#"parameters: {dose: {value: 500, max: "= most"}, most: {value: 400}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:28: error[over-max]: `dose` is 500, more than its `max` of 400 | give a smaller one
        "#]],
    );
}

#[test]
fn a_max_is_of_the_kind_and_in_the_unit_of_its_value() {
    check_in(
        r#"parameters:
  dose: {value: 100, unit: U, max: 10m}
  volume: {value: 10, unit: mL, max: "= dose"}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:4:36: error[wrong-kind]: `max` is a number, and this is a length of time | write a number, such as `100` or `0.5`
            p.yaml:5:38: error[unit-conflict]: `max` is in `mL`, and this is in `U`
        "#]],
    );
}

#[test]
fn only_what_has_a_size_has_a_max() {
    check_in(
        r#"parameters: {name: {value: Ann, max: Zoe}, well: {value: true, max: true}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:38: error[conflicting-keys]: text has no size, so it has no `max` | delete `max`
            p.yaml:3:69: error[conflicting-keys]: true or false has no size, so it has no `max` | delete `max`
        "#]],
    );
}

#[test]
fn a_set_over_the_max_is_told_at_the_set() {
    check_in(
        r#"parameters: {dose: {value: 100, max: 400}}
variants: {oab: {title: OAB}, ndo: {title: NDO, set: {dose: 500}}}
cases: {thin: {}, stout: {set: {dose: 600}}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:4:61: error[over-max]: `dose` is 500, more than its `max` of 400 (in variant `ndo` with case `thin`) | give a smaller one
            p.yaml:5:39: error[over-max]: `dose` is 600, more than its `max` of 400 (in case `stout`) | give a smaller one
        "#]],
    );
}

#[test]
fn a_set_speaks_of_a_parameter_that_there_is() {
    check_in(
        r#"parameters: {dose: {value: 100}, sites: {value: 20}}
variants: {ndo: {title: NDO, set: {dsoe: 200, site: 30}}}
cases: {uti: {set: {dipstick: infected}}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:4:36: error[unknown-parameter]: no parameter is called `dsoe` | did you mean `dose`?
            p.yaml:4:47: error[unknown-parameter]: no parameter is called `site` | did you mean `sites`?
            p.yaml:5:21: error[unknown-parameter]: no parameter is called `dipstick` | expected one of `dose`, `sites`
        "#]],
    );
}

#[test]
fn a_set_without_any_parameter() {
    check_in(
        r#"variants: {ndo: {title: NDO, set: {dose: 200}}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:36: error[unknown-parameter]: no parameter is called `dose` | declare it under `parameters:`
        "#]],
    );
}

#[test]
fn a_set_value_is_of_the_parameter_s_kind() {
    check_in(
        r#"parameters: {dose: {value: 100}, long: {value: 5m}, level: {value: none}, well: {value: true}, hr: {value: [5]}, share: {value: 5%}}
variants: {a: {title: A, set: {dose: 5m, long: 10, level: 4, well: yes, hr: 60, share: 10}}}
cases: {b: {set: {dose: "100", level: "4", long: "5m", hr: [a]}}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:4:38: error[wrong-kind]: `dose` is a number, and this is a length of time | write a number, such as `100` or `0.5`
            p.yaml:4:48: error[wrong-kind]: `long` is a length of time, and this is a number | write a length of time, such as `90s` or `30m`
            p.yaml:4:59: error[wrong-kind]: `level` is text, and this is a number | write text; in quotes if it looks like a number or a length of time
            p.yaml:4:68: error[wrong-kind]: `well` is true or false, and this is text | write `true` or `false`
            p.yaml:4:77: error[wrong-kind]: `hr` is a list of numbers, and this is a number | write a list, such as `[50, 80, 110]`
            p.yaml:4:88: error[wrong-kind]: `share` is a percentage, and this is a number | write a percentage, such as `80%`
            p.yaml:5:25: error[wrong-kind]: `dose` is a number, and this is text | write a number, such as `100` or `0.5`
            p.yaml:5:50: error[wrong-kind]: `long` is a length of time, and this is text | write a length of time, such as `90s` or `30m`
            p.yaml:5:60: error[wrong-kind]: `hr` is a list of numbers, and this is a list of text | write a list, such as `[50, 80, 110]`
        "#]],
    );
}

#[test]
fn a_set_value_is_in_the_parameter_s_unit() {
    check_in(
        r#"parameters: {dose: {value: 100, unit: U}, volume: {value: 10, unit: mL}}
variants: {a: {title: A, set: {dose: "= volume"}}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:4:38: error[unit-conflict]: `dose` is in `U`, and this is in `mL`
        "#]],
    );
}

#[test]
fn an_unknown_source_of_a_parameter() {
    check_in(
        r#"sources: {label: {title: Label}}
parameters: {dose: {value: 100, source: lable}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:4:41: error[unknown-source]: no source has the id `lable` | did you mean `label`?
        "#]],
    );
}

#[test]
fn a_list_and_a_number_of_parameters_are_bounded() {
    let many = (0..1001).map(|at| format!("  p{at}: {{value: 1}}\n")).collect::<Vec<_>>().concat();
    check_in(
        &format!("parameters:\n{many}steps: [Look]\n"),
        &expect![[r#"
            p.yaml:1004:3: error[too-large]: a procedure has at most 1000 parameters
        "#]],
    );
    let long = "1, ".repeat(1001);
    check_in(
        &format!("parameters: {{hr: {{value: [{long}]}}}}\nsteps: [Look]\n"),
        &expect![[r#"
        p.yaml:3:26: error[too-large]: a list has at most 1000 values
    "#]],
    );
}

#[test]
fn parameters_that_cannot_be_read_are_one_mistake() {
    check_in(
        r#"parameters: [{dose: 100}]
variants: {a: {title: A, set: {dose: 50}}}
steps: ["Give {{ dose }}"]
"#,
        &expect![[r#"
            p.yaml:3:13: error[wrong-type]: expected a mapping, found a list | write each as `name: …`, without the hyphen
        "#]],
    );
}
