//! Finding procedures: the order of places, ids, files, and those that are broken.

use super::{Home, SMALL};
use serde_json::{Value, json};

fn listed(all: &Value, id: &str) -> Value {
    let found = all.as_array().unwrap().iter().find(|each| each["id"] == id);
    found.cloned().unwrap_or_default()
}

#[test]
fn the_bundled_procedures_are_always_there() {
    let all = Home::new().run(&["list", "--json"]).ends(0).json();
    assert_eq!(
        listed(&all, "bladder-dwell"),
        json!({
            "id": "bladder-dwell",
            "title": "The dwell: waiting for the bladder anaesthetic",
            "path": "(bundled)/bladder-dwell.yaml",
            "origin": "bundled",
            "broken": null,
        })
    );
}

#[test]
fn the_first_found_wins_and_broken_files_are_listed() {
    let home = Home::new();
    home.file("mine/a.yaml", &format!("{SMALL}id: same\n"));
    home.file("procedures/b.yaml", &format!("{SMALL}id: same\n"));
    home.file("data/procedures/c.yml", "format: 1\n");
    let all = home.run(&["--library", "mine", "list", "--json"]).ends(0).json();
    assert_eq!(listed(&all, "same")["path"], "mine/a.yaml");
    assert_eq!(listed(&all, "same")["origin"], "library");
    let broken = listed(&all, "c");
    assert_eq!(broken["origin"], "data directory");
    assert!(broken["broken"].as_str().unwrap().contains("missing-key"), "{broken}");
    let all = home.run(&["list", "--json"]).json();
    assert_eq!(listed(&all, "same")["path"], "procedures/b.yaml");
    let mut command = home.command(&["list"]);
    let output = command.env("REHEARSE_LIBRARY", home.path().join("mine")).output().unwrap();
    assert!(String::from_utf8(output.stdout).unwrap().contains("same"));
}

#[test]
fn a_library_that_is_not_there_is_an_error() {
    Home::new().run(&["--library", "nowhere", "list"]).ends(2).complains("cannot read `nowhere`");
}

#[test]
fn a_procedure_that_is_not_there_is_told_with_the_nearest() {
    let home = Home::new();
    home.run(&["run", "bladder-dwel"]).ends(2).complains("did you mean `bladder-dwell`?");
    home.run(&["run", "./x.yaml"]).ends(2).complains("cannot read `./x.yaml`");
    home.run(&["run", "./x.yaml"]).complains("caused by: ");
}

#[test]
fn a_file_finds_what_it_uses_beside_itself() {
    let home = Home::new();
    home.file("part.yaml", SMALL);
    home.file("whole.yaml", "format: 1\ntitle: Whole\nphases:\n  - use: part\n");
    let found = home.run(&["check", "--format", "json", "whole.yaml"]).ends(0).json();
    let found = found.as_array().unwrap();
    assert!(
        found.iter().all(|it| it["file"] == "whole.yaml"),
        "what is used has a check of its own"
    );
    home.say(&["run", "whole.yaml"], "\n").ends(0).says("Step 1 of 3: Wet");
}

#[test]
fn a_broken_procedure_cannot_be_run_and_all_mistakes_are_shown() {
    let home = Home::new();
    home.file("b.yaml", "format: 1\ntitel: B\n");
    let ran = home.run(&["run", "b.yaml"]).ends(2).complains("error[unknown-key]");
    ran.complains("error: `b.yaml` cannot be rehearsed");
    assert!(!home.path().join("data").exists(), "nothing was begun");
}

#[test]
#[cfg(unix)]
fn names_of_files_cannot_command_the_terminal() {
    let home = Home::new();
    home.file("procedures/\u{1b}[31m.yaml", "format: 1\n");
    let ran = home.run(&["list"]).ends(0);
    assert!(!ran.out.contains('\u{1b}'), "{:?}", ran.out);
    let ran = home.run(&["run", "\u{1b}[31m"]).ends(2);
    assert!(!ran.err.contains('\u{1b}'), "{:?}", ran.err);
}
