//! Rules and what ends a timer: refused where the program leads, recorded where the trainee does.

use crate::support::rehearsal::{Rehearsal, debrief, procedure};
use expect_test::expect;
use rehearsal::debrief::Kind;
use rehearsal::procedure::Subject;
use rehearsal::session::{Command, Mode};

/// Every form of a rule, and an order in which none stands in the way by itself.
const RULES: &str = "
format: 1
title: Rules
timers:
  soak: {at_least: 5m}
never:
  - {step: alpha, before: bravo}
  - {step: charlie, before: soak}
  - {step: delta, after: bravo}
  - {step: echo, after: soak}
  - {step: foxtrot, while: soak}
  - {step: golf, more_than: 1}
  - {finish: true, before: india}
  - {finish: true, while: soak}
steps:
  - any_order: [Alpha, Bravo, Delta, Golf, {step: Hotel, starts: soak}, Foxtrot, Charlie, Echo]
  - {step: India, optional: true}
  - {step: Juliet, optional: true, stops: soak}
";

/// Begins a step; where that is refused, with a reason.
fn insist(rehearsal: &mut Rehearsal, id: &str) {
    rehearsal.begin(id);
    if rehearsal.refusal.is_some() {
        rehearsal.override_step(id, "I insist");
    }
}

fn against_every_rule(mode: Mode) -> Rehearsal {
    let mut rules = Rehearsal::in_mode(&procedure(RULES), mode);
    for id in ["alpha", "bravo", "delta", "golf", "golf"] {
        insist(&mut rules, id);
    }
    rules.begin("hotel").wait(240);
    for id in ["foxtrot", "charlie"] {
        insist(&mut rules, id);
    }
    rules.begin("hotel").wait(300);
    insist(&mut rules, "echo");
    rules.ask(&Command::Finish);
    if rules.refusal.is_some() {
        rules.ask(&Command::Override(Subject::Finish, "I insist".into()));
    }
    rules
}

