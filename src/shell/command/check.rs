//! `rehearse check`: every mistake in procedure files, each once, at its place.
//!
//! What is mended with `--fix` is `check/fix.rs`.

mod fix;
mod printer;
mod tally;

use super::World;
use crate::author::map::FOLDER;
use crate::author::{Compiled, Diagnostic, Library, Readings, SourceMap};
use crate::lint::{self, Own, Profile, Standard};
use crate::shell::args::Findings;
use crate::shell::cores::in_order;
use crate::shell::library::{self, Places, bundled, folder};
use crate::shell::{Error, args, clock, output};
use printer::Printer;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use tally::Tally;

pub(super) fn perform(args: &args::Check, world: &World) -> Result<ExitCode, Error> {
    let (names, mut unread) =
        if args.paths.is_empty() { everything(&world.places) } else { asked(&args.paths) };
    let profile = Profile::parse(&args.profile).unwrap_or_default();
    let today = clock::wall().date().to_string();
    let standard = Standard { profile, today: &today };
    let mut printer = Printer::new(args.format, profile, &world.environment);
    let mut tally = Tally::new(profile);
    let mut take = |checked: Checked| {
        let (found, sources) = tally.add(checked);
        printer.add(found, &sources);
    };
    if args.fix {
        let (drafts, mended) = fix::mend(&names, &world.places, standard);
        unread.extend(survey(&names, &drafts, standard, &mut take));
        output::complain(&(mended.words() + "\n"));
        unread.extend(mended.unwritten);
    } else {
        unread.extend(survey(&names, &world.places, standard, &mut take));
    }
    printer.finish()?;
    for error in &unread {
        output::complain(&error.report());
    }
    if !tally.is_empty() || unread.is_empty() {
        output::complain(&(tally.words() + "\n"));
    }
    if args.format == Findings::Human && tally.has_found {
        output::complain("`rehearse explain CODE` says more about a code\n");
    }
    Ok(match (unread.is_empty(), tally.errors) {
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
        let maps = folder::procedures(&path.join(FOLDER)).unwrap_or_default();
        for file in &maps {
            add(file, &mut names, &mut unread);
        }
    }
    let bundled = bundled::BUNDLED.iter().chain(bundled::MAPS);
    names.extend(bundled.map(|(name, _)| (*name).to_owned()));
    (once(names), unread)
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
    (once(names), unread)
}

/// Each name where it comes first.
fn once(mut names: Vec<String>) -> Vec<String> {
    let mut known = BTreeSet::new();
    names.retain(|name| known.insert(name.clone()));
    names
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
    if let Some(name) = path.to_str() {
        names.push(name.to_owned());
    } else {
        let source = std::io::Error::new(ErrorKind::InvalidInput, "its name is not text");
        unread.push(Error::Read { path: path.to_owned(), source });
    }
}

/// What is wrong with a procedure file and those that it uses.
pub(super) struct Checked {
    /// The names of the files.
    pub(super) files: Vec<String>,
    /// The id of the file that was asked for.
    pub(super) own: Option<Own>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) sources: SourceMap,
}

/// Hands what is wrong with each of the files to `take`, in order; those that cannot be read.
fn survey<L: Library + Sync>(
    names: &[String],
    library: &L,
    standard: Standard<'_>,
    take: &mut dyn FnMut(Checked),
) -> Vec<Error> {
    let mut unread = Vec::new();
    let readings = Readings::new(library);
    let name = |position: usize| names.get(position).map_or("", String::as_str);
    let work = |position| check(&readings, name(position), standard);
    in_order(names.len(), work, |position, outcome| match outcome {
        Ok(checked) => take(checked),
        Err(source) => unread.push(Error::Read { path: name(position).into(), source }),
    });
    unread
}

/// `1 file`, `2 files`.
fn several(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

fn check<L: Library>(
    readings: &Readings<'_, L>,
    name: &str,
    standard: Standard<'_>,
) -> std::io::Result<Checked> {
    if bundled::text(name).is_none() {
        library::can_be_read(Path::new(name))?;
    }
    let compiled = lint::check(readings, name, standard);
    let own = Own::of(&compiled);
    let Compiled { diagnostics, sources, .. } = compiled;
    let files = sources.files().map(|file| file.name.clone()).collect();
    Ok(Checked { files, own, diagnostics, sources })
}
