//! Every key that the footer or the help shows does what it says, in every state. A word that is
//! not known here fails: whoever adds one says what comes of it.

use crate::screens::any_state;
use crate::support::play::Play;
use rehearsal::app::keymap::Hint;
use rehearsal::app::session::SessionScreen;
use rehearsal::app::{Screen, input::Input};

/// The session of the screen, which must be one.
fn session(play: &Play) -> &SessionScreen {
    let Screen::Session(screen) = play.app.screen() else { panic!("no session") };
    screen
}

fn kind(play: &Play) -> &'static str {
    match play.app.screen() {
        _ if play.app.is_over() => "over",
        _ if play.app.overlay().is_some() => "overlay",
        Screen::Library(_) => "library",
        Screen::Briefing(_) => "briefing",
        Screen::Session(_) => "session",
        Screen::Debrief(_) => "debrief",
    }
}

/// Whether something new is on screen.
fn changes(before: &Play, after: &Play) -> bool {
    before.screen() != after.screen()
}

/// Whether the session has an entry more, or says why not.
fn acts(before: &Play, after: &Play) -> bool {
    if kind(after) != "session" {
        return kind(after) == "debrief";
    }
    let (was, is) = (session(before), session(after));
    is.entries().len() > was.entries().len() || is.said() != was.said()
}

/// Whether the key did what its word or its name promises.
fn did(hint: &Hint, before: &Play, after: &Play) -> bool {
    let prompts = || kind(after) == "session" && session(after).prompt().is_some();
    match (hint.name, hint.word) {
        (_, "help") => kind(after) == "overlay" && after.screen().contains(&*hint.help),
        ("leave", _) => kind(after) == if kind(before) == "library" { "over" } else { "library" },
        (_, "close") => kind(before) != kind(after),
        ("begin", _) if kind(before) == "briefing" => kind(after) == "session",
        ("begin" | "agree" | "decline" | "hint", _) | (_, "decline" | "answer") => {
            acts(before, after) || changes(before, after)
        }
        ("again", _) => kind(after) == "briefing",
        ("open", _) => kind(after) != kind(before) || !after.effects.is_empty(),
        ("filter" | "section" | "play", _) if kind(before) == "debrief" => changes(before, after),
        (_, "filter") => after.screen().contains("Filter"),
        ("note" | "wait" | "skip" | "override" | "command", _) => prompts(),
        ("pause", _) => {
            session(before).session().is_paused() != session(after).session().is_paused()
        }
        ("panel", _) => session(before).focus() != session(after).focus(),
        ("next-step", _) => !session(after).has_moved(),
        ("carry-on" | "stop" | "defer" | "complication", _) => acts(before, after),
        ("back", _) => session(after).card() != session(before).card(),
        // At an end, or where all is in sight, there is nowhere to go.
        ("down" | "up" | "page-down" | "page-up" | "top" | "bottom" | "previous" | "next", _) => {
            true
        }
        (
            "",
            "none" | "keep" | "say it" | "never mind" | "show all" | "stop here" | "undo" | "next",
        ) => changes(before, after),
        _ => panic!("what comes of {hint:?}?"),
    }
}

#[test]
fn every_key_that_is_shown_does_what_it_says() {
    for state in 0..any_state::COUNT {
        let hints = any_state::play(state).app.hints();
        assert!(!hints.is_empty(), "state {state} shows no key");
        for hint in hints {
            let Some(key) = hint.key else { continue };
            let before = any_state::play(state);
            let mut after = any_state::play(state);
            after.effects.clear();
            after.input(Input::Key(key));
            assert!(
                did(&hint, &before, &after),
                "state {state}: {hint:?} led from\n{}\nto\n{}",
                before.screen(),
                after.screen()
            );
        }
    }
}

#[test]
fn moving_keys_move_where_there_is_somewhere_to_go() {
    for (state, keys) in
        [(0, "down end up home"), (2, "down right left up pagedown home"), (3, "down up")]
    {
        let mut play = any_state::play(state).sized(80, 24);
        for key in keys.split(' ') {
            let before = play.screen();
            play = play.press(key);
            assert_ne!(before, play.screen(), "state {state}: {key} moved nothing");
        }
    }
}

#[test]
fn a_key_that_is_not_shown_changes_nothing_in_a_question_on_top() {
    let question = || any_state::play(9);
    let before = question().screen();
    for key in ["x", "w", "1", "tab", "space", "down"] {
        assert_eq!(question().press(key).screen(), before, "{key}");
    }
}
