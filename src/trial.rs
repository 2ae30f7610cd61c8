//! Trials: the tests that authors write into a procedure file, played without a screen and in
//! virtual time, and held against what they say must come of them.
//!
//! [`play`] goes through the right path as an expert would, but for the changes of the trial;
//! [`failures`] compares the debrief with what is expected. No clock and no files: a trial is the
//! same on every machine. What a trial says is `author/trial.rs`.
//! Read next: `trial/plan.rs`, `trial/expert.rs`, `trial/outcome.rs`.

mod answer;
mod expert;
mod outcome;
mod plan;

pub use expert::{Played, play};
pub use outcome::failures;
