//! `rehearse explain`: codes at length, and the way there.

use super::Home;
use rehearsal::author::Code;

#[test]
fn a_code_is_explained_with_an_example_put_right() {
    let ran = Home::new().run(&["explain", "bad-duration"]).ends(0);
    let ran = ran.says("bad-duration: the value is not a length of time");
    let ran = ran.says("\nWrong:\n\n    format: 1\n").says("\nRight:\n\n    format: 1\n");
    assert!(!ran.out.contains(['\u{1b}', '#']) && !ran.out.contains("```"), "{}", ran.out);
    assert_eq!(ran.err, "");
}

#[test]
fn a_narrow_terminal_has_short_lines_and_a_colourful_one_strong_headings() {
    let home = Home::new();
    let output = home.command(&["explain", "too-deep"]).env("COLUMNS", "50").output().unwrap();
    let ran = super::Ran::from(output).ends(0);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 50), "{}", ran.out);
    let mut command = home.command(&["explain", "too-deep"]);
    let output = command.env("CLICOLOR_FORCE", "1").output().unwrap();
    super::Ran::from(output).ends(0).says("\u{1b}[1mtoo-deep: ");
}

#[test]
fn without_a_code_all_are_listed() {
    let ran = Home::new().run(&["explain"]).ends(0);
    for code in Code::ALL {
        assert!(ran.out.lines().any(|line| line.starts_with(&format!("{code} "))), "{code}");
    }
    ran.says("the file is not YAML").says("Mistakes\n").says("bare-tick ");
}

#[test]
fn a_lint_is_explained_with_its_fixtures_and_its_profile() {
    let ran = Home::new().run(&["explain", "warning[unused-timer]"]).ends(0);
    let rule = rehearsal::lint::rule("unused-timer").unwrap();
    let ran = ran.says(&format!("unused-timer: {}", rule.lint.meaning)).says("in the profile `");
    let example = |text: &str| {
        text.lines()
            .map(|line| format!("    {line}"))
            .collect::<Vec<_>>()
            .join("\n")
            .replace("    \n", "\n")
    };
    ran.says(&("Wrong:\n\n".to_owned() + &example(rule.bad))).says(&example(rule.good));
}

#[test]
fn a_code_is_understood_as_it_stands_in_the_output() {
    let home = Home::new();
    home.run(&["explain", "error[window-order]"]).ends(0).says("window-order: ");
    home.run(&["explain", "[Tab]"]).ends(0).says("tab: ");
}

#[test]
fn an_unknown_code_is_met_with_the_nearest() {
    let home = Home::new();
    let ran = home.run(&["explain", "unknwon-step"]).ends(2);
    ran.complains("there is no code `unknwon-step`").complains("did you mean `unknown-step`?");
    home.run(&["explain", "gravity"]).ends(2).complains("`rehearse explain` lists all codes");
}

#[test]
fn check_says_where_more_is_said_when_there_is_something_to_say() {
    let home = Home::new();
    home.file("bad.yaml", "format: 1\ntitle: T\nsteeps: [A]\n");
    let starter = home.run(&["new", "-"]).ends(0).out;
    let reviewed = "status: reviewed\nreviewed_by: A friend\nreviewed_on: 2026-11-22\n";
    home.file("good.yaml", &starter.replace("status: illustrative\n", reviewed));
    let note = "`rehearse explain CODE` says more about a code\n";
    home.run(&["check", "bad.yaml"]).ends(1).complains(note);
    let quiet = [
        home.run(&["check", "good.yaml"]).ends(0),
        home.run(&["check", "--format", "json", "bad.yaml"]).ends(1),
    ];
    assert!(quiet.iter().all(|ran| !ran.err.contains("explain")), "{}", quiet[0].err);
}
