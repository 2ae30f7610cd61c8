//! Whether a session passed, as its debrief said: a hint beside the journal, so that a list need
//! not read whole sessions.
//!
//! Believed only where it fits the journal. Without it a list says that the session is finished.

use super::private;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// The name of the file in a session's folder.
const NAME: &str = "judged";

/// Writes that with `entries` entries the session passed or failed.
pub(super) fn write(folder: &Path, entries: u64, passed: bool) -> io::Result<()> {
    let path = folder.join(NAME);
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let word = if passed { "passed" } else { "failed" };
    private::create_file(&path)?.write_all(format!("{entries} {word}\n").as_bytes())
}

/// Whether the session passed with `entries` entries, if that is known.
pub(super) fn read(folder: &Path, entries: u64) -> Option<bool> {
    let text = fs::read_to_string(folder.join(NAME)).ok()?;
    let (counted, word) = text.trim().split_once(' ')?;
    let passed = match word {
        "passed" => true,
        "failed" => false,
        _ => return None,
    };
    (counted.parse() == Ok(entries)).then_some(passed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_fits_the_journal_is_believed() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path(), 3), None);
        write(folder.path(), 3, false).unwrap();
        assert_eq!((read(folder.path(), 3), read(folder.path(), 4)), (Some(false), None));
        write(folder.path(), 4, true).unwrap();
        assert_eq!((read(folder.path(), 3), read(folder.path(), 4)), (None, Some(true)));
        let mut file = fs::File::create(folder.path().join(NAME)).unwrap();
        file.write_all(b"4 excellent").unwrap();
        assert_eq!(read(folder.path(), 4), None);
    }
}
