//! Parameters of a procedure that is used: set where it is used, or shared by name.

use super::{compiled, problems};
use expect_test::{Expect, expect};

/// What is said about a procedure that uses another, each with its own part.
#[track_caller]
fn check_use(host: &str, used: &str, expected: &Expect) {
    let host = format!("format: 1\ntitle: H\n{host}");
    let used = format!("format: 1\ntitle: U\n{used}steps: [Look]\n");
    expected.assert_eq(&problems(&compiled(&[("h.yaml", &host), ("u.yaml", &used)])));
}

#[test]
fn what_a_use_sets_is_a_parameter_of_the_procedure_used() {
    check_use(
        r#"parameters: {here: {value: 1}}
phases: [{use: u, set: {dsoe: 5, here: 2, dose: 5m}}]
"#,
        "parameters: {dose: {value: 1}}\n",
        &expect![[r#"
            h.yaml:4:25: error[unknown-parameter]: no parameter is called `dsoe` | did you mean `dose`?
            h.yaml:4:34: error[unknown-parameter]: no parameter is called `here` | there is only `dose`
            h.yaml:4:49: error[wrong-kind]: `dose` is a number, and this is a length of time | write a number, such as `100` or `0.5`
        "#]],
    );
}

#[test]
fn what_a_use_sets_is_computed_from_names_of_the_using_file() {
    check_use(
        r#"parameters: {here: {value: 1}}
phases: [{use: u, set: {dose: "= there + here"}}]
"#,
        "parameters: {dose: {value: 1}, there: {value: 2}}\n",
        &expect![[r#"
            h.yaml:4:34: error[unknown-parameter]: no parameter is called `there` | did you mean `here`?
        "#]],
    );
}

#[test]
fn shared_parameters_are_of_one_kind() {
    check_use(
        r#"parameters: {dose: {value: 5m}}
phases: [{use: u}]
"#,
        "parameters: {dose: {value: 1}}\n",
        &expect![[r#"
            h.yaml:4:16: error[wrong-kind]: parameter `dose` is a length of time here and a number there | parameters of one name are shared: give one another name
        "#]],
    );
}

#[test]
fn shared_parameters_are_in_one_unit() {
    check_use(
        r#"parameters: {dose: {value: 5, unit: U}}
phases: [{use: u}]
"#,
        "parameters: {dose: {value: 1, unit: mL}}\n",
        &expect![[r#"
            h.yaml:4:16: error[unit-conflict]: parameter `dose` is in `U` here and in `mL` there | parameters of one name are shared: give one another name
        "#]],
    );
}

#[test]
fn a_parameter_that_the_use_sets_is_not_shared() {
    check_use(
        r#"parameters: {dose: {value: 5, unit: U}}
phases: [{use: u, set: {dose: 7}}]
"#,
        "parameters: {dose: {value: 1, unit: mL}}\n",
        &expect![[""]],
    );
}

#[test]
fn a_shared_value_over_the_max_of_the_procedure_used_is_told_where_it_is_given() {
    check_use(
        r#"parameters: {dose: {value: 200}}
phases: [{use: u}]
"#,
        "parameters: {dose: {value: 50, max: 100}}\n",
        &expect![[r#"
            h.yaml:3:28: error[over-max]: `dose` is 200, more than its `max` of 100 | give a smaller one
        "#]],
    );
}

#[test]
fn a_value_that_a_use_sets_over_the_max_is_told_at_the_set() {
    check_use(
        r#"phases: [{use: u, set: {dose: 200}}]
"#,
        "parameters: {dose: {value: 50, max: 100}}\n",
        &expect![[r#"
            h.yaml:3:31: error[over-max]: `dose` is 200, more than its `max` of 100 | give a smaller one
        "#]],
    );
}

#[test]
fn what_is_given_to_a_use_that_is_not_in_this_run_is_not_computed() {
    check_use(
        r#"parameters: {n: {value: 0}, most: {value: 200}}
phases: [Look, {use: u, when: "= n > 0", set: {dose: "= 10 / n", more: "= most"}}]
"#,
        "parameters: {dose: {value: 1}, more: {value: 5, max: 100}, each: {value: \"= 1 / n\"}, \
         n: {value: 2}}\n",
        &expect![[""]],
    );
}
