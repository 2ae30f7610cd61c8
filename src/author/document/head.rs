//! The head of a file: status, what passes, sources, equipment.
//!
//! Read next: `step.rs`.

use crate::author::written::{Computed, Length, Line, Phrase, Share, Spanned, Text};
use schemars::JsonSchema;
use serde::Deserialize;

/// How far the content may be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// For learning the program or the outline; nobody vouches for it.
    Illustrative,
    /// A clinician has read it.
    Reviewed,
}

/// What a session must reach to pass.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Pass {
    /// The share of points, such as `80%`.
    pub score: Option<Spanned<Computed<Share>>>,
    /// The longest session time.
    pub time: Option<Spanned<Computed<Length>>>,
}

/// Where a fact comes from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Source {
    /// What it is, as a reader would cite it.
    pub title: Line,
    /// Where it can be read.
    pub url: Option<Line>,
    /// How good it is, in the author's own scale.
    pub grade: Option<Line>,
}

/// One thing that has to be at hand.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(rename = "Equipment@text=item")]
pub struct Equipment {
    /// What it is.
    pub item: Phrase,
    /// Size, number or kind.
    pub detail: Option<Text>,
}
