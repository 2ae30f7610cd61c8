//! Which id a procedure file has, without reading all of it: what a library is searched by.
//!
//! Read next: `compile.rs`, which asks a library for the file of an id.

use super::FileIx;
use super::diagnostic::Findings;
use super::document::Document;
use super::readings;
use super::slug::{is_slug, stem};

/// The id of the procedure in the file called `name`: as written, else by the file's name.
///
/// In a file written the usual way, `id:` stands at the beginning of a line, and that line is
/// enough. Any other is read as a whole.
#[must_use]
pub fn id_in(name: &str, text: &str) -> String {
    match scan(text) {
        Scan::Written(id) => id.to_owned(),
        Scan::Absent => stem(name),
        Scan::Unsure => {
            let mut findings = Findings::default();
            let (document, _) = readings::shape(FileIx::default(), text, &mut findings);
            let written = document.and_then(|document: Document| document.id);
            written.map_or_else(|| stem(name), |id| id.to_string())
        }
    }
}

enum Scan<'a> {
    Written(&'a str),
    Absent,
    Unsure,
}

fn scan(text: &str) -> Scan<'_> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for line in text.lines() {
        if let Some(value) = line.strip_prefix("id:") {
            let value = value.split(" #").next().unwrap_or(value).trim();
            return if is_slug(value) { Scan::Written(value) } else { Scan::Unsure };
        }
        // What begins a line otherwise than a plain key, or a comment, may hide the id.
        let usual = |c: char| c.is_ascii_alphabetic() || matches!(c, ' ' | '#' | '-');
        if line.starts_with(|c: char| !usual(c)) {
            return Scan::Unsure;
        }
    }
    Scan::Absent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_is_the_one_that_reading_the_whole_file_gives() {
        for (text, id) in [
            ("format: 1\nid: dwell\ntitle: T\n", "dwell"),
            ("id: dwell # the wait\n", "dwell"),
            ("\u{feff}# first\n\nid:   dwell\r\ntitle: T\n", "dwell"),
            ("id: 'dwell'\n", "dwell"),
            ("{title: T, id: dwell}\n", "dwell"),
            ("\"id\": dwell\n", "dwell"),
            ("title: T\nsteps:\n  - {step: S, id: other}\n", "my-file"),
            ("title: T\nsummary: |\n  id: other\n", "my-file"),
            ("", "my-file"),
        ] {
            assert_eq!(id_in("lib/My File.yaml", text), id, "{text:?}");
        }
    }
}
