//! How problems are shown: with an excerpt, on one line, to programs of several kinds.

use super::compiled;
use expect_test::expect;
use rehearsal::author::render::{Look, github, human, json, one_line, sarif};
use rehearsal::author::{Code, Compiled, Diagnostic, FileIx, SourceMap, Span};
use serde_json::{Value, json as value};

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

/// The only run of a log.
#[track_caller]
fn run_of(diagnostics: &[Diagnostic], sources: &SourceMap) -> Value {
    let mut log: Value = serde_json::from_str(&sarif(diagnostics, sources)).unwrap();
    assert_eq!(log["version"], "2.1.0");
    assert!(log["$schema"].as_str().unwrap().ends_with("/sarif-schema-2.1.0.json"));
    assert_eq!(log["runs"].as_array().unwrap().len(), 1);
    log["runs"][0].take()
}

#[test]
fn a_sarif_log_has_the_codes_that_are_met_and_each_problem_at_its_place() {
    let Compiled { diagnostics, sources, .. } = compiled(&[("my dwell.yaml", WRONG)]);
    let run = run_of(&diagnostics, &sources);
    let driver = &run["tool"]["driver"];
    assert_eq!(driver["name"], "rehearse");
    assert_eq!(driver["version"], env!("CARGO_PKG_VERSION"));
    let rules = driver["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["duplicate-id", "unknown-timer", "window-order"]);
    assert_eq!(rules[0]["shortDescription"]["text"], Code::DuplicateId.meaning());
    assert_eq!(rules[0]["defaultConfiguration"]["level"], "error");
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let place = |line: u32, columns: [u32; 2]| {
        value!({
            "artifactLocation": { "uri": "my%20dwell.yaml" },
            "region": {
                "startLine": line,
                "startColumn": columns[0],
                "endLine": line,
                "endColumn": columns[1],
            },
        })
    };
    assert_eq!(
        run["results"][2],
        value!({
            "ruleId": "duplicate-id",
            "ruleIndex": 0,
            "level": "error",
            "message": {
                "text": "two steps have the id `instil`\nhelp: give this one an `id:` of its own"
            },
            "locations": [{ "physicalLocation": place(7, [12, 18]) }],
            "relatedLocations": [{
                "physicalLocation": place(6, [12, 18]),
                "message": { "text": "the first one" },
            }],
        })
    );
    for result in run["results"].as_array().unwrap() {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(result["ruleId"], ids[index]);
    }
}

#[test]
fn a_sarif_log_without_a_problem_has_no_result() {
    let run = run_of(&[], &SourceMap::default());
    assert_eq!(run["results"], value!([]));
    assert_eq!(run["tool"]["driver"]["rules"], value!([]));
}

#[test]
fn programs_get_a_fix_with_its_place() {
    let Compiled { mut diagnostics, sources, .. } = compiled(&[("dwell.yaml", WRONG)]);
    diagnostics.truncate(1);
    let span = diagnostics[0].primary.span;
    diagnostics[0] = diagnostics[0].clone().fixed(span, "20m");
    let all: Value = serde_json::from_str(&json(&diagnostics, &sources)).unwrap();
    let fix = value!({ "line": 4, "column": 35, "end_line": 4, "end_column": 37, "with": "20m" });
    assert_eq!(all[0]["fix"], fix);
    let run = run_of(&diagnostics, &sources);
    let change = &run["results"][0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "dwell.yaml");
    let region = value!({ "startLine": 4, "startColumn": 35, "endLine": 4, "endColumn": 37 });
    let replacement = value!({ "deletedRegion": region, "insertedContent": { "text": "20m" } });
    assert_eq!(change["replacements"], value!([replacement]));
}

#[test]
fn a_github_workflow_gets_one_command_for_each_problem() {
    let Compiled { diagnostics, sources, .. } = compiled(&[("a,b:c.yaml", WRONG)]);
    let shown = github(&diagnostics, &sources);
    expect![[r#"
        ::error file=a%2Cb%3Ac.yaml,line=4,endLine=4,col=35,endColumn=37,title=rehearse (window-order)::`at_most` is shorter than `at_least`%0Ahelp: at_least ≤ target ≤ at_most
        ::error file=a%2Cb%3Ac.yaml,line=6,endLine=6,col=28,endColumn=32,title=rehearse (unknown-timer)::no timer has the id `dwel`%0Ahelp: did you mean `dwell`?
        ::error file=a%2Cb%3Ac.yaml,line=7,endLine=7,col=12,endColumn=18,title=rehearse (duplicate-id)::two steps have the id `instil`%0Ahelp: give this one an `id:` of its own
    "#]]
    .assert_eq(&shown);
    // GitHub takes columns only where both are of one line.
    let span = Span::new(FileIx::new(0), 0..20);
    let warning = Diagnostic::warning(Code::CommaTrap, span, "100% wrong");
    let shown = github(&[warning], &sources);
    let told = "::warning file=a%2Cb%3Ac.yaml,line=1,endLine=2,title=rehearse (comma-trap)";
    assert_eq!(shown, format!("{told}::100%25 wrong\n"));
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
    shown += &sarif(&compiled.diagnostics, &compiled.sources);
    shown += &github(&compiled.diagnostics, &compiled.sources);
    for diagnostic in &compiled.diagnostics {
        shown += &one_line(diagnostic, &compiled.sources);
    }
    let hidden = |c: char| (c.is_control() && c != '\n') || ('\u{202a}'..='\u{202e}').contains(&c);
    assert_eq!(shown.find(hidden), None, "{shown}");
    assert!(shown.contains("--> a␛]0;x␇␍␊.yaml:2:8"), "{shown}");
    assert!(shown.contains("2 | title: \"a␛[2J\u{fffd}31m\\e[1m\""), "{shown}");
    assert!(shown.contains("error[control-character]"), "{shown}");
}
