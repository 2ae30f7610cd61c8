//! `needle`: by ear and by twitch, by keys and by lines, what is told, and the panel.

use super::{begun, deviations, given};
use crate::support::play::Play;
use crate::support::rehearsal::procedure;
use expect_test::expect;
use rehearsal::app::checkpoint::Form;
use rehearsal::app::input::Input;
use rehearsal::app::{App, Options, Screen};
use rehearsal::instrument::bench::{Bench, expert};
use rehearsal::plain::Speaker;
use rehearsal::procedure::Procedure;
use rehearsal::procedure::checkpoint::{Kind, Needle};
use rehearsal::session::checkpoint::{Answer, Needled};
use rehearsal::session::{Mode, Verdict};
use rehearsal::time::Moment;
use std::sync::Arc;
use std::time::Duration;

fn find(guide: &str) -> Arc<Procedure> {
    procedure(&format!(
        "
format: 1
title: Find it
steps:
  - step: Walk the grid
    check:
      - ask: Find flexor carpi radialis, and inject 25 U.
        needle:
          map: forearm
          target: fcr
          {guide}
          units: 25
          passes: 2
          wrong_muscle: {{severity: critical, because: Nobody chose it.}}
"
    ))
}

fn emg() -> Arc<Procedure> {
    find("guide: emg\n          accept: 500us")
}

fn stimulation() -> Arc<Procedure> {
    find("guide: stimulation\n          accept: 0.5mA")
}

fn needle(procedure: &Procedure) -> Needle {
    let (_, step) = procedure.steps().next().unwrap();
    let Kind::Needle(needle) = &step.checkpoints[0].kind else { panic!("no needle") };
    (**needle).clone()
}

/// How an expert gets there: along the skin and the lean, to the right, and how deep.
fn aim(procedure: &Procedure) -> expert::Aim {
    let needle = needle(procedure);
    let bench = Bench::new(&needle, 7, "walk-the-grid/0");
    let aim = expert::aims(&bench, &needle, 1)[0];
    // From where the needle stands at first, on top; the skin may be drawn either way round.
    let along = aim.along - bench.needle().along();
    let next = bench.needle().skin().at(bench.needle().along() + 1.0);
    let along = if next.x < bench.needle().entry().x { -along } else { along };
    expert::Aim { along, lean: -aim.lean, ..aim }
}

/// In line mode: what is said to each line.
struct Lines {
    app: App,
    speaker: Speaker,
    now: Moment,
}

impl Lines {
    fn of(procedure: &Arc<Procedure>, mode: Mode) -> Self {
        let options = Options { mode, ..crate::support::play::options(None) };
        let offer = rehearsal::app::offer::Offer::from(Arc::clone(procedure));
        let (app, _) = App::begin(offer, options, Moment::default());
        let mut lines = Self { app, speaker: Speaker::default(), now: Moment::default() };
        lines.heard();
        lines
    }

    fn heard(&mut self) -> String {
        self.speaker.speak(&self.app).join("\n")
    }

    fn say(&mut self, line: &str) -> String {
        self.now = self.now + Duration::from_secs(1);
        let _ = self.app.update(self.now, Input::Line(line.to_owned()));
        self.heard()
    }
}

fn needled(app: &App) -> (Verdict, Needled) {
    let Screen::Session(screen) = app.screen() else { panic!("no session") };
    let given = screen.session().visits()[0].given[0].clone();
    let Answer::Needle(needled) = given.answer else { panic!("{:?}", given.answer) };
    (given.verdict, needled)
}

