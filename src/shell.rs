//! The shell: the world, which every other layer is kept from. Files, clocks, the terminal.
//!
//! Here is the way in: arguments to a command, its outcome to an exit code. What the program *is*
//! is `app.rs`; the shell brings it inputs and performs its effects.
//! Read next: `shell/args.rs`, `shell/run.rs`, `shell/desk.rs`.

mod args;
mod clock;
mod command;
mod cores;
mod desk;
mod directories;
mod environment;
mod error;
mod inputs;
mod library;
mod line_mode;
mod output;
mod panic;
mod rewrite;
mod run;
mod settings;
mod signals;
mod terminal;

pub mod sessions;

pub use error::Error;

use args::Args;
use clap::Parser;
use environment::Environment;
use std::process::ExitCode;

/// Could not be done: usage, a file that cannot be read.
const FAILED: u8 = 2;

/// The program: reads the arguments, does what they ask, and says how that went.
#[must_use]
pub fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(usage) => {
            // Whoever closed the stream does not want to read it.
            let _ = usage.print();
            return u8::try_from(usage.exit_code()).unwrap_or(FAILED).into();
        }
    };
    match command::perform(args, Environment::read()) {
        Ok(code) => code,
        Err(error) => {
            output::complain(&error.report());
            FAILED.into()
        }
    }
}
