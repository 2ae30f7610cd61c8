//! Settings from outside: where each value comes from, and what a file with mistakes does.

use super::{Home, Ran};

const CONFIG: &str = ".config/rehearsal/config.yaml";

/// What `rehearse config` says of a setting or key: its value and where it comes from.
fn value(ran: &Ran, name: &str) -> (String, String) {
    let all = ran.json();
    let rows = ["settings", "keys"].into_iter().flat_map(|part| all[part].as_array().unwrap());
    let row = rows.into_iter().find(|row| row["name"] == name);
    let row = row.unwrap_or_else(|| panic!("no `{name}` in:\n{}", ran.out));
    let text = |key: &str| row[key].as_str().unwrap().to_owned();
    (text("value"), text("from"))
}

fn is(ran: &Ran, name: &str, value_: &str, from: &str) {
    assert_eq!(value(ran, name), (value_.to_owned(), from.to_owned()), "{name}");
}

#[test]
fn without_a_file_everything_is_at_its_default_and_the_place_for_it_is_named() {
    let home = Home::new();
    home.run(&["config"]).ends(0).says(".config/rehearsal/config.yaml (not there");
    let ran = home.run(&["config", "--json"]).ends(0);
    is(&ran, "mode", "guided", "default");
    is(&ran, "pace", "none", "default");
    is(&ran, "mouse", "true", "default");
    assert_eq!(ran.json()["exists"], false);
    assert_eq!(ran.json()["keys"].as_array().unwrap().len(), 0);
}

#[test]
fn a_flag_wins_over_a_variable_and_a_variable_over_the_file() {
    let home = Home::new();
    home.file(CONFIG, "theme: dark\nglyphs: ascii\nbell: false\nkeys: {session: {wait: [v, W]}}\n");
    let ran = home.run(&["config", "--json"]).ends(0);
    is(&ran, "theme", "dark", "config.yaml:1");
    is(&ran, "glyphs", "ascii", "config.yaml:2");
    is(&ran, "bell", "false", "config.yaml:3");
    is(&ran, "session.wait", "[v, W]", "config.yaml:4");
    let with =
        |args: &[&str]| -> Ran { home.command(args).env("NO_COLOR", "1").output().unwrap().into() };
    is(&with(&["config", "--json"]), "theme", "mono", "NO_COLOR");
    is(&with(&["config", "--json", "--theme", "light"]), "theme", "light", "--theme");
    is(&with(&["config", "--json", "--glyphs", "unicode"]), "glyphs", "unicode", "--glyphs");
    home.run(&["config", "--theme", "drak"]).ends(2).complains("high-contrast");
}

#[test]
fn a_file_can_be_named_and_has_to_be_there_then() {
    let home = Home::new();
    home.file("mine.yaml", "mode: recall\n");
    let named = |name: &str| -> Ran {
        home.command(&["config", "--json"]).env("REHEARSE_CONFIG", name).output().unwrap().into()
    };
    is(&named("mine.yaml").ends(0), "mode", "recall", "mine.yaml:1");
    let ran = named("none.yaml").ends(1).complains("cannot read `none.yaml`");
    is(&ran, "mode", "guided", "default");
}

#[test]
fn what_is_wrong_is_shown_at_its_place_and_the_rest_counts() {
    let home = Home::with_small();
    home.file(CONFIG, "theme: drak\nmode: recall\nkeys:\n  session: {pause: w, note: m}\n");
    let ran = home.run(&["config", "--json"]).ends(1);
    let ran = ran.complains("config.yaml:1:8").complains("did you mean `dark`?");
    let ran = ran.complains("config.yaml:4:20").complains("`w` is `wait` already");
    is(&ran, "theme", "auto (16-colour)", "default");
    is(&ran, "mode", "recall", "config.yaml:2");
    is(&ran, "session.note", "[m]", "config.yaml:4");
    let ran = home.say(&["run", "small.yaml", "--seed", "42"], "").ends(0);
    ran.complains("warning: 2 mistakes in").complains("`rehearse config` tells more");
    assert!(home.session().1.contains("\"mode\":\"recall\""), "{}", home.session().1);
}

#[test]
fn the_mode_of_the_command_line_wins_over_that_of_the_settings() {
    let home = Home::with_small();
    home.file(CONFIG, "mode: recall\n");
    home.say(&["run", "small.yaml", "--mode", "cued"], "").ends(0);
    assert!(home.session().1.contains("\"mode\":\"cued\""), "{}", home.session().1);
}

#[test]
fn the_example_has_every_setting_at_its_default_and_no_mistake() {
    let home = Home::new();
    let example = home.run(&["config", "--example"]).ends(0).out;
    let plain = home.run(&["config", "--json"]).ends(0).json();
    home.file(CONFIG, &example);
    let ran = home.run(&["config", "--json"]).ends(0);
    assert_eq!((ran.err.as_str(), ran.json()["keys"].as_array().unwrap().len()), ("", 0));
    let values = |json: &serde_json::Value| -> Vec<(String, String)> {
        let rows = json["settings"].as_array().unwrap().iter();
        rows.map(|row| (row["name"].to_string(), row["value"].to_string())).collect()
    };
    assert_eq!(values(&ran.json()), values(&plain));
    for (name, _) in values(&plain) {
        assert!(example.contains(&format!("{}: ", name.trim_matches('"'))), "{name}");
    }
}

#[test]
fn shells_complete_the_commands_and_the_manual_names_them() {
    let home = Home::new();
    let script = home.run(&["completions", "bash"]).ends(0).out;
    let manual = home.run(&["man"]).ends(0).out;
    for command in ["run", "resume", "config", "completions"] {
        assert!(script.contains(&format!("rehearse,{command})")), "{command}");
        assert!(manual.contains(&format!(".SS rehearse {command}\n")), "{command}");
    }
    assert!(manual.contains(".SH NAME\nrehearse \\- Rehearse clinical procedures"), "{manual}");
    for shell in ["zsh", "fish", "elvish", "powershell"] {
        home.run(&["completions", shell]).ends(0).says("debrief");
    }
    let nowhere: Ran = home
        .command(&["man"])
        .env_remove("HOME")
        .env_remove("REHEARSE_DATA")
        .output()
        .unwrap()
        .into();
    nowhere.ends(0);
}