#[test]
fn by_lines_a_muscle_is_found_by_ear() {
    let procedure = emg();
    let mut lines = Lines::of(&procedure, Mode::Guided);
    let first = lines.say("");
    assert!(first.contains("Joints that you can move: 1 wrist flexion"), "{first}");
    assert!(first.contains("Flexor carpi radialis (muscle): "), "{first}");
    let expert::Aim { along, lean, depth, .. } = aim(&procedure);
    lines.say(&format!("along {along}"));
    lines.say(&format!("turn {lean}"));
    let said = lines.say(&format!("deeper {depth}"));
    assert!(said.contains("mm deep, silent"), "a muscle at rest is silent: {said}");
    let said = lines.say("move radial deviation");
    assert!(said.contains("on radial deviation: rise time") && said.contains("crisp"), "{said}");
    let said = lines.say("move ulnar deviation");
    assert!(said.contains("on ulnar deviation: no change"), "{said}");
    let said = lines.say("aspirate");
    assert!(said.contains("nothing comes"), "{said}");
    let said = lines.say("inject 25");
    assert!(said.contains("Injected 25 U"), "{said}");
    lines.say("finish");
    let (verdict, needled) = needled(&lines.app);
    assert_eq!((verdict, needled.faults(&needle(&procedure))), (Verdict::Right, vec![]));
    assert!(needled.injections[0].measured.is_some_and(|rise| rise <= 500.0), "{needled:?}");
}

#[test]
fn a_neighbour_is_known_by_the_joint_that_makes_it_heard() {
    let procedure = emg();
    let mut lines = Lines::of(&procedure, Mode::Guided);
    lines.say("");
    let expert::Aim { along, lean, depth, .. } = aim(&superficialis());
    for line in [format!("along {along}"), format!("turn {lean}"), format!("deeper {depth}")] {
        lines.say(&line);
    }
    let said = lines.say("move finger flexion at the middle joints");
    assert!(said.contains("rise time"), "{said}");
    lines.say("aspirate");
    let said = lines.say("inject 25");
    assert!(said.contains("Flexor digitorum superficialis"), "{said}");
    assert!(said.contains("Nobody chose it."), "{said}");
}

fn superficialis() -> Arc<Procedure> {
    procedure(
        "
format: 1
title: Find it
steps:
  - step: Walk the grid
    check: [{ask: Find it., needle: {map: forearm, target: fds, guide: emg, accept: 500us}}]
",
    )
}

#[test]
fn by_lines_the_current_is_turned_down_while_the_twitch_stays() {
    let procedure = stimulation();
    let mut lines = Lines::of(&procedure, Mode::Guided);
    lines.say("");
    let expert::Aim { along, lean, depth, .. } = aim(&procedure);
    for line in [format!("along {along}"), format!("turn {lean}"), format!("deeper {depth}")] {
        lines.say(&line);
    }
    let said = lines.say("current 2");
    assert!(said.contains("2 mA: wrist flexion (strong), radial deviation (strong)"), "{said}");
    assert!(said.contains("finger flexion"), "too high a current moves neighbours too: {said}");
    let said = lines.say("current 0.4");
    assert!(said.contains("0.4 mA: wrist flexion"), "{said}");
    assert!(!said.contains("finger flexion"), "{said}");
    lines.say("aspirate");
    lines.say("inject 25");
    lines.say("finish");
    let (verdict, needled) = needled(&lines.app);
    assert_eq!(verdict, Verdict::Right);
    assert!(needled.injections[0].measured.is_some_and(|lowest| lowest <= 0.4), "{needled:?}");
}

