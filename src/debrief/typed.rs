//! What was typed, entry by entry, and what each part of it was taken for.
//!
//! Goes along with what waits to be done, as a session does (`session/queue.rs`), over all
//! entries: also what was taken back was typed, and what was offered was read. So it also finds
//! the steps that were named by one who had just read their titles among near misses.

use crate::procedure::{StepIx, Subject, TimerIx};
use crate::session::{Acted, Begun, Entry, Event, Heard, Meaning, Part, Typed};
use crate::time::SessionTime;
use std::collections::{BTreeSet, VecDeque};

/// What was typed at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedEntry {
    /// When.
    pub at: SessionTime,
    /// As it was typed.
    pub text: String,
    /// What was heard in it, part by part.
    pub parts: Vec<TypedPart>,
    /// Whether it was taken back.
    pub taken_back: bool,
}

/// One part of what was typed at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedPart {
    /// As it was typed.
    pub text: String,
    /// What was chosen of the near misses, if it was unclear.
    pub choice: Option<Choice>,
    /// What it was taken for.
    pub taken_for: TakenFor,
}

/// What was chosen of near misses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// One of them.
    Picked,
    /// None of them.
    NoneOfThese,
}

impl Choice {
    /// The word used in reports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Picked => "picked",
            Self::NoneOfThese => "none of these",
        }
    }
}

/// What a part was taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TakenFor {
    /// A step, begun so many times.
    Step(StepIx, u32),
    /// A step, in a led session in which another came next.
    NotNext(StepIx, StepIx),
    /// A step that was refused.
    Refused(StepIx),
    /// The act of a round that was due.
    Round(TimerIx),
    /// The act of a round when none was due.
    NoRound(TimerIx),
    /// The known wrong act at this position.
    WrongAct(usize),
    /// The phase at this position.
    Phase(usize),
    /// Nothing that is known.
    Nothing,
    /// It was typed again in the entry after it, in other words or in the same.
    TypedAgain,
    /// Nothing came of it: the entry was taken back, refused or left before it was its turn.
    Dropped,
}

/// What was typed, and what of it had been offered.
#[derive(Default)]
pub(super) struct Reading {
    /// In order.
    pub(super) typed: Vec<TypedEntry>,
    /// The numbers of the entries in which a step was begun that had been offered in an entry
    /// before, with no other step begun since.
    pub(super) offered: BTreeSet<u64>,
    /// What waits.
    waiting: VecDeque<Waiting>,
    /// The part for which a step was begun last, which may go on being done.
    doing: Option<(Place, StepIx)>,
    /// Both of them, as they were when the last entry was typed.
    then: (VecDeque<Waiting>, Option<(Place, StepIx)>),
    /// Whether a step is in hand, so that nothing is asked about what waits.
    busy: bool,
    /// The steps that were offered in entries before the last one.
    seen: BTreeSet<StepIx>,
    /// The same, as it was when the last entry was typed.
    seen_then: BTreeSet<StepIx>,
    /// The steps that were offered in the last entry.
    shown: BTreeSet<StepIx>,
}

/// An entry, and a part of it, by their positions.
type Place = (usize, usize);

/// A part that waits, and what it means.
#[derive(Clone)]
struct Waiting {
    place: Place,
    heard: Heard,
}

pub(super) fn read(entries: &[Entry]) -> Reading {
    let mut reading = Reading::default();
    for entry in entries {
        reading.add(entry);
    }
    reading
}

