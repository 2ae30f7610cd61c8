//! The copies of the procedure files that a session keeps, so that editing or losing an original
//! never changes what was rehearsed.

use super::{Error, SessionId, SourceText, private};
use crate::journal::{Copied, Damage, Fault, Header};
use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The name of the folder of the copies in a session's folder.
const FILES: &str = "files";
/// The longest name of a copy, in characters; any system takes that many, whatever the script.
const LONGEST: usize = 60;

/// Writes the copies, and says what each is called and contains.
pub(super) fn write(
    session: &Path,
    file: &SourceText,
    uses: &[SourceText],
) -> Result<(Copied, Vec<Copied>), Error> {
    let folder = session.join(FILES);
    private::create_dir(&folder).map_err(Error::create(&folder))?;
    let mut taken = Vec::new();
    let copied = copy(&folder, file, &mut taken)?;
    let uses = uses.iter().map(|used| copy(&folder, used, &mut taken));
    let uses = uses.collect::<Result<_, _>>()?;
    private::sync_dir(&folder).map_err(Error::create(&folder))?;
    Ok((copied, uses))
}

fn copy(
    folder: &Path,
    (name, text): &SourceText,
    taken: &mut Vec<String>,
) -> Result<Copied, Error> {
    let copy = free_name(name, taken);
    let path = folder.join(&copy);
    let mut file = private::create_file(&path).map_err(Error::create(&path))?;
    let written = file.write_all(text.as_bytes()).and_then(|()| file.sync_all());
    written.map_err(Error::create(&path))?;
    Ok(Copied { name: name.clone(), sha256: sha256(text), copy: (copy != *name).then_some(copy) })
}

/// The copies of a session, the procedure file first, each under the name it was read by; and the
/// paths of those that are not what they were.
pub(super) fn read(
    session: &Path,
    id: &SessionId,
    header: &Header,
) -> Result<(Vec<SourceText>, Vec<PathBuf>), Error> {
    let (mut files, mut changed) = (Vec::new(), Vec::new());
    for copied in header.files() {
        let name = copied.copy.as_ref().unwrap_or(&copied.name);
        if !is_safe(name) {
            let fault = Fault::NotUnderstood(format!("`{name}` is no name of a copy"));
            return Err(Error::unreadable(id, Damage::Broken { line: 1, fault }));
        }
        let path = session.join(FILES).join(name);
        let text = fs::read_to_string(&path).map_err(Error::read(&path))?;
        if sha256(&text) != copied.sha256 {
            changed.push(path);
        }
        files.push((copied.name.clone(), text));
    }
    Ok((files, changed))
}

fn sha256(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::new(), |mut hex, byte| {
        // A string takes whatever is written to it.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// A name for a copy of the file `name` that is safe and, whatever the case, not taken yet.
fn free_name(name: &str, taken: &mut Vec<String>) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let tidy: String = last.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
    let tidy = tidy.trim_matches(['.', ' ']);
    let cut = tidy.chars().count().saturating_sub(LONGEST);
    let tidy: String = tidy.chars().skip(cut).collect();
    let (stem, end) = match tidy.rsplit_once('.') {
        Some((stem, end)) if !stem.is_empty() => (stem, format!(".{end}")),
        Some(_) | None => (tidy.as_str(), String::new()),
    };
    let stem = if is_safe(stem) { stem } else { "procedure" };
    let mut names = (1..).map(|count| match count {
        1 => format!("{stem}{end}"),
        _ => format!("{stem}-{count}{end}"),
    });
    let free = names.find(|name| !taken.contains(&name.to_lowercase()));
    let free = free.unwrap_or_else(|| stem.to_owned());
    taken.push(free.to_lowercase());
    free
}

fn is_safe(name: &str) -> bool {
    !name.is_empty() && name.chars().all(is_plain) && name.trim_matches(['.', ' ']) == name
}

fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_have_names_that_are_safe_and_their_own() {
        let mut taken = Vec::new();
        let mut named = |name| {
            let free = free_name(name, &mut taken);
            assert!(is_safe(&free), "{name}: {free}");
            free
        };
        assert_eq!(named("hand-hygiene.yaml"), "hand-hygiene.yaml");
        assert_eq!(named("../shared/Hand-Hygiene.yaml"), "Hand-Hygiene-2.yaml");
        assert_eq!(named("Händehygiene 2.yml"), "Händehygiene 2.yml");
        assert_eq!(named("..\\..\\nul\0:?.yaml"), "nul---.yaml");
        assert_eq!(named(".."), "procedure");
        assert_eq!(named(""), "procedure-2");
        assert_eq!(named("time-out"), "time-out");
        assert_eq!(named(&("x".repeat(300) + ".yaml")).len(), 60);
        for wrong in ["", ".", "..", "a/b", "a\\b", ".hidden", "a\0"] {
            assert!(!is_safe(wrong), "{wrong}");
        }
    }
}
