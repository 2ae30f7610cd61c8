//! Readings: each file is read once as long as somebody keeps what was read.
//!
//! A file has one number in all that is made of it, so that many procedures can share the reading
//! of a procedure that all of them use. Safe to ask from several threads. Read next: `package.rs`.

use super::diagnostic::{Diagnostic, Findings};
use super::document::{Document, Site};
use super::library::Library;
use super::map::{self, MapReading};
use super::slug::stem;
use super::sources::SourceFile;
use super::visible::visible;
use super::{Code, FileIx, Span, de, yaml};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

/// What a file begins with, for one who wrote something else.
pub(super) trait Opening: DeserializeOwned {
    /// Behind "begin with" and "begins with".
    const OPENING: &'static str;
}

impl Opening for Document {
    const OPENING: &'static str = "`format: 1`, `title:` and `steps:`";
}

impl Opening for Site {
    const OPENING: &'static str = "`format: 1` and `set:`";
}

/// One file, read.
#[derive(Debug)]
pub(super) struct Reading<D> {
    pub(super) ix: FileIx,
    pub(super) file: Arc<SourceFile>,
    /// What could be read, with gaps where something was wrong; nothing if it is not YAML.
    pub(super) document: Option<D>,
    /// What is wrong with its shape.
    pub(super) findings: Findings,
    /// The names of what was lost because something in it was wrong.
    pub(super) lost: BTreeSet<String>,
    /// The id it has unless it says otherwise.
    pub(super) stem: String,
}

/// All files of a library that were asked for.
#[derive(Debug)]
pub struct Readings<'l, L> {
    library: &'l L,
    known: Mutex<BTreeMap<String, Arc<Known>>>,
}

/// A file that was asked for.
#[derive(Debug)]
struct Known {
    ix: FileIx,
    procedure: Mutex<Weak<Reading<Document>>>,
    site: Mutex<Weak<Reading<Site>>>,
    map: Mutex<Weak<MapReading>>,
}

fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    // Whoever panicked with it in hand left at worst a reading out.
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

impl<'l, L: Library> Readings<'l, L> {
    /// Readings of the files of `library`.
    #[must_use]
    pub fn new(library: &'l L) -> Self {
        Self { library, known: Mutex::default() }
    }

    /// Where the texts come from.
    pub(super) const fn library(&self) -> &'l L {
        self.library
    }

    fn known(&self, name: &str) -> Arc<Known> {
        let mut all = held(&self.known);
        let ix = FileIx::new(all.len());
        let known = all.entry(name.to_owned()).or_insert_with(|| {
            let (procedure, site, map) = <(Mutex<_>, Mutex<_>, Mutex<_>)>::default();
            Arc::new(Known { ix, procedure, site, map })
        });
        Arc::clone(known)
    }

    /// The procedure file called `name`.
    pub(super) fn procedure(&self, name: &str) -> Arc<Reading<Document>> {
        let known = self.known(name);
        let mut slot = held(&known.procedure);
        if let Some(reading) = slot.upgrade() {
            return reading;
        }
        let reading = Arc::new(read(known.ix, name, self.library.open(name)));
        *slot = Arc::downgrade(&reading);
        reading
    }

    /// The map file called `name`.
    pub(super) fn map(&self, name: &str) -> Arc<MapReading> {
        let known = self.known(name);
        let mut slot = held(&known.map);
        if let Some(reading) = slot.upgrade() {
            return reading;
        }
        let reading = Arc::new(map::read(known.ix, name, self.library.open(name)));
        *slot = Arc::downgrade(&reading);
        reading
    }

    /// The site file called `name`.
    pub(super) fn site(&self, name: &str) -> Arc<Reading<Site>> {
        let known = self.known(name);
        let mut slot = held(&known.site);
        if let Some(reading) = slot.upgrade() {
            return reading;
        }
        let reading = Arc::new(read(known.ix, name, self.library.open(name)));
        *slot = Arc::downgrade(&reading);
        reading
    }
}

/// Reads the `bytes` of the file called `name` without asking what they mean.
pub(super) fn read<D: Opening>(ix: FileIx, name: &str, bytes: Option<Vec<u8>>) -> Reading<D> {
    let mut findings = Findings::default();
    let (mut document, mut lost) = (None, BTreeSet::new());
    let text = match bytes.map(decode) {
        None => {
            let message = format!("cannot read `{}`", visible(name));
            findings.push(Diagnostic::error(Code::Unreadable, Span::new(ix, 0..0), message));
            String::new()
        }
        Some((text, None)) => {
            (document, lost) = shape(ix, &text, &mut findings);
            text
        }
        Some((text, Some(at))) => {
            findings.push(not_utf8(ix, at));
            text
        }
    };
    let file = Arc::new(SourceFile { name: name.to_owned(), text });
    Reading { ix, file, document, findings, lost, stem: stem(name) }
}

/// The document in a text, and the names that were lost.
pub(super) fn shape<D: Opening>(
    ix: FileIx,
    text: &str,
    findings: &mut Findings,
) -> (Option<D>, BTreeSet<String>) {
    let Some(prepared) = yaml::prepare(ix, text, findings) else {
        return (None, BTreeSet::new());
    };
    match yaml::parse(ix, &prepared, D::OPENING, findings) {
        Some(root) => de::read(&prepared, &root, D::OPENING, findings),
        None => (None, BTreeSet::new()),
    }
}

/// The text of a file, and where it stops being UTF-8 if it does.
fn decode(bytes: Vec<u8>) -> (String, Option<usize>) {
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(at))
        }
    }
}

/// What is said about a file whose byte number `at` is the first that is not UTF-8.
fn not_utf8(file: FileIx, at: usize) -> Diagnostic {
    let span = Span::new(file, at..at + '\u{fffd}'.len_utf8());
    Diagnostic::error(Code::NotUtf8, span, "the file is not text in UTF-8 from here on")
        .help("save it as UTF-8")
}
