//! `place` and `needle`: on which map, how many, and what is close enough.

use super::check_in;
use expect_test::expect;

#[test]
fn a_map_is_one_of_those_that_there_are() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: Q, place: {map: blader, count: 3}}
      - {ask: Q, needle: {map: foot, target: fcr, guide: emg, accept: 500us}}
"#,
        &expect![[r#"
            p.yaml:6:31: error[unknown-map]: no map is called `blader` | did you mean `bladder`?
            p.yaml:7:32: error[unknown-map]: no map is called `foot` | expected one of `bladder`, `calf`, `forearm`, `hand`, `upper-arm`
        "#]],
    );
}

#[test]
fn injections_are_counted_and_apart() {
    check_in(
        r#"parameters: {sites: {value: 0}}
steps:
  - step: Look
    check:
      - {ask: Q, place: {map: bladder, count: "= sites"}}
      - {ask: Q, place: {map: bladder, count: 201}}
      - {ask: Q, place: {map: bladder, count: many}}
      - {ask: Q, place: {map: bladder, count: 3, spacing: 5}}
      - {ask: Q, place: {map: bladder, count: 3, spacing: 0mm}}
      - {ask: Q, place: {map: bladder, count: 3, spacing: 2in}}
"#,
        &expect![[r#"
            p.yaml:7:47: error[bad-value]: 0 injections cannot be placed | write a number from 1 to 200
            p.yaml:8:47: error[bad-value]: 201 injections cannot be placed | write a number from 1 to 200
            p.yaml:9:47: error[bad-number]: expected a whole number, found `many` | write it in digits, such as `3`
            p.yaml:10:59: error[bad-number]: expected a distance such as `5mm` or `1cm`, found `5`
            p.yaml:11:59: error[bad-number]: expected a distance such as `5mm` or `1cm`, found `0mm`
            p.yaml:12:59: error[bad-number]: expected a distance such as `5mm` or `1cm`, found `2in`
        "#]],
    );
}

#[test]
fn a_placement_says_where_and_how_many() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: Q, place: {map: bladder}}
      - {ask: Q, place: {count: 3}}
      - {ask: Q, place: bladder}
      - {ask: Q, place: {map: bladder, count: 3, avoid: trigone}}
      - {ask: Q, place: {map: bladder, count: 3, apart: 1cm}}
"#,
        &expect![[r#"
            p.yaml:6:26: error[missing-key]: missing key `count` | add `count:` here
            p.yaml:7:26: error[missing-key]: missing key `map` | add `map:` here
            p.yaml:8:25: error[wrong-type]: expected a mapping, found `bladder` | write `map: …` and `count: …` under `place:`
            p.yaml:9:57: error[wrong-type]: expected a list, found `trigone` | write `[…]`, or each item on its own line after `- `
            p.yaml:10:50: error[unknown-key]: unknown key `apart` | expected one of `map`, `count`, `spacing`, `avoid`, `volume`, `units`, `number`, `too_close`, `gap`, `lost_count`
        "#]],
    );
}

#[test]
fn what_a_needle_reaches_may_be_computed() {
    check_in(
        r#"parameters:
  goal: {title: Current to arrive at, value: 0.5, unit: mA}
  rise: {title: Rise time, value: 500, unit: us}
  none: {title: Nothing, value: 0}
steps:
  - step: Look
    check:
      - {ask: Q, needle: {map: forearm, target: fcr, guide: stimulation, accept: = goal}}
      - {ask: Q, needle: {map: forearm, target: fcr, guide: emg, accept: = rise}}
      - {ask: Q, needle: {map: forearm, target: fcr, guide: emg, accept: = goal}}
      - {ask: Q, needle: {map: forearm, target: fcr, guide: stimulation, accept: = rise}}
      - {ask: Q, needle: {map: forearm, target: fcr, guide: emg, accept: = none}}
      - {ask: Q, needle: {map: forearm, target: fcr, guide: emg, accept: = goel}}
"#,
        &expect![[r#"
            p.yaml:12:74: error[unit-conflict]: this is in `mA`, and the guide is held against `us` | compute it in `us`
            p.yaml:13:82: error[unit-conflict]: this is in `us`, and the guide is held against `mA` | compute it in `mA`
            p.yaml:14:76: error[bad-value]: this comes to 0: it has to be over 0, and at most 100000
            p.yaml:15:76: error[unknown-parameter]: no parameter is called `goel` | did you mean `goal`?
        "#]],
    );
}

#[test]
fn a_needle_is_guided_and_reaches_something() {
    check_in(
        r#"steps:
  - step: Look
    check:
      - {ask: Q, needle: {map: forearm, target: fcr, guide: emg, accept: 0.5mA}}
      - {ask: Q, needle: {map: forearm, target: fcr, guide: stimulation, accept: 500us}}
      - {ask: Q, needle: {map: forearm, target: fcr, guide: ultrasound, accept: 500us}}
      - {ask: Q, needle: {map: forearm, target: fcr, guide: emg, accept: 500}}
      - {ask: Q, needle: {map: forearm, target: fcr, guide: emg, accept: -5us}}
      - {ask: Q, needle: {map: forearm}}
"#,
        &expect![[r#"
            p.yaml:6:74: error[wrong-kind]: `emg` has no current | write a rise time, such as `500us`
            p.yaml:7:82: error[wrong-kind]: `stimulation` has no rise time | write a current, such as `0.5mA`
            p.yaml:8:61: error[unknown-word]: expected one of `emg`, `stimulation`, found `ultrasound`
            p.yaml:9:74: error[bad-number]: expected a rise time such as `500us` or a current such as `0.5mA`, found `500`
            p.yaml:10:74: error[bad-number]: expected a rise time such as `500us` or a current such as `0.5mA`, found `-5us`
            p.yaml:11:27: error[missing-key]: missing key `target` | add `target:` here
        "#]],
    );
}
