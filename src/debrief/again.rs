//! An old session marked again, by a corrected procedure: what was answered and typed is judged
//! anew. What was done, and when, stays.
//!
//! What was typed and taken for no step, and is one now, is a step that was begun there, and done
//! when its time had passed or the trainee went on; one that goes on until it is said to be done,
//! when the next was begun. Nothing that it asks was asked, so that is held against nobody. From
//! there on `again/anew.rs` works out anew, of what was recorded, what speaks of that step and of
//! the timers that it starts and ends; nothing else. Where the program leads it asked on until the
//! step was named, so there only the fault goes. Rounds that nobody was given the time for are not
//! held against anyone either.

mod anew;

use crate::procedure::{Procedure, StepIx, TimerIx};
use crate::session::checkpoint::judge;
use crate::session::policy::Order;
use crate::session::{
    Acted, Answered, Begun, Counted, Done, Entry, Event, Finished, Heard, Meaning, Obstacle, Part,
    Round, Session, Setting, Typed,
};
use crate::time::SessionTime;
use anew::Anew;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

/// `entries` as a session of this setting would have them judged.
#[must_use]
pub fn judged_again(setting: &Setting, entries: &[Entry]) -> Vec<Entry> {
    let procedure = Arc::clone(&setting.procedure);
    let mut again = Again {
        procedure: &procedure,
        session: Session::new(setting.clone()),
        anew: Anew::of(&procedure),
        unclear: VecDeque::new(),
        picked: None,
        doing: None,
        entries: Vec::with_capacity(entries.len()),
    };
    for entry in entries {
        again.add(entry);
    }
    while let (Some(doing), Some(last)) = (again.doing, again.entries.last().cloned()) {
        again.finish_doing(&Entry { at: doing.end.unwrap_or(last.at), ..last }, doing);
    }
    again.entries
}

struct Again<'p> {
    procedure: &'p Procedure,
    /// The session as it is marked now, up to the entry at hand.
    session: Session,
    /// What the steps that are recognised only now change.
    anew: Anew<'p>,
    /// The parts that were unclear and are still to be picked for.
    unclear: VecDeque<Part>,
    /// What was chosen for the part at hand, if it was no step, and what there was to choose from.
    picked: Option<(Option<Meaning>, Vec<Meaning>)>,
    /// What is recognised only now and is being done.
    doing: Option<Doing>,
    entries: Vec<Entry>,
}

/// A step that is recognised only now, while it is being done.
#[derive(Clone, Copy)]
struct Doing {
    step: StepIx,
    /// How often it is done again after that.
    left: u32,
    /// When it is done, unless the trainee was recorded to go on before; nothing if it stays open
    /// until the next step is begun.
    end: Option<SessionTime>,
}

