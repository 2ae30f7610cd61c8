//! What each subcommand does, one a file: arguments in, an exit code out.

mod check;
mod completions;
mod config;
mod debrief;
mod explain;
mod findings;
mod library;
mod list;
mod man;
mod new;
mod resume;
mod run;
mod schema;
mod sessions;
mod test;

use super::args::{Args, Command};
use super::environment::Environment;
use super::library::Places;
use super::sessions::Store;
use super::settings::{Flags, Settings};
use super::{Error, directories, output};
use crate::author::render::Look;
use std::process::ExitCode;

/// Where things are, and what surrounds the program.
#[derive(Debug)]
struct World {
    environment: Environment,
    places: Places,
    store: Store,
    flags: Flags,
}

impl World {
    /// The settings: read where a screen, or lines, or somebody asks for them.
    fn settings(&self) -> Settings {
        Settings::read(&self.flags, &self.environment)
    }

    /// The world as the settings want it. What is wrong with them is told, and stops nothing.
    fn set(mut self) -> (Self, Settings) {
        let mut settings = self.settings();
        // Nothing runs by itself between the lines of a script, so no wait could be shown.
        settings.pace.value = settings.pace.value.filter(|_| self.environment.typed);
        self.environment.manner = settings.manner(self.environment.manner);
        if let Some(trouble) = settings.trouble() {
            output::complain(&format!("warning: {trouble}\n"));
        }
        (self, settings)
    }
}

/// Does what the arguments ask.
///
/// # Errors
///
/// When it could not be done.
pub(super) fn perform(args: Args, environment: Environment) -> Result<ExitCode, Error> {
    let Args { command, library, theme, glyphs, plain } = args;
    let environment = Environment { plain, ..environment };
    let look = Look { colour: environment.colour, width: environment.width };
    // Whoever only installs the program may have no home.
    let world = move || {
        let data = directories::data(&environment)?;
        let places = Places::new(&library, &environment, &data)?;
        let (store, flags) = (Store::new(&data), Flags { theme, glyphs });
        Ok::<_, Error>(World { environment, places, store, flags })
    };
    match command {
        None => library::perform(world()?),
        Some(Command::Run(args)) => run::perform(&args, world()?),
        Some(Command::Resume(args)) => resume::perform(&args, world()?),
        Some(Command::Debrief(args)) => debrief::perform(&args, &world()?),
        Some(Command::List(args)) => list::perform(&args, &world()?),
        Some(Command::Sessions(args)) => sessions::perform(&args, &world()?),
        Some(Command::New(args)) => new::perform(&args),
        Some(Command::Check(args)) => check::perform(&args, &world()?),
        Some(Command::Explain(args)) => explain::perform(&args, look),
        Some(Command::Test(args)) => test::perform(&args, &world()?),
        Some(Command::Schema(args)) => schema::perform(&args),
        Some(Command::Config(args)) => config::perform(&args, &world()?),
        Some(Command::Completions(args)) => completions::perform(&args),
        Some(Command::Man(_)) => man::perform(),
    }
}
