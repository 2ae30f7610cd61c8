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
    /// Whether it was typed before the step in hand was begun: then it is no word that this one
    /// is done.
    before_in_hand: bool,
}

impl Queue {
    /// What was typed waits to be done. What waited already and is typed once more waits once;
    /// what was unclear was said in other words.
    pub(super) fn add(&mut self, typed: &Typed) {
        self.0.pop_front_if(|first| matches!(first.heard, Heard::Unclear(_) | Heard::Nothing));
        self.0.retain(|waiting| typed.parts.iter().all(|part| part.heard != waiting.heard));
        let waiting = typed.parts.iter().map(|Part { text, heard }| Waiting {
            text: text.clone(),
            heard: heard.clone(),
            times: None,
            before_in_hand: false,
        });
        self.0.extend(waiting);
    }

    /// A step was begun that stays open until it is said to be done: what waits was typed before.
    pub(super) fn hold_back(&mut self) {
        for waiting in &mut self.0 {
            waiting.before_in_hand = true;
        }
    }

    /// The step in hand is done, and what waits comes next.
    pub(super) fn let_go(&mut self) {
        for waiting in &mut self.0 {
            waiting.before_in_hand = false;
        }
    }

    /// Whether something was typed since the step in hand was begun.
    pub(super) fn is_new(&self) -> bool {
        self.0.iter().any(|waiting| !waiting.before_in_hand)
    }

    /// What was typed and waits, in order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|waiting| waiting.text.as_str())
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

    /// `step` was begun: once less to be done, if it comes first; `times` of it were meant where
    /// nothing else was said.
    pub(super) fn begin(&mut self, step: StepIx, times: u32) {
        let Some(first) = self.0.front_mut() else { return };
        match first.heard {
            Heard::Unclear(_) => {}
            Heard::Clear(Meaning::Step(named)) if named != step => {}
            Heard::Clear(Meaning::Step(_)) => match first.times.unwrap_or(times) {
                0 | 1 => self.drop_first(),
                times => first.times = Some(times - 1),
            },
            // Marked again: what was no step then is one now.
            Heard::Clear(_) | Heard::Nothing => self.drop_first(),
        }
    }

    /// Whether what comes first is the act of this timer's rounds; `step`, if a step is that.
    pub(super) fn is_round(&self, timer: TimerIx, step: Option<StepIx>) -> bool {
        match self.first().map(|first| &first.heard) {
            Some(Heard::Clear(Meaning::Round(this))) => *this == timer,
            Some(Heard::Clear(Meaning::Step(this))) => Some(*this) == step,
            // Marked again: what was no round then is one now.
            Some(Heard::Clear(_) | Heard::Nothing) => true,
            Some(Heard::Unclear(_)) | None => false,
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
