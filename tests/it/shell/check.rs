//! `rehearse check`: forms, codes, and every mistake once.

use super::{FINISHED, Home, SMALL};

const USES_BROKEN: &str = "format: 1\ntitle: U\nphases:\n  - use: broken\n";

#[test]
fn without_a_path_the_library_is_checked() {
    Home::new().run(&["check"]).ends(0).complains("files, no problems");
}

#[test]
fn a_mistake_in_a_used_file_is_told_once() {
    let home = Home::new();
    home.file("d/broken.yaml", "format: 1\ntitle: B\nsteps: [A, B]\nsteeps: []\n");
    home.file("d/one.yaml", USES_BROKEN);
    home.file("d/two.yaml", USES_BROKEN);
    let ran = home.run(&["check", "d"]).ends(1).complains("1 error in 1 of 3 files");
    assert_eq!(ran.out.matches("error[unknown-key]").count(), 1, "{}", ran.out);
    assert!(!ran.out.contains('\u{1b}'), "no colour into a pipe");
}

#[test]
fn as_json_each_diagnostic_has_its_place() {
    let home = Home::new();
    home.file("a.yaml", "format: 1\ntitle: A\nsteeps: [A]\n");
    let all = home.run(&["check", "--format", "json", "a.yaml"]).ends(1).json();
    let first = &all.as_array().unwrap()[0];
    assert_eq!(first["file"], "a.yaml");
    assert_eq!((&first["line"], &first["column"]), (&3.into(), &1.into()));
    assert_eq!((&first["code"], &first["severity"]), (&"unknown-key".into(), &"error".into()));
    assert!(first["message"].as_str().unwrap().contains("steeps"));
    home.file("a.yaml", FINISHED);
    let none = home.run(&["check", "--format", "json", "a.yaml"]).ends(0);
    assert_eq!(none.json(), serde_json::json!([]));
}

#[test]
fn other_programs_get_what_was_found_in_the_form_they_ask_for() {
    let home = Home::new();
    home.file("a.yaml", "format: 1\ntitle: A\nsteeps: [A]\n");
    let ran = home.run(&["check", "--format", "sarif", "a.yaml"]).ends(1);
    let result = &ran.json()["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "unknown-key");
    home.run(&["check", "--format", "github", "a.yaml"])
        .ends(1)
        .says("::error file=a.yaml,line=3,")
        .complains("1 error in 1 of 1 file");
    home.file("a.yaml", FINISHED);
    let none = home.run(&["check", "--format", "sarif", "a.yaml"]).ends(0);
    assert_eq!(none.json()["runs"][0]["results"], serde_json::json!([]));
    let none = home.run(&["check", "--format", "github", "a.yaml"]).ends(0);
    assert_eq!(none.out, "");
}

/// A slip that can be mended, one that cannot, and a comment.
const SPOILT: &str = "format: 1\r\ntitel: A  # so\r\nsteps: [{step: A, bogus: 1}]\r\n";
const MENDED: &str = "format: 1\r\ntitle: A  # so\r\nsteps: [{step: A, bogus: 1}]\r\n";

fn text(home: &Home, name: &str) -> String {
    std::fs::read_to_string(home.path().join(name)).unwrap()
}

#[test]
fn what_can_be_mended_is_and_the_rest_is_shown() {
    let home = Home::new();
    home.file("a.yaml", SPOILT);
    let told = home.run(&["check", "a.yaml"]).ends(1).complains("2 errors in 1 of 1 file");
    told.complains("`--fix` mends 1").says("= note: `rehearse check --fix` does this");
    let ran = home.run(&["check", "--fix", "a.yaml"]).ends(1);
    let ran = ran.complains("made 1 fix in 1 file\n1 error in 1 of 1 file.");
    assert_eq!(text(&home, "a.yaml"), MENDED);
    assert!(!ran.out.contains("titel"), "{}", ran.out);
    assert!(!ran.out.contains('␍'), "the end of a line is nothing to be shown: {}", ran.out);
    ran.says("a.yaml:3:19").says("unknown key `bogus`");
    home.run(&["check", "--fix", "a.yaml"]).ends(1).complains("made 0 fixes in 0 files");
    assert_eq!(text(&home, "a.yaml"), MENDED);
}

#[test]
fn a_used_file_is_mended_once_with_the_others() {
    let home = Home::new();
    home.file("d/broken.yaml", "format: 1\ntitle: B\nstepps: [A, B]\n");
    home.file("d/one.yaml", USES_BROKEN);
    home.file("d/two.yaml", "format: 1\ntitle: T\nphases:\n  - use: broken.yaml\n");
    let ran = home.run(&["check", "--fix", "d"]).ends(0);
    ran.complains("made 2 fixes in 2 files\n");
    assert_eq!(text(&home, "d/broken.yaml"), "format: 1\ntitle: B\nsteps: [A, B]\n");
}

#[test]
fn what_is_inside_the_program_is_not_mended() {
    let ran = Home::new().run(&["check", "--fix"]).ends(0);
    ran.complains("made 0 fixes in 0 files");
}

#[test]
#[cfg(unix)]
fn a_mended_file_keeps_its_link_and_its_rights() {
    use std::os::unix::fs::PermissionsExt;
    let home = Home::new();
    home.file("there/a.yaml", SPOILT);
    let file = home.path().join("there/a.yaml");
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o640)).unwrap();
    let link = home.path().join("here.yaml");
    std::os::unix::fs::symlink("there/a.yaml", &link).unwrap();
    home.run(&["check", "--fix", "here.yaml"]).ends(1).complains("made 1 fix in 1 file");
    assert!(link.symlink_metadata().unwrap().is_symlink());
    assert_eq!(text(&home, "there/a.yaml"), MENDED);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    let beside = file.parent().unwrap().read_dir().unwrap().count();
    assert_eq!(beside, 1, "nothing is left beside it");
}

