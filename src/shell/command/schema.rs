//! `rehearse schema`: the JSON Schema of procedure files, for editors.

use crate::author::schema;
use crate::shell::{Error, output};
use std::process::ExitCode;

pub(super) fn perform() -> Result<ExitCode, Error> {
    output::print(&schema::schema())?;
    Ok(ExitCode::SUCCESS)
}
