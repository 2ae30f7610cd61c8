//! The site's own values, in `site.yaml` beside the procedures of a library.

use crate::author::written::{Asked, Given, Line, Named, Spanned};
use schemars::JsonSchema;
use serde::Deserialize;

/// Values that hold wherever the procedures of this library are rehearsed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
pub struct Site {
    /// The version of the format: 1.
    #[serde(default)]
    pub format: Asked<Spanned<u32>>,
    /// The name of the site.
    pub title: Option<Line>,
    /// Values of parameters, by the id of the procedure.
    #[serde(default)]
    pub set: Named<Named<Spanned<Given>>>,
}
