//! The recorder: what happens is written down, and nothing that keeps it from that ends a session.
//!
//! Entries that cannot be written are kept in memory and written before the next ones, and so is
//! a session whose folder could not be made.

use super::journal_file::JournalFile;
use super::reached::Reached;
use super::{Beginning, Error, SessionId, Store, judged};
use crate::journal;
use crate::procedure::Procedure;
use crate::session::{Entry, Event, Stamp};
use std::error::Error as _;
use std::sync::Arc;

/// Keeps what happens in a session.
#[derive(Debug)]
pub struct Recorder {
    procedure: Arc<Procedure>,
    place: Place,
    /// The lines of the entries that are not written yet.
    pending: String,
    /// How many those are.
    waiting: usize,
    /// Whether something written must still be made to outlast a loss of power.
    unsynced: bool,
    /// Why the last write failed.
    trouble: Option<String>,
    /// How far the clock has come, once that was written.
    reached: Option<Reached>,
    /// Whether the session has ended.
    over: bool,
}

/// Where entries are kept.
#[derive(Debug)]
enum Place {
    /// In memory alone.
    Nowhere,
    /// In memory, until a folder can be made for what the session was begun with.
    Waiting(Box<(Store, Beginning)>),
    /// In a session's folder.
    Folder(SessionId, JournalFile),
}

impl Recorder {
    pub(super) const fn new(procedure: Arc<Procedure>, id: SessionId, file: JournalFile) -> Self {
        Self::at(procedure, Place::Folder(id, file), None)
    }

    /// A recorder for a session that can have no folder.
    #[must_use]
    pub fn nowhere(procedure: Arc<Procedure>) -> Self {
        Self::at(procedure, Place::Nowhere, Some(words(&Error::Nowhere)))
    }

    /// A recorder for a session that has no folder yet, because of `error`.
    pub(super) fn waiting(store: Store, beginning: Beginning, error: &Error) -> Self {
        let procedure = Arc::clone(&beginning.setting.procedure);
        Self::at(procedure, Place::Waiting(Box::new((store, beginning))), Some(words(error)))
    }

    const fn at(procedure: Arc<Procedure>, place: Place, trouble: Option<String>) -> Self {
        let pending = String::new();
        let (waiting, unsynced, reached, over) = (0, false, None, false);
        Self { procedure, place, pending, waiting, unsynced, trouble, reached, over }
    }

    /// The session's name, if it has a folder.
    #[must_use]
    pub const fn session(&self) -> Option<&SessionId> {
        match &self.place {
            Place::Nowhere | Place::Waiting(_) => None,
            Place::Folder(id, _) => Some(id),
        }
    }

    /// Whether the session has ended since this recorder was made.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.over
    }

    /// Whether everything is where it should be.
    #[must_use]
    pub const fn is_saved(&self) -> bool {
        self.trouble.is_none()
    }

    /// Writes down `entries`, after those that could not be written before. What completes
    /// something is also made to outlast a loss of power.
    ///
    /// # Errors
    ///
    /// When they cannot be written. They are kept, and tried again with the next ones.
    pub fn append(&mut self, entries: &[Entry]) -> Result<(), Error> {
        for entry in entries {
            self.pending.push_str(&journal::encode(&self.procedure, entry));
            self.waiting += 1;
            self.unsynced |= completes(&entry.event);
            self.over |= entry.event.is_end();
        }
        let written = self.write();
        self.trouble = written.as_ref().err().map(words);
        written
    }

    fn write(&mut self) -> Result<(), Error> {
        if let Place::Waiting(wanted) = &self.place {
            let (store, beginning) = &**wanted;
            let (id, file) = store.make(beginning)?;
            self.place = Place::Folder(id, file);
        }
        let Place::Folder(_, file) = &mut self.place else { return Err(Error::Nowhere) };
        if !self.pending.is_empty() {
            file.append(self.pending.as_bytes())?;
            self.pending.clear();
            self.waiting = 0;
        }
        if self.unsynced {
            file.sync()?;
            self.unsynced = false;
        }
        Ok(())
    }

    /// Writes down that after `entries` entries the clock has come to `stamp`. Only a hint: where
    /// it cannot be written, a killed session goes on at its last entry.
    pub fn reached(&mut self, entries: u64, stamp: Stamp) {
        let Place::Folder(_, file) = &self.place else { return };
        if self.reached.is_none() {
            self.reached = file.folder().and_then(|folder| Reached::open(folder).ok());
        }
        if let Some(reached) = self.reached.as_mut().filter(|_| self.waiting == 0) {
            let _ = reached.write(entries, stamp);
        }
    }

    /// Writes down whether the session passed with `entries` entries. Only a hint.
    pub fn judged(&self, entries: u64, passed: bool) {
        let Place::Folder(_, file) = &self.place else { return };
        if let Some(folder) = file.folder().filter(|_| self.waiting == 0) {
            let _ = judged::write(folder, entries, passed);
        }
    }

    /// What the trainee must be told for as long as it lasts.
    #[must_use]
    pub fn trouble(&self) -> Option<String> {
        let trouble = self.trouble.as_ref()?;
        Some(match (self.session(), self.waiting) {
            (None, _) => format!("this session is not kept: {trouble}"),
            (Some(_), 0) => format!("this session may not be safe yet: {trouble}"),
            (Some(_), 1) => format!("not saved yet: 1 entry, in memory: {trouble}"),
            (Some(_), count) => format!("not saved yet: {count} entries, in memory: {trouble}"),
        })
    }

    /// The same of a session that is not under way any more.
    #[must_use]
    pub fn lost(&self) -> Option<String> {
        let (trouble, title) = (self.trouble.as_ref()?, &self.procedure.about().title);
        Some(match (self.session(), self.waiting) {
            (None, _) => format!("the session of \"{title}\" is not kept: {trouble}"),
            (Some(id), 0) => format!("session `{id}` may not be safe: {trouble}"),
            (Some(id), 1) => format!("1 entry of session `{id}` is not saved: {trouble}"),
            (Some(id), count) => {
                format!("{count} entries of session `{id}` are not saved: {trouble}")
            }
        })
    }
}

