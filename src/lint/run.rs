//! One run as rules look at it: the settled procedure beside what is written, and what several of
//! them ask for, worked out once.
//!
//! Read next: `timetable.rs`.

use super::timetable::Timetable;
use crate::author::document::{self, Step as Written};
use crate::author::{ReviewedRun, Span};
use crate::procedure::{Checkpoint, Path, Procedure, Step, StepIx};
use std::cell::OnceCell;

/// One run.
pub(super) struct Run<'a> {
    pub(super) seen: &'a ReviewedRun<'a>,
    path: OnceCell<Path>,
    timetable: OnceCell<Timetable>,
}

impl<'a> Run<'a> {
    pub(super) const fn new(seen: &'a ReviewedRun<'a>) -> Self {
        Self { seen, path: OnceCell::new(), timetable: OnceCell::new() }
    }

    pub(super) const fn procedure(&self) -> &'a Procedure {
        self.seen.procedure
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

    /// The questions of the steps of this file, in every pass, each beside what is written for it.
    /// The decision of a step is none of them.
    pub(super) fn questions(
        &self,
    ) -> impl Iterator<Item = (&'a Written, &'a document::Checkpoint, &'a Checkpoint)> {
        let procedure = self.procedure();
        self.steps().flat_map(move |(ix, _, written)| {
            procedure.forms(ix).flat_map(move |(_, form)| {
                form.checkpoints.iter().filter_map(move |checkpoint| {
                    Some((written, written.check.get(checkpoint.nth)?, checkpoint))
                })
            })
        })
    }

    /// Where the title of the step is written, if it is in this file.
    pub(super) fn title(&self, ix: StepIx) -> Option<Span> {
        self.seen.written(ix).map(|written| written.step.span())
    }
}
