//! A text file written anew: all of it, or nothing.
//!
//! The new text is written beside the file and takes its name, so that no crash leaves half of it.
//! What was changed since it was read is somebody's work, and is not written over.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

/// Puts `after` in the place of `before`, which is what the file at `path` has to hold. A link stays
/// a link, and who may read or write the file stays as it is.
///
/// # Errors
///
/// When it cannot be written, or holds something else by now; then it stays as it is.
pub(super) fn rewrite(path: &Path, before: &str, after: &str) -> io::Result<()> {
    let path = path.canonicalize()?;
    // A file that may not be written is not replaced either, though its folder would allow it.
    let mut file = OpenOptions::new().read(true).write(true).open(&path)?;
    let mut held = Vec::new();
    file.read_to_end(&mut held)?;
    if held != before.as_bytes() {
        return Err(io::Error::other("it has been changed since it was read"));
    }
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(name);
    let written = write(&beside, after, &file).and_then(|()| fs::rename(&beside, &path));
    if written.is_err() {
        // The first error is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Writes a new file with the rights of the one that it is to replace.
fn write(path: &Path, text: &str, model: &File) -> io::Result<()> {
    let metadata = model.metadata()?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, fchown};
        // Only root may give a file away; anybody else's keeps its group if it can.
        let _ = fchown(&file, Some(metadata.uid()), Some(metadata.gid()));
    }
    file.set_permissions(metadata.permissions())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_changed_meanwhile_is_not_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.yaml");
        File::create(&path).unwrap().write_all(b"theirs").unwrap();
        let error = rewrite(&path, "before", "after").unwrap_err();
        assert_eq!(error.to_string(), "it has been changed since it was read");
        assert_eq!(fs::read_to_string(&path).unwrap(), "theirs");
        rewrite(&path, "theirs", "after").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "after");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }
}
