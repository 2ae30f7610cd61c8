//! Decisions: which way a session goes after one, and what is still asked for on it.

use crate::support::rehearsal::{Rehearsal, procedure};
use expect_test::{Expect, expect};
use rehearsal::session::{Answer, Command, End, Mode, Next, Standing};

const FIRE: &str = "
format: 1
title: Fire
timers:
  watch: {title: Watch, at_least: 5m}
endings:
  out: {title: Everybody is out, outcome: right}
  trapped: {title: Cut off, outcome: wrong}
phases:
  - phase: Meet it
    steps:
      - {step: Raise the alarm, starts: watch}
      - step: Look
        check: [{ask: How many exits?, number: 2}]
        decide:
          ask: What do you do?
          arms:
            - {choose: Fight it, right: FIGHT, because: It spreads.}
            - {choose: Leave, right: LEAVE, end: out, because: Too early.}
            - {choose: Open the window, steps: [Open it, Fan the smoke], because: Air feeds it.}
            - {choose: Hide, right: HIDE, go: leave, because: Smoke finds you.}
            - {choose: Skip the pin, go: squeeze, because: It will not spray.}
      - Pull the pin
      - Squeeze
  - phase: Afterwards
    steps: [{step: Call, critical: true}]
";

fn fire(right: &str) -> String {
    let truth = |name: &str| if name == right { "true" } else { "false" };
    let yaml = FIRE.replace("FIGHT", truth("fight")).replace("LEAVE", truth("leave"));
    yaml.replace("HIDE", truth("hide"))
}

/// Takes the arm of this text in the question at hand.
fn take(rehearsal: &mut Rehearsal, text: &str) {
    let (step, _, asked) = rehearsal.session().checkpoint_in_hand().expect("a decision");
    let rehearsal::procedure::Kind::Decide(decide) = &asked.kind else { panic!("a decision") };
    let arm = decide.arms.iter().position(|arm| arm.text == text).expect(text);
    let shown = (0..decide.arms.len()).collect();
    let answer = Answer::Choose { shown, picked: std::iter::once(arm).collect() };
    let sure = rehearsal.session().asks_confidence();
    let sure = sure.then(|| rehearsal::session::Confidence::ALL[2]);
    rehearsal.ask(&Command::Answer(step, answer, sure));
    assert_eq!(rehearsal.refusal, None, "{text}");
}

fn looked(mode: Mode, right: &str) -> Rehearsal {
    let mut fire = Rehearsal::in_mode(&procedure(&fire(right)), mode);
    fire.name("raise-the-alarm").name("look").answer_now(true);
    fire
}

fn check(rehearsal: &Rehearsal, story: &Expect) {
    story.assert_eq(&rehearsal.story());
}

fn titles(rehearsal: &Rehearsal) -> Vec<&str> {
    let steps = rehearsal.session().steps_at_hand();
    let title = |step| rehearsal.session().procedure().step(step).title.as_str();
    steps.into_iter().map(title).collect()
}

