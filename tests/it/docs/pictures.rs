//! The pictures of the README are what the view draws, in a dark and in a light terminal.
//! `UPDATE_EXPECT=1 cargo test --test it pictures` draws them anew.

use crate::modes::on_screen;
use crate::screens::library::shelf;
use crate::support::picture::{DARK, LIGHT, svg};
use crate::support::play::Play;
use crate::support::rehearsal::bundled;
use rehearsal::app::App;
use rehearsal::session::Mode;
use rehearsal::view::{Glyphs, Look, Theme};

/// Draws what `play` shows, at this size, in both themes.
fn pictured(name: &str, title: &str, (width, height): (u16, u16), play: impl Fn() -> Play) {
    for (suffix, theme, paper) in [("dark", Theme::Dark, DARK), ("light", Theme::Light, LIGHT)] {
        let look = Look { theme, glyphs: Glyphs::Unicode };
        let (buffer, _) = play().looking(look).sized(width, height).drawn();
        let path = format!("{}/tests/pictures/{name}-{suffix}.svg", env!("CARGO_MANIFEST_DIR"));
        expect_test::expect_file![path].assert_eq(&svg(&buffer, paper, title));
    }
}

fn dwell() -> Play {
    let app = App::briefing(bundled("bladder-dwell.yaml"), crate::support::play::options(None));
    Play::of(app).press("enter enter").choosing("When the full volume")
}

#[test]
fn the_session_is_as_it_is_drawn() {
    let title = "A guided session: the steps, a question, and the timers of the dwell";
    pictured("session", title, (120, 34), || dwell().press("w").typing("3m").press("enter enter"));
}

/// An exam that did not go well.
fn examined() -> Play {
    let play = on_screen(&bundled("bladder-dwell.yaml"), Mode::Exam);
    let play = play.typing("close off").press("enter 4").choosing("When the full volume");
    let play = play.typing(":wait 5m").press("enter").typing("change position").press("enter");
    let play = play.choosing("To speed absorption").typing(":wait 6m").press("enter");
    let play = play.typing("drain").press("enter 4").choosing("Drain only");
    play.typing("finished").press("enter y")
}

#[test]
fn the_debrief_is_as_it_is_drawn() {
    let title = "The debrief of an exam: what went otherwise, the worst first, and the timeline";
    pictured("debrief", title, (130, 44), || examined().press("down down"));
}

#[test]
fn the_library_is_as_it_is_drawn() {
    let title = "The library: unfinished sessions, procedures and how they went, and a preview";
    let play = || Play::library(shelf()).press("/").typing("bladd").press("enter down down");
    pictured("library", title, (132, 26), play);
}

#[test]
fn every_picture_is_shown_and_every_picture_shown_is_there() {
    let page = include_str!("../../../README.md");
    let folder = super::root().join("tests/pictures");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(page.contains(&format!("tests/pictures/{name}")), "README.md does not show {name}");
    }
    for shown in page.split("tests/pictures/").skip(1) {
        let name: String = shown.chars().take_while(|it| !"\")> ".contains(*it)).collect();
        let path = format!("tests/pictures/{name}");
        assert!(super::root().join(&path).is_file(), "README.md shows {path}, which is not there");
    }
}
