//! Short forms are explained where they are asked for, and never tell what is to be recalled.

use crate::support::play::{Play, options};
use crate::support::program::Program;
use crate::support::rehearsal::procedure;
use rehearsal::app::{App, Options};
use rehearsal::session::Mode;

const SHORT: &str = "
format: 1
title: Short forms
abbreviations:
  BP: blood pressure
  LAST: local anaesthetic systemic toxicity
  PVR: post-void residual
steps:
  - step: Scan the bladder
    do: Write the PVRs down.
    check:
      - ask: Is the BP stable?
        choose: [{right: It is}, {wrong: It is not}]
  - step: Watch for LAST
";

fn play(mode: Mode) -> Play {
    Play::of(App::briefing(procedure(SHORT), Options { mode, ..options(None) }))
}

#[test]
fn those_that_are_before_the_trainee_come_first() {
    let play = play(Mode::Guided).press("enter A");
    let screen = play.screen();
    let at =
        |words: &str| screen.find(words).unwrap_or_else(|| panic!("no `{words}` on:\n{screen}"));
    assert!(at("Before you") < at("post-void residual"), "{screen}");
    assert!(at("post-void residual") < at("Elsewhere"), "{screen}");
    assert!(at("Elsewhere") < at("blood pressure"), "{screen}");
    play.shows("abbreviations");
}

#[test]
fn a_question_does_not_keep_them_away() {
    let play = play(Mode::Guided).press("enter enter A").sees("blood pressure");
    play.press("esc").sees("Is the BP stable?");
}

#[test]
fn no_key_asks_for_them_where_the_author_explains_none() {
    Play::session().press("?").misses("short forms");
    Play::session().press("A").misses("Short forms");
}

#[test]
fn where_the_way_is_recalled_only_what_is_seen_is_explained() {
    for mode in [Mode::Recall, Mode::Exam] {
        let play = play(mode).misses("Abbreviations").press("enter").typing(":abbreviations");
        play.press("enter").sees("No short form").misses("toxicity").misses("residual");
    }
    play(Mode::Guided).press("end").sees("Abbreviations").sees("post-void residual");
}

#[test]
fn they_can_be_asked_for_by_words() {
    for (line, words) in [
        ("abbreviations", "Before you:\nPVR: post-void residual\nElsewhere:\nBP: blood pressure"),
        ("what is pvr?", "PVR: post-void residual"),
        (":what does BP mean", "BP: blood pressure"),
        ("what is X", "“X” is no short form here"),
    ] {
        let mut program = Program::begin(&procedure(SHORT));
        let said = program.line(line).spoken.join("\n");
        assert!(said.contains(words), "no `{words}` in:\n{said}");
    }
}
