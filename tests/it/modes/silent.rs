//! In recall and examination nothing tells right from wrong, or what is still open, before the
//! debrief: not on the screen, and not in line mode.

use super::{on_screen, ward};
use crate::support::play::Play;
use crate::support::program::Program;
use crate::support::rehearsal::procedure;
use rehearsal::app::effect::Effect;
use rehearsal::app::input::Input;
use rehearsal::app::{App, Options};
use rehearsal::plain::Speaker;
use rehearsal::session::Mode;
use rehearsal::time::Moment;

/// What the trainee types in two sessions: word for word the same, but for answers that are right
/// in one and wrong in the other.
const TWINS: &[(&str, &str)] = &[
    ("close off", "close off"),
    ("Now", "Later"),
    ("4", "4"),
    ("20", "30"),
    ("mix the toxin", "mix the toxin"),
    ("3", "3"),
    ("200", "900"),
    ("wait 12m", "wait 12m"),
    ("drain and rinse", "drain and rinse"),
    ("sing a song", "sing a song"),
    ("send home", "send home"),
];

/// The words of the path that nobody has named yet, and of timers, windows and verdicts.
const SECRETS: &[&str] = &[
    "Clamp the catheter",
    "Contact time",
    "The clock runs",
    "The dwell is up",
    "All is dry",
    "Long dwell",
    "Turning",
    "Turn the patient",
    "RIGHT",
    "Right",
    "still open",
    "NOT THAT",
    "NOT NOW",
    "critical",
];

fn sizes() -> [(u16, u16); 3] {
    [(80, 24), (200, 60), (40, 12)]
}

fn step(play: Play, typed: &str) -> Play {
    if matches!(typed, "Now" | "Later") {
        return play.choosing(typed);
    }
    // How sure one is takes a digit, and no Enter.
    if typed.len() == 1 { play.press(typed) } else { play.typing(typed).press("enter") }
}

#[test]
fn a_right_and_a_wrong_answer_look_the_same_on_the_screen() {
    for mode in [Mode::Recall, Mode::Exam] {
        let (mut right, mut wrong) = (on_screen(&ward(), mode), on_screen(&ward(), mode));
        for (good, bad) in TWINS {
            if mode == Mode::Recall && *good == "3" {
                continue;
            }
            (right, wrong) = (step(right, good), step(wrong, bad));
            for (width, height) in sizes() {
                (right, wrong) = (right.sized(width, height), wrong.sized(width, height));
                assert_eq!(right.screen(), wrong.screen(), "{mode:?}: after {good} or {bad}");
                for secret in SECRETS {
                    let screen = right.screen();
                    assert!(!screen.contains(secret), "{mode:?}: {secret} on\n{screen}");
                }
            }
            (right, wrong) = (right.sized(80, 24), wrong.sized(80, 24));
        }
        let screens = [right, wrong].map(|play| play.typing("finished").press("enter enter"));
        let [right, wrong] = screens.map(|play| play.sees("PASSED").screen());
        assert_ne!(right, wrong, "{mode:?}: the debrief tells");
    }
}

#[test]
fn waiting_does_not_tell_whether_a_timer_runs() {
    for mode in [Mode::Recall, Mode::Exam] {
        let fresh = || on_screen(&ward(), mode);
        let running = || {
            let play = fresh().typing("close off").press("enter").choosing("Now");
            play.press("4").typing("20").press("enter")
        };
        let last = |play: Play| play.screen().lines().nth(22).unwrap_or_default().to_owned();
        let ask = |play: Play| play.typing("wait to target").press("enter");
        assert!(last(ask(fresh())).contains("by an amount"), "{mode:?}");
        assert_eq!(last(ask(fresh())), last(ask(running())), "{mode:?}");
        fresh().press("tab w").sees("5m or 1h30m");
        running().press("tab w").sees("5m or 1h30m");
    }
}

/// What line mode says while these lines are typed.
fn spoken(mode: Mode, lines: &[&str]) -> Vec<String> {
    let options = Options { mode, seed: 7, pace: None, has_library: false };
    let (mut app, _) = App::begin(ward(), options, Moment::default());
    let mut speaker = Speaker::new();
    let mut said = speaker.speak(&app);
    for line in lines {
        let _ = app.update(Moment::default(), Input::Line((*line).to_owned()));
        said.push(format!("> {}", if line.len() > 3 { line } else { &"…" }));
        said.extend(speaker.speak(&app));
    }
    said
}

