//! What waits behind a step that stays open, and what is done beside one.

use crate::support::rehearsal::{Rehearsal, debrief, procedure};
use expect_test::expect;
use rehearsal::debrief::report::text::text;
use rehearsal::session::{Command, Idle, Mode, Refusal};

const HELD: &str = "
format: 1
title: Held
timers:
  tee: {title: Tee, at_least: 1m}
  obs: {title: Obs, every: 2m, while: tee, does: look-at-the-hand}
steps:
  - {step: Start the pump, starts: tee}
  - {step: Look at the hand, while: tee}
  - {step: Hold the pressure, time: {at_least: 5m}}
  - {step: Release the pressure, check: [{ask: How many signs?, number: 3}]}
  - Dress the wound
";

/// Up to the step that stays open, with the next typed behind it.
fn held(mode: Mode) -> Rehearsal {
    // A round that is due stops a wait where the program leads.
    let yaml = match mode {
        Mode::Cued => HELD.replace("every: 2m", "every: 20m"),
        Mode::Guided | Mode::Recall | Mode::Exam => HELD.to_owned(),
    };
    let mut held = Rehearsal::in_mode(&procedure(&yaml), mode);
    held.say("start the pump").say("look at the hand");
    held.say("hold the pressure, then release the pressure");
    held
}

fn complete(held: &mut Rehearsal) {
    let step = held.step("hold-the-pressure");
    held.ask(&Command::Complete(step));
}

#[test]
fn what_is_refused_leaves_what_was_typed_before() {
    let mut held = held(Mode::Cued);
    held.say("dress the wound");
    assert!(held.story().contains("refused hold-the-pressure"), "{}", held.story());
    assert!(held.session().still_typed().eq(["release the pressure"]), "{}", held.story());
    complete(held.wait(300));
    assert!(held.session().checkpoint_in_hand().is_some(), "{}", held.story());
}

#[test]
fn said_again_it_is_in_hand_already() {
    let mut held = held(Mode::Exam);
    held.say("hold the pressure");
    assert_eq!(held.refusal, Some(Refusal::Idle(Idle::InHand)), "{}", held.story());
    held.wait(300).say("hold the pressure, then dress the wound").answer_now(true);
    let twice = held.session().visits_of(held.step("hold-the-pressure")).count();
    assert_eq!(twice, 1, "{}", held.story());
    let typed = typed_from(&held, "hold the pressure, then dress");
    assert!(typed.contains("“hold the pressure”: Hold the pressure, in hand already"), "{typed}");
}

#[test]
fn what_is_asked_about_does_not_also_wait() {
    let mut held = held(Mode::Exam);
    held.say("pressure");
    assert!(held.session().unclear().is_some(), "{}", held.story());
    assert!(held.session().still_typed().eq(["release the pressure"]), "{}", held.story());
}

