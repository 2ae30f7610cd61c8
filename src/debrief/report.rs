//! Reports: a debrief as text for people, and as JSON or YAML for programs.
//!
//! All total functions from a [`Debrief`](super::Debrief) to a string; nothing is printed here.
//! `wire.rs` is the documented structure of the latter two. `facts.rs`, `told.rs` and `typed.rs`
//! are the words that the screens share.

mod chart;
mod lines;
mod wire;

pub mod complications;
pub mod facts;
pub mod json;
pub mod text;
pub mod told;
pub mod typed;
pub mod yaml;
