//! Old sessions, marked again by a corrected procedure.

use super::{debrief, played, told, type_in};
use crate::support::mutation::Dice;
use crate::support::rehearsal::procedure;
use expect_test::{Expect, expect};
use rehearsal::debrief::{Debrief, judged_again};
use rehearsal::session::{Mode, Setting};

const PUMP: &str = "
format: 1
title: Pump
timers: {t: {title: Tee, at_least: 1m}}
never: [{step: leave, before: start-the-infusion-pump, because: It would not run.}]
steps:
  - {step: Check the identity, takes: 10s}
  - {step: Start the infusion pump, starts: t, takes: 1m}
  - {step: Flush the line, needs: t, takes: 10s}
  - repeat:
      times: 2
      steps: [{step: Inject, takes: 10s}]
  - {step: Leave, takes: 10s}
";

/// With `also` for the step that starts the timer.
fn pump() -> String {
    PUMP.replace("Start the infusion pump, ", "Start the infusion pump, also: [switch on], ")
        .replace("Inject, ", "Inject, also: [pierce the skin], ")
}

/// The debrief by the file as it was, then by the corrected one.
fn check(mode: Mode, (yaml, corrected): (&str, &str), lines: &[&str], expected: [&Expect; 2]) {
    let rehearsal = played(mode, yaml, lines);
    let [then, now] = expected;
    then.assert_eq(&told(&debrief(&rehearsal)));
    now.assert_eq(&told(&again(mode, corrected, &rehearsal.entries)));
}

fn again(mode: Mode, corrected: &str, entries: &[rehearsal::session::Entry]) -> Debrief {
    let setting = Setting { procedure: procedure(corrected), mode, seed: 7 };
    let entries = judged_again(&setting, entries);
    assert!((0..).zip(&entries).all(|(seq, entry)| entry.seq == seq), "no gaps");
    Debrief::of(setting, &entries)
}

