//! What calls the trainee back, and what the window is called: no more than the mode may say.

use crate::modes::on_screen;
use crate::support::play::Play;
use crate::support::rehearsal::procedure;
use rehearsal::app::effect::Effect;
use rehearsal::session::Mode;

const SOAK: &str = "
format: 1
title: Soak well
timers:
  soak: {title: Long soak, at_least: 5m, target: 10m, at_most: 20m, starts: session}
  turning: {title: Turning, every: 8m, slack: 1m, while: soak, does: [Turn over]}
steps: [Wash, Dry]
";

const COUGH: &str = "
format: 1
title: Cough
steps: [Wash, {step: Dry, takes: 10s}, Leave]
complications:
  cough: {title: Cough, signs: They cough., at: {step: dry}, chance: 100%, steps: [Wait], then: resume}
";

const LED: [Mode; 2] = [Mode::Guided, Mode::Cued];
const UNLED: [Mode; 2] = [Mode::Recall, Mode::Exam];

/// What was called out, and whether the bell rang with each.
fn called(play: &Play) -> Vec<&str> {
    let mut notified = Vec::new();
    for effect in &play.effects {
        if let Effect::Notify(text) = effect {
            notified.push(text.as_str());
        }
    }
    let rings = play.effects.iter().filter(|effect| matches!(effect, Effect::Ring)).count();
    assert_eq!(rings, notified.len(), "{notified:?}");
    notified
}

fn soaking(mode: Mode, minutes: u64) -> Play {
    let play = on_screen(&procedure(SOAK), mode);
    (0..minutes).fold(play, |play, _| play.wait(60))
}

#[test]
fn where_the_mode_shows_timers_each_mark_and_each_round_calls() {
    for mode in LED {
        let play = soaking(mode, 21);
        let expected = [
            "A timer has run long enough: Soak well",
            "Round due: Soak well",
            "A timer has reached its target: Soak well",
            "Round due: Soak well",
            "A timer is past its longest time: Soak well",
        ];
        assert_eq!(called(&play), expected, "{mode:?}");
    }
}

#[test]
fn a_mark_that_the_trainee_lets_pass_does_not_call_them() {
    let play = on_screen(&procedure(SOAK), Mode::Guided).press("w").typing("6m").press("enter");
    assert_eq!(called(&play), Vec::<&str>::new());
}

#[test]
fn where_the_mode_hides_timers_nothing_tells_of_them() {
    for mode in UNLED {
        let mut play = soaking(mode, 0);
        let name = play.app.title();
        assert_eq!(name, "Soak well");
        for _ in 0..30 {
            play = play.wait(60);
            assert_eq!(play.app.title(), name, "{mode:?}");
        }
        assert_eq!(called(&play), Vec::<&str>::new(), "{mode:?}");
    }
}

#[test]
fn what_comes_up_calls_in_every_mode_that_brings_it_and_says_not_what() {
    for mode in [Mode::Cued, Mode::Recall, Mode::Exam] {
        let play = on_screen(&procedure(COUGH), mode);
        let play = ["wash", "dry"]
            .into_iter()
            .fold(play, |play, step| play.typing(step).press("enter").wait(1).wait(60));
        assert_eq!(called(&play), ["Something has come up: Cough"], "{mode:?}");
    }
}

#[test]
fn the_window_is_called_by_what_is_due_next() {
    for mode in LED {
        let named = |minutes, seconds| soaking(mode, minutes).wait(seconds).app.title();
        assert_eq!(named(0, 0), "5 min - Soak well", "{mode:?}");
        assert_eq!(named(0, 1), "5 min - Soak well", "{mode:?}");
        assert_eq!(named(1, 0), "4 min - Soak well", "{mode:?}");
        assert_eq!(named(4, 0), "60 s - Soak well", "{mode:?}");
        assert_eq!(named(4, 41), "20 s - Soak well", "{mode:?}");
        assert_eq!(named(5, 0), "3 min - Soak well", "the round is next: {mode:?}");
        assert_eq!(named(8, 0), "due now - Soak well", "{mode:?}");
    }
}

#[test]
fn the_name_of_the_window_changes_seldom() {
    let mut play = soaking(Mode::Guided, 0);
    let mut names = vec![play.app.title()];
    for _ in 0..300 {
        play = play.wait(1);
        names.push(play.app.title());
    }
    names.dedup();
    // Five minutes, the tens of the last one, and what comes then.
    assert_eq!(names.len(), 4 + 6 + 1, "{names:#?}");
}

#[test]
fn the_window_is_called_by_what_is_done_in_it() {
    assert_eq!(Play::library(rehearsal::app::library::Shelf::default()).app.title(), "rehearse");
    let play = on_screen(&procedure(SOAK), Mode::Guided);
    assert_eq!(play.press("p").app.title(), "paused - Soak well");
}
