//! Keys on the session screen.

use crate::support::program::Program;
use crate::support::rehearsal::{bundled, procedure};
use proptest::prelude::*;
use rehearsal::app::Screen;
use rehearsal::app::session::Said;
use rehearsal::session::{Event, Session, Standing};

const SCOPE: &str = "
format: 1
title: Scope
timers:
  dwell: {title: Lidocaine dwell, at_least: 15m, target: 30m, at_most: 45m}
never:
  - {step: scope, before: dwell, severity: critical, because: The wall is not numb yet.}
steps:
  - {step: Close off, starts: dwell, takes: 1m}
  - step: Scope
    check:
      - ask: What if it goes red?
        choose:
          - {right: Pull back, because: The lumen comes back into view.}
          - {wrong: Push on, because: That is a false passage.}
      - ask: How many millimetres?
        number: 2
        unit: mm
";

#[test]
fn scope_before_the_dwell_is_refused_with_the_time_missing_and_can_be_overridden() {
    let mut program = Program::begin(&procedure(SCOPE));
    program.press("enter enter");
    let Some(Said::Refused { what, reasons, can_override }) = program.session().unwrap().said()
    else {
        panic!("not refused: {:?}", program.kept.last());
    };
    assert_eq!(what, "Scope");
    assert!(reasons.iter().any(|reason| reason.contains("15 min")), "{reasons:?}");
    assert!(can_override);
    program.press("o").type_text("the list is late").press("enter");
    let scope = program.session().unwrap().session().procedure().find_step("scope").unwrap();
    let visit = program.session().unwrap().session().in_hand().unwrap();
    assert_eq!((visit.step, visit.reason.as_deref()), (scope, Some("the list is late")));
}

#[test]
fn a_wrong_answer_is_explained_and_asked_again_and_the_last_right_one_completes_the_step() {
    let mut program = Program::begin(&procedure(SCOPE));
    program.press("enter w enter enter");
    let screen = program.session().unwrap();
    let asked = screen.asked().expect("a question");
    let rehearsal::app::checkpoint::Form::Choose(options) = &asked.form else { panic!() };
    let wrong = options.shown.iter().position(|position| *position == 1).unwrap() + 1;
    let right = options.shown.iter().position(|position| *position == 0).unwrap() + 1;
    program.press(&wrong.to_string());
    let Some(Said::Feedback(feedback)) = program.session().unwrap().said() else { panic!() };
    assert!(!feedback.right);
    assert_eq!(feedback.because, ["That is a false passage."]);
    program.press(&right.to_string()).type_text("2 mm").press("enter");
    let session = program.session().unwrap().session();
    let scope = session.procedure().find_step("scope").unwrap();
    assert_eq!(session.standing(scope), Standing::Done);
    program.press("enter");
    assert!(matches!(program.app.screen(), Screen::Debrief(_)), "nothing was open: finished");
}

#[test]
fn time_stands_still_while_something_is_typed_or_read_and_runs_while_deciding() {
    let mut program = Program::begin(&procedure(SCOPE));
    program.press("n").after(60_000).type_text("cold").press("enter").after(5_000);
    program.press("?").after(60_000).press("esc").after(2_000).press("n").type_text("b");
    program.press("enter");
    let noted: Vec<_> = program
        .kept
        .iter()
        .filter(|entry| matches!(entry.event, Event::Noted(_)))
        .map(|entry| (entry.at.as_millis(), entry.real.as_millis()))
        .collect();
    assert_eq!(noted, [(0, 60_000), (7_000, 127_000)]);
}

#[test]
fn a_killed_session_goes_on_where_it_was_once_the_trainee_has_confirmed() {
    let mut program = Program::begin(&procedure(SCOPE));
    program.press("enter");
    program.killed_and_resumed(600);
    let before = program.kept.len();
    program.after(60_000).press("j");
    assert_eq!(program.kept.len(), before, "nothing happens before the trainee has confirmed");
    program.press("enter w enter enter");
    let asked = program.session().unwrap().asked();
    assert!(asked.is_some(), "the scope is begun at the dwell's target");
    let session = program.session().unwrap().session();
    assert_eq!(session.at().elapsed().as_secs(), 31 * 60);
}

#[test]
fn time_that_only_the_clock_showed_is_not_lost_when_the_program_is_killed() {
    let mut program = Program::begin(&procedure(SCOPE));
    program.press("enter").after(90_000).after(1_000);
    let shown = program.session().unwrap().session().at();
    assert_eq!(shown.as_millis(), 60_000 + 91_000);
    program.killed_and_resumed(600);
    program.press("enter n").type_text("on").press("enter");
    assert_eq!(program.kept.last().unwrap().at, shown);
}

