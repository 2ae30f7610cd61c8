//! A journal as an open, locked file to which lines are added whole or not at all.
//!
//! It knows bytes; which lines, and what to do when they cannot be written, is `recorder.rs`.

use super::{Error, SessionId, private};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// An open journal.
#[derive(Debug)]
pub(super) struct JournalFile {
    path: PathBuf,
    file: File,
    /// How many bytes are whole lines.
    good: u64,
    /// Whether there may be part of a line after those.
    torn: bool,
}

impl JournalFile {
    /// A new journal without a line.
    pub(super) fn create(path: &Path, id: &SessionId) -> Result<Self, Error> {
        let file = private::create_file(path).map_err(Error::create(path))?;
        hold(&file, path, id)?;
        Ok(Self { path: path.to_owned(), file, good: 0, torn: false })
    }

    /// The journal at `path`, to be read and then cut with [`Self::cut`].
    pub(super) fn open(path: &Path, id: &SessionId) -> Result<Self, Error> {
        let file = lock(path, id)?;
        Ok(Self { path: path.to_owned(), file, good: 0, torn: true })
    }

    /// The folder that it is in.
    pub(super) fn folder(&self) -> Option<&Path> {
        self.path.parent()
    }

    /// Takes the first `good` bytes for whole lines and cuts off the rest. When the file was last
    /// written stays as it was: it tells how long the trainee was away, now and when they come
    /// back once more without having gone on.
    pub(super) fn cut(&mut self, good: u64) -> Result<(), Error> {
        self.good = good;
        let metadata = self.file.metadata().ok();
        self.torn = metadata.as_ref().is_none_or(|metadata| metadata.len() != good);
        if !self.torn {
            return Ok(());
        }
        self.mend().map_err(self.failed())?;
        if let Some(written) = metadata.and_then(|metadata| metadata.modified().ok()) {
            // Where that cannot be kept, the time away is only too short.
            let _ = self.file.set_modified(written);
        }
        self.file.sync_all().map_err(self.failed())
    }

    /// Adds lines, in one piece where the system lets it.
    pub(super) fn append(&mut self, lines: &[u8]) -> Result<(), Error> {
        self.write(lines).map_err(self.failed())
    }

    /// Sees to it that what was added outlasts a loss of power.
    pub(super) fn sync(&self) -> Result<(), Error> {
        self.file.sync_data().map_err(self.failed())
    }

    fn write(&mut self, lines: &[u8]) -> io::Result<()> {
        self.mend()?;
        self.torn = true;
        self.file.seek(SeekFrom::Start(self.good))?;
        if let Err(error) = self.file.write_all(lines) {
            // Should this fail too, it is done before the next lines.
            let _ = self.mend();
            return Err(error);
        }
        self.torn = false;
        self.good += u64::try_from(lines.len()).unwrap_or(u64::MAX);
        Ok(())
    }

    fn mend(&mut self) -> io::Result<()> {
        if self.torn {
            self.file.set_len(self.good)?;
            self.torn = false;
        }
        Ok(())
    }

    fn failed(&self) -> impl FnOnce(io::Error) -> Error + use<> {
        let path = self.path.clone();
        move |source| Error::Append { path, source }
    }

    /// Lets the next writes go to another file, such as one that is always full.
    #[cfg(test)]
    pub(super) fn replace(&mut self, file: File) -> File {
        std::mem::replace(&mut self.file, file)
    }
}

/// Opens the journal at `path`, and keeps other programs out for as long as the file is open.
pub(super) fn lock(path: &Path, id: &SessionId) -> Result<File, Error> {
    let file = OpenOptions::new().read(true).write(true).open(path);
    let file = file.map_err(|source| Error::Open { path: path.to_owned(), source })?;
    hold(&file, path, id)?;
    Ok(file)
}

/// Locks `file`. Where the file system knows no locks, that is no reason not to rehearse.
fn hold(file: &File, path: &Path, id: &SessionId) -> Result<(), Error> {
    match file.try_lock() {
        Ok(()) => Ok(()),
        Err(TryLockError::WouldBlock) => Err(Error::Locked { id: id.clone() }),
        Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        Err(TryLockError::Error(source)) => Err(Error::Open { path: path.to_owned(), source }),
    }
}
