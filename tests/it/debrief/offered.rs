//! Steps that were offered for something unclear: naming one right after is as good as picking it.

use super::{debrief, played, told};
use expect_test::{Expect, expect};
use rehearsal::session::Mode;

const ARMS: &str = "
format: 1
title: Arms
wrong_acts: [{act: Prepare the left ear, severity: major}]
steps:
  - {step: Prepare the left arm, takes: 1s}
  - {step: Prepare the left leg, takes: 1s}
  - {step: Wash the hands, takes: 1s}
";

fn check(lines: &[&str], expected: &Expect) {
    let lines = [lines, &["finished"]].concat();
    expected.assert_eq(&told(&debrief(&played(Mode::Exam, ARMS, &lines))));
}

#[test]
fn a_title_that_was_just_read_is_prompted_however_it_is_named() {
    let picked = expect![[r#"
        minor prompted, Prepare the left arm: Picked from a list of what may have been meant.
        2.5 of 3 points
    "#]];
    check(&["prepare left", "pick 1", "prepare the left leg", "wash the hands"], &picked);
    let named = expect![[r#"
        minor added, prepare left: None of the steps that it sounds like was meant.
        minor prompted, Prepare the left arm: It had been offered as a near miss.
        2.5 of 3 points
    "#]];
    let lines = ["prepare left", "pick none", "prepare the left arm", "prepare the left leg"];
    check(&[&lines[..], &["wash the hands"]].concat(), &named);
    let taken_back = expect![[r#"
        minor prompted, Prepare the left arm: It had been offered as a near miss.
        2.5 of 3 points
    "#]];
    let lines = ["prepare left", "not that", "prepare the left arm", "prepare the left leg"];
    check(&[&lines[..], &["wash the hands"]].concat(), &taken_back);
    // Taking back what was named does not make one forget what was read.
    let twice = ["prepare left", "not that", "prepare the left arm", "not that"];
    let lines = ["prepare the left arm", "prepare the left leg", "wash the hands"];
    check(&[&twice[..], &lines[..]].concat(), &taken_back);
}

#[test]
fn what_comes_to_mind_later_or_was_typed_before_it_was_read_is_ones_own() {
    let clean = expect![[r#"
        major out of order, Wash the hands: Begun before “Prepare the left arm”, which comes first.
        minor added, prepare left: None of the steps that it sounds like was meant.
        2.5 of 3 points
    "#]];
    let lines = ["prepare left", "pick none", "wash the hands"];
    check(&[&lines[..], &["prepare the left arm", "prepare the left leg"]].concat(), &clean);
    let clean = expect![[r#"
        minor added, prepare left: None of the steps that it sounds like was meant.
        3 of 3 points
    "#]];
    let lines = ["prepare left; prepare the left arm", "pick none", "prepare the left leg"];
    check(&[&lines[..], &["wash the hands"]].concat(), &clean);
}

#[test]
fn a_picked_step_is_prompted_once() {
    check(
        &["prepare left", "pick 2", "prepare the left arm"],
        &expect![[r#"
            major out of order, Prepare the left arm: Done only after “Prepare the left leg” was begun, which it comes before.
            major omitted, Wash the hands: Never done.
            minor prompted, Prepare the left leg: Picked from a list of what may have been meant.
            1 of 3 points
        "#]],
    );
}
