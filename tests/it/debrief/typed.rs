//! The list of what was typed, with what it was taken for.

use super::{debrief, played, told};
use crate::support::rehearsal::Rehearsal;
use expect_test::expect;
use rehearsal::debrief::report::{json::json, text::text};
use rehearsal::session::Mode;
use serde_json::{Value, from_str, json};

const ARMS: &str = "
format: 1
title: Arms
timers:
  t: {title: Tee, at_least: 20m}
  turn: {title: Turn, every: 5m, while: t, does: [Turn the patient]}
wrong_acts: [{act: Prepare the left ear, severity: major}]
phases:
  - phase: Before
    steps:
      - {step: Prepare the left arm, takes: 1s}
      - {step: Prepare the left leg, takes: 1s}
  - phase: Then
    steps:
      - {step: Wash the hands, starts: t, takes: 1s}
      - repeat: {times: 3, steps: [{step: Inject the drug, takes: 1s}]}
      - {step: Dress the wound, needs: t, takes: 1s}
";

/// The section of the report, at 80 columns.
fn section(rehearsal: &Rehearsal) -> String {
    let report = text(&debrief(rehearsal), 80);
    let rows = report.lines().skip_while(|row| !row.starts_with("What you typed"));
    let rows = rows.take_while(|row| !row.is_empty());
    rows.flat_map(|row| [row, "\n"]).collect()
}

