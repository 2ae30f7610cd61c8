//! What can be wrong with a journal: a value that says where, and what still can be done.
//!
//! It mends nothing; `shell/sessions` cuts a torn line, `journal/read.rs` finds the faults.

use std::fmt;

/// Why a journal ends where it was read to, or must not be continued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The last line was not written whole: it can be cut, and the session resumed.
    Torn {
        /// Counted from 1.
        line: usize,
    },
    /// A line is not what was written or says what cannot be: what stands before it can be
    /// debriefed, the session cannot be resumed.
    Broken {
        /// Counted from 1.
        line: usize,
        /// What is wrong with it.
        fault: Fault,
    },
    /// A newer program wrote it: what could be read can be debriefed, the session cannot be
    /// resumed here.
    Newer {
        /// The version of its form.
        version: u32,
    },
}

impl Damage {
    /// Whether the session can be resumed all the same.
    #[must_use]
    pub const fn can_be_cut(&self) -> bool {
        matches!(self, Self::Torn { .. })
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Torn { line } => write!(f, "line {line} was not written to its end"),
            Self::Broken { line, fault } => write!(f, "line {line} {fault}"),
            Self::Newer { version } => write!(
                f,
                "it has version {version} of the journal, and this program knows {}",
                super::VERSION
            ),
        }
    }
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Its checksum is missing or does not fit.
    Checksum,
    /// It is not JSON.
    NotJson,
    /// It is JSON, but no line that this program knows; in the words of the reader.
    NotUnderstood(String),
    /// Its number does not follow the one before.
    Gap {
        /// The number that follows.
        expected: u64,
        /// The number it has.
        found: u64,
    },
    /// It happens before the line before.
    Backwards,
    /// It names what the procedure does not have.
    Unknown {
        /// What kind of thing.
        what: &'static str,
        /// Its name.
        name: String,
    },
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        if !error.is_data() {
            return Self::NotJson;
        }
        let words = error.to_string();
        let brief =
            words.split(", expected").next().and_then(|words| words.split(" at line").next());
        Self::NotUnderstood(brief.unwrap_or_default().to_owned())
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Checksum => f.write_str("does not fit its checksum"),
            Self::NotJson => f.write_str("is not JSON"),
            Self::NotUnderstood(why) => write!(f, "is not understood: {why}"),
            Self::Gap { expected, found } => {
                write!(f, "is entry {found} where entry {expected} belongs")
            }
            Self::Backwards => f.write_str("goes back in time"),
            Self::Unknown { what, name } => {
                write!(f, "names the {what} `{name}`, which the procedure does not have")
            }
        }
    }
}
