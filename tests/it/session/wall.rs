//! Timers on the clock of the wall: away from the program, asleep, in a pause. They run on by what
//! passed, session time does not, and nothing else is lost or gained.

use crate::support::rehearsal::{Rehearsal, debrief, procedure};
use expect_test::{Expect, expect};
use rehearsal::debrief::{Kind, Subject};
use rehearsal::session::{Command, Mode};
use std::time::Duration;

fn check(rehearsal: &Rehearsal, story: &Expect) {
    story.assert_eq(&rehearsal.story());
}

/// Two that follow the wall, and one that does not.
const CLOCKS: &str = "
format: 1
title: Clocks
timers:
  soak: {at_least: 20m, at_most: 50m, clock: wall}
  cool: {at_least: 20m}
  warm: {at_least: 5m, target: 30m, clock: wall}
steps:
  - {step: Fill, starts: [soak, cool, warm], takes: 1m}
  - {step: Look, takes: 1m}
  - {step: Drain, stops: [soak, cool, warm], takes: 1m}
";

const ROUNDS: &str = "
format: 1
title: Rounds
timers:
  soak: {at_least: 15m, target: 30m, at_most: 45m, clock: wall}
  turn: {every: 10m, slack: 2m, while: soak, does: [Turn]}
steps:
  - {step: Fill, starts: soak, takes: 1m}
  - {step: Look, while: soak, takes: 1m}
  - {step: Drain, needs: soak, stops: soak, takes: 1m}
";

fn filled(yaml: &str) -> Rehearsal {
    let mut filled = Rehearsal::written(yaml);
    filled.begin("fill");
    filled
}

/// The program closed for so many minutes.
fn away(rehearsal: &mut Rehearsal, minutes: u64) {
    let minutes = Duration::from_mins(minutes);
    rehearsal.ask(&Command::Leave).ask(&Command::Return(minutes));
}

/// The computer asleep for so many minutes.
fn asleep(rehearsal: &mut Rehearsal, minutes: u64, counts: bool) {
    rehearsal.ask(&Command::Slept { lasted: Duration::from_mins(minutes), counts });
}

/// How long a timer has run, in seconds.
fn ran(rehearsal: &Rehearsal, timer: &str) -> u64 {
    let session = rehearsal.session();
    session.clock(rehearsal.timer(timer)).ran(session.at()).expect("it runs").as_secs()
}

