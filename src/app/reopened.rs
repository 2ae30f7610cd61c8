//! An unfinished session that was opened, for the session screen to go on with.

use super::offer::Offer;
use crate::procedure::Procedure;
use crate::session::{Entry, Setting, Stamp};
use std::sync::Arc;
use std::time::Duration;

/// An unfinished session, ready to go on.
#[derive(Clone, Debug)]
pub struct Reopened {
    /// What it was set up with.
    pub setting: Setting,
    /// What it is one of, to begin it again.
    pub offer: Offer,
    /// What has happened in it.
    pub entries: Vec<Entry>,
    /// How far its clock had come after the last entry, if that is known.
    pub reached: Option<Stamp>,
    /// How long the program was closed.
    pub away: Duration,
    /// What was found and mended on the way, in words.
    pub notes: Vec<String>,
}

impl Reopened {
    /// What is rehearsed.
    #[must_use]
    pub fn procedure(&self) -> &Arc<Procedure> {
        &self.setting.procedure
    }
}
