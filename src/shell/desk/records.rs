//! Records: the recorder of the session under way, and those of earlier sessions that still hold
//! what could not be saved, until it is.

use crate::debrief::Verdict;
use crate::session::{Entry, Stamp};
use crate::shell::sessions::{Recorder, SessionId};

/// The recorders of a run of the program.
#[derive(Debug, Default)]
pub(super) struct Records {
    /// That of the session under way.
    current: Option<Recorder>,
    /// Those of sessions that are closed and not saved to their ends.
    unsaved: Vec<Recorder>,
    /// The last session that was closed, if it is saved and not over.
    left: Option<SessionId>,
}

impl Records {
    /// From now on entries are those of this session.
    pub(super) fn begin(&mut self, recorder: Recorder) {
        self.close();
        self.left = None;
        self.current = Some(recorder);
    }

    /// Writes entries down; those that cannot be written are tried again.
    pub(super) fn record(&mut self, entries: &[Entry]) {
        if let Some(recorder) = &mut self.current {
            // What went wrong is kept by the recorder until it goes right.
            let _ = recorder.append(entries);
        }
    }

    /// Writes down how far the clock has come.
    pub(super) fn reached(&mut self, entries: u64, stamp: Stamp) {
        if let Some(recorder) = &mut self.current {
            recorder.reached(entries, stamp);
        }
    }

    /// Writes down what the session came to with so many entries.
    pub(super) fn judged(&mut self, entries: usize, verdict: &Verdict) {
        let passed = match verdict {
            Verdict::Passed => true,
            Verdict::Failed { .. } => false,
            Verdict::Practice | Verdict::Without => return,
        };
        if let Some(recorder) = &mut self.current {
            recorder.judged(u64::try_from(entries).unwrap_or(u64::MAX), passed);
        }
    }

    /// No entry of the session under way will follow. What is not saved of it stays.
    pub(super) fn close(&mut self) {
        if let Some(recorder) = self.current.take() {
            self.left = None;
            self.put_away(recorder);
        }
    }

    /// Tries again to save what is not.
    pub(super) fn retry(&mut self) {
        if self.current.as_ref().is_some_and(|recorder| !recorder.is_saved()) {
            self.record(&[]);
        }
        for recorder in std::mem::take(&mut self.unsaved) {
            self.put_away(recorder);
        }
    }

    fn put_away(&mut self, mut recorder: Recorder) {
        if recorder.append(&[]).is_err() {
            self.unsaved.push(recorder);
        } else if !recorder.is_over() {
            self.left = recorder.session().cloned();
        }
    }

    /// The session under way, if it has a folder.
    pub(super) fn session(&self) -> Option<&SessionId> {
        self.current.as_ref()?.session()
    }

    /// The session that was left last, if it can be gone on with.
    pub(super) const fn left(&self) -> Option<&SessionId> {
        self.left.as_ref()
    }

    /// Whether entries of this closed session are still to be saved.
    pub(super) fn is_unsaved(&self, id: &SessionId) -> bool {
        self.unsaved.iter().any(|recorder| recorder.session() == Some(id))
    }

    /// What the trainee must be told for as long as it lasts.
    pub(super) fn trouble(&self) -> Option<String> {
        let current = self.current.as_ref().and_then(Recorder::trouble);
        current.or_else(|| self.lost().next())
    }

    /// What of closed sessions is not saved, in words.
    pub(super) fn lost(&self) -> impl Iterator<Item = String> {
        self.unsaved.iter().filter_map(Recorder::lost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::sample;
    use crate::session::{Event, Mode};
    use crate::shell::sessions::tests::begin;
    use crate::shell::sessions::{Progress, Store};
    use std::fs;
    use std::path::Path;

    /// A session that is left after an entry.
    fn leave(records: &mut Records, store: &Store) {
        let (recorder, procedure) = begin(store);
        records.begin(recorder);
        let mut events = sample::events(&procedure);
        events.truncate(1);
        events.push(Event::Left);
        records.record(&sample::entries(events));
        records.close();
    }

    /// A store whose folder cannot be made until the file in its place is removed.
    fn hindered(home: &Path) -> Store {
        fs::File::create(home.join("sessions")).unwrap();
        Store::new(home)
    }

    #[test]
    fn what_a_closed_session_could_not_save_is_saved_as_soon_as_that_can_be() {
        let home = tempfile::tempdir().unwrap();
        let (store, mut records) = (hindered(home.path()), Records::default());
        leave(&mut records, &store);
        records.retry();
        let trouble = records.trouble().unwrap();
        assert!(trouble.contains("is not kept: cannot create"), "{trouble}");
        assert_eq!((records.lost().count(), records.left()), (1, None));
        fs::remove_file(home.path().join("sessions")).unwrap();
        records.retry();
        assert_eq!((records.trouble(), records.lost().count()), (None, 0));
        let listed = store.list().unwrap().remove(0);
        assert_eq!((listed.progress, listed.entries), (Progress::Unfinished, 2));
        assert_eq!(listed.header.unwrap().mode, Mode::Guided);
        assert!(!listed.locked, "nobody holds it any more");
        assert_eq!(records.left(), Some(&listed.id));
    }

    #[test]
    fn a_later_session_that_is_saved_hides_no_earlier_one_that_is_not() {
        let (home, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let (store, mut records) = (hindered(home.path()), Records::default());
        leave(&mut records, &store);
        leave(&mut records, &Store::new(other.path()));
        records.retry();
        assert!(records.left().is_some());
        assert_eq!(records.lost().count(), 1);
        assert!(records.trouble().is_some());
    }
}
