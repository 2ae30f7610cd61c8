//! An old session marked again, by a corrected procedure: what was answered and typed is judged
//! anew. What was done, and when, stays.

use crate::procedure::Procedure;
use crate::session::checkpoint::judge;
use crate::session::{Acted, Begun, Done, Entry, Event, Heard, Meaning, Typed, Vocabulary};
use std::collections::{BTreeSet, VecDeque};

/// `entries` as `procedure` would have them judged.
#[must_use]
pub fn judged_again(procedure: &Procedure, entries: &[Entry]) -> Vec<Entry> {
    let mut again = Again {
        procedure,
        vocabulary: Vocabulary::of(procedure),
        unclear: VecDeque::new(),
        entries: Vec::with_capacity(entries.len()),
    };
    for entry in entries {
        again.add(entry);
    }
    again.entries
}

struct Again<'p> {
    procedure: &'p Procedure,
    vocabulary: Vocabulary,
    /// The texts that were unclear and are still to be picked for.
    unclear: VecDeque<String>,
    entries: Vec<Entry>,
}

impl Again<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is judged")]
    fn add(&mut self, entry: &Entry) {
        match &entry.event {
            Event::Answered(answered) => {
                let step = self.procedure.step_on(answered.step, answered.pass);
                let asked = step.and_then(|step| step.checkpoints.get(answered.checkpoint));
                let abbreviations = &self.procedure.about().abbreviations;
                let verdict =
                    asked.and_then(|asked| judge(&asked.kind, &answered.answer, abbreviations));
                let mut answered = answered.clone();
                answered.verdict = verdict.unwrap_or(answered.verdict);
                self.push(entry, Event::Answered(answered));
            }
            Event::Typed(Typed { parts, .. }) => {
                let unclear = parts.iter().filter(|part| matches!(part.heard, Heard::Unclear(_)));
                self.unclear.extend(unclear.map(|part| part.text.clone()));
                self.push(entry, entry.event.clone());
            }
            Event::Picked(meaning) => {
                let text = self.unclear.pop_front().unwrap_or_default();
                // What is clear now needed no help.
                let clear = meaning.is_some() && self.heard(&text) == *meaning;
                self.push(entry, Event::Picked(meaning.filter(|_| !clear)));
            }
            Event::Acted(Acted { text, meaning: None }) => match self.heard(text) {
                Some(Meaning::Step(step)) => {
                    let (against, reason, timers) = (Vec::new(), None, Vec::new());
                    let begun = Begun {
                        step,
                        pass: 1,
                        against: against.clone(),
                        reason: reason.clone(),
                        answers: None,
                        timers: timers.clone(),
                    };
                    self.push(entry, Event::Begun(begun));
                    self.push(entry, Event::Done(Done { step, against, reason, timers }));
                }
                meaning @ Some(Meaning::WrongAct(_)) => {
                    self.push(entry, Event::Acted(Acted { text: text.clone(), meaning }));
                }
                Some(Meaning::Round(_) | Meaning::Phase(_)) | None => {
                    self.push(entry, entry.event.clone());
                }
            },
            _ => self.push(entry, entry.event.clone()),
        }
    }

    /// What `text` clearly means; of steps of one title the first that was not done.
    fn heard(&self, text: &str) -> Option<Meaning> {
        let done: BTreeSet<_> = self
            .entries
            .iter()
            .filter_map(
                |entry| if let Event::Done(done) = &entry.event { Some(done.step) } else { None },
            )
            .collect();
        let parts = self.vocabulary.hear(text, &|step| done.contains(&step));
        match parts.as_slice() {
            [only] => match only.heard {
                Heard::Clear(meaning) => Some(meaning),
                Heard::Unclear(_) | Heard::Nothing => None,
            },
            _ => None,
        }
    }

    fn push(&mut self, entry: &Entry, event: Event) {
        let seq = u64::try_from(self.entries.len()).unwrap_or(u64::MAX);
        self.entries.push(Entry { seq, at: entry.at, real: entry.real, event });
    }
}
