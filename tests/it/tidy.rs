//! The rules of the tree as tests. Each failure says what to do.
//!
//! What clippy can hold is in `clippy.toml`; what rustfmt can, in `rustfmt.toml`. Here is the
//! rest: which layer may use which, who may know a crate, how long a file may grow, its names.

mod crates;
mod files;
mod layers;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the tree.
struct Source {
    /// From the root, with `/`: `src/app/input.rs`.
    path: String,
    text: String,
}

impl Source {
    /// The lines that are code, with their numbers: comments may name what they like.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        lines.filter(|(_, line)| !line.trim_start().starts_with("//"))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files under a folder of the root, in order.
fn rust(folder: &str) -> Vec<Source> {
    let mut found = Vec::new();
    walk(&root().join(folder), &mut found);
    found.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    found.sort();
    assert!(!found.is_empty(), "`{folder}` holds no Rust file: the tidy tests look at nothing");
    found.iter().map(|path| read(path)).collect()
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

fn read(path: &Path) -> Source {
    let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
    Source { path: name, text: fs::read_to_string(path).unwrap() }
}

/// The positions at which `word` stands in `line` as a word of its own.
fn positions<'l>(line: &'l str, word: &'l str) -> impl Iterator<Item = usize> + 'l {
    let letter = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).map(|(at, _)| at).filter(move |at| {
        let before = line.get(..*at).unwrap_or("").chars().next_back();
        let after = line.get(at + word.len()..).unwrap_or("").chars().next();
        !before.is_some_and(letter) && !after.is_some_and(letter)
    })
}

/// Fails with every complaint, each on its own line, and what to do about them.
#[track_caller]
fn none(complaints: &[String], advice: &str) {
    assert!(complaints.is_empty(), "\n{}\n\n{advice}\n", complaints.join("\n"));
}
