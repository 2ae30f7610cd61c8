//! The four modes: each does what its row of the table of modes says, and the same script differs
//! from mode to mode only so.

mod alike;
mod silent;

use crate::patients::{came, round};
use crate::support::play::Play;
use crate::support::rehearsal::{Rehearsal, debrief, procedure};
use rehearsal::app::{App, Options};
use rehearsal::debrief::Verdict;
use rehearsal::procedure::{Procedure, Subject};
use rehearsal::session::{Command, Idle, Mode, Refusal, Until};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// A ward's small procedure with everything that a mode treats in its own way.
pub(crate) const WARD: &str = "
format: 1
title: Ward
pass: {score: 50%}
timers:
  dwell: {title: Long dwell, at_least: 10m, target: 20m, at_most: 40m}
  turning: {title: Turning, every: 5m, while: dwell, does: [Turn the patient]}
steps:
  - step: Close off
    cue: The full volume is in.
    do: Clamp the catheter.
    why: Contact time runs from here.
    starts: dwell
    check:
      - {ask: When does it start?, choose: [{right: Now}, {wrong: Later, because: No.}]}
      - {ask: How many minutes?, number: 20, confidence: true}
  - step: Mix the toxin
    cue: The clock runs.
    critical: true
    while: dwell
    check: [{ask: How many units?, number: 200}]
  - {step: Drain and rinse, cue: The dwell is up., needs: dwell, stops: dwell}
  - {step: Send home, cue: All is dry.}
";

pub(crate) fn ward() -> Arc<Procedure> {
    procedure(WARD)
}

/// The ward's session in this mode, on its screen.
pub(crate) fn on_screen(procedure: &Arc<Procedure>, mode: Mode) -> Play {
    let options = Options { mode, seed: 7, pace: None, has_library: true };
    Play::of(App::briefing(Arc::clone(procedure), options)).press("enter")
}

/// What is observed of a mode, in the words of the table.
type Observer = fn(Mode) -> &'static str;

/// The table of modes: what, how it is seen, and what each mode does.
const TABLE: &[(&str, Observer, [&str; 4])] = &[
    ("shown before the step", shown, ["everything", "its cue", "nothing", "nothing"]),
    ("the trainee", names, ["does it", "types it", "types it", "types it"]),
    ("order", order, ["led", "led", "their own", "their own"]),
    ("feedback", feedback, ["at once, retry", "at once, retry", "at the end", "at the end"]),
    ("hints", hints, ["free", "each costs", "each costs", "none"]),
    ("waits", waits, ["to target", "to target", "by amount", "by amount"]),
    ("rounds", rounds, ["announced", "announced", "silent", "silent"]),
    ("timers", timers, ["shown", "shown", "never", "never"]),
    ("skip, override", steering, ["yes", "yes", "no", "no"]),
    ("`needs` and rules", gates, ["refuse", "refuse", "record", "record"]),
    ("confidence", confidence, ["no", "no", "where asked for", "critical too"]),
    ("the patient", patient, ["the first", "drawn", "drawn", "drawn"]),
    ("verdict", verdict, ["never", "passes", "passes", "passes"]),
];

#[test]
fn each_mode_does_what_its_row_of_the_table_says() {
    for (what, observe, expected) in TABLE {
        assert_eq!(Mode::ALL.map(observe), *expected, "{what}");
    }
}

fn shown(mode: Mode) -> &'static str {
    let screen = on_screen(&ward(), mode).sized(120, 40).screen();
    let (how, cue) = (screen.contains("Clamp the catheter"), screen.contains("The full volume"));
    assert_eq!(screen.contains("Send home"), how, "{mode:?}: the rail\n{screen}");
    match (how, cue) {
        (true, _) => "everything",
        (false, true) => "its cue",
        (false, false) => "nothing",
    }
}

fn names(mode: Mode) -> &'static str {
    let begun = |play: Play| play.screen().contains("When does it start?");
    if begun(on_screen(&ward(), mode).press("enter")) {
        return "does it";
    }
    assert!(begun(on_screen(&ward(), mode).typing("close off").press("enter")));
    "types it"
}

/// The first step done, in whichever way the mode has it.
fn closed_off(mode: Mode) -> Rehearsal {
    let mut ward = Rehearsal::in_mode(&ward(), mode);
    ward.name("close-off").answer_now(true).answer_now(true);
    ward
}

fn order(mode: Mode) -> &'static str {
    let mut ward = Rehearsal::in_mode(&ward(), mode);
    ward.name("send-home");
    if ward.session().has_done(ward.step("send-home")) { "their own" } else { "led" }
}

