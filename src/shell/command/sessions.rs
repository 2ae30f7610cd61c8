//! `rehearse sessions`: the sessions that are kept, and deleting one.

use super::World;
use crate::session::End;
use crate::shell::args;
use crate::shell::sessions::{self, Listed, Progress};
use crate::shell::{Error, output};
use crate::time::Clock;
use serde::Serialize;
use std::fmt::Write as _;
use std::process::ExitCode;

/// A session as it is written for programs.
#[derive(Serialize)]
struct Record<'l> {
    id: &'l str,
    procedure: Option<&'l str>,
    title: Option<&'l str>,
    mode: Option<&'static str>,
    seed: Option<u64>,
    started: Option<&'l str>,
    state: &'static str,
    entries: u64,
    session_ms: u64,
    open: bool,
}

pub(super) fn perform(args: &args::Sessions, world: &World) -> Result<ExitCode, Error> {
    if let Some(name) = &args.delete {
        return delete(name, world);
    }
    let all = world.store.list()?;
    if all.is_empty() && !args.json {
        output::complain("no sessions yet\n");
    }
    output::print(&if args.json { json(&all)? } else { table(&all) })?;
    Ok(ExitCode::SUCCESS)
}

/// What is gone cannot be fetched back, so only a whole name will do.
fn delete(name: &str, world: &World) -> Result<ExitCode, Error> {
    let id = world.store.find(name)?;
    if id.as_str() != name {
        return Err(sessions::Error::NotFound { name: name.to_owned() }.into());
    }
    world.store.delete(&id)?;
    output::complain(&output::safe(&format!("deleted {id}\n")));
    Ok(ExitCode::SUCCESS)
}

const fn state(progress: Progress) -> &'static str {
    match progress {
        Progress::Unfinished => "unfinished",
        Progress::Over(End::Finished) => "finished",
        Progress::Over(End::Ended) => "ended",
        Progress::Over(End::Abandoned) => "abandoned",
        Progress::Newer => "newer",
        Progress::Damaged => "damaged",
    }
}

fn json(all: &[Listed]) -> Result<String, Error> {
    let records: Vec<Record<'_>> = all
        .iter()
        .map(|listed| {
            let header = listed.header.as_ref();
            Record {
                id: listed.id.as_str(),
                procedure: header.map(|header| header.procedure.as_str()),
                title: header.map(|header| header.title.as_str()),
                mode: header.map(|header| header.mode.word()),
                seed: header.map(|header| header.seed),
                started: header.map(|header| header.started.as_str()),
                state: state(listed.progress),
                entries: listed.entries,
                session_ms: listed.at.as_millis(),
                open: listed.locked,
            }
        })
        .collect();
    let text = serde_json::to_string_pretty(&records);
    text.map(|text| text + "\n").map_err(|error| Error::Report(error.to_string()))
}

fn table(all: &[Listed]) -> String {
    let widest = all.iter().map(|listed| listed.id.as_str().chars().count()).max();
    let widest = widest.unwrap_or_default();
    let mut table = String::new();
    for listed in all {
        let (id, state) = (&listed.id, state(listed.progress));
        let at = Clock(listed.at.elapsed()).to_string();
        let title = listed.header.as_ref().map_or("", |header| &header.title);
        // A string takes whatever is written to it.
        let mode = listed.header.as_ref().map_or("", |header| header.mode.word());
        let _ = writeln!(table, "{id:widest$}  {state:10}  {mode:6}  {at:>8}  {title}");
    }
    output::safe(&table)
}
