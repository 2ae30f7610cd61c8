//! The real binary, killed at fifty points of a session and resumed: nothing that was shown is
//! lost, and the session that goes on is the session that would have been.

use crate::support::program::Program;
use crate::support::pty::Terminal;
use crate::support::rehearsal::procedure;
use rehearsal::journal;
use rehearsal::procedure::Procedure;
use rehearsal::session::{Entry, Event, Mode};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

const SEED: u64 = 3;

const PROCEDURE: &str = "
format: 1
title: A session to be killed
timers:
  soak: {title: Soak, at_least: 10m, target: 20m, at_most: 45m}
  rounds: {every: 8m, slack: 4m, while: soak, does: [Look round]}
never:
  - {step: golf, before: soak, severity: critical, because: It has not soaked.}
steps:
  - {step: Alpha, takes: 10s}
  - step: Bravo
    check:
      - ask: How many?
        number: 7
        because: Seven it is.
        traps: [{value: 70, because: Ten times seven.}]
      - tick: [This, That]
        because: Both were ticked.
  - {step: Charlie, starts: soak}
  - step: Delta
    while: soak
    takes: 3m
    check:
      - ask: How deep?
        number: 2
        unit: mm
        because: Two it is.
  - {step: Echo, while: soak}
  - {step: Foxtrot, needs: soak, stops: soak}
  - {step: Golf, takes: 1m}
  - step: Hotel
    check:
      - ask: How far?
        number: 12
        because: Twelve it is.
  - {step: India, finding: The very end.}
";

/// Keys as they are pressed together, and what is then to be seen that was not before.
const MOVES: [(&str, &str); 25] = [
    ("enter", "done: Alpha"),
    ("enter", "How many?"),
    ("7 0 enter", "Ten times seven."),
    ("7 enter", "Seven it is."),
    ("1 2 enter", "Both were ticked."),
    ("n c o l d enter", "noted"),
    ("enter", "done: Charlie"),
    ("enter", "How deep?"),
    ("2 enter", "Two it is."),
    ("p", "paused"),
    ("p", "going on"),
    ("down down enter o l a t e enter", "done: Golf"),
    ("enter", "done: Echo"),
    ("enter", "NOT NOW"),
    ("w 5 m enter", "round 1 due"),
    ("enter", "it is now"),
    ("w enter", "round 2 due"),
    ("s", "has reached its target"),
    ("enter", "done: Foxtrot"),
    ("enter", "How far?"),
    ("1 2 enter", "Twelve it is."),
    ("b enter", "How far?"),
    ("1 2 enter", "Twelve it is."),
    ("s n o space t i m e enter", "skipped: India"),
    ("enter", "Deviations"),
];

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut file = std::fs::File::create(folder.path().join("killed.yaml")).unwrap();
        file.write_all(PROCEDURE.as_bytes()).unwrap();
        Self(folder)
    }

    fn start(&self, args: &[&str]) -> Terminal {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rehearse"));
        command.args(args).current_dir(self.0.path()).env("REHEARSE_DATA", self.0.path());
        Terminal::sized(&command, 40, 120)
    }

    fn run(&self) -> Terminal {
        let terminal = self.start(&["run", "killed.yaml", "--seed", "3"]);
        terminal.sees("NOT FOR CLINICAL USE");
        terminal.presses("enter");
        terminal.sees("step 1 of 9");
        terminal
    }

    fn resume(&self) -> Terminal {
        let terminal = self.start(&["resume"]);
        terminal.sees("where you are");
        terminal.presses("enter");
        terminal
    }

    /// What is on disk, as far as it can be read.
    fn entries(&self, procedure: &Procedure) -> Vec<Entry> {
        let folder = only_folder(&self.0.path().join("sessions"));
        let bytes = std::fs::read(folder.join("journal.jsonl")).unwrap();
        journal::decode(&bytes, procedure).unwrap().entries
    }
}

