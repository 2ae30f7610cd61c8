//! What was typed, entry by entry, and what each part of it was taken for.
//!
//! Looks on while a session replays all entries: also what was taken back was typed, and what was
//! offered was read. So it also finds the steps that were named by one who had just read their
//! titles among near misses.

use crate::procedure::{StepIx, Subject, TimerIx};
use crate::session::{
    Acted, Begun, Entry, Event, Heard, Meaning, Part, Place, Session, Setting, Typed,
};
use crate::time::SessionTime;
use std::collections::BTreeSet;
use std::ops::Range;

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
    /// The step that was in hand, which says no more.
    InHand(StepIx),
    /// A step that was done as often as it was said to be done.
    Enough(StepIx),
    /// Nothing that is known.
    Nothing,
    /// It was typed again later, in other words or in the same.
    TypedAgain,
    /// It was taken back, and what was typed before it was not.
    TakenBack,
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
    /// The numbers of the acts that were meant as none of the steps they sound like.
    pub(super) ruled_out: BTreeSet<u64>,
    /// By which entry which part came to something, and what it was taken for before.
    changes: Vec<(u64, Place, TakenFor)>,
    /// The numbers of the entries in which something was typed.
    numbers: Vec<u64>,
    /// The steps that were offered in entries before the last one.
    seen: BTreeSet<StepIx>,
    /// The same, as it was when the last entry was typed.
    seen_then: BTreeSet<StepIx>,
    /// The steps that were offered in the last entry.
    shown: BTreeSet<StepIx>,
}

/// The session that `entries` amount to, and what was typed in it.
pub(super) fn read(setting: Setting, entries: &[Entry]) -> (Session, Reading) {
    let mut session = Session::new(setting);
    let mut reading = Reading::default();
    let types = session.policy().types();
    for entry in entries {
        if types {
            reading.add(&mut session, entry);
        } else {
            session.apply(entry);
        }
    }
    (session, reading)
}

impl Reading {
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else lets go of what waits")]
    fn add(&mut self, session: &mut Session, entry: &Entry) {
        if matches!(entry.event, Event::Typed(_) | Event::Picked(_) | Event::TakenBack(_)) {
            self.show(session);
        }
        let first = session.waits().next().map(|(place, heard)| (place, heard.clone()));
        let waited: Vec<Place> = match entry.event {
            Event::Typed(_) | Event::Counted(_) | Event::TakenBack(_) => {
                session.waits().map(|(place, _)| place).collect()
            }
            _ => Vec::new(),
        };
        session.apply(entry);
        if let Some(range) = session.taken_back().last().filter(|range| range.end == entry.seq) {
            let typed = self.typed.iter_mut().zip(&self.numbers).rev();
            for (typed, _) in typed.take_while(|(_, number)| range.contains(number)) {
                typed.taken_back = true;
            }
            self.restore(session, range);
        }
        self.let_go(session, entry, &waited);
        if let Event::Typed(typed) = &entry.event {
            return self.hear(session, entry, typed);
        }
        let Some((place, heard)) = first else { return self.go_on(entry, None) };
        let stays = waits(session, place);
        let named = match heard {
            Heard::Clear(meaning) => Some(meaning),
            Heard::Unclear(_) | Heard::Nothing => None,
        };
        let ruled_out = |part: &mut TypedPart| part.choice == Some(Choice::NoneOfThese);
        if matches!(entry.event, Event::Acted(_)) && self.part(place).is_some_and(ruled_out) {
            self.ruled_out.insert(entry.seq);
        }
        if let Some(it) = self.outcome(place, (named, stays), &entry.event) {
            self.taken_for((entry.seq, place), it);
        }
        self.go_on(entry, Some(place));
    }

    /// What the first that waited at `place` was taken for, after `event`.
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else comes of what is typed")]
    fn outcome(
        &mut self,
        place: Place,
        (named, stays): (Option<Meaning>, bool),
        event: &Event,
    ) -> Option<TakenFor> {
        match event {
            // What is no step came to one only when it was marked again.
            Event::Begun(begun) if named == Some(Meaning::Step(begun.step)) || !stays => {
                let before = match self.part(place)?.taken_for {
                    TakenFor::Step(step, times) if step == begun.step => times,
                    _ => 0,
                };
                Some(TakenFor::Step(begun.step, before.saturating_add(1)))
            }
            Event::RoundDone(round) if !stays => Some(TakenFor::Round(round.timer)),
            Event::Picked(Some(Meaning::Step(step))) if !stays => Some(TakenFor::InHand(*step)),
            Event::Acted(Acted { meaning, .. }) => Some(match meaning {
                Some(Meaning::WrongAct(position)) => TakenFor::WrongAct(*position),
                Some(Meaning::Round(timer)) => TakenFor::NoRound(*timer),
                Some(Meaning::Step(_) | Meaning::Phase(_)) | None => TakenFor::Nothing,
            }),
            Event::Opened(phase) => Some(TakenFor::Phase(*phase)),
            Event::NotNext(named, next) => Some(TakenFor::NotNext(*named, *next)),
            Event::Refused(Subject::Step(step), _) if named == Some(Meaning::Step(*step)) => {
                Some(TakenFor::Refused(*step))
            }
            _ => None,
        }
    }

