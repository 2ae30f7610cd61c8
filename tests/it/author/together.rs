//! Many mistakes in one file: all of them are told, at their places, and nothing else.

use super::{check, compiled};
use expect_test::expect;
use rehearsal::author::Code;
use rehearsal::procedure::{Act, Kind, Severity, TimerKind};
use std::time::Duration;

#[test]
fn seven_mistakes_are_seven_messages() {
    check(
        "format: 1
titel: Dwell
timers:
  dwell: {at_least: 15 parsecs}
  turn: {every: 5m, while: dwel, does: Turn}
steps:
  - step: Instil → slowly
    starts: dwell
    critical: yes
    check:
      - ask: How much?
        number: 6
        tolrance: 2%
  - step: Wait
    needs: [dwell]
    do: [a, b]
  - {step: Pass the scope, source: label}
",
        &expect![[r#"
            p.yaml:2:1: error[unknown-key]: unknown key `titel` | did you mean `title`?
            p.yaml:4:21: error[bad-duration]: `15 parsecs` is not a length of time: write `90s`, `20m` or `1h30m`
            p.yaml:5:28: error[unknown-timer]: no timer has the id `dwel` | did you mean `dwell`?
            p.yaml:9:15: error[wrong-type]: expected `true` or `false`, found `yes` | write `true`
            p.yaml:13:9: error[unknown-key]: unknown key `tolrance` | did you mean `tolerance`?
            p.yaml:16:9: error[wrong-type]: expected text, found a list
            p.yaml:17:36: error[unknown-source]: no source has the id `label` | declare it under `sources:`
        "#]],
    );
}

#[test]
fn a_hundred_are_listed_and_the_rest_counted() {
    let text = format!("format: 1\ntitle: T\nsteps:\n{}", "  - {step: A, x: 1}\n".repeat(150));
    let compiled = compiled(&[("p.yaml", &text)]);
    assert_eq!(compiled.diagnostics.len(), 101);
    let last = compiled.diagnostics.last().unwrap();
    assert_eq!(last.code, Code::TooMany);
    // 150 unknown keys, and 149 steps that have the id of the first.
    assert_eq!(last.message, "and 199 more problems in this file");
}

#[test]
fn what_is_left_out_has_its_default() {
    let text = "format: 1
title: T
timers:
  dwell: {at_least: 15m, clock: wall}
  turn: {every: 5m, while: dwell, does: look}
steps:
  - {step: Look, starts: dwell}
  - {step: Aim, time: {target: 2m}, critical: true}
  - {step: Hold, time: {at_least: 1m}, severity: minor, recall: given}
  - step: Ask
    takes: 5s
    check:
      - {tick: [a]}
      - {ask: x, choose: [{right: a}, {wrong: b}]}
never: [{step: aim, before: look}]
";
    let procedure = compiled(&[("lib/My File.yaml", text)]).procedure.unwrap();
    assert_eq!(procedure.about().id.as_str(), "my-file");
    let steps: Vec<_> = procedure.steps().map(|(_, step)| step).collect();
    let seconds: Vec<u64> = steps.iter().map(|step| step.takes.as_secs()).collect();
    assert_eq!(seconds, [30, 120, 0, 5]);
    let omitted: Vec<Severity> = steps.iter().map(|step| step.omitted).collect();
    let (minor, major, critical) = (Severity::Minor, Severity::Major, Severity::Critical);
    assert_eq!(omitted, [major, critical, minor, major]);
    assert!(steps[2].given && steps[2].is_held());
    let points: Vec<u32> = steps[3].checkpoints.iter().map(|check| check.points).collect();
    assert_eq!(points, [0, 1]);
    let Kind::Choose(choose) = &steps[3].checkpoints[1].kind else { panic!("not a choice") };
    assert_eq!(choose.options[1].severity, major);
    assert_eq!(procedure.rules()[0].severity, critical);
    let timers: Vec<_> = procedure.timers().map(|(_, timer)| timer).collect();
    let dwell = timers[0].window().unwrap();
    assert_eq!((dwell.early.severity, dwell.late.severity), (major, minor));
    assert_eq!(timers[0].title, "Dwell");
    let TimerKind::Every(turn) = &timers[1].kind else { panic!("not rounds") };
    assert_eq!((turn.slack, turn.takes), (Duration::from_mins(1), Duration::from_secs(30)));
    assert_eq!(turn.missed.severity, minor);
    assert!(matches!(turn.does, Act::Step(ix) if ix.position() == 0));
}
