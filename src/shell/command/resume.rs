//! `rehearse resume`: go on with a session that is not over.

use super::World;
use crate::app::{App, Options};
use crate::shell::args::Resume;
use crate::shell::desk::Desk;
use crate::shell::sessions::Store;
use crate::shell::{Error, line_mode, run};
use crate::time::Moment;
use std::process::ExitCode;

pub(super) fn perform(args: &Resume, world: World) -> Result<ExitCode, Error> {
    let (World { environment, places, store, .. }, settings) = world.set();
    let name = args.session.clone().map_or_else(|| latest(&store), Ok)?;
    let mut desk = Desk::new(store, places);
    let reopened = desk.reopen(&name)?;
    let (mode, seed) = (reopened.setting.mode, reopened.setting.seed);
    // Whoever rehearses it once more is to meet another patient, as after any session.
    let seed = seed.wrapping_add(1);
    let pace = environment.pace(settings.pace.value);
    let options = Options { mode, seed, pace, has_library: false };
    let app = App::resume(reopened, options, Moment::default()).with_keys(settings.keymap);
    if environment.has_screen() {
        run::run(app, &mut desk, &environment)?;
    } else {
        line_mode::run(app, Vec::new(), &mut desk, &environment)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The latest session that is not over.
fn latest(store: &Store) -> Result<String, Error> {
    Ok(store.latest()?.ok_or(Error::NothingUnfinished)?.to_string())
}
