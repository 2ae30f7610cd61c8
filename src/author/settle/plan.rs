//! The plan: everything that has a name, and the shape around the steps, whatever the run.
//!
//! What came along with `use:` has the name of that use before its own, `name/id`; the steps of a
//! complication have the complication's. Which steps a run has is `run.rs`. It is made by
//! `planner.rs`. Read next: `names.rs`, `scope.rs`.

use super::names::Names;
use crate::author::document::{Complication, Document, Repeat, Step, Use};
use crate::author::package::Package;
use crate::author::readings::Reading;
use crate::author::written::{Computed, Spanned, Truth};
use crate::procedure::{Builder, Id};
use std::cell::Cell;
use std::ops::Range;

/// A condition, `when:`, and where it is said.
#[derive(Clone, Copy)]
pub(super) struct Condition<'d> {
    pub(super) when: &'d Spanned<Computed<Truth>>,
    pub(super) part: usize,
    pub(super) in_repeat: bool,
}

/// Everything that has a name, and its shape.
pub(super) struct Plan<'d> {
    /// What it is made of.
    pub(super) package: &'d Package,
    /// The procedure's own part first, then those used, each before what it uses itself.
    pub(super) parts: Vec<Part<'d>>,
    /// In the order of the path, then those of the complications.
    pub(super) steps: Vec<StepPlan<'d>>,
    /// How many of them are the path's.
    pub(super) path_end: usize,
    pub(super) repeats: Vec<RepeatPlan<'d>>,
    pub(super) names: Names,
    /// How many forms repeats have come to so far, over all runs.
    pub(super) forms: Cell<usize>,
    /// With every timer, source and ending reserved, and no step.
    pub(super) builder: Builder,
}

/// One file in one place of the procedure.
pub(super) struct Part<'d> {
    /// Its position among the parts.
    pub(super) position: usize,
    pub(super) reading: &'d Reading<Document>,
    pub(super) document: &'d Document,
    /// The id of the procedure in this file.
    pub(super) id: String,
    /// What stands before its names: nothing, or `name/`.
    pub(super) prefix: String,
    /// Whether its mistakes are reported here: a file that is used twice is wrong once.
    pub(super) loud: bool,
    /// What must hold for it to be there.
    pub(super) whens: Vec<Condition<'d>>,
    /// The part that uses it, and how.
    pub(super) user: Option<(usize, &'d Use)>,
    pub(super) tree: Vec<Tree<'d>>,
    /// In the order of the file; nothing where it is lost.
    pub(super) complications: Vec<ComplicationPlan<'d>>,
}

pub(super) struct ComplicationPlan<'d> {
    /// Its full name.
    pub(super) id: Id,
    pub(super) written: &'d Complication,
    pub(super) tree: Vec<Tree<'d>>,
}

/// The shape of a part.
pub(super) enum Tree<'d> {
    /// The step at this position of the plan.
    Step(usize),
    Phase {
        title: &'d str,
        inner: Vec<Tree<'d>>,
    },
    /// Another part, if it is there.
    Use(Option<usize>),
    Group {
        kind: Group,
        inner: Vec<Tree<'d>>,
    },
    Repeat {
        position: usize,
        inner: Vec<Tree<'d>>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    AnyOrder,
    OneOf,
    Run,
}

pub(super) struct StepPlan<'d> {
    pub(super) written: &'d Step,
    pub(super) part: usize,
    pub(super) id: Id,
    /// The repeat in which it stands.
    pub(super) repeat: Option<usize>,
    /// What must hold for the step to be there, outermost first.
    pub(super) whens: Vec<Condition<'d>>,
    /// The repeats, groups, arms and complications around it: one cannot be jumped into.
    pub(super) inside: Vec<usize>,
    /// Whether it stands in a phase, a used procedure or a repeat, which an arm may leave.
    pub(super) can_leave: bool,
    /// The step whose decision leads here, and the position of the arm.
    pub(super) arm: Option<(usize, usize)>,
    /// The steps of each arm of its decision.
    pub(super) arms: Vec<Vec<Tree<'d>>>,
}

pub(super) struct RepeatPlan<'d> {
    pub(super) written: &'d Repeat,
    pub(super) part: usize,
    /// The steps in it.
    pub(super) steps: Range<usize>,
}

impl RepeatPlan<'_> {
    /// Whether it goes on until something is so, instead of so many times.
    pub(super) const fn is_open_ended(&self) -> bool {
        self.written.repeat.value.until.is_some()
    }
}
