//! Who may know which outside crate, and who may touch the world.
//!
//! A crate that one file knows can be replaced by changing one file.

use super::{none, positions, root, rust};
use std::fs;

/// Where each dependency of `Cargo.toml` may be named: files, and folders that end in `/`, each
/// with the file of its name beside it.
const HOMES: &[(&str, &[&str])] = &[
    ("ratatui", &["src/view/", "src/shell/"]),
    ("crossterm", &["src/shell/"]),
    ("serde", &["src/author/", "src/journal/", "src/debrief/report/", "src/shell/"]),
    ("granit_parser", &["src/author/yaml.rs"]),
    ("strsim", &["src/author/suggest.rs", "src/session/judge/slip.rs"]),
    ("schemars", &["src/author/schema.rs", "src/author/document/", "src/author/written/schema.rs"]),
    ("annotate_snippets", &["src/author/render/human.rs"]),
    ("serde_yaml", &["src/debrief/report/yaml.rs", "src/debrief/tests/", "src/shell/"]),
    (
        "serde_json",
        &[
            "src/author/render/json.rs",
            "src/author/render/sarif.rs",
            "src/author/schema/",
            "src/journal/",
            "src/debrief/report/json.rs",
            "src/debrief/tests/",
            "src/shell/",
        ],
    ),
    ("crc32fast", &["src/journal/seal.rs", "src/journal/tests.rs"]),
    ("sha2", &["src/shell/"]),
    ("snowball_stemmers_rs", &["src/session/judge/stem.rs"]),
    ("rand_chacha", &["src/session/draw.rs"]),
    ("nucleo_matcher", &["src/app/filter.rs"]),
    ("tui_input", &["src/app/prompt.rs"]),
    ("unicode_width", &["src/view/", "src/plain/", "src/debrief/report/", "src/debrief/tests/"]),
    ("unicode_segmentation", &["src/view/", "src/plain/"]),
    ("clap", &["src/shell/"]),
    ("clap_complete", &["src/shell/args.rs", "src/shell/command/completions.rs"]),
    ("clap_mangen", &["src/shell/command/man.rs"]),
    ("etcetera", &["src/shell/"]),
    ("jiff", &["src/shell/"]),
    ("thiserror", &["src/shell/"]),
    ("signal_hook", &["src/shell/"]),
];

/// What reads or changes the world, and where it may be named.
const WORLD: &[(&str, &[&str])] = &[
    ("std::fs", &["src/shell/"]),
    ("std::env", &["src/shell/", "src/main.rs"]),
    ("std::process", &["src/shell/", "src/main.rs"]),
    ("std::thread", &["src/shell/"]),
    ("std::net", &[]),
    ("Instant", &["src/shell/"]),
    ("SystemTime", &["src/shell/"]),
];

fn lives(path: &str, homes: &[&str]) -> bool {
    let module = |home: &str| home.strip_suffix('/').map(|folder| format!("{folder}.rs"));
    homes.iter().any(|home| {
        path == *home
            || home.ends_with('/') && path.starts_with(home)
            || module(home).is_some_and(|file| path == file)
    })
}

/// Whether `line` uses the crate: `name::…`, or `use name` alone.
fn knows(line: &str, name: &str) -> bool {
    let used = |at: usize| {
        let after = line.get(at + name.len()..).unwrap_or("");
        let before = line.get(..at).unwrap_or("").trim_end();
        (after.starts_with("::") && !before.ends_with("::")) || before.ends_with("use")
    };
    positions(line, name).any(used)
}

/// The names of the packages under a heading of `Cargo.toml`, as code writes them.
fn dependencies() -> Vec<String> {
    let text = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut inside = false;
    let mut names = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') {
            inside = line.ends_with("dependencies]") && !line.contains("dev-");
        } else if inside && let Some((name, _)) = line.split_once(" = ") {
            names.push(name.trim_start_matches('#').trim().replace('-', "_"));
        }
    }
    names
}

#[test]
fn every_dependency_has_a_home() {
    let known = |name: &String| HOMES.iter().any(|(home, _)| home == name);
    let homeless: Vec<String> = dependencies()
        .into_iter()
        .filter(|name| !known(name))
        .map(|name| format!("Cargo.toml: `{name}` has no home"))
        .collect();
    none(&homeless, "Say in HOMES, in tests/it/tidy/crates.rs, which file may know it.");
    let gone: Vec<String> = HOMES
        .iter()
        .filter(|(home, _)| !dependencies().iter().any(|name| name == home))
        .map(|(home, _)| format!("HOMES: `{home}` is no dependency any more"))
        .collect();
    none(&gone, "Delete its line in tests/it/tidy/crates.rs.");
}

#[test]
fn a_crate_is_known_only_where_it_lives() {
    let mut wrong = Vec::new();
    for source in rust("src") {
        for (name, homes) in HOMES.iter().filter(|(_, homes)| !lives(&source.path, homes)) {
            for (number, line) in source.code().filter(|(_, line)| knows(line, name)) {
                let (path, line) = (&source.path, line.trim());
                wrong.push(format!("{path}:{number}: `{name}` lives in {homes:?}: {line}"));
            }
        }
    }
    none(&wrong, "Ask the file that knows the crate, or answer for a new home in HOMES.");
}

#[test]
fn only_the_shell_touches_the_world() {
    let mut wrong = Vec::new();
    for source in rust("src") {
        for (name, _) in WORLD.iter().filter(|(_, homes)| !lives(&source.path, homes)) {
            let named = source.code().filter(|(_, line)| positions(line, name).next().is_some());
            for (number, line) in named {
                wrong.push(format!("{}:{number}: `{name}`: {}", source.path, line.trim()));
            }
        }
    }
    none(
        &wrong,
        "Time, texts and settings are arguments; effects are data that the shell performs.",
    );
}

#[test]
fn a_crate_is_recognised_in_code() {
    assert!(knows("use ratatui::Frame;", "ratatui"));
    assert!(knows("    let x = serde_json::to_string(y);", "serde_json"));
    assert!(!knows("use serde_json::Value;", "serde"));
    assert!(!knows("let clap = 1;", "clap"));
    assert!(knows("pub use jiff;", "jiff"));
}
