//! Session folders: where sessions are kept, found, gone on with and deleted.
//!
//! One folder a session below `sessions/` of the data directory, so that what befalls one leaves
//! the others whole: copies of the procedure files in `files/`, and `journal.jsonl`, which is the
//! session and is locked while a program has it open. Here are paths, bytes and locks; what the
//! lines mean is `journal.rs`. Whoever reads a session compiles the copies into its procedure.
//! Read next: `sessions/recorder.rs`, `sessions/kept.rs`.

mod copies;
mod journal_file;
mod judged;
mod private;
mod reached;
#[cfg(test)]
pub(super) mod tests;

pub mod error;
pub mod id;
pub mod kept;
pub mod listed;
pub mod recorder;

pub use error::Error;
pub use id::SessionId;
pub use kept::{Held, Kept, Resumed};
pub use listed::{Listed, Progress};
pub use recorder::Recorder;

use crate::journal::{self, Header, Settled};
use crate::session::{Setting, checkpoint::JUDGE};
use journal_file::JournalFile;
use std::cmp::Reverse;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The name of the journal in a session's folder.
const JOURNAL: &str = "journal.jsonl";

/// A file by the name under which the procedure was read, and its text.
pub type SourceText = (String, String);

/// What a session is begun with.
#[derive(Clone, Debug)]
pub struct Beginning {
    /// What is rehearsed, and how.
    pub setting: Setting,
    /// When, by the clock on the wall.
    pub started: jiff::Zoned,
    /// The procedure file. Its name is kept, so it should tell nothing of whose it is.
    pub file: SourceText,
    /// The files of the procedures that it uses.
    pub uses: Vec<SourceText>,
}

/// All sessions of a data directory.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
}

impl Store {
    /// The sessions of the data directory `data`. Nothing is touched yet.
    #[must_use]
    pub fn new(data: &Path) -> Self {
        Self { root: data.join("sessions") }
    }

    /// Begins a session. Should its folder not be made, because there is no room or this may not
    /// write there, entries are held in memory and each new one tries to make it again.
    #[must_use]
    pub fn create(&self, beginning: Beginning) -> Recorder {
        let procedure = beginning.setting.procedure.clone();
        match self.make(&beginning) {
            Ok((id, file)) => Recorder::new(procedure, id, file),
            Err(error) => Recorder::waiting(self.clone(), beginning, &error),
        }
    }

    /// Makes the folder of a new session, and opens it for its first entries.
    ///
    /// # Errors
    ///
    /// When the folder or a file in it cannot be made; nothing is left behind then.
    fn make(&self, beginning: &Beginning) -> Result<(SessionId, JournalFile), Error> {
        private::create_dirs(&self.root).map_err(Error::create(&self.root))?;
        let (id, folder) = self.new_folder(beginning)?;
        let filled = fill(&folder, &id, beginning);
        let file = filled.inspect_err(|_| {
            // The first error is the one to tell; what is left would be listed as damaged.
            let _ = fs::remove_dir_all(&folder);
        })?;
        Ok((id, file))
    }

    fn new_folder(&self, beginning: &Beginning) -> Result<(SessionId, PathBuf), Error> {
        let procedure = &beginning.setting.procedure.about().id;
        for attempt in 0..id::ATTEMPTS {
            let id = SessionId::new(&beginning.started, procedure.as_str(), attempt);
            let folder = self.folder(&id);
            match private::create_dir(&folder) {
                Ok(()) => return Ok((id, folder)),
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(Error::create(&folder)(error)),
            }
        }
        Err(Error::create(&self.root)(io::ErrorKind::AlreadyExists.into()))
    }

    /// The session of this name, or the only one whose name begins like this. The name is only
    /// ever compared with those of the folders there are: it cannot lead elsewhere.
    ///
    /// # Errors
    ///
    /// When there is none or more than one, or the folders cannot be read.
    pub fn find(&self, name: &str) -> Result<SessionId, Error> {
        let mut fits = self.ids()?;
        fits.retain(|id| !name.is_empty() && id.as_str().starts_with(name));
        if let Some(exact) = fits.iter().find(|id| id.as_str() == name) {
            return Ok(exact.clone());
        }
        match fits.as_slice() {
            [only] => Ok(only.clone()),
            [] => Err(Error::NotFound { name: name.to_owned() }),
            [first, ..] => Err(Error::Ambiguous {
                name: name.to_owned(),
                count: fits.len(),
                example: first.clone(),
            }),
        }
    }

