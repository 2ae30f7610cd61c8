//! The catalogue: every procedure that was found, read and settled, and the texts it was made of.
//!
//! Made anew when the library is looked at again; a session keeps its procedure whatever becomes
//! of the files.

use super::bundled::{self, BUNDLED};
use super::{Origin, Places, folder};
use crate::app::library::{Broken, Shelf, Shelved, Unfinished};
use crate::app::offer::Offer;
use crate::author::map::{FOLDER, is_map};
use crate::author::render::{self, Look};
use crate::author::{self, Choice, Compiled, Diagnostic, Package, Readings, id_in};
use crate::shell::cores::side_by_side;
use crate::shell::sessions::SourceText;
use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

/// How wide the diagnostics of a broken file are laid out for the screen.
const WIDTH: usize = 76;

/// One procedure file that was found.
#[derive(Clone, Debug)]
pub(in crate::shell) struct Found {
    /// Its id, or what its name says where the file does not.
    pub(in crate::shell) id: String,
    /// Its title, or the file's name.
    pub(in crate::shell) title: String,
    /// The name by which it is opened: a path, but for the bundled ones.
    pub(in crate::shell) path: String,
    /// Where it was found.
    pub(in crate::shell) origin: Origin,
    /// The procedure, or what is wrong.
    pub(in crate::shell) content: Result<Offer, Broken>,
}

/// Every procedure that was found.
#[derive(Debug, Default)]
pub(in crate::shell) struct Catalogue(Vec<Found>);

impl Catalogue {
    /// Looks through all places. Of two files with the same id the first is taken.
    pub(in crate::shell) fn of(places: &Places) -> Self {
        let mut wanted = Vec::new();
        let mut unreadable = Vec::new();
        let mut known = BTreeSet::new();
        for (origin, path) in places.folders() {
            match folder::procedures(path) {
                Ok(files) => wanted.extend(files.into_iter().map(|file| (origin, file))),
                Err(error) if is_nothing(error.kind()) => continue,
                Err(error) => {
                    unreadable.push(Found::unreadable(path, origin, &error.to_string()));
                }
            }
            known.extend(places.known(Some(path)).iter().map(|(id, _)| id.clone()));
        }
        // What lies in a folder takes the place of what is bundled, which is then not read.
        let bundled = BUNDLED.iter().filter(|(name, text)| !known.contains(&id_in(name, text)));
        wanted.extend(bundled.map(|(name, _)| (Origin::Bundled, name.into())));
        let readings = Readings::new(places);
        let found = side_by_side(wanted.len(), |position| {
            wanted.get(position).map(|(origin, path)| Found::read(&readings, path, *origin))
        });
        let mut all = Self(unreadable);
        let mut taken = BTreeSet::new();
        for found in found.into_iter().flatten() {
            all.add(found, &mut taken);
        }
        all
    }

    fn add(&mut self, found: Found, taken: &mut BTreeSet<String>) {
        if taken.insert(found.id.clone()) {
            self.0.push(found);
        }
    }

    /// What was found, in order.
    pub(in crate::shell) fn found(&self) -> &[Found] {
        &self.0
    }

    /// What the library screen shows.
    pub(in crate::shell) fn shelf(&self, unfinished: Vec<Unfinished>) -> Shelf {
        let shelved = self.0.iter().map(|found| Shelved {
            id: found.id.clone(),
            title: found.title.clone(),
            origin: found.origin.to_string(),
            content: found.content.clone(),
            last: None,
        });
        Shelf { unfinished, procedures: shelved.collect() }
    }
}

impl Found {
    /// The file at `path`.
    pub(in crate::shell) fn read(
        readings: &Readings<'_, Places>,
        path: &Path,
        origin: Origin,
    ) -> Self {
        let Some(name) = path.to_str() else {
            return Self::unreadable(path, origin, "its name is not text: rename it");
        };
        if origin == Origin::Bundled {
            return Self::settled(readings, name)
                .unwrap_or_else(|| Self::compiled(readings, name, origin));
        }
        match super::can_be_read(path) {
            Ok(()) => Self::compiled(readings, name, origin),
            Err(error) => Self::unreadable(path, origin, &error.to_string()),
        }
    }

    /// The file that the places call `name`.
    pub(in crate::shell) fn named(readings: &Readings<'_, Places>, name: &str) -> Self {
        let origin = if bundled::text(name).is_some() { Origin::Bundled } else { Origin::Named };
        Self::compiled(readings, name, origin)
    }

