//! What session folders promise: nothing that was shown is lost, and nobody else gets in.

use super::*;
use crate::journal::{Damage, sample};
use crate::procedure::Procedure;
use crate::session::{End, Entry, Event, Mode, Stamp};
use std::io::Write as _;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

fn started() -> jiff::Zoned {
    "2026-11-22T10:14:03.123456+01:00[Europe/Paris]".parse().unwrap()
}

fn setting() -> Setting {
    Setting { procedure: Arc::new(sample::procedure()), mode: Mode::Guided, seed: 7 }
}

fn files() -> [SourceText; 2] {
    [("hygiene.yaml", "title: Ä\r\n"), ("../b/Hygiene.yaml", "title: B")]
        .map(|(name, text)| (name.to_owned(), text.to_owned()))
}

/// A new session, and its procedure.
pub(in crate::shell) fn begin(store: &Store) -> (Recorder, Arc<Procedure>) {
    let (setting, [file, used]) = (setting(), files());
    let procedure = Arc::clone(&setting.procedure);
    let beginning = Beginning { setting, started: started(), file, uses: vec![used] };
    (store.create(beginning), procedure)
}

/// The sample's entries that do not end the session.
fn entries(procedure: &Procedure) -> Vec<Entry> {
    let mut events = sample::events(procedure);
    events.retain(|event| !event.is_end());
    sample::entries(events)
}

/// A session that was left after some entries.
fn left(store: &Store) -> (SessionId, Arc<Procedure>, Vec<Entry>) {
    let (mut recorder, procedure) = begin(store);
    let entries = entries(&procedure);
    recorder.append(&entries).unwrap();
    (recorder.session().unwrap().clone(), procedure, entries)
}

fn journal_of(home: &Path, id: &SessionId) -> PathBuf {
    home.join("sessions").join(id.as_str()).join(JOURNAL)
}

fn write_over(path: &Path, bytes: &[u8]) {
    fs::File::create(path).unwrap().write_all(bytes).unwrap();
}

#[test]
fn a_session_that_was_left_is_gone_on_with() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(home.path());
    assert!(store.list().unwrap().is_empty());
    let (id, procedure, entries) = left(&store);
    assert_eq!(id.as_str(), "2026-11-22T1014-hand-hygiene-rre");

    let kept = store.read(&id).unwrap();
    assert_eq!(kept.files, files());
    assert_eq!(kept.changed, Vec::<PathBuf>::new());
    assert_eq!(kept.header.started, "2026-11-22T09:14:03Z");
    assert_eq!(kept.header.uses[0].copy.as_deref(), Some("Hygiene-2.yaml"));

    let (first, rest) = entries.split_at(1);
    let resumed = store.open(&id).unwrap().resume(procedure.clone()).unwrap();
    assert_eq!((&resumed.entries, &resumed.cut), (&entries, &None));
    let mut recorder = resumed.recorder;
    let mut last = first[0].clone();
    last.seq = 1 + rest.len() as u64;
    last.at = rest.last().unwrap().at;
    last.real = rest.last().unwrap().real;
    last.event = Event::Abandoned;
    recorder.append(&[last]).unwrap();
    drop(recorder);
    let over = store.open(&id).unwrap().resume(procedure);
    assert!(matches!(over, Err(Error::Over { .. })));
    let listed = store.list().unwrap();
    assert_eq!(listed[0].progress, Progress::Over(End::Abandoned));
    assert_eq!(listed[0].entries, 1 + entries.len() as u64);
}

#[test]
fn looking_at_a_session_leaves_when_it_was_last_written() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(home.path());
    let (mut recorder, procedure) = begin(&store);
    let id = recorder.session().unwrap().clone();
    let entries = entries(&procedure);
    recorder.append(&entries).unwrap();
    let last = entries.last().unwrap();
    recorder.reached(1 + last.seq, Stamp { at: last.at, real: last.real });
    drop(recorder);
    let journal = journal_of(home.path(), &id);
    let paths = [journal.with_file_name("reached"), journal];
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for path in &paths {
        fs::File::options().append(true).open(path).unwrap().set_modified(long_ago).unwrap();
    }
    let mut resumed = store.open(&id).unwrap().resume(procedure).unwrap();
    resumed.recorder.append(&[]).unwrap();
    assert!(resumed.reached.is_some());
    drop(resumed);
    for path in &paths {
        assert_eq!(fs::metadata(path).unwrap().modified().unwrap(), long_ago, "{path:?}");
    }
}

#[test]
fn of_two_that_began_in_one_minute_the_one_written_to_last_is_the_latest() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(home.path());
    let ids: Vec<SessionId> = (0..2).map(|_| left(&store).0).collect();
    for (last, first) in [(&ids[0], &ids[1]), (&ids[1], &ids[0])] {
        for (id, seconds) in [(first, 1_000_000_000), (last, 1_000_000_001)] {
            let journal = fs::File::options().append(true).open(journal_of(home.path(), id));
            let at = SystemTime::UNIX_EPOCH + Duration::from_secs(seconds);
            journal.unwrap().set_modified(at).unwrap();
        }
        assert_eq!(store.latest().unwrap().as_ref(), Some(last));
        let listed: Vec<SessionId> = store.list().unwrap().into_iter().map(|it| it.id).collect();
        assert_eq!(listed, [last.clone(), first.clone()]);
    }
}

