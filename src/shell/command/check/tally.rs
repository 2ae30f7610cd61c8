//! What was found in all files, each mistake once, however many files use the one it is in.

use super::{Checked, findings, several};
use crate::author::{Diagnostic, SourceMap, Span};
use crate::lint::{self, Gist, Profile, Taken};
use crate::shell::args::Findings;
use crate::shell::environment::Environment;
use crate::shell::library::bundled;
use std::collections::BTreeSet;

/// What was found so far.
#[derive(Debug)]
pub(super) struct Tally {
    /// What the files are for.
    profile: Profile,
    files: BTreeSet<String>,
    sources: SourceMap,
    diagnostics: Vec<Diagnostic>,
    seen: BTreeSet<(Span, &'static str, String)>,
    taken: Taken,
}

impl Tally {
    pub(super) fn new(profile: Profile) -> Self {
        Self {
            profile,
            files: BTreeSet::new(),
            sources: SourceMap::default(),
            diagnostics: Vec::new(),
            seen: BTreeSet::new(),
            taken: Taken::default(),
        }
    }

    pub(super) fn add(&mut self, checked: Checked) {
        let Checked { files, own, mut diagnostics, sources } = checked;
        self.files.extend(files);
        diagnostics.extend(own.and_then(|own| self.taken.add(own, self.profile)));
        if diagnostics.is_empty() {
            return;
        }
        self.sources.extend(&sources);
        for diagnostic in diagnostics {
            let (span, code) = (diagnostic.primary.span, diagnostic.code.word());
            if self.seen.insert((span, code, diagnostic.message.clone())) {
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// Whether no file was looked at.
    pub(super) fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Whether something is said of a file.
    pub(super) fn has_found(&self) -> bool {
        !self.diagnostics.is_empty()
    }

    pub(super) fn count(&self, errors: bool) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.is_error() == errors).count()
    }

    /// What was found, and where.
    pub(super) fn found(&self) -> (&[Diagnostic], &SourceMap) {
        (&self.diagnostics, &self.sources)
    }

    /// Whether it can be mended without asking: the program's own files cannot.
    fn is_fixable(&self, found: &Diagnostic) -> bool {
        let file = found.fix.as_ref().and_then(|fix| self.sources.file(fix.span.file));
        file.is_some_and(|file| bundled::text(&file.name).is_none())
    }

    /// What was found, in the form that was asked for: people get the gist.
    pub(super) fn shown(&self, form: Findings, environment: &Environment) -> String {
        let Self { diagnostics, sources, profile, .. } = self;
        if form != Findings::Human {
            return findings::shown(form, diagnostics, sources, environment);
        }
        let Gist { shown, later } = lint::gist(diagnostics, sources, *profile);
        let shown = findings::shown(form, &shown, sources, environment);
        if later.is_empty() { shown } else { format!("{shown}{later}\n") }
    }

    /// `4 files, no problems`, or `2 errors in 1 of 4 files`; and the profiles. What is for a later
    /// profile is no problem now.
    pub(super) fn words(&self) -> String {
        let now = || self.diagnostics.iter().filter(|it| !lint::is_later(it, self.profile));
        let (errors, warnings) = (self.count(true), now().filter(|it| !it.is_error()).count());
        let files = several(self.files.len(), "file");
        let found = match (errors, warnings) {
            (0, 0) => format!("{files}, no problems"),
            (errors, 0) => several(errors, "error"),
            (0, warnings) => several(warnings, "warning"),
            (errors, warnings) => {
                format!("{} and {}", several(errors, "error"), several(warnings, "warning"))
            }
        };
        let wrong = now().map(|it| it.primary.span.file).collect::<BTreeSet<_>>().len();
        let found = if wrong == 0 { found } else { format!("{found} in {wrong} of {files}") };
        let fixable = now().filter(|found| self.is_fixable(found)).count();
        let found = if fixable == 0 { found } else { format!("{found}; `--fix` mends {fixable}") };
        let asked = self.profile;
        match lint::reached(&self.diagnostics) {
            Some(reached) => format!("{found}. Profile asked for: {asked}; reached: {reached}."),
            None => format!("{found}. Profile asked for: {asked}; none is reached."),
        }
    }
}
