//! The arguments: what can be asked for on the command line, and the help that says so.
//!
//! Plain data; what becomes of it is `command.rs`, one subcommand a file.

use crate::author::settings::{Glyphs, Theme};
use crate::lint::Profile;
use crate::session::Mode;
use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

const ABOUT: &str = "Rehearse clinical procedures, written as YAML, step by step in the terminal";

const AFTER: &str = "\
Without a command: the library.

Everything can be done in lines of text instead of a screen: with --plain, and by itself where
standard input or output is no terminal. Type help at any place for what can be typed there.

Procedures are found in the folders of --library or REHEARSE_LIBRARY (a list, as in PATH), in
./procedures, in the folder `procedures` of the data directory, and inside the program. The first
of each id is taken.

Environment:
  REHEARSE_LIBRARY  folders of procedures, when there is no --library
  REHEARSE_DATA     the data directory, where sessions are kept
  REHEARSE_CONFIG   the settings file, in place of the one in the configuration directory
  NO_COLOR          no colours, whatever the settings say
  TERM=dumb         lines of text instead of a screen

Exit codes: 0 done; 1 what was asked about is not right; 2 could not be done.

Example:
  rehearse run bladder-dwell

For rehearsal and education. Not for clinical use.";

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "rehearse", version, about = ABOUT, after_help = AFTER)]
pub(super) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// A folder of procedures, looked through before all others; may be given again
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) library: Vec<PathBuf>,
    /// The colours of the screen, whatever settings and variables say
    #[arg(long, global = true, value_name = "THEME",
          value_parser = PossibleValuesParser::new(Theme::WORDS))]
    pub(super) theme: Option<String>,
    /// The signs of the screen: `ascii` where others do not show
    #[arg(long, global = true, value_name = "GLYPHS",
          value_parser = PossibleValuesParser::new(Glyphs::WORDS))]
    pub(super) glyphs: Option<String>,
    /// Lines of text instead of a screen: for screen readers, pipes and scripts
    #[arg(long, global = true)]
    pub(super) plain: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Rehearse a procedure
    Run(Run),
    /// Go on with a session that is not over
    Resume(Resume),
    /// Show what a session amounts to
    Debrief(Debrief),
    /// List the procedures and where each was found
    List(List),
    /// List the sessions, or delete one
    Sessions(Sessions),
    /// Write a procedure file to begin with, or make one of an outline
    New(New),
    /// Find the mistakes in procedure files
    Check(Check),
    /// Say more about what `check` finds: why it matters, and an example put right
    Explain(Explain),
    /// Play the tests that are written in procedure files
    Test(Test),
    /// Print the JSON Schema of procedure files, for completion and errors in an editor
    Schema(Schema),
    /// Show the settings and where each comes from
    Config(Config),
    /// Print what a shell needs to complete this program's arguments
    Completions(Completions),
    /// Print the manual page
    Man(Man),
}

/// Rehearse a procedure.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
From a pipe or a file the session begins at once, without the briefing, and only waits and steps
take session time: the same lines and the same seed give the same session, however fast they come,
and --pace means nothing.

Examples:
  rehearse run bladder-dwell
  rehearse run ./my-procedure.yaml --seed 7
  rehearse run bladder-botox --variant oab --set dwell_target=20m
  rehearse run bladder-botox --mode exam --case cord-injury
  rehearse run bladder-botox --mode recall --phase Anaesthetic
  printf '\\n\\n:quit\\n' | rehearse run bladder-dwell --plain")]
pub(super) struct Run {
    /// The procedure's id, or its file
    #[arg(value_name = "NAME|FILE")]
    pub(super) procedure: String,
    /// How much the program leads; without it, as the settings say, or guided
    #[arg(long, value_name = "MODE",
          value_parser = PossibleValuesParser::new(Mode::ALL.map(Mode::word)))]
    pub(super) mode: Option<String>,
    /// The protocol, by its name in the file; without it, the first
    #[arg(long, value_name = "V")]
    pub(super) variant: Option<String>,
    /// The patient, by the name in the file; without it, guided takes the first that fits the
    /// variant, and the other modes one that the seed draws
    #[arg(long, value_name = "C")]
    pub(super) case: Option<String>,
    /// Another value for a parameter of the procedure; may be given again
    #[arg(long, value_name = "K=V")]
    pub(super) set: Vec<String>,
    /// One phase alone, by its title
    #[arg(long, value_name = "P")]
    pub(super) phase: Option<String>,
    /// What everything drawn is drawn from: the same seed gives the same session
    #[arg(long, value_name = "N")]
    pub(super) seed: Option<u64>,
    /// Show waits running at so many times the speed of the clock, instead of skipping them
    #[arg(long, value_name = "X", value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pub(super) pace: Option<u32>,
}

