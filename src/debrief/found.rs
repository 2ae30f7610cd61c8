//! Everything that went otherwise, before what has one cause is made one.
//!
//! Finds and never weighs one against another: that is `fold.rs`. One file below for each place
//! where deviations come from; a mode that lets them come from more adds a file.

mod answers;
mod complications;
mod gates;
mod order;
mod steps;
mod timers;
mod typed;

use super::asked::Asked;
use super::deviation::Deviation;
use super::doings::Doings;
use super::history::History;
use crate::procedure::{StepIx, Subject, TimerIx};
use crate::session::Session;

/// A deviation and what it can be folded with.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) deviation: Deviation,
    /// The deed that it lies in, if deviations of one deed fold into each other.
    pub(super) place: Option<Subject>,
    /// What it shares with deviations of other deeds.
    pub(super) causes: Vec<Cause>,
}

/// One cause of several deviations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cause {
    /// This timer had not had its time.
    Timer(TimerIx),
    /// This step was left behind.
    Behind(StepIx),
}

impl Found {
    fn alone(deviation: Deviation) -> Self {
        Self { deviation, place: None, causes: Vec::new() }
    }

    fn at(place: Subject, deviation: Deviation) -> Self {
        Self { deviation, place: Some(place), causes: Vec::new() }
    }

    fn caused(mut self, cause: Cause) -> Self {
        self.causes.push(cause);
        self
    }
}

/// All of them, in no particular order.
pub(super) fn all(
    session: &Session,
    history: &History<'_>,
    doings: &Doings,
    asked: &[Asked<'_>],
) -> Vec<Found> {
    let mut found = gates::found(session, history);
    found.append(&mut timers::found(session, history));
    found.append(&mut order::found(session, history, doings));
    found.append(&mut steps::found(session, history));
    found.append(&mut typed::found(session, history));
    found.append(&mut answers::found(session, asked));
    found.append(&mut complications::found(session, history));
    found
}