    /// A bundled file, of which a test has seen that nothing is wrong with it: it is settled the one
    /// way in which it is offered first. Looking at every patient and every test of it would take
    /// most of the time until the library is on screen.
    fn settled(readings: &Readings<'_, Places>, name: &str) -> Option<Self> {
        let package = Arc::new(author::load_with(readings, name));
        let offer = Offer::settle(package, Choice::default()).ok()?;
        let about = offer.procedure().about();
        let (id, title) = (about.id.to_string(), about.title.clone());
        let (path, origin) = (name.to_owned(), Origin::Bundled);
        Some(Self { id, title, path, origin, content: Ok(offer) })
    }

    fn compiled(readings: &Readings<'_, Places>, name: &str, origin: Origin) -> Self {
        let compiled = author::compile_with(readings, name);
        let path = name.to_owned();
        if let Some(procedure) = compiled.procedure {
            let about = procedure.about();
            let (id, title) = (about.id.to_string(), about.title.clone());
            let offer = Offer::new(Arc::new(procedure), compiled.package, Choice::default());
            return Self { id, title, path, origin, content: Ok(offer) };
        }
        let text = compiled.package.files().next().map_or("", |(_, text)| text);
        let (id, title) = (id_in(name, text), file_name(Path::new(name)));
        Self { id, title, path, origin, content: Err(broken(&compiled)) }
    }

    fn unreadable(path: &Path, origin: Origin, why: &str) -> Self {
        let (id, path) = (file_name(path), path.display().to_string());
        let first = format!("cannot read `{path}`: {why}");
        let broken = Broken { first: first.clone(), all: first };
        Self { title: id.clone(), id, path, origin, content: Err(broken) }
    }
}

/// The bundled texts are part of the program and cannot be broken; a file that is not there is no
/// procedure.
const fn is_nothing(kind: ErrorKind) -> bool {
    matches!(kind, ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// The procedure file, those that it uses and their maps, by the last part of their names, which
/// tells nothing of whose they are, and the folder of the maps. Two files of the same name are told apart by a folder that is only a number,
/// as a file's name may be its id.
pub(in crate::shell) fn texts(package: &Package) -> Vec<SourceText> {
    let mut texts: Vec<SourceText> = Vec::new();
    for (name, text) in package.files() {
        let is_map = is_map(name);
        let mut name = file_name(Path::new(name));
        if is_map {
            name = format!("{FOLDER}/{name}");
        }
        if texts.iter().any(|(taken, _)| *taken == name) {
            name = format!("{}/{name}", texts.len());
        }
        texts.push((name, text.to_owned()));
    }
    texts
}

fn file_name(path: &Path) -> String {
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    author::visible::visible(&name).into_owned()
}

/// What is wrong, errors before what is only odd.
fn broken(compiled: &Compiled) -> Broken {
    let errors = || compiled.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    let one_line = |diagnostic: &Diagnostic| render::one_line(diagnostic, &compiled.sources);
    let look = Look { colour: false, width: WIDTH };
    Broken {
        first: errors().next().map_or_else(String::new, one_line),
        all: render::human(&compiled.diagnostics, &compiled.sources, look),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn broken_files_are_kept_with_what_is_wrong_and_shadow_what_comes_later() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, text: &str| {
            let mut file = std::fs::File::create(folder.path().join(name)).unwrap();
            file.write_all(text.as_bytes()).unwrap();
        };
        write("bladder-dwell.yaml", "format: 1\n");
        write("good.yaml", "format: 1\ntitle: Good\nsteps: [Wash]\n");
        write("uses.yaml", "format: 1\ntitle: Uses\nphases:\n  - use: good\n");
        let environment = crate::shell::environment::Environment::default();
        let given = [folder.path().to_owned()];
        let places = Places::new(&given, &environment, folder.path()).unwrap();
        let all = Catalogue::of(&places);
        let found = |id: &str| all.found().iter().find(|found| found.id == id).unwrap();
        let dwell = found("bladder-dwell");
        assert_eq!(dwell.origin, Origin::Library);
        assert!(dwell.content.as_ref().unwrap_err().first.contains("missing-key"));
        assert!(found("good").content.is_ok());
        let package = found("uses").content.as_ref().unwrap().package().unwrap();
        let texts = texts(package);
        let names: Vec<&str> = texts.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["uses.yaml", "good.yaml"]);
    }

    #[test]
    fn every_bundled_procedure_can_be_rehearsed() {
        for (name, _) in BUNDLED {
            assert!(bundled::text(name).is_some());
            let places = Places::default();
            let found = Found::compiled(&Readings::new(&places), name, Origin::Bundled);
            let offer = found.content.unwrap_or_else(|broken| panic!("{name}: {}", broken.all));
            assert!(offer.package().is_some(), "{name}");
            let settled = Found::settled(&Readings::new(&places), name).unwrap();
            let settled = settled.content.unwrap();
            assert_eq!(format!("{:?}", settled.procedure()), format!("{:?}", offer.procedure()));
        }
    }
}
