//! `rehearse check --fix`: what can be mended without asking is mended, and the rest is shown.
//!
//! What is to be changed is tried out in drafts; files are written at the end, each once.

use super::{Tally, several, survey};
use crate::author::{Drafts, SourceMap};
use crate::lint::{self, Standard};
use crate::shell::Error;
use crate::shell::library::{Places, bundled};
use crate::shell::rewrite::rewrite;
use std::path::Path;

/// What was mended.
#[derive(Debug, Default)]
pub(super) struct Mended {
    fixes: usize,
    files: usize,
    /// The files that could not be written.
    pub(super) unwritten: Vec<Error>,
}

impl Mended {
    /// `made 3 fixes in 2 files`.
    pub(super) fn words(&self) -> String {
        let fixes =
            if self.fixes == 1 { "1 fix".to_owned() } else { format!("{} fixes", self.fixes) };
        format!("made {fixes} in {}", several(self.files, "file"))
    }
}

/// Mends the files; what they hold then, and what was done.
pub(super) fn mend<'p>(
    names: &[String],
    places: &'p Places,
    standard: Standard<'_>,
) -> (Drafts<'p, Places>, Mended) {
    let mut drafts = Drafts::new(places);
    for (name, _) in bundled::BUNDLED {
        drafts.leave(name);
    }
    loop {
        let (mut found, mut sources) = (Vec::new(), SourceMap::default());
        let mut tally = Tally::new(standard.profile);
        survey(names, &drafts, standard, &mut |checked| {
            let (mut new, of) = tally.add(checked);
            // Lints that nothing mends do not count, and there are many of them.
            new.retain(|found| found.fix.is_some() || lint::rule_of(found.code).is_none());
            if !new.is_empty() {
                sources.extend(&of);
                found.extend(new);
            }
        });
        if !drafts.round(&found, &sources) {
            break;
        }
    }
    let mut mended = Mended::default();
    for (name, draft) in drafts.all().clone() {
        match rewrite(Path::new(&name), &draft.original, &draft.text) {
            Ok(()) => {
                mended.fixes += draft.fixes;
                mended.files += 1;
            }
            Err(source) => {
                mended.unwritten.push(Error::Rewrite { path: (&name).into(), source });
                // What is shown is what the files hold.
                drafts.leave(&name);
            }
        }
    }
    (drafts, mended)
}
