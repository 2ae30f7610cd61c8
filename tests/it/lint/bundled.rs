//! What is said of the bundled library, and of those in folders.

use super::{TODAY, listed};
use rehearsal::author::{Files, Readings};
use rehearsal::lint::{Profile, Standard, check};
use std::fs;
use std::path::Path;

#[test]
fn the_bundled_library_is_fit_to_teach() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            files.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    let library = Files(files);
    let readings = Readings::new(&library);
    let mut looked_at = 0;
    for (name, _) in &library.0 {
        let standard = Standard { profile: Profile::Teach, today: TODAY };
        let compiled = check(&readings, name, standard);
        let errors: Vec<_> = compiled.diagnostics.iter().filter(|it| it.is_error()).collect();
        assert!(errors.is_empty(), "{name}:\n{}", listed(errors, &compiled.sources));
        looked_at += 1;
    }
    assert!(looked_at >= 7, "the bundled library is lost");
}