impl Reading {
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else comes of what is typed")]
    fn add(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Typed(typed) => self.hear(entry.at, typed),
            Event::Picked(meaning) => self.pick(*meaning),
            Event::Begun(begun) => self.begin(entry.seq, begun),
            Event::Done(_) => self.busy = false,
            Event::RoundDone(round)
                if self.first() == Some(Meaning::Round(round.timer)) || self.is_no_step() =>
            {
                self.taken_for(TakenFor::Round(round.timer));
                self.waiting.pop_front();
            }
            Event::Acted(Acted { meaning, .. }) => {
                self.taken_for(match meaning {
                    Some(Meaning::WrongAct(position)) => TakenFor::WrongAct(*position),
                    Some(Meaning::Round(timer)) => TakenFor::NoRound(*timer),
                    Some(Meaning::Step(_) | Meaning::Phase(_)) | None => TakenFor::Nothing,
                });
                self.waiting.pop_front();
            }
            Event::Opened(phase) => {
                self.taken_for(TakenFor::Phase(*phase));
                self.waiting.pop_front();
            }
            Event::NotNext(named, next) => {
                self.taken_for(TakenFor::NotNext(*named, *next));
                self.waiting.clear();
                // It costs as named in another's place already.
                self.seen.retain(|step| step != next);
                self.shown.retain(|step| step != next);
            }
            Event::Refused(subject, _) => {
                if let (Subject::Step(step), false) = (*subject, self.waiting.is_empty()) {
                    self.taken_for(TakenFor::Refused(step));
                }
                self.waiting.clear();
            }
            Event::TakenBack(_) => self.take_back(),
            _ => {}
        }
    }

    fn hear(&mut self, at: SessionTime, typed: &Typed) {
        let part = |Part { text, .. }: &Part| TypedPart {
            text: text.clone(),
            choice: None,
            taken_for: TakenFor::Dropped,
        };
        self.then = (self.waiting.clone(), self.doing);
        self.say_again(typed);
        let entry = self.typed.len();
        let parts = typed.parts.iter().map(part).collect();
        self.typed.push(TypedEntry { at, text: typed.text.clone(), parts, taken_back: false });
        let waiting = typed.parts.iter().enumerate();
        let waiting =
            waiting.map(|(part, it)| Waiting { place: (entry, part), heard: it.heard.clone() });
        self.waiting.extend(waiting);
        self.seen.append(&mut self.shown);
        self.seen_then.clone_from(&self.seen);
    }

    fn pick(&mut self, meaning: Option<Meaning>) {
        self.show();
        // It costs as picked already.
        self.shown.retain(|step| meaning != Some(Meaning::Step(*step)));
        let choice = if meaning.is_some() { Choice::Picked } else { Choice::NoneOfThese };
        self.part().into_iter().for_each(|part| part.choice = Some(choice));
        if let Some(first) = self.waiting.front_mut() {
            first.heard = meaning.map_or(Heard::Nothing, Heard::Clear);
        }
    }

    fn begin(&mut self, seq: u64, begun: &Begun) {
        self.busy = true;
        // What is no step came to one only when it was marked again.
        if self.first() == Some(Meaning::Step(begun.step)) || self.is_no_step() {
            self.taken_for(TakenFor::Step(begun.step, 1));
            self.doing = self.waiting.pop_front().map(|it| (it.place, begun.step));
        } else if let Some((place, step)) = self.doing
            && step == begun.step
            && let Some(TypedPart { taken_for: TakenFor::Step(_, times), .. }) = self.part_at(place)
        {
            *times += 1;
        }
        if self.seen.contains(&begun.step) {
            self.offered.insert(seq);
        }
        self.seen.clear();
        self.shown.clear();
    }

    fn take_back(&mut self) {
        if !self.busy {
            self.show();
        }
        self.seen = std::mem::take(&mut self.seen_then);
        self.typed.last_mut().into_iter().for_each(|typed| typed.taken_back = true);
        (self.waiting, self.doing) = std::mem::take(&mut self.then);
        self.busy = false;
    }

    /// What waited and is typed again: what was unclear in other words, the rest word for word.
    fn say_again(&mut self, typed: &Typed) {
        if self.waiting.front().is_some_and(|it| matches!(it.heard, Heard::Unclear(_))) {
            self.show();
            self.taken_for(TakenFor::TypedAgain);
            self.waiting.pop_front();
        }
        for waiting in std::mem::take(&mut self.waiting) {
            if typed.parts.iter().all(|part| part.heard != waiting.heard) {
                self.waiting.push_back(waiting);
            } else if let Some(part) = self.part_at(waiting.place) {
                part.taken_for = TakenFor::TypedAgain;
            }
        }
    }

    /// The near misses of what waits, if it is unclear, are read.
    fn show(&mut self) {
        if let Some(Heard::Unclear(near)) = self.waiting.front().map(|first| &first.heard) {
            let step = |meaning: &Meaning| match meaning {
                Meaning::Step(step) => Some(*step),
                Meaning::Round(_) | Meaning::WrongAct(_) | Meaning::Phase(_) => None,
            };
            self.shown.extend(near.iter().filter_map(step));
        }
    }

    /// What the first that waits means.
    fn first(&self) -> Option<Meaning> {
        match self.waiting.front()?.heard {
            Heard::Clear(meaning) => Some(meaning),
            Heard::Unclear(_) | Heard::Nothing => None,
        }
    }

    /// Whether the first that waits was taken for something that is no step.
    fn is_no_step(&self) -> bool {
        let heard = self.waiting.front().map(|first| &first.heard);
        matches!(
            heard,
            Some(Heard::Nothing | Heard::Clear(Meaning::WrongAct(_) | Meaning::Round(_)))
        )
    }

    fn part(&mut self) -> Option<&mut TypedPart> {
        self.part_at(self.waiting.front()?.place)
    }

    fn part_at(&mut self, (entry, part): Place) -> Option<&mut TypedPart> {
        self.typed.get_mut(entry)?.parts.get_mut(part)
    }

    fn taken_for(&mut self, it: TakenFor) {
        self.part().into_iter().for_each(|part| part.taken_for = it);
    }
}
