//! The two faces: the same script by the keys of the full screen, in a real terminal, and by the
//! lines of line mode ends in the same journal, but for times, in each mode.

use crate::shell::Home;
use crate::support::pty::Terminal;
use rehearsal::session::Mode;
use serde_json::Value;

/// A procedure with everything that a script can meet.
const FACES: &str = "
format: 1
title: Two faces
timers:
  dwell: {title: Dwell, at_least: 10m, target: 30m, at_most: 60m}
  turning: {title: Turning, every: 8m, slack: 3m, while: dwell, does: [Turn the patient]}
steps:
  - step: Close off
    cue: It is full.
    critical: true
    starts: dwell
    takes: 1m
    check:
      - {ask: When?, choose: [{right: Now}, {wrong: Later, because: No.}]}
      - {ask: How many minutes?, number: 20, unit: min}
  - step: Check the kit
    cue: The clock runs.
    check:
      - {ask: Is all there?, tick: [Scope, Needle]}
      - {ask: Name two., list: [dizziness, tingling lips], at_least: 2}
  - {step: Warm the saline, cue: The kit is there.}
  - {step: Drain, cue: It is numb., needs: dwell, stops: dwell}
complications:
  faint:
    title: A faint
    at: {timer: dwell, after: 12m}
    signs: He is grey.
    steps: [{step: Lay him flat, cue: He is grey.}]
";

/// The digits of the answers to the first question, as the seed shuffles them.
const RIGHT: &str = "2";
const WRONG: &str = "1";

/// One act: by keys, and by a line.
type Act = (String, String);

fn act(keys: &str, line: &str) -> Act {
    (keys.to_owned(), line.to_owned())
}

/// What is typed into either, and sent by Enter.
fn typed(text: &str) -> Act {
    act(&format!("{text}\r"), text)
}

/// Guided, each act by its key; and what it asks is answered wrong first.
fn guided() -> Vec<Act> {
    let mut acts = vec![typed(""), act(WRONG, WRONG), act(RIGHT, RIGHT), typed("15")];
    acts.extend([act("\x1520\r", "20"), typed(""), act("12\r", "all")]);
    acts.extend([typed("dizziness, tingling lips"), act("b", "back"), typed("")]);
    acts.extend([act("12\r", "all"), typed("dizziness, tingling lips")]);
    acts.extend([
        act("ncold\r", "note cold"),
        act("snot today\r", "skip not today"),
        act("\r", ""),
        act("p", "pause"),
    ]);
    acts.extend([act("p", "pause"), act("w3m\r", "wait 3m"), act("x", "complication")]);
    acts.extend([typed(""), act("1", "carry on"), act("w15m\r", "wait 15m"), typed("")]);
    acts.extend([act("s", "skip"), typed(""), typed("")]);
    acts
}

/// Cued: the same, typed; a hint, and a complication that the seed brings.
fn cued() -> Vec<Act> {
    let mut acts = vec![typed("drain"), typed("hint"), typed("close off"), act(WRONG, WRONG)];
    acts.extend([act(RIGHT, RIGHT), typed("20"), typed("check the kit"), act("12\r", "all")]);
    acts.extend([typed("dizziness, tingling lips"), typed(":note cold")]);
    acts.extend([typed(":skip not today"), typed("drain"), typed("wait 15m"), typed("")]);
    acts.extend([typed("lay him flat"), typed("carry on"), typed("wait 10m"), typed(":skip")]);
    acts.extend([typed("drain"), typed("")]);
    acts
}

/// Recall and exam: what comes is not told, each question is asked once, and the trainee ends it.
fn own(sure: bool) -> Vec<Act> {
    let how_sure = |digit| sure.then(|| act(digit, digit));
    let mut acts = vec![typed("whistle a tune"), typed("not that"), typed("close off")];
    acts.extend(how_sure("3"));
    acts.push(act(WRONG, WRONG));
    acts.extend(how_sure("4"));
    acts.extend([typed("15"), typed("check the kit"), act("1\r", "1"), typed("dizziness")]);
    acts.extend([typed(":note cold"), typed("wait 15m"), typed("lay him flat")]);
    acts.extend([typed("carry on"), typed("turn the patient"), typed("5m"), typed("stuck")]);
    acts.extend([typed("drain"), typed("finished"), act("y", "yes")]);
    acts
}

/// What happened, without what only the clock makes.
fn events(home: &Home) -> Vec<Value> {
    fn timeless(value: &mut Value) {
        const TIMES: [&str; 8] = ["at", "real", "crc", "closes", "to", "until", "ran", "missing"];
        match value {
            Value::Object(fields) => {
                fields.retain(|name, _| !TIMES.contains(&name.as_str()));
                fields.values_mut().for_each(timeless);
            }
            Value::Array(values) => values.iter_mut().for_each(timeless),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let (_, journal) = home.session();
    let entries = journal.lines().skip(1).map(|line| {
        let mut entry = serde_json::from_str(line).unwrap();
        timeless(&mut entry);
        entry
    });
    entries.collect()
}

fn play(mode: Mode) {
    let args = ["run", "faces.yaml", "--mode", mode.word(), "--seed", "11"];
    let home = || {
        let home = Home::new();
        home.file("faces.yaml", FACES);
        home
    };
    let acts = match mode {
        Mode::Guided => guided(),
        Mode::Cued => cued(),
        Mode::Recall => own(false),
        Mode::Exam => own(true),
    };

    let by_keys = home();
    let mut terminal = Terminal::start(&by_keys.command(&args));
    terminal.sees("Enter begin");
    terminal.types("\r");
    for (keys, _) in &acts {
        terminal.types(keys);
    }
    terminal.sees(if mode == Mode::Guided { "never passes" } else { "asks for no score" });
    terminal.types("q");
    assert!(terminal.ends().success());

    let by_lines = home();
    let lines: Vec<&str> = acts.iter().map(|(_, line)| line.as_str()).chain([""]).collect();
    let ran = by_lines.say(&[&args[..], &["--plain"]].concat(), &lines.join("\n")).ends(0);

    let (keys, lines) = (events(&by_keys), events(&by_lines));
    for (keys, lines) in keys.iter().zip(&lines) {
        assert_eq!(keys, lines, "{}", ran.out);
    }
    assert_eq!(keys.len(), lines.len(), "{}", ran.out);
    assert!(keys.len() > 15, "{keys:#?}");
    let told = keys.iter().map(Value::to_string).collect::<String>();
    let all = ["noted", "waiting", "\"wrong\"", "resolved", "round"];
    for event in all.iter().filter(|event| **event != "round" || mode.policy().shows_path()) {
        assert!(told.contains(event), "no {event} in {told}");
    }
}

#[test]
fn a_guided_script_has_one_journal() {
    play(Mode::Guided);
}

#[test]
fn a_cued_script_has_one_journal() {
    play(Mode::Cued);
}

#[test]
fn a_recall_script_has_one_journal() {
    play(Mode::Recall);
}

#[test]
fn an_exam_script_has_one_journal() {
    play(Mode::Exam);
}
