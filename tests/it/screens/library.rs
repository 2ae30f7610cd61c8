//! The library screen.

use crate::support::play::Play;
use crate::support::rehearsal::bundled;
use crate::support::sample;
use ratatui::buffer::Cell;
use ratatui::style::Modifier;
use rehearsal::app::input::{Input, Tidings};
use rehearsal::app::library::{Broken, Last, Shelf, Shelved, Unfinished};
use rehearsal::view::{Glyphs, Look, Theme};
use std::sync::Arc;

fn shelved(procedure: Arc<rehearsal::procedure::Procedure>, origin: &str) -> Shelved {
    Shelved {
        id: procedure.about().id.to_string(),
        title: procedure.about().title.clone(),
        origin: origin.to_owned(),
        content: Ok(procedure.into()),
        last: None,
    }
}

/// Procedures that were rehearsed and not, a broken file, and a session that goes on.
pub(crate) fn shelf() -> Shelf {
    let names = ["bladder-anaesthesia.yaml", "bladder-botox.yaml", "intradetrusor-injection.yaml"];
    let mut procedures = vec![shelved(sample::procedure(), "./procedures")];
    procedures.extend(names.map(|name| shelved(bundled(name), "bundled")));
    let last = [
        (Some(true), "exam passed 3 days ago"),
        (Some(false), "recall failed 2 h ago"),
        (None, "guided finished yesterday"),
    ];
    for (shelved, (passed, words)) in procedures.iter_mut().zip(last) {
        shelved.last = Some(Last { passed, words: words.to_owned() });
    }
    let first = "broken.yaml:12:7: unknown field `titel`, did you mean `title`?".to_owned();
    procedures.push(Shelved {
        id: "broken".to_owned(),
        title: "broken.yaml".to_owned(),
        origin: "./procedures".to_owned(),
        content: Err(Broken { all: format!("error: {first}\n  |\n7 |   titel: x"), first }),
        last: None,
    });
    let unfinished = vec![Unfinished {
        id: "a".to_owned(),
        title: "The dwell: waiting for the bladder anaesthetic".to_owned(),
        progress: "2 steps done, left 5 min ago, guided at 12:30".to_owned(),
    }];
    Shelf { unfinished, procedures }
}

#[test]
fn procedures_sessions_and_broken_files() {
    for (width, height) in [(80, 24), (40, 12), (60, 16), (120, 40), (200, 60)] {
        let play = Play::library(shelf()).press("down down").sized(width, height);
        play.shows("library");
    }
}

#[test]
fn the_filter_is_typed_at_the_bottom() {
    let play = Play::library(shelf()).press("/").typing("botox");
    assert!(play.drawn().1.is_some(), "the cursor is in the filter");
    play.sees("Filter › botox").sees("2 of 6").shows("library_filter");
    Play::library(shelf()).press("/").typing("zzz").sees("Nothing fits the filter").sees("0 of 6");
}

#[test]
fn the_filter_looks_at_titles_ids_and_tags_and_takes_what_is_pasted() {
    for (typed, found) in [("xylophone", 0), ("bladder-botox", 1), ("local-an", 3), ("broken", 1)] {
        let mut play = Play::library(shelf()).press("/");
        play.input(Input::Paste(format!("{typed}\n")));
        play.sees(&format!("{found} of 6"));
    }
    let mut play = Play::library(shelf());
    play.input(Input::Paste("titel".to_owned()));
    play.misses("Filter").sees("The dwell");
}

/// The letters on the screen that stand out as what was typed, line by line.
fn marked(play: &Play) -> Vec<String> {
    let (buffer, _) = play.drawn();
    let stands_out = |cell: &Cell| cell.modifier.contains(Modifier::UNDERLINED);
    // Below the header, which is underlined where there is no colour.
    let marked = buffer.area.rows().skip(1).map(|row| {
        let cells = row.columns().map(|at| &buffer[at.as_position()]);
        cells.filter(|cell| stands_out(cell)).map(Cell::symbol).collect::<String>()
    });
    marked.filter(|line| !line.is_empty()).collect()
}

#[test]
fn the_letters_that_fit_are_marked_with_and_without_colour() {
    for theme in Theme::ALL {
        let look = Look { theme, glyphs: Glyphs::Unicode };
        let play = |typed| Play::library(shelf()).looking(look).press("/").typing(typed);
        assert_eq!(marked(&play("intradet cyst")), ["Cystintradet", "Intradet"], "{theme:?}");
        assert_eq!(marked(&play("local-ana")), ["local-ana"], "the tags of the chosen row");
        assert_eq!(marked(&Play::library(shelf()).looking(look)), [""; 0]);
    }
}

#[test]
fn what_is_unfinished_stays_on_top_whatever_fits_better() {
    let screen = Play::library(shelf()).press("/").typing("bladder").screen();
    let headings: Vec<&str> = screen
        .lines()
        .map(str::trim)
        .filter(|line| ["Unfinished sessions", "Procedures"].contains(line))
        .collect();
    assert_eq!(headings, ["Unfinished sessions", "Procedures"], "{screen}");
}

#[test]
fn a_list_that_is_longer_than_its_place_says_so() {
    let mut shelf = shelf();
    let more = shelf.procedures.clone();
    shelf.procedures.extend(more);
    let play = Play::library(shelf).sized(40, 12);
    let play = play.sees("more ↓").misses("more ↑").press("end").sees("more ↑").misses("more ↓");
    play.press("pageup").sees("more ↓").press("pagedown").misses("more ↓");
}

#[test]
fn a_preview_that_is_cut_says_where_the_rest_is() {
    let play = Play::library(shelf()).press("down down");
    let play = play.sized(120, 20).sees("Enter shows more");
    play.sized(120, 40).misses("Enter shows more");
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
    let failed = Tidings::Failed("another window has it open".to_owned());
    play.input(Input::Told(failed));
    play.sees("another window has it open");
}