/// Whether an event completes something that nobody should have to do again.
const fn completes(event: &Event) -> bool {
    match event {
        Event::Answered(_)
        | Event::Done(_)
        | Event::Skipped(..)
        | Event::Deferred(_)
        | Event::Occurred(_)
        | Event::Resolved(_)
        | Event::Ended(_)
        | Event::RoundDone(_)
        | Event::Left
        | Event::Acted(_)
        | Event::TakenBack(_)
        | Event::Hinted(..)
        | Event::Stuck(_)
        | Event::Finished(_)
        | Event::Abandoned => true,
        Event::Began(_)
        | Event::Returned(_)
        | Event::Begun(_)
        | Event::Refused(..)
        | Event::Passed(..)
        | Event::RoundDue(..)
        | Event::RoundDeclined(_)
        | Event::RoundMissed(_)
        | Event::Waiting(_)
        | Event::Waited
        | Event::Noted(_)
        | Event::Typed(_)
        | Event::Picked(_)
        | Event::Counted(_)
        | Event::Opened(_)
        | Event::NotNext(..)
        | Event::Paused
        | Event::Unpaused
        | Event::Slept(..) => false,
    }
}

/// An error and what the system says about it.
fn words(error: &Error) -> String {
    match error.source() {
        Some(source) => format!("{error} ({source})"),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::begin;
    use super::super::{Store, private};
    use super::*;
    use crate::journal::sample;

    #[test]
    #[cfg(target_os = "linux")]
    fn a_full_disk_ends_no_session_and_loses_nothing() {
        let home = tempfile::tempdir().unwrap();
        let store = Store::new(home.path());
        let (mut recorder, procedure) = begin(&store);
        let entries = sample::entries(sample::events(&procedure));
        recorder.append(&entries[..2]).unwrap();
        let full = || std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let Place::Folder(_, file) = &mut recorder.place else { panic!("it has a folder") };
        let disk = file.replace(full());
        assert!(recorder.append(&entries[2..3]).is_err());
        assert!(recorder.append(&entries[3..5]).is_err());
        let trouble = recorder.trouble().unwrap();
        assert!(
            trouble.starts_with("not saved yet: 3 entries, in memory: cannot write"),
            "{trouble}"
        );
        // Part of a line got through before the disk was full.
        std::io::Write::write_all(&mut &disk, b"{\"seq\":2,").unwrap();
        let Place::Folder(id, file) = &mut recorder.place else { panic!("it has a folder") };
        file.replace(disk);
        let id = id.clone();
        recorder.append(&entries[5..6]).unwrap();
        assert_eq!(recorder.trouble(), None);
        let read = journal::decode(&store.read(&id).unwrap().journal, &procedure).unwrap();
        assert_eq!((read.entries.as_slice(), read.damage), (&entries[..6], None));
    }

    #[test]
    fn a_session_without_a_folder_goes_on_and_has_one_as_soon_as_that_can_be() {
        let home = tempfile::tempdir().unwrap();
        let in_the_way = home.path().join("sessions");
        private::create_file(&in_the_way).unwrap();
        let store = Store::new(home.path());
        let (mut recorder, procedure) = begin(&store);
        assert!(!recorder.is_saved() && recorder.session().is_none());
        let entries = sample::entries(sample::events(&procedure));
        assert!(matches!(recorder.append(&entries[..3]), Err(Error::Create { .. })));
        assert_eq!(recorder.waiting, 3);
        let trouble = recorder.trouble().unwrap();
        assert!(trouble.starts_with("this session is not kept: cannot create"), "{trouble}");
        std::fs::remove_file(&in_the_way).unwrap();
        recorder.append(&entries[3..5]).unwrap();
        assert_eq!((recorder.trouble(), recorder.lost()), (None, None));
        let kept = store.read(recorder.session().unwrap()).unwrap();
        assert_eq!((kept.files.len(), kept.changed.len()), (2, 0));
        let read = journal::decode(&kept.journal, &procedure).unwrap();
        assert_eq!((read.entries.as_slice(), read.damage), (&entries[..5], None));
    }
}
