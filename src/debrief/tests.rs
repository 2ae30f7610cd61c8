//! Debriefs of small scripted sessions. The stage is `tests/play.rs`.
#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them so")]

mod play;
mod reports;

use super::{Debrief, Kind, Outcome, Subject, Verdict};
use crate::procedure::Severity;
use expect_test::{Expect, expect};
use play::Play;

/// `severity kind, subject: message`, and what was folded in.
fn deviations(debrief: &Debrief) -> String {
    let line = |it: &super::Deviation, indent: &str| {
        let title = it.subject.title(debrief.procedure());
        let at = crate::time::Clock(it.at.elapsed());
        format!("{indent}{at} {} {}, {title}: {}\n", it.severity, it.kind.word(), it.message)
    };
    let mut text = String::new();
    for it in &debrief.deviations {
        text.push_str(&line(it, ""));
        text.extend(it.folded.iter().map(|part| line(part, "  + ")));
    }
    text
}

fn check(debrief: &Debrief, expected: &Expect) {
    expected.assert_eq(&deviations(debrief));
}

#[test]
fn a_clean_run_has_nothing_to_say_and_all_the_points() {
    let debrief = Play::new().clean().debrief();
    check(&debrief, &expect![[""]]);
    assert_eq!(
        debrief.outcome,
        Outcome::Finished { left_out: 0, told: 0, deferred: 0, missed: None }
    );
    assert_eq!(debrief.verdict, Verdict::Practice);
    assert_eq!((debrief.score.got, debrief.score.percent()), (debrief.score.of, 100));
    assert!(debrief.next.is_empty());
}

