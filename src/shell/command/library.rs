//! Without a subcommand: the library.

use super::World;
use crate::app::input::{Input, Tidings};
use crate::app::{App, Options};
use crate::shell::desk::Desk;
use crate::shell::{Error, clock, line_mode, run};
use crate::time::Moment;
use std::process::ExitCode;

pub(super) fn perform(world: World) -> Result<ExitCode, Error> {
    let (World { environment, places, store, .. }, settings) = world.set();
    let mut desk = Desk::new(store, places);
    let seed = clock::any_seed();
    let (mode, pace) = (settings.mode.value, environment.pace(settings.pace.value));
    let options = Options { mode, seed, pace, has_library: true };
    let mut app = App::library(desk.shelf(), options).with_keys(settings.keymap.clone());
    if let Some(trouble) = settings.trouble() {
        app.update(Moment::default(), Input::Told(Tidings::Failed(trouble)));
    }
    if environment.has_screen() {
        run::run(app, &mut desk, &environment)?;
    } else {
        line_mode::run(app, Vec::new(), &mut desk, &environment)?;
    }
    Ok(ExitCode::SUCCESS)
}
