//! What a careful reader is shown of a procedure file: every run as it was settled, beside what is
//! written for it.
//!
//! The reader is given by a layer above; what it says comes back as diagnostics, and is kept only
//! where nothing is wrong with the files. Read next: `src/lint.rs`, which is the reader.

use super::parameters::Declared;
use super::plan::{Plan, StepPlan};
use super::run::Run;
use crate::author::document::{Document, Parameter, Repeat, Step};
use crate::author::expression::Value;
use crate::author::readings::Reading;
use crate::author::written::Spanned;
use crate::author::{Diagnostic, FileIx};
use crate::procedure::{Procedure, StepIx};

/// One who reads a procedure.
pub trait Review {
    /// What there is to say of one run. A run in which everything has the value of another is left
    /// out. What it says of a value is merged with what it says of others: see
    /// [`Diagnostic::in_this_run`] and [`Diagnostic::if_in_every_run`].
    fn run(&mut self, run: &ReviewedRun<'_>) -> Vec<Diagnostic>;

    /// What there is to say of the file as it is written, after all its runs.
    fn file(&mut self, file: &ReviewedFile<'_>) -> Vec<Diagnostic>;
}

/// One run, beside what is written for it.
pub struct ReviewedRun<'a> {
    /// The procedure of this run.
    pub procedure: &'a Procedure,
    /// The file that is reviewed; others that it uses are not.
    pub document: &'a Document,
    /// The steps of the file, each where it is in this run.
    steps: Vec<(&'a Step, Option<StepIx>)>,
    /// Whose values are in the order of the document.
    values: &'a [Option<Value>],
    /// The repeats of the file that go on until something is so, and whether it ever is.
    repeats: Vec<(&'a Repeat, bool)>,
    /// What is written for each step of the run; nothing for one of another file.
    written: Vec<Option<&'a Step>>,
}

impl<'a> ReviewedRun<'a> {
    pub(super) fn new(
        run: &'a Run<'_, 'a>,
        document: &'a Document,
        procedure: &'a Procedure,
    ) -> Self {
        let is_own = |part: usize| run.plan.parts.get(part).is_some_and(|it| it.user.is_none());
        let mut written = vec![None; procedure.steps().len()];
        let mut steps = Vec::new();
        for (plan, position) in run.plan.steps.iter().zip(&run.positions) {
            if !is_own(plan.part) {
                continue;
            }
            steps.push((plan.written, *position));
            if let Some(slot) = position.and_then(|ix| written.get_mut(ix.position())) {
                *slot = Some(plan.written);
            }
        }
        let repeats = run.plan.repeats.iter().zip(&run.ended);
        let repeats = repeats.filter(|(plan, _)| is_own(plan.part) && plan.is_open_ended());
        let repeats = repeats.map(|(plan, ended)| (plan.written, *ended)).collect();
        let values = run.values.first().map_or(&[][..], Vec::as_slice);
        Self { procedure, document, steps, values, repeats, written }
    }

    /// The steps of the file, in its order, each with its position in this run if it is there.
    pub fn steps(&self) -> impl Iterator<Item = (&'a Step, Option<StepIx>)> {
        self.steps.iter().copied()
    }

    /// What is written for the step at `ix`; nothing for one of another file.
    #[must_use]
    pub fn written(&self, ix: StepIx) -> Option<&'a Step> {
        self.written.get(ix.position()).copied().flatten()
    }

    /// The repeats of the file that go on until something is so, and never come to that in this run.
    pub fn endless(&self) -> impl Iterator<Item = &'a Repeat> {
        self.repeats.iter().filter(|(_, ended)| !ended).map(|(repeat, _)| *repeat)
    }

    /// The parameters of the file, each with what it comes to in this run.
    pub fn parameters(&self) -> impl Iterator<Item = (&'a str, &'a Parameter, &'a Value)> {
        let all = self.document.parameters.iter().zip(self.values);
        all.filter_map(|((name, parameter), value)| {
            Some((name.value.as_str(), parameter.as_ref()?, value.as_ref()?))
        })
    }
}

/// The file as it is written.
pub struct ReviewedFile<'a> {
    /// Its number among those that were read.
    pub ix: FileIx,
    /// The name under which it was asked for.
    pub name: &'a str,
    /// The id that it has unless it says otherwise.
    pub stem: &'a str,
    /// Its text.
    pub text: &'a str,
    /// What is written in it.
    pub document: &'a Document,
    /// The steps of its path, those of arms included, in the order of the file.
    pub path: Vec<&'a Step>,
    /// The same, and then those of its complications.
    pub steps: Vec<&'a Step>,
    /// The names of the parameters that nothing uses.
    pub unused: Vec<&'a Spanned<String>>,
    /// The names of the parameters that a used procedure has too, and which are shared with it.
    pub lent: Vec<&'a str>,
}

impl<'a> ReviewedFile<'a> {
    pub(super) fn new(
        reading: &'a Reading<Document>,
        document: &'a Document,
        plan: &Plan<'a>,
        declared: Option<&Declared<'a>>,
    ) -> Self {
        let is_own = |part: usize| plan.parts.get(part).is_some_and(|it| it.user.is_none());
        let own = |steps: &[StepPlan<'a>]| {
            let own = steps.iter().filter(|step| is_own(step.part));
            own.map(|step| step.written).collect::<Vec<_>>()
        };
        let path = own(plan.steps.get(..plan.path_end).unwrap_or_default());
        let steps = own(&plan.steps);
        let lent = declared.map_or_else(Vec::new, |declared| declared.lent().collect());
        let unused = declared.map_or_else(Vec::new, |declared| declared.unused().collect());
        let (name, text) = (reading.file.name.as_str(), reading.file.text.as_str());
        Self {
            ix: reading.ix,
            name,
            stem: &reading.stem,
            text,
            document,
            path,
            steps,
            unused,
            lent,
        }
    }
}
