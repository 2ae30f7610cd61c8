//! `rehearse debrief`: what a session amounts to, on paper or for programs.

use super::World;
use crate::author;
use crate::debrief::{Debrief, Outcome, judged_again, report};
use crate::journal::{self, Damage};
use crate::plain;
use crate::procedure::Procedure;
use crate::session::Setting;
use crate::session::policy::Feedback;
use crate::shell::args::{self, Format};
use crate::shell::sessions::{self, Kept, SessionId, Store};
use crate::shell::{Error, desk, library, output};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

pub(super) fn perform(args: &args::Debrief, world: &World) -> Result<ExitCode, Error> {
    let id = which(&world.store, args.session.as_deref())?;
    let kept = world.store.read(&id)?;
    for path in &kept.changed {
        let path = path.display();
        warn(&format!("`{path}` was changed after the session began: judged by what it says now"));
    }
    let (debrief, damage) = match &args.against {
        Some(path) => against(path, &kept, world)?,
        None => own(&kept)?,
    };
    if is_open(&kept, damage.as_ref(), &debrief) {
        return Err(Error::StillOpen { id: kept.id.to_string() });
    }
    let failed = |error: &dyn std::error::Error| Error::Report(error.to_string());
    let report = match args.format {
        Format::Text if world.environment.plain => plain::whole_debrief(&debrief).join("\n") + "\n",
        Format::Text => report::text::text(&debrief, world.environment.width),
        Format::Json => report::json::json(&debrief).map_err(|error| failed(&error))?,
        Format::Yaml => report::yaml::yaml(&debrief).map_err(|error| failed(&error))?,
    };
    output::print(&report)?;
    Ok(ExitCode::SUCCESS)
}

/// What the session amounts to by its own copies of the procedure, and what is wrong with its
/// journal.
fn own(kept: &Kept) -> Result<(Debrief, Option<Damage>), Error> {
    let procedure = Arc::clone(desk::settled(kept)?.procedure());
    let read = journal::decode(&kept.journal, &procedure).map_err(|it| unreadable(kept, it))?;
    told(kept, read.damage.as_ref());
    Ok((Debrief::of(setting(kept, procedure), &read.entries), read.damage))
}

/// What it amounts to by the procedure file at `path`, and what is wrong with its journal.
fn against(path: &Path, kept: &Kept, world: &World) -> Result<(Debrief, Option<Damage>), Error> {
    library::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let name = path.display().to_string();
    let package = author::load(&world.places, &name);
    let offer = desk::settled_as(&kept.header, package)
        .map_err(|first| Error::Broken { name: format!("{name}: {first}") })?;
    let procedure = Arc::clone(offer.procedure());
    let (read, left_out) =
        journal::decode_against(&kept.journal, &procedure).map_err(|it| unreadable(kept, it))?;
    told(kept, read.damage.as_ref());
    if left_out > 0 {
        let entries = if left_out == 1 { "entry names" } else { "entries name" };
        warn(&format!("{left_out} {entries} what `{name}` does not have, and are left out"));
    }
    let setting = setting(kept, procedure);
    let entries = judged_again(&setting, &read.entries);
    Ok((Debrief::of(setting, &entries), read.damage))
}

/// Whether the session can be gone on with, and its debrief would answer what it still asks.
fn is_open(kept: &Kept, damage: Option<&Damage>, debrief: &Debrief) -> bool {
    let whole = kept.changed.is_empty() && damage.is_none_or(Damage::can_be_cut);
    let unfinished = debrief.outcome == Outcome::Unfinished;
    whole && unfinished && kept.header.mode.policy().feedback == Feedback::AtEnd
}

fn setting(kept: &Kept, procedure: Arc<Procedure>) -> Setting {
    Setting { procedure, mode: kept.header.mode, seed: kept.header.seed }
}

fn unreadable(kept: &Kept, damage: Damage) -> Error {
    sessions::Error::Unreadable { id: kept.id.clone(), damage }.into()
}

fn told(kept: &Kept, damage: Option<&Damage>) {
    if let Some(damage) = damage {
        warn(&format!("session `{}` could not be read to its end: {damage}", kept.id));
    }
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
