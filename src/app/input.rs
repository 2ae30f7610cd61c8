//! What reaches the program from outside: keys, lines, wake-ups, and what became of effects.
//!
//! Plain data; `shell/inputs.rs` brings it from the terminal.

use super::key::Key;
use super::library::Shelf;
use super::pointer::Pointer;
use super::reopened::Reopened;
use std::time::Duration;

/// One thing that reaches the program.
#[derive(Clone, Debug)]
pub enum Input {
    /// A key was pressed.
    Key(Key),
    /// The mouse was clicked, or its wheel turned.
    Pointer(Pointer),
    /// Text was pasted.
    Paste(String),
    /// A line was typed, in line mode.
    Line(String),
    /// The terminal has another size, or other colours.
    Resized,
    /// It is time to look again.
    Wake,
    /// The computer slept for this long.
    Slept(Duration),
    /// The program goes on after it was stopped for this long, as the wall has it.
    Continued(Duration),
    /// The program is asked to end, by a signal or because the terminal is gone.
    Hangup,
    /// What became of an effect.
    Told(Tidings),
}

/// What became of an effect.
#[derive(Clone, Debug)]
pub enum Tidings {
    /// Entries could not be kept, in words; or everything is kept again.
    Trouble(Option<String>),
    /// An unfinished session was opened.
    Reopened(Box<Reopened>),
    /// Something could not be done, in words.
    Failed(String),
    /// The procedures and sessions on disk, as they are now.
    Shelf(Shelf),
}
