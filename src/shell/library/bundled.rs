//! The procedures and maps inside the program, so that it is of use wherever it is started.
//!
//! Their texts are the files of `procedures/`, read by the same engine as any other.

macro_rules! bundled {
    ($name:ident $doc:literal $($file:literal)+) => {
        #[doc = $doc]
        pub(in crate::shell) const $name: &[(&str, &str)] = &[$((
            concat!("(bundled)/", $file),
            include_str!(concat!("../../../procedures/", $file)),
        ),)+];
    };
}

bundled! {
    BUNDLED "The names and texts of the bundled procedures, sorted by name."
    "bladder-anaesthesia.yaml"
    "bladder-botox.yaml"
    "bladder-dwell.yaml"
    "hand-hygiene.yaml"
    "intradetrusor-injection.yaml"
    "limb-botox-lower.yaml"
    "limb-botox-upper.yaml"
}

bundled! {
    MAPS "The names and texts of the bundled maps, sorted by name."
    "maps/bladder.yaml"
    "maps/calf.yaml"
    "maps/forearm.yaml"
    "maps/hand.yaml"
    "maps/upper-arm.yaml"
}

/// The text of the bundled procedure or map of this name.
pub(in crate::shell) fn text(name: &str) -> Option<&'static str> {
    BUNDLED.iter().chain(MAPS).find(|(known, _)| *known == name).map(|(_, text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shell::library::folder;
    use std::path::Path;

    #[test]
    fn every_file_of_the_folder_is_bundled() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("procedures");
        let files = folder::all_procedures(&folder).unwrap();
        let names = files.iter().map(|path| path.strip_prefix(&folder).unwrap().to_str().unwrap());
        let bundled = BUNDLED.iter().chain(MAPS);
        let bundled = bundled.map(|(name, _)| name.strip_prefix("(bundled)/").unwrap());
        let (mut names, mut bundled): (Vec<_>, Vec<_>) = (names.collect(), bundled.collect());
        names.sort_unstable();
        bundled.sort_unstable();
        assert_eq!(names, bundled, "keep the lists in step with the folder");
    }
}
