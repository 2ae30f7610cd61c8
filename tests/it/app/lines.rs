//! Line mode: the same session by typed lines, told in words.

use crate::support::program::Program;
use crate::support::rehearsal::procedure;
use expect_test::expect;
use rehearsal::session::Event;

const DWELL: &str = "
format: 1
title: Dwell
timers:
  dwell: {title: Lidocaine dwell, at_least: 15m, target: 30m, at_most: 45m}
  rounds: {every: 10m, slack: 2m, while: dwell, does: [Ask about tingling lips]}
steps:
  - {step: Close off, starts: dwell, takes: 1m, do: Clamp the catheter., hazard: A wrong start.}
  - step: Draw up
    while: dwell
    takes: 2m
    check:
      - ask: How much?
        number: 400
        unit: mg
        because: Twenty millilitres of two per cent.
        traps: [{value: 40, because: Two per cent is 20 mg in each mL.}]
  - {step: Rinse, needs: dwell, stops: dwell}
";

#[test]
#[expect(clippy::too_many_lines, reason = "it is a story")]
fn a_session_is_told_in_words_one_announcement_a_change() {
    let mut program = Program::begin(&procedure(DWELL));
    for line in [
        "",
        "",
        "40 mg",
        "lots",
        "400",
        "",
        "wait to target",
        "",
        "skip",
        "wait 5 apples",
        "dance",
        "",
        "",
    ] {
        program.spoken.push(format!("> {line}"));
        program.line(line);
    }
    let told: Vec<_> = program.spoken.iter().take_while(|line| *line != "> dance").collect();
    let told = told.iter().map(|line| line.as_str()).collect::<Vec<_>>().join("\n");
    expect![[r#"
        Dwell
        Mode: guided. Seed: 3.
        For rehearsal and education. Not for clinical use. It rehearses knowledge of the procedure, not skill of hand.
        Press Enter to go on; type help for what can be typed.
        Step 1 of 3: Close off.
        Do: Clamp the catheter.
        Hazard: A wrong start.
        Enter begins it.
        > 
        Done: Close off (1:00).
        Started: Lidocaine dwell.
        Lidocaine dwell: 0:00, at least 15 min more.
        Step 2 of 3: Draw up.
        Enter begins it.
        > 
        Question: How much?
        Type a number in mg.
        > 40 mg
        Not right: 40 mg.
        Two per cent is 20 mg in each mL.
        Answer again.
        > lots
        Type a number, with mg after it or without.
        > 400
        Right: 400.
        Twenty millilitres of two per cent.
        Done: Draw up (3:00).
        Lidocaine dwell: 2:00, at least 13 min more.
        Step 3 of 3: Rinse.
        Enter begins it.
        > 
        Not now: Rinse.
        Lidocaine dwell has 13 min to go.
        To go on all the same, type override and why.
        > wait to target
        Letting time pass until 31:00.
        Round 1 due: Ask about tingling lips (11:00).
        Now, round 1: Ask about tingling lips. Enter does it, skip declines it.
        > 
        Round 1 done: Ask about tingling lips (11:00).
        Lidocaine dwell is long enough now (16:00).
        Round 2 due: Ask about tingling lips (21:00).
        Now, round 2: Ask about tingling lips. Enter does it, skip declines it.
        > skip
        Round 2 declined: Ask about tingling lips (21:00).
        Lidocaine dwell has reached its target (31:00).
        Round 3 due: Ask about tingling lips (31:00).
        Now, round 3: Ask about tingling lips. Enter does it, skip declines it.
        > wait 5 apples
        “5 apples” is no length of time: write “90s”, “20m” or “1h30m”."#]].assert_eq(&told);
}

#[test]
fn the_same_answers_give_the_same_journal_by_keys_and_by_lines() {
    let procedure = procedure(DWELL);
    let mut keys = Program::begin(&procedure);
    keys.press("enter enter").type_text("40").press("enter").press("ctrl-u").type_text("400");
    keys.press("enter w").type_text("5m").press("enter");
    keys.press("n").type_text("cold").press("enter");
    keys.press("w enter enter s enter").press("enter enter");
    let mut lines = Program::begin(&procedure);
    for line in
        ["", "done", "40", "400", ":wait 5m", "note cold", "wait to target", "", "skip", "", "", ""]
    {
        lines.line(line);
    }
    assert_eq!(keys.kept, lines.kept);
    assert!(keys.kept.len() > 10, "{:#?}", keys.kept);
}

#[test]
fn what_is_spoken_is_text_and_nothing_else() {
    let mut program = Program::begin(&procedure(DWELL));
    for line in ["help", "", "", "400", "wait to target", "", "", "", ""] {
        program.line(line);
    }
    for line in &program.spoken {
        let drawing = |c: char| ('\u{2500}'..='\u{28ff}').contains(&c) || c.is_control();
        assert!(!line.contains(drawing), "{line}");
    }
}

#[test]
fn time_that_passes_is_not_announced() {
    let mut program = Program::begin(&procedure(DWELL));
    program.line("").line("");
    let said = program.spoken.len();
    for _ in 0..20 {
        program.after(1_000);
    }
    assert_eq!(program.spoken.len(), said, "{:?}", program.spoken.last());
}

#[test]
fn an_override_during_a_round_that_is_words_never_ends_the_session() {
    let mut program = Program::begin(&procedure(
        "
format: 1
title: T
timers:
  soak: {title: Soak, at_least: 30m}
  rounds: {every: 5m, while: soak, does: [Turn the patient]}
never: [{finish: true, before: soak}]
steps: [{step: Fill, starts: soak}]
",
    ));
    program.line("").line("wait 10m").line("override she will not turn");
    assert!(program.session().is_some(), "{:?}", program.kept.last());
    program.line("").line("skip").line("").line("override the list is late");
    assert!(program.session().is_none(), "with nothing due, it is about finishing");
}

#[test]
fn any_line_stops_a_wait_that_is_being_shown() {
    let mut program = Program::paced(&procedure(DWELL), 60);
    program.line("").line("wait 5m").after(2_000).line("");
    let last = &program.kept.last().unwrap();
    assert_eq!(last.event, Event::Waited);
    assert_eq!(last.at.elapsed().as_secs(), 60 + 120);
}

#[test]
fn a_list_that_is_too_short_is_partly_right_and_the_rest_is_not_told() {
    let mut program = Program::begin(&procedure(
        "
format: 1
title: Signs
steps:
  - step: Know the signs
    check: [{ask: Name two., list: [tingling lips, ringing ears, dizziness], at_least: 2}]
",
    ));
    program.line("").line("").line("tingling lips").line("ringing ears, gout");
    let told = program.spoken.join("\n");
    assert!(told.contains("Partly right: Tingling lips.\n1 more to name."), "{told}");
    assert!(told.contains("Taken: ringing ears.\nNot taken: gout.\n1 more to name."), "{told}");
    assert!(!told.contains("dizziness"), "{told}");
}

#[test]
fn a_word_that_asks_or_leaves_is_no_reason_for_anything() {
    let mut program = Program::begin(&procedure(DWELL));
    program.line("").line("skip").line("where").line("time").line("help");
    assert!(program.session().unwrap().prompt().is_some(), "it still asks why");
    let skipped = |program: &Program| {
        program.kept.iter().any(|entry| matches!(entry.event, Event::Skipped(..)))
    };
    assert!(!skipped(&program));
    program.line("never mind").line("wait").line("wait 10m");
    assert!(program.kept.iter().any(|entry| matches!(entry.event, Event::Waiting(_))));
    program.line("skip").line("quit");
    assert!(!skipped(&program) && program.app.is_over());
}

#[test]
fn what_came_up_is_said_again_and_left_by_its_number() {
    const RED: &str = "
format: 1
title: Redness
steps: [Look, Go on]
complications:
  red:
    title: A reaction
    at: {step: go-on}
    signs: The skin turns red.
    steps: [Stop the drip]
    then: resume
";
    let mut program = Program::begin(&procedure(RED));
    program.line("complication").line("where");
    let said = program.spoken.iter().filter(|line| *line == "Now: The skin turns red.").count();
    assert_eq!(said, 2, "{:?}", program.spoken);
    program.line("").line("1");
    assert!(program.session().unwrap().session().complication().is_none());
}
