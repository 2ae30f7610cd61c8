//! A session as it is kept: read to look back on it, or held to go on with it.
//!
//! The copies have to be compiled before the entries can be read, and that is not done here: so
//! [`Held::resume`] and `journal::decode` come second, with the procedure.

use super::journal_file::JournalFile;
use super::{Error, JOURNAL, Recorder, SessionId, SourceText, copies, reached};
use crate::journal::{self, Damage, Header};
use crate::procedure::Procedure;
use crate::session::{Entry, Event, Stamp};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A session that was read.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its name.
    pub id: SessionId,
    /// What it was set up with.
    pub header: Header,
    /// The procedure file, then those it uses, each under the name it was read by.
    pub files: Vec<SourceText>,
    /// The copies that are not what they were, against the header.
    pub changed: Vec<PathBuf>,
    /// The whole journal, for [`journal::decode`].
    pub journal: Vec<u8>,
}

impl Kept {
    pub(super) fn read(folder: &Path, id: &SessionId) -> Result<Self, Error> {
        let path = folder.join(JOURNAL);
        let journal = fs::read(&path).map_err(Error::read(&path))?;
        let head = journal::decode_header(&journal);
        let header = head.map_err(|damage| Error::unreadable(id, damage))?.header;
        let (files, changed) = copies::read(folder, id, &header)?;
        Ok(Self { id: id.clone(), header, files, changed, journal })
    }
}

/// A session that is locked for whoever holds this.
#[derive(Debug)]
pub struct Held {
    kept: Kept,
    file: JournalFile,
}

/// A session to go on with.
#[derive(Debug)]
pub struct Resumed {
    /// What happened so far.
    pub entries: Vec<Entry>,
    /// The last line, if it had to be cut; the trainee should be told.
    pub cut: Option<Damage>,
    /// How far the clock had come after the last entry, if that is known.
    pub reached: Option<Stamp>,
    /// Where what happens next is kept.
    pub recorder: Recorder,
}

impl Held {
    pub(super) fn open(folder: &Path, id: &SessionId) -> Result<Self, Error> {
        let file = JournalFile::open(&folder.join(JOURNAL), id)?;
        Ok(Self { kept: Kept::read(folder, id)?, file })
    }

    /// What is kept of it: its header, and the copies to compile.
    #[must_use]
    pub const fn kept(&self) -> &Kept {
        &self.kept
    }

    /// Goes on with the session, of which `procedure` was compiled from the copies. A last line
    /// that was not written to its end is cut off.
    ///
    /// # Errors
    ///
    /// When the journal is damaged elsewhere or newer than this program, a copy was changed, the
    /// session is over, or the last line cannot be cut. The file is as it was then.
    pub fn resume(mut self, procedure: Arc<Procedure>) -> Result<Resumed, Error> {
        let id = self.kept.id;
        if let Some(path) = self.kept.changed.into_iter().next() {
            return Err(Error::Changed { id, path });
        }
        let read = journal::decode(&self.kept.journal, &procedure);
        let read = read.map_err(|damage| Error::unreadable(&id, damage))?;
        let cut = match read.damage {
            Some(damage) if !damage.can_be_cut() => return Err(Error::damaged(&id, damage)),
            torn => torn,
        };
        let last = read.entries.last().map(|last| &last.event);
        if last.is_some_and(Event::is_end) {
            return Err(Error::Over { id });
        }
        self.file.cut(u64::try_from(read.good).unwrap_or(u64::MAX))?;
        let count = u64::try_from(read.entries.len()).unwrap_or(u64::MAX);
        let reached = self.file.folder().and_then(|folder| reached::read(folder, count));
        let recorder = Recorder::new(procedure, id, self.file);
        Ok(Resumed { entries: read.entries, cut, reached, recorder })
    }
}
