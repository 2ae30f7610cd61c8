//! What an author marks stands out on every screen, and is words alone where nothing can stand out.

use crate::support::play::{Play, options};
use crate::support::program::Program;
use crate::support::rehearsal::{Rehearsal, debrief, procedure};
use ratatui::style::Modifier;
use rehearsal::app::App;
use rehearsal::debrief::report::text;
use rehearsal::session::Command;
use rehearsal::view::look::Role;
use rehearsal::view::{Glyphs, Look, Theme};

const MARKED: &str = "
format: 1
title: Marks
summary: Keep it **sterile**, *always*.
steps:
  - step: Draw back
    critical: true
    do: |
      - Draw back *slowly*, by the **hub only**.
      - Read `PVR`, 2 * 3 mL.
    hazard: '**Never** pull an_id.'
    check:
      - ask: Which is *not* sterile?
        choose:
          - {right: The **outer** wrap}
          - {wrong: The inner wrap, because: It is *always* sterile.}
";

#[test]
fn marks_are_drawn_and_their_signs_are_not() {
    let look = Look { theme: Theme::Mono, glyphs: Glyphs::Unicode };
    let play = Play::of(App::briefing(procedure(MARKED), options(None))).looking(look);
    let play = play.sees("Keep it sterile, always.").press("enter");
    let play = play.sees("· Draw back slowly, by the hub only.").sees("· Read PVR, 2 * 3 mL.");
    for (words, role) in [
        ("slowly", Role::Emphasis),
        ("hub", Role::Strong),
        ("PVR", Role::Code),
        ("Never", Role::Strong),
    ] {
        let marked = play.style(words);
        assert_eq!(marked.add_modifier, look.style(role).add_modifier, "{words}");
        assert_ne!(marked.add_modifier, Modifier::empty(), "{words} stands out without colour");
    }
    assert_eq!(play.style("by the").add_modifier, Modifier::empty());
    play.press("enter").sees("Which is not sterile?").sees("The outer wrap");
}

#[test]
fn marks_are_left_out_of_what_is_spoken() {
    let mut program = Program::begin(&procedure(MARKED));
    program.line("").line("1");
    let said = program.spoken.join("\n");
    for words in
        ["- Draw back slowly, by the hub only.", "Never pull an_id.", "Which is not sterile?"]
    {
        assert!(said.contains(words), "no `{words}` in:\n{said}");
    }
    assert!(!said.contains("**"), "{said}");
}

#[test]
fn marks_are_left_out_of_the_printed_report() {
    let mut rehearsal = Rehearsal::written(MARKED);
    let step = rehearsal.step("draw-back");
    rehearsal.ask(&Command::Skip(step, "in a hurry".to_owned())).ask(&Command::Finish);
    let report = text::text(&debrief(&rehearsal), 80);
    assert!(report.contains("Never pull an_id."), "{report}");
    assert!(!report.contains("**"), "{report}");
}
