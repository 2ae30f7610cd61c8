//! Tests that are written in procedure files: the expert's run of every bundled procedure, known
//! deviations that the debrief finds again, and what a failing test says.

mod coverage;
mod injected;
mod newborn;
mod place;
mod told;

use crate::bundled::names;
use crate::support::rehearsal::{bundled_in_every_run, procedure};
use rehearsal::author::trial::Change;
use rehearsal::debrief::Verdict;
use rehearsal::trial::play;

#[test]
fn the_expert_gets_every_point_in_every_variant_and_case_of_every_bundled_procedure() {
    for name in names() {
        for procedure in bundled_in_every_run(&format!("{name}.yaml")) {
            let debrief = play(&procedure, &[], &[]).unwrap().debrief();
            assert_eq!(debrief.deviations, [], "{name}");
            assert_eq!(debrief.score.got, debrief.score.of, "{name}");
            assert_eq!(debrief.verdict, Verdict::Passed, "{name}");
        }
    }
}

#[test]
fn one_critical_deviation_fails_a_run_with_98_percent() {
    let steps: Vec<String> = (1..50).map(|number| format!("  - Step {number}\n")).collect();
    let steps = steps.concat();
    let yaml = format!(
        "format: 1\ntitle: Fifty\npass: {{score: 80%}}\nsteps:\n{steps}  - {{step: The one, critical: true}}\n"
    );
    let procedure = procedure(&yaml);
    let one = procedure.find_step("the-one").unwrap();
    let debrief = play(&procedure, &[], &[Change::Omit(one)]).unwrap().debrief();
    assert_eq!(debrief.score.percent(), 98);
    let reasons = vec!["1 critical deviation".to_owned()];
    assert_eq!(debrief.verdict, Verdict::Failed { reasons });
}

#[test]
fn the_expert_leaves_announced_steps_to_the_program() {
    let procedure = procedure(
        "
format: 1
title: Given
steps:
  - {step: Know the danger, recall: given, check: [{ask: Why?, choose: [{right: Because}, {wrong: Never}]}]}
  - Wet
  - repeat: {times: 2, steps: [{step: Count aloud, recall: given}, Rub]}
",
    );
    let debrief = play(&procedure, &[], &[]).unwrap().debrief();
    assert_eq!(debrief.deviations, []);
    assert_eq!(debrief.score.got, debrief.score.of);
}