#[test]
fn the_scope_too_early_is_one_critical_deviation_with_all_its_parts() {
    let play = Play::new().until_dwell().at(6).round("turn").at(10);
    let debrief = play.force("scope", "the list is late").debrief();
    check(
        &debrief,
        &expect![[r#"
            10:00 critical broken rule, Pass the scope: Begun 9 min into “Lidocaine dwell”, 6 min before its 15 min were up.
              + 10:00 major early, Lidocaine dwell: Ended with “Pass the scope” after 9 min, 6 min short of its 15 min.
              + 10:00 minor overridden, Pass the scope: Against what stood in the way, with a reason.
        "#]],
    );
    let [only] = debrief.deviations.as_slice() else { panic!("more than one") };
    assert_eq!((only.kind, only.severity), (Kind::BrokenRule, Severity::Critical));
    assert_eq!(only.because.as_deref(), Some("It is not numb yet."));
    assert_eq!(only.reason.as_deref(), Some("the list is late"));
}

#[test]
fn a_dwell_that_never_started_is_told_with_the_rule_that_it_breaks() {
    let play = Play::new().at(0).skip("consent", "done on the ward");
    let debrief = play.skip("instil", "no lidocaine").force("scope", "she insists").debrief();
    check(
        &debrief,
        &expect![[r#"
            0:00 critical broken rule, Pass the scope: Begun without ever starting “Lidocaine dwell”, which has to run 15 min.
              + 0:00 critical omitted, Instil the anaesthetic: Skipped, and never done.
              + 0:00 major early, Lidocaine dwell: Never started, and has to run 15 min.
              + 0:00 minor overridden, Pass the scope: Against what stood in the way, with a reason.
            0:00 major omitted, Ask for consent: Skipped, and never done.
        "#]],
    );
}

#[test]
fn a_needed_timer_without_a_least_time_that_never_started_is_early() {
    let play = Play::with_target_only().at(0).force("scope", "she insists");
    check(
        &play.debrief(),
        &expect![[r#"
        0:00 major early, Lidocaine dwell: Never started, and has to run before “Pass the scope”.
          + 0:00 minor overridden, Pass the scope: Against what stood in the way, with a reason.
    "#]],
    );
    let play = Play::with_target_only().at(0).skip("consent", "a").skip("instil", "b");
    check(
        &play.skip("scope", "c").skip("inject", "d").finish().debrief(),
        &expect![[r#"
        0:00 critical omitted, Instil the anaesthetic: Skipped, and never done.
        0:00 major omitted, Ask for consent: Skipped, and never done.
        0:00 major omitted, Pass the scope: Skipped, and never done.
        0:00 major omitted, Inject: Skipped, and never done.
    "#]],
    );
    let play = Play::with_target_only().until_dwell().at(2).begin("scope");
    check(&play.debrief(), &expect![[""]]);
}

#[test]
fn a_skipped_start_and_the_timer_that_it_never_started_are_one() {
    let play = Play::new().at(0).skip("consent", "a").skip("instil", "b").skip("scope", "c");
    check(
        &play.skip("inject", "d").finish().debrief(),
        &expect![[r#"
        0:00 critical omitted, Instil the anaesthetic: Skipped, and never done.
          + 0:00 major early, Lidocaine dwell: Never started, and has to run 15 min.
        0:00 major omitted, Ask for consent: Skipped, and never done.
        0:00 major omitted, Pass the scope: Skipped, and never done.
        0:00 major omitted, Inject: Skipped, and never done.
    "#]],
    );
}

#[test]
fn wrong_answers_weigh_what_their_author_says() {
    let play = Play::new().at(0).begin("consent").pick("consent", &[1, 2]).pick("consent", &[0]);
    let play = play.begin("instil").number("instil", 67.0).number("instil", 5.0);
    let debrief = play.number("instil", 10.0).debrief();
    check(
        &debrief,
        &expect![[r#"
        0:30 critical wrong, Instil the anaesthetic: Asked “How much?”. First answer: 67 mL. Right: 10 mL. Then: 5 mL. Right at try 3.
        0:00 major wrong, Ask for consent: Asked “Which is a stop sign?”. First answer: A cold; A full stomach. Right: An infection. Right at try 2.
    "#]],
    );
    assert_eq!(debrief.deviations[0].because.as_deref(), Some("The tenfold slip."));
    assert_eq!((debrief.totals.right_first, debrief.totals.answered), (0, 2));
}

#[test]
fn a_tick_left_out_is_no_deviation_and_costs_nothing() {
    let play = Play::new().until_dwell().at(31).begin("scope").tick("scope", &[0]);
    let debrief = play.tick("scope", &[0, 1]).debrief();
    check(
        &debrief,
        &expect![[r#"
            7:00 minor missed round, Turn the patient: 5 of 5 rounds missed.
        "#]],
    );
    assert_eq!(debrief.score.lines[2].why, "done");
    assert_eq!((debrief.totals.checkpoints, debrief.totals.right_first), (2, 2));
}

#[test]
fn a_dwell_too_long_is_late() {
    let play = Play::new().until_dwell().at(60).begin("scope");
    check(
        &play.debrief(),
        &expect![[r#"
        7:00 minor missed round, Turn the patient: 11 of 11 rounds missed.
        1:00:00 minor late, Lidocaine dwell: Ended with “Pass the scope” after 59 min, 14 min over its 45 min.
    "#]],
    );
}

#[test]
fn missed_and_declined_rounds_are_one_deviation_with_a_count() {
    let play = Play::new().until_dwell().at(6).round("turn").at(11).decline("turn");
    let debrief = play.at(24).begin("scope").debrief();
    check(
        &debrief,
        &expect![[r#"
        11:00 minor missed round, Turn the patient: 3 of 4 rounds missed: 2 went by, 1 declined.
    "#]],
    );
    assert!(matches!(&debrief.next[..], [next] if matches!(next.subject, Subject::Timer(_))));
}

#[test]
fn doing_a_step_again_is_repeated() {
    let debrief = Play::new().clean_until_end().begin("inject").finish().debrief();
    check(
        &debrief,
        &expect![[r#"
        32:00 minor repeated, Inject: Done once more than the procedure asks for.
    "#]],
    );
}

#[test]
fn a_step_is_held_against_its_own_window() {
    let late = Play::with_window().clean_until_end().at(35).complete("inject");
    check(
        &late.debrief(),
        &expect![[r#"
        35:00 minor late, Inject: Took 3 min 30 s, 1 min 30 s over its 2 min.
    "#]],
    );
    let hurried = Play::with_window().clean_until_end().force("inject", "she moved");
    check(
        &hurried.finish().debrief(),
        &expect![[r#"
        31:30 major early, Inject: Done after 0 s, 1 min short of its 1 min.
          + 31:30 minor overridden, Inject: Against what stood in the way, with a reason.
    "#]],
    );
}

#[test]
fn independent_deviations_stay_apart() {
    let play = Play::new().at(0).begin("consent").pick("consent", &[1]).pick("consent", &[0]);
    let play = play.begin("instil").number("instil", 10.0).at(7).round("turn");
    let debrief = play.at(11).round("turn").force("scope", "late").debrief();
    check(
        &debrief,
        &expect![[r#"
        11:30 critical broken rule, Pass the scope: Begun 10 min 30 s into “Lidocaine dwell”, 4 min 30 s before its 15 min were up.
          + 11:30 major early, Lidocaine dwell: Ended with “Pass the scope” after 10 min 30 s, 4 min 30 s short of its 15 min.
          + 11:30 minor overridden, Pass the scope: Against what stood in the way, with a reason.
        0:00 minor wrong, Ask for consent: Asked “Which is a stop sign?”. First answer: A cold. Right: An infection. Right at try 2.
    "#]],
    );
}

#[test]
fn the_fewest_steps_that_would_have_to_move_are_out_of_order() {
    let play = Play::new().at(0).force("inject", "now").force("instil", "now");
    let play = play.number("instil", 10.0).begin("consent");
    let debrief = play.pick("consent", &[0]).debrief();
    check(
        &debrief,
        &expect![[r#"
            0:00 major out of order, Inject: Begun before “Instil the anaesthetic”, which comes first.
              + 0:00 minor overridden, Inject: Against what stood in the way, with a reason.
            1:00 major out of order, Ask for consent: Done only after “Instil the anaesthetic” was begun, which it comes before.
              + 0:30 minor overridden, Instil the anaesthetic: Against what stood in the way, with a reason.
        "#]],
    );
}

#[test]
fn a_step_jumped_and_then_left_out_is_omitted_and_nothing_else() {
    let play = Play::new().at(0).force("instil", "now").number("instil", 10.0);
    let jumped = play.skip("consent", "no time").debrief();
    check(
        &jumped,
        &expect![[r#"
        0:30 major omitted, Ask for consent: Skipped, and never done.
          + 0:00 minor overridden, Instil the anaesthetic: Against what stood in the way, with a reason.
    "#]],
    );
    assert_eq!(jumped.score.lines[1].got, jumped.score.lines[1].of);
    let play = Play::new().at(0).force("scope", "now").tick("scope", &[0, 1]);
    let ruled = play.skip("consent", "no time").skip("instil", "nor for that");
    check(
        &ruled.debrief(),
        &expect![[r#"
            0:00 critical broken rule, Pass the scope: Begun without ever starting “Lidocaine dwell”, which has to run 15 min.
              + 0:30 critical omitted, Instil the anaesthetic: Skipped, and never done.
              + 0:00 major early, Lidocaine dwell: Never started, and has to run 15 min.
              + 0:00 minor overridden, Pass the scope: Against what stood in the way, with a reason.
            0:30 major omitted, Ask for consent: Skipped, and never done.
        "#]],
    );
}

#[test]
fn a_step_that_jumps_one_left_out_and_one_done_later_is_out_of_order_with_the_latter() {
    let play = Play::new().at(0).force("inject", "now").skip("consent", "no time");
    let debrief = play.begin("instil").number("instil", 10.0).debrief();
    check(
        &debrief,
        &expect![[r#"
        0:00 major out of order, Inject: Begun before “Instil the anaesthetic”, which comes first.
          + 0:00 minor overridden, Inject: Against what stood in the way, with a reason.
        0:30 major omitted, Ask for consent: Skipped, and never done.
    "#]],
    );
}

#[test]
fn a_step_skipped_and_done_after_a_later_one_was_moved_not_omitted() {
    let play = Play::new().at(0).skip("consent", "later").begin("instil").number("instil", 10.0);
    let debrief = play.begin("consent").pick("consent", &[0]).debrief();
    check(
        &debrief,
        &expect![[r#"
            0:30 major out of order, Ask for consent: Skipped at first, and done only after “Instil the anaesthetic” was begun, which it comes before.
        "#]],
    );
    assert_eq!(debrief.score.lines[0].got, super::Points::halves(3));
}

#[test]
fn finishing_against_a_rule_is_told_with_what_was_left_out() {
    let debrief = Play::with_finish_rule().clean_but_inject().force_finish("tired").debrief();
    check(
        &debrief,
        &expect![[r#"
            31:30 critical broken rule, finishing: Finished before “Inject” was done.
              + 31:30 major omitted, Inject: Skipped, and never done.
              + 31:30 minor overridden, finishing: Against what stood in the way, with a reason.
        "#]],
    );
}

#[test]
fn a_rule_and_the_step_that_it_waits_for_done_afterwards_are_one() {
    let play = Play::with_injection_rule().at(0).skip("consent", "later").skip("instil", "none");
    let play = play.skip("scope", "broken").force("inject", "quick").begin("consent");
    check(
        &play.pick("consent", &[0]).debrief(),
        &expect![[r#"
            0:00 critical broken rule, Inject: Begun before “Ask for consent” was done.
              + 0:30 major out of order, Ask for consent: Skipped at first, and done only after “Inject” was begun, which it comes before.
              + 0:00 minor overridden, Inject: Against what stood in the way, with a reason.
            0:00 critical omitted, Instil the anaesthetic: Skipped, and never done.
            0:00 major omitted, Pass the scope: Skipped, and never done.
        "#]],
    );
}

#[test]
fn what_an_abandoned_or_unfinished_session_never_came_to_is_no_deviation() {
    let unfinished = Play::new().until_dwell().at(3).debrief();
    check(&unfinished, &expect![[""]]);
    assert_eq!(unfinished.outcome, Outcome::Unfinished);
    assert!(!unfinished.score.unreached.is_nothing());
    let abandoned = Play::new().until_dwell().at(3).abandon().debrief();
    check(&abandoned, &expect![[""]]);
    assert_eq!(abandoned.outcome, Outcome::Abandoned);
}

#[test]
fn what_stands_in_the_way_is_said_in_words() {
    use crate::session::{Obstacle, Refusal, words};
    let debrief = Play::new().until_dwell().debrief();
    let procedure = debrief.procedure();
    let steps: Vec<_> = procedure.steps().map(|(ix, _)| ix).collect();
    let dwell = procedure.find_timer("dwell").unwrap();
    let left = std::time::Duration::from_secs(750);
    let said = [
        Obstacle::Order(steps[0]),
        Obstacle::Needs(dwell, Some(left)),
        Obstacle::Needs(dwell, None),
        Obstacle::Rule(0, Some(left)),
        Obstacle::TooSoon(steps[1], left),
        Obstacle::Open(steps.clone()),
    ];
    let words = said.each_ref().map(|obstacle| words::obstacle(procedure, obstacle));
    expect![[r#"
        Ask for consent comes first
        Lidocaine dwell has 12 min 30 s to go
        Lidocaine dwell is not running and has not had its 15 min
        Lidocaine dwell has 12 min 30 s to go
        Instil the anaesthetic takes 12 min 30 s more
        still open: Ask for consent, Instil the anaesthetic, Pass the scope and 1 more"#]]
    .assert_eq(&words.join("\n"));
    let against = Refusal::Against(crate::procedure::Subject::Step(steps[2]), said[1..4].to_vec());
    let refused = words::refusal(procedure, &against);
    assert!(refused.starts_with("Pass the scope has to wait: Lidocaine dwell has 12 min"));
    assert_eq!(refused.matches("to go").count(), 1, "what is said once is not said again");
}

#[test]
fn points_add_up_and_each_line_says_why() {
    let play = Play::new().at(0).begin("consent").pick("consent", &[1]).pick("consent", &[0]);
    let debrief = play.begin("instil").number("instil", 10.0).skip("scope", "broken").debrief();
    let lines = debrief.score.lines.iter();
    let lines: Vec<String> =
        lines.map(|line| format!("{}/{} {}", line.got, line.of, line.why)).collect();
    expect![[r#"
        1/2 first answer to “Which is a stop sign?” was wrong
        5/5 done, first answers right
        0/1 skipped
        0/1 not reached"#]]
    .assert_eq(&lines.join("\n"));
    assert_eq!(debrief.score.of.to_string(), "9");
}