#[test]
fn what_is_typed_again_keeps_its_place() {
    let mut held = held(Mode::Exam);
    held.wait(300).say("dress the wound and release the pressure");
    held.answer_now(true);
    let begun = held.session().visits().iter().map(|visit| visit.step);
    let steps = ["start-the-pump", "look-at-the-hand", "hold-the-pressure", "release-the-pressure"];
    let steps = steps.into_iter().chain(["dress-the-wound"]);
    assert!(begun.eq(steps.map(|id| held.step(id))), "{}", held.story());
    expect![[r#"
        1:00  “hold the pressure, then release the pressure”
        - “hold the pressure”: Hold the pressure
        - “release the pressure”: typed again later
        6:00  “dress the wound and release the pressure”
        - “dress the wound”: Dress the wound
        - “release the pressure”: Release the pressure
    "#]]
    .assert_eq(&typed_from(&held, "hold"));
}

#[test]
fn nothing_typed_is_lost_by_finishing_at_a_question() {
    let mut held = held(Mode::Exam);
    held.wait(300).say("release the pressure, then dress the wound").ask(&Command::Finish);
    assert_eq!(held.refusal, Some(Refusal::Idle(Idle::Unanswered)));
    held.answer_now(true).ask(&Command::Finish);
    assert!(held.session().has_done(held.step("dress-the-wound")), "{}", held.story());
}

#[test]
fn a_round_is_done_beside_it_and_told_so() {
    let mut held = held(Mode::Exam);
    held.wait(95).say("look at the hand").say("look at the hand");
    let step = held.step("hold-the-pressure");
    assert!(held.session().is_open(step), "{}", held.story());
    let typed = typed_from(&held, "look");
    let last: Vec<&str> = typed.lines().rev().take(2).collect();
    let last_but_one = "2:35  “look at the hand”: Obs, a round";
    assert_eq!(last, ["3:05  “look at the hand”: Obs, when no round was due", last_but_one]);
}

#[test]
fn a_step_that_is_left_out_by_hand_is_not_begun_after_all() {
    let mut held = held(Mode::Cued);
    let step = held.step("release-the-pressure");
    held.ask(&Command::Skip(step, "Not today.".to_owned()));
    complete(held.wait(300));
    assert_eq!(held.session().visits_of(step).count(), 0, "{}", held.story());
}

#[test]
fn what_waits_behind_an_answer_can_be_taken_back() {
    const NEEDLES: &str = "
format: 1
title: Needles
steps:
  - {step: Dress the wound, check: [{ask: How many?, number: 3}]}
  - Check the left needle
  - Check the right needle
";
    let mut needles = Rehearsal::in_mode(&procedure(NEEDLES), Mode::Exam);
    needles.say("dress the wound, check needle").answer_now(true);
    assert!(needles.session().unclear().is_some(), "{}", needles.story());
    needles.ask(&Command::NotThat);
    assert_eq!(needles.refusal, None, "{}", needles.story());
    assert!(needles.session().unclear().is_none(), "{}", needles.story());
    needles.say("check the left needle").ask(&Command::NotThat).say("check the right needle");
    needles.say("check the left needle").ask(&Command::Finish);
    let debrief = debrief(&needles);
    assert_eq!(debrief.totals.done, 3, "{}", needles.story());
    expect![[r#"
        0:00  “dress the wound, check needle”
        - “dress the wound”: Dress the wound
        - “check needle”: taken back
        0:30  “check the left needle”: Check the left needle (taken back)
        0:30  “check the right needle”: Check the right needle
        1:00  “check the left needle”: Check the left needle
    "#]]
    .assert_eq(&typed_from(&needles, "dress"));
}

#[test]
fn a_held_step_that_is_the_act_of_rounds_is_done_for_them_and_finished() {
    const TURN: &str = "
format: 1
title: Turn
timers:
  dwell: {title: Dwell, at_least: 10m}
  turning: {title: Turning, every: 1m, slack: 20s, while: dwell, does: turn}
steps:
  - {step: Close the valve, starts: dwell}
  - {step: Turn the patient, id: turn, while: dwell, time: {at_least: 5m}}
  - {step: Rinse the catheter, needs: dwell, stops: dwell}
";
    let mut turn = Rehearsal::in_mode(&procedure(TURN), Mode::Exam);
    turn.say("close the valve").wait(60).say("turn the patient").wait(60).say("turn the patient");
    assert_eq!(turn.session().visits_of(turn.step("turn")).count(), 1, "{}", turn.story());
    assert!(turn.story().contains("of turning done"), "{}", turn.story());
    turn.ask(&Command::Finish);
    assert!(turn.session().end().is_some(), "{}", turn.story());
}

#[test]
fn whether_a_round_is_due_is_not_told_by_what_ends_the_step_in_hand() {
    const LEAK: &str = "
format: 1
title: Leak
timers:
  dwell: {title: Dwell, at_least: 10m}
  turning: {title: Turning, every: 5m, slack: 1m, while: dwell, does: turn}
steps:
  - {step: Close the valve, starts: dwell}
  - {step: Irrigate slowly, id: irrigate, time: {at_least: 8m}}
  - {step: Turn the patient, id: turn, while: dwell}
  - {step: Rinse the catheter, needs: dwell, stops: dwell}
";
    for minutes in [3, 5] {
        let mut leak = Rehearsal::in_mode(&procedure(LEAK), Mode::Exam);
        leak.say("close the valve").say("irrigate slowly").wait(minutes * 60);
        leak.say("turn the patient");
        assert!(leak.session().is_open(leak.step("irrigate")), "{}", leak.story());
        assert!(leak.session().has_done(leak.step("turn")), "{}", leak.story());
    }
}

#[test]
fn rounds_wait_for_the_end_of_what_was_typed_at_once() {
    const POT: &str = "
format: 1
title: Pot
timers:
  dwell: {title: Dwell, at_least: 5m}
  turning: {title: Turning, every: 2m, slack: 30s, while: dwell, does: [Rotate the pot]}
steps:
  - {step: Boil the water, starts: dwell}
  - repeat: {times: 8, steps: [{step: Inject the bladder, takes: 1m}]}
  - {step: Rinse the catheter, needs: dwell, stops: dwell}
";
    let mut pot = Rehearsal::in_mode(&procedure(POT), Mode::Exam);
    pot.say("boil the water").say("inject the bladder").ask(&Command::Count(8));
    pot.say("rotate the pot").say("rinse the catheter").ask(&Command::Finish);
    assert!(!pot.story().contains("missed"), "{}", pot.story());
}

/// What was typed, from the first entry on that begins with `word`.
fn typed_from(rehearsal: &Rehearsal, word: &str) -> String {
    let debrief = debrief(rehearsal);
    let report = text(&debrief, 80);
    let rows = report.lines().skip_while(|row| !row.starts_with("What you typed"));
    let rows = rows.take_while(|row| !row.is_empty());
    let rows = rows.skip_while(|row| !row.contains(&format!("“{word}")));
    rows.flat_map(|row| [row.trim(), "\n"]).collect()
}

#[test]
fn what_stands_in_some_passes_only_is_never_counted() {
    const SOME: &str = "
format: 1
title: Some
steps:
  - repeat: {times: 3, steps: [Inject, {step: Wipe, when: \"= pass > 1\"}]}
";
    let mut some = Rehearsal::in_mode(&procedure(SOME), Mode::Exam);
    some.say("inject, wipe").ask(&Command::Count(3)).say("wipe").ask(&Command::Finish);
    assert!(some.session().end().is_some(), "{}", some.story());
    let debrief = debrief(&some);
    assert_eq!(debrief.deviations, Vec::new(), "{}", some.story());
}

#[test]
fn what_is_announced_is_told_to_nobody_and_held_against_nobody() {
    const GIVEN: &str = "
format: 1
title: Given
timers: {tee: {title: Tee, at_least: 5m}}
steps:
  - {step: Brew, starts: tee}
  - {step: Know the danger, recall: given, needs: tee, check: [{ask: How many?, number: 3}]}
  - Pour
";
    let mut given = Rehearsal::in_mode(&procedure(GIVEN), Mode::Exam);
    given.say("brew").ask(&Command::Stuck);
    assert!(given.story().contains("stuck at pour"), "{}", given.story());
    let mut given = Rehearsal::in_mode(&procedure(GIVEN), Mode::Exam);
    given.say("brew").say("pour").ask(&Command::Finish);
    let debrief = debrief(&given);
    assert_eq!(debrief.score.of.to_string(), "2", "{}", given.story());
    assert_eq!((debrief.totals.steps, debrief.totals.checkpoints), (2, 0));
}