/// Go on with a session.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rehearse resume
  rehearse resume 2026-11-22T0914-bladder-dwell-k7q --plain")]
pub(super) struct Resume {
    /// The session, or how its name begins; without it, the latest that is not over
    pub(super) session: Option<String>,
}

/// Show what a session amounts to.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rehearse debrief
  rehearse debrief --plain
  rehearse debrief 2026-11-22T0914 --format json
  rehearse debrief --against corrected.yaml")]
pub(super) struct Debrief {
    /// The session, or how its name begins; without it, the latest
    pub(super) session: Option<String>,
    /// Mark it again by this procedure file, for instance a corrected one; by the session's own
    /// copies otherwise
    #[arg(long, value_name = "FILE")]
    pub(super) against: Option<PathBuf>,
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t = Format::Text, value_name = "FORMAT")]
    pub(super) format: Format,
}

/// The form of a debrief.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// For programs.
    Json,
    /// For programs, and people who like it better.
    Yaml,
}

/// List the procedures.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
As JSON: an array of objects with `id`, `title`, `path`, `origin`, and `broken`, which is null or
the first problem of a file that cannot be rehearsed. The path of a procedure that is inside the
program is `(bundled)/` and a name.

Examples:
  rehearse list
  rehearse list --json | jq -r '.[].id'")]
pub(super) struct List {
    /// As JSON
    #[arg(long)]
    pub(super) json: bool,
}

/// List the sessions.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rehearse sessions
  rehearse sessions --delete 2026-11-22T0914-bladder-dwell-k7q")]
pub(super) struct Sessions {
    /// As JSON
    #[arg(long, conflicts_with = "delete")]
    pub(super) json: bool,
    /// Delete this session for good; its whole name has to be given
    #[arg(long, value_name = "SESSION")]
    pub(super) delete: Option<String>,
}

/// Write a procedure file.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Without --from: a small procedure about a cup of tea, with comments that explain every part of it,
to be changed into your own. With --from: a procedure made of what you have written already, as
text or in Markdown. There

  # Heading              the first is the title, the others are phases
  - item                 is a step, after any of - * + 1. 1) [ ], or without where no line has one
    - item further in    is what is done in it; `Why: ...`, `Hazard: ...` and `Cue: ...` become that
  [20 min]               in a step is how long it takes

The first paragraph is the summary. What has no place in a procedure is kept as a comment, and
told with its line. A file that is there already is never written to.

Examples:
  rehearse new my-procedure.yaml
  rehearse new my-procedure.yaml --from protocol.md
  rehearse new - --from protocol.txt | less")]
pub(super) struct New {
    /// The file, which must not be there yet; `-` prints it
    #[arg(value_name = "FILE")]
    pub(super) file: PathBuf,
    /// The outline, a text file; `-` reads it from standard input
    #[arg(long, value_name = "OUTLINE")]
    pub(super) from: Option<PathBuf>,
}

/// Find mistakes.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Beside what is wrong it says what a careful colleague would: a step nobody reaches, a question that
gives its answer away. Under a profile, those lints are errors that its use asks for:
  draft    the file can be rehearsed; every lint is a warning
  teach    it is fit to teach a trainee
  assess   it is fit to examine a trainee
  publish  it is fit to be used by others
A comment silences a lint where it stands: # rehearse: allow CODE because REASON

Exits with 1 when there is an error. As JSON: an array of objects with `file`, `line`, `column`,
`code`, `severity` and `message`, `help` where there is advice, and `fix` where a program can mend
it: with `line`, `column`, `end_line` and `end_column`, and in `with` what may stand there instead.

With --fix only what is wrong is changed, and only where one thing can have been meant: comments and
layout stay. What the program brings along is never changed.