fn only_folder(folder: &Path) -> PathBuf {
    let mut folders: Vec<_> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(folders.len(), 1, "{folders:?}");
    folders.remove(0)
}

/// The same session without a clock: what every other is held against.
fn ideal(procedure: &Arc<Procedure>) -> Vec<Entry> {
    let mut program = Program::seeded(procedure, Mode::Guided, SEED);
    for (keys, _) in MOVES {
        program.press(keys);
    }
    program.kept
}

/// Without sittings.
fn story(entries: &[Entry]) -> Vec<&Entry> {
    let sitting = |entry: &&Entry| matches!(entry.event, Event::Left | Event::Returned(_));
    entries.iter().filter(|entry| !sitting(entry)).collect()
}

/// `lived` is the beginning of `ideal`, but for times; and its times are those of `ideal`, to
/// which only real time can have come, while the trainee was deciding.
fn check_beginning(lived: &[Entry], ideal: &[Entry]) {
    for (lived, ideal) in story(lived).iter().zip(ideal) {
        let name = |event: &Event| std::mem::discriminant(event);
        assert_eq!(name(&lived.event), name(&ideal.event), "{lived:?} is not {ideal:?}");
        assert!(lived.at >= ideal.at, "{lived:?} is earlier than {ideal:?}");
        assert!(lived.at <= ideal.at + lived.real, "{lived:?} is later than {ideal:?}");
    }
}

fn play(terminal: &Terminal, moves: &[(&str, &str)]) {
    for (keys, shown) in moves {
        terminal.presses(keys);
        terminal.sees(shown);
    }
}

fn kill(mut terminal: Terminal) {
    terminal.signal("KILL");
    assert!(!terminal.child.wait().unwrap().success());
}

#[test]
fn an_uninterrupted_session_is_the_ideal_one_but_for_times() {
    let (place, procedure) = (Place::new(), procedure(PROCEDURE));
    play(&place.run(), &MOVES);
    let (lived, ideal) = (place.entries(&procedure), ideal(&procedure));
    assert_eq!(story(&lived).len(), ideal.len());
    check_beginning(&lived, &ideal);
}

#[test]
fn killed_after_any_move_was_shown_nothing_is_lost_and_the_rest_is_the_same() {
    let procedure = procedure(PROCEDURE);
    let ideal = ideal(&procedure);
    let mut before = Program::seeded(&procedure, Mode::Guided, SEED);
    for (killed, (keys, _)) in MOVES.iter().enumerate() {
        let place = Place::new();
        let terminal = place.run();
        let (lived, rest) = MOVES.split_at(killed);
        play(&terminal, lived);
        kill(terminal);
        let kept = place.entries(&procedure);
        assert_eq!(kept.len(), before.kept.len(), "killed after move {killed}");
        let terminal = place.resume();
        play(&terminal, rest);
        let lived = place.entries(&procedure);
        assert_eq!(story(&lived).len(), ideal.len(), "killed after move {killed}");
        check_beginning(&lived, &ideal);
        before.press(keys);
    }
}

#[test]
fn killed_in_the_middle_of_any_move_what_is_kept_is_whole_and_goes_on() {
    let procedure = procedure(PROCEDURE);
    let ideal = ideal(&procedure);
    for killed in 0..MOVES.len() {
        let place = Place::new();
        let terminal = place.run();
        let (before, rest) = MOVES.split_at(killed);
        play(&terminal, before);
        let shown = place.entries(&procedure).len();
        terminal.presses(rest[0].0);
        kill(terminal);
        let kept = place.entries(&procedure);
        assert!(kept.len() >= shown, "what had been shown is there");
        check_beginning(&kept, &ideal);
        if !matches!(kept.last().unwrap().event, Event::Finished(_)) {
            let terminal = place.resume();
            terminal.presses("tab n o n enter");
            terminal.sees("noted");
        }
    }
}
