//! Effects: deeds for the shell, as plain data that a test can compare.
//!
//! What becomes of them comes back as `input::Tidings`.

use crate::author::Package;
use crate::debrief::Verdict;
use crate::session::{Entry, Setting, Stamp};
use std::sync::Arc;

/// One deed.
#[derive(Clone, Debug)]
pub enum Effect {
    /// Make a folder for a new session of this setting, with copies of the files that it was made
    /// of; entries that follow go there.
    Open(Setting, Option<Arc<Package>>),
    /// Open the unfinished session of this id.
    Reopen(String),
    /// Keep these entries. They are on disk before the next frame is drawn.
    Record(Vec<Entry>),
    /// After this many entries the clock has come to here, should the program be killed.
    Reached(u64, Stamp),
    /// The session came to this verdict with so many entries: for the library to say.
    Judged(usize, Verdict),
    /// The session's folder is not needed any more.
    Close,
    /// Look again which procedures and sessions there are.
    Restock,
    /// Ring the bell.
    Ring,
    /// Tell of this outside the window, if nobody looks at it.
    Notify(String),
    /// Say again where the trainee is: for a face that speaks.
    Repeat,
    /// Give the terminal back and stop, until told to go on.
    Suspend,
    /// End the program.
    Quit,
}
