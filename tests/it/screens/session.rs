//! The session screen, in the states that a trainee meets.

use crate::support::play::{Play, options};
use crate::support::rehearsal::bundled;
use rehearsal::app::App;
use rehearsal::app::input::{Input, Tidings};
use rehearsal::app::keymap;
use rehearsal::author::settings;
use std::time::Duration;

const SIZES: [(u16, u16); 5] = [(80, 24), (40, 12), (60, 16), (120, 40), (200, 60)];

fn everywhere(name: &str, play: impl Fn() -> Play) {
    for (width, height) in SIZES {
        play().sized(width, height).shows(name);
    }
}

/// The clock has been started, and time goes on.
fn dwelling() -> Play {
    Play::session().press("enter").choosing("When the full volume")
}

/// The first round of watching is due, after the position has been changed.
fn round_due() -> Play {
    dwelling().press("x w").typing("5m").press("enter")
}

/// The question with four long options.
fn watching() -> Play {
    round_due().press("enter enter w").typing("1m").press("enter enter")
}

#[test]
fn the_first_card() {
    everywhere("session_first", Play::session);
}

#[test]
fn a_question_and_a_finding() {
    everywhere("session_question", || Play::session().press("enter"));
}

#[test]
fn a_right_answer_and_timers() {
    everywhere("session_right", dwelling);
}

#[test]
fn a_round_that_is_due() {
    everywhere("session_round", round_due);
}

#[test]
fn a_question_with_four_long_options_and_two_rounds() {
    everywhere("session_long_question", watching);
    for row in 0..4 {
        let down = "down ".repeat(row + 1);
        let play = watching().press(&down).sized(40, 12);
        play.sees(&format!("› {}", row + 1));
    }
}

#[test]
fn a_wrong_answer_and_the_question_again() {
    everywhere("session_wrong", || watching().choosing("Reassure the patient"));
}

#[test]
fn a_refusal_with_all_its_reasons() {
    everywhere("session_refused", || dwelling().press("x down down down enter"));
}

#[test]
fn what_is_said_names_the_keys_that_are_set() {
    let set = "keys: {session: {override: v, panel: f, page-down: ['+', pagedown], decline: g}}";
    let set = |mut play: Play| {
        let said = settings::read("config.yaml", Some(set.as_bytes().to_vec()));
        play.app = play.app.with_keys(keymap::read(&said.settings.keys).0);
        play
    };
    let refused = set(dwelling()).press("x down down down enter");
    refused.sized(80, 24).sees("v overrides with a reason.");
    set(watching()).sized(80, 24).sees("↓ +").sees("f steps");
    let away = set(Play::session().press("enter")).press("f down down");
    away.sees("A question waits: f goes back to it.");
}

#[test]
fn what_is_wrong_and_what_is_dangerous_stand_out() {
    dwelling().press("x down down down enter").inked("session_refused");
    watching().choosing("Reassure the patient").inked("session_wrong");
    Play::session().inked("session_first");
}

#[test]
fn the_help_of_a_session_lists_every_key_that_works() {
    for (width, height) in [(80, 24), (40, 12)] {
        dwelling().press("x ?").sized(width, height).shows("session_help");
    }
}

#[test]
fn a_prompt_shows_where_typing_goes() {
    let prompting =
        || dwelling().press("x down down down enter o").typing("the consultant said so");
    for (width, height) in SIZES {
        let (_, cursor) = prompting().sized(width, height).drawn();
        assert!(cursor.is_some(), "at {width}×{height}");
    }
    prompting().shows("session_prompt");
}

#[test]
fn a_long_line_scrolls_with_the_cursor() {
    let text = "a very long reason that does not fit into the prompt at all, by far: END";
    let play = dwelling().press("n").typing(text).sized(40, 12);
    play.sees("END").press("home").sees("› a very long");
}

/// The toxin is to be made up.
fn numbering() -> Play {
    watching().choosing("Drain the bladder").press("enter")
}

