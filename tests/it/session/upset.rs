//! Complications: when they come, what they hold up, and how they are left.

use crate::support::rehearsal::{Rehearsal, procedure};
use expect_test::{Expect, expect};
use rehearsal::procedure::Resolution::{CarryOn, Stop};
use rehearsal::session::{Command, End, Idle, Mode, Next, Refusal};

const INJECT: &str = "
format: 1
title: Inject
vitals: {bp: 120/70, pulse: 70}
timers:
  dwell: {title: Dwell, at_least: 4m, at_most: 30m}
endings:
  stopped: {title: Stopped, outcome: right}
steps:
  - {step: Instil, starts: dwell}
  - {step: Draw up, takes: 3m}
  - {step: Scope, needs: dwell}
  - repeat: {times: 4, steps: [{step: Inject, takes: 20s}]}
  - {step: Rest, time: {at_least: 1m}}
  - Flush
complications:
  faint:
    title: Vasovagal faint
    chance: FAINT
    at: {step: inject, pass: 2}
    signs: Pale and sweaty.
    vitals: {bp: 82/44, pulse: 46}
    steps: [Take the needle out, {step: Lie the patient flat, critical: true}]
    then: resume
  ache:
    title: Headache
    chance: ACHE
    at: {timer: dwell, after: 2m}
    signs: The head pounds.
    steps: [Drain, Sit the patient up]
    then: {end: stopped}
  itch:
    title: Itching
    chance: ITCH
    at: {timer: dwell, after: 2m}
    signs: It itches.
    steps: [{step: Look at the skin, severity: minor}]
    then: resume
";

fn inject(mode: Mode, faint: &str, ache: &str, itch: &str) -> Rehearsal {
    let yaml = INJECT.replace("FAINT", faint).replace("ACHE", ache).replace("ITCH", itch);
    Rehearsal::in_mode(&procedure(&yaml), mode)
}

fn check(rehearsal: &Rehearsal, story: &Expect) {
    story.assert_eq(&rehearsal.story());
}

fn vitals(rehearsal: &Rehearsal) -> Vec<String> {
    let vitals = rehearsal.session().vitals();
    vitals.iter().map(|vital| format!("{} {}", vital.name, vital.value)).collect()
}

