//! Waits, timers and rounds, as scripts whose journals read like stories.

use crate::support::rehearsal::{Rehearsal, procedure};
use expect_test::{Expect, expect};
use rehearsal::session::{Command, Idle, Next, Refusal};
use std::time::Duration;

fn check(rehearsal: &Rehearsal, story: &Expect) {
    story.assert_eq(&rehearsal.story());
}

const DWELL: &str = "
format: 1
title: Dwell
timers:
  dwell: {title: Lidocaine dwell, at_least: 15m, target: 30m, at_most: 45m}
  rounds: {every: 5m, slack: 2m, while: dwell, does: watch}
never:
  - {step: scope, before: dwell, because: The wall is not numb yet.}
steps:
  - {step: Close off, starts: dwell, takes: 1m}
  - {step: Watch, while: dwell, takes: 1m}
  - {step: Prepare, while: dwell, takes: 8m}
  - {step: Rinse, needs: dwell, stops: dwell, takes: 3m}
  - {step: Scope, takes: 3m}
";

#[test]
fn a_wait_stops_at_each_round_and_goes_on_when_it_is_answered() {
    let mut dwell = Rehearsal::written(DWELL);
    dwell.begin("close-off").wait_for("dwell");
    assert!(matches!(dwell.session().next(), Next::Round(_)));
    dwell.after(10).do_round("rounds").after(5).do_round("rounds");
    let timer = dwell.timer("rounds");
    dwell.ask(&Command::DeclineRound(timer)).after(121);
    check(
        &dwell,
        &expect![[r#"
            0:00   began
            0:00   begun close-off
            1:00   done close-off, starts dwell
            1:00   waiting until 31:00
            6:00   round 1 of rounds due until 8:00
            6:10   begun watch as round 1 of rounds
            7:10   done watch
            11:00  round 2 of rounds due until 13:00
            11:05  round 2 of rounds done
            16:00  dwell passed AtLeast
            16:00  round 3 of rounds due until 18:00
            16:00  round 3 of rounds declined
            21:00  round 4 of rounds due until 23:00
            23:00.001 round 4 of rounds missed
            26:00  round 5 of rounds due until 28:00
        "#]],
    );
}

#[test]
fn a_round_due_inside_a_step_has_its_slack_from_the_steps_end() {
    let mut dwell = Rehearsal::written(DWELL);
    dwell.begin("close-off").begin("prepare");
    check(
        &dwell,
        &expect![[r#"
            0:00   began
            0:00   begun close-off
            1:00   done close-off, starts dwell
            1:00   begun prepare
            6:00   round 1 of rounds due until 11:00
            9:00   done prepare
        "#]],
    );
}

#[test]
fn what_needs_a_timer_is_refused_with_the_time_still_missing_and_judged_once() {
    let mut dwell = Rehearsal::written(DWELL);
    dwell.begin("close-off").perform("watch").perform("prepare").begin("rinse");
    dwell.override_step("scope", "list is running late").perform("rinse");
    dwell.override_step("rinse", "still late").ask(&Command::Finish);
    check(
        &dwell,
        &expect![[r#"
            0:00   began
            0:00   begun close-off
            1:00   done close-off, starts dwell
            1:00   begun watch
            2:00   done watch
            2:00   begun prepare
            6:00   round 1 of rounds due until 12:00
            10:00  done prepare
            10:00  refused rinse against [needs dwell 6:00 to go]
            10:00  begun scope against [after rinse; never before dwell 6:00 to go]
            11:00  round 2 of rounds due until 15:00
            12:00.001 round 1 of rounds missed
            13:00  done scope
            13:00  refused rinse against [needs dwell 3:00 to go]
            13:00  begun rinse against [needs dwell 3:00 to go]
            15:00.001 round 2 of rounds missed
            16:00  dwell passed AtLeast
            16:00  done rinse, ends dwell after 15:00
            16:00  finished
        "#]],
    );
}

#[test]
fn a_timer_without_a_stop_ends_where_it_is_needed() {
    let mut gel = Rehearsal::written(
        "
format: 1
title: Gel
timers: {gel: {at_least: 1m, at_most: 5m, title: Gel contact}}
steps: [{step: Gel, starts: gel}, {step: Catheter, needs: gel}]
",
    );
    gel.begin("gel").begin("catheter").wait(400).begin("catheter").ask(&Command::Finish);
    check(
        &gel,
        &expect![[r#"
            0:00   began
            0:00   begun gel
            0:30   done gel, starts gel
            0:30   refused catheter against [needs gel 1:00 to go]
            0:30   waiting until 7:10
            1:30   gel passed AtLeast
            5:30   gel passed AtMost
            7:10   waited
            7:10   begun catheter, ends gel after 6:40
            7:40   done catheter
            7:40   finished
        "#]],
    );
}

#[test]
fn nothing_falls_due_in_a_pause_and_time_stands_still() {
    let mut dwell = Rehearsal::written(DWELL);
    dwell.begin("close-off").after(60).ask(&Command::Pause).after(3600);
    dwell.ask(&Command::Begin(dwell.step("watch")));
    assert_eq!(dwell.refusal, Some(Refusal::Idle(Idle::Paused)));
    dwell.ask(&Command::Unpause).after(60).ask(&Command::Note("on".into()));
    check(
        &dwell,
        &expect![[r#"
            0:00   began
            0:00   begun close-off
            1:00   done close-off, starts dwell
            2:00   paused
            2:00   unpaused
            3:00   noted: on
        "#]],
    );
}

#[test]
fn a_timer_on_the_clock_of_the_wall_runs_on_while_the_program_is_closed() {
    let wall = DWELL.replace("at_most: 45m}", "at_most: 45m, clock: wall}");
    let mut dwell = Rehearsal::of(&procedure(&wall));
    dwell.begin("close-off").ask(&Command::Leave);
    dwell.ask(&Command::Return(Duration::from_mins(32))).after(1);
    dwell.ask(&Command::Slept { lasted: Duration::from_mins(20), counts: false }).after(1);
    let told: Vec<_> = dwell.story().lines().skip(3).map(str::to_owned).collect();
    assert_eq!(
        told,
        [
            "1:00   left",
            "1:00   returned after 32:00",
            "1:00   dwell passed AtLeast",
            "1:00   dwell passed Target",
            "1:01   slept 20:00, counted false",
            "1:01   dwell passed AtMost",
        ]
    );
}

#[test]
fn a_sleep_that_counts_is_time_that_passes() {
    let mut dwell = Rehearsal::written(DWELL);
    dwell.begin("close-off");
    dwell.ask(&Command::Slept { lasted: Duration::from_mins(6), counts: true }).after(1);
    let told: Vec<_> = dwell.story().lines().skip(3).map(str::to_owned).collect();
    assert_eq!(
        told,
        ["1:00   slept 6:00, counted true", "6:00   round 1 of rounds due until 8:00"]
    );
}

#[test]
fn an_abandoned_session_is_over_and_judges_no_timer() {
    let mut dwell = Rehearsal::written(DWELL);
    dwell.begin("close-off").ask(&Command::Abandon).after(100_000);
    dwell.begin("watch");
    assert_eq!(dwell.refusal, Some(Refusal::Idle(Idle::Over)));
    assert!(dwell.story().ends_with("1:00   abandoned\n"), "{}", dwell.story());
}

#[test]
fn a_paced_wait_runs_until_it_is_over_or_a_key_ends_it() {
    let gel = "
format: 1
title: Gel
timers: {gel: {target: 10m, title: Gel contact}}
steps: [{step: Gel, starts: gel}, {step: Catheter, needs: gel}]
";
    let mut gel = Rehearsal::paced(&procedure(gel), Some(60));
    gel.begin("gel").wait_for("gel").after(5).ask(&Command::EndWait).after(10);
    gel.wait_for("gel").after(100).ask(&Command::Note("then".into()));
    check(
        &gel,
        &expect![[r#"
            0:00   began
            0:00   begun gel
            0:30   done gel, starts gel
            0:30   waiting until 10:30
            5:30   waited
            5:40   waiting until 10:30
            10:30  gel passed Target
            10:30  waited
            12:05.166 noted: then
        "#]],
    );
}

#[test]
fn a_step_inside_a_wait_fits_anywhere_in_it_and_nowhere_else() {
    let mut wait = Rehearsal::written(
        "
format: 1
title: Wait
timers: {soak: {title: Soak, at_least: 5m}}
steps:
  - {step: Look, while: soak}
  - {step: Fill, starts: soak}
  - {step: Watch, while: soak}
  - Write
  - {step: Turn, while: soak}
  - {step: Drain, stops: soak}
",
    );
    wait.begin("look").begin("fill");
    wait.ask(&Command::Skip(wait.step("look"), "not yet".into())).perform("fill");
    wait.perform("turn").perform("write").begin("drain").perform("watch").perform("drain");
    check(
        &wait,
        &expect![[r"
            0:00   began
            0:00   refused look against [outside soak]
            0:00   refused fill against [after look]
            0:00   skipped look: not yet
            0:00   begun fill
            0:30   done fill, starts soak
            0:30   begun turn
            1:00   done turn
            1:00   begun write
            1:30   done write
            1:30   refused drain against [after watch]
            1:30   begun watch
            2:00   done watch
            2:00   begun drain
            2:30   done drain, ends soak after 2:00 early
        "]],
    );
}

#[test]
fn rounds_that_come_due_inside_one_long_step_are_answered_by_one_act() {
    let mut dwell = Rehearsal::written(&DWELL.replace("takes: 8m", "takes: 13m"));
    dwell.begin("close-off").perform("watch").begin("prepare").do_round("rounds");
    let told: Vec<_> = dwell.story().lines().skip(5).map(str::to_owned).collect();
    assert_eq!(
        told,
        [
            "2:00   begun prepare",
            "6:00   round 1 of rounds due until 17:00",
            "11:00  round 2 of rounds due until 17:00",
            "15:00  done prepare",
            "15:00  round 2 of rounds done",
        ]
    );
    dwell.wait(180);
    assert!(!dwell.story().contains("missed"), "{}", dwell.story());
}
