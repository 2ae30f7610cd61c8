//! What holds for every page: links lead somewhere, paths exist, no machine is named.

use super::{pages, root, text};
use std::fs;
use std::path::Path;

/// The targets of the links of a page that lead into the project.
fn links(page: &str) -> Vec<String> {
    let page = text(page);
    let targets = page.split("](").skip(1).filter_map(|after| after.split(')').next());
    targets.filter(|target| !target.contains("://")).map(str::to_owned).collect()
}

/// The anchors that the headings of a page make.
fn anchors(page: &str) -> Vec<String> {
    let text = text(page);
    let headings = text.lines().filter(|line| line.starts_with('#'));
    let anchor = |heading: &str| {
        let words = heading.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
        kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>()
    };
    headings.map(anchor).collect()
}

#[test]
fn every_link_into_the_project_leads_somewhere() {
    for page in pages() {
        let folder = Path::new(&page).parent().unwrap();
        for link in links(&page) {
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() {
                page.clone()
            } else {
                folder.join(file).to_string_lossy().into_owned()
            };
            assert!(root().join(&target).exists(), "{page}: `{link}` leads nowhere");
            assert!(
                anchor.is_empty() || anchors(&target).iter().any(|known| known == anchor),
                "{page}: `{link}` has no such heading"
            );
        }
    }
}

#[test]
fn no_page_names_a_place_on_somebody_s_machine() {
    // In two parts, so that a search for such places does not find this line.
    let places = ["/ro|ot/", "/ho|me/", "/Us|ers/", "/tm|p/", "/wo|rk/", "C:|\\"];
    for page in pages() {
        for place in places.map(|place| place.replace('|', "")) {
            assert!(!text(&page).contains(&place), "{page} names {place}");
        }
    }
}

/// Whether the project holds something at `path`, from its root or from the folder of a layer that
/// the sentence around it is about.
fn is_there(path: &str, folder: &Path) -> bool {
    root().join(path).exists()
        || fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .any(|inside| inside.ends_with(path) || (inside.is_dir() && is_there(path, &inside)))
}

#[test]
fn every_path_of_the_map_exists() {
    let map = text("ARCHITECTURE.md");
    assert!(map.lines().count() <= 200, "ARCHITECTURE.md is a map: at most 200 lines");
    let mut absent = Vec::new();
    for word in map.split('`').skip(1).step_by(2) {
        let rust = Path::new(word).extension().is_some_and(|extension| extension == "rs");
        let is_path = (rust || word.ends_with('/')) && !word.contains(['*', '…', '<', ' ', '{']);
        let found = ["src", "tests"].map(|folder| is_there(word, &root().join(folder)));
        if is_path && found == [false, false] {
            absent.push(word);
        }
    }
    assert!(absent.is_empty(), "ARCHITECTURE.md names {absent:?}, which are not there");
}

/// The commands of this version. A page may not promise others.
const COMMANDS: [&str; 13] = [
    "run",
    "resume",
    "debrief",
    "list",
    "sessions",
    "new",
    "check",
    "explain",
    "test",
    "schema",
    "config",
    "completions",
    "man",
];

#[test]
fn no_page_promises_a_command_that_is_not_there() {
    for page in pages() {
        let text = text(&page);
        let said = ["`rehearse ", "\nrehearse "].map(|start| text.split(start).skip(1));
        for after in said.into_iter().flatten() {
            let word: String = after.chars().take_while(char::is_ascii_alphabetic).collect();
            let known = word.is_empty() || COMMANDS.contains(&word.as_str());
            assert!(known, "{page}: `rehearse {word}` is no command of this version");
        }
    }
}

#[test]
fn the_changelog_speaks_of_this_version() {
    let changelog = text("CHANGELOG.md");
    let version = env!("CARGO_PKG_VERSION");
    let heading = format!("## [{version}]");
    assert!(changelog.lines().any(|line| line.starts_with(&heading)), "no section `{heading}`");
}

#[test]
fn the_licences_are_there_and_name_the_authors() {
    let licence = env!("CARGO_PKG_LICENSE");
    assert_eq!(licence, "MIT OR Apache-2.0");
    for (file, opens) in [("LICENSE-MIT", "MIT License"), ("LICENSE-APACHE", "Apache License")] {
        let text = text(file);
        assert!(text.trim_start().starts_with(opens), "{file}");
        assert!(text.contains("The Rehearsal authors"), "{file}");
    }
}

#[test]
fn the_pages_say_what_the_program_is_not_for() {
    for page in pages().iter().filter(|page| page.ends_with("README.md")) {
        let text = text(page).to_lowercase();
        assert!(text.contains("not for clinical use"), "{page} has to say so");
        assert!(
            text.contains("no claim about"),
            "{page} has to say that it trains no skill of hand"
        );
    }
}
