//! How long a file may grow, what it opens with, and where the files of a screen stand.

use super::{none, root, rust};

/// The most lines of a file.
const LONGEST: usize = 400;
/// The most lines of the file in the middle.
const MEDIAN: usize = 150;

/// Files that may be longer, with the reason. None so far.
const LONG: &[(&str, &str)] = &[];

/// The screens: each has its state, its drawing and its test under one name.
const SCREENS: [&str; 4] = ["library", "briefing", "session", "debrief"];

#[test]
fn no_file_is_too_long() {
    let excused =
        |path: &str| LONG.iter().any(|(long, reason)| *long == path && !reason.is_empty());
    let wrong: Vec<String> = rust("src")
        .into_iter()
        .chain(rust("tests"))
        .map(|source| (source.text.lines().count(), source.path))
        .filter(|(lines, path)| *lines > LONGEST && !excused(path))
        .map(|(lines, path)| format!("{path}: {lines} lines, more than {LONGEST}"))
        .collect();
    none(&wrong, "Split it by concept, or answer for it in LONG, in tests/it/tidy/files.rs.");
}

#[test]
fn a_file_that_may_be_long_is_long() {
    let sources: Vec<_> = rust("src").into_iter().chain(rust("tests")).collect();
    let is_long = |path: &str| {
        let found = sources.iter().find(|source| source.path == path);
        found.is_some_and(|source| source.text.lines().count() > LONGEST)
    };
    let stale: Vec<String> = LONG
        .iter()
        .filter(|(path, _)| !is_long(path))
        .map(|(path, _)| format!("{path} needs no exception any more"))
        .collect();
    none(&stale, "Delete its line in LONG, in tests/it/tidy/files.rs.");
}

#[test]
fn half_of_the_files_are_short() {
    let mut lines: Vec<usize> =
        rust("src").iter().map(|source| source.text.lines().count()).collect();
    lines.sort_unstable();
    let median = lines[lines.len() / 2];
    assert!(median <= MEDIAN, "half of the files in src have over {median} lines: split some");
}

#[test]
fn every_file_says_what_it_is_for() {
    let wrong: Vec<String> = rust("src")
        .into_iter()
        .chain(rust("tests"))
        .filter(|source| !source.text.starts_with("//! "))
        .map(|source| source.path)
        .collect();
    none(
        &wrong,
        "Open the file with `//!`: what it is for, what it must not do, what to read next.",
    );
}

#[test]
fn names_say_what_is_inside() {
    let vague = ["utils", "util", "helpers", "helper", "common", "manager", "types", "misc"];
    let mut wrong = Vec::new();
    for path in rust("src").into_iter().chain(rust("tests")).map(|source| source.path) {
        let words = path.trim_end_matches(".rs").split(['/', '_']);
        for word in words.filter(|word| vague.contains(word)) {
            wrong.push(format!("{path}: `{word}` says nothing"));
        }
        if path.ends_with("/mod.rs") {
            wrong.push(format!("{path}: a module is `x.rs` beside its folder `x/`"));
        }
    }
    none(&wrong, "Name the file after the one concept in it.");
}

#[test]
fn a_screen_is_three_files_of_one_name() {
    let files = |screen: &str| {
        [
            format!("src/app/{screen}.rs"),
            format!("src/view/{screen}.rs"),
            format!("tests/it/screens/{screen}.rs"),
        ]
    };
    let absent: Vec<String> = SCREENS
        .into_iter()
        .flat_map(files)
        .filter(|path| !root().join(path).exists())
        .map(|path| format!("{path} is missing"))
        .collect();
    none(&absent, "A screen's state, drawing and test share a name.");
}
