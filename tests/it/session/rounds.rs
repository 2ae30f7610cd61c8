//! Rounds: when they come due, how far from that an act answers them, and when one is missed.

use crate::support::rehearsal::{Rehearsal, debrief, procedure};
use expect_test::{Expect, expect};
use rehearsal::debrief::Kind;
use rehearsal::session::{Command, Mode};

fn check(rehearsal: &Rehearsal, story: &Expect) {
    story.assert_eq(&rehearsal.story());
}

const GRID: &str = "
format: 1
title: Grid
timers:
  soak: {at_least: 20m}
  turn: {every: 10m, while: soak, does: [Turn the patient], takes: 10s}
steps:
  - {step: Fill, starts: soak, takes: 1m}
  - {step: Drain, stops: soak, takes: 1m}
";

const RANGE: &str = "
format: 1
title: Range
timers:
  arrest: {at_least: 10m}
  adrenaline:
    {every: {at_least: 3m, at_most: 5m}, while: arrest, does: [Give adrenaline], takes: 10s}
steps:
  - {step: Call, starts: arrest, takes: 1m}
  - {step: Shock, while: arrest, takes: 4m}
  - {step: Hand over, stops: arrest, takes: 1m}
";

fn in_mode(yaml: &str, mode: Mode) -> Rehearsal {
    Rehearsal::in_mode(&procedure(yaml), mode)
}

/// What the debrief says of missed rounds.
fn missed(rehearsal: &Rehearsal) -> Vec<String> {
    let told = debrief(rehearsal).deviations.into_iter();
    told.filter(|it| it.kind == Kind::MissedRound).map(|it| it.message).collect()
}

#[test]
fn time_that_is_let_pass_stops_at_a_round_only_where_it_is_announced() {
    for mode in Mode::ALL {
        let mut grid = in_mode(GRID, mode);
        grid.name("fill").wait(15 * 60);
        let led = matches!(mode, Mode::Guided | Mode::Cued);
        let at = grid.session().at().elapsed().as_secs();
        assert_eq!(at, if led { 11 * 60 } else { 16 * 60 }, "{mode:?}");
        assert_eq!(grid.story().contains("missed"), !led, "{mode:?}: {}", grid.story());
        let shown = grid.session().announced().count();
        assert_eq!(shown, usize::from(led), "{mode:?}");
    }
}

#[test]
fn slack_is_a_fifth_of_the_interval_on_both_sides_of_its_time() {
    // Seconds from the start of the soak, and whether that is a round.
    let acts = [(479, false), (480, true), (600, true), (720, true), (721, false)];
    for (after, answers) in acts {
        let mut grid = in_mode(GRID, Mode::Exam);
        grid.name("fill").wait(after).say("turn the patient");
        let done = grid.story().contains("round 1 of turn done");
        assert_eq!(done, answers, "after {after} s: {}", grid.story());
        grid.name("drain").ask(&Command::Finish);
        let added = debrief(&grid).deviations.iter().any(|it| it.kind == Kind::Added);
        assert_eq!(added, !answers, "after {after} s");
    }
}

