//! What each subcommand does, one a file: arguments in, an exit code out.

mod check;
mod debrief;
mod library;
mod list;
mod resume;
mod run;
mod schema;
mod sessions;
mod test;

use super::args::{Args, Command};
use super::environment::Environment;
use super::library::Places;
use super::sessions::Store;
use super::{Error, directories};
use std::process::ExitCode;

/// Where things are, and what surrounds the program.
#[derive(Debug)]
struct World {
    environment: Environment,
    places: Places,
    store: Store,
}

/// Does what the arguments ask.
///
/// # Errors
///
/// When it could not be done.
pub(super) fn perform(args: Args, environment: Environment) -> Result<ExitCode, Error> {
    let data = directories::data(&environment)?;
    let places = Places::new(&args.library, &environment, &data)?;
    let world = World { environment, places, store: Store::new(&data) };
    match args.command {
        None => library::perform(world),
        Some(Command::Run(args)) => run::perform(&args, world),
        Some(Command::Resume(args)) => resume::perform(&args, world),
        Some(Command::Debrief(args)) => debrief::perform(&args, &world),
        Some(Command::List(args)) => list::perform(&args, &world),
        Some(Command::Sessions(args)) => sessions::perform(&args, &world),
        Some(Command::Check(args)) => check::perform(&args, &world),
        Some(Command::Test(args)) => test::perform(&args, &world),
        Some(Command::Schema(_)) => schema::perform(),
    }
}
