//! The header: what a session was set up with, and which files its procedure was made of.
//!
//! Its line must stay readable for every later program, so fields are only ever added.

use super::damage::{Damage, Fault};
use super::seal;
use crate::procedure::particulars::Origin;
use crate::procedure::{Override, Particulars};
use crate::session::Mode;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a session was set up with: more than ten fields, as all of them are needed to read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The version of the program that began it.
    pub program: String,
    /// The session's own name, which is its folder's.
    pub session: String,
    /// The procedure's id.
    pub procedure: String,
    /// The procedure's title.
    pub title: String,
    /// How much the program leads.
    pub mode: Mode,
    /// What everything drawn is drawn from.
    pub seed: u64,
    /// How the procedure was settled.
    pub settled: Settled,
    /// The version of the judging: [`crate::session::checkpoint::JUDGE`].
    pub judge: u32,
    /// When it began, by the clock on the wall, as `2026-11-22T09:14:03Z`. For people only.
    pub started: String,
    /// The procedure file.
    pub file: Copied,
    /// The files of the procedures that it uses.
    pub uses: Vec<Copied>,
}

impl Header {
    /// Every file copied, the procedure file first.
    pub fn files(&self) -> impl Iterator<Item = &Copied> {
        std::iter::once(&self.file).chain(&self.uses)
    }
}

/// How a procedure was settled: with this it can be settled so again from its copies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settled {
    /// The variant's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
    /// The case's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub case: Option<String>,
    /// Whether somebody chose the case, rather than that it was the first or drawn.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub case_chosen: bool,
    /// What the procedure's own parameters came to, for people.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub parameters: BTreeMap<String, String>,
    /// Values in place of the author's.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub overrides: Vec<Overridden>,
    /// The title of the phase, where only one is rehearsed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<String>,
}

/// A value in place of the author's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overridden {
    /// The id of the procedure whose parameter it is.
    pub procedure: String,
    /// The parameter's name.
    pub parameter: String,
    /// The value, as it was written.
    pub value: String,
    /// Whose it is: `site` or `asked`.
    pub origin: String,
}

impl Settled {
    /// How `particulars` came about.
    #[must_use]
    pub fn of(particulars: &Particulars) -> Self {
        let parameters = particulars.parameters.iter();
        Self {
            variant: particulars.variant.as_ref().map(|variant| variant.id.clone()),
            case: particulars.case.as_ref().map(|case| case.id.clone()),
            case_chosen: particulars.case.as_ref().is_some_and(|case| case.is_chosen),
            parameters: parameters.map(|it| (it.name.clone(), it.value.clone())).collect(),
            overrides: particulars.overrides.iter().map(Overridden::of).collect(),
            phase: particulars.phase.clone(),
        }
    }

    /// The values in place of the author's. One whose origin this version does not know counts as
    /// asked for: what matters is the value.
    #[must_use]
    pub fn overrides(&self) -> Vec<Override> {
        let known = self.overrides.iter().map(|it| Override {
            procedure: it.procedure.clone(),
            parameter: it.parameter.clone(),
            value: it.value.clone(),
            origin: Origin::parse(&it.origin).unwrap_or(Origin::Asked),
        });
        known.collect()
    }
}

impl Overridden {
    fn of(changed: &Override) -> Self {
        Self {
            procedure: changed.procedure.clone(),
            parameter: changed.parameter.clone(),
            value: changed.value.clone(),
            origin: changed.origin.word().to_owned(),
        }
    }
}

/// A file of which the session keeps a copy.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Copied {
    /// What the file was called when the procedure was read.
    pub name: String,
    /// What the copy is called, where two files had the same name or it was no safe one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy: Option<String>,
    /// The SHA-256 of its bytes, in lower-case hexadecimal digits.
    pub sha256: String,
}

/// The header as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// What it says.
    pub header: Header,
    /// The version of the journal's form.
    pub version: u32,
    /// How many bytes its line fills.
    pub length: usize,
}

/// The version alone, which every header of every version has.
#[derive(Deserialize)]
struct Versioned {
    journal: u32,
}

/// The header's line: more than ten fields, as its form is flat.
#[derive(Serialize, Deserialize)]
pub(super) struct Line {
    journal: u32,
    program: String,
    session: String,
    procedure: String,
    title: String,
    mode: String,
    seed: u64,
    #[serde(default)]
    settled: Settled,
    judge: u32,
    started: String,
    file: Copied,
    uses: Vec<Copied>,
}

impl Line {
    pub(super) fn of(header: &Header) -> Self {
        let header = header.clone();
        Self {
            journal: super::VERSION,
            program: header.program,
            session: header.session,
            procedure: header.procedure,
            title: header.title,
            mode: header.mode.word().to_owned(),
            seed: header.seed,
            settled: header.settled,
            judge: header.judge,
            started: header.started,
            file: header.file,
            uses: header.uses,
        }
    }

    fn into_header(self) -> Result<Header, Fault> {
        let Some(mode) = Mode::parse(&self.mode) else {
            return Err(Fault::NotUnderstood(format!("unknown mode `{}`", self.mode)));
        };
        Ok(Header {
            program: self.program,
            session: self.session,
            procedure: self.procedure,
            title: self.title,
            mode,
            seed: self.seed,
            settled: self.settled,
            judge: self.judge,
            started: self.started,
            file: self.file,
            uses: self.uses,
        })
    }
}

/// Reads the first line of `journal`.
pub(super) fn read(journal: &[u8]) -> Result<Head, Damage> {
    let first = seal::lines(journal).next().unwrap_or_default();
    let length = first.len();
    let text = seal::check(first, 1, length == journal.len())?;
    let broken = |fault| Damage::Broken { line: 1, fault };
    let Versioned { journal: version } =
        serde_json::from_str(text).map_err(|error| broken(error.into()))?;
    let header = serde_json::from_str(text).map_err(Fault::from).and_then(Line::into_header);
    match header {
        Ok(header) => Ok(Head { header, version, length }),
        Err(_) if version > super::VERSION => Err(Damage::Newer { version }),
        Err(fault) => Err(broken(fault)),
    }
}
