//! What is said about each code at length is true: the wrong example has that mistake and no other,
//! the right one has none.

use crate::support::maps::with_maps;
use rehearsal::author::explain::{Piece, explain, pieces};
use rehearsal::author::{Code, compile, render};
use rehearsal::trial::failures;

/// Codes without an example, and why.
const UNSHOWN: &[(Code, &str)] = &[
    (Code::Unreadable, "there is no file to show"),
    (Code::NotUtf8, "the texts are UTF-8 themselves"),
    (Code::TooLarge, "what is too large for the format is too large to be read here"),
    (Code::TooDeep, "65 brackets are no example"),
    (Code::TooMany, "101 mistakes are no example"),
];

fn text(code: Code) -> &'static str {
    explain(code)
}

/// The examples of a text that are right, or those that are not, by the names they give themselves.
fn examples(code: Code, wanted: bool) -> Vec<(String, String)> {
    let example = |piece: &Piece<'_>| match piece {
        Piece::Example { right, text } if *right == wanted => {
            let first = text.lines().next().unwrap_or_default();
            let name = first.strip_prefix("# ").unwrap_or("example.yaml");
            Some((name.to_owned(), format!("{text}\n")))
        }
        Piece::Paragraph(_) | Piece::Example { .. } => None,
    };
    pieces(text(code)).iter().filter_map(example).collect()
}

/// What `check` and `test` find in the file called `name`.
fn found(files: &[(String, String)], name: &str) -> (Vec<Code>, String) {
    let compiled = compile(&with_maps(files.to_vec()), name);
    let mut diagnostics = compiled.diagnostics;
    if diagnostics.is_empty() {
        diagnostics.extend(compiled.package.trials().iter().flat_map(failures));
    }
    let look = render::Look { colour: false, width: 80 };
    let shown = render::human(&diagnostics, &compiled.sources, look);
    (diagnostics.iter().map(|found| found.code).collect(), shown)
}

#[test]
fn each_wrong_example_has_this_mistake_and_no_other() {
    for code in Code::ALL {
        // What it uses may be one of the right ones.
        let files = [examples(*code, false), examples(*code, true)].concat();
        for (name, _) in examples(*code, false) {
            let (mut codes, shown) = found(&files, &name);
            codes.dedup();
            assert_eq!(codes, [*code], "{code}\n{shown}");
        }
    }
}

#[test]
fn each_right_example_is_right() {
    for code in Code::ALL {
        let files = examples(*code, true);
        for (name, _) in &files {
            let (codes, shown) = found(&files, name);
            assert_eq!(codes, [], "{code}\n{shown}");
        }
    }
}

#[test]
fn each_code_has_both_examples_or_says_why_not() {
    for code in Code::ALL {
        let shown = [false, true].map(|right| !examples(*code, right).is_empty());
        let unshown = UNSHOWN.iter().any(|(known, _)| known == code);
        assert_eq!(shown, [!unshown; 2], "{code}");
        let words = pieces(text(*code));
        assert!(matches!(words.first(), Some(Piece::Paragraph(_))), "{code}");
    }
}

#[test]
fn the_texts_fit_a_terminal_and_are_short() {
    for code in Code::ALL {
        let is_paragraph = |piece: &Piece<'_>| matches!(piece, Piece::Paragraph(_));
        let paragraphs = pieces(text(*code)).into_iter().filter(is_paragraph).count();
        assert!(paragraphs <= 3, "{code}: {paragraphs} paragraphs");
        let examples = [examples(*code, false), examples(*code, true)].concat();
        for line in examples.iter().flat_map(|(_, text)| text.lines()) {
            assert!(line.chars().count() <= 76, "{code}: {line}");
        }
    }
}

#[test]
fn no_text_is_left_of_a_code_that_is_gone() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/author/explain");
    for entry in std::fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let word = name.strip_suffix(".md").unwrap_or_else(|| panic!("{name}"));
        assert!(Code::find(word).is_some(), "no code is called `{word}`");
    }
}
