//! `rehearse`: step through a procedure until you can do it from memory without a critical error.
//!
//! Layers, each of which may use those above it in this list and none below:
//! `time`, `procedure`, `author`, `session`, `instrument`, `journal`, `debrief`, `lint`, `trial`,
//! `app`, `view` and `plain`, `shell`. No layer but `shell` touches the world. `ARCHITECTURE.md` is the map.

pub mod app;
pub mod author;
pub mod debrief;
pub mod instrument;
pub mod journal;
pub mod lint;
pub mod plain;
pub mod procedure;
pub mod session;
pub mod shell;
pub mod time;
pub mod trial;
pub mod view;
