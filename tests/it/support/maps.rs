//! The bundled maps, beside the files of a test as they are beside any procedure.

use rehearsal::author::Files;
use std::fs;
use std::path::Path;

/// These files, and the bundled maps.
pub(crate) fn with_maps(files: impl IntoIterator<Item = (String, String)>) -> Files {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures/maps");
    let mut maps: Vec<_> = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()).collect();
    maps.sort();
    let maps = maps.into_iter().map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (format!("maps/{name}"), fs::read_to_string(path).unwrap())
    });
    Files(files.into_iter().chain(maps).collect())
}