    /// What the trainee has read, and what they did with it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is chosen or forgotten")]
    fn go_on(&mut self, entry: &Entry, first: Option<Place>) {
        match &entry.event {
            Event::Picked(meaning) => {
                // It costs as picked already.
                self.shown.retain(|step| *meaning != Some(Meaning::Step(*step)));
                let choice = if meaning.is_some() { Choice::Picked } else { Choice::NoneOfThese };
                if let Some(part) = first.and_then(|place| self.part(place)) {
                    part.choice = Some(choice);
                }
            }
            Event::Begun(begun) => self.begin(entry.seq, begun),
            Event::NotNext(_, next) => {
                // It costs as named in another's place already.
                self.seen.retain(|step| step != next);
                self.shown.retain(|step| step != next);
            }
            Event::TakenBack(_) => self.seen = std::mem::take(&mut self.seen_then),
            _ => {}
        }
    }

    /// What does not wait now that it was typed is in hand.
    fn hear(&mut self, session: &Session, entry: &Entry, typed: &Typed) {
        let part = |(part, it): (usize, &Part)| {
            let place = Place { entry: entry.seq, part };
            let taken_for = match it.heard {
                Heard::Clear(Meaning::Step(step)) if !waits(session, place) => {
                    TakenFor::InHand(step)
                }
                Heard::Clear(_) | Heard::Unclear(_) | Heard::Nothing => TakenFor::Dropped,
            };
            TypedPart { text: it.text.clone(), choice: None, taken_for }
        };
        let parts = typed.parts.iter().enumerate().map(part).collect();
        let (at, text) = (entry.at, typed.text.clone());
        self.typed.push(TypedEntry { at, text, parts, taken_back: false });
        self.numbers.push(entry.seq);
        self.seen.append(&mut self.shown);
        self.seen_then.clone_from(&self.seen);
    }

    fn begin(&mut self, seq: u64, begun: &Begun) {
        if self.seen.contains(&begun.step) {
            self.offered.insert(seq);
        }
        self.seen.clear();
        self.shown.clear();
    }

    /// The near misses of what waits, if it is unclear, are read.
    fn show(&mut self, session: &Session) {
        if let Some((_, near)) = session.unclear() {
            let step = |meaning: &Meaning| match meaning {
                Meaning::Step(step) => Some(*step),
                Meaning::Round(_) | Meaning::WrongAct(_) | Meaning::Phase(_) => None,
            };
            self.shown.extend(near.iter().filter_map(step));
        }
    }

    fn part(&mut self, place: Place) -> Option<&mut TypedPart> {
        let entry = self.numbers.binary_search(&place.entry).ok()?;
        self.typed.get_mut(entry)?.parts.get_mut(place.part)
    }

    fn taken_for(&mut self, (number, place): (u64, Place), it: TakenFor) {
        if let Some(part) = self.part(place) {
            let before = std::mem::replace(&mut part.taken_for, it);
            self.changes.push((number, place, before));
        }
    }

    /// What of `waited` does not wait any more after `entry`, and nothing came of it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else lets go of what waits")]
    fn let_go(&mut self, session: &Session, entry: &Entry, waited: &[Place]) {
        for place in waited {
            let dropped = self.part(*place).is_some_and(|it| it.taken_for == TakenFor::Dropped);
            if !dropped || waits(session, *place) {
                continue;
            }
            let it = match &entry.event {
                Event::Counted(counted) => TakenFor::Enough(counted.step),
                Event::TakenBack(_) => TakenFor::TakenBack,
                _ => TakenFor::TypedAgain,
            };
            self.taken_for((entry.seq, *place), it);
        }
    }

    /// What was typed before the entries that were taken back came to no more than before them.
    fn restore(&mut self, session: &Session, taken_back: &Range<u64>) {
        while let Some((_, place, before)) =
            self.changes.pop_if(|(number, ..)| *number >= taken_back.start)
        {
            if let Some(part) = self.part(place).filter(|_| place.entry < taken_back.start) {
                let gone = before == TakenFor::Dropped && !waits(session, place);
                part.taken_for = if gone { TakenFor::TakenBack } else { before };
            }
        }
    }
}

/// Whether what was typed at `place` is still to be done.
fn waits(session: &Session, place: Place) -> bool {
    session.waits().any(|(waits, _)| waits == place)
}
