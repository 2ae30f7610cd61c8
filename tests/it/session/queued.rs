//! What was typed and waits: repeats said once, steps that stay open until told, and what can be
//! taken back.

use crate::support::rehearsal::{Rehearsal, debrief, procedure};
use expect_test::{Expect, expect};
use rehearsal::session::{Command, Idle, Mode, Refusal};

fn check(rehearsal: &Rehearsal, story: &Expect) {
    story.assert_eq(&rehearsal.story());
}

fn recalled(yaml: &str, mode: Mode) -> Rehearsal {
    Rehearsal::in_mode(&procedure(yaml), mode)
}

/// The step in hand is said to be done.
fn done<'a>(rehearsal: &'a mut Rehearsal, step: &str) -> &'a mut Rehearsal {
    let step = rehearsal.step(step);
    rehearsal.ask(&Command::Complete(step))
}

fn deviations(rehearsal: &Rehearsal) -> Vec<String> {
    let debrief = debrief(rehearsal);
    let told = debrief.deviations.iter();
    told.map(|it| format!("{}: {}", it.kind.word(), it.message)).collect()
}

const TWICE: &str = "
format: 1
title: Twice
steps:
  - Clean the skin
  - repeat: {times: 3, steps: [Insert the needle, Inject the toxin]}
  - Dress the wound
";

#[test]
fn a_repeat_of_several_steps_is_counted_once_and_each_step_named_once() {
    for entries in [
        &["clean the skin", "insert the needle, inject the toxin"][..],
        &["clean the skin", "insert the needle", "inject the toxin"],
    ] {
        let mut twice = recalled(TWICE, Mode::Exam);
        for entry in entries {
            twice.say(entry).ask(&Command::Count(3));
        }
        twice.say("dress the wound").ask(&Command::Finish);
        assert_eq!(deviations(&twice), Vec::<String>::new(), "{}", twice.story());
    }
}

#[test]
fn where_the_program_leads_steps_repeated_together_are_named_pass_by_pass() {
    let mut twice = recalled(TWICE, Mode::Cued);
    twice.say("clean the skin").say("insert the needle, inject the toxin").ask(&Command::Count(3));
    for _ in 1..3 {
        twice.say("insert the needle, inject the toxin");
    }
    twice.say("dress the wound").ask(&Command::Finish);
    assert_eq!(deviations(&twice), Vec::<String>::new(), "{}", twice.story());
}

