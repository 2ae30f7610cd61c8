//! The command line from outside: the built binary, with a data directory and an environment of
//! its own.

mod check;
mod config;
mod explain;
mod library;
mod line_mode;
mod maps;
mod modes;
mod new;
mod patients;
mod sessions;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// A procedure of three steps, one of them with a question and one with a wait.
/// A procedure of which nothing more is to be said.
pub(crate) const FINISHED: &str = "\
format: 1
title: Tea for a visitor
summary: A pot of tea.
status: reviewed
reviewed_by: A. Cook
reviewed_on: 2026-01-10
objectives: [Name the steps in their order]
pass: {score: 80%}
steps:
  - {step: Boil the water, cue: The visitor sits., why: The leaves open only in hot water.}
  - {step: Pour the tea, cue: The leaves have opened., why: It is what they came for.}
tests:
  - test: As it should be
  - {test: Cold, but: [{omit: boil-the-water}], fails_for: [{omitted: boil-the-water}]}
";

pub(crate) const SMALL: &str = "\
format: 1
title: Small
timers:
  soak:
    at_least: 2m
    target: 5m
steps:
  - step: Wet
    id: wet
  - step: Rub
    id: rub
    starts: soak
    check:
      - ask: How long?
        choose: [{right: Twenty seconds}, {wrong: Five seconds, because: Too short.}]
  - step: Rinse
    id: rinse
    stops: soak
";

/// A home with nothing in it, where the program is run.
pub(crate) struct Home(TempDir);

/// What became of a run.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With the small procedure as `small.yaml`.
    pub(crate) fn with_small() -> Self {
        let home = Self::new();
        home.file("small.yaml", SMALL);
        home
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    /// Writes a file below the folder in which the program is started.
    pub(crate) fn file(&self, name: &str, text: &str) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::File::create(path).unwrap().write_all(text.as_bytes()).unwrap();
    }

    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rehearse"));
        command.args(args).env_clear().current_dir(self.path());
        command.env("REHEARSE_DATA", self.path().join("data")).env("HOME", self.path());
        command
    }

    /// Runs the program without input.
    pub(crate) fn run(&self, args: &[&str]) -> Ran {
        self.say(args, "")
    }

    /// Runs the program with these lines as its input.
    pub(crate) fn say(&self, args: &[&str], lines: &str) -> Ran {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // A program that asks for no input may be gone before it is given.
        let _ = child.stdin.take().unwrap().write_all(lines.as_bytes());
        child.wait_with_output().unwrap().into()
    }

    /// The only session there is: its name and its journal.
    pub(crate) fn session(&self) -> (String, String) {
        let mut folders = std::fs::read_dir(self.path().join("data/sessions")).unwrap();
        let folder = folders.next().unwrap().unwrap();
        assert!(folders.next().is_none(), "there are several sessions");
        let journal = std::fs::read_to_string(folder.path().join("journal.jsonl")).unwrap();
        (folder.file_name().into_string().unwrap(), journal)
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
    }
}

impl Ran {
    /// Asserts that it ended with this code.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.out, self.err);
        self
    }

    /// Asserts that standard output has these words.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(self.out.contains(words), "no `{words}` in:\n{}\n{}", self.out, self.err);
        self
    }

    /// Asserts that standard error has these words.
    #[track_caller]
    pub(crate) fn complains(self, words: &str) -> Self {
        assert!(self.err.contains(words), "no `{words}` in:\n{}", self.err);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap()
    }
}

#[test]
fn usage_is_explained_on_standard_error() {
    let home = Home::new();
    home.run(&["dance"]).ends(2).complains("unrecognized subcommand");
    home.run(&["run"]).ends(2).complains("NAME|FILE");
    home.run(&["run", "x", "--mode", "asleep"]).ends(2).complains("guided");
    home.run(&["--help"]).ends(0).says("REHEARSE_DATA");
    home.run(&["run", "--help"]).ends(0).says("From a pipe");
    home.run(&["--version"]).ends(0).says("rehearse 0.");
}

#[test]
#[cfg(unix)]
fn a_closed_pipe_is_no_mistake() {
    let home = Home::new();
    let mut command = home.command(&["list"]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let output = command.stdout(writer).stdin(Stdio::null()).output().unwrap();
    Ran::from(output).ends(0);
}