#[test]
fn a_number_and_its_unit() {
    everywhere("session_number", || numbering().typing("66.7"));
    assert!(numbering().drawn().1.is_some(), "the cursor is in the field");
}

#[test]
fn several_right_answers_are_marked() {
    numbering()
        .typing("6.67")
        .press("enter")
        .press("1 down")
        .sees("[x]")
        .sees("choose all that are right")
        .shows("session_several");
}

#[test]
fn a_wait_that_is_shown_says_until_when() {
    let mut play = Play::of(App::briefing(crate::support::sample::procedure(), options(Some(60))));
    play = play.press("enter enter").choosing("When the full volume").press("x w");
    play = play.typing("4m").press("enter").wait(1);
    play.sees("Letting time pass until 5:00, any key stops").shows("session_pacing");
}

#[test]
fn a_dwell_that_is_too_long_is_late() {
    let mut play = dwelling().press("x");
    for _ in 0..12 {
        play = play.press("w").typing("9m").press("enter s s");
    }
    play.sees("late by").shows("session_late");
}

#[test]
fn a_pause_is_marked() {
    dwelling().press("x p").sees("PAUSED").sees("time stands still").press("p").misses("PAUSED");
}

#[test]
fn entries_that_are_not_kept_are_shouted_about() {
    let mut play = dwelling();
    play.input(Input::Told(Tidings::Trouble(Some("the disk is full".to_owned()))));
    play.sees("NOT SAVED: the disk is full").shows("session_trouble");
}

#[test]
fn coming_back_begins_with_where_the_trainee_is() {
    for (width, height) in SIZES {
        let notes = vec!["the last line of the journal was torn and has been cut".to_owned()];
        watching()
            .resumed(Duration::from_mins(63), notes)
            .sized(width, height)
            .shows("session_recap");
    }
}

#[test]
fn sleep_is_asked_about() {
    let mut play = dwelling().press("x");
    play.input(Input::Slept(Duration::from_mins(25)));
    play.sees("It slept for 25 min.").sees("y it counts");
}

#[test]
fn the_end_says_what_enter_does() {
    everywhere("session_end", || {
        let mut play = Play::session();
        for reason in ["a", "b", "c", "d", "e"] {
            play = play.press("s").typing(reason).press("enter");
        }
        play
    });
}

#[test]
fn another_step_on_the_card_leaves_the_question_waiting() {
    Play::session().press("enter tab down down").sees("A question waits").shows("session_away");
}

#[test]
fn the_bundled_dwell_fits_a_small_terminal() {
    let play = || {
        let procedure = bundled("bladder-dwell.yaml");
        Play::of(App::briefing(procedure, options(None))).press("enter enter")
    };
    let dwell = || play().choosing("When the full volume").press("z enter");
    everywhere("bundled_turn", dwell);
    let watch = || dwell().choosing("To bring the solution").press("z enter");
    everywhere("bundled_watch", watch);
    everywhere("bundled_watch_wrong", || watch().choosing("Give lidocaine"));
}

#[test]
fn one_second_of_a_countdown_changes_few_cells() {
    let before = dwelling().press("x").wait(100);
    let after = dwelling().press("x").wait(101);
    let (before, after) = (before.drawn().0, after.drawn().0);
    let changed = before.diff(&after);
    assert!(changed.len() <= 24, "{} cells change", changed.len());
}

#[test]
fn what_was_said_about_an_answer_stays_while_the_next_is_typed() {
    let play = numbering().typing("5").press("enter").sees("NOT RIGHT").typing("6.6");
    play.sees("NOT RIGHT").typing("7").press("enter").misses("NOT RIGHT").sees("RIGHT");
}

#[test]
fn whoever_overrides_sees_what_stands_in_the_way() {
    let play = dwelling().press("x down down down o").sees("NOT NOW");
    play.sees("Why go on all the same?")
        .typing("the list is late")
        .press("enter")
        .misses("NOT NOW");
}
