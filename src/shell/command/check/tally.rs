//! What was found in all files, counted: each mistake once, however many files use the one it is
//! in. What was said is not kept.

use super::{Checked, several};
use crate::author::{Diagnostic, FileIx, SourceMap, Span};
use crate::lint::{self, Profile, Taken};
use crate::shell::library::bundled;
use std::collections::BTreeSet;

/// What was found so far.
#[derive(Debug)]
pub(super) struct Tally {
    /// What the files are for.
    profile: Profile,
    /// The highest profile that all of them reach.
    reached: Option<Profile>,
    files: BTreeSet<String>,
    /// The files of which something is said that matters now.
    wrong: BTreeSet<FileIx>,
    pub(super) errors: usize,
    /// Those that matter now.
    warnings: usize,
    fixable: usize,
    /// Whether anything is said of a file.
    pub(super) has_found: bool,
    /// What was said of files that others use.
    seen: BTreeSet<(Span, &'static str, String)>,
    taken: Taken,
}

impl Tally {
    pub(super) fn new(profile: Profile) -> Self {
        Self {
            profile,
            reached: Some(Profile::Publish),
            files: BTreeSet::new(),
            wrong: BTreeSet::new(),
            errors: 0,
            warnings: 0,
            fixable: 0,
            has_found: false,
            seen: BTreeSet::new(),
            taken: Taken::default(),
        }
    }

    /// Counts what was found in a file and those that it uses; what of that is new.
    pub(super) fn add(&mut self, checked: Checked) -> (Vec<Diagnostic>, SourceMap) {
        let Checked { files, own, mut diagnostics, sources } = checked;
        self.files.extend(files);
        diagnostics.extend(own.and_then(|own| self.taken.add(own, self.profile)));
        diagnostics.retain(|found| {
            // A lint speaks of the file that was asked for, which comes once.
            let key = || (found.primary.span, found.code.word(), found.message.clone());
            lint::rule_of(found.code).is_some() || self.seen.insert(key())
        });
        self.has_found |= !diagnostics.is_empty();
        self.reached = self.reached.min(lint::reached(&diagnostics));
        for found in diagnostics.iter().filter(|found| !lint::is_later(found, self.profile)) {
            self.wrong.insert(found.primary.span.file);
            *(if found.is_error() { &mut self.errors } else { &mut self.warnings }) += 1;
            self.fixable += usize::from(is_fixable(found, &sources));
        }
        (diagnostics, sources)
    }

    /// Whether no file was looked at.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// `4 files, no problems`, or `2 errors in 1 of 4 files`; and the profiles. What is for a later
    /// profile is no problem now.
    pub(super) fn words(&self) -> String {
        let files = several(self.files.len(), "file");
        let found = match (self.errors, self.warnings) {
            (0, 0) => format!("{files}, no problems"),
            (errors, 0) => several(errors, "error"),
            (0, warnings) => several(warnings, "warning"),
            (errors, warnings) => {
                format!("{} and {}", several(errors, "error"), several(warnings, "warning"))
            }
        };
        let wrong = self.wrong.len();
        let found = if wrong == 0 { found } else { format!("{found} in {wrong} of {files}") };
        let fixable = self.fixable;
        let found = if fixable == 0 { found } else { format!("{found}; `--fix` mends {fixable}") };
        let asked = self.profile;
        match self.reached {
            Some(reached) => format!("{found}. Profile asked for: {asked}; reached: {reached}."),
            None => format!("{found}. Profile asked for: {asked}; none is reached."),
        }
    }
}

/// Whether it can be mended without asking: the program's own files cannot.
fn is_fixable(found: &Diagnostic, sources: &SourceMap) -> bool {
    let file = found.fix.as_ref().and_then(|fix| sources.file(fix.span.file));
    file.is_some_and(|file| bundled::text(&file.name).is_none())
}
