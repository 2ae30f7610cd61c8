//! States of the program, one of every sort, for tests that hold for all of them.

use crate::modes::{on_screen, ward};
use crate::support::play::{Play, options};
use crate::support::rehearsal::procedure;
use crate::support::sample;
use rehearsal::app::App;
use rehearsal::app::input::{Input, Tidings};
use rehearsal::app::library::{Broken, Shelf, Shelved, Unfinished};
use rehearsal::session::Mode;
use std::time::Duration;

/// How many there are.
pub(crate) const COUNT: usize = 22;

/// The state of this number.
pub(crate) fn play(state: usize) -> Play {
    let dwelling = || Play::session().press("enter").choosing("When the full volume").press("x");
    match state {
        0 => Play::library(shelf()),
        1 => Play::library(Shelf::default()).press("/ b"),
        2 => Play::briefing(),
        3 => Play::session(),
        4 => Play::session().press("enter"),
        5 => dwelling(),
        6 => dwelling().press("w").typing("5m").press("enter"),
        7 => dwelling().press("down down down enter o").typing("because"),
        8 => dwelling().press("down down enter 2"),
        9 => dwelling().resumed(Duration::from_mins(1), vec!["note".to_owned()]),
        10 => {
            let mut play = dwelling().press("?");
            play.input(Input::Told(Tidings::Trouble(Some("full".to_owned()))));
            play
        }
        11 => {
            let app = App::briefing(sample::procedure(), options(Some(30)));
            let play = Play::of(app).press("enter enter").choosing("When the full");
            play.press("x w").typing("20m").press("enter").wait(3)
        }
        12 => "abcde".chars().fold(Play::session(), |play, reason| {
            play.press("s").typing(&reason.to_string()).press("enter")
        }),
        state => typed(state),
    }
}

/// Where steps are typed, where something came up, and after the end.
fn typed(state: usize) -> Play {
    let exam = || on_screen(&ward(), Mode::Exam);
    match state {
        13 => on_screen(&ward(), Mode::Recall).typing("close"),
        14 => exam().typing("mix the toxin").press("enter"),
        15 => exam().typing("mix the toxin").press("enter 3").typing("20"),
        16 => on_screen(&ward(), Mode::Cued).press("tab"),
        17 => on_screen(&procedure(NEEDLES), Mode::Exam).typing("check the needle").press("enter"),
        18 => exam().typing("finished").press("enter"),
        19 => exam().typing("finished").press("enter y"),
        20 => on_screen(&procedure(REDNESS), Mode::Guided).press("x"),
        _ => Play::session().press("p"),
    }
}

const NEEDLES: &str = "
format: 1
title: Needles
steps: [Check the left needle, Check the right needle]
";

const REDNESS: &str = "
format: 1
title: Redness
steps: [Look, Go on]
complications:
  red: {title: A reaction, at: {step: go-on}, signs: The skin turns red., steps: [Stop the drip], then: resume}

";

/// A session, a procedure and a broken file.
pub(crate) fn shelf() -> Shelf {
    let procedure = sample::procedure();
    let broken = Broken { first: "line 3: \u{7}no\ttitle".into(), all: "all\u{1b}[2J".into() };
    let unfinished =
        vec![Unfinished { id: "a".into(), title: "A".into(), progress: "half".into() }];
    let procedures = vec![
        Shelved {
            id: "dwell".into(),
            title: procedure.about().title.clone(),
            origin: "bundled".into(),
            content: Ok(procedure.into()),
            last: None,
        },
        Shelved {
            id: "bad".into(),
            title: "bad\u{1b}[31m file.yaml".into(),
            origin: "x".into(),
            content: Err(broken),
            last: None,
        },
    ];
    Shelf { unfinished, procedures }
}