#[test]
fn a_repeat_until_something_is_so_is_named_pass_by_pass_and_never_counted() {
    const UNTIL: &str = "
format: 1
title: Pulse
parameters: {hr: {value: [50, 60, 110]}}
steps:
  - repeat: {until: \"= hr[pass] >= 100\", at_most: 3, steps: [Give atropine, Take the pulse]}
  - Go on
";
    let mut pulse = recalled(UNTIL, Mode::Exam);
    for _ in 0..3 {
        pulse.say("give atropine, take the pulse");
        assert_eq!(pulse.session().uncounted(), None);
    }
    pulse.say("go on").ask(&Command::Finish);
    assert_eq!(deviations(&pulse), Vec::<String>::new(), "{}", pulse.story());
}

const HELD: &str = "
format: 1
title: Held
timers: {pressing: {title: Pressing, every: 1m, while: tee, does: [Look at the hand]}, tee: {title: Tee, at_least: 1m}}
wrong_acts: [{act: Wipe the wound, severity: critical, because: It bleeds again.}]
steps:
  - {step: Start the pump, starts: tee}
  - {step: Hold the pressure, time: {at_least: 5m}}
  - Release the pressure
  - repeat: {times: 2, steps: [{step: Press the wound, time: {at_least: 10s}}]}
";

#[test]
fn what_was_typed_before_a_held_step_was_begun_does_not_end_it() {
    let mut held = recalled(HELD, Mode::Exam);
    held.say("start the pump").say("hold the pressure, then release the pressure");
    assert!(held.session().still_typed().eq(["release the pressure"]));
    held.ask(&Command::Finish);
    assert_eq!(held.refusal, Some(Refusal::Idle(Idle::Queued)), "nothing typed is lost");
    done(held.wait(300), "hold-the-pressure").say("press the wound").ask(&Command::Count(2));
    done(held.wait(10), "press-the-wound");
    done(held.wait(10), "press-the-wound").ask(&Command::Finish);
    assert_eq!(deviations(&held), ["missed round: 5 of 5 rounds missed."], "{}", held.story());
}

#[test]
fn typed_once_more_while_it_waits_it_is_done_once() {
    let mut held = recalled(HELD, Mode::Exam);
    held.say("start the pump").say("hold the pressure, then release the pressure").wait(300);
    held.say("release the pressure");
    assert_eq!(held.session().visits().len(), 3, "{}", held.story());
}

#[test]
fn only_another_step_ends_a_held_one() {
    let mut held = recalled(HELD, Mode::Exam);
    held.say("start the pump").say("hold the pressure").wait(30);
    held.say("look at the hand").say("wipe the wound").say("sing a song");
    assert!(held.session().is_open(held.step("hold-the-pressure")), "{}", held.story());
    held.say("release the pressure");
    assert!(!held.session().is_open(held.step("hold-the-pressure")), "{}", held.story());
}

#[test]
fn where_the_program_leads_another_step_is_refused_while_it_is_too_soon() {
    let mut held = recalled(HELD, Mode::Cued);
    held.say("start the pump").say("hold the pressure").say("release the pressure");
    assert!(held.session().is_open(held.step("hold-the-pressure")));
    assert!(held.story().contains("refused hold-the-pressure"), "{}", held.story());
}

#[test]
fn what_the_trainee_did_since_is_not_taken_back() {
    let taken_back = |rehearsal: &mut Rehearsal| {
        rehearsal.ask(&Command::NotThat);
        rehearsal.refusal != Some(Refusal::Idle(Idle::NothingToTakeBack))
    };
    let mut again = recalled(TWICE, Mode::Recall);
    again.say("clean the skin").begin("clean-the-skin");
    assert!(!taken_back(&mut again), "a step done by hand since: {}", again.story());

    let mut held = recalled(HELD, Mode::Exam);
    done(held.say("hold the pressure").wait(300), "hold-the-pressure");
    assert!(!taken_back(&mut held), "a step said to be done since: {}", held.story());

    let mut told = recalled(HELD, Mode::Cued);
    told.say("wipe the wound");
    assert!(!taken_back(&mut told), "it was told to be wrong: {}", told.story());

    let mut untold = recalled(HELD, Mode::Exam);
    untold.say("wipe the wound");
    assert!(taken_back(&mut untold), "nobody told anything: {}", untold.story());
}

#[test]
fn what_was_picked_can_be_taken_back() {
    const NEEDLES: &str = "
format: 1
title: Needles
steps: [Check the left needle, Check the right needle, Inject]
";
    let mut needles = recalled(NEEDLES, Mode::Exam);
    let first = |needles: &Rehearsal| needles.session().unclear().map(|(_, near)| near[0]);
    needles.say("check needle");
    let near = first(&needles);
    needles.ask(&Command::Pick(near)).ask(&Command::NotThat);
    assert_eq!(needles.session().visits().len(), 0, "{}", needles.story());
    needles.say("check needle").ask(&Command::Pick(None)).ask(&Command::NotThat);
    assert_eq!(needles.refusal, None);
}

#[test]
fn a_given_step_waits_for_what_it_needs_and_comes_again_in_each_pass() {
    const NEEDY: &str = "
format: 1
title: Needy
timers: {tee: {title: Tee, at_least: 5m}}
steps:
  - {step: Brew, starts: tee}
  - {step: Pour, recall: given, needs: tee}
  - repeat: {times: 2, steps: [{step: Ask, recall: given}, Serve]}
";
    let mut needy = recalled(NEEDY, Mode::Exam);
    needy.say("brew").wait(360).say("serve").ask(&Command::Count(2)).ask(&Command::Finish);
    check(
        &needy,
        &expect![[r#"
            0:00   began
            0:00   typed: brew
            0:00   begun brew
            0:30   done brew, starts tee
            0:30   waiting until 6:30
            5:30   tee passed AtLeast
            5:30   begun pour, ends tee after 5:00
            5:30   typed: serve
            6:00   done pour
            6:00   begun ask
            6:30   done ask
            6:30   waited
            6:30   counted serve times 2
            6:30   begun serve
            7:00   done serve
            7:00   begun ask, pass 2
            7:30   done ask
            7:30   begun serve, pass 2
            8:00   done serve
            8:00   finished
        "#]],
    );
    assert_eq!(deviations(&needy), Vec::<String>::new());
}

#[test]
fn the_cued_step_is_refused_and_not_said_to_be_another_one() {
    const OUTSIDE: &str = "
format: 1
title: Outside
timers: {tee: {title: Tee, at_least: 1m}}
steps:
  - {step: Start the pump, starts: tee}
  - {step: Rinse the line, while: tee}
";
    let mut outside = recalled(OUTSIDE, Mode::Cued);
    let (pump, line) = (outside.step("start-the-pump"), outside.step("rinse-the-line"));
    outside.ask(&Command::Skip(pump, "It is broken.".to_owned())).say("rinse the line");
    assert!(outside.story().contains("refused rinse-the-line"), "{}", outside.story());
    let reason = "There is no pump.".to_owned();
    outside.ask(&Command::Override(rehearsal::procedure::Subject::Step(line), reason));
    assert!(outside.session().has_done(line), "{}", outside.story());
}

#[test]
fn a_step_that_is_a_round_as_well_is_not_asked_about_again() {
    const ROUNDS: &str = "
format: 1
title: Rounds
timers:
  dwell: {title: Dwell, at_least: 10m}
  obs: {title: Obs, every: 5m, while: dwell, does: look-at-her}
steps:
  - {step: Instil, starts: dwell}
  - {step: Look at her, while: dwell, check: [{ask: How many signs?, number: 3}]}
";
    let mut rounds = recalled(ROUNDS, Mode::Exam);
    rounds.say("instil").say("look at her").answer_now(true).wait(300).say("look at her");
    assert!(rounds.session().checkpoint_in_hand().is_none(), "{}", rounds.story());
    assert!(rounds.story().contains("round 1 of obs done"), "{}", rounds.story());
}

#[test]
fn each_pass_of_a_repeat_asks_anew_which_way_and_what_may_be_left_out() {
    const WAYS: &str = "
format: 1
title: Ways
steps:
  - repeat:
      times: 2
      steps:
        - Choose a site
        - one_of: [Inject left, Inject right]
        - {step: Wipe the blood, optional: true}
  - Dress the wound
";
    let mut ways = recalled(WAYS, Mode::Cued);
    ways.say("choose a site").ask(&Command::Count(2)).say("inject left");
    ways.say("choose a site, inject right, wipe the blood").say("dress the wound");
    ways.ask(&Command::Finish);
    assert!(ways.session().end().is_some(), "{}", ways.story());
    assert!(!ways.story().contains("next is"), "{}", ways.story());
    assert_eq!(deviations(&ways), Vec::<String>::new(), "{}", ways.story());

    let mut exam = recalled(WAYS, Mode::Exam);
    exam.say("choose a site").ask(&Command::Count(2)).say("inject left, inject right");
    exam.ask(&Command::Count(1))
        .ask(&Command::Count(1))
        .say("dress the wound")
        .ask(&Command::Finish);
    assert_eq!(deviations(&exam), Vec::<String>::new(), "{}", exam.story());
    let debrief = debrief(&exam);
    assert_eq!(debrief.score.got, debrief.score.of, "{:#?}", debrief.score);
}
