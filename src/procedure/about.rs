//! What surrounds the steps: title, aims, equipment, sources, who reviewed it, and what passes.

use super::Id;
use std::time::Duration;

/// The head of a procedure file.
///
/// More than ten fields because the briefing shows them all and nothing else groups them.
#[derive(Clone, Debug)]
pub struct About {
    /// The name by which the procedure is found.
    pub id: Id,
    /// The name that people read.
    pub title: String,
    /// One or two sentences.
    pub summary: Option<String>,
    /// The author's version of the content.
    pub version: Option<String>,
    /// How far the content may be trusted.
    pub status: Status,
    /// What a clinician must still look at.
    pub review: Vec<String>,
    /// A language tag such as `en`.
    pub language: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Short forms and what they stand for.
    pub abbreviations: Vec<(String, String)>,
    /// What the trainee will be able to do.
    pub objectives: Vec<String>,
    /// What has to be at hand.
    pub equipment: Vec<Equipment>,
    /// What passes, beside the absence of any critical deviation.
    pub pass: Pass,
}

/// How far a clinician has gone over the content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// For learning the program or the outline; nobody vouches for it.
    Illustrative,
    /// A clinician has read it.
    Reviewed {
        /// Who.
        by: String,
        /// When, as `2026-11-22`.
        on: String,
        /// When it must be read again, if the author said so.
        due: Option<String>,
    },
}

/// One thing that has to be at hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equipment {
    /// What it is.
    pub item: String,
    /// Size, number or kind.
    pub detail: Option<String>,
}

/// Where a fact comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The author's key for it.
    pub id: Id,
    /// What it is, as a reader would cite it.
    pub title: String,
    /// Where it can be read.
    pub url: Option<String>,
    /// How good it is, in the author's own scale.
    pub grade: Option<String>,
}

/// What a session must reach to pass; a critical deviation fails it whatever the score.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pass {
    /// The share of points, from 0 to 1.
    pub score: Option<f64>,
    /// The longest session time.
    pub time: Option<Duration>,
}
