//! What was found in many runs, each problem once, with the runs in which it is met.

use super::choice::Combination;
use super::ledger::Ledger;
use crate::author::diagnostic::{Diagnostic, Findings, More, Speaks};
use crate::author::visible::visible;
use crate::author::{Code, FileIx, Span};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// How many runs a message names.
const NAMED: usize = 3;

/// The problems of the runs so far.
#[derive(Default)]
pub(super) struct Merged<'d> {
    /// The combinations, by the run that they share.
    runs: Vec<Vec<Combination<'d>>>,
    found: Found,
    /// What a reviewer objects to.
    objections: Found,
    /// In each file, the most problems that a run had beyond those that are kept.
    more: BTreeMap<FileIx, More>,
}

/// Each problem, and the runs in which it is met.
#[derive(Default)]
struct Found {
    all: Vec<(Diagnostic, Vec<usize>)>,
    /// Where each problem is among them.
    known: BTreeMap<(Span, Code, String), usize>,
}

impl Found {
    /// Adds what is met in the run number `run`.
    fn add(&mut self, run: usize, diagnostic: Diagnostic) {
        let at = *self.known.entry(diagnostic.key()).or_insert_with(|| {
            self.all.push((diagnostic, Vec::new()));
            self.all.len() - 1
        });
        if let Some((_, runs)) = self.all.get_mut(at).filter(|(_, runs)| runs.last() != Some(&run))
        {
            runs.push(run);
        }
    }

    /// Every problem once; one that is not met in all runs says in which.
    fn told(self, runs: &[Vec<Combination<'_>>]) -> impl Iterator<Item = Diagnostic> {
        let all: usize = runs.iter().map(Vec::len).sum();
        self.all.into_iter().filter_map(move |(mut diagnostic, met)| {
            let met: Vec<&Combination<'_>> =
                met.iter().filter_map(|run| runs.get(*run)).flatten().collect();
            if met.len() < all && diagnostic.speaks == Speaks::EveryRun {
                return None;
            }
            if met.len() < all {
                // A string takes whatever is written to it.
                let _ = write!(diagnostic.message, " (in {})", words(runs, &met));
            }
            Some(diagnostic)
        })
    }
}

impl<'d> Merged<'d> {
    /// Adds what was found in the run of `combination`; whether nothing was.
    pub(super) fn add(
        &mut self,
        combination: &Combination<'d>,
        findings: BTreeMap<FileIx, Findings>,
    ) -> bool {
        let run = self.runs.len();
        self.runs.push(vec![*combination]);
        let mut clean = true;
        let mut all = Vec::new();
        for (file, findings) in findings {
            let (kept, more) = findings.into_parts();
            all.extend(kept);
            let most = self.more.entry(file).or_default();
            if (more.errors, more.warnings) > (most.errors, most.warnings) {
                *most = more;
            }
        }
        for diagnostic in all {
            clean &= !diagnostic.is_error() || diagnostic.speaks == Speaks::EveryRun;
            self.found.add(run, diagnostic);
        }
        clean
    }

    /// Adds what a reviewer objects to in the run that is added next.
    pub(super) fn object(&mut self, objections: Vec<Diagnostic>) {
        let run = self.runs.len();
        for objection in objections {
            self.objections.add(run, objection);
        }
    }

    /// How many runs were added.
    pub(super) const fn count(&self) -> usize {
        self.runs.len()
    }

    /// Notes that `combination` comes to the same as the run number `run`.
    pub(super) fn again(&mut self, run: usize, combination: &Combination<'d>) {
        if let Some(run) = self.runs.get_mut(run) {
            run.push(*combination);
        }
    }

    /// Enters every problem once; one that is not met in all runs says in which. What reviewers
    /// object to is given back.
    pub(super) fn enter(self, ledger: &Ledger) -> Vec<Diagnostic> {
        let Self { runs, found, objections, more } = self;
        found.told(&runs).for_each(|diagnostic| ledger.report(diagnostic));
        for (file, more) in more {
            ledger.count(file, more);
        }
        objections.told(&runs).collect()
    }
}

/// The runs `met` out of all `runs`, in as few words as will do.
fn words(runs: &[Vec<Combination<'_>>], met: &[&Combination<'_>]) -> String {
    let name = |it: &Combination<'_>, case: bool| {
        let name =
            if case { it.case.map(|(name, _)| name) } else { it.variant.map(|(name, _)| name) };
        name.map(str::to_owned)
    };
    for (what, case) in [("variant", false), ("case", true)] {
        let Some(first) = met.first().and_then(|it| name(it, case)) else { continue };
        let is_first = |it: &&Combination<'_>| name(it, case).as_ref() == Some(&first);
        let all = runs.iter().flatten().filter(is_first).count();
        if met.iter().all(is_first) && met.len() == all {
            return format!("{what} `{}`", visible(&first));
        }
    }
    let named: Vec<String> = met.iter().take(NAMED).map(|it| it.words()).collect();
    let more = met.len().saturating_sub(NAMED);
    let rest = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{rest}", named.join(", "))
}
