//! Folders: which of their files are procedures.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The procedure files of a folder, sorted by name, those of folders in it not included.
///
/// # Errors
///
/// When the folder cannot be read.
pub(in crate::shell) fn procedures(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let (mut files, _) = contents(folder)?;
    files.sort_unstable();
    Ok(files)
}

/// The procedure files of a folder and of all folders in it, sorted by path. Hidden folders are
/// left out, and links to folders, which may lead round in circles.
///
/// # Errors
///
/// When one of the folders cannot be read; which one is told.
pub(in crate::shell) fn all_procedures(
    folder: &Path,
) -> Result<Vec<PathBuf>, (PathBuf, io::Error)> {
    let mut open = vec![folder.to_owned()];
    let mut all = Vec::new();
    while let Some(folder) = open.pop() {
        let (files, folders) = contents(&folder).map_err(|error| (folder, error))?;
        all.extend(files);
        open.extend(folders);
    }
    all.sort_unstable();
    Ok(all)
}

/// The procedure files of a folder, and the folders in it.
fn contents(folder: &Path) -> io::Result<(Vec<PathBuf>, Vec<PathBuf>)> {
    let (mut files, mut folders) = (Vec::new(), Vec::new());
    // The folder of a file that is named without one is the empty path.
    let listed = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    for entry in fs::read_dir(listed)? {
        let entry = entry?;
        let name = entry.file_name();
        if name.as_encoded_bytes().starts_with(b".") {
            continue;
        }
        let path = folder.join(&name);
        if entry.file_type()?.is_dir() {
            folders.push(path);
        } else if is_procedure(&path) && could_be_read(&path) {
            files.push(path);
        }
    }
    Ok((files, folders))
}

/// A pipe would be waited for. What cannot be looked at is kept, so that somebody is told.
fn could_be_read(path: &Path) -> bool {
    fs::metadata(path).map_or(true, |metadata| metadata.is_file())
}

fn is_procedure(name: &Path) -> bool {
    let stem = name.file_stem().is_some_and(|stem| !stem.eq_ignore_ascii_case("readme"));
    stem && is_yaml(name) && !is_site(name)
}

/// The name of the file with a site's own values, beside the procedures of a library.
pub(in crate::shell) const SITE: &str = "site.yaml";

/// Whether a file holds a site's own values.
pub(in crate::shell) fn is_site(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == SITE)
}

/// Whether the name of a file says that it is YAML.
pub(in crate::shell) fn is_yaml(path: &Path) -> bool {
    let yaml = |extension: &OsStr| {
        extension.eq_ignore_ascii_case("yaml") || extension.eq_ignore_ascii_case("yml")
    };
    path.extension().is_some_and(yaml)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn procedures_are_yaml_and_neither_hidden_nor_readme() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir_all(at("inner/.git")).unwrap();
        for name in
            ["b.yml", "a.yaml", "README.yaml", ".c.yaml", "d.txt", "site.yaml", "inner/e.yaml"]
        {
            fs::File::create(at(name)).unwrap();
        }
        fs::File::create(at("inner/.git/f.yaml")).unwrap();
        assert_eq!(procedures(folder.path()).unwrap(), [at("a.yaml"), at("b.yml")]);
        let all = all_procedures(folder.path()).unwrap();
        assert_eq!(all, [at("a.yaml"), at("b.yml"), at("inner/e.yaml")]);
        assert_eq!(all_procedures(&at("x")).unwrap_err().0, at("x"));
    }
}
