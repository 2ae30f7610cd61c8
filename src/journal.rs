//! The journal: a session as lines of text, one JSON object a line, and back. No files.
//!
//! The first line is the header, each further one an entry. Every line ends in a checksum of
//! what stands before it, so that a line is either what was written or known not to be.
//!
//! What changes the form of a line obeys one rule: when an older program would take a new journal
//! for something that did not happen, [`VERSION`] is raised, and the older program only debriefs
//! it. So the variant, the case, the settled parameters and the overrides, once there are any,
//! come as fields of `journal/header.rs` with `#[serde(default)]` for the journals of today, and
//! raise it; so does an event, an obstacle or a kind of answer that is new. The header's line
//! itself keeps its fields for ever. Read next: `journal/line.rs`.

mod checkpoint;
mod complication;
mod line;
mod names;
mod naming;
mod read;
mod seal;
mod write;

#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
mod tests;

pub mod damage;
pub mod header;
pub mod last;

pub use damage::{Damage, Fault};
pub use header::{Copied, Head, Header, Overridden, Settled};
pub use last::{Last, last, steps_done};

use crate::procedure::Procedure;
use crate::session::Entry;
use names::Names;
use read::{Reader, Reading};

/// The version of the form that is written. Everything up to it can be read.
pub const VERSION: u32 = 4;

/// How many bytes a line usually has.
const USUAL_LINE: usize = 128;

/// A journal that was read.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// What the session was set up with.
    pub header: Header,
    /// What happened, as far as it could be read.
    pub entries: Vec<Entry>,
    /// Why it could not be read further, or must not be continued.
    pub damage: Option<Damage>,
    /// How many bytes the header and these entries fill.
    pub good: usize,
}

/// The header as a line.
#[must_use]
pub fn encode_header(header: &Header) -> String {
    seal::sealed(&header::Line::of(header))
}

/// The first line of a journal, for which no procedure is needed: it says where to find that.
///
/// # Errors
///
/// Says what is wrong with the line. Nothing of such a journal can be read.
pub fn decode_header(journal: &[u8]) -> Result<Head, Damage> {
    header::read(journal)
}

/// One entry of a session with `procedure` as a line. Times are cut to whole milliseconds.
#[must_use]
pub fn encode(procedure: &Procedure, entry: &Entry) -> String {
    seal::sealed(&write::line(procedure, entry))
}

/// A journal of a session, read against another version of its procedure: entries that name what
/// this one does not have are left out. Also how many those are.
///
/// # Errors
///
/// Says what is wrong with the first line. Nothing of such a journal can be read.
pub fn decode_against(journal: &[u8], procedure: &Procedure) -> Result<(Read, usize), Damage> {
    read_all(journal, procedure, Reading::Lenient)
}

/// A journal of a session with `procedure`, as far as it is whole.
///
/// # Errors
///
/// Says what is wrong with the first line. Nothing of such a journal can be read.
pub fn decode(journal: &[u8], procedure: &Procedure) -> Result<Read, Damage> {
    read_all(journal, procedure, Reading::Strict).map(|(read, _)| read)
}

fn read_all(journal: &[u8], procedure: &Procedure, how: Reading) -> Result<(Read, usize), Damage> {
    let Head { header, version, length } = header::read(journal)?;
    let names = Names::of(procedure);
    let mut good = length;
    let mut damage = None;
    let rest = journal.get(length..).unwrap_or_default();
    let mut reader = Reader::new(&names, rest.len() / USUAL_LINE, how);
    for (line, bytes) in (2..).zip(seal::lines(rest)) {
        let is_last = good + bytes.len() == journal.len();
        if let Err(found) = seal::check(bytes, line, is_last)
            .and_then(|text| reader.read(text).map_err(|fault| Damage::Broken { line, fault }))
        {
            damage = Some(found);
            break;
        }
        good += bytes.len();
    }
    if version > VERSION {
        damage = Some(Damage::Newer { version });
    }
    let (entries, left_out) = reader.into_entries();
    Ok((Read { header, entries, damage, good }, left_out))
}
