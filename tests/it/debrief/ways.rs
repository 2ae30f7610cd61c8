//! What wrong arms, endings and complications amount to: one cause is one deviation, and what the
//! right path does not have costs nothing.

use super::told;
use crate::support::rehearsal::{Rehearsal, debrief, with_case};
use expect_test::{Expect, expect};
use rehearsal::debrief::{Verdict, report::text};
use rehearsal::session::Mode;

const CLINIC: &str = "
format: 1
title: Clinic
pass: {score: 100%}
parameters: {strip: {value: clear}, chance: {value: 0%}}
cases:
  clear: {}
  infected: {set: {strip: infected}}
  pale: {set: {chance: 100%}}
timers:
  rest: {title: Rest, at_least: 10m}
endings:
  deferred: {title: Deferred for infection, outcome: right}
  sent: {title: Sent home too soon, outcome: wrong}
never:
  - {step: inject, before: wash}
wrong_acts:
  - {act: Sit the patient up, during: faint, severity: critical}
  - {act: Shake the vial, during: inject}
steps:
  - {step: Wash, critical: true}
  - step: Read the strip
    decide:
      ask: What now?
      arms:
        - {choose: Go on, right: \"= strip == 'clear'\"}
        - {choose: Stop and treat, right: \"= strip == 'infected'\", end: deferred}
        - {choose: Treat and go on, steps: [Give an antibiotic, Wait an hour], severity: major}
  - {step: Inject, starts: rest, check: [{ask: How many units?, number: 100}]}
  - {step: Flush}
  - step: Look at the patient
    needs: rest
    decide:
      ask: Fit to go?
      arms: [{choose: Yes, right: true}, {choose: Send home now, end: sent}]
  - {step: Say goodbye, severity: minor}
complications:
  faint:
    title: Vasovagal faint
    chance: \"= chance\"
    at: {step: flush}
    signs: Pale and sweaty.
    steps: [Take the needle out, {step: Lay the patient flat, critical: true}]
    then: resume
";

fn clinic(case: &str, mode: Mode) -> Rehearsal {
    Rehearsal::in_mode(&with_case(CLINIC, case), mode)
}

/// Types these lines.
fn played(case: &str, lines: &[&str]) -> Rehearsal {
    let mut rehearsal = clinic(case, Mode::Exam);
    for line in lines {
        super::type_in(&mut rehearsal, line);
        assert_eq!(rehearsal.refusal, None, "{line}\n{}", rehearsal.story());
    }
    rehearsal
}

fn check(rehearsal: &Rehearsal, expected: &Expect) {
    let debrief = debrief(rehearsal);
    let outcome = text::outcome(debrief.procedure(), debrief.outcome);
    expected.assert_eq(&format!("{outcome}\n{}", told(&debrief)));
}

#[test]
fn a_right_deferral_has_full_marks_and_passes() {
    let deferred = played("infected", &["wash", "read the strip", "= Stop and treat"]);
    check(
        &deferred,
        &expect![[r#"
            with “Deferred for infection”
            3 of 3 points
        "#]],
    );
    assert_eq!(debrief(&deferred).verdict, Verdict::Passed);
}

#[test]
fn going_on_through_an_infection_is_one_critical_deviation() {
    let through = [
        "wash",
        "read the strip",
        "= Go on",
        "inject",
        "wrong",
        "flush",
        "wait 10",
        "look at the patient",
        "= Yes",
        "say goodbye",
        "finished",
    ];
    check(
        &played("infected", &through),
        &expect![[r#"
            finished, where it should have ended: Deferred for infection
            critical wrong, Read the strip: Asked “What now?”. First answer: Go on. Right: Stop and treat. You said: certain (95 %).
            2 of 3 points
        "#]],
    );
    let ended_late = ["wash", "read the strip", "= Go on", "inject", "right", "finished"];
    check(
        &played("infected", &ended_late),
        &expect![[r#"
            finished, where it should have ended: Deferred for infection
            critical wrong, Read the strip: Asked “What now?”. First answer: Go on. Right: Stop and treat. You said: certain (95 %).
            2 of 3 points
        "#]],
    );
}

#[test]
fn an_ending_too_early_is_no_list_of_omissions() {
    let early = ["wash", "read the strip", "= Stop and treat"];
    check(
        &played("clear", &early),
        &expect![[r#"
            with “Deferred for infection”, where it should not have ended, with 4 steps left out
            critical wrong, Read the strip: Asked “What now?”. First answer: Stop and treat. Right: Go on. You said: certain (95 %).
            2 of 9 points
        "#]],
    );
    let home = [
        "wash",
        "read the strip",
        "= Go on",
        "inject",
        "right",
        "flush",
        "wait 10",
        "look at the patient",
        "= Send home now",
    ];
    check(
        &played("clear", &home),
        &expect![[r#"
            with “Sent home too soon”, where it should not have ended, with 1 step left out
            critical wrong, Look at the patient: Asked “Fit to go?”. First answer: Send home now. Right: Yes. You said: certain (95 %).
            7 of 9 points
        "#]],
    );
}

#[test]
fn a_detour_is_the_wrong_arm_alone_but_what_is_left_out_after_it_counts() {
    let detour = [
        "wash",
        "read the strip",
        "= Treat and go on",
        "give an antibiotic",
        "inject",
        "right",
        "wait 10",
        "look at the patient",
        "= Yes",
        "say goodbye",
        "finished",
    ];
    check(
        &played("clear", &detour),
        &expect![[r#"
            finished, with 1 step left out
            major wrong, Read the strip: Asked “What now?”. First answer: Treat and go on. Right: Go on. You said: certain (95 %).
            major omitted, Flush: Never done.
            7 of 9 points
        "#]],
    );
    let unasked = [
        "wash",
        "read the strip",
        "= Go on",
        "give an antibiotic",
        "inject",
        "right",
        "flush",
        "wait 10",
        "look at the patient",
        "= Yes",
        "say goodbye",
        "finished",
    ];
    check(
        &played("clear", &unasked),
        &expect![[r#"
        finished, with every step done
        minor added, Give an antibiotic: It belongs to a way that was not to be taken.
        9 of 9 points
    "#]],
    );
}

#[test]
fn a_decision_that_is_never_begun_is_left_out_and_the_right_arm_assumed() {
    check(
        &played("infected", &["wash", "inject", "right", "flush", "finished"]),
        &expect![[r#"
        finished, where it should have ended: Deferred for infection
        major omitted, Read the strip: Never done.
        1 of 3 points
    "#]],
    );
}

#[test]
fn a_complication_is_judged_by_its_steps_and_its_way_out() {
    let start = ["wash", "read the strip", "= Go on", "inject", "right", "flush"];
    let end = ["wait 10", "look at the patient", "= Yes", "say goodbye", "finished"];
    let with = |between: &[&str]| played("pale", &[&start[..], between, &end[..]].concat());
    check(
        &with(&["take the needle out", "lay the patient flat", "carry on"]),
        &expect![[r#"
        finished, with every step done
        11 of 11 points
    "#]],
    );
    check(
        &with(&["lay the patient flat", "take the needle out", "stop"]),
        &expect![[r#"
        finished, with every step done
        major out of order, Take the needle out: Done only after “Lay the patient flat” was begun, which it comes before.
        major wrong, Vasovagal faint: Left with “stop”. Right: “carry on”.
        10.5 of 11 points
    "#]],
    );
    check(
        &with(&["sit the patient up", "shake the vial", "carry on"]),
        &expect![[r#"
        finished, with 2 steps left out
        critical wrong, Sit the patient up: Did what is known to be wrong: “sit the patient up”.
        critical omitted, Lay the patient flat: Never done.
        major omitted, Take the needle out: Never done.
        minor added, shake the vial: No step of the procedure sounds like this.
        9 of 11 points
    "#]],
    );
    let late = with(&["take the needle out", "lay the patient flat", "carry on"]);
    assert_eq!(debrief(&late).complications.len(), 1);
    let outside = played("clear", &["sit the patient up", "finished"]);
    assert!(told(&debrief(&outside)).contains("added"), "{}", told(&debrief(&outside)));
}
