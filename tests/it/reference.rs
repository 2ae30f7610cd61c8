//! Reference cases: debriefs of small procedures, kept as data in `tests/fixtures/reference`, that
//! `tests/recompute.py` works out a second time, by brute force and from the definitions alone.
//!
//! `case.rs` plays a case and writes it down. Rewrite the files with `UPDATE_EXPECT=1`; that they
//! are right is then for the script to say, which runs as a test here too.

mod case;
mod procedures;

use crate::support::mutation::Dice;
use case::Case;
use expect_test::expect_file;
use procedures::{
    ALTERNATIVES, ANY_ORDER, ASKED, HELPED, MIXED, OPTIONAL, REPEATS, SEVEN, SURE, WOVEN,
};
use rehearsal::session::Mode::{self, Exam, Recall};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Cases as a JSON list, held against the file of this name.
#[track_caller]
fn hold(name: &str, cases: &[Case]) {
    let told: Vec<String> = cases.iter().map(Case::told).collect();
    let path = format!("{}/tests/fixtures/reference/{name}.json", env!("CARGO_MANIFEST_DIR"));
    expect_file![path].assert_eq(&format!("[\n{}\n]\n", told.join(",\n")));
}

/// Cases of one procedure in one mode: a name and a script each.
fn cases(mode: Mode, yaml: &str, scripts: &[(&str, &str)]) -> Vec<Case> {
    scripts.iter().map(|(name, script)| Case::of(name, mode, yaml, script)).collect()
}

#[test]
fn steps_out_of_order_are_the_fewest_then_the_mildest_then_the_latest() {
    let scripts = [
        ("in order", "a b c d e f g"),
        ("nothing is done", ""),
        ("only the last", "g"),
        ("two swapped: the critical one stays", "a c b d e f g"),
        ("two swapped: the major one stays", "a b c e d f g"),
        ("two swapped: of two majors the earlier stays", "b a c d e f g"),
        ("the first comes last", "b c d e f g a"),
        ("the last comes first", "g a b c d e f"),
        ("halves swapped", "e f g a b c d"),
        ("backwards: the heaviest stays", "g f e d c b a"),
        ("one is left out and one moves", "a c b e f g"),
        ("two far apart move", "f a b c d g e"),
        ("once more at the end", "a b c d e f g d"),
        ("twice more at the end", "a b c d e f g g g"),
        ("left out, once more and moved", "a c d b f g f"),
        ("done twice, the second time in its place", "a c b c d e f g"),
        ("done too early and then in its place", "d a b c d e f g"),
    ];
    hold("order", &cases(Exam, SEVEN, &scripts));
}

/// A script that does these steps in an order that is drawn, and leaves up to `most` of them out.
fn drawn(steps: &[&str], most: usize, dice: &mut Dice) -> String {
    let mut steps = steps.to_vec();
    for at in (1..steps.len()).rev() {
        steps.swap(at, dice.below(at + 1));
    }
    steps.truncate(steps.len() - dice.below(most + 1));
    steps.join(" ")
}

#[test]
fn permutations_drawn_by_a_seed() {
    let mut dice = Dice(0x7e57_0007);
    let mut cases = Vec::new();
    for _ in 0..30 {
        let script = drawn(&["a", "b", "c", "d", "e", "f", "g"], 0, &mut dice);
        cases.push(Case::of(&format!("seven: {script}"), Exam, SEVEN, &script));
    }
    for _ in 0..15 {
        let script = drawn(&["a", "p", "q", "r", "x", "y", "z", "e"], 2, &mut dice);
        cases.push(Case::of(&format!("runs: {script}"), Exam, WOVEN, &script));
    }
    hold("permutations", &cases);
}

#[test]
fn any_order_alternatives_and_optional_steps_are_respected() {
    let mut all = cases(
        Exam,
        ANY_ORDER,
        &[
            ("any order: as written", "a b c d e"),
            ("any order: backwards", "a d c b e"),
            ("any order: one comes before all of it", "b a c d e"),
            ("any order: one comes after all of it", "a b d e c"),
        ],
    );
    all.extend(cases(
        Exam,
        WOVEN,
        &[
            ("runs: one after the other", "a p q r x y z e"),
            ("runs: the second first", "a x y z p q r e"),
            ("runs: interleaved", "a p x q y r z e"),
            ("runs: interleaved, and one swapped inside", "a p x r y q z e"),
            ("runs: both swapped inside", "a q p x z y r e"),
            ("runs: what follows comes too early", "a p x e q y r z"),
            ("runs: left out in both", "a x p z e"),
        ],
    ));
    all.extend(cases(
        Exam,
        ALTERNATIVES,
        &[
            ("one of: the first", "a b c f"),
            ("one of: the second", "a d e f"),
            ("one of: the second, swapped inside", "a e d f"),
            ("one of: the second in part", "a d f"),
            ("one of: the first, and a part of the second", "a b c d f"),
            ("one of: none", "a f"),
            ("one of: the second, too late", "a f d e"),
            ("one of: the second begun, the first done whole", "a d b c f"),
            ("one of: the first, and the second too late", "a b c f d"),
        ],
    ));
    all.extend(cases(
        Exam,
        OPTIONAL,
        &[
            ("optional: left out", "a c d"),
            ("optional: done", "a b c d"),
            ("optional: too late", "a c d b"),
            ("optional: twice", "a b b c d"),
            ("optional: twice, once too late", "a b c d b"),
        ],
    ));
    hold("shapes", &all);
}

