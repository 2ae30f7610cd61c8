//! `rehearse config`: each setting as it counts and where it comes from, and what is wrong with
//! the file.

use super::World;
use crate::app::keymap::Change;
use crate::author::render::{self, Look};
use crate::author::settings::{Glyphs, Theme};
use crate::shell::args;
use crate::shell::settings::{Chosen, Origin, Settings, example};
use crate::shell::{Error, output};
use crate::view;
use serde::Serialize;
use std::fmt::Write as _;
use std::process::ExitCode;

/// The settings as they are written for programs. The keys are documented in the help.
#[derive(Serialize)]
struct Record {
    file: Option<String>,
    exists: bool,
    settings: Vec<Row>,
    keys: Vec<Row>,
}

/// One setting.
#[derive(Serialize)]
struct Row {
    name: String,
    value: String,
    from: String,
}

pub(super) fn perform(args: &args::Config, world: &World) -> Result<ExitCode, Error> {
    if args.example {
        output::print(&example::text())?;
        return Ok(ExitCode::SUCCESS);
    }
    let settings = world.settings();
    let record = record(&settings, world);
    let text = if args.json {
        let text = serde_json::to_string_pretty(&record);
        text.map_err(|error| Error::Report(error.to_string()))? + "\n"
    } else {
        table(&record)
    };
    output::print(&text)?;
    let environment = &world.environment;
    let look = Look { colour: environment.colour, width: environment.width };
    let (wrong, sources) = (&settings.file.wrong, settings.file.sources());
    output::complain(&render::human(wrong, sources, look));
    let fails = wrong.iter().any(crate::author::Diagnostic::is_error);
    Ok(if fails { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn record(settings: &Settings, world: &World) -> Record {
    let manner = settings.manner(world.environment.manner);
    let theme = match (settings.theme.value == Theme::Auto, manner.asks) {
        (true, true) => "auto (by the terminal's background)".to_owned(),
        (true, false) => format!("auto ({})", manner.look.theme.word()),
        (false, _) => settings.theme.value.word().to_owned(),
    };
    let glyphs = match (settings.glyphs.value, manner.look.glyphs) {
        (Glyphs::Auto, view::Glyphs::Unicode) => "auto (unicode)",
        (Glyphs::Auto, view::Glyphs::Ascii) => "auto (ascii)",
        (glyphs, _) => glyphs.word(),
    };
    let pace = settings.pace.value.map_or_else(|| "none".to_owned(), |pace| pace.to_string());
    let row = |name: &str, value: String, from| {
        let (name, from) = (name.to_owned(), words(settings, from));
        Row { name, value, from }
    };
    let switch = |name, chosen: &Chosen<bool>| row(name, chosen.value.to_string(), chosen.from);
    let key = |change: &Change| {
        let name = format!("{}.{}", change.place.word(), change.name);
        let from = Origin::Line(settings.file.line(change.span));
        row(&name, example::listed(&change.keys), from)
    };
    Record {
        file: settings.file.path.as_ref().map(|path| path.display().to_string()),
        exists: settings.file.exists,
        settings: vec![
            row("theme", theme, settings.theme.from),
            row("glyphs", glyphs.to_owned(), settings.glyphs.from),
            row("mode", settings.mode.value.word().to_owned(), settings.mode.from),
            row("pace", pace, settings.pace.from),
            switch("bell", &settings.bell),
            switch("notifications", &settings.notifications),
            switch("title", &settings.title),
            switch("mouse", &settings.mouse),
        ],
        keys: settings.keymap.changes().iter().map(key).collect(),
    }
}

/// Where a value comes from, in words.
fn words(settings: &Settings, from: Origin) -> String {
    match from {
        Origin::Default => "default".to_owned(),
        Origin::Variable(name) | Origin::Flag(name) => name.to_owned(),
        Origin::Line(line) => {
            let path = settings.file.path.as_deref().and_then(|path| path.file_name());
            let name = path.unwrap_or_default().to_string_lossy();
            format!("{name}:{line}")
        }
    }
}

fn table(record: &Record) -> String {
    let Record { file, exists, settings, keys } = record;
    let rows = || settings.iter().chain(keys);
    let width = |of: fn(&Row) -> &str| rows().map(|row| of(row).len()).max().unwrap_or_default();
    let (names, values) = (width(|row| &row.name), width(|row| &row.value));
    let mut table = match (file, exists) {
        (Some(file), true) => format!("{file}\n"),
        (Some(file), false) => format!("{file} (not there; every setting has its default)\n"),
        (None, _) => "no settings file: set HOME, or REHEARSE_CONFIG to a file\n".to_owned(),
    };
    for (heading, rows) in [("", settings), ("Keys that differ from the defaults\n", keys)] {
        if rows.is_empty() {
            continue;
        }
        // A string takes whatever is written to it.
        let _ = write!(table, "\n{heading}");
        for Row { name, value, from } in rows {
            let _ = writeln!(table, "{name:names$}  {value:values$}  {from}");
        }
    }
    output::safe(&table)
}
