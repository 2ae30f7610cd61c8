//! Steps that are named by typing them: what a recalled session does with what is typed, as
//! scripts whose journals read like stories.

use crate::support::rehearsal::{Rehearsal, procedure};
use expect_test::{Expect, expect};
use rehearsal::session::{Command, Idle, Meaning, Mode, Refusal};

const HANDS: &str = "
format: 1
title: Hands
timers:
  dwell: {title: Dwell, at_least: 1m, target: 2m}
  turning: {every: 30s, while: dwell, does: [Turn the wrists, roll]}
wrong_acts:
  - {act: Shake them dry, severity: critical, because: It spreads drops.}
phases:
  - phase: Clean
    steps:
      - {step: Wet the hands, cue: The tap runs.}
      - {step: Take soap, starts: dwell, check: [{ask: How many shots?, number: 2}]}
      - step: Rub palms
        time: {at_least: 20s}
  - phase: Finish
    steps:
      - {step: Rinse, needs: dwell}
      - repeat: {times: 3, steps: [Blot with paper]}
      - {step: Close the tap, optional: true}
";

fn recalled(mode: Mode) -> Rehearsal {
    Rehearsal::in_mode(&procedure(HANDS), mode)
}

fn check(rehearsal: &Rehearsal, story: &Expect) {
    story.assert_eq(&rehearsal.story());
}

