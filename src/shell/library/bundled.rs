//! The procedures inside the program, so that it is of use wherever it is started.
//!
//! Their texts are the files of `procedures/`, read by the same engine as any other.

macro_rules! bundled {
    ($($file:literal)+) => {
        /// The names and texts of the bundled procedures, sorted by name.
        pub(in crate::shell) const BUNDLED: &[(&str, &str)] = &[$((
            concat!("(bundled)/", $file),
            include_str!(concat!("../../../procedures/", $file)),
        ),)+];
    };
}

bundled! {
    "bladder-anaesthesia.yaml"
    "bladder-botox.yaml"
    "bladder-dwell.yaml"
    "hand-hygiene.yaml"
    "intradetrusor-injection.yaml"
    "limb-botox-lower.yaml"
    "limb-botox-upper.yaml"
}

/// The text of the bundled procedure of this name.
pub(in crate::shell) fn text(name: &str) -> Option<&'static str> {
    BUNDLED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::library::folder;
    use std::path::Path;

    #[test]
    fn every_procedure_of_the_folder_is_bundled() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
        let files = folder::procedures(&folder).unwrap();
        let names = files.iter().map(|path| path.file_name().unwrap().to_str().unwrap());
        let bundled = BUNDLED.iter().map(|(name, _)| name.strip_prefix("(bundled)/").unwrap());
        assert!(names.eq(bundled), "keep the list in step with the folder");
    }
}