#[test]
fn a_step_that_is_recognised_now_has_started_its_timer() {
    let lines =
        ["check the identity", "switch on", "wait 1", "flush", "inject", "count 2", "leave"];
    let lines = [&lines[..], &["finished"]].concat();
    let then = expect![[r#"
        critical broken rule, Leave: Begun before “Start the infusion pump” was done.
          + major omitted, Start the infusion pump: Never done.
          + major early, Tee: Never started, and has to run 1 min.
        minor added, switch on: No step of the procedure sounds like this.
        4 of 5 points
    "#]];
    let now = expect![[r#"
        5 of 5 points
    "#]];
    check(Mode::Exam, (PUMP, &pump()), &lines, [&then, &now]);
}

#[test]
fn a_timer_that_would_have_been_ended_too_early_is_early() {
    let lines = ["check the identity", "switch on", "flush", "inject", "count 2", "finished"];
    let then = expect![[r#"
        major omitted, Start the infusion pump: Never done.
          + major early, Tee: Never started, and has to run 1 min.
        major omitted, Leave: Never done.
        minor added, switch on: No step of the procedure sounds like this.
        3 of 5 points
    "#]];
    let now = expect![[r#"
        major early, Tee: Ended with “Flush the line” after 0 s, 1 min short of its 1 min.
        major omitted, Leave: Never done.
        4 of 5 points
    "#]];
    check(Mode::Exam, (PUMP, &pump()), &lines, [&then, &now]);
}

#[test]
fn a_timer_that_is_started_only_now_is_held_against_no_round_and_ends_with_the_session() {
    let yaml = PUMP.replace(
        "at_least: 1m}}",
        "at_least: 10m}, r: {title: Round, every: 1m, while: t, does: [Look at it]}}",
    );
    let corrected = yaml.replace("pump, starts", "pump, also: [switch on], starts");
    let lines = ["switch on", "wait 3", "look at it", "wait 3", "finished"];
    let then = expect![[r#"
        major omitted, Check the identity: Never done.
        major omitted, Start the infusion pump: Never done.
          + major early, Tee: Never started, and has to run 10 min.
        major omitted, Flush the line: Never done.
        major omitted, Inject: Never done.
        major omitted, Leave: Never done.
        minor added, switch on: No step of the procedure sounds like this.
        minor added, Round: Done when no round was due.
        0 of 5 points
    "#]];
    let now = expect![[r#"
        major omitted, Check the identity: Never done.
        major omitted, Flush the line: Never done.
          + major early, Tee: Ended with the session after 6 min 30 s, 3 min 30 s short of its 10 min.
        major omitted, Inject: Never done.
        major omitted, Leave: Never done.
        1 of 5 points
    "#]];
    check(Mode::Exam, (&yaml, &corrected), &lines, [&then, &now]);
}

#[test]
fn passes_that_are_recognised_now_are_counted() {
    let lines = ["check the identity", "start pump", "wait 1", "flush"];
    let lines = [&lines[..], &["pierce the skin", "pierce the skin", "leave", "finished"]].concat();
    let then = expect![[r#"
        major omitted, Inject: Never done.
        minor added, pierce the skin: No step of the procedure sounds like this.
        minor added, pierce the skin: No step of the procedure sounds like this.
        4 of 5 points
    "#]];
    let now = expect![[r#"
        5 of 5 points
    "#]];
    check(Mode::Exam, (PUMP, &pump()), &lines, [&then, &now]);
    // Named once it is named for both.
    let lines = ["check the identity", "start pump", "wait 1", "flush", "pierce the skin", "leave"];
    let rehearsal = played(Mode::Exam, PUMP, &[&lines[..], &["finished"]].concat());
    now.assert_eq(&told(&again(Mode::Exam, &pump(), &rehearsal.entries)));
}

const ARMS: &str = "
format: 1
title: Arms
steps:
  - {step: Prepare the left arm, takes: 1s}
  - {step: Prepare the left leg, takes: 1s}
  - {step: Wash the hands, takes: 1s}
  - {step: Wash the feet, takes: 1s}
";

#[test]
fn what_was_taken_back_shifts_no_later_choice() {
    let corrected = ARMS.replace("left arm, ", "left arm, also: [prepare left], ");
    let lines = ["wash the", "not that", "prepare left", "pick 1", "wash the", "pick 1"];
    let lines = [&lines[..], &["prepare the left leg", "wash the feet", "finished"]].concat();
    let then = expect![[r#"
        major out of order, Prepare the left leg: Done only after “Wash the hands” was begun, which it comes before.
        minor prompted, Prepare the left arm: Picked from a list of what may have been meant.
        minor prompted, Wash the hands: Picked from a list of what may have been meant.
        2.5 of 4 points
    "#]];
    let now = expect![[r#"
        major out of order, Prepare the left leg: Done only after “Wash the hands” was begun, which it comes before.
        minor prompted, Wash the hands: Picked from a list of what may have been meant.
        3 of 4 points
    "#]];
    check(Mode::Exam, (ARMS, &corrected), &lines, [&then, &now]);
}

#[test]
fn what_the_trainee_ruled_out_stays_ruled_out() {
    let corrected = ARMS.replace("left arm, ", "left arm, also: [prepare left], ");
    let lines = ["prepare left", "pick none", "finished"];
    let entries = played(Mode::Exam, ARMS, &lines).entries;
    let now = again(Mode::Exam, &corrected, &entries);
    assert!(told(&now).contains("added, prepare left"), "{}", told(&now));
}

const ASKED: &str = "
format: 1
title: Asked
wrong_acts: [{act: Tilt the table, severity: critical}]
steps:
  - {step: Wash, takes: 5s}
  - {step: Lower the head, takes: 5s, check: [{ask: How far?, number: 15, points: 2}]}
  - {step: Close, takes: 5s}
";

#[test]
fn a_wrong_act_may_be_a_step_now_and_what_it_never_asked_counts_for_nobody() {
    let corrected = ASKED
        .replace("Lower the head, ", "Lower the head, also: [tilt the table], ")
        .replace("{act: Tilt the table, ", "{act: Shout, ");
    let lines = ["wash", "tilt the table", "close", "finished"];
    let then = expect![[r#"
        critical wrong, Tilt the table: Did what is known to be wrong: “tilt the table”.
        major omitted, Lower the head: Never done.
        2 of 5 points
    "#]];
    let now = expect![[r#"
        3 of 3 points
    "#]];
    check(Mode::Exam, (ASKED, &corrected), &lines, [&then, &now]);
    let now = again(Mode::Exam, &corrected, &played(Mode::Exam, ASKED, &lines).entries);
    assert_eq!((now.totals.checkpoints, now.totals.answered), (0, 0));
    let why = &now.score.lines[1].why;
    assert_eq!(why, "“How far?” was not asked then, and does not count");
}

#[test]
fn a_question_that_was_asked_and_left_is_still_not_answered() {
    let lines = ["wash", "lower the head", "finished"];
    let entries = played(Mode::Exam, ASKED, &lines).entries;
    let now = again(Mode::Exam, ASKED, &entries);
    assert!(told(&now).contains("Not answered."), "{}", told(&now));
}

#[test]
fn where_the_program_leads_a_step_named_in_other_words_is_done_once() {
    let corrected = ASKED.replace("{step: Wash, ", "{step: Wash, also: [scrub up], ");
    let lines = ["scrub up", "wash", "lower the head", "right", "close", "finished"];
    let then = expect![[r#"
        minor added, scrub up: No step of the procedure sounds like this.
        5 of 5 points
    "#]];
    let now = expect![[r#"
        5 of 5 points
    "#]];
    check(Mode::Cued, (ASKED, &corrected), &lines, [&then, &now]);
}

#[test]
fn marking_by_the_same_file_changes_nothing() {
    let yaml = PUMP.replace("never:", "wrong_acts: [{act: Pull the plug}]\nnever:").replace(
        "at_least: 1m}}",
        "at_least: 1m}, r: {title: Round, every: 1m, while: t, does: [Look at it]}}",
    );
    let lines = [
        "check the identity",
        "start the infusion pump",
        "start the infusion pump and flush the line",
        "flush",
        "the line",
        "inject",
        "leave",
        "look at it",
        "pull the plug",
        "sing a song",
        "wait 1",
        "stuck",
        "not that",
        "pick 1",
        "pick none",
        "count 1",
        "count 2",
        "finished",
    ];
    let mut dice = Dice(0xa9a1_0001);
    for mode in [Mode::Cued, Mode::Recall, Mode::Exam] {
        for _ in 0..100 {
            let mut rehearsal = played(mode, &yaml, &[]);
            for _ in 0..20 {
                let line = lines[dice.below(lines.len())];
                if !line.starts_with("pick") || rehearsal.session().unclear().is_some() {
                    type_in(&mut rehearsal, line);
                }
            }
            let setting = rehearsal.session().setting().clone();
            let again = judged_again(&setting, &rehearsal.entries);
            assert_eq!(again, rehearsal.entries, "{}", rehearsal.story());
        }
    }
}
