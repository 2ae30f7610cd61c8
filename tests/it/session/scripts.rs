//! What the words of the format do, as scripts whose journals read like stories.

use crate::support::rehearsal::Rehearsal;
use expect_test::{Expect, expect};
use rehearsal::session::{Command, Idle, Next, Refusal, Standing};
use std::time::Duration;

fn check(rehearsal: &Rehearsal, story: &Expect) {
    story.assert_eq(&rehearsal.story());
}

const PLAIN: &str = "
format: 1
title: Hands
steps: [Wet, Soap, Dry]
";

#[test]
fn a_step_without_checkpoints_is_done_by_beginning_it_and_takes_half_a_minute() {
    let mut hands = Rehearsal::written(PLAIN);
    hands.after(5).begin("wet").after(10).begin("soap").begin("dry").ask(&Command::Finish);
    check(
        &hands,
        &expect![[r#"
            0:00   began
            0:05   begun wet
            0:35   done wet
            0:45   begun soap
            1:15   done soap
            1:15   begun dry
            1:45   done dry
            1:45   finished
        "#]],
    );
}

#[test]
fn a_led_session_is_not_finished_with_a_step_open_and_out_of_order_wants_a_reason() {
    let mut hands = Rehearsal::written(PLAIN);
    hands.begin("dry").ask(&Command::Finish).override_step("dry", "no soap left");
    assert_eq!(hands.session().standing(hands.step("dry")), Standing::Overridden);
    hands.ask(&Command::Skip(hands.step("wet"), "too late".into()));
    hands.perform("soap").ask(&Command::Finish);
    check(
        &hands,
        &expect![[r#"
            0:00   began
            0:00   refused dry against [after wet]
            0:00   refused finish against [open wet, soap, dry]
            0:00   begun dry against [after wet]
            0:30   done dry
            0:30   skipped wet: too late
            0:30   begun soap
            1:00   done soap
            1:00   finished
        "#]],
    );
}

#[test]
fn a_reason_is_needed_and_only_where_something_stands_in_the_way() {
    let mut hands = Rehearsal::written(PLAIN);
    hands.override_step("dry", "  ");
    assert_eq!(hands.refusal, Some(Refusal::Idle(Idle::NoText)));
    hands.override_step("wet", "why not");
    assert_eq!(hands.refusal, Some(Refusal::Idle(Idle::NothingToOverride)));
    assert_eq!(hands.entries.len(), 1, "only that it began");
}

#[test]
fn answers_are_asked_again_until_they_are_right_and_take_no_time() {
    let mut dose = Rehearsal::written(
        "
format: 1
title: Dose
steps:
  - step: Draw up
    takes: 2m
    check:
      - ask: How much?
        number: 400
        unit: mg
        traps: [{value: 40, because: Ten times too little.}]
      - tick: [Label, Second check]
",
    );
    dose.after(3).begin("draw-up").after(60);
    let wrong = dose.answer(false).unwrap();
    let step = dose.step("draw-up");
    dose.ask(&Command::Answer(step, wrong, None)).after(60);
    dose.ask(&Command::Answer(step, dose.answer(true).unwrap(), None)).after(60);
    dose.ask(&Command::Answer(step, dose.answer(true).unwrap(), None)).after(1);
    dose.ask(&Command::Note("  all well ".into()));
    check(
        &dose,
        &expect![[r#"
            0:00   began
            0:03   begun draw-up
            0:03   answered draw-up 1: Wrong
            0:03   answered draw-up 1: Right
            0:03   answered draw-up 2: Right
            2:03   done draw-up
            2:04   noted: all well
        "#]],
    );
}

#[test]
fn a_held_step_stays_open_until_it_is_said_to_be_done() {
    let mut scrub = Rehearsal::written(
        "
format: 1
title: Scrub
steps: [{step: Rub, time: {at_least: 20s, at_most: 60s}}, Rinse]
",
    );
    let rub = scrub.step("rub");
    scrub.begin("rub").after(5).ask(&Command::Complete(rub)).after(20);
    scrub.ask(&Command::Complete(rub));
    check(
        &scrub,
        &expect![[r#"
            0:00   began
            0:00   begun rub
            0:05   refused rub against [too soon 0:15 to go]
            0:25   done rub
        "#]],
    );
}

#[test]
fn a_step_done_again_is_a_second_visit_and_undoes_nothing() {
    let mut hands = Rehearsal::written(PLAIN);
    hands.begin("wet").begin("wet").begin("soap");
    assert_eq!(hands.session().visits_of(hands.step("wet")).count(), 2);
    assert_eq!(hands.session().standing(hands.step("wet")), Standing::Done);
    assert!(matches!(hands.session().next(), Next::Begin(step) if step == hands.step("dry")));
}

#[test]
fn a_wait_is_at_least_a_moment_and_at_most_a_day() {
    let mut hands = Rehearsal::written(PLAIN);
    for seconds in [0, 24 * 3600 + 1] {
        hands.wait(seconds);
        assert_eq!(hands.refusal, Some(Refusal::Idle(Idle::BadWait)), "{seconds}");
    }
    hands.wait(24 * 3600);
    assert_eq!(hands.refusal, None);
    assert_eq!(hands.session().at().elapsed(), Duration::from_hours(24));
}

#[test]
fn a_step_that_is_being_repeated_can_be_put_down_and_stays_done() {
    let mut dose = Rehearsal::written(
        "
format: 1
title: Dose
steps:
  - {step: Draw up, check: [{ask: How much?, number: 400}]}
",
    );
    dose.perform("draw-up").begin("draw-up");
    let step = dose.step("draw-up");
    dose.ask(&Command::Skip(step, "by mistake".into())).ask(&Command::Finish);
    assert_eq!(dose.session().standing(step), Standing::Done);
    assert!(dose.story().ends_with("0:30   skipped draw-up: by mistake\n0:30   finished\n"));
}
