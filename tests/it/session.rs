//! The session engine: scripts to journals, and properties of any script.

mod behind;
mod decided;
mod named;
mod one_phase;
mod properties;
mod queued;
mod rounds;
mod ruled;
mod scripts;
mod upset;
mod waits;
mod wall;