#[test]
fn what_the_wall_brought_about_is_entered_at_return_in_the_order_in_which_it_came() {
    let mut clocks = filled(CLOCKS);
    clocks.after(60);
    away(&mut clocks, 32);
    clocks.after(60).begin("look").begin("drain");
    check(
        &clocks,
        &expect![[r#"
        0:00   began
        0:00   begun fill
        1:00   done fill, starts soak, starts cool, starts warm
        2:00   left
        2:00   returned after 32:00
        2:00   warm passed AtLeast
        2:00   soak passed AtLeast
        2:00   warm passed Target
        3:00   begun look
        4:00   done look
        4:00   begun drain
        5:00   done drain, ends soak after 36:00, ends cool after 4:00 early, ends warm after 36:00
    "#]],
    );
}

#[test]
fn leaving_twice_in_a_dwell_adds_up() {
    let mut clocks = filled(CLOCKS);
    away(&mut clocks, 12);
    clocks.after(120);
    away(&mut clocks, 7);
    assert_eq!([ran(&clocks, "soak"), ran(&clocks, "cool")], [21 * 60, 2 * 60]);
    clocks.begin("look").begin("drain");
    check(
        &clocks,
        &expect![[r#"
        0:00   began
        0:00   begun fill
        1:00   done fill, starts soak, starts cool, starts warm
        1:00   left
        1:00   returned after 12:00
        1:00   warm passed AtLeast
        3:00   left
        3:00   returned after 7:00
        3:00   soak passed AtLeast
        3:00   begun look
        4:00   done look
        4:00   begun drain
        5:00   done drain, ends soak after 23:00, ends cool after 4:00 early, ends warm after 23:00
    "#]],
    );
}

#[test]
fn a_wall_that_was_set_back_takes_nothing_away() {
    let mut clocks = filled(CLOCKS);
    clocks.after(60);
    let before = ran(&clocks, "soak");
    // Which is what the program makes of a moment of leaving that is still to come.
    away(&mut clocks, 0);
    assert_eq!(ran(&clocks, "soak"), before);
    clocks.after(60);
    assert_eq!(ran(&clocks, "soak"), before + 60);
}

#[test]
fn a_sleep_moves_what_follows_the_wall_and_the_rest_only_if_it_counts() {
    let mut clocks = filled(CLOCKS);
    asleep(&mut clocks, 10, false);
    assert_eq!([ran(&clocks, "soak"), ran(&clocks, "cool")], [600, 0]);
    asleep(&mut clocks, 10, true);
    assert_eq!([ran(&clocks, "soak"), ran(&clocks, "cool")], [1200, 600], "not twice");
    check(
        &clocks,
        &expect![[r#"
        0:00   began
        0:00   begun fill
        1:00   done fill, starts soak, starts cool, starts warm
        1:00   slept 10:00, counted false
        1:00   warm passed AtLeast
        1:00   slept 10:00, counted true
        11:00  soak passed AtLeast
        11:00  waited
    "#]],
    );
}

#[test]
fn in_a_pause_only_a_closed_program_moves_the_clock_of_the_wall() {
    let mut clocks = filled(CLOCKS);
    clocks.ask(&Command::Pause).after(3600);
    assert_eq!(ran(&clocks, "soak"), 0, "a pause is the trainee's wish");
    away(&mut clocks, 12);
    clocks.after(3600);
    asleep(&mut clocks, 9, false);
    assert_eq!([ran(&clocks, "soak"), ran(&clocks, "cool")], [21 * 60, 0]);
    clocks.ask(&Command::Unpause);
    check(
        &clocks,
        &expect![[r#"
        0:00   began
        0:00   begun fill
        1:00   done fill, starts soak, starts cool, starts warm
        1:00   paused
        1:00   left
        1:00   returned after 12:00
        1:00   slept 9:00, counted false
        1:00   unpaused
        1:00   warm passed AtLeast
        1:00   soak passed AtLeast
    "#]],
    );
}

#[test]
fn rounds_are_not_missed_by_whoever_is_away() {
    for mode in Mode::ALL {
        let mut rounds = Rehearsal::in_mode(&procedure(ROUNDS), mode);
        rounds.name("fill").after(9 * 60);
        away(&mut rounds, 20);
        assert!(!rounds.story().contains("round"), "{mode:?}: {}", rounds.story());
        rounds.after(60);
        let due = "11:00  round 1 of turn due until 13:00\n";
        assert!(rounds.story().ends_with(due), "{mode:?}: {}", rounds.story());
        rounds.name("drain").ask(&Command::Finish);
        let missed = debrief(&rounds).deviations.into_iter().any(|it| it.kind == Kind::MissedRound);
        assert!(!missed, "{mode:?}: its slack had not run out");
    }
}

#[test]
fn a_wait_to_a_target_is_as_much_sooner_over_as_the_wall_ran_on() {
    let mut left = filled(ROUNDS);
    left.wait_for("soak");
    away(&mut left, 0);
    away(&mut left, 4);
    left.do_round("turn");
    asleep(&mut left, 2, false);
    left.do_round("turn");
    check(
        &left,
        &expect![[r#"
            0:00   began
            0:00   begun fill
            1:00   done fill, starts soak
            1:00   waiting until 31:00
            11:00  round 1 of turn due until 13:00
            11:00  left
            11:00  returned after 0:00
            11:00  left
            11:00  returned after 4:00
            11:00  round 1 of turn done
            12:00  soak passed AtLeast
            21:00  round 2 of turn due until 23:00
            21:00  slept 2:00, counted false
            21:00  round 2 of turn done
            25:00  soak passed Target
            25:00  waited
        "#]],
    );
    assert_eq!(ran(&left, "soak"), 30 * 60, "its target");
    let mut slept = filled(ROUNDS);
    slept.wait_for("soak");
    asleep(&mut slept, 25, false);
    slept.do_round("turn");
    assert!(slept.story().ends_with("11:30  waited\n"), "{}", slept.story());
    assert_eq!(ran(&slept, "soak"), 35 * 60 + 30, "it is over, and the round takes its time");
}

#[test]
fn a_wait_by_an_amount_is_that_long_whatever_the_wall_did() {
    let mut amount = filled(ROUNDS);
    amount.wait(15 * 60);
    away(&mut amount, 4);
    amount.do_round("turn");
    assert!(amount.story().ends_with("16:00  waited\n"), "{}", amount.story());
}

#[test]
fn the_debrief_judges_by_the_wall_what_follows_it() {
    let mut clocks = filled(CLOCKS);
    away(&mut clocks, 55);
    clocks.begin("look").begin("drain").ask(&Command::Finish);
    let told = debrief(&clocks);
    let found: Vec<_> = told
        .deviations
        .iter()
        .filter_map(|it| {
            let Subject::Timer(timer) = it.subject else { return None };
            let id = clocks.session().procedure().timer(timer).id.to_string();
            Some((it.kind, id, it.message.clone()))
        })
        .collect();
    let late = "Ended with “Drain” after 57 min, 7 min over its 50 min.";
    let early = "Ended with “Drain” after 2 min, 18 min short of its 20 min.";
    let found: Vec<_> = found.iter().map(|(kind, id, told)| (*kind, &**id, &**told)).collect();
    assert_eq!(found, [(Kind::Early, "cool", early), (Kind::Late, "soak", late)]);
    assert_eq!(told.times.session.elapsed(), Duration::from_mins(3), "and no session time");
}
