//! Documents to a procedure: what names mean, what is left out, what contradicts itself.
//!
//! `planner.rs` gives everything its name, whatever the run. For one run, `values.rs` computes the
//! parameters, `run.rs` finds which steps there are, and the other files fill in what stands there
//! and report what is wrong. `Package::check` does so for every variant with every case; only if
//! nothing is wrong does a procedure come out.

mod around;
mod checkpoint;
mod choice;
mod comma;
mod complication;
mod conditions;
mod decide;
mod fill;
mod forbidden;
mod head;
mod judged;
mod known;
mod ledger;
mod lookup;
mod map;
mod merge;
mod names;
mod order;
mod overrides;
mod parameters;
mod plan;
mod planner;
mod review;
mod rule;
mod run;
mod scope;
mod shape;
mod started;
mod step;
mod test;
mod timer;
mod values;

pub use choice::Choice;
pub(super) use names::{nameless, twice};
pub use parameters::MOST as MOST_PARAMETERS;
pub use review::{Review, ReviewedFile, ReviewedRun};
pub use run::MOST_PASSES;

use super::Code;
use super::FileIx;
use super::diagnostic::{Diagnostic, Findings};
use super::package::Package;
use super::trial::Trial;
use crate::procedure::builder::Parts;
use crate::procedure::{Builder, Procedure};
use choice::Combination;
use known::Known;
use ledger::Ledger;
use merge::Merged;
use overrides::Overrides;
use plan::Plan;
use run::Run;
use scope::{Scope, Surroundings};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use test::{Fate, Tests};

/// How many variants, and how many cases, a procedure may have.
pub const MOST_VARIANTS: usize = 100;
/// How many steps a procedure may have, those of the used ones included.
pub const MOST_STEPS: usize = 10_000;
/// How many bytes of files may be looked at, those of every variant with every case counted.
pub const MOST_READ: usize = 200_000_000;
/// How many steps all variants with all cases may come to.
pub const MOST_SETTLED: usize = 1_000_000;

/// Why a procedure could not be settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsettled {
    /// What was chosen does not fit, in words.
    Choice(String),
    /// The files are wrong.
    Files(Vec<Diagnostic>),
}

impl Package {
    /// The procedure of this run.
    ///
    /// # Errors
    ///
    /// When what is chosen does not exist or does not fit, or something is wrong with the files.
    pub fn settle(&self, choice: &Choice) -> Result<Procedure, Unsettled> {
        let found = |ledger: Ledger| Unsettled::Files(self.diagnostics(ledger.into_findings()));
        let ledger = Ledger::single(self);
        let Some((document, plan)) = self.document().zip(planner::plan(self, &ledger)) else {
            return Err(found(ledger));
        };
        let declared = parameters::declared(&plan, &ledger);
        let mut overrides = Overrides::of_site(self, &plan, &declared, &ledger);
        overrides.ask(&choice.overrides, &plan, &declared).map_err(Unsettled::Choice)?;
        let combination = choice::chosen(document, choice).map_err(Unsettled::Choice)?;
        let set = values::values(&plan, &declared, &combination, &overrides, &ledger);
        if let Some(over) = ledger.first(Code::OverMax).filter(|_| !choice.overrides.is_empty()) {
            return Err(Unsettled::Choice(over.message));
        }
        let mut builder = plan.builder.clone();
        let run = Run::new(&plan, &declared, set, &mut builder, &ledger);
        let procedure = settle(&run, builder, (&combination, &overrides), None, &ledger);
        let findings = ledger.into_findings();
        let clean = self.is_clean() && findings.values().all(Findings::is_clean);
        let procedure = procedure.filter(|_| clean);
        let procedure = procedure.ok_or_else(|| Unsettled::Files(self.diagnostics(findings)))?;
        choice::phase(procedure, choice).map_err(Unsettled::Choice)
    }

