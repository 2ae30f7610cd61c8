//! The debrief screen.

use crate::modes::{on_screen, ward};
use crate::support::play::Play;
use rehearsal::session::Mode;

/// The sizes at which screens are kept.
const SIZES: [(u16, u16); 5] = [(40, 12), (60, 16), (80, 24), (120, 40), (200, 60)];

fn debriefed() -> Play {
    let mut play = Play::session().press("enter").choosing("When the gel goes in");
    play = play.choosing("When the full volume").press("x");
    for reason in ["a", "b", "c", "d"] {
        play = play.press("s").typing(reason).press("enter");
    }
    play.press("enter")
}

/// The ward's exam: ten minutes of twenty waited, one round of two done, a wrong answer given with
/// certainty, and something that is not known.
fn examined() -> Play {
    let play = on_screen(&ward(), Mode::Exam).typing("close off").press("enter").choosing("Later");
    let play = play.typing("4").press("enter").typing("40").press("enter");
    let play = play.typing(":wait 5m").press("enter").typing("turn the patient").press("enter");
    let play = play.typing(":note it hurts").press("enter");
    let play = play.typing(":wait 5m 30s").press("enter").typing("sing a song").press("enter");
    let play = play.typing("drain and rinse").press("enter").typing("send home").press("enter");
    play.typing("finished").press("enter y")
}

#[test]
fn the_verdict_then_the_worst() {
    for (width, height) in SIZES {
        debriefed().sized(width, height).sees("PRACTICE").shows("debrief");
        examined().sized(width, height).sees("NOT PASSED").shows("debrief_exam");
    }
    debriefed().inked("debrief");
}

#[test]
fn the_whole_page() {
    examined().sized(80, 110).shows("debrief_page");
    examined().sized(40, 150).shows("debrief_page");
}

#[test]
fn the_last_line_says_what_it_is_not_for() {
    debriefed().sees("PRACTICE").press("end").sees("Not for clinical use");
}

#[test]
fn what_was_typed_is_told_with_what_it_was_taken_for() {
    let play = on_screen(&ward(), Mode::Exam).typing("send home").press("enter");
    let play = play.typing("sing a song").press("enter").typing("finished").press("enter y");
    let play = play.sized(80, 150);
    play.sees("What you typed, and what it was taken for")
        .sees("“send home”: Send home")
        .sees("“sing a song”: nothing known");
}
