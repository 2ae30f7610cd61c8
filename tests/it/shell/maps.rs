//! Maps in the real binary: found beside a procedure, copied into the session, and checked.

use super::Home;
use std::fs;

const PROCEDURE: &str = "format: 1
title: A wall of my own
steps:
  - step: Place
    check: [{ask: Place two., place: {map: wall, count: 2, spacing: 1cm, avoid: [window]}}]
";
const MAP: &str = "format: 1
map: The wall
shows: surface
outline: [[-40, 0], [-40, 60], [40, 60], [40, 0]]
zones: [{zone: Window, is: avoid, circle: {at: [0, 30], radius: 8}}]
patterns: [{rows: [20], columns: [-15, 15]}]
";

fn home() -> Home {
    let home = Home::new();
    fs::create_dir(home.path().join("maps")).unwrap();
    home.file("mine.yaml", PROCEDURE);
    home.file("maps/wall.yaml", MAP);
    home
}

#[test]
fn a_session_keeps_the_map_with_which_it_began() {
    let home = home();
    let ran = home.say(&["run", "mine.yaml"], "\n-15 20\n:quit\n").ends(0);
    ran.says("Window (avoid): round, 0 right and 30 up, radius 8.").says("1 placed.");
    // What becomes of the file changes nothing of what was begun.
    fs::remove_dir_all(home.path().join("maps")).unwrap();
    home.run(&["check", "mine.yaml"]).ends(1).says("unknown-map");
    let ran = home.say(&["resume"], "\n-15 20; 15 20\nfinish\n\n\n").ends(0);
    ran.says("Map: The wall.").says("2 placed.").says("Finished, with every step done.");
    let json = home.run(&["debrief", "--format", "json"]).ends(0).json();
    assert_eq!(json["deviations"].as_array().map(Vec::len), Some(0), "{json}");
}

#[test]
fn maps_are_checked_with_their_folder_and_alone() {
    let home = home();
    home.run(&["check", "."]).ends(0).complains("in 1 of 2 files");
    home.file("maps/wall.yaml", &MAP.replace("[40, 60], [40, 0]", "[40, 0], [40, 60]"));
    home.run(&["check", "maps/wall.yaml"]).ends(1).says("bad-outline");
    home.run(&["check", "mine.yaml"]).ends(1).says("maps/wall.yaml:4:").says("crosses itself");
    let schema = home.run(&["schema", "--map"]).ends(0).json();
    assert!(schema["properties"]["zones"].is_object(), "{schema}");
}
