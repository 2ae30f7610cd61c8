//! The briefing screen, and the help over it.

use crate::support::play::Play;

#[test]
fn aims_needs_and_the_line_that_does_not_scroll_away() {
    for (width, height) in [(80, 24), (40, 12), (120, 40)] {
        let play = Play::briefing().sized(width, height).shows("briefing");
        let play = play.press("pagedown pagedown pagedown pagedown");
        play.sees("NOT FOR CLINICAL USE").sees("Eilber 2025");
    }
}

#[test]
fn the_help_lists_the_keys() {
    for (width, height) in [(80, 24), (40, 12)] {
        Play::briefing().press("?").sized(width, height).shows("help");
    }
}
