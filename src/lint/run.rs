//! One run as rules look at it: the settled procedure beside what is written, and what several of
//! them ask for, worked out once.
//!
//! Read next: `timetable.rs`.

use super::timetable::Timetable;
use super::words::{Said, Words};
use crate::author::document::{self, Step as Written};
use crate::author::{ReviewedRun, Span};
use crate::procedure::{Checkpoint, Path, Procedure, Step, StepIx};
use std::cell::OnceCell;
use std::rc::Rc;

/// A question of a run, beside what is written for it.
#[derive(Clone, Copy)]
pub(super) struct Question<'a> {
    pub(super) step: &'a Written,
    /// What the step is in this pass.
    pub(super) form: &'a Step,
    pub(super) written: &'a document::Checkpoint,
    pub(super) asked: &'a Checkpoint,
}

/// One run.
pub(super) struct Run<'a> {
    pub(super) seen: &'a ReviewedRun<'a>,
    words: &'a Words,
    path: OnceCell<Path>,
    timetable: OnceCell<Timetable>,
}

impl<'a> Run<'a> {
    pub(super) const fn new(seen: &'a ReviewedRun<'a>, words: &'a Words) -> Self {
        Self { seen, words, path: OnceCell::new(), timetable: OnceCell::new() }
    }

    pub(super) const fn procedure(&self) -> &'a Procedure {
        self.seen.procedure
    }

    /// The words of a text.
    pub(super) fn words(&self, text: &str) -> Rc<Said> {
        self.words.of(text)
    }

    /// The right way where no complication comes.
    pub(super) fn path(&self) -> &Path {
        self.path.get_or_init(|| Path::right(self.procedure()))
    }

    /// When everything comes on the right way.
    pub(super) fn timetable(&self) -> &Timetable {
        self.timetable.get_or_init(|| Timetable::of(self.procedure(), self.path()))
    }

    /// The steps of this file that the run has, each beside what is written for it.
    pub(super) fn steps(&self) -> impl Iterator<Item = (StepIx, &'a Step, &'a Written)> {
        let procedure = self.procedure();
        self.seen.steps().filter_map(move |(written, ix)| Some((ix?, procedure.step(ix?), written)))
    }

    /// The questions of the steps of this file, in every pass. The decision of a step is none of
    /// them.
    pub(super) fn questions(&self) -> impl Iterator<Item = Question<'a>> {
        let procedure = self.procedure();
        self.steps().flat_map(move |(ix, _, step)| {
            procedure.forms(ix).flat_map(move |(_, form)| {
                form.checkpoints.iter().filter_map(move |asked| {
                    Some(Question { step, form, written: step.check.get(asked.nth)?, asked })
                })
            })
        })
    }

    /// Where the title of the step is written, if it is in this file.
    pub(super) fn title(&self, ix: StepIx) -> Option<Span> {
        self.seen.written(ix).map(|written| written.step.span())
    }
}
