//! `rehearse debrief`: what a session amounts to, on paper or for programs.

use super::World;
use crate::debrief::{Debrief, report};
use crate::journal;
use crate::session::Setting;
use crate::shell::args::{self, Format};
use crate::shell::sessions::{self, SessionId, Store};
use crate::shell::{Error, desk, output};
use std::process::ExitCode;
use std::sync::Arc;

pub(super) fn perform(args: &args::Debrief, world: &World) -> Result<ExitCode, Error> {
    let id = which(&world.store, args.session.as_deref())?;
    let kept = world.store.read(&id)?;
    for path in &kept.changed {
        let path = path.display();
        warn(&format!("`{path}` was changed after the session began: judged by what it says now"));
    }
    let procedure = Arc::clone(desk::settled(&kept)?.procedure());
    let read = journal::decode(&kept.journal, &procedure)
        .map_err(|damage| sessions::Error::Unreadable { id: id.clone(), damage })?;
    if let Some(damage) = read.damage {
        warn(&format!("session `{id}` could not be read to its end: {damage}"));
    }
    let setting = Setting { procedure, mode: kept.header.mode, seed: kept.header.seed };
    let debrief = Debrief::of(setting, &read.entries);
    let failed = |error: &dyn std::error::Error| Error::Report(error.to_string());
    let report = match args.format {
        Format::Text => report::text::text(&debrief, world.environment.width),
        Format::Json => report::json::json(&debrief).map_err(|error| failed(&error))?,
        Format::Yaml => report::yaml::yaml(&debrief).map_err(|error| failed(&error))?,
    };
    output::print(&report)?;
    Ok(ExitCode::SUCCESS)
}

/// The session that is meant: by name, else the latest.
fn which(store: &Store, name: Option<&str>) -> Result<SessionId, Error> {
    match name {
        Some(name) => Ok(store.find(name)?),
        None => store.list()?.into_iter().next().map(|listed| listed.id).ok_or(Error::NoSession),
    }
}

fn warn(text: &str) {
    output::complain(&output::safe(&format!("warning: {text}\n")));
}
