//! A turn: what a screen's update asks of the program.

use super::effect::Effect;
use super::offer::Offer;
use super::reopened::Reopened;
use crate::procedure::Procedure;
use crate::session::{Entry, Mode, Setting};
use std::sync::Arc;

/// What a screen's update asks of the program.
#[derive(Debug, Default)]
#[must_use]
pub struct Turn {
    /// Deeds, in order.
    pub effects: Vec<Effect>,
    /// Where to go.
    pub go: Option<Go>,
}

/// Where to go.
#[derive(Debug)]
pub enum Go {
    /// To the list of procedures.
    Library,
    /// To the briefing of what is on offer.
    Briefing(Offer),
    /// To the briefing of what was just rehearsed, of which this is the procedure.
    Again(Arc<Procedure>),
    /// Into a new session, in this mode and from this seed.
    Begin(Offer, Mode, u64),
    /// Into a session that goes on.
    Resume(Box<Reopened>),
    /// To the debrief of what happened.
    Debrief(Setting, Vec<Entry>),
    /// Show this help or text over the screen.
    Show(super::overlay::Overlay),
    /// Out of the screen, back to where it was entered from.
    Leave,
    /// Out of the program.
    Quit,
}

impl Turn {
    /// Stays, and asks for nothing.
    pub fn stay() -> Self {
        Self::default()
    }

    /// Goes there.
    pub fn go(go: Go) -> Self {
        Self { effects: Vec::new(), go: Some(go) }
    }

    /// Stays, and asks for these.
    pub fn ask(effects: Vec<Effect>) -> Self {
        Self { effects, go: None }
    }

    /// Asks for `effects` first.
    pub fn after(mut self, mut effects: Vec<Effect>) -> Self {
        effects.append(&mut self.effects);
        self.effects = effects;
        self
    }
}
