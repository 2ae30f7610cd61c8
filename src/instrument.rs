//! The simulated instruments: a map with what the seed draws on it, and what a needle in it meets.
//!
//! Pure functions of a map, a seed and what the trainee does; what an answer is worth is the
//! judge's (`session/checkpoint.rs`). Journals keep what was measured, so nothing here is needed to
//! replay a session. Read next: `instrument/chart.rs`.

pub mod chart;
pub mod wall;

pub use chart::Chart;
pub use wall::Wall;
