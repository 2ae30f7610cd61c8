//! The debrief screen.

use crate::support::play::Play;

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
