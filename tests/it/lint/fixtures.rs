//! Every rule objects to its bad fixture, in exactly the places that are kept beside it, and not to
//! its good one.

use super::{found, is_lint, listed};
use expect_test::expect_file;
use rehearsal::lint::{Profile, Rule, rules};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/lint")
}

/// The fixture of a rule and what lies beside it: `bad.yaml`, `bad-beside.yaml`.
fn files(rule: &Rule, which: &str) -> Vec<(String, String)> {
    let folder = folder().join(rule.lint.word);
    let mut names: Vec<String> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.starts_with(which) && name.contains(".yaml"))
        .collect();
    // The fixture itself comes last: what lies beside it is there already.
    names.sort_by_key(|name| (name == &format!("{which}.yaml"), name.clone()));
    let text = |name: String| {
        let text = fs::read_to_string(folder.join(&name)).unwrap();
        (name, text)
    };
    names.into_iter().map(text).collect()
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

#[test]
fn every_rule_objects_to_its_bad_fixture_in_these_places() {
    for rule in rules() {
        let files = files(rule, "bad");
        let (all, sources) = found(&borrowed(&files), Profile::Draft);
        let errors: Vec<_> = all.iter().filter(|it| it.is_error()).collect();
        assert!(errors.is_empty(), "{}: {}", rule.lint.word, listed(errors, &sources));
        let own = all.iter().filter(|it| it.code.word() == rule.lint.word);
        let lines = listed(own, &sources);
        assert_ne!(lines, "", "{} does not object to its bad fixture", rule.lint.word);
        expect_file![folder().join(rule.lint.word).join("bad.txt")].assert_eq(&lines);
    }
}

/// What a small file does not have yet, such as a second patient: only these may be said of a good
/// fixture.
const ABSENT: &[&str] = &[
    "one-sided-decision",
    "no-cue",
    "no-why",
    "no-objectives",
    "no-pass-mark",
    "no-expert-test",
    "not-reviewed",
    "hazard-without-source",
    "number-without-source",
    "unexplained-rule",
];

#[test]
fn no_rule_objects_to_a_good_fixture_but_to_what_it_has_not_yet() {
    for rule in rules() {
        let files = files(rule, "good");
        let (all, sources) = found(&borrowed(&files), Profile::Draft);
        let more = |it: &&_| !is_lint(it) || !ABSENT.contains(&it.code.word());
        let own: Vec<_> =
            all.iter().filter(|it| more(it) || it.code.word() == rule.lint.word).collect();
        assert!(own.is_empty(), "{}:\n{}", rule.lint.word, listed(own, &sources));
    }
}

#[test]
fn every_folder_of_fixtures_is_a_rule_s() {
    let rules: BTreeSet<&str> = rules().map(|rule| rule.lint.word).collect();
    for entry in fs::read_dir(folder()).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(rules.contains(name.as_str()), "tests/fixtures/lint/{name} is no rule's");
    }
}

#[test]
fn every_rule_says_at_length_why_and_what_to_do() {
    for rule in rules() {
        let word = rule.lint.word;
        assert!(rule.lint.explain.split("\n\n").count() >= 2, "{word}: why, and then what to do");
        assert!(rule.lint.explain.len() > 200, "{word} is explained in too few words");
        assert!(!rule.lint.explain.contains("  "), "{word}: two blanks in a row");
        assert!(!rule.lint.meaning.ends_with('.'), "{word}: the meaning is no sentence");
        assert_ne!(rule.fails, Profile::Draft, "{word}: under `draft` lints only warn");
        let (bad, good) = (files(rule, "bad"), files(rule, "good"));
        assert_eq!(bad.last().unwrap().1, rule.bad, "{word} shows another file than is tested");
        assert_eq!(good.last().unwrap().1, rule.good, "{word} shows another file than is tested");
    }
}

#[test]
fn a_rule_is_an_error_from_its_profile_on_and_a_warning_before() {
    for rule in rules() {
        let files = files(rule, "bad");
        for profile in Profile::ALL {
            let (all, _) = found(&borrowed(&files), profile);
            let own: Vec<_> = all.iter().filter(|it| it.code.word() == rule.lint.word).collect();
            assert!(!own.is_empty(), "{}", rule.lint.word);
            let fails = profile >= rule.fails;
            assert!(own.iter().all(|it| it.is_error() == fails), "{} {profile}", rule.lint.word);
        }
    }
}
