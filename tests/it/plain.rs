//! What line mode says, in every state: text and nothing else, and nothing without a change.

use crate::screens::any_state;
use crate::support::program::Program;
use crate::support::rehearsal::procedure;
use rehearsal::app::effect::Effect;
use rehearsal::app::input::Input;
use rehearsal::app::library::{Shelf, Shelved};
use rehearsal::app::{App, Options, Screen};
use rehearsal::plain::Speaker;
use rehearsal::session::Mode;
use rehearsal::time::Moment;
use std::time::Duration;

/// A procedure whose author draws, wherever that is possible.
const DRAWN: &str = "
format: 1
title: Drawn ★
objectives: ['Know → the way']
timers:
  dwell: {title: Dwell ⏱, at_least: 10m, target: 20m, at_most: 40m}
  turning: {title: Turning, every: 5m, while: dwell, does: [Turn the patient]}
cases: {one: {vignette: 'She is ☺ at 36 °C – “well”.'}}
steps:
  - step: Close off
    cue: It is full…
    do: |
      Clamp ✓ the catheter · then:
      - ≤ 2 µg/mL
    figure: |
      Where the clamp sits

      ┌──┐⣿
      └──┘█
    starts: dwell
    check:
      - {ask: When?, choose: [{right: Now}, {wrong: Later, because: 'Then ↑↑.'}]}
      - {ask: How many minutes?, number: 20, unit: min, confidence: true}
  - step: Check the kit
    check:
      - {tick: [Scope, Needle]}
      - {ask: Order?, order: [First, Second]}
      - {ask: Name one., list: [dizziness, tingling lips], at_least: 1}
      - {ask: What do you say?, say: [stop]}
  - repeat:
      times: 2
      steps: [{step: Rinse, takes: 1m}]
  - {step: Drain, needs: dwell, stops: dwell}
complications:
  faint:
    title: A faint
    at: {timer: dwell, after: 12m}
    signs: 'He is grey ▒.'
    steps: [Lay him flat]
";

/// What somebody may type.
const LINES: [&str; 46] = [
    "",
    "",
    "",
    "",
    "1",
    "2",
    "1 2",
    "2 1",
    "all",
    "20",
    "15 min",
    "?",
    "help",
    "time",
    "steps",
    "where",
    "wait 5m",
    ":wait 10m",
    ":skip because",
    "note x",
    ":note",
    "back",
    "return",
    "step 2",
    "complication",
    "carry on",
    "stop",
    "done",
    "close off",
    "check the kit",
    "rinse",
    "drain",
    "lay him flat",
    "turn the patient",
    "finished",
    "yes",
    "no",
    ":override because",
    ":zzz",
    "never mind",
    "mode exam",
    "begin",
    "dizziness, stones",
    "I say stop",
    "not that",
    "again",
];

fn options(mode: Mode, seed: u64) -> Options {
    Options { mode, seed, pace: None, has_library: true }
}

/// Asserts that each line is text: no drawing, no control character.
#[track_caller]
fn is_text(lines: &[String]) {
    const WRITTEN: &str = " ‘’“”–—°±×÷≤≥≠²³½µ€£§";
    for line in lines {
        let text = |c: char| c.is_alphanumeric() || c.is_ascii_graphic() || WRITTEN.contains(c);
        assert!(line.chars().all(text), "{line}");
    }
}

/// The library with the drawn procedure, a broken file and an unfinished session.
fn shelf() -> Shelf {
    let mut shelf = any_state::shelf();
    let procedure = procedure(DRAWN);
    shelf.procedures.push(Shelved {
        id: "drawn".into(),
        title: procedure.about().title.clone(),
        origin: "here".into(),
        content: Ok(procedure.into()),
        last: None,
    });
    shelf
}

