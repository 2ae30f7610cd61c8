//! Tests: runs by which a procedure is tried, and what has to come of each.
//!
//! What a run does otherwise is `change.rs`, what it fails for is `reason.rs`.

use super::{Change, Reason};
use crate::author::written::{Asked, Line, List, Many, Spanned};
use schemars::JsonSchema;
use serde::Deserialize;

/// A run by which the procedure is tried. Without `but` it is the expert's, and has full marks.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Test {
    /// The name that people read. Each test has its own.
    pub test: Spanned<Line>,
    /// The variants in which it is tried. Default: all.
    #[serde(default)]
    pub variant: Many<Spanned<Line>>,
    /// The cases with which it is tried. Default: all that fit.
    #[serde(default)]
    pub case: Many<Spanned<Line>>,
    /// The complications that come. Default: those whose chance is 100%.
    #[serde(default)]
    pub complications: Many<Spanned<Line>>,
    /// What is done otherwise than an expert would.
    #[serde(default)]
    pub but: Asked<Spanned<List<Change>>>,
    /// All deviations that come of it; a folded one does not count.
    #[serde(default)]
    pub fails_for: Asked<Spanned<List<Reason>>>,
    /// `true`: it passes all the same, for the deviations are small. Default: it must not pass.
    pub passes: Option<Spanned<bool>>,
}
