//! `rehearse list`: the procedures, and where each was found.

use super::World;
use crate::shell::args;
use crate::shell::library::{Catalogue, Found};
use crate::shell::{Error, output};
use serde::Serialize;
use std::fmt::Write as _;
use std::process::ExitCode;

/// A procedure as it is written for programs. The keys are documented in the help.
#[derive(Serialize)]
struct Record<'f> {
    id: &'f str,
    title: &'f str,
    path: &'f str,
    origin: String,
    broken: Option<&'f str>,
}

pub(super) fn perform(args: &args::List, world: &World) -> Result<ExitCode, Error> {
    let catalogue = Catalogue::of(&world.places);
    let text = if args.json { json(catalogue.found())? } else { table(catalogue.found()) };
    output::print(&text)?;
    Ok(ExitCode::SUCCESS)
}

fn json(all: &[Found]) -> Result<String, Error> {
    let records: Vec<Record<'_>> = all
        .iter()
        .map(|found| Record {
            id: &found.id,
            title: &found.title,
            path: &found.path,
            origin: found.origin.to_string(),
            broken: found.content.as_ref().err().map(|broken| broken.first.as_str()),
        })
        .collect();
    let text = serde_json::to_string_pretty(&records);
    text.map(|text| text + "\n").map_err(|error| Error::Report(error.to_string()))
}

fn table(all: &[Found]) -> String {
    let widest = all.iter().map(|found| found.id.chars().count()).max().unwrap_or_default();
    let mut table = String::new();
    for found in all {
        let (id, origin, title) = (&found.id, found.origin, &found.title);
        // A string takes whatever is written to it.
        let _ = match &found.content {
            Ok(_) => writeln!(table, "{id:widest$}  {origin:14}  {title}"),
            Err(broken) => writeln!(table, "{id:widest$}  {origin:14}  broken: {}", broken.first),
        };
    }
    output::safe(&table)
}