#[test]
fn in_every_state_text_is_said_and_only_where_something_changed() {
    let mut places = [0; 4];
    for walk in 0..160_u64 {
        let mode = Mode::ALL[usize::try_from(walk).unwrap() % 4];
        let mut app = App::library(shelf(), options(mode, walk));
        let mut speaker = Speaker::new();
        is_text(&speaker.speak(&app));
        let mut drawn = walk.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
        let mut lines = vec!["drawn", "begin"];
        for number in 0..60 {
            drawn ^= drawn << 13;
            drawn ^= drawn >> 7;
            drawn ^= drawn << 17;
            let line = LINES[usize::try_from(drawn % 46).unwrap()];
            lines.push(line);
            let line = lines[number];
            let now = Moment::new(Duration::from_secs(number as u64));
            speaker.listen();
            let effects = app.update(now, Input::Line(line.to_owned()));
            if effects.iter().any(|effect| matches!(effect, Effect::Repeat)) {
                speaker.repeat();
            }
            is_text(&speaker.speak(&app));
            assert_eq!(speaker.speak(&app), [""; 0], "nothing changed after `{line}`");
            places[match app.screen() {
                Screen::Library(_) => 0,
                Screen::Briefing(_) => 1,
                Screen::Session(_) => 2,
                Screen::Debrief(_) => 3,
            }] += 1;
            if app.is_over() {
                break;
            }
        }
    }
    assert!(places.iter().all(|steps| *steps > 20), "{places:?}");
}

/// What is said in answer to `line`.
fn answer(program: &mut Program, line: &str) -> String {
    let before = program.spoken.len();
    program.line(line);
    program.spoken[before..].join("\n")
}

/// Asserts that `?` offers these words now.
#[track_caller]
fn offers(program: &mut Program, words: &[&str]) {
    let told = answer(program, "?");
    for word in words {
        assert!(told.contains(&format!("\n{word}: ")), "no `{word}` in {told}");
    }
}

#[test]
fn a_drawing_is_not_told_but_its_caption_is() {
    let program = Program::begin(&procedure(DRAWN));
    let told = program.spoken.join("\n");
    let figure = "Figure: Where the clamp sits. The drawing itself is not told.";
    assert!(told.contains(figure), "{told}");
    assert!(told.contains("Do: Clamp yes the catheter , then:\n- ≤ 2 µg/mL\n"), "{told}");
}

#[test]
fn each_prompt_says_what_can_be_typed_there() {
    let mut program = Program::seeded(&procedure(DRAWN), Mode::Cued, 3);
    offers(&mut program, &["the step you do next", ":skip REASON", "time", "hint"]);
    program.line("close off");
    offers(&mut program, &["1 to 2", "where", "quit"]);
    assert!(!answer(&mut program, "?").contains("wait 10m"), "the question comes first");
    program.line("1").line("2").line("20").line(":note");
    offers(&mut program, &["a note", "never mind"]);
    let told = answer(&mut program, "never mind");
    assert!(told.ends_with("What do you do next?"), "{told}");
    program.line("zzz");
    assert!(answer(&mut program, "quit").is_empty());
}

#[test]
fn an_exam_is_told_its_time_and_its_own_entries_alone() {
    let mut program = Program::seeded(&procedure(DRAWN), Mode::Exam, 3);
    program.line("close off").line("1").line("3").line("20").line("wait 5m");
    assert_eq!(answer(&mut program, "time"), "The time.\nThe session is at 5:30.");
    let own = "Your entries.\n1. Close off\n2. wait 5 min";
    assert_eq!(answer(&mut program, "steps"), own);
    assert_eq!(answer(&mut program, "where"), "What do you do next?");
}

#[test]
fn any_step_is_looked_at_and_begun_from_there() {
    let mut program = Program::begin(&procedure(DRAWN));
    let told = answer(&mut program, "step 4");
    assert!(told.starts_with("Step 4 of 4: Drain.\nIt is open."), "{told}");
    assert!(answer(&mut program, "").starts_with("Not now: Drain."));
    assert!(answer(&mut program, "override she bleeds").contains("Done: Drain"));
    let told = answer(&mut program, "back");
    assert!(told.contains("Drain") && told.contains("Enter does it again"), "{told}");
    let told = answer(&mut program, "return");
    assert_eq!(told, "Next is step 1 of 4: Close off. Enter begins it.");
}
