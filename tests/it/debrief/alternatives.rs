//! Ways to the same end: which of them counts, and what it is to be told one.

use super::{debrief, played, told};
use expect_test::{Expect, expect};
use rehearsal::debrief::{Outcome, report::text};
use rehearsal::session::Mode;

const LIMBS: &str = "
format: 1
title: Limbs
steps:
  - Wash
  - one_of:
      - steps:
          - {step: Numb the arm, check: [{ask: Dose?, number: 5}]}
          - {step: Cut the arm, check: [{ask: Deep?, number: 5}]}
      - {step: Use the leg, critical: true}
  - {step: Dress, takes: 0s}
";

fn check(yaml: &str, lines: &[&str], expected: &Expect) -> rehearsal::debrief::Debrief {
    let debrief = debrief(&played(Mode::Exam, yaml, lines));
    expected.assert_eq(&told(&debrief));
    debrief
}

#[test]
fn the_way_that_was_gone_to_its_end_is_the_one_that_is_counted_everywhere() {
    let lines = ["wash", "numb the arm", "right", "use the leg", "dress", "finished"];
    let debrief = check(
        LIMBS,
        &lines,
        &expect![[r#"
            minor added, Numb the arm: Another way to the same end had been taken already.
            3 of 3 points
        "#]],
    );
    assert_eq!(
        debrief.outcome,
        Outcome::Finished { left_out: 0, told: 0, deferred: 0, missed: None }
    );
    let totals = debrief.totals;
    assert_eq!((totals.done, totals.steps, totals.checkpoints), (3, 3, 0));
}

#[test]
fn one_who_was_told_one_way_and_goes_another_was_told() {
    check(
        LIMBS,
        &["wash", "stuck", "use the leg", "dress", "finished"],
        &expect![[r#"
            critical omitted, Use the leg: It came to mind only after “Numb the arm” was told, another way to the same end.
            2 of 3 points
        "#]],
    );
    check(
        LIMBS,
        &["wash", "numb the arm", "right", "stuck", "use the leg", "dress", "finished"],
        &expect![[r#"
            critical omitted, Use the leg: It came to mind only after “Cut the arm” was told, another way to the same end.
            minor added, Numb the arm: Another way to the same end had been taken already.
            2 of 3 points
        "#]],
    );
}

#[test]
fn what_was_done_before_the_telling_counts_at_the_same_instant_too() {
    let yaml = "
format: 1
title: Short
steps:
  - repeat: {times: 2, steps: [{step: Press, takes: 0s}]}
  - {step: Dress, takes: 0s}
";
    check(
        yaml,
        &["press", "count 1", "stuck", "dress", "finished"],
        &expect![[r#"
            major omitted, Press: It did not come to mind, and was told.
            1 of 2 points
        "#]],
    );
}

#[test]
fn a_session_that_was_told_a_step_does_not_end_as_if_all_had_come_to_mind() {
    let ended = |lines: &[&str]| {
        let lines = [lines, &["finished"]].concat();
        {
            let debrief = debrief(&played(Mode::Exam, LIMBS, &lines));
            text::outcome(debrief.procedure(), debrief.outcome)
        }
    };
    let done = ["stuck", "wash", "use the leg", "dress"];
    assert_eq!(ended(&done), "finished, with every step done, 1 of them told");
    assert_eq!(ended(&done[..3]), "finished, with 1 step left out and 1 told");
    assert_eq!(ended(&done[1..]), "finished, with every step done");
}
