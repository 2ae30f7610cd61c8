//! The session screen where steps are named: the line, near misses, hints, how sure, and the forms
//! that are typed into.

use crate::modes::{on_screen, ward};
use crate::support::play::Play;
use crate::support::rehearsal::procedure;
use rehearsal::session::Mode;

const WORDS: &str = "
format: 1
title: Words
steps:
  - step: Check the left needle
    check:
      - ask: Name two early signs.
        list: [tingling lips, ringing ears | tinnitus, metallic taste]
        at_least: 2
      - ask: In order, for 178/104
        order: [Stop and drain, \"Sit up, legs down\", Look for the cause]
      - ask: What do you say before the needle?
        say: [two hundred units in thirty millilitres]
  - Check the right needle
  - repeat: {times: 3, steps: [Inject]}
";

fn words(mode: Mode) -> Play {
    on_screen(&procedure(WORDS), mode)
}

#[test]
fn the_trainees_own_entries_and_the_line() {
    let play = on_screen(&ward(), Mode::Recall).typing("close off").press("enter");
    let play = play.choosing("Now").press("4").typing("20").press("enter");
    let play = play.typing("sing a song").press("enter").typing("wait 5m").press("enter");
    let play = play.typing("mix the to").wait(20);
    play.shows("recall").sized(40, 12).shows("recall");
}

#[test]
fn what_is_unclear_is_asked_about() {
    let play = words(Mode::Exam).typing("check the needle").press("enter");
    let play = play.shows("near").sized(40, 12).shows("near").sized(80, 24);
    let play = play.press("enter esc").sees("What do you mean");
    let play = play.press("0").sees("check the needle (0:00)").misses("What do you mean");
    let play = play.typing("check needle").press("enter up enter").misses("What do you mean");
    play.typing("check needle").press("enter 1").sees("Check the left needle (");
}

#[test]
fn whoever_types_on_says_what_was_unclear_in_other_words() {
    let play = words(Mode::Exam).typing("check the needle").press("enter");
    let play = play.typing("not").misses("What do you mean").sees("not");
    let play = play.press("esc").sees("What do you mean").typing("check the left needle");
    let play = play.press("ctrl-u down c backspace enter").sees("What do you mean");
    let play = play.typing("check the left needle");
    let play = play.press("enter").sees("Name two early signs.");
    play.sees("  1 Check the left").misses("  2 ");
}

#[test]
fn letters_typed_at_a_question_do_nothing_by_themselves() {
    let play = on_screen(&ward(), Mode::Exam).typing("close off").press("enter");
    let play = play.sees("When does it start?");
    let play = play.typing("soap").sees("Command").press("enter").sees("answer the question first");
    let play = play.typing("finish").press("enter").sees("Is this the end?").typing("oh wait");
    let play = play.sees("› oh wait").misses("Is this the end?").press("ctrl-u");
    let play = play.typing("let 20 seconds pass").press("enter");
    let play = play.sees("answer its checkpoint first");
    let play = play.typing("not that").press("enter").sees("taken back");
    play.misses("When does it start?");
}

#[test]
fn no_answer_is_an_answer_once_it_was_confirmed() {
    let play = on_screen(&ward(), Mode::Exam).typing("mix the toxin").press("enter 3");
    let play = play.press("enter").sees("Enter once more says so").sees("How many units?");
    let play = play.press("2 0 backspace backspace enter").sees("How many units?");
    let play = play.typing("no idea").press("enter").sees("a number is asked for");
    let play = play.misses("no idea").press("enter").sees("Enter once more says so");
    let play = play.press("enter").misses("How many units?");
    let play = play.typing("finished").press("enter y").sized(100, 60);
    play.sees("MAJOR    wrong   Mix the toxin").sees("nothing");
}

#[test]
fn waits_are_understood_as_they_are_said() {
    for (said, clock) in [
        ("wait ten minutes", "10:00"),
        ("5m", "5:00"),
        ("half an hour", "30:00"),
        ("wait", "how long?"),
        ("wait 10", "`10` is no length of time"),
    ] {
        on_screen(&ward(), Mode::Exam).typing(said).press("enter").sees(clock);
    }
}

#[test]
fn a_wait_is_said_on_a_line_of_its_own() {
    let play = on_screen(&ward(), Mode::Exam).typing("mix the toxin, wait 5m, then drain");
    let play = play.press("enter").sees("on a line of its own");
    play.sees("mix the toxin, wait 5m, then drain").misses("How many units?");
}

#[test]
fn the_time_that_a_step_is_said_to_take_passes() {
    const RUB: &str = "
format: 1
title: Rub
steps:
  - {step: Rub every side, time: {at_least: 20s}, check: [{ask: How many places?, number: 3}]}
  - Rinse
";
    let rub = on_screen(&procedure(RUB), Mode::Exam).typing("rub every side for 20 seconds");
    let rub = rub.press("enter").sees("How many places?").sees("0:00").typing("3").press("enter");
    let rub = rub.sees("wait 20 s").sees("exam ·  0:20").typing("keep rubbing").press("enter");
    let rub = rub.press("ctrl-u").typing("rub every side for 10 seconds").press("enter");
    let rub = rub.sees("exam ·  0:30").typing("rinse").press("enter").typing("all done");
    rub.press("enter y").sees("2 of 2 done").sees("Everything was done in its place");
}

#[test]
fn what_is_refused_is_replaced_by_what_is_typed_next() {
    let play = on_screen(&ward(), Mode::Exam).typing("mix the toxin").press("enter 3");
    let play = play
        .typing("900 pints")
        .press("enter")
        .sees("`pints` is not part of a number")
        .sees("900 pints");
    let play = play.typing("it's 200 please").misses("900 pints").press("enter");
    play.misses("How many units?");
}

#[test]
fn nobody_has_to_be_sure_of_no_answer() {
    let play = on_screen(&ward(), Mode::Exam).typing("mix the toxin").press("enter enter");
    let play = play.sees("Enter once more says so").press("enter").misses("How many units?");
    let play = play.typing("that's all.").press("enter y").sized(100, 60);
    play.sees("MAJOR    wrong   Mix the toxin").misses("How sure you were");
}

#[test]
fn whoever_miscounts_three_times_is_told_where_mistakes_are_told() {
    let play = words(Mode::Cued).typing(":skip there is none").press("enter");
    let play = play.typing(":skip nor here").press("enter").typing("inject").press("enter");
    let play = play.typing("once").press("enter").sees("another number of times");
    let play = play.typing("5").press("enter").misses("in all.").typing("4x").press("enter");
    let play = play.sees("It is done 3 times in all.").typing("three times").press("enter");
    play.misses("How many times").sees("done: Inject");
}

#[test]
fn what_is_taken_back_gives_the_entries_back_as_they_were() {
    let play = words(Mode::Exam).typing("inject").press("enter").typing("twice").press("enter");
    let play = play.sized(200, 50).sees("Inject, 2 times").typing("inject").press("enter");
    let play = play.typing("3").press("enter").sees("Inject, 3 times");
    play.typing("not that").press("enter").sees("Inject, 2 times");
}

#[test]
fn what_has_to_wait_is_refused_with_the_way_to_let_it_pass() {
    const SOON: &str = "
format: 1
title: Soon
steps:
  - {step: Hold the pressure, time: {at_least: 5m}}
  - Release
";
    let play = on_screen(&procedure(SOON), Mode::Cued).typing("hold the pressure").press("enter");
    let play = play.typing("release").press("enter").sees("wait 5 min lets that time pass");
    let play = play.typing("wait 5 min").press("enter").typing("release").press("enter");
    play.sees("✓ Hold the pressure").sees("✓ Release");
}

#[test]
fn in_cued_mode_the_cue_is_shown_and_what_is_not_next_is_told_at_once() {
    let play = on_screen(&ward(), Mode::Cued).sees("The full volume is in.").misses("Clamp");
    let play = play.typing("send home").press("enter").shows("cued");
    let play = play.typing(":hint").press("enter").sees("It begins with: Close");
    play.typing("close off").press("enter").sees("Clamp the catheter.").misses("It begins with");
}

#[test]
fn how_sure_is_said_before_the_answer() {
    let play = on_screen(&ward(), Mode::Exam).typing("mix the toxin").press("enter");
    let play = play.shows("confidence").press("enter").sees("how sure are you?");
    play.press("3").misses("how sure").sees("How many units?");
}

#[test]
fn things_are_named_put_in_order_and_said() {
    let play = words(Mode::Cued).typing("check the left needle").press("enter");
    let play = play.typing("tinnitus, tingling of the lips").shows("list").press("enter");
    let play = play.sees("RIGHT").press("2 1").shows("order").sized(40, 12).shows("order");
    let play = play.sized(80, 24).press("enter").sees("press the digits of all of them");
    let play = play.press("backspace 1 3 enter").sees("What do you say before the needle?");
    play.typing("200 units in 30 ml").press("enter").sees("RIGHT");
}

#[test]
fn a_repeat_is_named_once_and_counted() {
    let play = words(Mode::Exam).typing("inject").press("enter").sees("How many times");
    let play = play.press("enter").sees("type a number from 1 to 1000");
    let play = play.typing("many").press("enter").sees("type a number from 1 to 1000");
    let play = play.press("ctrl-u").typing("18").press("enter");
    play.sized(200, 50).sees("Inject, 18 times");
}

#[test]
fn the_end_is_confirmed_where_nothing_says_what_is_open() {
    let play = on_screen(&ward(), Mode::Exam).typing("finished").press("enter");
    let play = play.sees("Is this the end?").press("n").sees("How do you begin?");
    let play = play.typing("finished").press("enter").typing("sorry, not yet");
    let play = play.sees("sorry, not yet").misses("Is this the end?").press("esc");
    play.typing("finished").press("enter y").sees("NOT PASSED");
}

#[test]
fn the_debrief_tells_how_sure_the_trainee_was() {
    let play = on_screen(&ward(), Mode::Exam).typing("mix the toxin").press("enter");
    let play = play.press("4").typing("2000").press("enter").typing("finished").press("enter y");
    play.sized(100, 60)
        .sees("How sure you were")
        .sees("certain (95 %), and wrong: How many units?");
}