#[test]
fn a_session_that_is_open_is_nobody_elses() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(home.path());
    let (recorder, procedure) = begin(&store);
    let id = recorder.session().unwrap().clone();
    assert!(matches!(store.open(&id), Err(Error::Locked { .. })));
    assert!(matches!(store.delete(&id), Err(Error::Locked { .. })));
    assert!(store.list().unwrap()[0].locked);
    assert!(store.read(&id).is_ok());
    drop(recorder);
    let held = store.open(&id).unwrap();
    assert!(matches!(store.open(&id), Err(Error::Locked { .. })));
    let resumed = held.resume(procedure).unwrap();
    assert!(matches!(store.delete(&id), Err(Error::Locked { .. })));
    drop(resumed);
    let listed = store.list().unwrap().remove(0);
    assert!(!listed.locked && listed.changed.is_some());
    assert_eq!((listed.progress, listed.entries), (Progress::Unfinished, 0));
    store.delete(&id).unwrap();
    assert!(store.list().unwrap().is_empty());
}

#[test]
fn a_torn_last_line_is_cut_and_said_so() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(home.path());
    let (id, procedure, entries) = left(&store);
    let path = journal_of(home.path(), &id);
    let whole = fs::read(&path).unwrap();
    write_over(&path, &whole[..whole.len() - 5]);
    assert_eq!(store.list().unwrap()[0].entries, entries.len() as u64 - 1);
    let mut resumed = store.open(&id).unwrap().resume(procedure.clone()).unwrap();
    assert_eq!(resumed.entries, entries[..entries.len() - 1]);
    assert_eq!(resumed.cut, Some(Damage::Torn { line: entries.len() + 1 }));
    resumed.recorder.append(&entries[entries.len() - 1..]).unwrap();
    assert_eq!(fs::read(&path).unwrap(), whole);
}

#[test]
fn damage_elsewhere_is_looked_back_on_only() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(home.path());
    let (id, procedure, entries) = left(&store);
    let path = journal_of(home.path(), &id);
    let whole = fs::read_to_string(&path).unwrap();
    write_over(&path, whole.replacen(r#""seq":5"#, r#""seq":6"#, 1).as_bytes());
    let refused = store.open(&id).unwrap().resume(procedure.clone());
    assert!(matches!(refused, Err(Error::Damaged { .. })));
    let read = journal::decode(&store.read(&id).unwrap().journal, &procedure).unwrap();
    assert_eq!(read.entries, entries[..5]);

    write_over(&path, b"{\"journal\":1");
    assert!(matches!(store.read(&id), Err(Error::Unreadable { .. })));
    assert_eq!(store.list().unwrap()[0].progress, Progress::Damaged);
    fs::remove_file(&path).unwrap();
    assert_eq!(store.list().unwrap()[0].progress, Progress::Damaged);
    store.delete(&id).unwrap();
}

#[test]
fn a_copy_that_was_changed_is_told() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(home.path());
    let (id, procedure, _) = left(&store);
    let copy = home.path().join("sessions").join(id.as_str()).join("files/hygiene.yaml");
    write_over(&copy, b"title: other");
    assert_eq!(store.read(&id).unwrap().changed, [copy]);
    let refused = store.open(&id).unwrap().resume(procedure);
    assert!(matches!(refused, Err(Error::Changed { .. })));
}

#[test]
fn a_session_is_found_by_the_beginning_of_its_name_and_nothing_else_is() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("secret")).unwrap();
    let store = Store::new(home.path());
    let (one, ..) = left(&store);
    let (two, ..) = left(&store);
    assert_ne!(one, two);
    assert_eq!(store.find(one.as_str()).unwrap(), one);
    assert_eq!(store.find("2026-11-22T1014-hand-hygiene-s").unwrap(), two);
    assert!(matches!(store.find("2026"), Err(Error::Ambiguous { count: 2, .. })));
    for name in ["", ".", "..", "../secret", "/", "2027", "../sessions/2026"] {
        assert!(matches!(store.find(name), Err(Error::NotFound { .. })), "{name}");
    }
}

#[test]
#[cfg(unix)]
fn only_the_owner_can_read_a_session() {
    use std::os::unix::fs::PermissionsExt as _;
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(&home.path().join("new"));
    let (id, ..) = left(&store);
    let folder = home.path().join("new/sessions").join(id.as_str());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folders = [home.path().join("new/sessions"), folder.clone(), folder.join("files")];
    assert_eq!(folders.map(|path| mode(&path)), [0o700; 3]);
    let files = [folder.join(JOURNAL), folder.join("files/hygiene.yaml")];
    assert_eq!(files.map(|path| mode(&path)), [0o600; 2]);
}

#[test]
fn a_long_journal_is_listed_by_its_end() {
    let home = tempfile::tempdir().unwrap();
    let store = Store::new(home.path());
    let (mut recorder, procedure) = begin(&store);
    let mut events = vec![sample::events(&procedure).swap_remove(1); 2000];
    events.push(Event::Noted("x".repeat(100_000)));
    events.push(Event::Paused);
    let entries = sample::entries(events);
    recorder.append(&entries[..2000]).unwrap();
    assert_eq!(store.list().unwrap()[0].entries, 2000);
    recorder.append(&entries[2000..2001]).unwrap();
    assert_eq!(store.list().unwrap()[0].entries, 2001);
    recorder.append(&entries[2001..]).unwrap();
    assert_eq!(store.list().unwrap()[0].entries, 2002);
}
