//! `procedures/README.md`, held against the format that is read.
//!
//! A block of YAML is a whole file without a problem. Its first line may be a comment with the
//! file's name, by which other blocks `use:` it. `yaml site` is the site's own file, `yaml settings`
//! a settings file. `yaml error=CODE,CODE` has these problems and no others; a block of text right
//! after it is how they are shown.

use super::{Block, blocks, root, text};
use crate::bundled::perfect::perfect;
use crate::support::maps::with_maps;
use rehearsal::app::keymap;
use rehearsal::author::diagnostic::MOST;
use rehearsal::author::map::is_map;
use rehearsal::author::outline;
use rehearsal::author::render::{Look, human};
use rehearsal::author::starter::Cover;
use rehearsal::author::{Code, Compiled, Files, compile, settings};
use rehearsal::procedure::step::DEFAULT_TAKES;
use rehearsal::procedure::timer::{ROUND_TAKES, SHORTEST_INTERVAL};
use rehearsal::time::{LONGEST_WAIT, Words};
use std::fs;
use std::sync::Arc;

pub(super) const PAGE: &str = "procedures/README.md";

pub(super) fn name(block: &Block) -> String {
    let first = block.text.lines().next().unwrap_or("");
    let named = first.strip_prefix("# ").and_then(|name| name.strip_suffix(".yaml"));
    named.map_or_else(|| format!("line-{}.yaml", block.line), |name| format!("{name}.yaml"))
}

/// Compiles a block, with the others of its page beside it.
fn compiled(block: &Block, all: &[Block]) -> Compiled {
    let others = all.iter().filter(|other| other.line != block.line && other.info == "yaml");
    let files = [block].into_iter().chain(others);
    let files = files.map(|block| (name(block), block.text.clone()));
    compile(&with_maps(files), &name(block))
}

/// Checks every block of YAML of a page; how many there are.
fn check_blocks(page: &str) -> usize {
    let all = blocks(&text(page));
    let other = ["yaml site", "yaml settings"];
    let is_procedure =
        |block: &Block| block.info.starts_with("yaml") && !other.contains(&block.info.as_str());
    let yaml = all.iter().enumerate().filter(|(_, block)| is_procedure(block));
    for (position, block) in yaml.clone() {
        let compiled = compiled(block, &all);
        let codes: Vec<&str> = compiled.diagnostics.iter().map(|found| found.code.word()).collect();
        let wanted = block.info.split_once("error=").map_or("", |(_, codes)| codes);
        let wanted: Vec<&str> = wanted.split(',').filter(|code| !code.is_empty()).collect();
        let shown =
            human(&compiled.diagnostics, &compiled.sources, Look { colour: false, width: 80 });
        assert_eq!(codes, wanted, "{page}:{}\n{shown}", block.line);
        if let (false, Some(told)) = (wanted.is_empty(), all.get(position + 1))
            && told.info == "text"
        {
            assert_eq!(told.text.trim_end(), shown.trim_end(), "{page}:{}", told.line);
        }
    }
    yaml.count()
}

#[test]
fn the_settings_of_the_readme_are_read() {
    let all = blocks(&text("README.md"));
    let block = all.iter().find(|block| block.info == "yaml settings").expect("settings");
    let said = settings::read("config.yaml", Some(block.text.clone().into_bytes()));
    let (keymap, wrong) = keymap::read(&said.settings.keys);
    assert_eq!([said.diagnostics, wrong], [vec![], vec![]]);
    assert_eq!(keymap.changes().len(), 1);
}

#[test]
fn every_block_of_the_page_is_read() {
    assert!(check_blocks(PAGE) >= 12, "{PAGE} has lost its examples");
}

#[test]
fn every_procedure_of_the_page_can_be_rehearsed_to_its_end() {
    let all = blocks(&text(PAGE));
    let is_procedure = |block: &&Block| block.info == "yaml" && !is_map(&name(block));
    for block in all.iter().filter(is_procedure) {
        let procedure = compiled(block, &all).procedure.unwrap();
        let open = perfect(&Arc::new(procedure)).session().open_steps().len();
        assert_eq!(open, 0, "{PAGE}:{}", block.line);
    }
}

