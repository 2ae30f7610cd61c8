//! A settings file: its keys on the screens, and its mistakes at their places.

use crate::support::program::Program;
use crate::support::rehearsal::procedure;
use expect_test::{Expect, expect};
use rehearsal::app::keymap::{self, Keymap, Place, tables};
use rehearsal::author::{Diagnostic, SourceMap, render, settings};
use rehearsal::session::Standing;
use std::collections::BTreeMap;

const TWO: &str = "
format: 1
title: Two
steps:
  - step: Wet
  - step: Rub
    check:
      - ask: How long?
        choose: [{right: Twenty seconds}, {wrong: Five seconds, because: Too short.}]
      - ask: How many times?
        number: 2
";

fn read(text: &str) -> (Keymap, Vec<Diagnostic>, SourceMap) {
    let said = settings::read("config.yaml", Some(text.as_bytes().to_vec()));
    let (keymap, wrong) = keymap::read(&said.settings.keys);
    (keymap, [said.diagnostics, wrong].concat(), said.sources)
}

/// What is said of the file with this text: each problem, and what to do about it.
fn finds(text: &str, expected: &Expect) {
    let (_, found, sources) = read(text);
    let lines = found.iter().map(|it| {
        let help = it.help.as_deref().map_or_else(String::new, |help| format!(" | {help}"));
        format!("{}{help}", render::one_line(it, &sources))
    });
    let lines: Vec<String> = lines.collect();
    expected.assert_eq(&lines.join("\n"));
}

/// The keys for `keys`, which has no mistake.
fn set(keys: &str) -> Keymap {
    let (keymap, found, sources) = read(&format!("keys:\n{keys}"));
    let found: Vec<String> = found.iter().map(|it| render::one_line(it, &sources)).collect();
    assert!(found.is_empty(), "{found:?}");
    keymap
}

fn begin(keys: &str) -> Program {
    let mut program = Program::begin(&procedure(TWO));
    program.app = program.app.with_keys(set(keys));
    program
}

fn shown(program: &Program) -> String {
    let hints = program.app.hints().into_iter().filter(|hint| !hint.word.is_empty());
    let lines: Vec<String> = hints.map(|hint| format!("{} {}", hint.keys, hint.word)).collect();
    lines.join("\n") + "\n"
}

#[test]
fn what_is_shown_has_a_name_and_each_name_the_same_keys_wherever_it_works() {
    for place in Place::ALL {
        let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for row in tables(place).into_iter().flat_map(|table| table.rows) {
            if row.name.is_empty() {
                assert_eq!((place, row.keys), (Place::Help, &["esc"][..]), "{row:?}");
                continue;
            }
            let own = row.keys.iter().copied().filter(|key| !["enter", "esc"].contains(key));
            let own: Vec<&str> = own.collect();
            assert_eq!(known.entry(row.name).or_insert_with(|| own.clone()), &own, "{row:?}");
        }
    }
}

#[test]
fn a_key_that_is_set_acts_and_is_shown_in_footer_and_help_and_the_old_one_does_neither() {
    let mut program = begin("  session: {note: z, down: [e, down], up: [i]}\n");
    let footer = shown(&program);
    assert!(footer.contains("z note\n") && footer.contains("i/e steps\n"), "{footer}");
    let hint = program.app.hints().into_iter().find(|hint| hint.name == "down").unwrap();
    assert_eq!(hint.help, "look at other steps (also ↓)");
    program.press("n");
    assert!(program.session().unwrap().prompt().is_none());
    program.press("e");
    assert!(program.session().unwrap().has_moved());
    program.press("i z");
    assert!(program.session().unwrap().prompt().is_some());
}

#[test]
fn two_keys_can_change_places_and_one_can_be_taken_away() {
    let mut program = begin("  session: {note: [p], pause: [n], help: []}\n");
    program.press("n");
    assert!(program.session().unwrap().session().is_paused());
    program.press("n ?");
    assert!(program.app.overlay().is_none());
    assert!(!shown(&program).contains("help"));
}

#[test]
fn enter_and_esc_stay_what_they_are() {
    let mut program = begin("  session: {begin: [g], next-step: [r]}\n  help: {down: [n]}\n");
    assert!(shown(&program).contains("g begin\n"));
    program.press("enter enter");
    let session = program.session().unwrap().session();
    assert_eq!(session.standing(session.procedure().find_step("wet").unwrap()), Standing::Done);
    program.press("g");
    assert!(program.session().unwrap().asked().is_some());
    program.press("tab ?").press("n esc");
    assert!(program.app.overlay().is_none());
}

#[test]
fn a_key_that_answers_or_is_typed_does_only_that_and_is_not_shown_for_anything_else() {
    let mut program = begin("  session: {panel: [f, tab], page-down: [v, pagedown]}\n");
    program.press("enter enter enter");
    assert!(shown(&program).contains("f steps\n"), "{}", shown(&program));
    let options = program.session().unwrap().asked().unwrap().clone();
    let rehearsal::app::checkpoint::Form::Choose(options) = options.form else { panic!() };
    let right = options.shown.iter().position(|position| *position == 0).unwrap() + 1;
    program.press(&right.to_string());
    assert!(shown(&program).contains("Tab steps\n"), "{}", shown(&program));
    program.press("f");
    assert!(program.session().unwrap().is_answering());
    program.press("tab");
    assert!(!program.session().unwrap().is_answering());
}

