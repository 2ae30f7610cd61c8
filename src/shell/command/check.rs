//! `rehearse check`: every mistake in procedure files, each once, at its place.

use super::{World, findings};
use crate::author::{self, Compiled, Diagnostic, FileIx, Readings, SourceMap, Span};
use crate::shell::args;
use crate::shell::cores::side_by_side;
use crate::shell::library::{self, Places, bundled, folder};
use crate::shell::{Error, output};
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub(super) fn perform(args: &args::Check, world: &World) -> Result<ExitCode, Error> {
    let (names, mut unread) =
        if args.paths.is_empty() { everything(&world.places) } else { asked(&args.paths) };
    let mut tally = Tally::default();
    let readings = Readings::new(&world.places);
    let checked = side_by_side(names.len(), |position| {
        let name = names.get(position).map_or("", String::as_str);
        check(&readings, name)
    });
    for (name, outcome) in names.iter().zip(checked) {
        match outcome {
            Ok(checked) => tally.add(checked),
            Err(source) => unread.push(Error::Read { path: name.into(), source }),
        }
    }
    let Tally { files, sources, diagnostics, .. } = &tally;
    output::print(&findings::shown(args.format, diagnostics, sources, &world.environment))?;
    for error in &unread {
        output::complain(&error.report());
    }
    if !files.is_empty() || unread.is_empty() {
        output::complain(&(tally.words() + "\n"));
    }
    Ok(match (unread.is_empty(), tally.count(true)) {
        (false, _) => ExitCode::from(super::super::FAILED),
        (true, 0) => ExitCode::SUCCESS,
        (true, _) => ExitCode::FAILURE,
    })
}

/// The files of the library, in order, those that another one stands before included.
pub(super) fn everything(places: &Places) -> (Vec<String>, Vec<Error>) {
    let (mut names, mut unread) = (Vec::new(), Vec::new());
    for (_, path) in places.folders() {
        match folder::procedures(path) {
            Ok(files) => files.iter().for_each(|file| add(file, &mut names, &mut unread)),
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {}
            Err(source) => unread.push(Error::Read { path: path.to_owned(), source }),
        }
    }
    names.extend(bundled::BUNDLED.iter().map(|(name, _)| (*name).to_owned()));
    (names, unread)
}

/// The files that were asked for, and those in the folders that were.
pub(super) fn asked(paths: &[PathBuf]) -> (Vec<String>, Vec<Error>) {
    let (mut names, mut unread) = (Vec::new(), Vec::new());
    for path in paths {
        if path.is_dir() {
            match folder::all_procedures(path) {
                Ok(files) if files.is_empty() => {
                    unread.push(Error::NoFiles { path: path.to_owned() });
                }
                Ok(files) => files.iter().for_each(|file| add(file, &mut names, &mut unread)),
                Err((path, source)) => unread.push(Error::Read { path, source }),
            }
        } else {
            add(path, &mut names, &mut unread);
        }
    }
    (names, unread)
}

/// A site's own values are looked at with the procedures that lie beside them.
fn beside_site(path: &Path, names: &mut Vec<String>, unread: &mut Vec<Error>) {
    let folder = path.parent().unwrap_or(Path::new(""));
    match folder::procedures(folder) {
        // Alone, it would be looked at with nothing.
        Ok(files) if files.is_empty() => unread.push(Error::NoFiles { path: folder.to_owned() }),
        Ok(files) => files.iter().for_each(|file| add(file, names, unread)),
        Err(source) => unread.push(Error::Read { path: folder.to_owned(), source }),
    }
}

fn add(path: &Path, names: &mut Vec<String>, unread: &mut Vec<Error>) {
    if folder::is_site(path) {
        return beside_site(path, names, unread);
    }
    match path.to_str() {
        Some(name) if names.iter().any(|known| known == name) => {}
        Some(name) => names.push(name.to_owned()),
        None => {
            let source = std::io::Error::new(ErrorKind::InvalidInput, "its name is not text");
            unread.push(Error::Read { path: path.to_owned(), source });
        }
    }
}

/// What is wrong with a procedure file and those that it uses.
struct Checked {
    /// The names of the files.
    files: Vec<String>,
    diagnostics: Vec<Diagnostic>,
    /// The texts, where there is something to be shown.
    sources: SourceMap,
}

fn check(readings: &Readings<'_, Places>, name: &str) -> std::io::Result<Checked> {
    if bundled::text(name).is_none() {
        library::can_be_read(Path::new(name))?;
    }
    let Compiled { diagnostics, sources, .. } = author::compile_with(readings, name);
    let files = sources.files().map(|file| file.name.clone()).collect();
    let sources = if diagnostics.is_empty() { SourceMap::default() } else { sources };
    Ok(Checked { files, diagnostics, sources })
}

/// What was found in all files, each mistake once, however many files use the one it is in.
#[derive(Debug, Default)]
struct Tally {
    files: BTreeSet<String>,
    /// The files in which something was found.
    wrong: BTreeSet<FileIx>,
    sources: SourceMap,
    diagnostics: Vec<Diagnostic>,
    seen: BTreeSet<(Span, &'static str, String)>,
}

impl Tally {
    fn add(&mut self, checked: Checked) {
        self.files.extend(checked.files);
        self.sources.extend(&checked.sources);
        for diagnostic in checked.diagnostics {
            let (span, code) = (diagnostic.primary.span, diagnostic.code.word());
            if self.seen.insert((span, code, diagnostic.message.clone())) {
                self.wrong.insert(span.file);
                self.diagnostics.push(diagnostic);
            }
        }
    }

    fn count(&self, errors: bool) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.is_error() == errors).count()
    }

    /// `4 files, no problems`, or `2 errors in 1 of 4 files`.
    fn words(&self) -> String {
        let several = |count: usize, what: &str| {
            if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
        };
        let files = several(self.files.len(), "file");
        let found = match (self.count(true), self.count(false)) {
            (0, 0) => return format!("{files}, no problems"),
            (errors, 0) => several(errors, "error"),
            (0, warnings) => several(warnings, "warning"),
            (errors, warnings) => {
                format!("{} and {}", several(errors, "error"), several(warnings, "warning"))
            }
        };
        format!("{found} in {} of {files}", self.wrong.len())
    }
}
