//! `rehearse schema`: the JSON Schema of procedure and map files, for editors.

use crate::author::schema;
use crate::shell::{Error, args, output};
use std::process::ExitCode;

pub(super) fn perform(args: &args::Schema) -> Result<ExitCode, Error> {
    output::print(&if args.map { schema::map_schema() } else { schema::schema() })?;
    Ok(ExitCode::SUCCESS)
}
