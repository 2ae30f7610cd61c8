//! Output: results to standard output, everything else to standard error. The only file that
//! writes to either, but for the screen.

use super::Error;
use crate::author::visible::visible;
use std::io::{self, ErrorKind, Write};

/// Whether anyone still reads what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reader {
    /// As far as is known.
    There,
    /// The pipe was closed from the other end.
    Gone,
}

/// Writes a result. That nobody reads on is no error: `rehearse list | head -1`.
///
/// # Errors
///
/// When it cannot be written for another reason.
pub(super) fn print(text: &str) -> Result<Reader, Error> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Ok(()) => Ok(Reader::There),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(Reader::Gone),
        Err(source) => Err(Error::Output { source }),
    }
}

/// Says something beside the result. What cannot be said is lost: there is nobody to tell.
pub(super) fn complain(text: &str) {
    let mut err = io::stderr().lock();
    let _ = err.write_all(text.as_bytes()).and_then(|()| err.flush());
}

/// Lines of text that may hold anything, such as the name of a file, without what would reach
/// the terminal as a command.
pub(super) fn safe(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    lines.join("\n")
}