#[test]
fn a_rule_of_every_form_refuses_where_the_program_leads_until_there_is_a_reason() {
    let [guided, cued] = [Mode::Guided, Mode::Cued].map(against_every_rule);
    assert_eq!(guided.story(), cued.story());
    expect![[r#"
        0:00   began
        0:00   refused alpha against [never before bravo]
        0:00   begun alpha against [never before bravo]
        0:30   done alpha
        0:30   begun bravo
        1:00   done bravo
        1:00   refused delta against [never after bravo]
        1:00   begun delta against [never after bravo]
        1:30   done delta
        1:30   begun golf
        2:00   done golf
        2:00   refused golf against [never more than 1]
        2:00   begun golf against [never more than 1]
        2:30   done golf
        2:30   begun hotel
        3:00   done hotel, starts soak
        3:00   waiting until 7:00
        7:00   waited
        7:00   refused foxtrot against [never while soak]
        7:00   begun foxtrot against [never while soak]
        7:30   done foxtrot
        7:30   refused charlie against [never before soak 0:30 to go]
        7:30   begun charlie against [never before soak 0:30 to go]
        8:00   soak passed AtLeast
        8:00   done charlie
        8:00   begun hotel
        8:30   done hotel, starts soak
        8:30   waiting until 13:30
        13:30  soak passed AtLeast
        13:30  waited
        13:30  refused echo against [never after soak]
        13:30  begun echo against [never after soak]
        14:00  done echo
        14:00  refused finish against [never before india; never while soak]
        14:00  finished against [never before india; never while soak], ends soak after 5:30
    "#]]
    .assert_eq(&guided.story());
    let told = debrief(&guided).deviations;
    let reasons = told.iter().filter(|it| it.reason.as_deref() == Some("I insist"));
    assert_eq!(reasons.count(), 7, "one for each that was overridden: {told:#?}");
}

#[test]
fn a_rule_of_every_form_records_where_the_trainee_leads() {
    let [recall, exam] = [Mode::Recall, Mode::Exam].map(against_every_rule);
    assert_eq!(recall.story(), exam.story());
    expect![[r#"
        0:00   began
        0:00   begun alpha against [never before bravo]
        0:30   done alpha
        0:30   begun bravo
        1:00   done bravo
        1:00   begun delta against [never after bravo]
        1:30   done delta
        1:30   begun golf
        2:00   done golf
        2:00   begun golf against [never more than 1]
        2:30   done golf
        2:30   begun hotel
        3:00   done hotel, starts soak
        3:00   waiting until 7:00
        7:00   waited
        7:00   begun foxtrot against [never while soak]
        7:30   done foxtrot
        7:30   begun charlie against [never before soak 0:30 to go]
        8:00   soak passed AtLeast
        8:00   done charlie
        8:00   begun hotel
        8:30   done hotel, starts soak
        8:30   waiting until 13:30
        13:30  soak passed AtLeast
        13:30  waited
        13:30  begun echo against [never after soak]
        14:00  done echo
        14:00  finished against [never before india; never while soak], ends soak after 5:30
    "#]]
    .assert_eq(&recall.story());
    let told = debrief(&exam).deviations;
    let told = told.iter().flat_map(|it| std::iter::once(it).chain(&it.folded));
    assert_eq!(told.filter(|it| it.kind == Kind::BrokenRule).count(), 8, "each is told");
}

const ENDS: &str = "
format: 1
title: Ends
timers:
  needed: {at_least: 2m, at_most: 10m}
  ruled: {at_least: 2m}
  stopped: {at_least: 2m}
  idle: {at_least: 2m}
never:
  - {step: look, before: ruled}
  - {step: look, before: idle}
steps:
  - {step: Fill, starts: [needed, ruled, stopped], takes: 1m}
  - {step: Look, needs: [needed, stopped], takes: 1m}
  - {step: Drain, needs: stopped, stops: stopped, takes: 1m}
  - {step: Again, starts: idle, needs: needed}
";

#[test]
fn a_timer_ends_with_the_step_that_stops_it_else_where_one_that_waits_for_it_is_begun() {
    let mut ends = Rehearsal::in_mode(&procedure(ENDS), Mode::Exam);
    for id in ["fill", "look", "drain", "again"] {
        ends.name(id);
    }
    ends.ask(&Command::Finish);
    expect![[r#"
        0:00   began
        0:00   typed: Fill
        0:00   begun fill
        1:00   done fill, starts needed, starts ruled, starts stopped
        1:00   typed: Look
        1:00   begun look against [needs needed 2:00 to go; needs stopped 2:00 to go; never before ruled 2:00 to go; never before idle], ends needed after 0:00 early, ends ruled after 0:00 early
        2:00   done look
        2:00   typed: Drain
        2:00   begun drain against [needs stopped 1:00 to go]
        3:00   stopped passed AtLeast
        3:00   done drain, ends stopped after 2:00
        3:00   typed: Again
        3:00   begun again against [needs needed]
        3:30   done again, starts idle
        3:30   finished, ends idle after 0:00 early
    "#]].assert_eq(&ends.story());
}

#[test]
fn what_is_refused_ends_no_timer() {
    let mut ends = Rehearsal::written(ENDS);
    ends.begin("fill").begin("look").after(60).begin("look");
    expect![[r#"
        0:00   began
        0:00   begun fill
        1:00   done fill, starts needed, starts ruled, starts stopped
        1:00   refused look against [needs needed 2:00 to go; needs stopped 2:00 to go; never before ruled 2:00 to go; never before idle]
        2:00   refused look against [needs needed 1:00 to go; needs stopped 1:00 to go; never before ruled 1:00 to go; never before idle]
    "#]].assert_eq(&ends.story());
}

#[test]
fn a_timer_that_is_started_again_begins_anew() {
    let mut again = Rehearsal::written(
        "
format: 1
title: Again
timers: {soak: {at_least: 5m, target: 7m, at_most: 8m}}
steps:
  - {step: Fill, starts: soak}
  - {step: Refill, starts: soak}
  - {step: Drain, needs: soak}
",
    );
    again.begin("fill").wait(330).begin("refill").begin("drain").wait(360).begin("drain");
    again.ask(&Command::Finish);
    expect![[r#"
        0:00   began
        0:00   begun fill
        0:30   done fill, starts soak
        0:30   waiting until 6:00
        5:30   soak passed AtLeast
        6:00   waited
        6:00   begun refill
        6:30   done refill, starts soak
        6:30   refused drain against [needs soak 5:00 to go]
        6:30   waiting until 12:30
        11:30  soak passed AtLeast
        12:30  waited
        12:30  begun drain, ends soak after 6:00
        13:00  done drain
        13:00  finished
    "#]]
    .assert_eq(&again.story());
    let told = debrief(&again).deviations;
    assert!(told.is_empty(), "between its shortest and its target: {told:#?}");
}
