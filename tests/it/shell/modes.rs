//! The other modes with the real program: typed lines, one phase alone, marked again.

use super::Home;

const WARD: &str = "\
format: 1
title: Ward
pass: {score: 80%}
phases:
  - phase: Look
    steps:
      - {step: Read the chart, also: [see the file], cue: She is asleep.}
      - {step: Count the pulse, check: [{ask: How many seconds?, number: 60}]}
  - phase: Act
    steps:
      - {step: Give the tablet, critical: true}
tests:
  - test: The expert
  - test: No tablet
    but: [{omit: give-the-tablet}]
    fails_for: [{omitted: give-the-tablet, severity: critical}]
";

fn ward() -> Home {
    let home = Home::new();
    home.file("ward.yaml", WARD);
    home
}

#[test]
fn an_exam_is_typed_line_by_line_and_told_only_at_the_end() {
    let home = ward();
    let lines = "give the tablet\nread the chart\ncount pulse\n30\nwhistle a tune\nfinished\nyes\n";
    let ran = home.say(&["run", "ward.yaml", "--mode", "exam"], lines).ends(0);
    let (session, debrief) = ran.out.split_once("Debrief of an exam session").unwrap();
    for told in ["Right", "wrong", "open", "She is asleep", "critical"] {
        assert!(!session.contains(told), "`{told}` in\n{session}");
    }
    for told in [
        "Major, out of order: Give the tablet",
        "Major, wrong: Count the pulse",
        "Minor, added: whistle a tune",
        "Not passed: ",
    ] {
        assert!(debrief.contains(told), "no `{told}` in\n{debrief}");
    }
    let json = home.run(&["debrief", "--format", "json"]).ends(0).json();
    assert_eq!((&json["mode"], &json["verdict"]["verdict"]), (&"exam".into(), &"failed".into()));
}

#[test]
fn one_phase_is_rehearsed_alone_and_resumed_so() {
    let home = ward();
    let args = ["run", "ward.yaml", "--mode", "recall", "--phase", "look"];
    home.say(&args, "read the chart\n:quit\n").ends(0).says("One phase alone: Look.");
    let ran = home.say(&["resume"], "\ncount the pulse\n60\nfinished\nyes\n").ends(0);
    ran.says("\nPassed.").says("2 of 2 steps done").says("One phase alone: Look.");
    home.say(&["run", "ward.yaml", "--phase", "lok"], "")
        .ends(2)
        .complains("there is no phase `lok`: did you mean `Look`?");
}

#[test]
fn an_old_session_is_marked_again_by_a_corrected_file() {
    let home = ward();
    let lines = "go over her papers\ncount the pulse\n30\ngive the tablet\nfinished\ny\n";
    home.say(&["run", "ward.yaml", "--mode", "exam"], lines).ends(0);
    let own = home.run(&["debrief"]).ends(0);
    let own = own.says("omitted: Read the chart").says("wrong: Count the pulse");
    drop(own);
    let corrected = WARD.replace("see the file", "go over her papers").replace("60", "30");
    home.file("new.yaml", &corrected);
    let again = home.run(&["debrief", "--against", "new.yaml"]).ends(0).says("Verdict   passed");
    assert!(!again.out.contains("omitted"), "{}", again.out);
    let without = corrected.replace("      - {step: Give the tablet, critical: true}\n", "");
    let without = without.replace("  - phase: Act\n    steps:\n", "");
    home.file("less.yaml", without.split("tests:").next().unwrap());
    let ran = home.run(&["debrief", "--against", "less.yaml"]).ends(0);
    ran.complains("what `less.yaml` does not have, and are left out");
    home.run(&["debrief", "--against", "nowhere.yaml"]).ends(2).complains("nowhere.yaml");
}

#[test]
fn what_was_a_wrong_act_may_be_a_step_of_the_corrected_file() {
    let home = Home::new();
    let step = "format: 1\ntitle: Table\nsteps: [{step: Lower the head, id: lower";
    let wrong = "wrong_acts: [{act: Tilt the table, severity: critical}]\n";
    home.file("then.yaml", &format!("{step}}}]\n{wrong}"));
    home.file("now.yaml", &format!("{step}, also: [tilt the table]}}]\n"));
    home.say(&["run", "then.yaml", "--mode", "exam"], "tilt the table\nfinished\ny\n").ends(0);
    home.run(&["debrief"]).ends(0).says("CRITICAL, wrong: Tilt the table");
    let again = home.run(&["debrief", "--against", "now.yaml"]).ends(0);
    assert_eq!(again.err, "", "nothing is left out");
    again.says("Verdict   passed").says("“tilt the table”: Lower the head");
}

