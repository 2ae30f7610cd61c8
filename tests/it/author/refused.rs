//! Files that no reader may accept, each with one mistake: `tests/fixtures/refused/`.
//!
//! The first line of each says where the mistake is, its code, and what is wrong. Here our reader
//! is held to that; `tests/tools/editors.sh` has the schema refuse the same files.

use super::{compiled, problems};
use std::fs;
use std::path::{Path, PathBuf};

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/refused");
    let mut files: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// `5:7` and `unknown-key` of a first line like `# 5:7 unknown-key: no such key in a step`.
fn announced(text: &str) -> Option<(&str, &str)> {
    let (place, rest) = text.lines().next()?.strip_prefix("# ")?.split_once(' ')?;
    let (code, words) = rest.split_once(": ")?;
    (!words.is_empty()).then_some((place, code))
}

#[test]
fn each_mistake_is_found_where_it_is_and_nothing_else() {
    // What a `use:` in one of them may mean.
    let used = ("hand-hygiene.yaml", "format: 1\ntitle: Hand hygiene\nsteps: [Wet the hands]\n");
    let mut wrong = Vec::new();
    for path in files() {
        let text = fs::read_to_string(&path).unwrap();
        let said = problems(&compiled(&[("p.yaml", &text), used]));
        let as_announced = announced(&text).is_some_and(|(place, code)| {
            said.starts_with(&format!("p.yaml:{place}: error[{code}]: "))
                && said.lines().count() == 1
        });
        if !as_announced {
            let first = text.lines().next().unwrap_or("");
            wrong.push(format!("{}\n  {first}\n  {}", path.display(), said.trim_end()));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_level_of_a_file_has_its_mistakes() {
    // Were the folder moved or emptied, the test above would hold.
    assert!(files().len() >= 80, "{} files", files().len());
}
