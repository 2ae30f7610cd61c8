//! `rehearse new`: a file that is not written over, and what is said beside it.

use super::{Home, Ran};
use std::io::Write as _;

fn read(home: &Home, name: &str) -> String {
    std::fs::read_to_string(home.path().join(name)).unwrap()
}

#[test]
fn the_starter_checks_tests_and_is_rehearsed() {
    let home = Home::new();
    let ran = home.run(&["new", "my-first.yaml"]).ends(0).complains("wrote `my-first.yaml`");
    ran.complains("`rehearse schema > procedure.schema.json`");
    assert!(read(&home, "my-first.yaml").contains("\ntitle: My first\n"));
    home.run(&["check", "my-first.yaml"]).ends(0).complains("1 file, no problems");
    home.run(&["test", "my-first.yaml"]).ends(0).complains("all as they say");
    let ran = home.say(&["run", "my-first.yaml", "--plain"], "\n");
    ran.ends(0).says("Fill the kettle");
}

#[test]
fn nothing_is_written_over() {
    let home = Home::new();
    home.file("mine.yaml", "format: 1\n");
    let ran = home.run(&["new", "mine.yaml"]).ends(2);
    ran.complains("`mine.yaml` is there already").complains("help: choose another name");
    assert_eq!(read(&home, "mine.yaml"), "format: 1\n");
}

#[test]
fn where_it_cannot_be_written_nothing_is_and_why_is_said() {
    let home = Home::new();
    home.run(&["new", "no/where.yaml"]).ends(2).complains("there is no folder `no`");
    let ran = home.run(&["new", "first"]).ends(2);
    ran.complains("`first` is no name").complains("`first.yaml`");
    assert!(!home.path().join("first").exists());
}

#[test]
fn the_first_line_leads_to_the_schema_beside_or_above() {
    let home = Home::new();
    home.file("schema/procedure.schema.json", "{}");
    home.file("ward/a/other.yaml", "format: 1\n");
    let ran = home.run(&["new", "ward/a/b.yaml"]).ends(0);
    assert!(!ran.err.contains("note:"), "{}", ran.err);
    let first = |name| read(&home, name).lines().next().unwrap().to_owned();
    let named = |path: &str| format!("# yaml-language-server: $schema={path}");
    assert_eq!(first("ward/a/b.yaml"), named("../../schema/procedure.schema.json"));
    home.file("ward/a/procedure.schema.json", "{}");
    home.run(&["new", "ward/a/c.yaml"]).ends(0);
    assert_eq!(first("ward/a/c.yaml"), named("procedure.schema.json"));
}

#[test]
fn a_hyphen_prints_it() {
    let home = Home::new();
    let ran = home.run(&["new", "-"]).ends(0).says("\ntitle: A new procedure\n");
    assert_eq!(ran.err, "");
}

#[test]
fn an_outline_becomes_a_procedure_and_what_it_lacks_is_told_by_line() {
    let home = Home::new();
    home.file("ward.md", "- Wet\n- Rub [20-30 s]\n\nSoap is in the cupboard.\n");
    let ran = home.run(&["new", "hand wash.yaml", "--from", "ward.md"]).ends(0);
    let ran = ran.complains("ward.md:2: `[20-30 s]` is not one length of time");
    let ran = ran.complains("ward.md:4: ").complains("rehearse check \"hand wash.yaml\"");
    assert!(!ran.out.contains("Wet"), "it is in the file");
    assert!(read(&home, "hand wash.yaml").contains("\ntitle: Hand wash\n"));
    home.run(&["check", "hand wash.yaml"]).ends(0);
}

#[test]
fn an_outline_comes_from_standard_input_too() {
    let home = Home::new();
    let ran = home.say(&["new", "-", "--from", "-"], "# Tea\n- Boil\n- Pour [4 min]\n").ends(0);
    ran.says("title: Tea\n").says("    takes: 4m\n");
}

#[test]
fn an_outline_of_which_nothing_can_be_made_writes_nothing() {
    let home = Home::new();
    home.file("empty.md", "# Only a title\n");
    let ran = home.run(&["new", "x.yaml", "--from", "empty.md"]).ends(2);
    ran.complains("empty.md:1: there is no step").complains("help: write each step");
    let mut latin = std::fs::File::create(home.path().join("latin.txt")).unwrap();
    latin.write_all(b"- Gr\xf6\xdfe").unwrap();
    let ran: Ran = home.run(&["new", "x.yaml", "--from", "latin.txt"]).ends(2);
    ran.complains("`latin.txt` is not plain text in UTF-8").complains("help: save it");
    home.run(&["new", "x.yaml", "--from", "gone.md"]).ends(2).complains("cannot read `gone.md`");
    assert!(!home.path().join("x.yaml").exists());
}
