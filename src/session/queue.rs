//! What was typed and is still to be done: one thing after the other, as each takes its time.
//!
//! Written by `apply.rs` alone. What comes of the first of them is `naming.rs`.

use super::deed::Said;
use super::event::Typed;
use super::judge::{Heard, Meaning, Part};
use crate::procedure::{StepIx, TimerIx};
use std::collections::{BTreeSet, VecDeque};

/// What was typed and is still to be done.
#[derive(Clone, Debug, Default)]
pub(super) struct Queue {
    waiting: VecDeque<Waiting>,
    /// Whether the trainee could have done something else than what is begun next.
    is_fresh: bool,
}

/// Where something was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The number of the entry.
    pub entry: u64,
    /// Its part, from 0.
    pub part: usize,
}

/// One thing that was typed.
#[derive(Clone, Debug)]
pub(super) struct Waiting {
    /// Where it was typed last.
    place: Place,
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
    /// What was typed in entry `number` waits to be done. What waited already and is typed once
    /// more waits once, in its place. What is done beside a step that stays open comes before what
    /// waits for that one to be done; that step itself, `said` again, does not wait.
    pub(super) fn add(&mut self, number: u64, typed: &Typed, said: impl Fn(&Heard) -> Said) {
        let waits =
            self.waiting.iter_mut().filter(|waiting| matches!(waiting.heard, Heard::Clear(_)));
        let mut waits: Vec<&mut Waiting> = waits.collect();
        let mut new = Vec::new();
        for (part, Part { text, heard }) in typed.parts.iter().enumerate() {
            let place = Place { entry: number, part };
            match waits.iter().position(|waiting| waiting.heard == *heard) {
                Some(at) => {
                    let waiting = waits.remove(at);
                    (waiting.place, waiting.before_in_hand) = (place, false);
                }
                None => new.push(Waiting {
                    place,
                    text: text.clone(),
                    heard: heard.clone(),
                    times: None,
                    before_in_hand: false,
                }),
            }
        }
        let after = new.iter().position(|it: &Waiting| said(&it.heard) == Said::After);
        let then = new.split_off(after.unwrap_or(new.len()));
        new.retain(|it| said(&it.heard) == Said::Beside);
        let held_back = self.waiting.iter().position(|waiting| waiting.before_in_hand);
        let rest = self.waiting.split_off(held_back.unwrap_or(self.waiting.len()));
        self.waiting.extend(new.into_iter().chain(rest).chain(then));
    }

    /// The trainee has the floor.
    pub(super) fn refresh(&mut self) {
        self.is_fresh = true;
    }

    /// Something is begun; whether the trainee could have done something else instead.
    pub(super) fn spend(&mut self) -> bool {
        std::mem::take(&mut self.is_fresh)
    }

    /// Where everything that waits was typed, and what was heard there, in order.
    pub(super) fn places(&self) -> impl Iterator<Item = (Place, &Heard)> {
        self.waiting.iter().map(|waiting| (waiting.place, &waiting.heard))
    }

    /// A step was begun that stays open until it is said to be done: what waits was typed before.
    pub(super) fn hold_back(&mut self) {
        for waiting in &mut self.waiting {
            waiting.before_in_hand = true;
        }
    }

    /// The step in hand is done, and what waits comes next.
    pub(super) fn let_go(&mut self) {
        for waiting in &mut self.waiting {
            waiting.before_in_hand = false;
        }
    }

    /// What was typed since the step in hand was begun comes to nothing.
    pub(super) fn drop_new(&mut self) {
        self.waiting.retain(|waiting| waiting.before_in_hand);
    }

    /// Whether something was typed since the step in hand was begun.
    pub(super) fn is_new(&self) -> bool {
        self.waiting.iter().any(|waiting| !waiting.before_in_hand)
    }

    /// What was typed and waits, in order.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.waiting.iter().map(|waiting| waiting.text.as_str())
    }

    /// The first of it.
    pub(super) fn first(&self) -> Option<&Waiting> {
        self.waiting.front()
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
        self.waiting.pop_front();
    }

    /// `step` is left out: it was named to say so.
    pub(super) fn skip(&mut self, step: StepIx) {
        if self.step() == Some(step) {
            self.drop_first();
        }
    }

    /// `step` was begun: once less to be done, if it comes first; `times` of it were meant where
    /// nothing else was said.
    pub(super) fn begin(&mut self, step: StepIx, times: u32) {
        let Some(first) = self.waiting.front_mut() else { return };
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

    /// What was unclear means this, or nothing that is known; what is `said` after a step that
    /// stays open comes after what waits for that one to be done.
    pub(super) fn pick(&mut self, meaning: Option<Meaning>, said: impl Fn(&Heard) -> Said) {
        if let Some(mut first) = self.waiting.pop_front() {
            first.heard = meaning.map_or(Heard::Nothing, Heard::Clear);
            let held_back = self.waiting.iter().rposition(|waiting| waiting.before_in_hand);
            match said(&first.heard) {
                Said::Beside => self.waiting.push_front(first),
                Said::After => self.waiting.insert(held_back.map_or(0, |at| at + 1), first),
                Said::InHand => {}
            }
        }
    }

    /// The step that comes first is done so often; with it each pass is said of all steps that are
    /// `together` with it, so that naming them again in the same entry says no more.
    pub(super) fn count(&mut self, times: u32, together: impl Fn(StepIx) -> bool) {
        if let Some(first) = self.waiting.front_mut() {
            first.times = Some(times);
        }
        let mut met = BTreeSet::new();
        self.waiting.retain(|waiting| match waiting.heard {
            Heard::Clear(Meaning::Step(step)) => !together(step) || met.insert(step),
            Heard::Clear(_) | Heard::Unclear(_) | Heard::Nothing => true,
        });
    }

    /// Nothing of it is done any more.
    pub(super) fn clear(&mut self) {
        self.waiting.clear();
    }
}
