//! `rehearse check`: every mistake in procedure files, each once, at its place.

use super::World;
use crate::author::render::{self, Look};
use crate::author::{self, Compiled, Diagnostic, FileIx, SourceMap};
use crate::shell::args::{self, Findings};
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
    let compiled = side_by_side(names.len(), |position| {
        let name = names.get(position).map_or("", String::as_str);
        compile(&world.places, name)
    });
    for (name, outcome) in names.iter().zip(compiled) {
        match outcome {
            Ok(compiled) => tally.add(&compiled),
            Err(source) => unread.push(Error::Read { path: name.into(), source }),
        }
    }
    let Tally { files, sources, diagnostics, .. } = &tally;
    let environment = &world.environment;
    let look = Look { colour: environment.colour, width: environment.width };
    output::print(&match args.format {
        Findings::Human => render::human(diagnostics, sources, look),
        Findings::Json => render::json(diagnostics, sources) + "\n",
    })?;
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
fn everything(places: &Places) -> (Vec<String>, Vec<Error>) {
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
fn asked(paths: &[PathBuf]) -> (Vec<String>, Vec<Error>) {
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

fn add(path: &Path, names: &mut Vec<String>, unread: &mut Vec<Error>) {
    match path.to_str() {
        Some(name) if names.iter().any(|known| known == name) => {}
        Some(name) => names.push(name.to_owned()),
        None => {
            let source = std::io::Error::new(ErrorKind::InvalidInput, "its name is not text");
            unread.push(Error::Read { path: path.to_owned(), source });
        }
    }
}

fn compile(places: &Places, name: &str) -> std::io::Result<Compiled> {
    if bundled::text(name).is_none() {
        library::read(Path::new(name))?;
    }
    Ok(author::compile(places, name))
}

/// What was found in all files, each mistake once, however many files use the one it is in.
#[derive(Debug, Default)]
struct Tally {
    files: BTreeSet<String>,
    /// The files in which something was found.
    wrong: BTreeSet<String>,
    sources: SourceMap,
    diagnostics: Vec<Diagnostic>,
    seen: BTreeSet<(String, u32, &'static str, String)>,
}

impl Tally {
    fn add(&mut self, compiled: &Compiled) {
        let files = compiled.sources.files();
        self.files.extend(files.iter().map(|file| file.name.clone()));
        let name = |ix: FileIx| files.get(ix.position()).map_or("", |file| &file.name);
        let mut moved: Vec<Option<FileIx>> = vec![None; files.len()];
        for diagnostic in &compiled.diagnostics {
            let span = diagnostic.primary.span;
            let (file, code) = (name(span.file).to_owned(), diagnostic.code.word());
            if !self.seen.insert((file.clone(), span.start, code, diagnostic.message.clone())) {
                continue;
            }
            self.wrong.insert(file);
            let mut diagnostic = diagnostic.clone();
            let labels = std::iter::once(&mut diagnostic.primary).chain(&mut diagnostic.secondary);
            for label in labels {
                let old = label.span.file;
                let (Some(file), Some(slot)) =
                    (files.get(old.position()), moved.get_mut(old.position()))
                else {
                    continue;
                };
                let sources = &mut self.sources;
                label.span.file =
                    *slot.get_or_insert_with(|| sources.add(file.name.clone(), file.text.clone()));
            }
            self.diagnostics.push(diagnostic);
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
