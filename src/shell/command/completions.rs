//! `rehearse completions`: what a shell completes after `rehearse`. Made from the arguments, so
//! that nothing of it is known twice.

use crate::shell::args::{self, Args};
use crate::shell::{Error, output};
use clap::CommandFactory;
use std::process::ExitCode;

pub(super) fn perform(args: &args::Completions) -> Result<ExitCode, Error> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "rehearse", &mut script);
    output::print(&String::from_utf8_lossy(&script))?;
    Ok(ExitCode::SUCCESS)
}
