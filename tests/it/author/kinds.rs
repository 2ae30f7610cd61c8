//! What expressions come to: kinds, units, and values that cannot stand where they are wanted.

use super::{check_in, compiled};
use crate::support::mutation::Dice;
use expect_test::expect;

#[test]
fn an_expression_of_another_kind_says_what_is_wanted() {
    check_in(
        r#"parameters: {dose: {value: 100}, name: {value: Ann}, long: {value: 5m}, most: {value: 60%}}
pass: {score: "= dose", time: "= most"}
timers: {dwell: {at_least: "= dose", starts: session}}
steps:
  - {step: Look, when: "= dose"}
  - {step: Listen, takes: "= most * dose"}
  - {step: Feel, check: [{ask: x, number: "= long"}, {ask: y, number: "= name"}]}
  - {repeat: {times: "= long", steps: [Press]}}
"#,
        &expect![[r#"
            p.yaml:4:18: error[wrong-kind]: expected a percentage, and this is a number | write a percentage, such as `80%`
            p.yaml:4:34: error[wrong-kind]: expected a length of time, and this is a percentage | write a length of time, such as `90s` or `30m`
            p.yaml:5:31: error[wrong-kind]: expected a length of time, and this is a number | write a length of time, such as `90s` or `30m`
            p.yaml:7:27: error[wrong-kind]: expected true or false, and this is a number | write `true` or `false`
            p.yaml:8:30: error[wrong-kind]: expected a length of time, and this is a number | write a length of time, such as `90s` or `30m`
            p.yaml:9:46: error[wrong-kind]: expected a number, and this is a length of time | write a number, such as `100` or `0.5`
            p.yaml:9:74: error[wrong-kind]: expected a number, and this is text | write a number, such as `100` or `0.5`
            p.yaml:10:25: error[wrong-kind]: expected a number, and this is a length of time | write a number, such as `100` or `0.5`
        "#]],
    );
}

#[test]
fn signs_stand_between_values_that_go_together() {
    check_in(
        r#"parameters: {dose: {value: 100}, name: {value: Ann}, long: {value: 5m}, tall: {value: true}}
steps:
  - {step: One, when: "= dose + long > 1"}
  - {step: Two, when: "= name > 'B'"}
  - {step: Three, when: "= tall and dose"}
  - {step: Four, when: "= not name"}
  - {step: Five, takes: "= long * long"}
  - {step: Six, when: "= tall == 'yes'"}
  - {step: Seven, takes: "= -name"}
  - {step: Eight, takes: "= 10 / long"}
"#,
        &expect![[r#"
            p.yaml:5:26: error[wrong-kind]: `+` cannot stand between a number and a length of time | divide the length by `1m` or `1h` to have a number of minutes or hours
            p.yaml:6:26: error[wrong-kind]: `>` cannot stand between text and text
            p.yaml:7:37: error[wrong-kind]: expected true or false, found a number
            p.yaml:8:31: error[wrong-kind]: expected true or false, found text
            p.yaml:9:28: error[wrong-kind]: `*` cannot stand between a length of time and a length of time
            p.yaml:10:26: error[wrong-kind]: `==` cannot stand between true or false and text
            p.yaml:11:30: error[wrong-kind]: expected a number, found text
            p.yaml:12:29: error[wrong-kind]: `/` cannot stand between a number and a length of time | divide the length by `1m` or `1h` to have a number of minutes or hours
        "#]],
    );
}

#[test]
fn units_are_not_added_or_compared_with_others() {
    check_in(
        r#"parameters:
  dose: {value: 100, unit: U}
  volume: {value: 10, unit: mL}
  strength: {value: 10, unit: U/mL}
  mass: {value: 1, unit: mg}
steps:
  - {step: One, when: "= dose + volume > 1"}
  - {step: Two, when: "= dose == volume"}
  - {step: Three, when: "= strength * volume > dose and dose / volume <= strength"}
  - {step: Four, when: "= dose / strength < mass or dose > 50"}
"#,
        &expect![[r#"
            p.yaml:9:26: error[unit-conflict]: `U` and `mL` are different units | `+` needs both in one unit
            p.yaml:10:26: error[unit-conflict]: `U` and `mL` are different units | `==` needs both in one unit
            p.yaml:12:27: error[unit-conflict]: `mL` and `mg` are different units | `<` needs both in one unit
        "#]],
    );
}

#[test]
fn the_number_of_an_answer_is_in_the_unit_asked_for() {
    check_in(
        r#"parameters: {dose: {value: 100, unit: U}, volume: {value: 10, unit: mL}}
steps:
  - step: Look
    check:
      - {ask: x, number: "= dose / volume", unit: U}
      - {ask: x, number: "= dose / volume", unit: U/mL}
      - {ask: x, number: "= dose * 2", unit: mg}
"#,
        &expect![[r#"
            p.yaml:7:26: error[unit-conflict]: this is in `U/mL`, and the answer is wanted in `U` | write `unit: U/mL`, or compute the other
        "#]],
    );
}

#[test]
fn nothing_is_divided_by_zero() {
    check_in(
        r#"parameters: {dose: {value: 100}, sites: {value: 0}, each: {value: "= dose / sites"}}
steps:
  - {step: Look, takes: "= 1m / (sites * 2)"}
  - {step: Listen, when: "= sites != 0 and dose / sites > 1"}
  - "Feel"
"#,
        &expect![[r#"
            p.yaml:3:70: error[bad-value]: this divides by zero | ask first, as in `= n != 0 and dose / n > 1`, or give it another value
            p.yaml:5:28: error[bad-value]: this divides by zero | ask first, as in `= n != 0 and dose / n > 1`, or give it another value
        "#]],
    );
}

#[test]
fn a_list_is_asked_for_a_value_that_it_has() {
    check_in(
        r#"parameters: {hr: {value: [50, 80]}, dose: {value: 1}}
steps:
  - {step: "Rate {{ hr[3] }}", id: one}
  - {step: Two, takes: "= hr[0] * 1s"}
  - {step: Three, takes: "= dose[1] * 1s"}
  - {step: Four, takes: "= hr['a'] * 1s"}
  - {step: Five, takes: "= hr * 1s"}
  - {repeat: {times: 3, steps: [{step: "Rate {{ hr[pass] }} in pass {{ pass }}", id: six}]}}
"#,
        &expect![[r#"
            p.yaml:5:21: error[bad-value]: the list has 2 values, and this asks for number 3 | make the list longer, or ask for one that it has
            p.yaml:7:29: error[wrong-kind]: expected a list, found a number | only a list has numbered values
            p.yaml:8:31: error[wrong-kind]: expected a number, found text
            p.yaml:9:28: error[wrong-kind]: `*` cannot stand between a list of numbers and a length of time
        "#]],
    );
}

#[test]
fn passes_are_counted_in_a_repeat_only() {
    check_in(
        r#"parameters: {turn: {value: "= pass"}}
steps:
  - {step: "Look {{ pass }}", id: look}
  - repeat:
      times: "= pass"
      steps:
        - {step: "Press {{ pass }}", id: press, when: "= pass > 1"}
        - {any_order: [Pull, Push], when: "= pass == 2"}
"#,
        &expect![[r#"
            p.yaml:3:31: error[bad-expression]: `pass` counts the turns of a repeat, and this is in none | only what stands inside `repeat:` has a pass
            p.yaml:5:21: error[bad-expression]: `pass` counts the turns of a repeat, and this is in none | only what stands inside `repeat:` has a pass
            p.yaml:7:17: error[bad-expression]: `pass` counts the turns of a repeat, and this is in none | only what stands inside `repeat:` has a pass
        "#]],
    );
}

#[test]
fn a_computed_length_is_neither_negative_nor_endless() {
    check_in(
        r#"parameters: {long: {value: 5m}}
timers: {dwell: {at_least: "= long - 10m", starts: session}}
steps: [{step: Look, takes: "= long * 100000"}]
"#,
        &expect![[r#"
            p.yaml:4:31: error[bad-value]: this comes to -5 min: a length of time is never negative
            p.yaml:5:32: error[bad-value]: this comes to 8333 h 20 min: a length of time is at most 1000 hours
        "#]],
    );
}

#[test]
fn a_computed_percentage_is_from_0_to_100() {
    check_in(
        r#"parameters: {most: {value: 80%}}
pass: {score: "= most + 30%"}
steps: [Look]
complications: {cramp: {title: C, signs: S, chance: "= most - 90%", steps: [Rub]}}
"#,
        &expect![[r#"
            p.yaml:4:18: error[bad-value]: this comes to 110%: it has to be from 0% to 100%
            p.yaml:6:56: error[bad-value]: this comes to -10%: it has to be from 0% to 100%
        "#]],
    );
}

#[test]
fn a_computed_count_is_whole() {
    check_in(
        r#"parameters: {sites: {value: 5}}
steps: [{repeat: {times: "= sites / 2", steps: [Press]}}]
"#,
        &expect![[r#"
            p.yaml:4:29: error[bad-value]: this comes to 2.5: it has to be a whole number from 0 on
        "#]],
    );
}

/// An expression of the names below, made of up to `depth` layers.
fn any(dice: &mut Dice, depth: usize) -> String {
    const LEAVES: [&str; 14] =
        ["n", "z", "l", "s", "t", "b", "hr", "pass", "2", "0.5", "3m", "40%", "'x'", "true"];
    const SIGNS: [&str; 12] = ["+", "-", "*", "/", "==", "!=", "<", "<=", ">", ">=", "and", "or"];
    if depth == 0 || dice.below(5) == 0 {
        return LEAVES[dice.below(LEAVES.len())].to_owned();
    }
    let one = any(dice, depth - 1);
    match dice.below(12) {
        0 => format!("not ({one})"),
        1 => format!("-({one})"),
        2 => format!("hr[{one}]"),
        _ => format!("({one}) {} ({})", SIGNS[dice.below(SIGNS.len())], any(dice, depth - 1)),
    }
}

#[test]
fn what_is_not_refused_comes_to_a_value() {
    let mut dice = Dice(0xf00d);
    let head = "format: 1\ntitle: T\nparameters: {n: {value: 7, unit: U}, z: {value: 0}, \
                l: {value: 5m}, s: {value: 30%}, t: {value: Ann}, b: {value: false}, \
                hr: {value: [50, 60, 70]}}\nsteps:\n  - repeat:\n      times: 3\n      steps:\n";
    let texts: Vec<String> = (0..1500).map(|_| any(&mut dice, 3)).collect();
    let mut fine = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let whole = format!("{head}        - {{step: \"{{{{ {text} }}}}\", id: s{at}}}\n");
        let compiled = compiled(&[("p.yaml", &whole)]);
        let Some(procedure) = compiled.procedure else { continue };
        for pass in 1..=3 {
            let (ix, _) = procedure.steps().next().unwrap();
            let title = &procedure.step_on(ix, pass).unwrap().title;
            assert!(!title.contains('…') && !title.is_empty(), "{text}: {title}");
        }
        fine.push(text);
    }
    assert!(fine.len() > 150, "{} of {} are fine", fine.len(), texts.len());
}

#[test]
fn a_number_with_its_unit_is_told_where_it_stands() {
    check_in(
        r#"parameters:
  weight: {value: 70 kg}
  dose: {value: "= weight * 2", unit: mg}
  limit:
    value: 2,5
  level: {value: 82/40}
  words: {value: "2 tablets"}
cases: {light: {set: {weight: 50}}}
steps: ["Give {{ dose }} to {{ weight }}, at most {{ limit }}, {{ level }}, {{ words }}"]
"#,
        &expect![[r#"
            p.yaml:4:19: error[wrong-type]: `70 kg` is text, not a number | write `70`, and `unit: kg` at the parameter; put text in quotes
            p.yaml:7:12: error[wrong-type]: `2,5` is text, not a number | write `2.5`
        "#]],
    );
}