fn feedback(mode: Mode) -> &'static str {
    let play = on_screen(&ward(), mode);
    let play = if mode == Mode::Guided { play } else { play.typing("close off") };
    let screen = play.press("enter").choosing("Later").screen();
    let told = screen.contains("NOT RIGHT");
    assert_eq!(screen.contains("When does it start?"), told, "{screen}");
    if told { "at once, retry" } else { "at the end" }
}

fn hints(mode: Mode) -> &'static str {
    let mut ward = Rehearsal::in_mode(&ward(), mode);
    ward.ask(&Command::Hint);
    match ward.refusal {
        Some(Refusal::Idle(Idle::NoHints)) => "none",
        Some(_) => "free",
        None => {
            ward.name("close-off").answer_now(true).answer_now(true);
            let line = &debrief(&ward).score.lines[0];
            assert_eq!(line.got.to_string(), "2.5", "{}", line.why);
            "each costs"
        }
    }
}

fn waits(mode: Mode) -> &'static str {
    let mut ward = closed_off(mode);
    ward.wait_for("dwell");
    if ward.refusal.is_none() { "to target" } else { "by amount" }
}

fn rounds(mode: Mode) -> &'static str {
    let mut ward = closed_off(mode);
    ward.ask(&Command::Wait(Until::For(Duration::from_mins(18))));
    let at = ward.session().at().elapsed();
    if at < Duration::from_mins(10) { "announced" } else { "silent" }
}

fn timers(mode: Mode) -> &'static str {
    let play = on_screen(&ward(), mode);
    let play = if mode == Mode::Guided { play } else { play.typing("close off") };
    let play = play.press("enter").choosing("Now");
    let play = if mode == Mode::Guided { play.press("esc esc") } else { play };
    let sure = matches!(mode, Mode::Recall | Mode::Exam);
    let play = if sure { play.press("4") } else { play };
    let screen = play.typing("20").press("enter").wait(1).screen();
    if screen.contains("Long dwell") { "shown" } else { "never" }
}

fn steering(mode: Mode) -> &'static str {
    let mut ward = closed_off(mode);
    let (mix, rinse) = (ward.step("mix-the-toxin"), ward.step("drain-and-rinse"));
    ward.ask(&Command::Skip(mix, "no time".into()));
    let skipped = ward.refusal.is_none();
    ward.ask(&Command::Override(Subject::Step(rinse), "now".into()));
    assert_eq!(ward.refusal.is_none(), skipped, "{mode:?}");
    if skipped { "yes" } else { "no" }
}

fn gates(mode: Mode) -> &'static str {
    let mut ward = closed_off(mode);
    ward.name("mix-the-toxin").answer_now(true).name("drain-and-rinse");
    let done = ward.session().has_done(ward.step("drain-and-rinse"));
    if done { "record" } else { "refuse" }
}

fn confidence(mode: Mode) -> &'static str {
    let mut ward = Rehearsal::in_mode(&ward(), mode);
    let mut asked = Vec::new();
    ward.name("close-off");
    for _ in 0..2 {
        asked.push(ward.session().asks_confidence());
        ward.answer_now(true);
    }
    ward.name("mix-the-toxin");
    asked.push(ward.session().asks_confidence());
    match asked[..] {
        [false, false, false] => "no",
        [false, true, false] => "where asked for",
        [false, true, true] => "critical too",
        _ => panic!("{mode:?}: {asked:?}"),
    }
}

fn patient(mode: Mode) -> &'static str {
    let came: BTreeSet<String> = (0..20).map(|seed| came(&round(), mode, seed)).collect();
    match came.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["well-one"] => "the first",
        ["fever-two", "well-one"] => "drawn",
        _ => panic!("{mode:?}: {came:?}"),
    }
}

fn verdict(mode: Mode) -> &'static str {
    let ward = perfect(mode);
    match debrief(&ward).verdict {
        Verdict::Practice => "never",
        Verdict::Passed => "passes",
        verdict @ (Verdict::Without | Verdict::Failed { .. }) => panic!("{mode:?}: {verdict:?}"),
    }
}

/// Everything done rightly, and every round.
pub(crate) fn perfect(mode: Mode) -> Rehearsal {
    let mut ward = closed_off(mode);
    ward.name("mix-the-toxin").answer_now(true);
    for _ in 0..3 {
        let due = ward.session().next_round(ward.timer("turning")).unwrap();
        let length = due.since(ward.session().at());
        ward.ask(&Command::Wait(Until::For(length))).do_round("turning");
    }
    ward.wait(240).name("drain-and-rinse").name("send-home").ask(&Command::Finish);
    assert_eq!(ward.refusal, None, "{}", ward.story());
    ward
}
