//! Which layer may use which: one table here, the same in `ARCHITECTURE.md`, and what the code
//! does. A layer is a module of `src/lib.rs`; the tests inside its files count too.

use super::{Source, none, root, rust};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// Each layer and those it may use, lowest first.
const LAYERS: &[(&str, &[&str])] = &[
    ("time", &[]),
    ("procedure", &["time"]),
    ("author", &["procedure", "time"]),
    ("session", &["procedure", "time"]),
    ("instrument", &["session", "procedure", "time"]),
    ("journal", &["session", "procedure", "time"]),
    ("debrief", &["session", "procedure", "time"]),
    ("lint", &["session", "author", "procedure", "time"]),
    ("trial", &["debrief", "instrument", "session", "author", "procedure", "time"]),
    ("app", &["debrief", "instrument", "session", "author", "procedure", "time"]),
    ("view", &["app", "debrief", "instrument", "session", "author", "procedure", "time"]),
    ("plain", &["app", "debrief", "instrument", "session", "author", "procedure", "time"]),
    (
        "shell",
        &[
            "view",
            "plain",
            "app",
            "trial",
            "lint",
            "debrief",
            "journal",
            "instrument",
            "session",
            "author",
            "procedure",
            "time",
        ],
    ),
];

const ADVICE: &str = "The table is in ARCHITECTURE.md and in tests/it/tidy/layers.rs. Move the \
                      code to the layer that may know this, or hand the value in as an argument.";

fn may(layer: &str) -> Option<&'static [&'static str]> {
    LAYERS.iter().find(|(name, _)| *name == layer).map(|(_, may)| *may)
}

/// `src/app/input.rs` and `src/app.rs` are of the layer `app`.
fn layer_of(path: &str) -> &str {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    inside.split(['/', '.']).next().unwrap_or(inside)
}

/// The layers that a line names: `crate::x`, `crate::{x, y}`, or `super::…::x` out of its layer.
fn named(source: &Source, line: &str) -> Vec<String> {
    let word = |text: &str| {
        text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
    };
    let mut names = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        let after = line.get(at + "crate::".len()..).unwrap_or("");
        match after.strip_prefix('{') {
            Some(list) => names.extend(list.split(',').map(|item| word(item.trim()))),
            None => names.push(word(after)),
        }
    }
    let depth = source.path.matches('/').count();
    let up = "super::".repeat(depth);
    for (at, _) in line.match_indices(&up) {
        let after = line.get(at + up.len()..).unwrap_or("").trim_start_matches("super::");
        let name = word(after);
        let own = root().join(format!("src/{}/{name}.rs", layer_of(&source.path))).exists();
        if may(&name).is_some() && !own {
            names.push(name);
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

#[test]
fn a_layer_uses_only_those_that_it_may() {
    let mut wrong = Vec::new();
    for source in rust("src") {
        let layer = layer_of(&source.path).to_owned();
        if layer == "lib" || layer == "main" {
            continue;
        }
        let Some(may) = may(&layer) else {
            wrong.push(format!("{}: `{layer}` is no layer of the table", source.path));
            continue;
        };
        for (number, line) in source.code() {
            for name in named(&source, line) {
                if name != layer && !may.contains(&name.as_str()) {
                    wrong.push(format!("{}:{number}: `{layer}` uses `{name}`", source.path));
                }
            }
        }
    }
    none(&wrong, ADVICE);
}

#[test]
fn every_module_of_the_library_is_a_layer() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let modules: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_suffix(';')?.split_once("mod ").map(|(_, name)| name))
        .collect();
    let strange: Vec<String> = modules
        .iter()
        .filter(|name| may(name).is_none())
        .map(|name| format!("src/lib.rs: `{name}` is no layer of the table"))
        .collect();
    none(&strange, ADVICE);
}

