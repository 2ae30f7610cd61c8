//! All integration tests, in one binary because linking is most of what a test run costs.

// `cfg(test)` tells clippy that helpers are tests too, and may unwrap.
#[cfg(test)]
mod author;
