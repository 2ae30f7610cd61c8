//! A procedure to begin with: complete, harmless, and with comments that teach.
//!
//! Text to text; where the file goes is the shell's. It is about a cup of tea, so that nobody takes
//! it for clinical advice. Read next: `starter/tea.yaml`; `outline.rs` makes one of an outline.

use super::quoted::quoted;

/// What is known of a procedure before anything is written in it.
#[derive(Clone, Copy, Debug)]
pub struct Cover<'c> {
    /// What people see.
    pub title: &'c str,
    /// How its file is called where it is asked for.
    pub file: &'c str,
    /// The way from its folder to the schema, for the editor.
    pub schema: &'c str,
}

/// The starter.
#[must_use]
pub fn starter(cover: Cover<'_>) -> String {
    include_str!("starter/tea.yaml")
        .replace("@SCHEMA@", cover.schema)
        .replace("@FILE@", cover.file)
        .replace("@TITLE@", &quoted(cover.title))
}

/// A title from the name of a file: `my-first.yaml` is `My first`.
#[must_use]
pub fn title(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let letters = stem.replace(['-', '_', '.', '{', '}'], " ");
    let words: Vec<&str> = letters.split_whitespace().collect();
    let words = words.join(" ");
    let mut letters = words.chars().filter(|c| !super::visible::is_hidden(*c));
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => "A new procedure".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_made_of_the_name_of_the_file() {
        assert_eq!(title("my-first.yaml"), "My first");
        assert_eq!(title("Bladder_dwell--2.v3.yml"), "Bladder dwell 2 v3");
        assert_eq!(title("übung.yaml"), "Übung");
        assert_eq!(title("-.yaml"), "A new procedure");
    }
}