#[test]
fn what_is_wrong_is_told_at_the_end_of_an_exam() {
    let mut play = begun(&emg(), Mode::Exam).press("3");
    // Straight down where it stands, on and on; without listening or drawing back.
    play = play.press("pagedown k k > > enter").misses("injected in");
    play = play.press("pagedown > enter f");
    expect![[r#"
        critical: Asked “Find flexor carpi radialis, and inject 25 U.”. First answer: injection 1: injected in: no muscle. Right: Flexor carpi radialis. You said: fairly sure (75 %).
        major: Asked “Find flexor carpi radialis, and inject 25 U.”. First answer: injection 2: injected with no unit heard there. Right: a rise time of 500 µs or less. You said: fairly sure (75 %).
        major: Asked “Find flexor carpi radialis, and inject 25 U.”. First answer: injection 1: injected without drawing back, injection 2: injected without drawing back. Right: draw back before each. You said: fairly sure (75 %).
        major: Asked “Find flexor carpi radialis, and inject 25 U.”. First answer: 2 sites. Right: 1. You said: fairly sure (75 %)."#]].assert_eq(&deviations(&play).join("\n"));
    assert_eq!(given(&play)[0].verdict, Verdict::Wrong);
}

#[test]
fn a_dose_has_to_be_set_and_a_needle_be_in() {
    let play = begun(&stimulation(), Mode::Guided);
    let play = play.press("enter").sees("the syringe is set to 0 U");
    let play = play.press("> enter").sees("the needle is out of the skin already");
    play.press("f").sees("nothing is injected yet");
}

/// The expert's way by keys, in whole steps.
fn there(procedure: &Arc<Procedure>, mut play: Play) -> Play {
    let expert::Aim { along, lean, depth, .. } = aim(procedure);
    let times = |key: &str, count: f64| {
        let mut keys = String::new();
        let mut left = count.abs();
        while left >= 0.5 {
            keys.push_str(key);
            keys.push(' ');
            left -= 1.0;
        }
        keys
    };
    play = play.press(&times(if along < 0.0 { "H" } else { "L" }, along * 2.0));
    play = play.press(&times(if lean < 0.0 { "[" } else { "]" }, lean / 5.0));
    play.press(&times("J", depth * 4.0))
}

#[test]
fn the_panels_at_each_size() {
    for (width, height) in [(120, 40), (80, 24), (40, 12)] {
        let procedure = stimulation();
        let play = begun(&procedure, Mode::Guided).sized(width, height);
        let play = there(&procedure, play).press(&"+ ".repeat(35));
        play.shows("needle_stimulation");
        let procedure = emg();
        let play = begun(&procedure, Mode::Guided).sized(width, height);
        play.wait(0).shows("needle_out");
    }
}

#[test]
fn a_unit_is_heard_frozen_and_measured() {
    let procedure = emg();
    let mut play = there(&procedure, begun(&procedure, Mode::Guided).sized(120, 40));
    play = play.press("e").wait(1).wait(1).wait(1).sees("the patient makes a gentle effort");
    play = play.sees("crisp  rise").press("space").sees("frozen:");
    play = play.press("l l c h h").shows("needle_frozen").press("space").misses("frozen:");
    // Moved by the right joint it is heard, and after two seconds silent again.
    let play = play.press("2").sees("you move: radial deviation").wait(1).sees("rise");
    play.wait(1).wait(1).wait(1).sees("silent");
}

#[test]
fn arrows_go_by_the_screen_wherever_the_needle_stands() {
    let at = |play: &Play| {
        let Screen::Session(screen) = play.app.screen() else { panic!("no session") };
        let Some(Form::Needle(needling)) = screen.asked().map(|asked| &asked.form) else {
            panic!("no needle")
        };
        (needling.bench.needle().entry(), needling.bench.needle().tip())
    };
    let mut play = begun(&emg(), Mode::Guided);
    // On the side of the palm, then on the back of the forearm.
    for on_the_back in [false, true] {
        let entry = at(&play).0;
        assert_eq!(entry.y < 0.0, on_the_back, "{entry:?}");
        play = play.press("l l");
        assert!(at(&play).0.x > entry.x + 3.0, "{on_the_back}: {:?}", at(&play));
        play = play.press("h h h h j j ]");
        let tip = at(&play).1;
        play = play.press("[ [");
        assert!(at(&play).1.x < tip.x, "{on_the_back}: {:?}", at(&play));
        // Round the edge, on to the other side.
        play = play.press(&format!("] k k {}[ ]", "l ".repeat(45)));
    }
}

#[test]
fn nothing_moves_while_no_needle_is_in() {
    let wakes = |play: &Play| {
        let Screen::Session(screen) = play.app.screen() else { panic!("no session") };
        screen.asked().and_then(|asked| asked.next_frame(Moment::default()))
    };
    let play = begun(&emg(), Mode::Guided).wait(0);
    assert_eq!(wakes(&play), None);
    let play = play.press("j");
    assert!(wakes(&play).is_some(), "the signal runs");
    let play = play.press("space");
    assert_eq!(wakes(&play), None, "it is frozen");
    let play = play.press("space k");
    assert_eq!(wakes(&play), None, "the needle is out again");
    let play = begun(&stimulation(), Mode::Guided).press("j + + +");
    assert_eq!(wakes(&play), None, "there is no signal");
}
