//! A procedure file as its author wrote it: every key of the format, with its place.
//!
//! These types are the format; the descriptions of their fields become the schema's. They mirror
//! the file, so some have more fields than our types have elsewhere. What a value means, and
//! whether it fits the others, is the business of `settle.rs`. Never serde `tag`, `untagged` or
//! `flatten` here: they lose places. Read next: `de.rs` for the conventions in the names.

mod change;
mod checkpoint;
mod complication;
mod decide;
mod head;
pub mod map;
mod parameter;
mod reason;
mod site;
mod step;
mod test;
mod timer;
mod walk;

pub use change::{
    Act, Again, Answer, Change, Hurry, Leave, Linger, Miss, Move, Omit, Swap, WayOut, WrongArm,
};
pub use checkpoint::{
    Avoid, Checkpoint, Choice, Choose, Guide, Kind, Naming, Needle, Needling, Number, Order,
    Passes, Placement, Placing, Say, Tick, Trap,
};
pub use complication::{Complication, Moment, Resume, Then, WrongAct};
pub use decide::{Arm, Decide, Ending, Outcome};
pub use head::{Equipment, Pass, Source, Status};
pub use parameter::{Case, Parameter, Variant};
pub use reason::{
    Added, BrokenRule, Deviation, Early, Late, MissedRound, Omitted, OutOfOrder, Prompted, Reason,
    Repeated, Wrong,
};
pub use site::Site;
pub use step::{
    AnyOrder, Entry, Member, OneOf, Phase, Recall, Repeat, Run, Slot, Step, Turns, Use,
    Window as StepWindow,
};
pub use test::Test;
pub use timer::{Clock, Interval, Judged, Rounds, Rule, Start, Timer, Window};

use super::written::{Asked, Date, Line, List, Named, Shown, Spanned, Text};
use crate::procedure;
use schemars::JsonSchema;
use serde::Deserialize;

/// The patient's signs by name, such as `bp` and `pulse`. A value may be computed.
pub type Vitals = Named<Shown>;

/// A procedure to rehearse.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Document {
    /// The version of the format: 1.
    #[serde(default)]
    pub format: Asked<Spanned<u32>>,
    /// The name by which the procedure is found. Default: the file's name.
    pub id: Option<Spanned<Line>>,
    /// The name that people read.
    #[serde(default)]
    pub title: Asked<Spanned<Line>>,
    /// One or two sentences.
    pub summary: Option<Text>,
    /// The author's version of the content.
    pub version: Option<Line>,
    /// How far the content may be trusted.
    #[serde(default)]
    pub status: Asked<Spanned<Status>>,
    /// Who reviewed it.
    pub reviewed_by: Option<Spanned<Line>>,
    /// When it was reviewed.
    pub reviewed_on: Option<Spanned<Date>>,
    /// When it must be reviewed again.
    pub review_due: Option<Spanned<Date>>,
    /// What a clinician must still look at.
    #[serde(default)]
    pub review: List<Text>,
    /// The language of the text, such as `en`.
    pub language: Option<Line>,
    /// Who wrote it.
    #[serde(default)]
    pub authors: List<Line>,
    /// Words to find it by.
    #[serde(default)]
    pub tags: List<Line>,
    /// What the trainee will be able to do.
    #[serde(default)]
    pub objectives: List<Text>,
    /// Short forms, understood when typed and explained when shown.
    #[serde(default)]
    pub abbreviations: Named<Spanned<Line>>,
    /// What passes, beside the absence of any critical deviation.
    pub pass: Option<Pass>,
    /// Where the facts come from, by the name that steps use.
    #[serde(default)]
    pub sources: Named<Source>,
    /// Values that variants, cases, a site or the command line may set; text and times use them.
    #[serde(default)]
    pub parameters: Named<Parameter>,
    /// Protocols that the trainee chooses between. The first is the default.
    #[serde(default)]
    pub variants: Named<Variant>,
    /// Patients.
    #[serde(default)]
    pub cases: Named<Case>,
    /// What has to be at hand.
    #[serde(default)]
    pub equipment: List<Equipment>,
    /// The patient's signs at the beginning.
    #[serde(default)]
    pub vitals: Vitals,
    /// Named clocks.
    #[serde(default)]
    pub timers: Named<Timer>,
    /// Rules that hold across steps.
    #[serde(default)]
    pub never: List<Rule>,
    /// Known wrong things that people do.
    #[serde(default)]
    pub wrong_acts: List<WrongAct>,
    /// Ways in which a session may end, beside being finished.
    #[serde(default)]
    pub endings: Named<Ending>,
    /// Events that suspend the procedure.
    #[serde(default)]
    pub complications: Named<Complication>,
    /// Runs by which the procedure is tried: an expert's, and some that have to fail.
    #[serde(default)]
    pub tests: List<Test>,
    /// Groups of steps, in order.
    #[serde(default)]
    pub phases: Asked<Spanned<List<Entry>>>,
    /// The steps, in order, of a procedure without phases.
    #[serde(default)]
    pub steps: Asked<Spanned<List<Slot>>>,
}

/// How much a deviation would have mattered to the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Worth knowing.
    Minor,
    /// Wrong.
    Major,
    /// Fails the session whatever the score.
    Critical,
}

impl Severity {
    /// The severity that is meant.
    #[must_use]
    pub const fn meant(self) -> procedure::Severity {
        match self {
            Self::Minor => procedure::Severity::Minor,
            Self::Major => procedure::Severity::Major,
            Self::Critical => procedure::Severity::Critical,
        }
    }
}
