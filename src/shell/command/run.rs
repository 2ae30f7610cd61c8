//! `rehearse run`: one procedure, by its id or its file.

use super::World;
use crate::app::{App, Options};
use crate::author::{Library, suggest};
use crate::session::{Mode, Setting};
use crate::shell::args::Run;
use crate::shell::desk::Desk;
use crate::shell::library::{self, Found, Origin, Places, folder};
use crate::shell::{Error, clock, line_mode, output, run};
use crate::time::Moment;
use std::path::{MAIN_SEPARATOR, Path};
use std::process::ExitCode;
use std::sync::Arc;

pub(super) fn perform(args: &Run, world: World) -> Result<ExitCode, Error> {
    let World { environment, places, store } = world;
    let found = find(&places, &args.procedure)?;
    let procedure = match &found.content {
        Ok(procedure) => Arc::clone(procedure),
        Err(broken) => {
            output::complain(&broken.all);
            return Err(Error::Broken { name: args.procedure.clone() });
        }
    };
    let mut desk = Desk::new(store, places);
    desk.add(&procedure, found.texts());
    let mode = Mode::parse(&args.mode).unwrap_or(Mode::Guided);
    let seed = args.seed.unwrap_or_else(clock::any_seed);
    let options = Options { mode, seed, pace: args.pace, has_library: false };
    if args.plain || !environment.has_screen() {
        // Nothing runs by itself between the lines of a script, so no wait could be shown.
        let options = Options { pace: options.pace.filter(|_| environment.typed), ..options };
        let setting = Setting { procedure, mode, seed };
        let (app, start) = App::begin(setting, options, Moment::default());
        line_mode::run(app, start, &mut desk, &environment)?;
    } else {
        run::run(App::briefing(procedure, options), &mut desk, &environment)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What `name` means: a file if it looks like one, else an id, else a file all the same.
fn find(places: &Places, name: &str) -> Result<Found, Error> {
    let path = Path::new(name);
    if !name.contains(['/', MAIN_SEPARATOR]) && !folder::is_yaml(path) {
        if let Some(found) = places.find(name, "") {
            return Ok(Found::named(places, &found));
        }
        if !path.is_file() {
            let ids = places.ids("");
            let advice = suggest::advice(name, ids.iter().map(String::as_str));
            return Err(Error::NoProcedure { name: name.to_owned(), advice });
        }
    }
    library::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    Ok(Found::read(places, path, Origin::Named))
}