#[test]
fn everything_that_was_typed_is_told_with_what_it_was_taken_for() {
    let lines = [
        "before",
        "prepare left",
        "pick 1",
        "prepare left, then wash my hands",
        "pick none",
        "sing \u{1b}[31ma song",
        "turn the patient",
        "wait 5",
        "turn the patient",
        "prepare the left ear",
        "inject the drug",
        "count 3",
        "dress the wound",
        "not that",
        "prepare left",
        "not that",
        "finished",
    ];
    expect![[r#"
        What you typed, and what it was taken for
        -----------------------------------------
           0:00  “before”: Before, a phase
           0:00  “prepare left”: picked: Prepare the left arm
           0:01  “prepare left, then wash my hands”
                 - “prepare left”: none of these
                 - “wash my hands”: Wash the hands
           0:32  “sing [31ma song”: nothing known
           1:02  “turn the patient”: Turn, when no round was due
           6:32  “turn the patient”: Turn, a round
           7:02  “prepare the left ear”: Prepare the left ear, a known wrong act
           7:32  “inject the drug”: Inject the drug, 3 times
           7:35  “dress the wound”: Dress the wound (taken back)
           7:35  “prepare left”: taken back
    "#]]
    .assert_eq(&section(&played(Mode::Exam, ARMS, &lines)));
}

#[test]
fn in_a_led_session_it_is_told_what_came_next_instead_and_what_was_refused() {
    let lines = ["wash the hands", "prepare the left arm; dress", "prepare the left leg"];
    let lines = [&lines[..], &["wash the hands", "inject", "count 3"]].concat();
    let mut rehearsal = played(Mode::Cued, ARMS, &lines);
    for line in ["inject the drug", "inject the drug", "dress the wound and sing"] {
        rehearsal.say(line);
    }
    expect![[r#"
        What you typed, and what it was taken for
        -----------------------------------------
           0:00  “wash the hands”: Wash the hands, not next: Prepare the left arm came
                 next
           0:00  “prepare the left arm; dress”
                 - “prepare the left arm”: Prepare the left arm
                 - “dress”: Dress the wound, not next: Prepare the left leg came next
           0:01  “prepare the left leg”: Prepare the left leg
           0:02  “wash the hands”: Wash the hands
           0:03  “inject”: Inject the drug, 3 times
           0:06  “inject the drug”: Inject the drug, not next: Dress the wound came next
           0:06  “inject the drug”: Inject the drug, not next: Dress the wound came next
           0:06  “dress the wound and sing”: Dress the wound, refused
    "#]]
    .assert_eq(&section(&rehearsal));
}

#[test]
fn words_said_instead_of_unclear_ones_are_taken_back_with_them() {
    let lines = ["wash the hands, prepare left", "dress the wound"];
    let rehearsal = played(Mode::Exam, ARMS, &[&lines[..], &["not that", "finished"]].concat());
    expect![[r#"
        major omitted, Prepare the left arm: Never done.
        major omitted, Prepare the left leg: Never done.
        major omitted, Wash the hands: Never done.
          + major early, Tee: Never started, and has to run 20 min.
        major omitted, Inject the drug: Never done.
        major omitted, Dress the wound: Never done.
        0 of 5 points
    "#]]
    .assert_eq(&told(&debrief(&rehearsal)));
    expect![[r#"
        What you typed, and what it was taken for
        -----------------------------------------
           0:00  “wash the hands, prepare left” (taken back)
                 - “wash the hands”: Wash the hands
                 - “prepare left”: typed again later
           0:01  “dress the wound”: Dress the wound (taken back)
    "#]]
    .assert_eq(&section(&rehearsal));
}

#[test]
fn what_came_of_an_earlier_entry_is_told_as_it_stands() {
    const CUFF: &str = "
format: 1
title: Cuff
steps:
  - repeat: {times: 3, steps: [{step: Inflate the cuff, time: {at_least: 1m}}]}
  - Read the gauge
  - Write it down
";
    let lines = ["inflate the cuff", "count 3", "wait 1", "done", "wait 1", "inflate the cuff"];
    let lines = [&lines[..], &["wait 1", "done", "read the gauge", "finished"]].concat();
    let parts = |lines: &[&str]| {
        let debrief = debrief(&played(Mode::Exam, CUFF, lines));
        let parts = debrief.typed.iter().flat_map(|entry| &entry.parts);
        parts.map(|part| format!("{}: {:?}", part.text, part.taken_for)).collect::<Vec<_>>()
    };
    let told = parts(&lines);
    assert!(told[0].contains("Step(StepIx(0), "), "{told:#?}");

    // One part of an entry before is begun, taken back, and begun again: once.
    let lines = ["inflate the cuff, read the gauge", "count 1", "wait 1", "write it down"];
    let lines = [&lines[..], &["not that", "done", "finished"]].concat();
    let told = parts(&lines);
    assert_eq!(told[1], "read the gauge: Step(StepIx(1), 1)", "{told:#?}");
}

#[test]
fn programs_are_told_the_same() {
    let lines = ["prepare left", "pick 1", "sing", "wash", "not that", "finished"];
    let report = json(&debrief(&played(Mode::Recall, ARMS, &lines))).unwrap();
    let report: Value = from_str(&report).unwrap();
    let part = |text: &str, taken_for: &str| {
        json!({
            "text": text, "taken_for": taken_for, "id": null, "title": null, "choice": null,
            "times": null, "next": null,
        })
    };
    let mut picked = part("prepare left", "step");
    picked["id"] = "prepare-the-left-arm".into();
    picked["title"] = "Prepare the left arm".into();
    picked["choice"] = "picked".into();
    picked["times"] = 1.into();
    let mut washed = part("wash", "step");
    washed["id"] = "wash-the-hands".into();
    washed["title"] = "Wash the hands".into();
    washed["times"] = 1.into();
    let entry = |at: u64, taken_back: bool, part: &Value| json!({ "at_ms": at, "text": part["text"], "taken_back": taken_back, "parts": [part] });
    let expected = [
        entry(0, false, &picked),
        entry(1000, false, &part("sing", "nothing")),
        entry(31_000, true, &washed),
    ];
    assert_eq!(report["typed"], json!(expected));
}

#[test]
fn where_nothing_is_typed_there_is_no_such_list() {
    let mut rehearsal = Rehearsal::written(ARMS);
    rehearsal.begin("prepare-the-left-arm");
    let debrief = debrief(&rehearsal);
    assert!(!text(&debrief, 80).contains("What you typed"));
    assert!(!json(&debrief).unwrap().contains("\"typed\""));
}

#[test]
fn what_waited_is_told_in_the_entry_in_which_it_was_typed() {
    const HELD: &str = "
format: 1
title: Held
steps:
  - {step: Hold the pressure, time: {at_least: 1m}}
  - Release the pressure
  - Prepare the left arm
  - Prepare the left leg
";
    let lines = [
        "hold the pressure then release the pressure",
        "wait 2",
        "done",
        "prepare left",
        "prepare the left leg",
        "finished",
    ];
    expect![[r#"
        What you typed, and what it was taken for
        -----------------------------------------
           0:00  “hold the pressure then release the pressure”
                 - “hold the pressure”: Hold the pressure
                 - “release the pressure”: Release the pressure
           2:30  “prepare left”: typed again later
           2:30  “prepare the left leg”: Prepare the left leg
    "#]]
    .assert_eq(&section(&played(Mode::Exam, HELD, &lines)));
    let told = told(&debrief(&played(Mode::Exam, HELD, &lines)));
    assert!(told.contains("minor prompted, Prepare the left leg"), "{told}");
}
