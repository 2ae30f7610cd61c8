//! The library: where procedures are found, in which order, and which file an id means.
//!
//! It finds and reads files and knows nothing of what they say but their ids. What there is, read
//! and settled, is `library/catalogue.rs`; the folders are listed by `library/folder.rs`.

pub(super) mod bundled;
pub(super) mod catalogue;
pub(super) mod folder;

pub(super) use catalogue::{Catalogue, Found};

use super::Error;
use super::environment::Environment;
use crate::author;
use crate::author::map::FOLDER;
use bundled::{BUNDLED, MAPS};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// One byte more than a procedure file may have: enough to see that it is too large.
const MOST_BYTES: u64 = (4 << 20) + 1;

/// Where a procedure was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// In a folder given by `--library` or `REHEARSE_LIBRARY`.
    Library,
    /// In `./procedures`.
    Here,
    /// In the data directory.
    Data,
    /// Inside the program.
    Bundled,
    /// It was named itself.
    Named,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Library => "library",
            Self::Here => "./procedures",
            Self::Data => "data directory",
            Self::Bundled => "bundled",
            Self::Named => "file",
        })
    }
}

/// The id of a procedure file, and the name it is opened by.
type Known = (String, String);

/// Where procedures are found, in order.
#[derive(Debug, Default)]
pub(super) struct Places {
    folders: Vec<(Origin, PathBuf)>,
    /// What is in a folder, once someone has asked for an id. Nothing stands for the bundled.
    known: Mutex<BTreeMap<Option<PathBuf>, Arc<Vec<Known>>>>,
}

impl Places {
    /// The places, with those `given` on the command line first.
    ///
    /// # Errors
    ///
    /// When a folder that was asked for cannot be read.
    pub(super) fn new(
        given: &[PathBuf],
        environment: &Environment,
        data: &Path,
    ) -> Result<Self, Error> {
        let asked = if given.is_empty() { &environment.library } else { given };
        for path in asked {
            std::fs::read_dir(path).map_err(|source| Error::Read { path: path.clone(), source })?;
        }
        let asked = asked.iter().map(|path| (Origin::Library, path.clone()));
        let own = [(Origin::Here, "procedures".into()), (Origin::Data, data.join("procedures"))];
        Ok(Self { folders: asked.chain(own).collect(), known: Mutex::default() })
    }

    /// The folders, in order.
    pub(super) fn folders(&self) -> impl Iterator<Item = (Origin, &Path)> {
        self.folders.iter().map(|(origin, path)| (*origin, path.as_path()))
    }

    /// Forgets what is in the folders, so that it is looked up again.
    pub(super) fn forget(&mut self) {
        self.known.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The ids in a folder, in the order of the files' names.
    pub(super) fn known(&self, folder: Option<&Path>) -> Arc<Vec<Known>> {
        let key = folder.map(Path::to_owned);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(key).or_insert_with(|| Arc::new(index(folder))))
    }

    /// The maps, those beside a file first, then those of every place, in order.
    fn maps(&self, beside: &str) -> Vec<Known> {
        let folders = self.folders.iter().map(|(_, path)| path.as_path());
        let folders = folder_of(beside).into_iter().chain(folders);
        let known = folders.flat_map(|folder| self.known(Some(&folder.join(FOLDER))).to_vec());
        known.chain(indexed(MAPS)).collect()
    }

    /// What is in every place, in order.
    fn everywhere(&self) -> impl Iterator<Item = Arc<Vec<Known>>> {
        let folders = self.folders.iter().map(|(_, path)| self.known(Some(path)));
        folders.chain(std::iter::once_with(|| self.known(None)))
    }
}

impl author::Library for Places {
    fn open(&self, name: &str) -> Option<Vec<u8>> {
        match bundled::text(name) {
            Some(text) => Some(text.as_bytes().to_vec()),
            None => read(Path::new(name)).ok(),
        }
    }

    fn find(&self, id: &str, beside: &str) -> Option<String> {
        let in_list = |known: &[Known]| {
            known.iter().find(|(found, _)| found == id).map(|(_, name)| name.clone())
        };
        // A folder of procedures is whole in itself, wherever it lies.
        folder_of(beside)
            .and_then(|folder| in_list(&self.known(Some(folder))))
            .or_else(|| self.everywhere().find_map(|known| in_list(&known)))
    }

    fn find_map(&self, id: &str, beside: &str) -> Option<String> {
        let mut maps = self.maps(beside).into_iter();
        maps.find(|(found, _)| found == id).map(|(_, name)| name)
    }

