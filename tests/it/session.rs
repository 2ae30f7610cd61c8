//! The session engine: scripts to journals, and properties of any script.

mod properties;
mod scripts;
mod waits;