    /// Everything that is wrong in any variant with any case, each problem once, and the procedure
    /// of the first run if nothing is.
    ///
    /// Where nothing is, `review` has its say.
    pub(super) fn check(
        &self,
        mut review: Option<&mut dyn Review>,
    ) -> (Option<Procedure>, Vec<Diagnostic>) {
        let ledger = Ledger::new(self);
        let Some((document, plan)) = self.document().zip(planner::plan(self, &ledger)) else {
            return (None, self.diagnostics(ledger.into_findings()));
        };
        let declared = parameters::declared(&plan, &ledger);
        let overrides = Overrides::of_site(self, &plan, &declared, &ledger);
        let mut combinations = choice::combinations(document);
        let mut tests = Tests::of(&plan, &combinations, &ledger);
        let found = too_many(document, &combinations, &plan);
        let mut is_all = found.is_none();
        if let Some(found) = found {
            ledger.report(found);
            // What is wrong in one run is told all the same, unless that is too much too.
            combinations.truncate(usize::from(plan.steps.len() <= MOST_STEPS));
        }
        let mut merged = Merged::default();
        let mut first = None;
        let mut known = Known::default();
        for (position, combination) in combinations.iter().enumerate() {
            if plan.forms.get() > fill::MOST_FORMS_IN_ALL {
                is_all = false;
                break;
            }
            let run = Ledger::new(self);
            let set = values::values(&plan, &declared, combination, &overrides, &run);
            if let Some(twin) = known.twin(&set, combination, &tests) {
                merged.again(twin, combination);
                continue;
            }
            known.keep(&set, combination, merged.count());
            let mut fates = Vec::new();
            let mut builder = plan.builder.clone();
            let this = Run::new(&plan, &declared, set, &mut builder, &run);
            let procedure =
                settle(&this, builder, (combination, &overrides), Some(&mut fates), &run);
            tests.note(&fates);
            if let (Some(review), Some(procedure)) = (review.as_deref_mut(), &procedure) {
                let reviewed = ReviewedRun::new(&this, document, procedure);
                merged.object(review.run(&reviewed));
            }
            let clean = merged.add(combination, run.into_findings());
            if position == 0 {
                first = procedure.filter(|_| clean);
            }
        }
        let objections = merged.enter(&ledger);
        if is_all {
            tests.report(&ledger);
        }
        let clean = self.is_clean() && ledger.is_clean();
        if let (Some(review), true, true) = (review, clean, is_all) {
            let root = plan.parts.first().map(|part| part.reading);
            let file = root.map(|root| ReviewedFile::new(root, document, &plan, declared.first()));
            let of_file = file.map(|file| review.file(&file)).unwrap_or_default();
            for objection in objections.into_iter().chain(of_file) {
                ledger.report(objection);
            }
        }
        (first.filter(|_| clean), self.diagnostics(ledger.into_findings()))
    }

    /// The tests of the procedure file, each in every run that it fits. Nothing where the files are
    /// wrong.
    #[must_use]
    pub fn trials(&self) -> Vec<Trial> {
        let Some(document) = self.document().filter(|document| !document.tests.is_empty()) else {
            return Vec::new();
        };
        if self.check(None).1.iter().any(Diagnostic::is_error) {
            return Vec::new();
        }
        let ledger = Ledger::new(self);
        let Some(plan) = planner::plan(self, &ledger) else { return Vec::new() };
        let declared = parameters::declared(&plan, &ledger);
        let overrides = Overrides::of_site(self, &plan, &declared, &ledger);
        let combinations = choice::combinations(document);
        let mut trials = Vec::new();
        for combination in &combinations {
            plan.forms.set(0);
            let ledger = Ledger::new(self);
            let set = values::values(&plan, &declared, combination, &overrides, &ledger);
            let mut fates = Vec::new();
            let mut builder = plan.builder.clone();
            let this = Run::new(&plan, &declared, set, &mut builder, &ledger);
            let around = (combination, &overrides);
            let procedure = settle(&this, builder, around, Some(&mut fates), &ledger);
            let Some(procedure) = procedure.map(Arc::new) else { continue };
            let run = if combinations.len() > 1 { combination.words() } else { String::new() };
            for (position, fate) in fates.into_iter().enumerate() {
                let (Fate::Fits(draft), Some(test)) = (fate, document.tests.get(position)) else {
                    continue;
                };
                let (name, span) = (test.test.to_string(), test.test.span);
                let (run, procedure) = (run.clone(), Arc::clone(&procedure));
                let test::Draft { complications, changes, expected } = draft;
                let trial = Trial { name, span, run, procedure, complications, changes, expected };
                trials.push((position, trial));
            }
        }
        // A run that does not come by what is done otherwise is no part of the test, unless none
        // does: then it is played, and says so.
        let met: BTreeSet<usize> =
            trials.iter().filter(|(_, it)| it.is_met()).map(|(position, _)| *position).collect();
        trials.retain(|(position, trial)| !met.contains(position) || trial.is_met());
        trials.sort_by_key(|(position, _)| *position);
        trials.into_iter().map(|(_, trial)| trial).collect()
    }

    /// Whether all files could be read without an error.
    fn is_clean(&self) -> bool {
        let site = self.site.as_ref().is_none_or(|site| site.findings.is_clean());
        let uses = !self.wrong_uses.iter().any(Diagnostic::is_error);
        let maps = self.maps.iter().all(|map| map.read.findings.is_clean());
        site && uses && maps && self.readings.iter().all(|reading| reading.findings.is_clean())
    }

