//! The mouse: what is clicked does what its key does, and what is covered does nothing.

use crate::modes::on_screen;
use crate::support::play::Play;
use crate::support::rehearsal::procedure;
use rehearsal::app::library::{Shelf, Shelved};
use rehearsal::app::pointer::Target;
use rehearsal::session::Mode;

#[test]
fn a_click_on_a_step_shows_it_and_one_on_what_is_next_goes_back() {
    let play = Play::session().sized(120, 40).click("Drain and irrigate");
    let play = play.sees("step 5 of 5").click("Close off and start").sees("1 of 5");
    play.press("enter")
        .sees("When does the dwell timer start?")
        .click("Drain and irrigate")
        .sees("A question waits")
        .click("Close off and start")
        .misses("A question waits");
}

#[test]
fn a_click_on_an_option_answers() {
    let play = Play::session().press("enter").click("When the full volume");
    play.sees("RIGHT");
}

#[test]
fn a_click_in_the_footer_presses_its_key() {
    let play = Play::session().sized(120, 40).click("begin").sees("When does the dwell timer");
    let play = play.press("1").click("help").sees("this help").misses("Enter begin");
    play.click("close").misses("this help").click("leave").sees("Procedures");
}

#[test]
fn a_near_miss_is_picked_by_a_click() {
    const NEEDLES: &str = "
format: 1
title: Needles
steps: [Check the left needle, Check the right needle]
";
    let play = on_screen(&procedure(NEEDLES), Mode::Exam).typing("check the needle").press("enter");
    let none = play.sees("What do you mean").click("None of these").misses("What do you mean");
    let play = none.sees("check the needle (0:00)").typing("check the needle").press("enter");
    play.click("Check the right needle").misses("What do you mean").sees("2 Check the right");
}

#[test]
fn what_is_covered_cannot_be_clicked() {
    let play = Play::session().press("enter");
    let rows = |play: &Play| {
        play.drawn();
        let all = play.app.targets().all();
        all.iter().filter(|(_, target)| !matches!(target, Target::Press(_))).count()
    };
    assert!(rows(&play) > 5, "steps and options");
    let covered = play.press("?");
    assert_eq!(rows(&covered), 0);
}

#[test]
fn the_wheel_scrolls_what_is_in_front() {
    let card = Play::session().sized(40, 12).sees("HAZARD").wheel(3).misses("HAZARD");
    card.wheel(-3)
        .sees("HAZARD")
        .press("?")
        .sees("Session, guided")
        .wheel(9)
        .misses("Session, guided")
        .press("esc")
        .sees("HAZARD");
    Play::briefing().wheel(90).misses("Mode ").wheel(-90).sees("Mode ");
}

#[test]
fn a_click_on_a_row_of_the_library_goes_there_and_another_opens_it() {
    let play = Play::library(many(40)).sized(60, 16).sees("more ↓");
    let play = play.click("Number 7").sees("› Number 7").misses("briefing");
    play.click("Number 7").sees("briefing").sees("Number 7");
}

#[test]
fn a_click_reaches_the_row_that_is_seen_there_however_far_the_list_is_scrolled() {
    let play = Play::library(many(40)).sized(60, 16).press("end").sees("› Number 39");
    let play = play.sees("more ↑").misses("more ↓").click("Number 35").sees("› Number 35");
    play.press("/").typing("number 35").click("Number 35").sees("briefing");
}

#[test]
fn a_click_on_a_row_of_the_briefing_goes_there_and_another_changes_it() {
    let play = Play::briefing().click("Seed").sees("› 7").misses("› guided");
    let play = play.click("Seed").sees("› 8").click("each step is shown").sees("› guided");
    play.click("each step is shown").sees("› cued");
    let play = Play::briefing().sized(40, 12).sees("Seed").press("pagedown").misses("Seed");
    play.press("pageup").click("Seed").sees("› 7");
}

/// A shelf with this many procedures.
fn many(count: usize) -> Shelf {
    let one = |number: usize| Shelved {
        id: format!("number-{number}"),
        title: format!("Number {number}"),
        origin: "bundled".to_owned(),
        content: Ok(
            procedure(&format!("format: 1\ntitle: Number {number}\nsteps: [Wash]\n")).into()
        ),
        last: None,
    };
    Shelf { procedures: (0..count).map(one).collect(), ..Shelf::default() }
}
