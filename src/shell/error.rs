//! What the world can do to us: one variant a deed, each with what to do about it.
//!
//! Mistakes in procedure files are `author::Diagnostic`s and never these.

use super::{output, sessions};
use std::error::Error as _;
use std::fmt::Write as _;
use std::io;
use std::path::PathBuf;

/// Why something could not be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A file cannot be read.
    #[error("cannot read `{}`", path.display())]
    Read {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The fixes of a file cannot be written.
    #[error("cannot fix `{}`: it stays as it is", path.display())]
    Rewrite {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// No procedure has this id, and no file this name.
    #[error("there is no procedure `{name}`")]
    NoProcedure {
        /// What was asked for.
        name: String,
        /// What may have been meant.
        advice: Option<String>,
    },
    /// Nothing that `check` finds has this code.
    #[error("there is no code `{word}`")]
    NoCode {
        /// What was asked for.
        word: String,
        /// What may have been meant.
        advice: Option<String>,
    },
    /// A file that was to be made is there.
    #[error("`{}` is there already, and is left as it is", path.display())]
    There {
        /// Which.
        path: PathBuf,
    },
    /// The folder for a file that was to be made is not there.
    #[error("there is no folder `{}`", path.display())]
    NoFolder {
        /// Which.
        path: PathBuf,
    },
    /// A procedure was to get a name by which it would not be found.
    #[error("`{}` is no name for a procedure file", path.display())]
    NoYaml {
        /// Which.
        path: PathBuf,
    },
    /// A file cannot be written.
    #[error("cannot write `{}`", path.display())]
    Write {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// A file that was to be read is no text.
    #[error("`{}` is not plain text in UTF-8", path.display())]
    NoText {
        /// Which.
        path: PathBuf,
    },
    /// Nothing can be made of an outline.
    #[error("{from}:{line}: {why}")]
    Outline {
        /// Its file.
        from: String,
        /// The line of it.
        line: usize,
        /// Why.
        why: &'static str,
        /// What to do.
        help: &'static str,
    },
    /// A folder that was to be looked through has none.
    #[error("no procedure files in `{}`", path.display())]
    NoFiles {
        /// Which.
        path: PathBuf,
    },
    /// What was chosen does not fit the procedure, or it cannot be rehearsed yet; in words.
    #[error("{0}")]
    Choice(String),
    /// The procedure has mistakes.
    #[error("`{name}` cannot be rehearsed as it is")]
    Broken {
        /// What was asked for.
        name: String,
    },
    /// A session's own copies cannot be read as a procedure any more.
    #[error("the copies of session `{id}` cannot be read as a procedure: {first}")]
    Copies {
        /// Which session.
        id: String,
        /// The first mistake, in one line.
        first: String,
    },
    /// A session cannot be gone on with.
    #[error(transparent)]
    Resume(sessions::Error),
    /// Something could not be done with a session's folder.
    #[error(transparent)]
    Sessions(#[from] sessions::Error),
    /// A debrief was asked for that would answer what a session is still to ask.
    #[error("session `{id}` is not finished, and what it still asks is told at its end")]
    StillOpen {
        /// Which session.
        id: String,
    },
    /// All sessions are over.
    #[error("there is no unfinished session")]
    NothingUnfinished,
    /// There is none at all.
    #[error("there is no session yet")]
    NoSession,
    /// The terminal does not do what it is asked.
    #[error("cannot use the terminal")]
    Terminal {
        /// Why.
        source: io::Error,
    },
    /// Nothing could be written to standard output.
    #[error("cannot write the result")]
    Output {
        /// Why.
        source: io::Error,
    },
    /// A report could not be put into its form.
    #[error("cannot write the report: {0}")]
    Report(String),
    /// The user has no home.
    #[error("cannot tell where your data directory is")]
    Homeless,
}

impl Error {
    /// What to do next.
    fn help(&self) -> Option<String> {
        Some(match self {
            Self::NoProcedure { advice: Some(advice), .. }
            | Self::NoCode { advice: Some(advice), .. } => advice.clone(),
            Self::NoProcedure { advice: None, .. } => "`rehearse list` shows what there is".into(),
            Self::NoCode { advice: None, .. } => "`rehearse explain` lists all codes".into(),
            Self::There { .. } => "choose another name".into(),
            Self::NoFolder { .. } => "make the folder first".into(),
            Self::NoYaml { path } => {
                format!("let it end in `.yaml`, as in `{}`", path.with_extension("yaml").display())
            }
            Self::NoText { .. } => {
                "save it as plain text in UTF-8; out of a word processor, copy the text into a new \
                 text file"
                    .into()
            }
            Self::Outline { help, .. } => (*help).to_owned(),
            Self::NoFiles { .. } => "their names end in `.yaml` or `.yml`".into(),
            Self::Broken { .. } => {
                "correct the mistakes above; `rehearse check` looks again".into()
            }
            Self::Resume(
                sessions::Error::Locked { id }
                | sessions::Error::Newer { id, .. }
                | sessions::Error::Changed { id, .. },
            ) => format!("`rehearse debrief {id}` still works"),
            Self::StillOpen { id } => {
                format!("`rehearse resume {id}` goes on with it; `:abandon` there ends it as it is")
            }
            Self::NothingUnfinished => {
                "`rehearse` begins one; `rehearse debrief` looks back".into()
            }
            Self::NoSession => "`rehearse` begins one".into(),
            Self::Homeless => "set HOME, or REHEARSE_DATA to a folder".into(),
            Self::Read { .. }
            | Self::Write { .. }
            | Self::Rewrite { .. }
            | Self::Choice(_)
            | Self::Copies { .. }
            | Self::Resume(_)
            | Self::Sessions(_)
            | Self::Terminal { .. }
            | Self::Output { .. }
            | Self::Report(_) => return None,
        })
    }

    /// The error, what caused it and what to do, line by line.
    pub(super) fn report(&self) -> String {
        let mut report = format!("error: {self}\n");
        let mut source = self.source();
        while let Some(cause) = source {
            let _ = writeln!(report, "caused by: {cause}");
            source = cause.source();
        }
        if let Some(help) = self.help() {
            let _ = writeln!(report, "help: {help}");
        }
        output::safe(&report)
    }

    /// The same in one line.
    pub(super) fn words(&self) -> String {
        let words = self.source().map_or_else(|| self.to_string(), |why| format!("{self} ({why})"));
        output::safe(&words)
    }
}