#[test]
fn an_act_early_or_late_does_not_move_the_grid() {
    let mut grid = in_mode(GRID, Mode::Exam);
    grid.name("fill").wait(9 * 60).say("turn the patient").wait(12 * 60).say("turn the patient");
    grid.wait(9 * 60).say("turn the patient");
    grid.name("drain").ask(&Command::Finish);
    check(
        &grid,
        &expect![[r#"
        0:00   began
        0:00   typed: Fill
        0:00   begun fill
        1:00   done fill, starts soak
        1:00   waiting until 10:00
        10:00  waited
        10:00  typed: turn the patient
        10:00  round 1 of turn done
        10:10  waiting until 22:10
        21:00  soak passed AtLeast
        21:00  round 2 of turn due until 23:00
        22:10  waited
        22:10  typed: turn the patient
        22:10  round 2 of turn done
        22:20  waiting until 31:20
        31:00  round 3 of turn due until 33:00
        31:20  waited
        31:20  typed: turn the patient
        31:20  round 3 of turn done
        31:30  typed: Drain
        31:30  begun drain
        32:30  done drain, ends soak after 31:30
        32:30  finished
    "#]],
    );
    assert_eq!(missed(&grid), <[String; 0]>::default());
}

#[test]
fn a_range_counts_from_the_last_act_and_is_missed_after_its_longest() {
    let mut range = in_mode(RANGE, Mode::Guided);
    range.begin("call").after(180).after(90).do_round("adrenaline").after(600);
    check(
        &range,
        &expect![[r#"
        0:00   began
        0:00   begun call
        1:00   done call, starts arrest
        4:00   round 1 of adrenaline due until 6:00
        5:30   round 1 of adrenaline done
        8:30   round 2 of adrenaline due until 10:30
        10:30.001 round 2 of adrenaline missed
        11:00  arrest passed AtLeast
        13:30.001 round 3 of adrenaline due until 15:30.001
        15:30.002 round 3 of adrenaline missed
    "#]],
    );
}

#[test]
fn in_a_range_an_act_before_its_shortest_is_no_round() {
    let mut range = in_mode(RANGE, Mode::Exam);
    range.name("call").wait(179).say("give adrenaline").say("give adrenaline").wait(170);
    range.say("give adrenaline").ask(&Command::Finish);
    check(
        &range,
        &expect![[r#"
        0:00   began
        0:00   typed: Call
        0:00   begun call
        1:00   done call, starts arrest
        1:00   waiting until 3:59
        3:59   waited
        3:59   typed: give adrenaline
        3:59   acted: give adrenaline (adrenaline)
        4:00   round 1 of adrenaline due until 6:00
        4:09   typed: give adrenaline
        4:09   round 1 of adrenaline done
        4:19   waiting until 7:09
        7:09   round 2 of adrenaline due until 9:09
        7:09   waited
        7:09   typed: give adrenaline
        7:09   round 2 of adrenaline done
        7:19   finished, ends arrest after 6:19 early
    "#]],
    );
}

#[test]
fn a_round_of_a_range_that_falls_due_in_a_step_has_its_slack_from_its_end() {
    // A fifth of three minutes, since what is left of its range is less.
    let mut range = in_mode(RANGE, Mode::Guided);
    range.begin("call").after(60).begin("shock");
    assert!(range.story().contains("4:00   round 1 of adrenaline due until 6:36\n"));
}

#[test]
fn a_round_is_missed_only_if_its_slack_runs_out_while_they_come() {
    // The drain takes a minute, and ends the soak.
    for (wait, told) in [(659, None), (660, None), (661, Some("1 of 1 round missed."))] {
        let mut grid = in_mode(GRID, Mode::Exam);
        grid.name("fill").wait(wait).name("drain").ask(&Command::Finish);
        let told: Vec<_> = told.into_iter().collect();
        assert_eq!(missed(&grid), told, "after {wait} s: {}", grid.story());
    }
}

#[test]
fn no_round_is_due_at_the_very_end() {
    for (wait, due) in [(539, false), (540, false), (541, true)] {
        let mut grid = in_mode(GRID, Mode::Guided);
        grid.begin("fill").wait(wait).begin("drain");
        let rings = grid.story().contains("round 1 of turn due");
        assert_eq!(rings, due, "after {wait} s: {}", grid.story());
    }
}

#[test]
fn starting_the_time_anew_starts_the_grid_anew() {
    let twice = GRID.replace("stops: soak, takes: 1m}", "starts: soak, takes: 1m}");
    let mut grid = in_mode(&twice, Mode::Guided);
    grid.begin("fill").after(9 * 60).begin("drain").after(599);
    assert!(!grid.story().contains("round"), "{}", grid.story());
    grid.after(1);
    assert!(grid.story().ends_with("21:00  round 1 of turn due until 23:00\n"), "{}", grid.story());
}

#[test]
fn who_is_busy_with_one_round_has_the_slack_of_the_other_from_its_end() {
    let two = GRID.replace(
        "steps:",
        "  look: {every: 10m, slack: 20s, while: soak, does: [Look], takes: 2m}
  ask: {every: 10m, slack: 30s, while: soak, does: [Ask]}
steps:",
    );
    let mut grid = in_mode(&two, Mode::Guided);
    grid.begin("fill").after(600).do_round("look").after(29).do_round("ask");
    assert!(!grid.story().contains("missed"), "{}", grid.story());
    let told = grid.story();
    assert!(told.ends_with("13:29  round 1 of ask done\n"), "{told}");
}

#[test]
fn the_shortest_interval_is_ten_seconds() {
    let mut often = in_mode(&GRID.replace("every: 10m", "every: 10s"), Mode::Exam);
    often.name("fill").wait(31);
    assert_eq!(often.story().matches("due until").count(), 3, "{}", often.story());
}
