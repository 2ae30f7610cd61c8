//! Reports: a debrief as text for people, and as JSON or YAML for programs.
//!
//! All total functions from a [`Debrief`](super::Debrief) to a string; nothing is printed here.
//! `wire.rs` is the documented structure of the latter two.

mod chart;
mod complications;
mod lines;
mod typed;
mod wire;

pub mod json;
pub mod text;
pub mod yaml;
