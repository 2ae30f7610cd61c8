//! How problems are shown: with an excerpt, on one line, as JSON.

use super::compiled;
use expect_test::expect;
use rehearsal::author::render::{Look, human, json, one_line};

const WRONG: &str = "format: 1
title: Dwell
timers:
  dwell: {at_least: 15m, at_most: 5m}
steps:
  - {step: Instil, starts: dwel}
  - {step: Instil}
";

#[test]
fn people_see_the_lines_that_matter() {
    let compiled = compiled(&[("dwell.yaml", WRONG)]);
    let look = Look { colour: false, width: 80 };
    expect![[r#"
        error[window-order]: `at_most` is shorter than `at_least`
         --> dwell.yaml:4:35
          |
        4 |   dwell: {at_least: 15m, at_most: 5m}
          |                     ---           ^^
          |                     |
          |                     `at_least` is this
          |
          = help: at_least ≤ target ≤ at_most

        error[unknown-timer]: no timer has the id `dwel`
         --> dwell.yaml:6:28
          |
        6 |   - {step: Instil, starts: dwel}
          |                            ^^^^
          |
          = help: did you mean `dwell`?

        error[duplicate-id]: two steps have the id `instil`
         --> dwell.yaml:7:12
          |
        6 |   - {step: Instil, starts: dwel}
          |            ------ the first one
        7 |   - {step: Instil}
          |            ^^^^^^
          |
          = help: give this one an `id:` of its own

    "#]]
    .assert_eq(&human(&compiled.diagnostics, &compiled.sources, look));
    let coloured =
        human(&compiled.diagnostics, &compiled.sources, Look { colour: true, width: 80 });
    assert!(coloured.contains("\u{1b}["));
}

#[test]
fn programs_read_json() {
    let compiled = compiled(&[("dwell.yaml", WRONG)]);
    let first = &compiled.diagnostics[..1];
    expect![[r#"
        [
          {
            "file": "dwell.yaml",
            "line": 4,
            "column": 35,
            "end_line": 4,
            "end_column": 37,
            "code": "window-order",
            "severity": "error",
            "message": "`at_most` is shorter than `at_least`",
            "help": "at_least ≤ target ≤ at_most"
          }
        ]"#]]
    .assert_eq(&json(first, &compiled.sources));
}

#[test]
fn nothing_hidden_reaches_the_terminal() {
    let text = "format: 1\ntitle: \"a\u{1b}[2J\u{9b}31m\\e[1m\"\nst\u{202e}eps: [\u{7f}a]\n\u{0}";
    let name = "a\u{1b}]0;x\u{7}\r\n.yaml";
    let compiled = compiled(&[(name, text)]);
    assert!(!compiled.diagnostics.is_empty());
    let mut shown =
        human(&compiled.diagnostics, &compiled.sources, Look { colour: false, width: 60 });
    shown += &json(&compiled.diagnostics, &compiled.sources);
    for diagnostic in &compiled.diagnostics {
        shown += &one_line(diagnostic, &compiled.sources);
    }
    let hidden = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert_eq!(shown.find(hidden), None, "{shown}");
    assert!(shown.contains("--> a␛]0;x␇␍␊.yaml:2:8"), "{shown}");
    assert!(shown.contains("2 | title: \"a␛[2J\u{fffd}31m\\e[1m\""), "{shown}");
    assert!(shown.contains("error[control-character]"), "{shown}");
}