Examples:
  rehearse check
  rehearse check procedures my-procedure.yaml
  rehearse check --profile teach my-procedure.yaml
  rehearse check --fix my-procedure.yaml
  rehearse check --format github procedures
  rehearse check --format sarif procedures > check.sarif
  rehearse check --format json procedures | jq -r '.[] | select(.severity == \"error\") | .file'")]
pub(super) struct Check {
    /// Files, and folders to look through for them; without any, the whole library
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// What the procedures are for: lints of this profile and those before it are errors
    #[arg(long, value_name = "PROFILE", default_value = Profile::Draft.word(),
          value_parser = PossibleValuesParser::new(Profile::ALL.map(Profile::word)))]
    pub(super) profile: String,
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t = Findings::Human, value_name = "FORMAT")]
    pub(super) format: Findings,
    /// Mend in the files what can be mended without asking, and show what is left
    #[arg(long)]
    pub(super) fix: bool,
}

/// Say more about a code.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A code stands in brackets in what `rehearse check` and `rehearse test` say, as in
error[unknown-step].

Examples:
  rehearse explain
  rehearse explain unknown-step")]
pub(super) struct Explain {
    /// The code; without it, all codes are listed
    #[arg(value_name = "CODE")]
    pub(super) code: Option<String>,
}

/// Play the tests.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
A procedure file holds its tests under `tests:`. An expert's run is made from the right path and
must get every point; other tests say how they differ from it, and for what they must fail. They
are played in exam mode, without a screen and without waiting. Exits with 1 when a test does not go
as it says.

Examples:
  rehearse test
  rehearse test my-procedure.yaml
  rehearse test --format json procedures | jq -r '.[].message'")]
pub(super) struct Test {
    /// Files, and folders to look through for them; without any, the whole library
    #[arg(value_name = "FILE")]
    pub(super) paths: Vec<PathBuf>,
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t = Findings::Human, value_name = "FORMAT")]
    pub(super) format: Findings,
}

/// Print the schema.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
An editor that speaks to yaml-language-server reads it where a file begins with the line
  # yaml-language-server: $schema=procedure.schema.json

Examples:
  rehearse schema > procedure.schema.json")]
pub(super) struct Schema {
    /// The schema of maps of the body instead
    #[arg(long)]
    pub(super) map: bool,
}

/// Show the settings.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
The settings file is `config.yaml` in the configuration directory, or what REHEARSE_CONFIG names. A
flag wins over a variable, and a variable over the file. What is wrong in the file is left out, and
stops nothing else; here it is shown, as `rehearse check` shows what is wrong with a procedure, and
this exits with 1 when there is an error.

As JSON: an object with `file`, `exists`, `settings`, and `keys` for those that differ from the
defaults; of the last two, each is an array of objects with `name`, `value` and `from`.

Examples:
  rehearse config
  rehearse config --example > my-settings.yaml
  REHEARSE_CONFIG=my-settings.yaml rehearse config --json")]
pub(super) struct Config {
    /// Print a settings file with everything in it, each at its default, to be changed
    #[arg(long)]
    pub(super) example: bool,
    /// As JSON
    #[arg(long, conflicts_with = "example")]
    pub(super) json: bool,
}

/// Print completions.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rehearse completions bash > ~/.local/share/bash-completion/completions/rehearse
  rehearse completions fish > ~/.config/fish/completions/rehearse.fish")]
pub(super) struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(super) shell: Shell,
}

/// Print the manual page.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  rehearse man > ~/.local/share/man/man1/rehearse.1")]
pub(super) struct Man {}

/// The form of what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Findings {
    /// With excerpts, for people.
    Human,
    /// For programs.
    Json,
    /// A SARIF 2.1.0 log, for code hosts and editors.
    Sarif,
    /// Commands of a GitHub workflow, which become annotations of a change.
    Github,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_sound_and_each_command_has_an_example() {
        let mut command = Args::command();
        command.build();
        command.clone().debug_assert();
        for subcommand in command.get_subcommands_mut().filter(|c| c.get_name() != "help") {
            let help = subcommand.render_long_help().to_string();
            assert!(help.contains("  rehearse "), "{help}");
        }
    }
}
