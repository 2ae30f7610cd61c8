//! Files and folders that only their owner can read, for who rehearsed what is nobody else's.
//!
//! On systems other than Unix the folder's own rules hold.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

/// Makes one folder, which must not be there yet.
pub(super) fn create_dir(path: &Path) -> io::Result<()> {
    builder().create(path)
}

/// Makes a folder and those above it, where they are missing.
pub(super) fn create_dirs(path: &Path) -> io::Result<()> {
    builder().recursive(true).create(path)
}

/// Makes a file, which must not be there yet, for writing and reading.
pub(super) fn create_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Sees to it that what was made in a folder outlasts a loss of power.
pub(super) fn sync_dir(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(path)?.sync_all() } else { Ok(()) }
}

fn builder() -> DirBuilder {
    #[cfg_attr(not(unix), expect(unused_mut, reason = "there is no mode to set"))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}