/// Whoever writes a map by the page alone has one that works.
#[test]
fn the_map_of_the_page_can_be_rehearsed_on() {
    let all = blocks(&text(PAGE));
    let map = all.iter().find(|block| is_map(&name(block))).expect("a map");
    for guide in ["guide: emg, accept: 500us", "guide: stimulation, accept: 0.5mA"] {
        for target in ["adductor-pollicis", "fdi"] {
            let needle = format!("{{map: first-web, target: {target}, {guide}}}");
            let procedure = format!(
                "format: 1\ntitle: Web\nsteps:\n  - step: Find\n    check: [{{ask: Find it., \
                 needle: {needle}}}]\n"
            );
            let files = [("web.yaml".to_owned(), procedure), (name(map), map.text.clone())];
            let compiled = compile(&Files(files.into()), "web.yaml");
            assert_eq!(compiled.diagnostics, []);
            let session = perfect(&Arc::new(compiled.procedure.unwrap()));
            let given = &session.session().visits()[0].given;
            assert!(given[0].verdict.is_right() && given.len() == 1, "{target} {guide}: {given:?}");
        }
    }
}

#[test]
fn the_outline_of_the_page_becomes_a_procedure() {
    let all = blocks(&text(PAGE));
    let outline = all.iter().find(|block| block.info == "text" && block.text.starts_with("# "));
    let cover = Cover { title: "", file: "my.yaml", schema: "" };
    let made = outline::procedure(&outline.expect("an outline").text, cover).unwrap();
    assert_eq!(made.notes, [], "the page shows one of which everything is taken over");
    let compiled = compile(&Files(vec![("my.yaml".to_owned(), made.text)]), "my.yaml");
    assert_eq!(compiled.diagnostics, []);
    assert_eq!(compiled.procedure.unwrap().about().title, "Local anaesthesia of the bladder");
}

#[test]
fn the_tests_on_the_page_go_as_they_say() {
    let all = blocks(&text(PAGE));
    let mut played = 0;
    for block in all.iter().filter(|block| block.info == "yaml") {
        let compiled = compiled(block, &all);
        for trial in compiled.package.trials() {
            let failures = rehearsal::trial::failures(&trial);
            let look = Look { colour: false, width: 80 };
            let shown = human(&failures, &compiled.sources, look);
            assert!(failures.is_empty(), "{PAGE}:{}\n{shown}", block.line);
            played += 1;
        }
    }
    assert!(played >= 5, "{PAGE} has lost its tests: {played}");
}

#[test]
fn the_first_procedure_of_the_readme_is_read() {
    if root().join("README.md").exists() {
        assert!(check_blocks("README.md") >= 1, "README.md shows no procedure");
    }
}

/// The part of the page under a heading.
#[track_caller]
fn section<'p>(page: &'p str, heading: &str) -> &'p str {
    let start = page.find(&format!("\n## {heading}\n"));
    let start = start.unwrap_or_else(|| panic!("{PAGE} has no section `{heading}`"));
    let after = page.get(start + 1..).unwrap_or("");
    let end = after.get(1..).and_then(|rest| rest.find("\n## ")).map_or(after.len(), |at| at + 2);
    after.get(..end).unwrap_or(after)
}

/// Asserts that a section holds a table, and shows the right one if it does not.
#[track_caller]
pub(super) fn holds(heading: &str, table: &str) {
    let page = text(PAGE);
    let section = section(&page, heading);
    assert!(section.contains(table), "{PAGE}: the table under `{heading}` has to be\n\n{table}");
}

#[test]
fn the_table_of_codes_is_the_program_s() {
    let row = |code: &Code| format!("| `{}` | {} |\n", code.word(), code.meaning());
    let rows: String = Code::ALL.iter().map(row).collect();
    holds("When something is wrong", &format!("| code | meaning |\n| --- | --- |\n{rows}\n"));
}

