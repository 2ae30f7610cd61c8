//! The doors of this layer: one text to a document, and a library's files to a procedure.
//!
//! Which files there are is the library's knowledge; nothing is opened here. A file that is used
//! by another is read once, and its mistakes are reported in it. Read next: `settle.rs`.

use super::diagnostic::{Diagnostic, Findings};
use super::document::{Document, Entry};
use super::identity::{id_in, stem};
use super::suggest::advice;
use super::visible::visible;
use super::{Code, FileIx, SourceMap, Span, de, settle, yaml};
use crate::procedure::Procedure;
use std::collections::BTreeMap;

/// Where texts come from.
pub trait Library {
    /// The bytes of the file called `name`.
    fn open(&self, name: &str) -> Option<Vec<u8>>;

    /// The name of the file whose procedure has the id `id`, when `beside` asks for it.
    fn find(&self, id: &str, beside: &str) -> Option<String>;

    /// The ids that `find` finds when `beside` asks for them, for advice: those beside it first.
    fn ids(&self, beside: &str) -> Vec<String>;
}

/// Files by name, as a session's folder keeps them.
#[derive(Clone, Debug, Default)]
pub struct Files(pub Vec<(String, String)>);

impl Library for Files {
    fn open(&self, name: &str) -> Option<Vec<u8>> {
        let (_, text) = self.0.iter().find(|(known, _)| known == name)?;
        Some(text.clone().into_bytes())
    }

    fn find(&self, id: &str, _: &str) -> Option<String> {
        let (name, _) = self.0.iter().find(|(name, text)| id_in(name, text) == id)?;
        Some(name.clone())
    }

    fn ids(&self, _: &str) -> Vec<String> {
        self.0.iter().map(|(name, text)| id_in(name, text)).collect()
    }
}

/// What a single text says.
#[derive(Clone, Debug)]
pub struct Reading {
    /// What could be read, with gaps where something was wrong; nothing if it is not YAML.
    pub document: Option<Document>,
    /// What is wrong with its shape, in the order of the file.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads the text of `file` without asking what it means.
#[must_use]
pub fn read(file: FileIx, text: &str) -> Reading {
    let mut findings = Findings::default();
    let document = document(file, text, &mut findings);
    Reading { document, diagnostics: findings.into_sorted() }
}

fn document(file: FileIx, text: &str, findings: &mut Findings) -> Option<Document> {
    let text = yaml::prepare(file, text, findings)?;
    let root = yaml::parse(file, &text, findings)?;
    de::read(&root, findings)
}

/// What has become of a procedure file and those that it uses.
#[derive(Debug)]
pub struct Compiled {
    /// The settled procedure, if no error was found.
    pub procedure: Option<Procedure>,
    /// Everything that was found, file by file, each in the order of its file.
    pub diagnostics: Vec<Diagnostic>,
    /// The files read: first the one asked for, then those used, each once.
    pub sources: SourceMap,
}

impl Compiled {
    /// The names of the files that the procedure uses, without its own.
    pub fn used(&self) -> impl Iterator<Item = &str> {
        self.sources.files().iter().skip(1).map(|file| file.name.as_str())
    }
}

/// Reads and settles the file called `name`.
#[must_use]
pub fn compile(library: &impl Library, name: &str) -> Compiled {
    let mut loader = Loader { library, sources: SourceMap::default(), files: Vec::new() };
    loader.load(name, &mut Vec::new());
    let Loader { sources, mut files, .. } = loader;
    let procedure = settle::settle(&mut files);
    let diagnostics = files.into_iter().flat_map(|file| file.findings.into_sorted()).collect();
    Compiled { procedure, diagnostics, sources }
}

/// One file, read.
pub(super) struct Loaded {
    /// The id it has unless it says otherwise.
    pub(super) stem: String,
    pub(super) document: Option<Document>,
    pub(super) findings: Findings,
    /// Which file each `use:` means, by its place; one that is lost is not here.
    pub(super) uses: BTreeMap<Span, FileIx>,
}

struct Loader<'l, L> {
    library: &'l L,
    sources: SourceMap,
    files: Vec<Loaded>,
}

impl<L: Library> Loader<'_, L> {
    /// Reads the file called `name` and those it uses. `open` are the files that wait for it.
    fn load(&mut self, name: &str, open: &mut Vec<String>) -> FileIx {
        let mut findings = Findings::default();
        let ix = FileIx::new(self.files.len());
        let (text, document) = match self.library.open(name).map(decode) {
            None => {
                let message = format!("cannot read `{}`", visible(name));
                let start = Span::new(ix, 0..0);
                findings.push(Diagnostic::error(Code::Unreadable, start, message));
                (String::new(), None)
            }
            Some((text, fault)) => {
                let document = match fault {
                    None => document(ix, &text, &mut findings),
                    Some(at) => {
                        findings.push(not_utf8(ix, at));
                        None
                    }
                };
                (text, document)
            }
        };
        self.sources.add(name, text);
        let wanted = document.as_ref().map_or_else(Vec::new, wanted);
        self.files.push(Loaded { stem: stem(name), document, findings, uses: BTreeMap::new() });
        open.push(name.to_owned());
        for (id, span) in wanted {
            let used = self.load_used(&id, span, name, open);
            if let Some(file) = self.files.get_mut(ix.position()) {
                match used {
                    Ok(used) => drop(file.uses.insert(span, used)),
                    Err(diagnostic) => file.findings.push(diagnostic),
                }
            }
        }
        open.pop();
        ix
    }

    fn load_used(
        &mut self,
        id: &str,
        span: Span,
        beside: &str,
        open: &mut Vec<String>,
    ) -> Result<FileIx, Diagnostic> {
        let Some(name) = self.library.find(id, beside) else {
            let mut ids = self.library.ids(beside);
            ids.retain(|id| {
                self.library.find(id, beside).is_some_and(|name| !open.contains(&name))
            });
            let message = format!("no procedure has the id `{}`", visible(id));
            let found = Diagnostic::error(Code::UnknownProcedure, span, message);
            return Err(found.maybe_help(
                meant_file(id, &ids).or_else(|| advice(id, ids.iter().map(String::as_str))),
            ));
        };
        if open.contains(&name) {
            let message = format!("`{}` uses itself", visible(id));
            return Err(Diagnostic::error(Code::UseCycle, span, message)
                .help("take this `use:` out, here or in the file it names"));
        }
        let known = self.sources.files().iter().position(|file| file.name == name);
        Ok(known.map_or_else(|| self.load(&name, open), FileIx::new))
    }
}

/// What to write for one of `ids` that was given as the name of a file.
fn meant_file(got: &str, ids: &[String]) -> Option<String> {
    let (extension, meant) = [".yaml", ".yml"].into_iter().find_map(|extension| {
        let without = got.strip_suffix(extension)?;
        let id = [without.to_owned(), stem(got)].into_iter().find(|id| ids.contains(id))?;
        Some((extension, id))
    })?;
    Some(format!("write the id without {extension}: {meant}"))
}

/// The procedures that a document uses, and where it says so.
fn wanted(document: &Document) -> Vec<(String, Span)> {
    let entries = document.phases.given().map_or(&[][..], |entries| &***entries);
    let uses = entries.iter().filter_map(|entry| match entry {
        Entry::Use(uses) => Some((uses.procedure.to_string(), uses.procedure.span)),
        Entry::Phase(_) | Entry::Step(_) => None,
    });
    uses.collect()
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
