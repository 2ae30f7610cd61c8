//! The playback of a session, opened from its debrief.

use super::debrief::{debriefed, examined};
use crate::support::play::Play;
use rehearsal::app::Screen;
use rehearsal::app::effect::Effect;
use rehearsal::app::playback::Playback;
use std::time::Duration;

/// The place of the playback and how many there are; 0 of 0 where there is none.
fn place(play: &Play) -> (usize, usize) {
    match play.app.screen() {
        Screen::Debrief(debrief) => debrief.playback().map_or((0, 0), Playback::place),
        Screen::Library(_) | Screen::Briefing(_) | Screen::Session(_) => (0, 0),
    }
}

#[test]
fn each_entry_is_seen_as_the_mode_showed_it() {
    for (width, height) in [(40, 12), (80, 24), (120, 40)] {
        debriefed().press("p right right").sized(width, height).shows("playback");
        examined().press("p right right right").sized(width, height).shows("playback_exam");
    }
    let exam = examined().press("p right right right").sized(120, 40);
    exam.sees("How many minutes?").sees("answered: Later (wrong)").misses("Long dwell");
}

#[test]
fn it_goes_back_and_forth_and_to_both_ends() {
    let play = examined().press("p");
    let (first, last) = place(&play);
    assert_eq!(first, 1);
    let play = play.sees(&format!("1/{last} · 0:00 · the session began")).press("left");
    assert_eq!(place(&play).0, 1, "there is nothing before the first");
    let play = play.press("end right");
    assert_eq!(place(&play).0, last, "there is nothing after the last");
    let play = play.sees("the session was finished").press("left");
    assert_eq!(place(&play).0, last - 1);
    let play = play.press("right home").wheel(2);
    assert_eq!(place(&play).0, 3);
}

#[test]
fn it_goes_from_one_deviation_to_the_next() {
    let play = examined().press("p n").sees("2. MAJOR, wrong: Close off").sees("answered: Later");
    let play = play.press("n").sees("3. MAJOR, wrong: Close off").sees("answered: 40, certain");
    let play = play.press("n").sees("4. MINOR, added: sing a song").sees("not asked for");
    let play = play
        .press("n")
        .sees("1. CRITICAL, omitted: Mix the toxin")
        .sees("the session was finished");
    let play = play.press("n").sees("1. CRITICAL").press("N").sees("4. MINOR");
    play.press("right").misses("MINOR");
}

#[test]
fn it_plays_on_by_itself_until_a_key_or_the_end() {
    let play = examined().press("p");
    assert_eq!(play.app.wake(), None, "it does not go on unasked");
    let play = play.press("space").sees("Space stop");
    let due = play.app.wake().expect("it wants to go on");
    assert!(due.since(play.app.now()) <= Duration::from_secs(5));
    let play = play.wait(5);
    let (some, last) = place(&play);
    assert!(some > 2 && some < last, "{some} of {last}");
    let play = play.press("space").wait(60);
    assert_eq!(place(&play).0, some, "it was stopped");
    let play = play.press("space").wait(600);
    assert_eq!(place(&play).0, last);
    assert_eq!(play.app.wake(), None, "it is at its end");
}

#[test]
fn nothing_of_it_is_written_and_the_debrief_is_there_again() {
    let mut play = examined().press("f");
    play.effects.clear();
    let play = play.press("p n n left enter 1 space").wait(300).press("end y home q");
    assert!(matches!(play.app.screen(), Screen::Debrief(_)));
    let play = play.sees("critical only, 1 of 4").press("p").typing(":note x").press("esc");
    let written = |effect: &&Effect| !matches!(effect, Effect::Ring | Effect::Notify(_));
    assert_eq!(play.effects.iter().filter(written).count(), 0, "{:?}", play.effects);
}