    /// What was found in reading and in settling, file by file, each in its order.
    fn diagnostics(&self, mut settled: BTreeMap<FileIx, Findings>) -> Vec<Diagnostic> {
        let mut all = Vec::new();
        let read = self.readings.iter().map(|reading| (reading.ix, &reading.findings));
        let site = self.site.iter().map(|site| (site.ix, &site.findings));
        let maps = self.maps.iter().map(|map| (map.read.ix, &map.read.findings));
        for (ix, findings) in read.chain(maps).chain(site) {
            let mut findings = findings.clone();
            let uses = self.wrong_uses.iter().filter(|wrong| wrong.primary.span.file == ix);
            uses.cloned().for_each(|wrong| findings.push(wrong));
            findings.append(settled.remove(&ix).unwrap_or_default());
            all.extend(findings.into_sorted());
        }
        all
    }
}

/// What is said when there is too much to be looked at.
fn too_many(
    document: &super::Document,
    combinations: &[Combination<'_>],
    plan: &Plan<'_>,
) -> Option<Diagnostic> {
    let many = |what: &str, count: usize, span| {
        let message = format!("{count} {what} are more than {MOST_VARIANTS}");
        Diagnostic::error(Code::TooLarge, span, message)
    };
    let variant = document.variants.get(MOST_VARIANTS).map(|(name, _)| name.span);
    let case = document.cases.get(MOST_VARIANTS).map(|(name, _)| name.span);
    if let Some(span) = variant {
        return Some(many("variants", document.variants.len(), span));
    }
    if let Some(span) = case {
        return Some(many("cases", document.cases.len(), span));
    }
    if let Some(step) = plan.steps.get(MOST_STEPS) {
        let message = format!("a procedure has at most {MOST_STEPS} steps");
        let found = Diagnostic::error(Code::TooLarge, step.written.step.span(), message);
        return Some(found.help("make several procedures of it"));
    }
    let steps = combinations.len().saturating_mul(plan.steps.len());
    let size: usize = plan.parts.iter().map(|part| part.reading.file.text.len()).sum();
    let read = combinations.len().saturating_mul(size);
    let variants = document.variants.last().map(|(name, _)| name);
    let last = variants.or(document.cases.last().map(|(name, _)| name))?;
    (steps > MOST_SETTLED || read > MOST_READ).then(|| {
        let runs = combinations.len();
        let message = if steps > MOST_SETTLED {
            let steps = plan.steps.len();
            format!(
                "{steps} steps in {runs} variants and cases are more than {MOST_SETTLED} in all"
            )
        } else {
            format!("{size} bytes in {runs} variants and cases are more than {MOST_READ} in all")
        };
        Diagnostic::error(Code::TooLarge, last.span, message).help("make several procedures of it")
    })
}

/// Settles one run, and the tests in it if they are asked for; nothing where a part of it is lost.
fn settle(
    run: &Run<'_, '_>,
    builder: Builder,
    (combination, overrides): (&Combination<'_>, &Overrides),
    tests: Option<&mut Vec<Fate>>,
    ledger: &Ledger,
) -> Option<Procedure> {
    let plan = run.plan;
    let mut parts = Parts::default();
    for part in &plan.parts {
        let scope = Scope::new(run, part, ledger, run.around(part, ledger));
        parts.sources.extend(head::sources(&scope));
        parts.timers.extend(timer::timers(&scope));
        parts.mishaps.endings.extend(complication::endings(&scope));
        comma::steps(&scope);
    }
    conditions::look(run, ledger);
    fill::steps(run, ledger, &mut parts);
    for part in &plan.parts {
        let scope = Scope::new(run, part, ledger, run.around(part, ledger));
        for written in part.document.never.iter() {
            let rule = rule::rule(&scope, written);
            if rule.is_some() {
                forbidden::look(&scope, written);
            }
            parts.rules.extend(rule);
        }
        parts.mishaps.wrong_acts.extend(complication::wrong_acts(&scope));
        parts.mishaps.complications.extend(complication::complications(&scope));
    }
    let root = plan.parts.first()?;
    let scope = Scope::new(run, root, ledger, Surroundings::PLAIN);
    parts.slots = shape::slots(run, &root.tree);
    parts.particulars =
        head::particulars(&scope, combination, overrides.records(plan, combination));
    if parts.slots.is_empty() && !plan.steps.is_empty() {
        nothing_left(&scope);
    }
    let about = head::about(&scope);
    if let Some(tests) = tests {
        *tests = test::fates(&scope, &parts, combination);
    }
    if ledger.is_whole() {
        let unmet = started::unmet(&plan.names, &ledger.starts.take());
        for found in unmet {
            ledger.report(found);
        }
    }
    builder.build(about?, parts)
}

fn nothing_left(scope: &Scope<'_, '_>) {
    let document = scope.document();
    let span = document.steps.given().map(|steps| steps.span);
    let span = span.or_else(|| document.phases.given().map(|phases| phases.span));
    if let Some(span) = span {
        let found = Diagnostic::error(Code::EmptyValue, span, "no step is left in this run");
        scope.report_value(found.help("some step has to be there whatever `when:` says"));
    }
}