#[test]
fn passes_of_a_repeat_are_counted() {
    let mut all = cases(
        Exam,
        REPEATS,
        &[
            ("repeat: all", "a inject*20 b wipe*3 c"),
            ("repeat: 18 of 20", "a inject*18 b wipe*3 c"),
            ("repeat: 22 of 20", "a inject*22 b wipe*3 c"),
            ("repeat: once of 20", "a inject*1 b wipe*2 c"),
            ("repeat: never", "a b wipe*4 c"),
            ("repeat: by hand, one too few", "a inject*20 b wipe wipe c"),
            ("repeat: all of it too early", "inject*20 a b wipe*3 c"),
            ("repeat: too few and too late", "a b inject*19 wipe*3 c"),
        ],
    );
    all.extend(cases(
        Exam,
        MIXED,
        &[
            ("passes of two: all", "a c d c d c d e"),
            ("passes of two: one pass too few", "a c d c d e"),
            ("passes of two: half of a pass", "a c d c d c e"),
            ("passes of two: only one of the two", "a c c c e"),
            ("passes of two: swapped in the first", "a d c c d c d e"),
            ("passes of two: one pass too many", "a c d c d c d c d e"),
        ],
    ));
    hold("repeats", &all);
}

#[test]
fn hints_prompts_and_wrong_places_cost_half_a_point_each_and_never_more_than_there_is() {
    let pump = "check-the-pump";
    let script = |words: &str| words.replace('P', pump).replace('L', "check-the-line");
    let scripts = [
        ("helped: not at all", "a P L c c d"),
        ("helped: one hint", "hint=a a P L c c d"),
        ("helped: two hints", "hint=a hint=a a P L c c d"),
        ("helped: three hints cost no more than the point", "hint=a hint=a hint=a a P L c c d"),
        ("helped: a prompt", "a P? L c c d"),
        ("helped: a prompt in the wrong place", "a L P? c c d"),
        ("helped: a hint, a prompt and the wrong place", "a hint=check-the-pump L P? c c d"),
        ("helped: a hint for what is not done then", "a P L c c hint=d"),
        ("helped: a hint for a repeat", "a P L hint=c c c d"),
        ("helped: a hint for a repeat that is done in part", "a P L hint=c c d"),
        ("helped: told, and done", "stuck=a a P L c c d"),
        ("helped: told, and not done", "a stuck=check-the-pump L c c d"),
    ];
    let helped = scripts.map(|(name, words)| Case::of(name, Recall, HELPED, &script(words)));
    let mut all = Vec::from(helped);
    all.extend(cases(
        Exam,
        ASKED,
        &[
            ("asked: all right", "a b c"),
            ("asked: one of two wrong", "a b:-++ c"),
            ("asked: the tick is wrong, and worth nothing", "a b:++- c"),
            ("asked: all wrong", "a:- b:--- c:-"),
            ("asked: wrong and in the wrong place", "b a:- c"),
            ("asked: never, as it was left out", "a c"),
            ("asked: once more, and the first answer counts", "a:- b c a:+"),
        ],
    ));
    hold("points", &all);
}

#[test]
fn confidence_is_scored_by_its_square_against_what_came_of_it() {
    let mut all = cases(
        Recall,
        SURE,
        &[
            ("sure: always, and right", "a:+4 b:+4+4 c"),
            ("sure: always, and wrong", "a:-4 b:-4-4 c"),
            ("sure: never, and right", "a:+1 b:+1+1 c"),
            ("sure: as one should be", "a:+4 b:-1+3 c"),
            ("sure: one of each", "a:+1 b:-2+3 c"),
            ("sure: the same twice", "a:+3 b:-3+2 c"),
            ("sure: only once asked", "a:-2 c"),
            ("sure: never asked", "c"),
        ],
    );
    all.extend(cases(
        Exam,
        SURE,
        &[
            ("sure: where it is critical too", "a:+4 b:-3+2 c:-1"),
            ("sure: critical, and all four", "a:-1 b:+2+3 c:-4"),
        ],
    ));
    hold("confidence", &all);
}

/// What the script says of these files, and whether it finds the same; nothing where there is no
/// Python to ask. With `REHEARSE_PYTHON=required` that is a failure.
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a test is no part of the program"
)]
fn recomputed(files: &[PathBuf]) -> Option<(bool, String)> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/recompute.py");
    match Command::new("python3").arg(script).args(files).output() {
        Ok(ran) => {
            let said = String::from_utf8_lossy(&ran.stdout) + String::from_utf8_lossy(&ran.stderr);
            Some((ran.status.success(), said.into_owned()))
        }
        Err(error) if error.kind() == ErrorKind::NotFound => {
            let required = std::env::var("REHEARSE_PYTHON").is_ok_and(|it| it == "required");
            assert!(!required, "python3 is missing, and REHEARSE_PYTHON=required");
            eprintln!("python3 is missing: the reference cases are not worked out again");
            None
        }
        Err(error) => panic!("python3: {error}"),
    }
}

#[test]
fn a_script_that_knows_only_the_definitions_finds_the_same() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reference");
    let files = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    assert_eq!(files.len(), 6, "{files:?}");
    if let Some((same, said)) = recomputed(&files) {
        assert!(same, "{said}");
    }
}

#[test]
fn the_script_tells_a_figure_that_is_not_right() {
    let case = Case::of("swapped", Exam, SEVEN, "a c b d e f g").told();
    for (right, wrong) in [
        (r#""out_of_order": ["c"]"#, r#""out_of_order": ["b"]"#),
        (r#""got": 6.5"#, r#""got": 6.499"#),
        (r#""brier": null"#, r#""brier": 0.0"#),
    ] {
        assert!(case.contains(right), "{case}");
        let mut file = tempfile::NamedTempFile::new().unwrap();
        write!(file, "[{}]", case.replace(right, wrong)).unwrap();
        if let Some((same, said)) = recomputed(&[file.path().to_owned()]) {
            assert!(!same && said.contains("differences: 1, in 1 cases"), "{said}");
        }
    }
}
