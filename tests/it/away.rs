//! The real binary, left or killed in the middle of a dwell and gone on with later, or on a
//! computer whose clock was set back: by what a timer has run, as the debrief tells it.
//!
//! Nobody waits: what tells the program when the trainee left is when it last wrote to the
//! session's folder, and that can be set.

use crate::shell::Home;
use crate::support::pty::Terminal;
use std::fs::File;
use std::io::Write;
use std::path::PathBuf;
use std::time::{Duration, SystemTime};

const DWELL: &str = "\
format: 1
title: Dwell
timers:
  soak: {at_least: 15m, at_most: 45m, clock: wall}
  cool: {at_least: 15m}
steps:
  - {step: Fill, starts: [soak, cool], takes: 1m}
  - {step: Drain, stops: [soak, cool], takes: 1m}
";

const MINUTE: u64 = 60_000;

fn home() -> Home {
    let home = Home::new();
    home.file("dwell.yaml", DWELL);
    home
}

fn folder(home: &Home) -> PathBuf {
    home.path().join("data/sessions").join(home.session().0)
}

/// The moment at which the program was closed, that many minutes ago; or still to come.
fn closed(home: &Home, minutes: i64) {
    let length = Duration::from_mins(minutes.unsigned_abs());
    let then = if minutes < 0 { now() + length } else { now() - length };
    for entry in std::fs::read_dir(folder(home)).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            File::options().write(true).open(entry.path()).unwrap().set_modified(then).unwrap();
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "what lies back is reckoned from now")]
fn now() -> SystemTime {
    SystemTime::now()
}

/// What became of the dwell: how long each timer ran in session time, how long by its clock, and
/// the time of the whole session.
struct Told {
    span: u64,
    soak: u64,
    cool: u64,
    session: u64,
}

fn told(home: &Home) -> Told {
    let (id, _) = home.session();
    let json = home.run(&["debrief", &id, "--format", "json"]).ends(0).json();
    let run = |timer: &str| {
        let timers = json["timeline"]["timers"].as_array().unwrap();
        let row = timers.iter().find(|row| row["timer"] == timer).unwrap();
        row["runs"][0].clone()
    };
    let ms = |value: &serde_json::Value| value.as_u64().unwrap();
    let (soak, cool) = (run("soak"), run("cool"));
    Told {
        span: ms(&soak["to_ms"]) - ms(&soak["from_ms"]),
        soak: ms(&soak["ran_ms"]),
        cool: ms(&cool["ran_ms"]),
        session: ms(&json["times"]["session_ms"]),
    }
}

/// By how many minutes the wall ran on, but for the moments that the test itself takes.
#[track_caller]
fn check(told: &Told, minutes: u64) {
    let away = told.soak - told.span;
    assert_eq!(away / (5 * MINUTE), minutes / 5, "{away} ms were away");
    assert!(away >= minutes * MINUTE, "{away} ms were away");
    assert!((away == 0) == (minutes == 0), "{away} ms were away");
    assert_eq!(told.cool, told.span, "the other stood still");
    assert!(told.session < 5 * MINUTE, "{} ms are no time away", told.session);
}

#[test]
fn a_dwell_on_the_wall_runs_on_while_the_program_is_closed_and_session_time_stands_still() {
    for (minutes, ran_on) in [(20, 20), (-20, 0)] {
        let home = home();
        home.say(&["run", "dwell.yaml"], "\n").ends(0).says("Done: Fill");
        closed(&home, minutes);
        let ran = home.say(&["resume"], "\n\n").ends(0);
        assert_eq!(ran.out.contains("Soak is long enough"), ran_on > 15, "{}", ran.out);
        check(&told(&home), ran_on);
    }
}

#[test]
fn a_dwell_that_was_left_twice_ran_on_both_times() {
    let home = home();
    home.say(&["run", "dwell.yaml"], "\n").ends(0);
    for minutes in [20, -10, 15] {
        closed(&home, minutes);
        home.say(&["resume"], "\n").ends(0);
    }
    home.say(&["resume"], "\n\n\n").ends(0).says("Debrief");
    check(&told(&home), 35);
}

#[test]
fn a_killed_dwell_ran_on_too() {
    for (minutes, ran_on) in [(20, 20), (-20, 0)] {
        let home = home();
        let mut terminal = Terminal::start(&home.command(&["run", "dwell.yaml"]));
        terminal.sees("NOT FOR CLINICAL USE");
        terminal.presses("enter");
        terminal.sees("step 1 of 2");
        terminal.presses("enter");
        terminal.sees("step 2 of 2");
        terminal.signal("KILL");
        assert!(!terminal.ends().success());
        closed(&home, minutes);
        let mut terminal = Terminal::start(&home.command(&["resume"]));
        terminal.sees("where you are");
        terminal.presses("enter");
        terminal.sees("step 2 of 2");
        terminal.presses("enter");
        terminal.sees("Enter finish");
        terminal.presses("q");
        assert!(terminal.ends().success());
        check(&told(&home), ran_on);
    }
}

#[test]
fn looking_in_without_going_on_takes_nothing_from_the_time_away() {
    let home = home();
    home.say(&["run", "dwell.yaml"], "\n").ends(0);
    // The program was killed while it wrote.
    let journal = folder(&home).join("journal.jsonl");
    File::options().append(true).open(journal).unwrap().write_all(b"{\"seq\":").unwrap();
    closed(&home, 20);
    home.say(&["resume"], ":quit\n").ends(0).says("was cut off");
    home.say(&["resume"], "\n\n").ends(0);
    check(&told(&home), 20);
}
