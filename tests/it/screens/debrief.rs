//! The debrief screen.

use crate::modes::{on_screen, ward};
use crate::support::play::Play;
use rehearsal::app::Screen;
use rehearsal::debrief::Kind;
use rehearsal::session::Mode;

/// The sizes at which screens are kept.
const SIZES: [(u16, u16); 5] = [(40, 12), (60, 16), (80, 24), (120, 40), (200, 60)];

pub(super) fn debriefed() -> Play {
    let mut play = Play::session().press("enter").choosing("When the gel goes in");
    play = play.choosing("When the full volume").press("x");
    for reason in ["a", "b", "c", "d"] {
        play = play.press("s").typing(reason).press("enter");
    }
    play.press("enter")
}

/// The ward's exam: ten minutes of twenty waited, one round of two done, a wrong answer given with
/// certainty, and something that is not known.
pub(super) fn examined() -> Play {
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

#[test]
fn the_list_is_of_one_severity_or_of_all() {
    let play = examined().press("down").sees("1 critical, 2 major, 1 minor");
    let play = play.press("f").sees("critical only, 1 of 4").misses("MAJOR");
    let play = play.press("f").sees("major only, 2 of 4").misses("CRITICAL").misses("MINOR");
    let play = play.press("f").sees("minor only, 1 of 4").sees("sing a song").misses("MAJOR");
    play.press("f").sees("1 critical, 2 major, 1 minor");
    debriefed().press("f f f").sees("minor only, 0 of 5").sees("None of these is minor");
}

#[test]
fn what_is_under_the_cursor_is_unfolded() {
    let play = examined().misses("Answered").press("down").sees("Answered Later");
    let play = play.sees("Asked    When does it start?").sees("Right    Now").sees("Because  No.");
    let play = play.press("down").sees("Answered 40 (certain, 95 %)").misses("Answered Later");
    play.press("up up up").sees("Never done.");
}

#[test]
fn the_card_of_a_step_is_opened_over_the_page() {
    let play = examined().press("down enter").sees("Clamp the catheter.").sees("What it asks");
    let play = play.sees("When does it start?").sees("Right    Now").sees("Contact time runs");
    let play = play.shows("debrief_card").press("esc").misses("What it asks");
    assert!(matches!(play.app.screen(), Screen::Debrief(_)), "the debrief is still there");
    let play = play.press("down down").sees("No step of the procedure").press("enter");
    let play = play.misses("What it asks").press("q");
    assert!(!matches!(play.app.screen(), Screen::Debrief(_)));
}

#[test]
fn a_click_moves_the_cursor_and_another_opens_the_card() {
    let play = examined().click("MAJOR    wrong").sees("Answered 40").misses("What it asks");
    play.click("MAJOR    wrong").sees("What it asks");
}

#[test]
fn tab_goes_from_section_to_section_and_round_again() {
    let top = |play: &Play| play.screen().lines().nth(1).unwrap_or_default().trim().to_owned();
    let mut play = examined().sees("NOT PASSED");
    for heading in ["Deviations", "To rehearse next", "Timeline"] {
        play = play.press("tab");
        assert!(top(&play).starts_with(heading), "{}", play.screen());
    }
    for _ in 0..8 {
        play = play.press("tab");
        if top(&play).contains("NOT PASSED") {
            return;
        }
    }
    panic!("{}", play.screen());
}

#[test]
fn a_mark_at_half_the_time_stands_at_half_the_width() {
    let play = on_screen(&ward(), Mode::Exam).typing("send home").press("enter");
    let play = play.typing(":wait 7m 30s").press("enter");
    let play = play.typing("sing a song").press("enter").typing(":wait 7m 30s").press("enter");
    let mut play = play.typing("finished").press("enter y");
    let Screen::Debrief(debrief) = play.app.screen() else { panic!("no debrief") };
    let deviations = &debrief.debrief().deviations;
    let added = deviations.iter().position(|it| it.kind == Kind::Added).unwrap();
    assert_eq!(deviations[added].at.as_millis() * 2, debrief.debrief().timeline.until.as_millis());
    let number = (added + 1).to_string();
    for (width, height) in [(40, 120), (80, 120), (120, 120), (200, 120)] {
        play = play.sized(width, height);
        let screen = play.screen();
        let rows: Vec<Vec<char>> = screen.lines().map(|row| row.chars().collect()).collect();
        let axis = rows.iter().position(|row| row.windows(2).any(|pair| pair == ['│', '─']));
        let axis = axis.expect(&screen);
        let on_axis = |it: &char| "│─".contains(*it);
        let first = rows[axis].iter().position(on_axis).unwrap();
        let last = rows[axis].iter().rposition(on_axis).unwrap();
        let is_number = |row: &Vec<char>| {
            let plot = row.iter().take(last + 1).skip(first);
            plot.map(ToString::to_string).position(|it| it == number).map(|at| at + first)
        };
        let mut below = rows.iter().skip(axis + 1).take(4).filter_map(is_number);
        let middle = |at: usize| (first + last).abs_diff(2 * at) <= 1;
        assert!(below.any(middle), "{first} to {last}:\n{screen}");
    }
}

#[test]
fn each_key_of_the_footer_does_something() {
    let states: [fn() -> Play; 5] = [
        examined,
        || debriefed().press("f f f"),
        || examined().press("p"),
        || examined().press("p n n space"),
        || examined().press("p end"),
    ];
    for state in states {
        let before = state();
        let screen = before.screen();
        for hint in before.app.hints().iter().filter(|hint| !hint.word.is_empty()) {
            let play = state();
            play.screen();
            let Some(key) = hint.key else { panic!("{hint:?}") };
            let play = play.press(&key.name());
            let left = !matches!(play.app.screen(), Screen::Debrief(_));
            assert!(left || play.screen() != screen, "{} {}:\n{screen}", hint.keys, hint.word);
        }
    }
}

#[test]
fn esc_takes_the_filter_away_before_it_closes() {
    let filtered = examined().press("f").sees("show all").misses("MINOR");
    let play = filtered.press("esc").sees("MINOR").misses("show all").press("esc");
    assert!(!matches!(play.app.screen(), Screen::Debrief(_)));
}