#[test]
fn a_file_that_cannot_be_written_stays_as_it_is_and_its_problems_are_shown() {
    let home = Home::new();
    // So long a name that none fits beside it, whoever asks.
    let name = "n".repeat(250) + ".yaml";
    home.file(&name, SPOILT);
    home.file("a.yaml", SPOILT);
    let ran = home.run(&["check", "--fix", &name, "a.yaml"]).ends(2);
    let ran = ran.complains("cannot fix `nnn").complains("made 1 fix in 1 file");
    ran.complains("caused by: ").says("unknown key `titel`");
    assert_eq!((text(&home, &name), text(&home, "a.yaml")), (SPOILT.into(), MENDED.into()));
}

#[test]
fn an_unreadable_path_does_not_keep_the_others_from_being_checked() {
    let home = Home::new();
    home.file("a.yaml", "format: 1\n");
    let ran = home.run(&["check", "nowhere.yaml", "a.yaml"]).ends(2);
    ran.says("error[missing-key]").complains("cannot read `nowhere.yaml`");
}

#[test]
fn a_folder_without_procedures_was_not_checked() {
    let home = Home::new();
    home.file("empty/README.yaml", "");
    let ran = home.run(&["check", "empty"]).ends(2).complains("no procedure files in `empty`");
    assert!(!ran.err.contains("no problems"), "{}", ran.err);
    home.file("a.yaml", FINISHED);
    let ran = home.run(&["check", "empty", "a.yaml"]).ends(2).complains("1 file, no problems");
    ran.complains("no procedure files in `empty`");
}

#[test]
fn under_draft_lints_warn_and_under_their_profile_they_fail() {
    let home = Home::new();
    home.file("small.yaml", SMALL);
    let asked = |profile: &str| format!("Profile asked for: {profile}; reached: draft.");
    home.run(&["check", "small.yaml"])
        .ends(0)
        .says("warning[no-cue]: nothing tells the trainee that this step is next")
        .says("the same on lines")
        .says("For --profile assess: ")
        .complains(&asked("draft"));
    home.run(&["check", "--profile", "teach", "small.yaml"])
        .ends(1)
        .says("error[no-cue]")
        .complains(&asked("teach"));
    let all = home.run(&["check", "--format", "json", "small.yaml"]).ends(0).json();
    let of = |code: &str| all.as_array().unwrap().iter().filter(|it| it["code"] == code).count();
    assert_eq!(of("no-cue"), 3, "programs are told of every place");
    assert_eq!(of("not-reviewed"), 1, "and of every profile");
    home.run(&["check", "--profile", "fine", "small.yaml"]).ends(2);
}

#[test]
fn a_file_of_which_nothing_is_to_be_said_reaches_the_last_profile() {
    let home = Home::new();
    home.file("a.yaml", FINISHED);
    home.run(&["check", "--profile", "publish", "a.yaml"])
        .ends(0)
        .complains("1 file, no problems. Profile asked for: publish; reached: publish.");
    home.file("a.yaml", "format: 1\ntitle: A\nsteeps: [A]\n");
    home.run(&["check", "a.yaml"]).ends(1).complains("asked for: draft; none is reached.");
}

#[test]
fn two_files_of_a_folder_with_one_id_are_told_and_two_folders_with_it_are_not() {
    let home = Home::new();
    home.file("d/a.yaml", &FINISHED.replacen("title", "id: tea\ntitle", 1));
    home.file("d/b.yaml", &FINISHED.replacen("title", "id: tea\ntitle", 1));
    home.file("e/tea.yaml", FINISHED);
    home.run(&["check", "d", "e"])
        .ends(0)
        .says("warning[id-taken]: `d/a.yaml` has the id `tea` too")
        .says("d/b.yaml:2:5")
        .complains("1 warning in 1 of 3 files");
}
