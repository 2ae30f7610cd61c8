//! Old sessions marked again where steps stay open, are done for rounds, or were taken back.

use super::{debrief, played, told};
use crate::support::rehearsal::procedure;
use rehearsal::debrief::report::text::text;
use rehearsal::debrief::{Debrief, judged_again};
use rehearsal::session::{Mode, Setting};

/// What it is by `corrected` that these lines were typed by `yaml`.
fn again(yaml: &str, corrected: &str, lines: &[&str]) -> Debrief {
    let entries = played(Mode::Exam, yaml, lines).entries;
    let setting = Setting { procedure: procedure(corrected), mode: Mode::Exam, seed: 7 };
    let entries = judged_again(&setting, &entries);
    Debrief::of(setting, &entries)
}

fn own(yaml: &str, lines: &[&str]) -> Debrief {
    debrief(&played(Mode::Exam, yaml, lines))
}

const CUFF: &str = "
format: 1
title: Cuff
steps:
  - {step: Inflate the cuff, time: {at_least: 1m}}
  - Read the gauge
";

/// With another way to say the first step.
fn corrected(yaml: &str) -> String {
    yaml.replace("Inflate the cuff", "Inflate the cuff, also: [pump it up]")
}

#[test]
fn what_names_the_step_in_hand_now_says_no_more() {
    let lines = ["inflate the cuff", "pump it up", "wait 1", "read the gauge", "finished"];
    let again = again(CUFF, &corrected(CUFF), &lines);
    assert_eq!(told(&again), "2 of 2 points\n");
}

#[test]
fn what_was_taken_back_is_not_done_by_being_recognised() {
    let thrice = "
format: 1
title: Thrice
steps:
  - repeat: {times: 3, steps: [{step: Inflate the cuff}]}
  - Read the gauge
";
    for yaml in [CUFF, thrice] {
        let lines = ["pump it up", "not that", "read the gauge", "finished"];
        let again = again(yaml, &corrected(yaml), &lines);
        assert_eq!(told(&again), told(&own(yaml, &lines)), "{yaml}");
        assert!(
            text(&again, 80).contains("“pump it up”: Inflate the cuff"),
            "{}",
            text(&again, 80)
        );
        assert!(again.typed[0].taken_back);
    }
}

const VALVE: &str = "
format: 1
title: Valve
timers:
  dwell: {title: Dwell, at_least: 10m}
  turning: {title: Turning, every: 3m, while: dwell, does: turn}
steps:
  - {step: Close the valve, starts: dwell}
  - {step: Turn the patient, id: turn, while: dwell}
  - {step: Rinse the catheter, needs: dwell, stops: dwell}
";

#[test]
fn the_act_of_a_round_that_was_not_due_stays_one() {
    let lines = ["close the valve", "turn the patient", "turn the patient", "finished"];
    let (own, again) = (own(VALVE, &lines), again(VALVE, VALVE, &lines));
    assert!(told(&own).contains("added, Turning: Done when no round was due."), "{}", told(&own));
    assert_eq!(text(&own, 80), text(&again, 80));
}
