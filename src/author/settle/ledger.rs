//! The ledger: what was found in the files of a package, file by file, each problem once.

use super::started::Starts;
use crate::author::diagnostic::{Diagnostic, Findings, More, Speaks};
use crate::author::package::Package;
use crate::author::{Code, FileIx, Span};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

/// The findings of all files of one package.
pub(super) struct Ledger {
    findings: RefCell<BTreeMap<FileIx, Findings>>,
    /// What is told only where it comes first, by the list that it is about.
    met: RefCell<BTreeMap<String, Diagnostic>>,
    said: RefCell<BTreeSet<(Span, Code, String)>>,
    /// Whether every file could be read whole, so that what is absent was never written.
    whole: bool,
    /// Whether it is kept for one run alone, which says nothing about the others.
    single: bool,
    /// What is noted about timers on the way.
    pub(super) starts: RefCell<Starts>,
}

impl Ledger {
    /// A ledger with nothing in it for the files of `package`.
    pub(super) fn new(package: &Package) -> Self {
        let whole = !package.wrong_uses.iter().any(Diagnostic::is_error)
            && package.readings.iter().all(|reading| reading.findings.is_clean());
        Self {
            findings: RefCell::default(),
            met: RefCell::default(),
            said: RefCell::default(),
            whole,
            single: false,
            starts: RefCell::default(),
        }
    }

    /// The same for a run of which it is known that the others are sound.
    pub(super) fn single(package: &Package) -> Self {
        Self { single: true, ..Self::new(package) }
    }

    pub(super) const fn is_whole(&self) -> bool {
        self.whole
    }

    /// Whether nothing was entered that keeps the procedure from being rehearsed.
    pub(super) fn is_clean(&self) -> bool {
        let wrong = |found: &Diagnostic| found.is_error();
        self.findings.borrow().values().all(Findings::is_clean)
            && !self.met.borrow().values().any(wrong)
    }

    /// Enters a problem, unless the same was said of the same place.
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        if self.single && diagnostic.speaks == Speaks::EveryRun {
            return;
        }
        if self.said.borrow_mut().insert(diagnostic.key()) {
            let file = diagnostic.primary.span.file;
            self.findings.borrow_mut().entry(file).or_default().push(diagnostic);
        }
    }

    /// Whether nothing of the kind was said of what stands at `span`; from now on it was.
    pub(super) fn is_new(&self, span: Span, code: Code) -> bool {
        self.said.borrow_mut().insert((span, code, "in any pass".to_owned()))
    }

    /// Enters a problem of the list `of`, which is met in many places and told where it comes first.
    pub(super) fn report_first(&self, of: String, diagnostic: Diagnostic) {
        let mut met = self.met.borrow_mut();
        let known = met.entry(of).or_insert_with(|| diagnostic.clone());
        if diagnostic.primary.span < known.primary.span {
            *known = diagnostic;
        }
    }

    /// The first problem with this code.
    pub(super) fn first(&self, code: Code) -> Option<Diagnostic> {
        let findings = self.findings.borrow();
        findings.values().find_map(|findings| findings.first(code)).cloned()
    }

    /// Counts problems of a file without a word about them.
    pub(super) fn count(&self, file: FileIx, more: More) {
        self.findings.borrow_mut().entry(file).or_default().count_more(more);
    }

    /// Whether further problems of a file are only counted, so that advice is wasted.
    pub(super) fn is_full(&self, file: FileIx) -> bool {
        self.findings.borrow().get(&file).is_some_and(Findings::is_full)
    }

    pub(super) fn into_findings(self) -> BTreeMap<FileIx, Findings> {
        for found in self.met.take().into_values() {
            self.report(found);
        }
        self.findings.into_inner()
    }
}