/// The keys of the format, read from the fields of the types that are the format.
/// The keys of procedures, or those of maps.
fn keys(maps: bool) -> Vec<String> {
    let mut files = vec![root().join("src/author/document.rs")];
    let folder = fs::read_dir(root().join("src/author/document")).unwrap();
    files.extend(folder.map(|entry| entry.unwrap().path()));
    // A map is a file of its own, with a section and an example of its own.
    files.retain(|file| file.ends_with("map.rs") == maps);
    let mut keys = Vec::new();
    for file in files {
        let source = fs::read_to_string(file).unwrap();
        let mut renamed: Option<String> = None;
        for line in source.lines().map(str::trim) {
            if let Some((_, after)) = line.split_once("#[serde(rename = \"") {
                renamed = after.split('"').next().map(str::to_owned);
            }
            let field = line.strip_prefix("pub ").and_then(|line| line.split_once(": "));
            if let Some((field, _)) = field {
                let key = renamed.take().unwrap_or_else(|| field.to_owned());
                keys.extend(Some(key).filter(|key| !key.starts_with('@')));
            } else if !line.starts_with("#[") {
                renamed = None;
            }
        }
    }
    // Only short forms have these, and they are written without a key.
    keys.retain(|key| key != "fixed" && key != "word");
    keys
}

/// Whether a file has `key` as a key, on its own line or in braces.
fn has_key(file: &str, key: &str) -> bool {
    ["\n", " ", "{", "- "].iter().any(|before| file.contains(&format!("{before}{key}: ")))
        || file.contains(&format!(" {key}:\n"))
        || file.contains(&format!("\n{key}:\n"))
}

#[test]
fn every_word_of_the_format_is_on_the_page() {
    let page = text(PAGE);
    let (keys, of_map) = (keys(false), keys(true));
    assert!(keys.len() > 60 && keys.contains(&"while".to_owned()), "{keys:?}");
    let absent: Vec<&String> =
        keys.iter().filter(|key| !page.contains(&format!("`{key}`"))).collect();
    assert!(absent.is_empty(), "{PAGE} does not explain {absent:?}");
    let of_maps = section(&page, "Maps");
    let absent: Vec<&String> =
        of_map.iter().filter(|key| !of_maps.contains(&format!("`{key}`"))).collect();
    assert!(absent.is_empty(), "{PAGE} does not explain {absent:?} of maps");
    let shown: String = blocks(&page).iter().map(|block| block.text.as_str()).collect();
    let whole = section(&page, "Everything together");
    let absent: Vec<&String> = keys.iter().filter(|key| !has_key(whole, key)).collect();
    assert_eq!(absent, ["use", "as"], "{PAGE}: the words that the whole example lacks");
    assert!(has_key(&shown, "use") && has_key(&shown, "as"), "{PAGE}: `use` has no example");
}

#[test]
fn limits_and_defaults_are_the_program_s() {
    let page = text(PAGE);
    let limits = section(&page, "Limits");
    for (what, limit) in [
        ("the shortest `every`", Words(SHORTEST_INTERVAL).to_string()),
        ("letting time pass at once", Words(LONGEST_WAIT).to_string()),
        ("problems listed for one file; the rest is counted", MOST.to_string()),
    ] {
        assert!(limits.contains(&format!("| {what} | {limit} |")), "{what}: {limit}");
    }
    let takes = format!("`time.target`, else {}", Words(DEFAULT_TAKES));
    assert!(section(&page, "Steps").contains(&takes), "{takes}");
    let rounds = format!("| {} |", Words(ROUND_TAKES));
    assert!(section(&page, "Rounds").contains(&rounds), "{rounds}");
}

#[test]
fn what_is_over_a_limit_of_the_page_is_refused() {
    let codes = |part: &str| {
        let text = format!("format: 1\ntitle: T\n{part}\n");
        let compiled = compile(&Files(vec![("p.yaml".to_owned(), text)]), "p.yaml");
        compiled.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>()
    };
    let points = |points: u32| {
        codes(&format!("steps: [{{step: a, check: [{{ask: b, number: 1, points: {points}}}]}}]"))
    };
    assert_eq!((points(100), points(101)), (vec![], vec![Code::BadNumber]));
    let takes = |hours: u32| codes(&format!("steps: [{{step: a, takes: {hours}h}}]"));
    assert_eq!((takes(1000), takes(1001)), (vec![], vec![Code::BadDuration]));
}

#[test]
fn the_slugs_of_the_page_are_the_program_s() {
    let page = text(PAGE);
    let rows = section(&page, "Names and ids").lines().filter(|line| line.starts_with("| "));
    for row in rows.skip(2) {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let id = cells[2].trim_matches('`');
        assert_eq!(rehearsal::author::slug::slug(cells[1]), id, "{row}");
    }
}
