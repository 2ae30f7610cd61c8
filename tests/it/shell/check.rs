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
