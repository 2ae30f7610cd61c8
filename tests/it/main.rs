//! The integration tests, one binary: linking is most of what a test run costs.
//!
//! What is tested where follows `src/`: `author`, `session`, `journal`, `screens`, `shell`.
//! `support` drives the layers; `terminal` runs the real binary in a pseudo-terminal; `bundled`
//! is about `procedures/`; `reference` keeps debriefs that a script works out again; `docs` and
//! `tidy` hold the pages and the tree to their word.

#![expect(clippy::needless_raw_string_hashes, reason = "expect-test writes them")]

// `cfg(test)` tells clippy that what drives the tests is test code too, and may unwrap.
#[cfg(test)]
mod app;
#[cfg(test)]
mod author;
#[cfg(test)]
#[cfg(unix)]
mod away;
#[cfg(test)]
mod bundled;
#[cfg(test)]
mod debrief;
#[cfg(test)]
mod docs;
#[cfg(test)]
#[cfg(unix)]
mod faces;
#[cfg(test)]
mod instruments;
#[cfg(test)]
mod judge;
#[cfg(test)]
#[cfg(unix)]
mod killed;
#[cfg(test)]
mod lint;
#[cfg(test)]
mod modes;
#[cfg(test)]
mod patients;
#[cfg(test)]
mod plain;
#[cfg(test)]
mod reference;
mod screens;
#[cfg(test)]
mod session;
#[cfg(test)]
mod shell;
#[cfg(test)]
mod support;
#[cfg(test)]
#[cfg(unix)]
mod terminal;
#[cfg(test)]
mod tidy;
mod trial;