#[test]
fn a_right_and_a_wrong_answer_sound_the_same_in_line_mode() {
    for mode in [Mode::Recall, Mode::Exam] {
        // The options stand in an order drawn by the seed: one of the two digits is right.
        let without = |skip: bool, digits: [&'static str; 3]| {
            let sure = if skip { None } else { Some("3") };
            let all = ["close off", digits[0], "4", digits[1], "mix the toxin"].into_iter();
            let all = all.chain(sure).chain([digits[2], "wait 12m", "drain and rinse"]);
            all.chain(["sing a song", "send home"]).collect::<Vec<_>>()
        };
        let recall = mode == Mode::Recall;
        let one = spoken(mode, &without(recall, ["1", "20", "200"]));
        let two = spoken(mode, &without(recall, ["2", "30", "900"]));
        assert_eq!(one, two, "{mode:?}");
        for secret in SECRETS {
            assert!(!one.iter().any(|line| line.contains(secret)), "{secret} in\n{one:#?}");
        }
    }
}

#[test]
fn what_is_asked_for_in_line_mode_is_the_same_as_on_the_screen() {
    let said = spoken(Mode::Exam, &["close off", "1", "4", "20"]);
    assert!(said.iter().any(|line| line.contains("how sure are you")), "{said:#?}");
    assert_eq!(said.last().map(String::as_str), Some("What do you do next?"), "{said:#?}");
}

#[test]
fn a_round_is_neither_rung_nor_told_by_how_its_act_is_taken() {
    for mode in [Mode::Recall, Mode::Exam] {
        let play = on_screen(&ward(), mode).typing("close off").press("enter");
        let mut play = play.choosing("Now");
        // Confidence is asked for where the author wants it.
        play = play.press("4").typing("20").press("enter");
        let early = play.typing("turn the patient").press("enter");
        let early = early.sees("Turn the patient (0:30)").misses("round");
        let due = early.typing("wait 5m").press("enter").typing("turn the patient").press("enter");
        let due = due.sees("Turn the patient (6:00)").misses("round");
        let rings = due.effects.iter().any(|effect| matches!(effect, Effect::Ring));
        assert!(!rings, "{mode:?}: a bell tells that a round is due");
    }
}

#[test]
fn nothing_tells_that_everything_is_done() {
    const ONE: &str = "format: 1\ntitle: One\nsteps: [Wash the hands, Dry them]\n";
    for mode in [Mode::Recall, Mode::Exam] {
        let play = on_screen(&procedure(ONE), mode).typing("wash the hands").press("enter");
        let before = play.screen();
        let play = play.typing("dry them").press("enter");
        let lines = |screen: &str, from: usize| {
            let card =
                screen.lines().skip(from).map(|line| line.get(27..).unwrap_or("").to_owned());
            card.filter(|line| !line.contains(':')).collect::<Vec<_>>()
        };
        assert_eq!(lines(&play.screen(), 2), lines(&before, 2), "{mode:?}");
        let play = play.typing("stuck").press("enter");
        play.sees("say `finished` when you have finished");
    }
}

#[test]
fn what_a_timer_passes_is_told_where_the_program_leads_and_nowhere_else() {
    const SOAK: &str = "
format: 1
title: Soak
timers: {soak: {title: Long soak, at_least: 5m, target: 10m, at_most: 20m, starts: session}}
steps: [Wash, Dry]
";
    for mode in Mode::ALL {
        let mut program = Program::seeded(&procedure(SOAK), mode, 7);
        let told = program.line(":wait 30m").spoken.join("\n");
        let led = matches!(mode, Mode::Guided | Mode::Cued);
        for mark in ["is long enough now", "has reached its target", "is past its longest time"] {
            assert_eq!(told.contains(mark), led, "{mode:?}: {mark}: {told}");
        }
        assert_eq!(told.contains("Long soak"), led, "{mode:?}: {told}");
    }
}
