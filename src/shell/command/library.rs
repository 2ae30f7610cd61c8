//! Without a subcommand: the library screen.

use super::World;
use crate::app::{App, Options};
use crate::session::Mode;
use crate::shell::desk::Desk;
use crate::shell::{Error, clock, run};
use std::process::ExitCode;

pub(super) fn perform(world: World) -> Result<ExitCode, Error> {
    let World { environment, places, store } = world;
    if !environment.has_screen() {
        return Err(Error::NoTerminal);
    }
    let mut desk = Desk::new(store, places);
    let seed = clock::any_seed();
    let options = Options { mode: Mode::Guided, seed, pace: None, has_library: true };
    run::run(App::library(desk.shelf(), options), &mut desk, &environment)?;
    Ok(ExitCode::SUCCESS)
}
