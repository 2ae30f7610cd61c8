//! Tests: what those of the procedure file come to in each run, and whether they fit any.
//!
//! What they name is looked at in every run, so that it is told whatever they are tried in; what
//! they give as values only in the runs that they choose. Read next: `test/alone.rs`, which looks
//! at a test by itself, then `test/change.rs` and `test/reason.rs`.

mod alone;
mod answer;
mod change;
mod looking;
mod reason;

use super::choice::Combination;
use super::ledger::Ledger;
use super::plan::Plan;
use super::scope::Scope;
use crate::author::diagnostic::Diagnostic;
use crate::author::document::Test;
use crate::author::trial::{Change, Expected};
use crate::author::written::Asked;
use crate::author::{Code, Span};
use crate::procedure::builder::Parts;
use looking::{Known, Looking};

/// What a test comes to in one run.
pub(super) struct Draft {
    pub(super) complications: Vec<usize>,
    pub(super) changes: Vec<(Change, Span)>,
    pub(super) expected: Expected,
}

/// What becomes of a test in one run.
pub(super) enum Fate {
    /// It can be played.
    Fits(Draft),
    /// What it names here is not in this run.
    Absent(Span),
    /// Something in it is wrong.
    Lost,
    /// It is tried in other variants or cases.
    NotChosen,
}

/// The tests of a file, over all runs so far.
pub(super) struct Tests<'d> {
    all: &'d [Test],
    met: Vec<Met>,
}

#[derive(Default)]
struct Met {
    /// Whether there is nothing more to be said of it.
    settled: bool,
    /// What it names that a run does not have.
    absent: Option<Span>,
}

impl<'d> Tests<'d> {
    /// The tests of the plan's own file; what is wrong with each by itself is reported.
    pub(super) fn of(plan: &Plan<'d>, combinations: &[Combination<'_>], ledger: &Ledger) -> Self {
        let Some(part) = plan.parts.first() else { return Self { all: &[], met: Vec::new() } };
        let sound = alone::look(part, combinations, ledger);
        let met = sound.into_iter().map(|sound| Met { settled: !sound, absent: None });
        Self { all: &part.document.tests, met: met.collect() }
    }

    /// Whether every test that is tried in the run of `combination` is tried in that of `other`.
    pub(super) fn covered(&self, combination: &Combination<'_>, other: &Combination<'_>) -> bool {
        self.all.iter().all(|test| !chooses(test, combination) || chooses(test, other))
    }

    /// Notes what became of them in one more run.
    pub(super) fn note(&mut self, fates: &[Fate]) {
        for (met, fate) in self.met.iter_mut().zip(fates) {
            match fate {
                Fate::Fits(_) | Fate::Lost => met.settled = true,
                Fate::Absent(span) => met.absent = met.absent.or(Some(*span)),
                Fate::NotChosen => {}
            }
        }
    }

    /// Reports those that fit no run, all runs having been looked at.
    pub(super) fn report(&self, ledger: &Ledger) {
        if !ledger.is_whole() {
            return;
        }
        for (test, met) in self.all.iter().zip(&self.met) {
            let Some(absent) = met.absent.filter(|_| !met.settled) else { continue };
            let message = "no run has everything that this test names";
            ledger.report(
                Diagnostic::error(Code::NoRun, test.test.span, message)
                    .and(absent, "this is not there, or is right there")
                    .help("name what is there in one of its variants and cases"),
            );
        }
    }
}

/// Whether the test is tried in the run of this variant with this case.
pub(super) fn chooses(test: &Test, combination: &Combination<'_>) -> bool {
    let variant = combination.variant.map(|(name, _)| name);
    let case = combination.case.map(|(name, _)| name);
    [(&test.variant, variant), (&test.case, case)].into_iter().all(|(wanted, found)| {
        let named = || wanted.iter().any(|name| Some(&***name) == found);
        (wanted.is_empty() && !wanted.is_lossy()) || named()
    })
}

/// What becomes of every test in this run, whose steps and rules are in `parts`.
pub(super) fn fates(
    scope: &Scope<'_, '_>,
    parts: &Parts,
    combination: &Combination<'_>,
) -> Vec<Fate> {
    let tests = &scope.document().tests;
    if tests.is_empty() {
        return Vec::new();
    }
    let known = Known::of(scope.run, parts);
    let fate = |test: &Test| {
        let chosen = chooses(test, combination);
        let around = if chosen { scope.here() } else { scope.absent() };
        let looking = Looking::new(&around, parts, &known);
        let draft = draft(&looking, test);
        match looking.absent() {
            _ if !chosen => Fate::NotChosen,
            _ if looking.is_lost() => Fate::Lost,
            Some(span) => Fate::Absent(span),
            None => Fate::Fits(draft),
        }
    };
    tests.iter().map(fate).collect()
}

/// As much of the test as is there; `looking` knows whether that is all.
fn draft(looking: &Looking<'_, '_, '_>, test: &Test) -> Draft {
    let mut changes = Vec::new();
    for written in looking.items(&test.but) {
        change::change(looking, written, &mut changes);
    }
    let named = test.complications.iter();
    let complications = named.filter_map(|name| looking.complication(name, name.span)).collect();
    let reasons = looking.items(&test.fails_for).iter();
    let reasons = reasons.filter_map(|written| reason::reason(looking, written)).collect();
    let expected = match (&test.but, &test.fails_for) {
        (Asked::Absent, Asked::Absent) => Expected::FullMarks,
        _ => Expected::Fails {
            reasons,
            passes: test.passes.as_ref().is_some_and(|passes| passes.value),
        },
    };
    Draft { complications, changes, expected }
}