#[test]
fn what_is_wrong_with_keys_is_found_at_its_place_all_at_once() {
    finds(
        "\
keys:
  sesion: {wait: w}
  library:
    opne: [o]
    filter: [spcae]
  session:
    wait: [enter, esc, ctrl-c]
    pause: [w]
    skip: [x]
    note: x
    page-down: [f]
    back: ['7']
  help:
    dwn: [n]
",
        &expect![[r#"
            config.yaml:2:3: error[unknown-key]: unknown key `sesion` | did you mean `session`?
            config.yaml:4:5: error[unknown-name]: nothing is called `opne` in `library` | did you mean `open`?
            config.yaml:5:14: error[unknown-word]: no key is called `spcae` | did you mean `space`?
            config.yaml:7:12: error[conflicting-keys]: `enter` cannot be set | Enter, Esc, Ctrl-C and Ctrl-Z do what they do, whatever is set
            config.yaml:7:19: error[conflicting-keys]: `esc` cannot be set | Enter, Esc, Ctrl-C and Ctrl-Z do what they do, whatever is set
            config.yaml:7:24: error[conflicting-keys]: `ctrl-c` cannot be set | Enter, Esc, Ctrl-C and Ctrl-Z do what they do, whatever is set
            config.yaml:8:13: error[conflicting-keys]: `w` is `wait` already | take another key, or give `wait` another one
            config.yaml:9:12: error[conflicting-keys]: `x` is `complication` already | take another key, or give `complication` another one
            config.yaml:10:11: error[conflicting-keys]: `x` is `skip` already | take another key, or give `skip` another one
            config.yaml:11:17: warning[conflicting-keys]: `f` answers where a question is asked, or is typed | add a key that does neither, such as `pagedown`
            config.yaml:12:12: warning[conflicting-keys]: `7` answers where a question is asked, or is typed | add a key that does neither, such as `b`
            config.yaml:14:5: error[unknown-name]: nothing is called `dwn` in `help` | did you mean `down`?"#]],
    );
}

#[test]
fn of_what_is_wrong_the_tables_own_keys_stay_and_the_rest_counts() {
    let (keymap, found, _) =
        read("keys: {session: {pause: [w], note: [m, spcae], wiat: [v]}, library: {filter: [f]}}");
    assert_eq!(found.len(), 3);
    let changes: Vec<String> = keymap
        .changes()
        .iter()
        .map(|it| {
            let keys: Vec<String> = it.keys.iter().map(|key| key.name()).collect();
            format!("{} {} {}", it.place.word(), it.name, keys.join(" "))
        })
        .collect();
    assert_eq!(changes, ["library filter f", "session note m"]);
}

#[test]
fn settings_are_read_as_procedures_are() {
    finds(
        "\
theme: drak
glyphs: true
pace: 0
bell: yes
mous: true
mode: 3
keys: [a]
",
        &expect![[r#"
            config.yaml:1:8: error[unknown-word]: expected one of `auto`, `dark`, `light`, `high-contrast`, `16-colour`, `mono`, found `drak` | did you mean `dark`?
            config.yaml:2:9: error[unknown-word]: expected one of `auto`, `unicode`, `ascii`, found `true`
            config.yaml:3:7: error[bad-number]: `0` is out of range here | write a number from 1 to 10000
            config.yaml:4:7: error[wrong-type]: expected `true` or `false`, found `yes` | write `true`
            config.yaml:5:1: error[unknown-key]: unknown key `mous` | did you mean `mouse`?
            config.yaml:6:7: error[unknown-word]: expected one of `guided`, `cued`, `recall`, `exam`, found `3`
            config.yaml:7:7: error[wrong-type]: expected a mapping, found a list"#]],
    );
    finds("", &expect![[""]]);
    finds(
        "colours and keys\ntheme: dark\n",
        &expect![
            "config.yaml:1:1: error[syntax]: this line is text, where a key and its value are expected | the file begins with a setting such as `theme: dark`"
        ],
    );
    finds("# theme: dark\n\n", &expect![[""]]);
    finds(
        "dark\n",
        &expect![
            "config.yaml:1:1: error[wrong-type]: expected a mapping, found `dark` | the file begins with a setting such as `theme: dark`"
        ],
    );
    finds(
        "theme: dark\n mode: exam\n",
        &expect![
            "config.yaml:2:2: error[syntax]: `mode` is indented deeper than `theme` above it | begin it in the same column as `theme`"
        ],
    );
    finds(
        "theme: \"dark\n",
        &expect![
            "config.yaml:1:8: error[syntax]: unclosed quote | check indentation, quotes, colons and brackets from here upwards"
        ],
    );
}
