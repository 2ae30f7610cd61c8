//! The library screen.

use crate::support::play::Play;
use crate::support::rehearsal::bundled;
use crate::support::sample;
use rehearsal::app::library::{Broken, Shelf, Shelved, Unfinished};
use std::sync::Arc;

fn shelved(procedure: Arc<rehearsal::procedure::Procedure>, origin: &str) -> Shelved {
    Shelved {
        id: procedure.about().id.to_string(),
        title: procedure.about().title.clone(),
        origin: origin.to_owned(),
        content: Ok(procedure.into()),
    }
}

fn shelf() -> Shelf {
    let names = ["bladder-anaesthesia.yaml", "bladder-botox.yaml", "intradetrusor-injection.yaml"];
    let mut procedures = vec![shelved(sample::procedure(), "./procedures")];
    procedures.extend(names.map(|name| shelved(bundled(name), "bundled")));
    let first = "broken.yaml:12:7: unknown field `titel`, did you mean `title`?".to_owned();
    procedures.push(Shelved {
        id: "broken".to_owned(),
        title: "broken.yaml".to_owned(),
        origin: "./procedures".to_owned(),
        content: Err(Broken { all: format!("error: {first}\n  |\n7 |   titel: x"), first }),
    });
    let unfinished = vec![Unfinished {
        id: "a".to_owned(),
        title: "The dwell: waiting for the bladder anaesthetic".to_owned(),
        progress: "begun today 14:02, 2 of 6 steps".to_owned(),
    }];
    Shelf { unfinished, procedures }
}

#[test]
fn procedures_sessions_and_broken_files() {
    for (width, height) in [(80, 24), (40, 12), (120, 40), (200, 60)] {
        let play = Play::library(shelf()).press("down down").sized(width, height);
        play.shows("library");
    }
}

#[test]
fn the_filter_is_typed_at_the_bottom() {
    let play = Play::library(shelf()).press("/").typing("botox");
    assert!(play.drawn().1.is_some(), "the cursor is in the filter");
    play.sees("Filter › botox").shows("library_filter");
    Play::library(shelf()).press("/").typing("zzz").sees("Nothing fits the filter");
}

#[test]
fn an_empty_library_says_what_to_do() {
    Play::library(Shelf::default()).sees("rehearse new FILE").shows("library_empty");
}

#[test]
fn a_broken_file_says_all_that_is_wrong() {
    Play::library(shelf()).press("down down down down down down enter").shows("library_broken");
}

#[test]
fn what_could_not_be_done_is_said() {
    let mut play = Play::library(shelf());
    let failed = rehearsal::app::input::Tidings::Failed("another window has it open".to_owned());
    play.input(rehearsal::app::input::Input::Told(failed));
    play.sees("another window has it open");
}
