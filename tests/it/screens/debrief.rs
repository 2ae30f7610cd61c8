//! The debrief screen.

use crate::modes::{on_screen, ward};
use crate::support::play::Play;
use rehearsal::session::Mode;

fn debriefed() -> Play {
    let mut play = Play::session().press("enter").choosing("When the gel goes in");
    play = play.choosing("When the full volume").press("x");
    for reason in ["a", "b", "c", "d"] {
        play = play.press("s").typing(reason).press("enter");
    }
    play.press("enter")
}

#[test]
fn the_verdict_then_the_worst() {
    for (width, height) in [(80, 24), (40, 12), (120, 40)] {
        debriefed().sized(width, height).sees("Verdict").shows("debrief");
    }
}

#[test]
fn the_last_line_says_what_it_is_not_for() {
    debriefed().sees("Verdict").press("end").sees("Not for clinical use");
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