    /// Every session, the latest first, by the ends of its journal alone.
    ///
    /// # Errors
    ///
    /// When the folders cannot be read. One that is damaged is listed as such.
    pub fn list(&self) -> Result<Vec<Listed>, Error> {
        let ids = self.ids()?;
        Ok(ids.into_iter().map(|id| listed::look(&self.folder(&id), id)).collect())
    }

    /// Whether the debrief of this session said that it passed, if that is known.
    #[must_use]
    pub fn judged(&self, listed: &Listed) -> Option<bool> {
        judged::read(&self.folder(&listed.id), listed.entries)
    }

    /// How many steps of this session have been done, if that can be read.
    #[must_use]
    pub fn steps_done(&self, listed: &Listed) -> Option<usize> {
        let journal = fs::read(self.folder(&listed.id).join(JOURNAL)).ok()?;
        Some(journal::steps_done(&journal))
    }

    /// The latest session that is not over.
    ///
    /// # Errors
    ///
    /// When the folders cannot be read.
    pub fn latest(&self) -> Result<Option<SessionId>, Error> {
        let mut all = self.ids()?.into_iter().map(|id| listed::look(&self.folder(&id), id));
        let latest = all.find(|listed| listed.progress == Progress::Unfinished);
        Ok(latest.map(|listed| listed.id))
    }

    /// Opens a session to go on with it, and keeps other programs out.
    ///
    /// # Errors
    ///
    /// When another program has it open, a newer one began it, or it cannot be read.
    pub fn open(&self, id: &SessionId) -> Result<Held, Error> {
        Held::open(&self.folder(id), id)
    }

    /// Reads a session to look back on it, even while it is under way.
    ///
    /// # Errors
    ///
    /// When its header or its copies cannot be read.
    pub fn read(&self, id: &SessionId) -> Result<Kept, Error> {
        Kept::read(&self.folder(id), id)
    }

    /// Deletes a session for good.
    ///
    /// # Errors
    ///
    /// When another program has it open, or its folder cannot be removed.
    pub fn delete(&self, id: &SessionId) -> Result<(), Error> {
        let folder = self.folder(id);
        match journal_file::lock(&folder.join(JOURNAL), id) {
            Ok(_) => {}
            Err(Error::Open { source, .. }) if source.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        fs::remove_dir_all(&folder).map_err(|source| Error::Delete { path: folder, source })
    }

    fn folder(&self, id: &SessionId) -> PathBuf {
        self.root.join(id.as_str())
    }

    /// The names of all folders, the latest first.
    fn ids(&self) -> Result<Vec<SessionId>, Error> {
        let wrong = |source| Error::List { path: self.root.clone(), source };
        let folders = match fs::read_dir(&self.root) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            folders => folders.map_err(wrong)?,
        };
        let mut ids = Vec::new();
        for folder in folders {
            let folder = folder.map_err(wrong)?;
            if folder.file_type().is_ok_and(|kind| kind.is_dir()) {
                ids.extend(folder.file_name().to_str().map(SessionId::found));
            }
        }
        // Of those begun in the same minute, the one written to last.
        ids.sort_by_cached_key(|id| {
            let begun = (id.minute().to_owned(), listed::changed(&self.folder(id)));
            Reverse((begun, id.clone()))
        });
        Ok(ids)
    }
}

/// Fills a new folder: the journal last, for a folder without one is no session.
fn fill(folder: &Path, id: &SessionId, beginning: &Beginning) -> Result<JournalFile, Error> {
    let (file, uses) = copies::write(folder, &beginning.file, &beginning.uses)?;
    let setting = &beginning.setting;
    let about = setting.procedure.about();
    let header = Header {
        program: env!("CARGO_PKG_VERSION").to_owned(),
        session: id.as_str().to_owned(),
        procedure: about.id.as_str().to_owned(),
        title: about.title.clone(),
        mode: setting.mode,
        seed: setting.seed,
        settled: Settled::of(setting.procedure.particulars()),
        judge: JUDGE,
        started: beginning.started.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        file,
        uses,
    };
    let mut journal = JournalFile::create(&folder.join(JOURNAL), id)?;
    journal.append(journal::encode_header(&header).as_bytes())?;
    journal.sync()?;
    for made in [Some(folder), folder.parent()].into_iter().flatten() {
        private::sync_dir(made).map_err(Error::create(made))?;
    }
    Ok(journal)
}