#[test]
fn the_tests_of_a_file_are_played_and_a_failing_one_is_told_at_its_line() {
    let home = ward();
    home.run(&["test", "ward.yaml"]).ends(0).complains("2 tests in 1 file, all as they say");
    home.file("ward.yaml", &WARD.replace("{omitted: give", "{repeated: give"));
    let ran = home.run(&["test", "ward.yaml"]).ends(1).complains("1 of 2 tests failed");
    ran.says("error[failing-test]: the test `No tablet` fails").says("--> ward.yaml:16:28");
    let json = home.run(&["test", "--format", "json", "ward.yaml"]).ends(1).json();
    assert_eq!(json[0]["code"], "failing-test", "{json:#}");
    home.file("ward.yaml", "format: 1\ntitle: W\nsteeps: [A]\n");
    home.run(&["test", "ward.yaml"]).ends(1).complains("no tests; 1 file could not be tested");
    home.run(&["test", "nowhere.yaml"]).ends(2).complains("cannot read `nowhere.yaml`");
}

#[test]
fn what_an_open_exam_still_asks_is_not_told_by_its_debrief() {
    let home = ward();
    home.say(&["run", "ward.yaml", "--mode", "exam"], "count the pulse\n30\n:quit\n").ends(0);
    let refused = home.run(&["debrief"]).ends(2).complains("is not finished");
    assert_eq!(refused.out, "");
    home.run(&["debrief", "--format", "json"]).ends(2).complains("rehearse resume");
    home.say(&["resume"], "\n:abandon\n").ends(0);
    home.run(&["debrief"]).ends(0).says("Right: 60");
    home.say(&["run", "ward.yaml"], "\n:quit\n").ends(0);
    home.run(&["debrief"]).ends(0);
}

#[test]
fn what_was_refused_can_be_overridden_after_a_break() {
    let home = Home::new();
    let steps = "steps: [{step: Hold, time: {at_least: 5m}}, Release]\n";
    home.file("soon.yaml", &format!("format: 1\ntitle: Soon\n{steps}"));
    let args = ["run", "soon.yaml", "--mode", "cued"];
    home.say(&args, "hold\nrelease\n:quit\n").ends(0).says("Wait 5 min lets that time pass.");
    let ran = home.say(&["resume"], "\n:override It is late.\nrelease\n\n").ends(0);
    ran.says("It is late.").says("2 of 2 steps done");
}

#[test]
fn the_end_is_a_question_of_yes_or_no() {
    let home = ward();
    let lines = "that's all\nmaybe\nno\nread the chart\nfinish\nyes\n";
    let ran = home.say(&["run", "ward.yaml", "--mode", "exam"], lines).ends(0);
    ran.says("Type yes or no.").says("1 of 3 steps done");
}

#[test]
fn words_to_the_program_are_not_taken_for_steps() {
    let home = ward();
    let lines = "help\nwait ten minutes\nwait\nok\nagain\nsee the chart or whatever\nquit\n";
    let ran = home.say(&["run", "ward.yaml", "--mode", "exam"], lines).ends(0);
    let ran = ran.says("take back what was typed last").says("It is now 10:00.");
    ran.says("How long? for instance “wait 10m”.")
        .says("Say in words what you do next.")
        .says("Not in this mode: nothing is skipped, repeated or overridden.");
}

#[test]
fn when_the_expert_fails_the_other_tests_are_not_played() {
    let home = ward();
    let given = WARD.replace("{omit: give-the-tablet}", "{omit: read-the-chart}");
    home.file("ward.yaml", &given);
    home.run(&["test", "ward.yaml"]).ends(1).complains("1 of 2 tests failed");
    home.file("ward.yaml", &given.replace("score: 80%", "score: 80%, time: 30s"));
    let ran = home.run(&["test", "ward.yaml"]).ends(1);
    let ran = ran.says("the test `The expert` fails: not passed: 1 min 30 s of session time");
    ran.complains("1 of 1 test failed; 1 not played, since the expert's run fails");
}

#[test]
fn who_passes_where_no_score_is_asked_for_is_told_so() {
    let home = Home::new();
    home.file("two.yaml", "format: 1\ntitle: Two\nsteps: [Wash, Dry]\n");
    let ran = home.say(&["run", "two.yaml", "--mode", "exam"], "finished\nyes\n").ends(0);
    ran.says("Passed: nothing critical, and this procedure asks for no score");
}
