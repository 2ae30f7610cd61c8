//! The screens as text, drawn by the real view from the real program.

mod abbreviations;
pub(crate) mod any_state;
mod briefing;
mod debrief;
mod help;
pub(crate) mod library;
mod look;
mod markup;
mod naming;
mod playback;
mod session;
mod themes;
