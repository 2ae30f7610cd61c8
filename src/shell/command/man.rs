//! `rehearse man`: the manual, one page for the program and all its commands.

use crate::shell::args::Args;
use crate::shell::{Error, output};
use clap::CommandFactory;
use clap_mangen::Man;
use std::io;
use std::process::ExitCode;

/// Writes a section of a page.
type Render = fn(&Man, &mut dyn io::Write) -> io::Result<()>;

pub(super) fn perform() -> Result<ExitCode, Error> {
    output::print(&page().map_err(|source| Error::Output { source })?)?;
    Ok(ExitCode::SUCCESS)
}

fn page() -> io::Result<String> {
    let mut program = Args::command();
    program.build();
    let man = Man::new(program.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_options_section(&mut page)?;
    let mut page = String::from_utf8_lossy(&page).into_owned();
    page.push_str(".SH COMMANDS\n");
    for command in program.get_subcommands().filter(|it| it.get_name() != "help") {
        page.extend([".SS rehearse ", command.get_name(), "\n"]);
        // What all commands understand was said of the program.
        let own = command.clone().mut_args(|arg| {
            let everywhere = arg.is_global_set();
            arg.hide(everywhere)
        });
        let man = Man::new(own);
        let parts: [Render; 4] = [
            Man::render_description_section,
            Man::render_synopsis_section,
            Man::render_options_section,
            Man::render_extra_section,
        ];
        for part in parts {
            page.push_str(&body(&man, part)?);
            page.push_str(".PP\n");
        }
    }
    page.push_str(".SH NOTES\n");
    page.push_str(&body(&man, Man::render_extra_section)?);
    Ok(page)
}

/// A section without its heading.
fn body(man: &Man, render: Render) -> io::Result<String> {
    let mut section = Vec::new();
    render(man, &mut section)?;
    let section = String::from_utf8_lossy(&section).into_owned();
    let heading = section.find(".SH ").and_then(|at| Some(at + section.get(at..)?.find('\n')? + 1));
    Ok(section.get(heading.unwrap_or_default()..).unwrap_or_default().to_owned())
}