#[test]
fn what_is_typed_is_done_one_after_the_other_and_nothing_is_refused() {
    let mut hands = recalled(Mode::Exam);
    hands.say("Rinse then Take soap then Rub palms").answer_now(false).after(5);
    hands.say("Blot with paper").ask(&Command::Count(2)).ask(&Command::Finish);
    check(
        &hands,
        &expect![[r#"
            0:00   began
            0:00   typed: Rinse then Take soap then Rub palms
            0:00   begun rinse against [needs dwell]
            0:30   done rinse
            0:30   begun take-soap
            0:30   answered take-soap 1: Wrong
            1:00   done take-soap, starts dwell
            1:00   begun rub-palms
            1:05   typed: Blot with paper
            1:05   done rub-palms against [too soon 0:15 to go]
            1:05   counted blot-with-paper times 2
            1:05   begun blot-with-paper
            1:30   round 1 of turning due until 1:41
            1:35   done blot-with-paper
            1:35   begun blot-with-paper, pass 2
            2:00   dwell passed AtLeast
            2:00   round 2 of turning due until 2:11
            2:05   done blot-with-paper
            2:05   finished, ends dwell after 1:05
        "#]],
    );
}

#[test]
fn in_a_led_session_only_the_next_step_is_taken() {
    let mut hands = recalled(Mode::Cued);
    hands.say("Take soap").say("Wet the hands then Take soap").answer_now(false).answer_now(true);
    hands
        .say("Rub palms")
        .after(5)
        .say("Rinse")
        .after(20)
        .say("Rinse")
        .wait(60)
        .do_round("turning")
        .say("Rinse");
    hands.say("Blot with paper").ask(&Command::Count(2)).ask(&Command::Count(3));
    hands.say("Blot with paper").say("Blot with paper").ask(&Command::Finish);
    check(
        &hands,
        &expect![[r#"
            0:00   began
            0:00   typed: Take soap
            0:00   named take-soap, next is wet-the-hands
            0:00   typed: Wet the hands then Take soap
            0:00   begun wet-the-hands
            0:30   done wet-the-hands
            0:30   begun take-soap
            0:30   answered take-soap 1: Wrong
            0:30   answered take-soap 1: Right
            1:00   done take-soap, starts dwell
            1:00   typed: Rub palms
            1:00   begun rub-palms
            1:05   typed: Rinse
            1:05   refused rub-palms against [too soon 0:15 to go]
            1:25   typed: Rinse
            1:25   done rub-palms
            1:25   refused rinse against [needs dwell 0:35 to go]
            1:25   waiting until 2:25
            1:30   round 1 of turning due until 1:36
            1:30   round 1 of turning done
            2:00   dwell passed AtLeast
            2:00   round 2 of turning due until 2:06
            2:00   typed: Rinse
            2:00   begun rinse, ends dwell after 1:00
            2:30   done rinse
            2:30   typed: Blot with paper
            2:30   counted blot-with-paper times 2, not taken
            2:30   counted blot-with-paper times 3
            2:30   begun blot-with-paper
            3:00   done blot-with-paper
            3:00   begun blot-with-paper, pass 2
            3:30   done blot-with-paper
            3:30   begun blot-with-paper, pass 3
            4:00   done blot-with-paper
            4:00   typed: Blot with paper
            4:00   begun blot-with-paper, pass 3
            4:30   done blot-with-paper
            4:30   typed: Blot with paper
            4:30   begun blot-with-paper, pass 3
            5:00   done blot-with-paper
            5:00   finished
        "#]],
    );
}

#[test]
fn what_was_taken_for_something_else_is_taken_back_with_its_time() {
    let mut hands = recalled(Mode::Recall);
    hands.say("Wet the hands").after(7).ask(&Command::NotThat).ask(&Command::NotThat);
    assert_eq!(hands.refusal, Some(Refusal::Idle(Idle::NothingToTakeBack)));
    hands.after(3).say("Take soap").answer_now(true).ask(&Command::NotThat);
    assert_eq!(hands.refusal, Some(Refusal::Idle(Idle::NothingToTakeBack)), "it was answered");
    check(
        &hands,
        &expect![[r#"
        0:00   began
        0:00   typed: Wet the hands
        0:00   begun wet-the-hands
        0:30   done wet-the-hands
        0:37   taken back to 0:00
        0:03   typed: Take soap
        0:03   begun take-soap
        0:03   answered take-soap 1: Right
        0:33   done take-soap, starts dwell
    "#]],
    );
}

#[test]
fn near_misses_are_picked_from_and_what_nobody_knows_is_kept() {
    let mut hands = recalled(Mode::Exam);
    let step = hands.step("rinse");
    hands.say("Sing a song").say("Shake them dry").say("Clean").say("roll").ask(&Command::Stuck);
    hands.ask(&Command::Pick(Some(Meaning::Step(step))));
    assert_eq!(hands.refusal, Some(Refusal::Idle(Idle::Unclear)), "nothing is unclear");
    hands.say("2");
    assert_eq!(hands.refusal, Some(Refusal::Idle(Idle::NoWords)));
    check(
        &hands,
        &expect![[r#"
            0:00   began
            0:00   typed: Sing a song
            0:00   acted: Sing a song (nothing)
            0:30   typed: Shake them dry
            0:30   acted: Shake them dry (Shake them dry)
            1:00   typed: Clean
            1:00   opened Clean
            1:00   typed: roll
            1:00   acted: roll (turning)
            1:30   stuck at wet-the-hands
        "#]],
    );
}

#[test]
fn what_may_be_several_things_is_asked_about_before_anything_else() {
    let like = "
format: 1
title: Needles
steps: [Check the left needle, Check the right needle, Inject]
";
    let mut needles = Rehearsal::in_mode(&procedure(like), Mode::Exam);
    needles.say("check needle then inject");
    let (text, near) = needles.session().unclear().expect("it may be either");
    assert_eq!((text, near.len()), ("check needle", 2));
    let picked = near[1];
    needles.ask(&Command::Finish);
    assert_eq!(needles.refusal, Some(Refusal::Idle(Idle::Unclear)), "that comes first");
    let inject = needles.step("inject");
    needles.ask(&Command::Pick(Some(Meaning::Step(inject))));
    assert_eq!(needles.refusal, Some(Refusal::Idle(Idle::NotOffered)));
    needles.ask(&Command::Pick(Some(picked)));
    needles.say("check needle").ask(&Command::Pick(None));
    check(
        &needles,
        &expect![[r#"
            0:00   began
            0:00   typed: check needle then inject
            0:00   picked check-the-right-needle
            0:00   begun check-the-right-needle
            0:30   done check-the-right-needle
            0:30   begun inject
            1:00   done inject
            1:00   typed: check needle
            1:00   picked nothing
            1:00   acted: check needle (nothing)
        "#]],
    );
}

#[test]
fn hints_are_a_ladder_where_there_are_any() {
    let mut hands = recalled(Mode::Recall);
    hands.ask(&Command::Hint).ask(&Command::Hint).ask(&Command::Hint).say("Wet the hands");
    hands.ask(&Command::Hint);
    let mut cued = recalled(Mode::Cued);
    cued.ask(&Command::Hint);
    check(
        &hands,
        &expect![[r#"
        0:00   began
        0:00   hint Cue for wet-the-hands
        0:00   hint FirstWord for wet-the-hands
        0:00   hint Whole for wet-the-hands
        0:00   typed: Wet the hands
        0:00   begun wet-the-hands
        0:30   done wet-the-hands
        0:30   hint FirstWord for take-soap
    "#]],
    );
    check(
        &cued,
        &expect![[r#"
        0:00   began
        0:00   hint FirstWord for wet-the-hands
    "#]],
    );
    for mode in [Mode::Guided, Mode::Exam] {
        let mut without = recalled(mode);
        without.ask(&Command::Hint);
        assert_eq!(without.entries.len(), 1, "{mode:?}: only that it began");
    }
}

#[test]
fn a_round_is_answered_by_its_act_within_its_slack_and_else_it_is_added() {
    let mut hands = recalled(Mode::Exam);
    hands.say("Take soap").answer_now(true).say("Turn the wrists").wait(4).say("roll");
    check(
        &hands,
        &expect![[r#"
            0:00   began
            0:00   typed: Take soap
            0:00   begun take-soap
            0:00   answered take-soap 1: Right
            0:30   done take-soap, starts dwell
            0:30   typed: Turn the wrists
            0:30   acted: Turn the wrists (turning)
            1:00   round 1 of turning due until 1:06
            1:00   waiting until 1:04
            1:04   waited
            1:04   typed: roll
            1:04   round 1 of turning done
            1:30   dwell passed AtLeast
            1:30   round 2 of turning due until 1:40
        "#]],
    );
}

#[test]
fn a_given_step_is_announced_when_its_turn_comes_and_only_its_questions_are_asked() {
    let given = "
format: 1
title: Given
steps:
  - {step: Time-out, recall: given, check: [{ask: Who leads?, say: [I do]}]}
  - Wash
  - {step: Drape, recall: given}
  - Inject
  - {step: Sign, recall: given, check: [{ask: Where?, say: [here now]}]}
";
    let [cued, exam] = [Mode::Cued, Mode::Exam].map(|mode| {
        let mut steps = Rehearsal::in_mode(&procedure(given), mode);
        steps.answer_now(true).say("Wash").say("Inject").answer_now(true).ask(&Command::Finish);
        steps
    });
    assert_eq!(cued.story(), exam.story());
    check(
        &exam,
        &expect![[r#"
        0:00   began
        0:00   begun time-out
        0:00   answered time-out 1: Right
        0:30   done time-out
        0:30   typed: Wash
        0:30   begun wash
        1:00   done wash
        1:00   begun drape
        1:30   done drape
        1:30   typed: Inject
        1:30   begun inject
        2:00   done inject
        2:00   begun sign
        2:00   answered sign 1: Right
        2:30   done sign
        2:30   finished
    "#]],
    );
}