#[test]
fn a_wrong_arm_is_followed_without_a_word_where_the_trainee_leads() {
    for mode in [Mode::Recall, Mode::Exam] {
        let mut fire = looked(mode, "fight");
        take(&mut fire, "Leave");
        assert_eq!(fire.session().end(), Some(End::Ended), "an ending is one, right or wrong");
    }
    let mut fire = looked(Mode::Exam, "leave");
    take(&mut fire, "Open the window");
    fire.ask(&Command::Stuck);
    fire.say("Open it then Fan the smoke then Pull the pin").ask(&Command::Finish);
    check(
        &fire,
        &expect![[r#"
            0:00   began
            0:00   typed: Raise the alarm
            0:00   begun raise-the-alarm
            0:30   done raise-the-alarm, starts watch
            0:30   typed: Look
            0:30   begun look
            0:30   answered look 1: Right
            0:30   answered look 2: Wrong
            1:00   done look
            1:00   stuck at open-it
            1:00   typed: Open it then Fan the smoke then Pull the pin
            1:00   begun open-it
            1:30   done open-it
            1:30   begun fan-the-smoke
            2:00   done fan-the-smoke
            2:00   begun pull-the-pin
            2:30   done pull-the-pin
            2:30   finished, ends watch after 2:00 early
        "#]],
    );
}

#[test]
fn a_led_session_asks_again_and_follows_the_right_arm_only() {
    for mode in [Mode::Guided, Mode::Cued] {
        let mut fire = looked(mode, "hide");
        take(&mut fire, "Open the window");
        take(&mut fire, "Skip the pin");
        assert_eq!(titles(&fire).len(), 5, "no arm is shown before it is taken");
        take(&mut fire, "Hide");
        let standing = |id| fire.session().standing(fire.step(id));
        assert_eq!(standing("pull-the-pin"), Standing::NotApplicable, "{mode:?}");
        assert_eq!(standing("open-it"), Standing::NotApplicable);
        assert_eq!(fire.session().next(), Next::Begin(fire.step("call")));
        fire.name("call").ask(&Command::Finish);
        assert_eq!(fire.session().end(), Some(End::Finished));
    }
}

#[test]
fn a_right_ending_waits_for_enter_where_the_program_leads_and_judges_no_timer() {
    let mut fire = looked(Mode::Guided, "leave");
    take(&mut fire, "Leave");
    assert_eq!(fire.session().next(), Next::Finish);
    fire.ask(&Command::Finish);
    check(
        &fire,
        &expect![[r#"
            0:00   began
            0:00   begun raise-the-alarm
            0:30   done raise-the-alarm, starts watch
            0:30   begun look
            0:30   answered look 1: Right
            0:30   answered look 2: Right
            1:00   done look
            1:00   ended: out
        "#]],
    );
}

#[test]
fn an_arm_that_was_taken_shows_its_steps() {
    let yaml =
        fire("none").replace("{choose: Open the window,", "{choose: Open the window, right: true,");
    let mut fire = Rehearsal::in_mode(&procedure(&yaml), Mode::Guided);
    fire.name("raise-the-alarm").name("look").answer_now(true);
    assert_eq!(titles(&fire), ["Raise the alarm", "Look", "Pull the pin", "Squeeze", "Call"]);
    take(&mut fire, "Open the window");
    let with = ["Raise the alarm", "Look", "Open it", "Fan the smoke", "Pull the pin"];
    assert_eq!(titles(&fire)[..5], with);
    assert_eq!(fire.session().next(), Next::Begin(fire.step("open-it")));
}

#[test]
fn each_pass_decides_anew_and_leaving_ends_the_repeat() {
    let soup = "
format: 1
title: Soup
parameters: {soup: {value: [bland, bland, good, good]}}
steps:
  - repeat:
      times: 4
      steps:
        - step: Taste
          decide:
            ask: Go on?
            arms:
              - {choose: Salt, right: \"= soup[pass] == 'bland'\", go: next}
              - {choose: Stop, right: \"= soup[pass] == 'good'\", go: leave}
        - Add salt
  - Serve
";
    let mut right = Rehearsal::in_mode(&procedure(soup), Mode::Exam);
    for arm in ["Salt", "Salt", "Stop"] {
        right.say("Taste");
        take(&mut right, arm);
        if arm == "Salt" {
            right.say("Add salt");
        }
    }
    right.say("Serve").ask(&Command::Finish);
    check(
        &right,
        &expect![[r#"
            0:00   began
            0:00   typed: Taste
            0:00   begun taste
            0:00   answered taste 1: Right
            0:30   done taste
            0:30   typed: Add salt
            0:30   begun add-salt
            1:00   done add-salt
            1:00   typed: Taste
            1:00   begun taste, pass 2
            1:00   answered taste 1: Right
            1:30   done taste
            1:30   typed: Add salt
            1:30   begun add-salt, pass 2
            2:00   done add-salt
            2:00   typed: Taste
            2:00   begun taste, pass 3
            2:00   answered taste 1: Right
            2:30   done taste
            2:30   typed: Serve
            2:30   begun serve
            3:00   done serve
            3:00   finished
        "#]],
    );
    let mut early = Rehearsal::in_mode(&procedure(soup), Mode::Guided);
    early.begin("taste");
    take(&mut early, "Stop");
    assert_eq!(early.session().next(), Next::InHand(early.step("taste")), "asked again");
}