#[test]
fn it_holds_up_the_step_in_hand_which_goes_on_where_it_was() {
    let mut exam = inject(Mode::Exam, "100%", "0%", "0%");
    exam.say("Instil, draw up").wait(60).say("Scope then inject").ask(&Command::Count(4));
    assert_eq!(vitals(&exam), ["bp 82/44", "pulse 46"]);
    exam.after(10).say("Take the needle out then lie the patient flat");
    exam.ask(&Command::Resolve(CarryOn));
    assert_eq!(vitals(&exam), ["bp 120/70", "pulse 70"]);
    exam.say("Inject").say("Rest").wait(60).ask(&Command::Finish);
    check(
        &exam,
        &expect![[r#"
            0:00   began, faint comes at inject 2
            0:00   typed: Instil, draw up
            0:00   begun instil
            0:30   done instil, starts dwell
            0:30   begun draw-up
            3:30   done draw-up
            3:30   waiting until 4:30
            4:30   dwell passed AtLeast
            4:30   waited
            4:30   typed: Scope then inject
            4:30   begun scope, ends dwell after 4:00
            5:00   done scope
            5:00   counted inject times 4
            5:00   begun inject
            5:20   done inject
            5:20   begun inject, pass 2
            5:20   occurred: faint
            5:30   typed: Take the needle out then lie the patient flat
            5:30   begun faint/take-the-needle-out
            6:00   done faint/take-the-needle-out
            6:00   begun faint/lie-the-patient-flat
            6:30   done faint/lie-the-patient-flat
            6:30   carry on (right)
            6:50   done inject
            6:50   typed: Inject
            6:50   begun inject, pass 3
            7:10   done inject
            7:10   begun inject, pass 4
            7:30   done inject
            7:30   typed: Rest
            7:30   begun rest
            7:30   waiting until 8:30
            8:30   waited
            8:30   finished
        "#]],
    );
}

#[test]
fn it_comes_in_the_middle_of_a_step_and_the_worst_comes_first() {
    let yaml = INJECT.replace("then: {end: stopped}", "then: resume");
    let yaml = yaml.replace("FAINT", "0%").replace("ACHE", "100%").replace("ITCH", "100%");
    let mut exam = Rehearsal::in_mode(&procedure(&yaml), Mode::Exam);
    exam.say("Instil then draw up then scope").say("drain").say("sit the patient up");
    exam.ask(&Command::Resolve(CarryOn)).say("Look at the skin").ask(&Command::Resolve(Stop));
    check(
        &exam,
        &expect![[r#"
        0:00   began, ache comes 2:00 after dwell, itch comes 2:00 after dwell
        0:00   typed: Instil then draw up then scope
        0:00   begun instil
        0:30   done instil, starts dwell
        0:30   begun draw-up
        2:30   occurred: ache
        2:30   typed: drain
        2:30   begun ache/drain
        3:00   done ache/drain
        3:00   typed: sit the patient up
        3:00   begun ache/sit-the-patient-up
        3:30   done ache/sit-the-patient-up
        3:30   carry on (right)
        3:30   occurred: itch
        3:30   typed: Look at the skin
        3:30   begun itch/look-at-the-skin
        4:00   done itch/look-at-the-skin
        4:00   stop (wrong)
        4:30   dwell passed AtLeast
        5:00   done draw-up
    "#]],
    );
}

#[test]
fn the_session_ends_where_it_leads_to_an_ending() {
    let mut exam = inject(Mode::Exam, "100%", "100%", "0%");
    exam.say("Instil, draw up").say("Drain").ask(&Command::Resolve(CarryOn));
    check(
        &exam,
        &expect![[r#"
        0:00   began, faint comes at inject 2, ache comes 2:00 after dwell
        0:00   typed: Instil, draw up
        0:00   begun instil
        0:30   done instil, starts dwell
        0:30   begun draw-up
        2:30   occurred: ache
        2:30   typed: Drain
        2:30   begun ache/drain
        3:00   done ache/drain
        3:00   carry on (wrong)
        3:00   ended: stopped
    "#]],
    );
    let mut cued = inject(Mode::Cued, "100%", "100%", "0%");
    cued.say("Instil").say("draw up").ask(&Command::Resolve(Stop));
    assert_eq!(cued.refusal, Some(Refusal::Idle(Idle::Unresolved)), "not before its steps");
    cued.say("Drain").say("Draw up").say("sit the patient up");
    assert_eq!(cued.session().next(), Next::Resolve);
    cued.ask(&Command::Resolve(CarryOn)).ask(&Command::Resolve(Stop));
    assert_eq!(cued.session().next(), Next::Finish, "Enter ends it");
    cued.ask(&Command::Finish);
    assert_eq!(cued.session().end(), Some(End::Ended));
    check(
        &cued,
        &expect![[r#"
        0:00   began, faint comes at inject 2, ache comes 2:00 after dwell
        0:00   typed: Instil
        0:00   begun instil
        0:30   done instil, starts dwell
        0:30   typed: draw up
        0:30   begun draw-up
        2:30   occurred: ache
        2:30   typed: Drain
        2:30   begun ache/drain
        3:00   done ache/drain
        3:00   typed: Draw up
        3:00   named draw-up, next is ache/sit-the-patient-up
        3:00   typed: sit the patient up
        3:00   begun ache/sit-the-patient-up
        3:30   done ache/sit-the-patient-up
        3:30   carry on (wrong, not taken)
        3:30   stop (right)
        3:30   ended: stopped
    "#]],
    );
}

#[test]
fn in_guided_it_comes_when_it_is_asked_for_each_once() {
    let mut guided = inject(Mode::Guided, "100%", "10%", "0%");
    guided.begin("instil").ask(&Command::AskForComplication);
    assert_eq!(guided.session().complication().unwrap().title, "Headache", "its timer runs");
    guided.begin("ache/drain").begin("ache/sit-the-patient-up");
    guided.begin("draw-up");
    assert_eq!(guided.refusal, Some(Refusal::Idle(Idle::Elsewhere)));
    let mut guided = inject(Mode::Guided, "100%", "0%", "0%");
    guided.ask(&Command::AskForComplication);
    assert_eq!(guided.session().complication().unwrap().title, "Vasovagal faint");
    guided.begin("faint/take-the-needle-out").begin("faint/lie-the-patient-flat");
    guided.ask(&Command::Resolve(CarryOn)).ask(&Command::AskForComplication);
    assert_eq!(guided.refusal, Some(Refusal::Idle(Idle::NothingToAskFor)), "ache has no chance");
    assert_eq!(guided.session().next(), Next::Begin(guided.step("instil")));
    let mut exam = inject(Mode::Exam, "100%", "0%", "0%");
    exam.ask(&Command::AskForComplication);
    assert_eq!(exam.refusal, Some(Refusal::Idle(Idle::NothingToAskFor)));
}

#[test]
fn naming_a_step_of_the_procedure_says_carry_on() {
    let mut exam = inject(Mode::Exam, "100%", "0%", "0%");
    exam.say("Instil, draw up").wait(120).say("Scope").say("inject").ask(&Command::Count(2));
    exam.say("Take the needle out").say("Flush");
    check(
        &exam,
        &expect![[r#"
        0:00   began, faint comes at inject 2
        0:00   typed: Instil, draw up
        0:00   begun instil
        0:30   done instil, starts dwell
        0:30   begun draw-up
        3:30   done draw-up
        3:30   waiting until 5:30
        4:30   dwell passed AtLeast
        5:30   waited
        5:30   typed: Scope
        5:30   begun scope, ends dwell after 5:00
        6:00   done scope
        6:00   typed: inject
        6:00   counted inject times 2
        6:00   begun inject
        6:20   done inject
        6:20   begun inject, pass 2
        6:20   occurred: faint
        6:20   typed: Take the needle out
        6:20   begun faint/take-the-needle-out
        6:50   done faint/take-the-needle-out
        6:50   typed: Flush
        6:50   carry on (right)
        7:10   done inject
        7:10   begun flush
        7:40   done flush
    "#]],
    );
    let mut before = inject(Mode::Exam, "100%", "0%", "0%");
    before.say("Lie the patient flat");
    check(
        &before,
        &expect![[r#"
        0:00   began, faint comes at inject 2
        0:00   typed: Lie the patient flat
        0:00   acted: Lie the patient flat (nothing)
    "#]],
    );
}

/// A faint at the second site that leads to this step was dealt with.
fn lead(to: &str) -> Rehearsal {
    let to = format!("then: {{resume: {to}}}");
    let yaml = INJECT.replacen("then: resume", &to, 1);
    let yaml = yaml.replace("FAINT", "100%").replace("ACHE", "0%").replace("ITCH", "0%");
    let mut led = Rehearsal::in_mode(&procedure(&yaml), Mode::Cued);
    led.say("Instil").say("Draw up").wait(120).say("Scope").say("inject").ask(&Command::Count(4));
    led.say("Take the needle out").say("lie the patient flat").ask(&Command::Resolve(CarryOn));
    led
}

#[test]
fn it_may_lead_back_to_a_step() {
    let mut back = lead("scope");
    assert_eq!(back.session().next(), Next::Begin(back.step("scope")));
    back.say("Scope").say("Inject").say("Rest").wait(60).say("Flush").ask(&Command::Finish);
    check(
        &back,
        &expect![[r#"
        0:00   began, faint comes at inject 2
        0:00   typed: Instil
        0:00   begun instil
        0:30   done instil, starts dwell
        0:30   typed: Draw up
        0:30   begun draw-up
        3:30   done draw-up
        3:30   waiting until 5:30
        4:30   dwell passed AtLeast
        5:30   waited
        5:30   typed: Scope
        5:30   begun scope, ends dwell after 5:00
        6:00   done scope
        6:00   typed: inject
        6:00   counted inject times 4
        6:00   begun inject
        6:20   done inject
        6:20   begun inject, pass 2
        6:20   occurred: faint
        6:20   typed: Take the needle out
        6:20   begun faint/take-the-needle-out
        6:50   done faint/take-the-needle-out
        6:50   typed: lie the patient flat
        6:50   begun faint/lie-the-patient-flat
        7:20   done faint/lie-the-patient-flat
        7:20   carry on (right)
        7:20   typed: Scope
        7:20   begun scope
        7:50   done scope
        7:50   typed: Inject
        7:50   begun inject, pass 2
        8:10   done inject
        8:10   begun inject, pass 3
        8:30   done inject
        8:30   begun inject, pass 4
        8:50   done inject
        8:50   typed: Rest
        8:50   begun rest
        8:50   waiting until 9:50
        9:50   waited
        9:50   typed: Flush
        9:50   done rest
        9:50   begun flush
        10:20  done flush
        10:20  finished
    "#]],
    );
}

#[test]
fn it_may_lead_past_some_steps() {
    let mut past = lead("flush");
    assert_eq!(past.session().next(), Next::Begin(past.step("flush")));
    past.say("Flush").ask(&Command::Finish);
    assert_eq!(past.session().end(), Some(End::Finished));
}
