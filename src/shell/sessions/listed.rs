//! A session in a list: what its header and the end of its journal tell, and nothing else is read.
//!
//! Damage between the two is found when the session is opened.

use super::{JOURNAL, SessionId, reached};
use crate::journal::{self, Header, Last};
use crate::session::End;
use crate::time::SessionTime;
use std::fs::{self, File, TryLockError};
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::time::SystemTime;

/// How much of a journal's end is read, which is far more than the longest line there should be.
const TAIL: u64 = 64 * 1024;

/// A session in a list.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its name.
    pub id: SessionId,
    /// What it was set up with, if that can be read.
    pub header: Option<Header>,
    /// How far it got.
    pub progress: Progress,
    /// How many entries it has.
    pub entries: u64,
    /// The session time of the last.
    pub at: SessionTime,
    /// When something of it was last written, by the clock on the wall.
    pub changed: Option<jiff::Timestamp>,
    /// Whether a program has it open.
    pub locked: bool,
}

/// How far a session got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// It can be gone on with.
    Unfinished,
    /// It is over.
    Over(End),
    /// A newer program wrote it.
    Newer,
    /// Its journal is damaged at its beginning or end.
    Damaged,
}

/// When something of the session in `folder` was last written, by the clock on the wall.
pub(super) fn changed(folder: &Path) -> Option<SystemTime> {
    let journal = fs::metadata(folder.join(JOURNAL)).and_then(|metadata| metadata.modified()).ok();
    journal.max(reached::changed(folder))
}

/// What there is to list of the session in `folder`.
pub(super) fn look(folder: &Path, id: SessionId) -> Listed {
    let mut listed = Listed {
        id,
        header: None,
        progress: Progress::Damaged,
        entries: 0,
        at: SessionTime::ZERO,
        changed: None,
        locked: false,
    };
    let Ok(file) = File::open(folder.join(JOURNAL)) else { return listed };
    listed.locked = matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock));
    listed.changed = changed(folder).and_then(|changed| changed.try_into().ok());
    let mut file = BufReader::new(file);
    let Ok(first) = first_line(&mut file) else { return listed };
    let head = match journal::decode_header(&first) {
        Ok(head) => head,
        Err(journal::Damage::Newer { .. }) => {
            return Listed { progress: Progress::Newer, ..listed };
        }
        Err(_) => return listed,
    };
    let last = tail(&mut file, head.length).ok().and_then(|tail| journal::last(&tail));
    listed.header = Some(head.header);
    let progress = match last {
        _ if head.version > journal::VERSION => Progress::Newer,
        None => Progress::Damaged,
        Some(Last { end: Some(end), .. }) => Progress::Over(end),
        Some(Last { end: None, .. }) => Progress::Unfinished,
    };
    let Last { entries, at, .. } = last.unwrap_or_default();
    Listed { progress, entries, at, ..listed }
}

fn first_line(file: &mut BufReader<File>) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    file.by_ref().take(TAIL).read_until(b'\n', &mut line)?;
    Ok(line)
}

/// The last lines of a journal, of which the header fills `header` bytes; all lines but the
/// header, when the last ones are too long to be told by their end.
fn tail(file: &mut BufReader<File>, header: usize) -> io::Result<Vec<u8>> {
    let header = u64::try_from(header).unwrap_or(u64::MAX);
    let length = file.seek(SeekFrom::End(0))?;
    let mut tail = Vec::new();
    if length.saturating_sub(TAIL) > header {
        file.seek(SeekFrom::Start(length - TAIL))?;
        file.skip_until(b'\n')?;
        file.read_to_end(&mut tail)?;
        if tail.strip_suffix(b"\n").unwrap_or(&tail).contains(&b'\n') {
            return Ok(tail);
        }
        tail.clear();
    }
    file.seek(SeekFrom::Start(header))?;
    file.read_to_end(&mut tail)?;
    Ok(tail)
}
