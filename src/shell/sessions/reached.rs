//! How far the clock of a session has come since its last entry: a hint beside the journal.
//!
//! Between two entries nothing happens but that time passes, and only the clock on screen shows
//! it. Written over and over at the same place, never synced, and believed only where it fits the
//! journal: without it a killed session goes on at its last entry.

use super::private;
use crate::session::Stamp;
use crate::time::{SessionTime, millis};
use std::fs::{File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

/// The name of the file in a session's folder.
const NAME: &str = "reached";

/// The file that is written over and over.
#[derive(Debug)]
pub(super) struct Reached(File);

impl Reached {
    /// Opens the file in a session's folder, made if it is missing.
    pub(super) fn open(folder: &Path) -> io::Result<Self> {
        let path = folder.join(NAME);
        let open = OpenOptions::new().write(true).open(&path);
        open.or_else(|_| private::create_file(&path)).map(Self)
    }

    /// Writes that after `entries` entries the clock has come to `stamp`.
    pub(super) fn write(&mut self, entries: u64, stamp: Stamp) -> io::Result<()> {
        let (at, real) = (stamp.at.as_millis(), millis(stamp.real));
        self.0.seek(SeekFrom::Start(0))?;
        // As long each time, so that one write covers the one before.
        self.0.write_all(format!("{entries:20} {at:20} {real:20}\n").as_bytes())
    }
}

/// How far the clock had come after `entries` entries, if that is known.
pub(super) fn read(folder: &Path, entries: u64) -> Option<Stamp> {
    let text = std::fs::read_to_string(folder.join(NAME)).ok()?;
    let mut numbers = text.split_whitespace().map(|word| word.parse::<u64>().ok());
    let mut next = || numbers.next().flatten();
    let (written, at, real) = (next()?, next()?, next()?);
    let stamp = Stamp { at: SessionTime::from_millis(at), real: Duration::from_millis(real) };
    (written == entries).then_some(stamp)
}

/// When the file was last written, by the clock on the wall.
pub(super) fn changed(folder: &Path) -> Option<SystemTime> {
    std::fs::metadata(folder.join(NAME)).and_then(|metadata| metadata.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_fits_the_journal_is_believed() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(read(folder.path(), 3), None);
        let stamp =
            |at| Stamp { at: SessionTime::from_millis(at), real: Duration::from_millis(at + 5) };
        let mut reached = Reached::open(folder.path()).unwrap();
        reached.write(3, stamp(123_456)).unwrap();
        reached.write(3, stamp(7)).unwrap();
        assert_eq!(read(folder.path(), 3), Some(stamp(7)));
        assert_eq!(read(folder.path(), 4), None, "an entry came after it");
        Reached::open(folder.path()).unwrap().write(4, stamp(8)).unwrap();
        assert_eq!(read(folder.path(), 4), Some(stamp(8)));
        File::create(folder.path().join(NAME)).unwrap().write_all(b"\xff 4 x").unwrap();
        assert_eq!(read(folder.path(), 4), None);
    }
}