#[test]
fn leaving_before_confirming_leaves_the_journal_as_it_was() {
    let mut program = Program::begin(&procedure(SCOPE));
    program.press("enter");
    program.killed_and_resumed(600);
    let before = program.kept.clone();
    program.press("q");
    assert_eq!(program.kept, before);
    assert!(program.app.is_over());
}

#[test]
fn what_was_ticked_stays_ticked_when_it_is_asked_again() {
    let mut program = Program::begin(&procedure(
        "
format: 1
title: Ticks
steps:
  - step: Check
    check: [{tick: [Light, Camera]}, {tick: [Needle]}]
",
    ));
    program.press("enter 1 enter 2 enter");
    let (_, position, _) = program.session().unwrap().session().checkpoint_in_hand().unwrap();
    assert_eq!(position, 1, "light and camera are ticked, and the next is asked");
    program.press("1 enter");
    assert_eq!(
        program
            .session()
            .unwrap()
            .session()
            .last_done()
            .map(rehearsal::procedure::StepIx::position),
        Some(0)
    );
}

/// Keys as a cat might press them, the useful ones more often.
fn any_keys() -> impl Strategy<Value = Vec<(&'static str, u64)>> {
    let names = [
        "enter",
        "enter",
        "enter",
        "1",
        "2",
        "3",
        "4",
        "enter",
        "down",
        "up",
        "s",
        "o",
        "w",
        "b",
        "p",
        "n",
        "tab",
        "esc",
        "space",
        "?",
        ":",
        "y",
        "j",
        "k",
        "h",
        "t",
        "5",
        "m",
        "backspace",
        "pagedown",
        "left",
        "ctrl-u",
        "0",
        "x",
        "d",
        "/",
        "delete",
        "end",
    ];
    let key = (prop::sample::select(names.to_vec()), 0u64..20_000);
    prop::collection::vec(key, 1..400)
}

fn mash(name: &str, keys: &[(&'static str, u64)]) {
    let mut program = Program::begin(&bundled(name));
    for (number, (key, after)) in keys.iter().enumerate() {
        program.press(key).after(*after);
        if number % 97 == 96 {
            program.killed_and_resumed(30);
        }
        for (seq, entry) in program.kept.iter().enumerate() {
            assert_eq!(entry.seq, seq as u64, "no entry is lost or doubled");
        }
        if let Some(screen) = program.session() {
            assert_eq!(screen.entries(), program.kept, "what is shown has been handed over");
        }
    }
    let setting = match program.app.screen() {
        Screen::Session(screen) => screen.session().setting().clone(),
        Screen::Debrief(screen) => screen.setting().clone(),
        Screen::Library(_) | Screen::Briefing(_) => return,
    };
    let replayed = Session::replay(setting, &program.kept);
    if let Some(screen) = program.session() {
        let steps = screen.session().procedure().steps();
        for (ix, step) in steps {
            assert_eq!(replayed.standing(ix), screen.session().standing(ix), "{}", step.id);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 30, ..ProptestConfig::default() })]

    #[test]
    fn random_keys_never_panic_and_never_lose_an_entry(keys in any_keys()) {
        for name in [
            "bladder-anaesthesia.yaml",
            "bladder-dwell.yaml",
            "intradetrusor-injection.yaml",
            "bladder-botox.yaml",
        ] {
            mash(name, &keys);
        }
    }
}

#[test]
fn a_pause_ends_by_the_key_it_names_with_a_question_open() {
    let mut program = Program::begin(&procedure(SCOPE));
    program.press("enter w enter enter").press("p").after(60_000);
    assert!(program.session().unwrap().session().is_paused());
    assert!(program.app.hints().iter().any(|hint| hint.keys == "p" && hint.word == "go on"));
    program.press("p");
    assert!(!program.session().unwrap().session().is_paused());
    assert!(program.session().unwrap().is_answering());
}

#[test]
fn a_wait_that_was_being_shown_ends_where_it_was_when_the_session_goes_on() {
    let mut program = Program::paced(&procedure(SCOPE), 60);
    program.press("enter w enter").after(5_000);
    let at = program.session().unwrap().session().at();
    program.killed_and_resumed(60);
    program.press("enter n").type_text("on").press("enter");
    assert_eq!(program.kept.last().unwrap().at, at, "it did not jump to the wait's end");
}

#[test]
fn enter_alone_is_no_answer_to_a_question_with_one_right_option() {
    let mut program = Program::begin(&procedure(SCOPE));
    program.press("enter w enter enter").press("enter enter");
    let given = |program: &Program| {
        program.session().unwrap().session().in_hand().map_or(0, |visit| visit.given.len())
    };
    assert_eq!(given(&program), 0);
    program.press("space 2");
    assert_eq!(given(&program), 1, "a digit answers, whatever was marked before");
}
