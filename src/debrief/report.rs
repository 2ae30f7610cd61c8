//! Reports: a debrief as text to read, as sentences to hear, and as JSON or YAML for programs.
//!
//! All total functions from a [`Debrief`](super::Debrief) to text; nothing is printed here.
//! `wire.rs` is the documented structure of the last two. `facts.rs`, `told.rs` and `typed.rs`
//! are the words that the screens share.

mod chart;
mod lines;
mod sentence;
mod wire;

pub mod complications;
pub mod facts;
pub mod json;
pub mod spoken;
pub mod text;
pub mod told;
pub mod typed;
pub mod yaml;

pub use sentence::{authored, sentence};
