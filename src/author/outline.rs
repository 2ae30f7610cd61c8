//! An outline, as one writes it in a word processor or in Markdown, made into a procedure.
//!
//! Headings become phases, items steps, what is nested under an item its `do`, `[20 min]` what it
//! takes. No word is lost: what has no place in a procedure stays as a comment, and a [`Note`] says
//! so. The result has no mistake that `check` finds; it has no questions yet, and no sources, for
//! an outline has none. Text to text: nothing is opened here.
//!
//! Read next: `outline/line.rs`, `outline/read.rs`, `outline/entry.rs`, `outline/write.rs`.

mod entry;
mod item;
mod length;
mod line;
mod read;
mod write;

use super::starter::Cover;
use entry::Entry;

/// The longest outline, in bytes.
const LONGEST: usize = 512 << 10;
/// The most steps that are made of one.
const MOST_STEPS: usize = 2000;
/// A title longer than this is one that nobody types from memory.
const LONG_TITLE: usize = 100;

/// A procedure made of an outline.
#[derive(Clone, Debug)]
pub struct Made {
    /// The text of its file.
    pub text: String,
    /// What an instructor should look at, in the order of the outline.
    pub notes: Vec<Note>,
}

/// Something in an outline that has become other than it was, or could not be taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The line of the outline, from 1.
    pub line: usize,
    /// What has become of it, and what to do.
    pub message: String,
}

/// Why nothing can be made of an outline: where, what and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The line of the outline, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: &'static str,
    /// What to do.
    pub help: &'static str,
}

/// The procedure of an outline. Its title is the outline's, or else the cover's.
///
/// # Errors
///
/// When no step can be found in it, or far too many.
pub fn procedure(outline: &str, cover: Cover<'_>) -> Result<Made, Refused> {
    if outline.len() > LONGEST {
        let help = "take the part that is the procedure";
        return Err(Refused { line: 1, message: "an outline has at most 512 KiB", help });
    }
    let mut notes = Vec::new();
    let lines = line::lines(outline, &mut notes);
    let read = read::read(&lines, &mut notes);
    let is_step = |entry: &&Entry| matches!(entry, Entry::Step(_));
    let mut steps = read.entries.iter().filter(is_step);
    if steps.next().is_none() {
        let line = lines.last().map_or(1, |line| line.number);
        let help = "write each step on a line of its own after `- `, and headings after `# `";
        return Err(Refused { line, message: "there is no step up to here", help });
    }
    if let Some(Entry::Step(step)) = steps.nth(MOST_STEPS - 1) {
        let help = "make several procedures of it";
        return Err(Refused {
            line: step.line,
            message: "an outline has at most 2000 steps",
            help,
        });
    }
    let entries = entry::settled(read.entries, &mut notes);
    let head = write::Head { title: read.title.as_deref(), summary: &read.summary, cover };
    let text = write::procedure(head, &entries, &mut notes);
    notes.sort_by_key(|note| note.line);
    Ok(Made { text, notes })
}

fn note(notes: &mut Vec<Note>, line: usize, message: impl Into<String>) {
    notes.push(Note { line, message: message.into() });
}
