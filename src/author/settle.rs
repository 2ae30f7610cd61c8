//! Documents to a procedure: what names mean, what is left out, what contradicts itself.
//!
//! Two walks over the same files in the same order. `plan.rs` gives every step, timer and source
//! its place and its full name, so that a name may be used before it is declared; the other
//! files here build what stands there and report what is wrong. Only if nothing is wrong does a
//! procedure come out.

mod checkpoint;
mod head;
mod plan;
mod rule;
mod scope;
mod started;
mod step;
mod timer;

use super::compile::Loaded;
use super::document::{self, Document, Entry};
use crate::procedure::builder::Parts;
use crate::procedure::{Builder, Phase, Procedure, Slot};
use plan::Part;
use scope::{Ledger, Scope};
use std::mem;

/// Settles the first of `files`, which uses the others.
pub(super) fn settle(files: &mut [Loaded]) -> Option<Procedure> {
    let findings = files.iter_mut().map(|file| mem::take(&mut file.findings)).collect();
    let ledger = Ledger::new(findings);
    let procedure = build(files, &ledger);
    let clean = ledger.is_clean();
    for (file, findings) in files.iter_mut().zip(ledger.into_findings()) {
        file.findings = findings;
    }
    procedure.filter(|_| clean)
}

fn build(files: &[Loaded], ledger: &Ledger) -> Option<Procedure> {
    let mut builder = Builder::default();
    let (names, root) = plan::plan(files, &mut builder, ledger)?;
    let mut parts = Parts::default();
    let scope = Scope::new(&root, &names, ledger);
    parts.slots = fill(&scope, &mut parts);
    let about = head::about(&scope);
    started::check(&names, ledger);
    builder.build(about?, parts)
}

/// Settles one part and those it uses, in the order in which `plan.rs` gave out places.
fn fill(scope: &Scope<'_>, parts: &mut Parts) -> Vec<Slot> {
    let document = scope.document();
    parts.sources.extend(head::sources(scope));
    parts.timers.extend(timer::timers(scope));
    let mut walk = Walk { scope, steps: scope.part.steps.iter(), uses: scope.part.uses.iter() };
    let slots = walk.slots(document, parts);
    parts.rules.extend(document.never.iter().filter_map(|rule| rule::rule(scope, rule)));
    slots
}

/// What is still to be filled in of one part.
struct Walk<'s, 'd> {
    scope: &'s Scope<'d>,
    steps: std::slice::Iter<'s, plan::StepPlan>,
    uses: std::slice::Iter<'s, Option<Part<'d>>>,
}

impl Walk<'_, '_> {
    fn slots(&mut self, document: &Document, parts: &mut Parts) -> Vec<Slot> {
        let mut slots = Vec::new();
        for entry in document.phases.given().map_or(&[][..], |entries| &***entries) {
            match entry {
                Entry::Phase(phase) => {
                    let inner = phase.steps.iter().filter_map(|step| self.step(step, parts));
                    let (title, inner) = (phase.phase.to_string(), inner.collect());
                    slots.push(Slot::Phase(Phase { title, slots: inner }));
                }
                Entry::Use(_) => slots.extend(self.used(parts)),
                Entry::Step(step) => slots.extend(self.step(step, parts)),
            }
        }
        for step in document.steps.given().map_or(&[][..], |steps| &***steps) {
            slots.extend(self.step(step, parts));
        }
        slots
    }

    fn step(&mut self, step: &document::Step, parts: &mut Parts) -> Option<Slot> {
        let plan = self.steps.next()?;
        parts.steps.push(step::step(self.scope, step, &plan.id));
        Some(Slot::Step(plan.ix))
    }

    fn used(&mut self, parts: &mut Parts) -> Option<Slot> {
        let part = self.uses.next()?.as_ref()?;
        let scope = self.scope.inside(part);
        let title = part.document.title.given().map_or_else(String::new, ToString::to_string);
        Some(Slot::Phase(Phase { title, slots: fill(&scope, parts) }))
    }
}
