//! What was found in procedure files, in the form that was asked for.
//!
//! Each form is a file of `src/author/render/`; here one is chosen.

use crate::author::render::{self, Look};
use crate::author::{Diagnostic, SourceMap};
use crate::shell::args::Findings;
use crate::shell::environment::Environment;

pub(super) fn shown(
    form: Findings,
    found: &[Diagnostic],
    sources: &SourceMap,
    environment: &Environment,
) -> String {
    let look = Look { colour: environment.colour, width: environment.width };
    match form {
        Findings::Human => render::human(found, sources, look),
        Findings::Json => render::json(found, sources) + "\n",
        Findings::Sarif => render::sarif(found, sources) + "\n",
        Findings::Github => render::github(found, sources),
    }
}
