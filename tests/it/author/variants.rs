//! Variants and cases: what is wrong in one of them names it, and is told once.

use super::{check_in, compiled};
use expect_test::expect;

#[test]
fn a_problem_in_every_run_names_none() {
    check_in(
        r#"parameters: {sites: {value: 0}}
variants: {oab: {title: OAB}, ndo: {title: NDO}}
cases: {clear: {}, uti: {}}
steps: [{step: Look, takes: "= 1m / sites"}]
"#,
        &expect![[r#"
            p.yaml:6:32: error[bad-value]: this divides by zero | ask first, as in `= n != 0 and dose / n > 1`, or give it another value
        "#]],
    );
}

#[test]
fn a_problem_in_one_variant_names_it() {
    check_in(
        r#"parameters: {sites: {value: 10}}
variants: {oab: {title: OAB}, ndo: {title: NDO, set: {sites: 0}}}
cases: {clear: {}, uti: {}}
steps: [{step: Look, takes: "= 1m / sites"}, {step: Listen, takes: "= 2m / sites"}]
"#,
        &expect![[r#"
            p.yaml:6:32: error[bad-value]: this divides by zero (in variant `ndo`) | ask first, as in `= n != 0 and dose / n > 1`, or give it another value
            p.yaml:6:71: error[bad-value]: this divides by zero (in variant `ndo`) | ask first, as in `= n != 0 and dose / n > 1`, or give it another value
        "#]],
    );
}

#[test]
fn a_problem_in_one_case_names_it() {
    check_in(
        r#"parameters: {sites: {value: 10}}
variants: {oab: {title: OAB}, ndo: {title: NDO}}
cases: {clear: {}, uti: {set: {sites: 0}}}
steps: [{step: Look, takes: "= 1m / sites"}]
"#,
        &expect![[r#"
            p.yaml:6:32: error[bad-value]: this divides by zero (in case `uti`) | ask first, as in `= n != 0 and dose / n > 1`, or give it another value
        "#]],
    );
}

#[test]
fn a_problem_in_one_combination_names_it() {
    check_in(
        r#"parameters: {sites: {value: 10}, less: {value: 0}}
variants: {oab: {title: OAB}, ndo: {title: NDO, set: {less: 5}}}
cases: {clear: {}, uti: {set: {sites: 5}}}
steps: [{step: Look, takes: "= 1m / (sites - less)"}]
"#,
        &expect![[r#"
            p.yaml:6:32: error[bad-value]: this divides by zero (in variant `ndo` with case `uti`) | ask first, as in `= n != 0 and dose / n > 1`, or give it another value
        "#]],
    );
}

#[test]
fn a_problem_in_many_runs_names_a_few_of_them() {
    check_in(
        r#"parameters: {sites: {value: 10}}
cases: {one: {set: {sites: 0}}, two: {set: {sites: 0}}, three: {set: {sites: 0}}, four: {set: {sites: 0}}, five: {set: {sites: 0}}, six: {}}
steps: [{step: Look, takes: "= 1m / sites"}]
"#,
        &expect![[r#"
            p.yaml:5:32: error[bad-value]: this divides by zero (in case `one`, case `two`, case `three` and 2 more) | ask first, as in `= n != 0 and dose / n > 1`, or give it another value
        "#]],
    );
}

#[test]
fn one_place_with_another_value_in_each_run_is_told_once() {
    check_in(
        r#"parameters: {long: {value: 1m}}
variants: {a: {title: A}, b: {title: B, set: {long: 2m}}, c: {title: C, set: {long: 20m}}}
timers: {dwell: {at_least: 15m, at_most: "= long", starts: session}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:5:42: error[window-order]: `at_most` is shorter than `at_least` (in variant `a`, variant `b`) | at_least ≤ target ≤ at_most
        "#]],
    );
}

#[test]
fn a_problem_of_the_only_case_names_none() {
    check_in(
        r#"parameters: {sites: {value: 10}}
cases: {uti: {set: {sites: 0}}}
steps: [{step: Look, takes: "= 1m / sites"}]
"#,
        &expect![[r#"
            p.yaml:5:32: error[bad-value]: this divides by zero | ask first, as in `= n != 0 and dose / n > 1`, or give it another value
        "#]],
    );
}

#[test]
fn runs_with_the_same_values_are_named_together() {
    check_in(
        r#"parameters: {sites: {value: 10}}
variants: {a: {title: A, set: {sites: 0}}, b: {title: B, set: {sites: 0}}, c: {title: C}}
steps: [{step: Look, takes: "= 1m / sites"}]
"#,
        &expect![[r#"
            p.yaml:5:32: error[bad-value]: this divides by zero (in variant `a`, variant `b`) | ask first, as in `= n != 0 and dose / n > 1`, or give it another value
        "#]],
    );
}

#[test]
fn a_vignette_is_looked_at_in_the_case_it_belongs_to() {
    check_in(
        r#"parameters: {hr: {value: [60]}}
cases: {one: {vignette: "Rate {{ hr[1] }}."}, two: {vignette: "Rate {{ hr[2] }}, {{ hrs }}."}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:4:72: error[bad-value]: the list has 1 value, and this asks for number 2 (in case `two`) | make the list longer, or ask for one that it has
            p.yaml:4:85: error[unknown-parameter]: no parameter is called `hrs` (in case `two`) | did you mean `hr`?
        "#]],
    );
}

#[test]
fn a_mistake_in_what_is_not_in_this_run_is_told_all_the_same() {
    check_in(
        r#"parameters: {deep: {value: false}}
timers: {rest: {starts: session}}
steps:
  - Look
  - {step: "Dig {{ depth }}", id: dig, when: "= deep", stops: rust, takes: "= 3"}
"#,
        &expect![[r#"
            p.yaml:7:20: error[unknown-parameter]: no parameter is called `depth` | there is only `deep`
            p.yaml:7:63: error[unknown-timer]: no timer has the id `rust` | did you mean `rest`?
            p.yaml:7:79: error[wrong-kind]: expected a length of time, and this is a number | write a length of time, such as `90s` or `30m`
        "#]],
    );
}

#[test]
fn a_value_that_is_wrong_only_where_its_step_is_not_there_is_none() {
    check_in(
        r#"parameters: {sites: {value: 0}}
steps: [Look, {step: Dig, when: "= sites > 0", takes: "= 1m / sites"}]
"#,
        &expect![[""]],
    );
}

#[test]
fn a_run_in_which_nothing_is_left_names_itself() {
    check_in(
        r#"parameters: {deep: {value: true}}
cases: {one: {}, two: {set: {deep: false}}}
phases: [{phase: Dig, when: "= deep", steps: [Look]}]
"#,
        &expect![[r#"
            p.yaml:5:9: error[empty-value]: no step is left in this run (in case `two`) | some step has to be there whatever `when:` says
        "#]],
    );
}

#[test]
fn a_timer_that_nothing_starts_in_one_case() {
    check_in(
        r#"parameters: {deep: {value: true}}
cases: {one: {}, two: {set: {deep: false}}}
timers: {dwell: {at_least: 5m}}
steps: [{step: Instil, starts: dwell, when: "= deep"}, {step: Look, needs: dwell}]
"#,
        &expect![[r#"
            p.yaml:6:76: error[never-started]: timer `dwell` is needed here but nothing starts it (in case `two`) | let a step start it with `starts:`, or the timer itself with `starts: session`
        "#]],
    );
}

#[test]
fn a_case_speaks_of_variants_that_there_are() {
    check_in(
        r#"variants: {oab: {title: OAB}, ndo: {title: NDO}}
cases: {one: {variants: [nod]}, two: {variants: oab}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:4:26: error[unknown-variant]: no variant is called `nod` | did you mean `ndo`?
        "#]],
    );
}

#[test]
fn a_case_speaks_of_variants_where_there_are_none() {
    check_in(
        r#"cases: {one: {variants: ndo}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:25: error[unknown-variant]: no variant is called `ndo` | declare it under `variants:`
        "#]],
    );
}

#[test]
fn a_variant_that_no_case_fits() {
    check_in(
        r#"variants: {oab: {title: OAB}, ndo: {title: NDO}}
cases: {one: {variants: oab}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:31: error[no-case]: no case fits variant `ndo` | add one, or name the variant in the `variants:` of a case
        "#]],
    );
}

#[test]
fn weights_are_whole_and_from_0_to_1000() {
    check_in(
        r#"cases: {one: {weight: 0}, two: {weight: 1001}, three: {weight: 1.5}, four: {weight: 20%}, five: {weight: 1000}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:41: error[bad-number]: a weight is from 0 to 1000 | the default is 1
            p.yaml:3:64: error[bad-number]: expected a whole number, found `1.5`
            p.yaml:3:85: error[bad-number]: expected a number, found `20%`
        "#]],
    );
}

#[test]
fn variants_and_cases_have_ids_and_the_former_titles() {
    check_in(
        r#"variants: {Low Dose: {title: Low}, high: {summary: Much}}
cases: {Case 1: {}, two: {title: Infection}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:12: error[bad-id]: `Low Dose` is not an id | write `low-dose`
            p.yaml:3:43: error[missing-key]: missing key `title` | add `title:` here
            p.yaml:4:9: error[bad-id]: `Case 1` is not an id | write `case-1`
            p.yaml:4:27: error[unknown-key]: unknown key `title` | a case has no title: trainees must not see what it is
        "#]],
    );
}

#[test]
fn variants_are_not_a_list() {
    check_in(
        r#"variants: [oab, ndo]
cases: {one: {variants: [ndo]}}
steps: [Look]
"#,
        &expect![[r#"
            p.yaml:3:11: error[wrong-type]: expected a mapping, found a list | write each as `name: …`, without the hyphen
        "#]],
    );
}

#[test]
fn there_are_at_most_a_hundred_variants() {
    let many = (0..101).map(|at| format!("  v{at}: {{title: T}}\n")).collect::<Vec<_>>().concat();
    check_in(
        &format!("variants:\n{many}steps: [Look]\n"),
        &expect![[r#"
        p.yaml:104:3: error[too-large]: 101 variants are more than 100
    "#]],
    );
    let many = (0..101).map(|at| format!("  c{at}: {{}}\n")).collect::<Vec<_>>().concat();
    check_in(
        &format!("cases:\n{many}steps: [Look]\n"),
        &expect![[r#"
        p.yaml:104:3: error[too-large]: 101 cases are more than 100
    "#]],
    );
}

#[test]
fn all_runs_together_are_bounded() {
    let variants =
        (0..100).map(|at| format!("  v{at}: {{title: T}}\n")).collect::<Vec<_>>().concat();
    let cases = (0..100).map(|at| format!("  c{at}: {{}}\n")).collect::<Vec<_>>().concat();
    let steps = (0..101).map(|at| format!("  - Step {at}\n")).collect::<Vec<_>>().concat();
    check_in(
        &format!("variants:\n{variants}cases:\n{cases}steps:\n{steps}"),
        &expect![[r#"
            p.yaml:103:3: error[too-large]: 101 steps in 10000 variants and cases are more than 1000000 in all | make several procedures of it
        "#]],
    );
}

#[test]
fn problems_beyond_a_hundred_are_counted() {
    let last = |count: usize| {
        let steps = (0..count)
            .map(|at| format!("  - {{step: S{at}, starts: x}}\n"))
            .collect::<Vec<_>>()
            .concat();
        let text = format!("format: 1\ntitle: T\ncases: {{one: {{}}, two: {{}}}}\nsteps:\n{steps}");
        compiled(&[("p.yaml", &text)]).diagnostics.last().unwrap().message.clone()
    };
    assert_eq!(last(100), "no timer has the id `x`");
    assert_eq!(last(101), "and 1 more problem in this file");
    assert_eq!(last(150), "and 50 more problems in this file");
}