impl Again<'_> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is judged")]
    fn add(&mut self, entry: &Entry) {
        self.go_on(entry);
        match &entry.event {
            Event::Answered(answered) => self.answer(entry, answered),
            Event::Typed(typed) => self.hear(entry, typed),
            Event::Picked(meaning) => self.pick(entry, *meaning),
            Event::Acted(acted) => self.act(entry, acted),
            Event::TakenBack(_) | Event::NotNext(..) | Event::Refused(..) => {
                self.unclear.clear();
                self.push(entry, entry.event.clone());
            }
            Event::Begun(begun) => self.begin(entry, begun),
            Event::Done(done) => self.end(entry, done),
            Event::Finished(finished) => self.finish(entry, finished),
            Event::RoundDue(round, _) if self.anew.has_round(round.timer) => {
                if self.session.clock(round.timer).since.is_some() {
                    self.push(entry, entry.event.clone());
                }
            }
            Event::RoundMissed(round) if self.anew.has_round(round.timer) => {
                let pending = &self.session.clock(round.timer).pending;
                if pending.iter().any(|announced| announced.round == *round) {
                    self.push(entry, entry.event.clone());
                }
            }
            _ => self.push(entry, entry.event.clone()),
        }
    }

    /// What was typed while nothing was in hand and was no step then is heard anew; what was unclear
    /// was chosen for.
    fn hear(&mut self, entry: &Entry, typed: &Typed) {
        if self.session.unclear().is_some() {
            self.unclear.pop_front();
        }
        let unclear = typed.parts.iter().filter(|part| matches!(part.heard, Heard::Unclear(_)));
        self.unclear.extend(unclear.cloned());
        self.picked = None;
        let mut typed = typed.clone();
        if self.session.policy().order == Order::Own && self.session.in_hand().is_none() {
            for part in &mut typed.parts {
                let known =
                    matches!(part.heard, Heard::Unclear(_) | Heard::Clear(Meaning::Step(_)));
                if let (false, Some(step @ Meaning::Step(_))) = (known, self.heard(&part.text)) {
                    part.heard = Heard::Clear(step);
                }
            }
        }
        self.push(entry, Event::Typed(typed));
    }

    fn answer(&mut self, entry: &Entry, answered: &Answered) {
        let step = self.procedure.step_on(answered.step, answered.pass);
        let asked = step.and_then(|step| step.checkpoints.get(answered.checkpoint));
        let abbreviations = &self.procedure.about().abbreviations;
        let verdict = asked.and_then(|asked| judge(&asked.kind, &answered.answer, abbreviations));
        let mut answered = answered.clone();
        answered.verdict = verdict.unwrap_or(answered.verdict);
        self.push(entry, Event::Answered(answered));
    }

    fn pick(&mut self, entry: &Entry, meaning: Option<Meaning>) {
        let part = self.unclear.pop_front();
        let text = part.as_ref().map_or("", |part| part.text.as_str());
        // What is clear now needed no help.
        let clear = meaning.is_some() && self.heard(text) == meaning;
        if !matches!(meaning, Some(Meaning::Step(_))) {
            let near = part.map_or_else(Vec::new, |part| match part.heard {
                Heard::Unclear(near) => near,
                Heard::Clear(_) | Heard::Nothing => Vec::new(),
            });
            self.picked = Some((meaning, near));
        }
        self.push(entry, Event::Picked(meaning.filter(|_| !clear)));
    }

    /// Something that was no step then. What the trainee chose, or ruled out, stays so.
    fn act(&mut self, entry: &Entry, acted: &Acted) {
        let heard = match self.picked.take() {
            Some((Some(_), _)) => None,
            Some((None, near)) => self.heard(&acted.text).filter(|it| !near.contains(it)),
            None => self.first_step().or_else(|| self.heard(&acted.text)),
        };
        match heard {
            Some(Meaning::Step(step)) if self.session.policy().order == Order::Led => {
                self.name(entry, step);
            }
            Some(Meaning::Step(step)) => match self.undue(step, acted.meaning) {
                Some(round) => self.act_as(entry, acted, round),
                None => self.do_now(entry, step),
            },
            Some(Meaning::Phase(phase)) => self.push(entry, Event::Opened(phase)),
            Some(meaning @ (Meaning::Round(_) | Meaning::WrongAct(_))) => {
                self.act_as(entry, acted, meaning);
            }
            None => self.push(entry, entry.event.clone()),
        }
    }

    /// The step that comes first of what waits, if one does.
    fn first_step(&self) -> Option<Meaning> {
        match self.session.waits().next()?.1 {
            Heard::Clear(step @ Meaning::Step(_)) => Some(*step),
            Heard::Clear(_) | Heard::Unclear(_) | Heard::Nothing => None,
        }
    }

    /// The act of a round that was not due, of which `step` is the act, if it was taken for that.
    fn undue(&self, step: StepIx, meaning: Option<Meaning>) -> Option<Meaning> {
        let Some(Meaning::Round(timer)) = meaning else { return None };
        let every = self.procedure.timer(timer).every()?;
        let again = self.session.is_settled(step) || self.session.is_open(step);
        (again && every.does.step() == Some(step)).then_some(Meaning::Round(timer))
    }

    fn act_as(&mut self, entry: &Entry, acted: &Acted, meaning: Meaning) {
        let round = match meaning {
            Meaning::Round(timer) => self.open_round(timer),
            Meaning::Step(_) | Meaning::WrongAct(_) | Meaning::Phase(_) => None,
        };
        let event = if let Some(round) = round {
            self.anew.rounds.insert(round.timer);
            Event::RoundDone(round)
        } else {
            Event::Acted(Acted { text: acted.text.clone(), meaning: Some(meaning) })
        };
        self.push(entry, event);
    }

    /// In a led session: the step was named, and is done where it is named again; if it was not
    /// its turn, it was named in another's place.
    fn name(&mut self, entry: &Entry, step: StepIx) {
        let against = self.session.against_beginning(step);
        let elsewhere = |it: &Obstacle| matches!(it, Obstacle::Order(_) | Obstacle::Outside(_));
        let turn = !self.session.is_settled(step) && !against.iter().any(elsewhere);
        let next = self.session.earliest_open().filter(|next| !turn && *next != step);
        if let Some(next) = next {
            self.push(entry, Event::NotNext(step, next));
        }
    }

    /// The step was done, as often as naming it would have meant. To name the step in hand says no
    /// more; nor, where all of its passes were recognised already, to name it for the next of them.
    fn do_now(&mut self, entry: &Entry, step: StepIx) {
        if self.session.is_open(step) {
            return self.push(entry, Event::Counted(Counted { step, times: 1, taken: true }));
        }
        if self.session.is_settled(step)
            && self.anew.knows(step)
            && let Some((done, _)) = self.session.passes(step)
        {
            let times = u32::try_from(done).unwrap_or(u32::MAX);
            return self.push(entry, Event::Counted(Counted { step, times, taken: true }));
        }
        let times = self.session.times_named(step);
        if self.session.uncounted() == Some(step) {
            self.push(entry, Event::Counted(Counted { step, times, taken: true }));
        }
        self.do_pass(entry, step, times.saturating_sub(1));
    }

    fn do_pass(&mut self, entry: &Entry, step: StepIx, left: u32) {
        self.reach(entry);
        let nth = self.session.passes(step).map_or(0, |(done, _)| done);
        let begun = Begun {
            step,
            pass: self.session.path().pass(step, nth),
            against: self.session.against_beginning(step),
            reason: None,
            answers: self.answered_by(step),
            timers: self.anew.at_begun(&self.session, step),
        };
        self.anew.rounds.extend(begun.answers.map(|round| round.timer));
        let form = self.procedure.step_on(step, begun.pass);
        let (takes, held) = form.map_or((Duration::ZERO, false), |it| (it.takes, it.is_held()));
        self.push(entry, Event::Begun(begun));
        self.doing = Some(Doing { step, left, end: (!held).then(|| entry.at + takes) });
    }

    /// What is being done goes on until `entry`: the clock passes meanwhile, and what goes on until
    /// it is said to be done, or was taken back, is not done by everything that comes after it.
    fn go_on(&mut self, entry: &Entry) {
        if matches!(entry.event, Event::TakenBack(_)) {
            self.doing = None;
        }
        let passes =
            matches!(entry.event, Event::Passed(..) | Event::RoundDue(..) | Event::RoundMissed(_));
        let begins = matches!(entry.event, Event::Begun(_) | Event::Finished(_));
        let is_over = |doing: &Doing| match doing.end {
            Some(end) => !passes || end <= entry.at,
            None => begins,
        };
        while let Some(doing) = self.doing.filter(is_over) {
            let at = doing.end.map_or(entry.at, |end| end.min(entry.at));
            self.finish_doing(&Entry { at, ..entry.clone() }, doing);
        }
    }

    fn finish_doing(&mut self, entry: &Entry, Doing { step, left, .. }: Doing) {
        self.doing = None;
        self.reach(entry);
        let timers = self.anew.at_done(&self.session, step);
        let (against, reason) = (Vec::new(), None);
        self.push(entry, Event::Done(Done { step, against, reason, timers }));
        self.anew.know(step);
        if let Some(left) = left.checked_sub(1) {
            self.do_pass(entry, step, left);
        }
    }

    /// The round that is due and whose act `step` is.
    fn answered_by(&self, step: StepIx) -> Option<Round> {
        let mut timers = self.procedure.timers();
        timers.find_map(|(timer, it)| {
            let act = it.every()?.does.step() == Some(step);
            act.then(|| self.open_round(timer)).flatten()
        })
    }

    /// The round that is due, or that may have been had its timer started when it does now.
    fn open_round(&self, timer: TimerIx) -> Option<Round> {
        let clock = self.session.clock(timer);
        let number = clock.rounds.saturating_add(1);
        let runs = clock.since.is_some() && self.anew.has_round(timer);
        let due = clock.announced().map(|announced| announced.round);
        due.or_else(|| runs.then_some(Round { timer, number }))
    }

    /// What was recorded of a deed, with what a step that is recognised only now makes of it.
    fn gate(&mut self, entry: &Entry, event: impl FnOnce(&Self) -> Event) {
        self.picked = None;
        if self.anew.is_nothing() {
            return self.push(entry, entry.event.clone());
        }
        self.reach(entry);
        let event = event(self);
        self.push(entry, event);
    }

    fn begin(&mut self, entry: &Entry, begun: &Begun) {
        self.gate(entry, |it| {
            let against = it.session.against_beginning(begun.step);
            let against = it.anew.against(&begun.against, &against);
            let timers = it.anew.at_begun(&it.session, begun.step);
            let timers = it.anew.timers(&begun.timers, &timers);
            Event::Begun(Begun { against, timers, ..begun.clone() })
        });
    }

    fn end(&mut self, entry: &Entry, done: &Done) {
        self.gate(entry, |it| {
            let timers = it.anew.at_done(&it.session, done.step);
            let timers = it.anew.timers(&done.timers, &timers);
            Event::Done(Done { timers, ..done.clone() })
        });
    }

    fn finish(&mut self, entry: &Entry, finished: &Finished) {
        self.gate(entry, |it| {
            let against = it.session.against_finishing();
            let against = it.anew.against(&finished.against, &against);
            let timers = it.anew.at_finish(&it.session);
            let timers = it.anew.timers(&finished.timers, &timers);
            Event::Finished(Finished { against, timers, ..finished.clone() })
        });
    }

    /// What `text` clearly means; of steps of one title the first that is not settled.
    fn heard(&self, text: &str) -> Option<Meaning> {
        let parts = self.session.vocabulary().hear(text, &|step| self.session.turn(step));
        match parts.as_slice() {
            [only] => match only.heard {
                Heard::Clear(meaning) => Some(meaning),
                Heard::Unclear(_) | Heard::Nothing => None,
            },
            _ => None,
        }
    }

    /// Lets the session come to the time of `entry`: a note changes nothing else.
    fn reach(&mut self, entry: &Entry) {
        self.session.apply(&Entry { event: Event::Noted(String::new()), ..entry.clone() });
    }

    fn push(&mut self, entry: &Entry, event: Event) {
        let seq = u64::try_from(self.entries.len()).unwrap_or(u64::MAX);
        let entry = Entry { seq, at: entry.at, real: entry.real, event };
        self.session.apply(&entry);
        self.entries.push(entry);
    }
}
