//! Words that must not stay in the tree.

use super::{none, positions, rust};

#[test]
fn nothing_is_left_for_later() {
    // Put together here, so that this file is searched like any other.
    let words = ["TO", "FIX", "XX"].map(|start| {
        start.to_owned()
            + match start {
                "TO" => "DO",
                "FIX" => "ME",
                _ => "X",
            }
    });
    let debug = ["dbg", "!("].concat();
    let mut wrong = Vec::new();
    for source in rust("src").into_iter().chain(rust("tests")) {
        for (number, line) in source.text.lines().enumerate() {
            let later = words.iter().any(|word| positions(line, word).next().is_some());
            if later || line.contains(&debug) {
                wrong.push(format!("{}:{}: {}", source.path, number + 1, line.trim()));
            }
        }
    }
    none(&wrong, "Do it now, or write it down where work is planned.");
}

#[test]
fn a_test_that_is_left_out_says_why() {
    let bare = ["#[igno", "re]"].concat();
    let wrong: Vec<String> = rust("src")
        .into_iter()
        .chain(rust("tests"))
        .filter(|source| source.text.contains(&bare))
        .map(|source| source.path)
        .collect();
    none(&wrong, "Give the reason: `#[ignore = \"…\"]`.");
}
