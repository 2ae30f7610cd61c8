//! What a complication that ends the session, or goes on elsewhere, leads past: it costs nothing,
//! and what was wrong before it still does.

use super::{played, told};
use crate::support::rehearsal::debrief;
use rehearsal::session::Mode::{self, Cued, Exam};

/// Five steps in a row, and a complication: `STEPS` and `COMES` stand for what a test says.
const ROW: &str = "
format: 1
title: Row
timers: {dwell: {at_least: 1m}}
endings: {stopped: {title: Stopped, outcome: right}, lost: {title: Lost, outcome: wrong}}
steps: [STEPS]
complications:
  upset: {title: Upset, at: {COMES}, signs: Pale., steps: [Lie flat], then: THEN}
";
const END: &str = "{end: stopped}";
const ON: &str = "{resume: void}";

#[track_caller]
fn is(mode: Mode, (steps, comes, then): (&str, &str, &str), lines: &[&str], expected: &[&str]) {
    let yaml = ROW.replace("STEPS", steps).replace("COMES", comes).replace("THEN", then);
    let told = told(&debrief(&played(mode, &yaml, lines)));
    assert_eq!(told.lines().collect::<Vec<_>>(), expected);
}

const PLAIN: &str = "Check, {step: Scope, critical: true}, Inject, Flush, Void";

#[test]
fn what_was_left_out_before_it_is_left_out() {
    let omitted = "critical omitted, Scope: Never done.";
    let start = ["check", "inject", "lie flat"];
    let on = [&start[..], &["carry on", "void", "finished"]].concat();
    is(Exam, (PLAIN, "step: inject", ON), &on, &[omitted, "3 of 4 points"]);
    let stopped = [&start[..], &["stop"]].concat();
    is(Exam, (PLAIN, "step: inject", END), &stopped, &[omitted, "2 of 3 points"]);
}

#[test]
fn what_was_to_come_costs_nothing() {
    let on = ["check", "scope", "inject", "lie flat", "carry on", "void", "finished"];
    is(Exam, (PLAIN, "step: inject", ON), &on, &["4 of 4 points"]);
    let stopped = ["check", "scope", "inject", "lie flat", "stop"];
    is(Exam, (PLAIN, "step: inject", END), &stopped, &["3 of 3 points"]);
    let finished = ["check", "scope", "inject", "lie flat", "finished"];
    is(Exam, (PLAIN, "step: inject", END), &finished, &["3 of 3 points"]);
    let early = ["check", "inject", "scope", "flush", "lie flat", "stop"];
    let expected =
        ["major out of order, Inject: Begun before “Scope”, which comes first.", "3.5 of 4 points"];
    is(Exam, (PLAIN, "step: flush", END), &early, &expected);
}

#[test]
fn steps_of_a_repeat_that_are_named_one_by_one_have_their_time_to_come() {
    let steps = "{repeat: {times: 2, steps: [Inject, {step: Swab, critical: true}]}}, Void";
    let lines = ["inject", "count 2", "lie flat", "stop"];
    is(Exam, (steps, "step: inject, pass: 2", END), &lines, &["2 of 2 points"]);
}

#[test]
fn while_its_timer_runs_a_step_may_be_anywhere() {
    let steps = "{step: Fill, starts: dwell}, {step: Turn, while: dwell}, \
                 {step: Look, while: dwell}, {step: Drain, needs: dwell, stops: dwell}";
    let other = ["fill", "look", "turn", "lie flat", "stop"];
    is(Exam, (steps, "step: turn", END), &other, &["3 of 3 points"]);
    is(Exam, (steps, "step: look", END), &["fill", "look", "lie flat", "stop"], &["2 of 2 points"]);
}

#[test]
fn what_was_put_off_comes_back_where_it_was_to() {
    let steps = "Check, {step: Label, defer_to: void, critical: true}, Inject, Flush, Void";
    let start = ["check", "defer", "inject", "lie flat"];
    let on = [&start[..], &["carry on", "label", "void"]].concat();
    is(Cued, (steps, "step: inject", ON), &on, &["4 of 4 points"]);
    is(Cued, (steps, "step: inject", END), &[&start[..], &["stop"]].concat(), &["2 of 2 points"]);
}

