//! The simulated instruments: a map with what the seed draws on it, and what a needle in it meets.
//!
//! Pure functions of a map, a seed and what the trainee does; what an answer is worth is the
//! judge's (`session/checkpoint.rs`). Journals keep what was measured, so nothing here is needed to
//! replay a session. Read next: `instrument/chart.rs`, then `instrument/wall.rs` or
//! `instrument/bench.rs`.

pub mod activity;
pub mod bench;
pub mod chart;
pub mod firing;
mod grid;
pub mod needle;
pub mod potentials;
#[cfg(test)]
mod sample;
pub mod skin;
pub mod stimulator;
mod tissue;
pub mod trace;
pub mod unit;
pub mod wall;

pub use bench::Bench;
pub use chart::Chart;
pub use wall::Wall;
