//! A visit: one stay at a step.

use super::checkpoint::{Answer, Confidence, Verdict};
use super::event::Round;
use super::obstacle::Obstacle;
use crate::procedure::StepIx;
use crate::time::SessionTime;
use std::time::Duration;

/// One stay at a step.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The step.
    pub step: StepIx,
    /// The pass of its repeat, counted from 1; 1 outside of one.
    pub pass: u32,
    /// When it was begun.
    pub begun: SessionTime,
    /// What stood in the way of it.
    pub against: Vec<Obstacle>,
    /// The trainee's reason for overriding that.
    pub reason: Option<String>,
    /// The round that it answers.
    pub answers: Option<Round>,
    /// The answers given, in order.
    pub given: Vec<Given>,
    /// When the last answer was given; when the step was begun, before that. Later by what a
    /// complication held it up since.
    pub last: SessionTime,
    /// How long a complication held it up: no time of its own.
    pub away: Duration,
    /// When and how it ended.
    pub ended: Option<Leaving>,
}

/// How a visit ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// The step was done then.
    Done(SessionTime),
    /// The step was given up then.
    Skipped(SessionTime),
}

/// One answer.
#[derive(Clone, Debug)]
pub struct Given {
    /// Which checkpoint of the step.
    pub checkpoint: usize,
    /// When.
    pub at: SessionTime,
    /// What was answered.
    pub answer: Answer,
    /// How sure the trainee was beforehand, where that was asked.
    pub confidence: Option<Confidence>,
    /// What it was found to be.
    pub verdict: Verdict,
}

impl Visit {
    /// Whether the step is still in hand.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// How long it lasted until `to`, without what held it up.
    #[must_use]
    pub fn lasted(&self, to: SessionTime) -> Duration {
        to.since(self.begun).saturating_sub(self.away)
    }

    /// When the step was done in this visit.
    #[must_use]
    pub const fn done(&self) -> Option<SessionTime> {
        match self.ended {
            Some(Leaving::Done(at)) => Some(at),
            Some(Leaving::Skipped(_)) | None => None,
        }
    }

    /// Whether the trainee went against something to begin it.
    #[must_use]
    pub const fn is_overridden(&self) -> bool {
        self.reason.is_some()
    }
}