#[test]
fn what_was_answered_in_a_step_that_it_led_past_counts() {
    let steps = "{step: Fill, starts: dwell}, \
                 {step: Draw up, takes: 5m, check: [{ask: How much?, number: 5}]}, Flush, Void";
    let wrong = "major wrong, Draw up: Asked “How much?”. First answer: 51. Right: 5.";
    let start = ["fill", "draw up", "wrong", "lie flat"];
    for (then, rest, points) in [
        (END, &["stop"][..], "2 of 2 points"),
        (ON, &["carry on", "void", "finished"], "3 of 3 points"),
    ] {
        let of = (steps, "timer: dwell, after: 2m", then);
        is(Exam, of, &[&start[..], rest].concat(), &[wrong, points]);
        let right = ["fill", "draw up", "right", "lie flat"];
        is(Exam, of, &[&right[..], rest].concat(), &[points]);
    }
}

#[test]
fn a_decision_that_it_led_past_leads_nowhere() {
    for arm in ["steps: [Rub]", "end: stopped"] {
        let decide = format!(
            "{{step: Look, decide: {{ask: Red?, arms: [{{choose: 'Yes', right: true, {arm}}}, \
             {{choose: 'No'}}]}}}}"
        );
        let steps = format!("Check, {decide}, Void");
        let lines = ["check", "lie flat", "carry on", "void", "finished"];
        is(Exam, (&steps, "step: check", ON), &lines, &["2 of 2 points"]);
        is(Exam, (&steps, "step: check", END), &["check", "lie flat", "stop"], &["1 of 1 points"]);
    }
}

#[test]
fn a_decision_taken_in_a_step_that_it_led_past_is_judged_and_leads_nowhere() {
    let steps = "{step: Fill, starts: dwell}, {step: Look, takes: 5m, decide: {ask: Red?, arms: [\
                 {choose: 'Yes', right: true, end: stopped}, {choose: 'No'}]}}, Void";
    let of = (steps, "timer: dwell, after: 2m", ON);
    let rest = ["lie flat", "carry on", "void", "finished"];
    is(Exam, of, &[&["fill", "look", "= Yes"][..], &rest].concat(), &["3 of 3 points"]);
    let wrong = "critical wrong, Look: Asked “Red?”. First answer: No. Right: Yes. You said: \
                 certain (95\u{a0}%).";
    let lines = [&["fill", "look", "= No"][..], &rest].concat();
    is(Exam, of, &lines, &[wrong, "3 of 3 points"]);
}

#[test]
fn led_back_it_is_done_once_more_and_goes_on_where_it_was() {
    let steps = "Void, Check, Inject, Flush";
    let start = ["void", "check", "inject", "lie flat", "carry on"];
    let back = [&start[..], &["void", "inject", "flush", "finished"]].concat();
    is(Exam, (steps, "step: inject", ON), &back, &["5 of 5 points"]);
    let forgot = [&start[..], &["inject", "flush", "finished"]].concat();
    let expected = ["major omitted, Void: Done 1 of 2 times.", "4.5 of 5 points"];
    is(Exam, (steps, "step: inject", ON), &forgot, &expected);
}

#[test]
fn what_it_led_past_stands_in_the_way_of_nothing() {
    let rule = "never: [{step: void, before: flush}]\n";
    let lines = ["check", "scope", "inject", "lie flat", "carry on", "void"];
    let yaml =
        ROW.replace("steps: [STEPS]", &format!("{rule}steps: [STEPS]")).replace("STEPS", PLAIN);
    let yaml = yaml.replace("COMES", "step: inject").replace("THEN", ON);
    let exam = [&lines[..], &["finished"]].concat();
    assert_eq!(told(&debrief(&played(Exam, &yaml, &exam))), "4 of 4 points\n");
    assert_eq!(told(&debrief(&played(Cued, &yaml, &lines))), "4 of 4 points\n", "not refused");
    let before = played(Exam, &yaml, &["check", "scope", "void", "finished"]);
    assert!(told(&debrief(&before)).contains("critical broken rule"), "without it, it does");
    let steps = "Check, {step: Fill, starts: dwell}, {step: Void, needs: dwell, stops: dwell}";
    let of = (steps, "step: check", ON);
    is(Cued, of, &["check", "lie flat", "carry on", "void"], &["2 of 2 points"]);
}