#[test]
fn every_layer_is_a_module_of_the_library() {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let absent: Vec<String> = LAYERS
        .iter()
        .filter(|(name, _)| !text.contains(&format!("mod {name};")))
        .map(|(name, _)| format!("`{name}` is in the table and not in src/lib.rs"))
        .collect();
    none(&absent, ADVICE);
}

#[test]
fn a_layer_uses_what_those_it_uses_may_use() {
    for (layer, uses) in LAYERS {
        for used in *uses {
            let through = may(used).unwrap_or_else(|| panic!("`{used}` is no layer"));
            for far in through {
                assert!(uses.contains(far), "`{layer}` may use `{used}` and not its `{far}`");
            }
        }
    }
}

/// What a row of the page means by `may import`: names, `x and below`, `all above`, `everything`.
fn meant(cell: &str, above: &[String]) -> BTreeSet<String> {
    let all = || above.iter().cloned().collect::<BTreeSet<_>>();
    let cell = cell.replace('`', "");
    match cell.trim() {
        "" | "—" | "-" | "nothing" => BTreeSet::new(),
        "everything" | "all above" | "all of them" => all(),
        words => match words.strip_suffix("and below") {
            Some(top) => {
                let top = top.trim();
                let below = may(top).unwrap_or_else(|| panic!("`{top}` is no layer"));
                below.iter().chain([&top]).map(|name| (*name).to_owned()).collect()
            }
            None => words.split([',', ' ']).filter(|w| !w.is_empty()).map(str::to_owned).collect(),
        },
    }
}

/// The table of the page: rows whose first cell holds names of layers in backticks.
fn page() -> BTreeMap<String, BTreeSet<String>> {
    let path = root().join("ARCHITECTURE.md");
    let text = fs::read_to_string(path).expect(
        "ARCHITECTURE.md is missing: write it with a table `| layer | may import | holds |`",
    );
    let rows = text.lines().skip_while(|line| !line.starts_with("| layer | may import |")).skip(2);
    let mut table = BTreeMap::new();
    let mut above: Vec<String> = Vec::new();
    for row in rows.take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let (Some(names), Some(uses)) = (cells.get(1), cells.get(2)) else {
            panic!("ARCHITECTURE.md: this row has no cell for what it may import: {row}")
        };
        let names: Vec<String> =
            names.split(',').map(|name| name.trim().trim_matches('`').to_owned()).collect();
        let uses = meant(uses, &above);
        for name in &names {
            table.insert(name.clone(), uses.clone());
        }
        above.extend(names);
    }
    table
}

#[test]
fn the_table_of_the_page_is_the_table_of_the_tests() {
    let page = page();
    let ours: BTreeMap<String, BTreeSet<String>> = LAYERS
        .iter()
        .map(|(name, may)| ((*name).to_owned(), may.iter().map(|m| (*m).to_owned()).collect()))
        .collect();
    let names =
        |table: &BTreeMap<String, BTreeSet<String>>| table.keys().cloned().collect::<BTreeSet<_>>();
    let told =
        "ARCHITECTURE.md and tests/it/tidy/layers.rs disagree; correct the one that is wrong";
    assert_eq!(names(&page), names(&ours), "{told}");
    for (layer, uses) in &page {
        assert_eq!(uses, &ours[layer], "{told}: `{layer}`");
    }
}

#[test]
fn a_name_that_leaves_its_layer_is_seen() {
    let source = |path: &str| Source { path: path.to_owned(), text: String::new() };
    let app = source("src/app/input.rs");
    assert_eq!(named(&app, "use crate::shell::run;"), ["shell"]);
    assert_eq!(named(&app, "use crate::{view, time::Moment};"), ["view", "time"]);
    assert_eq!(named(&app, "let x = super::super::view::draw();"), ["view"]);
    assert_eq!(named(&app, "use super::session::Session;"), [""; 0]);
    assert_eq!(named(&source("src/app.rs"), "use super::view::draw;"), ["view"]);
}
