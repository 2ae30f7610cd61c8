//! What `rehearse new` writes without an outline: right, tested, and with the words that one wants.

use super::{compiled, problems};
use rehearsal::author::starter::{Cover, starter, title};
use rehearsal::author::{Files, Readings};
use rehearsal::lint::{self, Profile, Standard};
use rehearsal::trial::failures;

fn made(title: &str) -> String {
    starter(Cover { title, file: "tea.yaml", schema: "../schema/procedure.schema.json" })
}

#[test]
fn the_starter_has_no_problem_and_its_tests_go_as_they_say() {
    let compiled = compiled(&[("tea.yaml", &made("Tea"))]);
    assert_eq!(problems(&compiled), "");
    let trials = compiled.package.trials();
    assert!(trials.len() >= 4, "an expert's run, and some that go wrong");
    for trial in &trials {
        assert_eq!(failures(trial), []);
    }
}

#[test]
fn the_starter_is_fit_to_examine_and_lacks_only_its_review() {
    let library = Files(vec![("tea.yaml".to_owned(), made("Tea"))]);
    let standard = Standard { profile: Profile::Publish, today: "2026-11-22" };
    let found = lint::check(&Readings::new(&library), "tea.yaml", standard).diagnostics;
    let words: Vec<&str> = found.iter().map(|found| found.code.word()).collect();
    assert_eq!(words, ["not-reviewed"]);
    assert_eq!(lint::reached(&found), Some(Profile::Assess));
}

#[test]
fn the_starter_shows_the_words_that_an_instructor_wants() {
    let text = made("Tea");
    let first = text.lines().next().unwrap();
    assert_eq!(first, "# yaml-language-server: $schema=../schema/procedure.schema.json");
    for word in [
        "phase",
        "step",
        "also",
        "cue",
        "do",
        "why",
        "hazard",
        "mistake",
        "source",
        "critical",
        "starts",
        "needs",
        "stops",
        "while",
        "check",
        "choose",
        "number",
        "traps",
        "timers",
        "at_least",
        "at_most",
        "never",
        "wrong_acts",
        "pass",
        "sources",
        "tests",
        "fails_for",
    ] {
        let is_key =
            |line: &str| line.trim_start_matches([' ', '-']).starts_with(&format!("{word}:"));
        let braced = text.contains(&format!("{{{word}: "));
        assert!(braced || text.lines().any(is_key), "`{word}` is not shown");
    }
    let comments = text.lines().filter(|line| line.trim_start().starts_with("# ")).count();
    assert!(comments >= 20, "{comments} lines of comments");
    assert!(!text.contains('@'), "a gap is not filled in");
}

#[test]
fn whatever_the_file_is_called_the_starter_can_be_read() {
    for name in
        ["no.yaml", "a: b #1.yaml", "\"quoted\" \\ {x}.yml", "洗手.yaml", ".yaml", "{{x}}.yaml"]
    {
        let text = starter(Cover { title: &title(name), file: "x.yaml", schema: "s.json" });
        let compiled = compiled(&[("x.yaml", &text)]);
        assert_eq!(problems(&compiled), "", "{name}");
        assert_eq!(compiled.procedure.unwrap().about().title, title(name));
    }
}