#[test]
fn a_timer_whose_end_the_way_led_past_is_not_judged() {
    let steps = "{step: Fill, starts: dwell}, Inject, {step: Drain, stops: dwell}, Void";
    let lines = ["fill", "inject", "lie flat", "carry on", "void", "finished"];
    let steps = steps.replace("Inject", "{step: Inject, takes: 0s}");
    let steps = steps.replace("Void", "{step: Void, takes: 0s}");
    is(Exam, (&steps, "step: inject", ON), &lines, &["3 of 3 points"]);
    let decide = "{step: Look, decide: {ask: Red?, arms: [{choose: 'Yes', right: RIGHT, go: void}, \
                  {choose: 'No', right: WRONG}]}}";
    let ways =
        format!("{{step: Fill, starts: dwell}}, {decide}, {{step: Drain, stops: dwell}}, Void");
    let right = ways.replace("RIGHT", "true").replace("WRONG", "false");
    let past = ["fill", "look", "= Yes", "void", "finished"];
    is(Exam, (&right, "step: drain", END), &past, &["4 of 4 points"]);
    let wrong = ways.replace("RIGHT", "false").replace("WRONG", "true");
    let expected =
        ["major wrong, Look: Asked “Red?”. First answer: Yes. Right: No.", "3 of 5 points"];
    is(Exam, (&wrong, "step: drain", END), &past, &expected);
}

#[test]
fn another_wrong_arm_excuses_only_its_own_steps() {
    let decide = |step: &str, way: &str| {
        format!(
            "{{step: {step}, decide: {{ask: Red?, arms: [{{choose: 'Yes', right: true}}, \
             {{choose: 'No', steps: [{way}]}}]}}}}"
        )
    };
    let steps = format!("{}, {}, Void", decide("Look", "Rub"), decide("Feel", "Press"));
    let lines = ["look", "= No", "rub", "feel", "= Yes", "press", "void", "finished"];
    let expected = [
        "major wrong, Look: Asked “Red?”. First answer: No. Right: Yes.",
        "minor added, Press: It belongs to a way that was not to be taken.",
        "4 of 5 points",
    ];
    let yaml = format!("format: 1\ntitle: Two\nsteps: [{steps}]\n");
    let told = told(&debrief(&played(Exam, &yaml, &lines)));
    assert_eq!(told.lines().collect::<Vec<_>>(), expected);
}

#[test]
fn what_a_wrong_arm_in_a_repeat_went_on_with_came_of_it() {
    let steps = "{repeat: {times: 3, steps: [{step: Look, decide: {ask: Red?, arms: [\
                 {choose: 'Yes', right: '= pass == 2', go: leave}, \
                 {choose: 'No', right: '= pass != 2'}]}}, Rub]}}, Void";
    let yaml = format!("format: 1\ntitle: Soup\nsteps: [{steps}]\n");
    let pass = ["look", "= No", "rub"];
    let lines = [&pass[..], &pass, &pass, &["void", "finished"]].concat();
    let told = told(&debrief(&played(Mode::Recall, &yaml, &lines)));
    assert_eq!(
        told.lines().collect::<Vec<_>>(),
        [
            "major wrong, Look: Asked “Red?”. First answer: No. Right: Yes. Then: No.",
            "3 of 4 points",
        ]
    );
}

#[test]
fn a_wrong_act_after_a_complication_is_wrong_where_it_was_before() {
    let act = "wrong_acts: [{act: Push hard, during: scope, severity: critical}]\n";
    let yaml = ROW.replace("steps: [STEPS]", &format!("{act}steps: [Check, Scope, Void]"));
    let yaml = yaml.replace("COMES", "step: scope").replace("THEN", "resume");
    let lines = ["check", "scope", "lie flat", "carry on", "wait 1", "push hard"];
    let told = told(&debrief(&played(Exam, &yaml, &[&lines[..], &["void", "finished"]].concat())));
    assert!(told.starts_with("critical wrong, Push hard"), "{told}");
}
