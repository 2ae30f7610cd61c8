//! Help: where one is, the keys that work now, and what no key does.

use crate::modes::on_screen;
use crate::support::play::Play;
use crate::support::sample;
use rehearsal::app::help::Group;
use rehearsal::session::Mode;

#[test]
fn it_says_where_one_is_and_what_holds_there() {
    Play::library(rehearsal::app::library::Shelf::default()).press("?").sees("Library: choose");
    Play::briefing().press("?").sees("Briefing: say how");
    for mode in Mode::ALL {
        let keys = if mode.policy().types() { "tab ?" } else { "?" };
        let play = on_screen(&sample::procedure(), mode).press(keys).sized(120, 40);
        play.sees(&format!("Session, {}: {}.", mode.word(), mode.rule()));
    }
}

#[test]
fn every_key_that_works_stands_under_a_heading() {
    let play = Play::session();
    let hints = play.app.hints();
    let screen = play.sized(200, 60).press("?").screen();
    for hint in hints.iter().filter(|hint| !hint.help.is_empty()) {
        assert!(screen.contains(&*hint.help), "{hint:?}\n{screen}");
        assert!(screen.contains(Group::of(hint).word()), "{hint:?}\n{screen}");
    }
    for (word, _) in rehearsal::app::help::BESIDE {
        assert!(screen.contains(word), "{screen}");
    }
}

#[test]
fn where_it_is_too_high_it_stands_in_two_columns_or_scrolls() {
    let beside = |play: &Play| {
        play.screen().lines().any(|line| line.contains("begin the step") && line.contains("Write"))
    };
    let play = Play::session().press("?").sized(120, 40).sees("Shift");
    assert!(!beside(&play));
    let play = play.sized(120, 18).sees("Shift");
    assert!(beside(&play), "{}", play.screen());
    let play = play.sized(80, 24).sees("Shift").sized(60, 16).misses("Shift").sees("more ↓");
    let end = play.sees("Session, guided").press("end").sees("Shift").sees("back ↑");
    end.press("x").misses("Shift");
}
