//! What holds for every page: links lead somewhere, paths exist, no machine is named.

use super::{pages, root, text};
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

#[test]
fn every_path_of_the_map_exists() {
    let map = text("ARCHITECTURE.md");
    assert!(map.lines().count() <= 200, "ARCHITECTURE.md is a map: at most 200 lines");
    for word in map.split('`').skip(1).step_by(2) {
        let rust = Path::new(word).extension().is_some_and(|extension| extension == "rs");
        let is_path = (rust || word.ends_with('/')) && !word.contains(['*', '…', '<', ' ', '{']);
        // `x.rs` stands for any file.
        if !is_path || word.ends_with("x.rs") || word.starts_with("x/") {
            continue;
        }
        let found = ["", "src", "tests", "tests/it"]
            .iter()
            .any(|folder| root().join(folder).join(word).exists());
        assert!(found, "ARCHITECTURE.md names `{word}`, which is not there");
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
        let text = text(page);
        assert!(text.contains("not for clinical use"), "{page}");
        assert!(text.contains("motor skill"), "{page} makes no claim about motor skill: say so");
    }
}