    fn map_ids(&self, beside: &str) -> Vec<String> {
        let mut seen = BTreeSet::new();
        let ids = self.maps(beside).into_iter().map(|(id, _)| id);
        ids.filter(|id| seen.insert(id.clone())).collect()
    }

    /// The site's values lie beside the procedures. Those that are bundled lie in no folder: for
    /// them the first library that has any speaks.
    fn site(&self, beside: &str) -> Option<String> {
        let in_folder = |folder: &Path| {
            let path = folder.join(folder::SITE);
            path.is_file().then(|| path.to_str().map(str::to_owned)).flatten()
        };
        match folder_of(beside) {
            Some(folder) => in_folder(folder),
            None => self.folders.iter().find_map(|(_, folder)| in_folder(folder)),
        }
    }

    fn ids(&self, beside: &str) -> Vec<String> {
        let beside = folder_of(beside).map(|folder| self.known(Some(folder)));
        let known = beside.into_iter().chain(self.everywhere());
        let mut seen = BTreeSet::new();
        let ids = known.flat_map(|known| known.as_ref().clone()).map(|(id, _)| id);
        ids.filter(|id| seen.insert(id.clone())).collect()
    }
}

/// The folder of a file, unless it is inside the program.
fn folder_of(name: &str) -> Option<&Path> {
    if bundled::text(name).is_some() { None } else { Path::new(name).parent() }
}

/// The bytes of a file, as many as a procedure may have and one more.
///
/// # Errors
///
/// When it cannot be read.
pub(super) fn read(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    file.take(MOST_BYTES).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a file can be read, without reading it.
///
/// # Errors
///
/// When it cannot.
pub(super) fn can_be_read(path: &Path) -> io::Result<()> {
    if File::open(path)?.metadata()?.is_dir() {
        Err(ErrorKind::IsADirectory.into())
    } else {
        Ok(())
    }
}

/// The ids in a folder, or of the bundled procedures.
fn index(folder: Option<&Path>) -> Vec<Known> {
    let Some(folder) = folder else { return indexed(BUNDLED).collect() };
    let names = folder::procedures(folder).unwrap_or_default();
    let known = names.into_iter().filter_map(|path| {
        let name = path.to_str()?.to_owned();
        let bytes = read(&path).ok()?;
        Some((author::id_in(&name, &String::from_utf8_lossy(&bytes)), name))
    });
    known.collect()
}

/// The ids in files inside the program.
fn indexed(bundled: &'static [(&str, &str)]) -> impl Iterator<Item = Known> {
    bundled.iter().map(|(name, text)| (author::id_in(name, text), (*name).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::author::Library;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            io::Write::write_all(
                &mut File::create(folder.path().join(name)).unwrap(),
                text.as_bytes(),
            )
            .unwrap();
        }
        folder
    }

    fn places(folders: &[&tempfile::TempDir]) -> Places {
        let folders = folders.iter().map(|dir| (Origin::Library, dir.path().to_owned()));
        Places { folders: folders.collect(), known: Mutex::default() }
    }

    #[test]
    fn the_first_found_wins_and_the_own_folder_comes_before_the_order() {
        let first = folder(&[("a.yaml", "id: dwell\n"), ("README.yaml", "id: no\n")]);
        let second = folder(&[("b.yml", "id: dwell\n"), ("c.yaml", "title: C\n")]);
        let places = places(&[&first, &second]);
        let name = |dir: &tempfile::TempDir, file| dir.path().join(file).display().to_string();
        assert_eq!(places.find("dwell", "(elsewhere)"), Some(name(&first, "a.yaml")));
        let beside = name(&second, "c.yaml");
        assert_eq!(places.find("dwell", &beside), Some(name(&second, "b.yml")));
        assert_eq!(places.find("c", ""), Some(beside));
        assert_eq!(places.find("no", ""), None);
        let ids = places.ids("(elsewhere)");
        assert_eq!(ids.iter().filter(|id| *id == "dwell").count(), 1);
        assert!(ids.contains(&"bladder-dwell".to_owned()), "the bundled ones are last");
        let alone = folder(&[("z.yaml", "id: zebra\n"), ("main.yaml", "id: main\n")]);
        let ids = places.ids(&name(&alone, "main.yaml"));
        assert_eq!(ids[..3], ["main", "zebra", "dwell"], "those beside come first");
    }

    #[test]
    fn a_folder_is_no_file() {
        let folder = folder(&[]);
        assert_eq!(read(folder.path()).unwrap_err().kind(), ErrorKind::IsADirectory);
    }
}
