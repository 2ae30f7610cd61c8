//! What `check --fix` mends: `tests/fixtures/fix/` has a folder for each code that carries a fix,
//! with a file before and the same file after.

use super::{files, problems};
use expect_test::expect;
use rehearsal::author::{Code, Compiled, Drafts, Files, Library, Readings, compile};
use rehearsal::lint::{Profile, Standard, check, rule};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A procedure that others may use.
const USED: (&str, &str) =
    ("hand-hygiene.yaml", "format: 1\ntitle: Hand hygiene\nsteps: [Wet the hands]\n");

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/fix")
}

/// The code of each folder, with the file before and after.
fn pairs() -> Vec<(String, String, String)> {
    let folders = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path());
    let pairs = folders.map(|path| {
        let text = |name| fs::read_to_string(path.join(name)).unwrap();
        let code = path.file_name().unwrap().to_str().unwrap().to_owned();
        (code, text("before.yaml"), text("after.yaml"))
    });
    pairs.collect()
}

/// The codes for which there is a pair: no other may carry a fix.
pub(crate) fn codes_with_fixtures() -> BTreeSet<String> {
    pairs().into_iter().map(|(code, ..)| code).collect()
}

/// What is found in a file, lints and all.
fn checked(library: &impl Library) -> Compiled {
    let standard = Standard { profile: Profile::Draft, today: "2026-12-01" };
    check(&Readings::new(library), "p.yaml", standard)
}

/// What is found in a text.
fn checked_text(text: &str) -> Compiled {
    checked(&files(&[("p.yaml", text), USED]))
}

/// The text with every fix in it, and how many they are.
fn mended(text: &str) -> (String, usize) {
    let files: Files = files(&[("p.yaml", text), USED]);
    let mut drafts = Drafts::new(&files);
    loop {
        let compiled = checked(&drafts);
        if !drafts.round(&compiled.diagnostics, &compiled.sources) {
            break;
        }
    }
    let draft = drafts.all().get("p.yaml");
    draft.map_or_else(|| (text.to_owned(), 0), |draft| (draft.text.clone(), draft.fixes))
}

#[test]
fn each_fix_is_made_and_nothing_else_is_touched() {
    let pairs = pairs();
    assert!(pairs.len() >= 10, "{} codes", pairs.len());
    for (code, before, after) in pairs {
        let known = Code::find(&code).is_some() || rule(&code).is_some();
        assert!(known, "no code is called {code}");
        let found = checked_text(&before).diagnostics;
        let with_fix =
            |code: &str| found.iter().any(|found| found.code.word() == code && found.fix.is_some());
        assert!(with_fix(&code), "{code}: nothing in its file has a fix");
        assert_eq!(mended(&before).0, after, "{code}");
        let mut left = checked_text(&after);
        left.diagnostics.retain(|it| it.code.word() == code || !matches!(it.code, Code::Lint(_)));
        assert_eq!(problems(&left), "", "{code}");
        assert_eq!(mended(&after), (after.clone(), 0), "{code}: what is right is left alone");
    }
}

#[test]
fn every_code_that_carries_a_fix_has_its_fixture() {
    let known = codes_with_fixtures();
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let inside = |folder: &str| fs::read_dir(fixtures.join(folder)).unwrap();
    let refused = inside("refused").map(|entry| entry.unwrap().path());
    let lints = inside("lint").map(|entry| entry.unwrap().path().join("bad.yaml"));
    for path in refused.chain(lints).filter(|path| path.exists()) {
        let text = fs::read_to_string(&path).unwrap();
        for found in checked_text(&text).diagnostics {
            let word = found.code.word();
            assert!(found.fix.is_none() || known.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn line_ends_and_a_mark_at_the_beginning_stay() {
    for (code, before, after) in pairs() {
        let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
        assert_eq!(mended(&windows(&before)).0, windows(&after), "{code}");
    }
}

#[test]
fn what_could_be_meant_in_two_ways_is_left_to_the_author() {
    for part in [
        // Two keys are near, or the one that is meant is there, or its value does not fit.
        "steps: [{step: A, time: {at_lest: 5m}}]\n",
        "steps: [{step: A, whi: b}]\n",
        "steps: [{step: A, takes: 5s, take: 6s}]\n",
        "steps: [{step: A, taks: 6s, take: 6s}]\n",
        "steps: [{step: A, takse: soon}]\n",
        "steps: [{step: A, severity: mayor}]\n",
        // A number with a comma; a key without its value; two items or one.
        "steps: [{step: A, do: Give 2,5 mg}]\n",
        "steps: [{step: A, do: Give it, optional}]\n",
        "steps: [Sit up, legs down]\n",
        // An id that is spoken of, and one whose better name is another's.
        "timers: {A b: {starts: session}}\nsteps: [{step: A, stops: A b}]\n",
        "timers: {A b: {starts: session}, a-b: {starts: session}}\nsteps: [A]\n",
        "steps: [{step: A, takes: 20}, {step: B, takes: 5-10m}]\n",
        // Text that goes on below, text in brackets, a comment, a key that has lost its line.
        "steps:\n  - step: A\n    do: *Slowly* and\n      with care\n",
        "steps: [{step: A, do: *Slowly* now}]\n",
        "steps:\n  - step: A\n    check:\n      - tick: [B]\n        points: 2 # none\n",
        "steps:\n  - step: Instil the drug starts: dwell\n",
        "steps:\n  - {step: A, do: @b, why: c}\n",
        "steps:\n  - step: A\n    do: b\n      why: c\n",
    ] {
        let text = format!("format: 1\ntitle: T\n{part}");
        assert!(!checked_text(&text).diagnostics.is_empty(), "{part}");
        assert_eq!(mended(&text), (text.clone(), 0), "{part}");
    }
}

#[test]
fn signs_with_which_no_text_begins_are_put_in_quotes() {
    let text = "format: 1\ntitle: T\nsteps:\n  - @home\n  - step: B\n    do: %5 of it # so\n    \
                why: `c`\n  - *Slowly* now\n";
    expect![[r#"
        format: 1
        title: T
        steps:
          - "@home"
          - step: B
            do: "%5 of it" # so
            why: "`c`"
          - "*Slowly* now"
    "#]]
    .assert_eq(&mended(text).0);
}

#[test]
fn a_fix_that_makes_another_file_worse_is_taken_back() {
    let part = "format: 1\ntitle: A part\nsteps: [{step: Rub, id: Rub it}, Dry]\n";
    let whole = "format: 1\ntitle: T\nphases: [{use: part}]\nnever: [{step: part/dry, before: \
                 part/Rub it}]\n";
    let files = files(&[("whole.yaml", whole), ("part.yaml", part)]);
    let mut drafts = Drafts::new(&files);
    let mut rounds = 0;
    loop {
        let compiled = compile(&drafts, "whole.yaml");
        if !drafts.round(&compiled.diagnostics, &compiled.sources) {
            break;
        }
        rounds += 1;
    }
    assert_eq!(rounds, 2, "it was tried, and taken back");
    assert!(drafts.all().is_empty());
}

#[test]
fn a_file_that_is_left_alone_keeps_its_problems() {
    let files = files(&[("p.yaml", "format: 1\ntitel: T\nsteps: [A]\n")]);
    let mut drafts = Drafts::new(&files);
    drafts.leave("p.yaml");
    let compiled = compile(&drafts, "p.yaml");
    assert!(!drafts.round(&compiled.diagnostics, &compiled.sources));
    assert!(drafts.all().is_empty());
}
