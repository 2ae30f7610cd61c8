//! What was typed and is still to be done: one thing after the other, as each takes its time.
//!
//! Written by `apply.rs` alone. What comes of the first of them is `naming.rs`.

use super::event::Typed;
use super::judge::{Heard, Meaning, Part};
use crate::procedure::{StepIx, TimerIx};
use std::collections::VecDeque;

/// What was typed and is still to be done.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue(VecDeque<Waiting>);

/// One thing that was typed.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    /// As it was typed.
    pub(super) text: String,
    /// What it means.
    pub(super) heard: Heard,
    /// How often a step is still to be done, once that is known.
    pub(super) times: Option<u32>,
}

impl Queue {
    /// What was typed waits to be done.
    pub(super) fn add(&mut self, typed: &Typed) {
        let waiting = typed.parts.iter().map(|Part { text, heard }| Waiting {
            text: text.clone(),
            heard: heard.clone(),
            times: None,
        });
        self.0.extend(waiting);
    }

    /// The first of it.
    pub(super) fn first(&self) -> Option<&Waiting> {
        self.0.front()
    }

    /// The step that comes first, if one does.
    pub(super) fn step(&self) -> Option<StepIx> {
        match self.first()?.heard {
            Heard::Clear(Meaning::Step(step)) => Some(step),
            Heard::Clear(_) | Heard::Unclear(_) | Heard::Nothing => None,
        }
    }

    /// The first of it is done, or comes to nothing.
    pub(super) fn drop_first(&mut self) {
        self.0.pop_front();
    }

    /// `step` was begun: once less to be done, if it comes first.
    pub(super) fn begin(&mut self, step: StepIx) {
        if self.step() != Some(step) {
            return;
        }
        match self.0.front_mut().and_then(|first| first.times.as_mut()) {
            Some(times) if *times > 1 => *times -= 1,
            Some(_) | None => self.drop_first(),
        }
    }

    /// The act of a round was done.
    pub(super) fn round(&mut self, timer: TimerIx) {
        let first = self.first().map(|first| &first.heard);
        if first == Some(&Heard::Clear(Meaning::Round(timer))) {
            self.drop_first();
        }
    }

    /// What was unclear means this, or nothing that is known.
    pub(super) fn pick(&mut self, meaning: Option<Meaning>) {
        if let Some(first) = self.0.front_mut() {
            first.heard = meaning.map_or(Heard::Nothing, Heard::Clear);
        }
    }

    /// The step that comes first is done so often.
    pub(super) fn count(&mut self, times: u32) {
        if let Some(first) = self.0.front_mut() {
            first.times = Some(times);
        }
    }

    /// Nothing of it is done any more.
    pub(super) fn clear(&mut self) {
        self.0.clear();
    }
}
