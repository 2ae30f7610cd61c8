//! What the entries hold that the session does not keep: who went against what, how long each
//! timer ran, which rounds were answered, what was refused and noted.
//!
//! Collects and never judges. Read next: `found.rs`, which judges it.

use super::lasting::lasting;
use super::lived::{
    Deed, Ended, LivedComplication, LivedRound, LivedStay, Prompt, Remark, RemarkKind, RoundEnd,
    Run, Span,
};
use super::typed::Reading;
use crate::procedure::{Path, Procedure, StepIx, Subject, TimerIx};
use crate::session::{
    Acted, Begun, Counted, Entry, Event, Meaning, Obstacle, Resolved, Round, Session, TimerChange,
    words,
};
use crate::time::SessionTime;

/// The entries, sorted by what they are about. More than ten fields: each is a thing of its own.
#[derive(Debug, Default)]
pub(super) struct History<'a> {
    /// The right path, by which everything is judged.
    pub(super) path: Path,
    /// Steps begun or done and sessions ended, in order.
    pub(super) deeds: Vec<Deed<'a>>,
    /// Steps left out, in order: when, which, and the reason.
    pub(super) skips: Vec<(SessionTime, StepIx, &'a str)>,
    /// Every run of every window timer, in order of their starts.
    pub(super) runs: Vec<Run>,
    /// Every round that came due or was answered, in order.
    pub(super) turns: Vec<LivedRound>,
    /// Times that were let pass.
    pub(super) waits: Vec<Span>,
    /// What the session does not keep of each stay at a step, in order.
    pub(super) stays: Vec<LivedStay>,
    /// Notes and refusals.
    pub(super) remarks: Vec<Remark>,
    /// What was done that the procedure does not ask for, in order, and whether it sounds like
    /// steps of which none was meant.
    pub(super) acts: Vec<(SessionTime, &'a Acted, bool)>,
    /// The steps that did not come to mind by themselves, when, and what helped.
    pub(super) prompts: Vec<(SessionTime, StepIx, Prompt)>,
    /// The complications that came, in order.
    pub(super) complications: Vec<LivedComplication>,
    /// When which step was put off until later, in order.
    pub(super) deferrals: Vec<(SessionTime, StepIx)>,
    waiting: Option<SessionTime>,
    /// The stays that have not ended, by their position.
    open: Vec<(StepIx, usize)>,
}

impl<'a> History<'a> {
    /// What `entries` hold, by one who has read what was typed in them.
    pub(super) fn of(session: &Session, entries: &'a [Entry], reading: &Reading) -> Self {
        let mut history = Self { path: session.right_path(), ..Self::default() };
        for entry in lasting(entries, session.taken_back()) {
            history.add(session, reading, entry);
        }
        for (_, stay) in std::mem::take(&mut history.open) {
            history.stays.get_mut(stay).into_iter().for_each(|stay| stay.left_open = true);
        }
        if let (Some(from), Some(last)) = (history.waiting, entries.last()) {
            history.waits.push(Span { from, to: last.at });
        }
        if let (Some(complication), Some(last)) = (history.running(), entries.last()) {
            complication.span.to = last.at;
        }
        history
    }

    fn add(&mut self, session: &Session, reading: &Reading, entry: &'a Entry) {
        let (at, procedure) = (entry.at, session.procedure());
        match &entry.event {
            Event::Began(began) => self.change(procedure, &began.timers, at, Subject::Finish),
            Event::Begun(begun) => {
                self.begin(session, begun, at, reading.offered.contains(&entry.seq));
            }
            Event::Done(done) => {
                self.open.retain(|(step, _)| *step != done.step);
                let subject = Subject::Step(done.step);
                self.deed(at, subject, &done.against, done.reason.as_deref());
                self.change(procedure, &done.timers, at, subject);
            }
            Event::Finished(it) => {
                self.deed(at, Subject::Finish, &it.against, it.reason.as_deref());
                self.change(procedure, &it.timers, at, Subject::Finish);
                self.waited(at);
            }
            Event::Skipped(step, reason) => self.skip(*step, reason, at),
            Event::Passed(timer, mark) => {
                self.run(*timer).into_iter().for_each(|run| run.passed.push((*mark, at)));
            }
            Event::RoundDue(round, _) => self.round_due(*round, at),
            Event::RoundDone(round) => self.round_ends(*round, at, RoundEnd::Done),
            Event::RoundDeclined(round) => self.round_ends(*round, at, RoundEnd::Declined),
            Event::RoundMissed(round) => self.round_ends(*round, at, RoundEnd::Missed),
            Event::Waiting(_) | Event::Slept(_, true) => {
                self.waited(at);
                self.waiting = Some(at);
            }
            Event::Deferred(_) | Event::Occurred(_) | Event::Resolved(_) => {
                self.add_turn(&entry.event, at);
            }
            Event::Waited | Event::Abandoned | Event::Ended(_) => self.waited(at),
            Event::Refused(subject, against) => {
                let deed = words::deed(procedure, *subject);
                let text = format!("{deed}: {}", words::obstacles(procedure, against));
                self.remark(at, RemarkKind::Refused, text);
            }
            Event::Noted(text) => self.remark(at, RemarkKind::Noted, text.clone()),
            Event::Acted(acted) => {
                self.acts.push((at, acted, reading.ruled_out.contains(&entry.seq)));
            }
            Event::NotNext(named, next) => self.not_next(at, *named, *next),
            Event::Picked(_) | Event::Counted(_) | Event::Hinted(..) | Event::Stuck(_) => {
                if let Some(prompt) = prompt(&entry.event) {
                    self.prompt(session, at, prompt);
                }
            }
            Event::Typed(_)
            | Event::Opened(_)
            | Event::TakenBack(_)
            | Event::Left
            | Event::Returned(_)
            | Event::Answered(_)
            | Event::Paused
            | Event::Unpaused
            | Event::Slept(_, false) => {}
        }
    }

    /// A step was put off, or a complication came or was left.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is added by `add`")]
    fn add_turn(&mut self, event: &Event, at: SessionTime) {
        match event {
            Event::Deferred(step) => self.deferrals.push((at, *step)),
            Event::Occurred(complication) => {
                self.waited(at);
                let span = Span { from: at, to: at };
                let (complication, said) = (*complication, Vec::new());
                self.complications.push(LivedComplication { complication, span, said });
            }
            Event::Resolved(resolved) => self.resolve(*resolved, at),
            _ => {}
        }
    }

    /// A step was begun; whether it had been offered as a near miss.
    fn begin(&mut self, session: &Session, begun: &'a Begun, at: SessionTime, offered: bool) {
        if offered {
            self.prompt(session, at, (begun.step, Prompt::Offered));
        }
        let given = session.procedure().step(begun.step).given;
        self.go_on(begun.answers, given, at);
        self.stay(session, begun.step);
        let subject = Subject::Step(begun.step);
        self.deed(at, subject, &begun.against, begun.reason.as_deref());
        self.change(session.procedure(), &begun.timers, at, subject);
    }

    /// It is charged once, where it was picked too: to the step that was next.
    fn not_next(&mut self, at: SessionTime, named: StepIx, next: StepIx) {
        self.prompts.pop_if(|(_, step, prompt)| *step == named && *prompt == Prompt::Picked);
        self.prompts.push((at, next, Prompt::Other(Some(named))));
    }

    /// A step that was done as often as it is asked for needed no help.
    fn prompt(&mut self, session: &Session, at: SessionTime, (step, prompt): (StepIx, Prompt)) {
        let visits = session.visits().iter().take(self.stays.len());
        let done = visits.filter(|visit| visit.step == step).count();
        if done < self.path.times(step).max(1) {
            self.prompts.push((at, step, prompt));
        }
    }

    /// When and what the trainee was told who did not know on: `step`, or else another way to the
    /// same end.
    pub(super) fn told(&self, step: StepIx) -> Option<(SessionTime, StepIx)> {
        let told = || self.prompts.iter().filter(|(_, _, prompt)| *prompt == Prompt::Told);
        let told = |way: &dyn Fn(StepIx) -> bool| told().find(|(_, told, _)| way(*told));
        let told =
            told(&|told| told == step).or_else(|| told(&|told| is_instead(&self.path, told, step)));
        told.map(|(at, told, _)| (*at, *told))
    }

    fn stay(&mut self, session: &Session, step: StepIx) {
        let during = session.procedure().step(step).timers.during;
        let inside = during.is_some_and(|timer| self.run(timer).is_some());
        let told = self.told(step).is_some();
        self.open.push((step, self.stays.len()));
        self.stays.push(LivedStay { inside, told, left_open: false });
    }

    fn skip(&mut self, step: StepIx, reason: &'a str, at: SessionTime) {
        self.open.retain(|(open, _)| *open != step);
        self.skips.push((at, step, reason));
    }

    fn remark(&mut self, at: SessionTime, kind: RemarkKind, text: String) {
        self.remarks.push(Remark { at, kind, text });
    }

    fn deed(
        &mut self,
        at: SessionTime,
        subject: Subject,
        against: &'a [Obstacle],
        reason: Option<&'a str>,
    ) {
        self.deeds.push(Deed { at, subject, against, reason });
    }

    /// The complication that has not been left.
    fn running(&mut self) -> Option<&mut LivedComplication> {
        let left = |it: &LivedComplication| it.said.iter().any(|(_, said)| said.taken);
        self.complications.last_mut().filter(|it| !left(it))
    }

    fn resolve(&mut self, resolved: Resolved, at: SessionTime) {
        if let Some(complication) = self.running() {
            complication.span.to = at;
            complication.said.push((at, resolved));
        }
    }

    fn run(&mut self, timer: TimerIx) -> Option<&mut Run> {
        self.runs.iter_mut().rev().find(|run| run.timer == timer).filter(|run| run.ended.is_none())
    }

    fn change(
        &mut self,
        procedure: &Procedure,
        changes: &[TimerChange],
        at: SessionTime,
        by: Subject,
    ) {
        for change in changes {
            let timer = match *change {
                TimerChange::Started(timer) => {
                    let run = Run { timer, started: at, passed: Vec::new(), ended: None };
                    self.runs.push(run);
                    timer
                }
                TimerChange::Stopped { timer, ran, reached } => {
                    if let Some(run) = self.run(timer) {
                        run.ended = Some(Ended { at, ran, reached, by });
                    }
                    timer
                }
            };
            self.lapse(procedure, timer, at);
        }
    }

    /// Rounds that are due while `timer` runs are due no more.
    fn lapse(&mut self, procedure: &Procedure, timer: TimerIx, at: SessionTime) {
        for turn in self.turns.iter_mut().filter(|turn| turn.ended.is_none()) {
            let every = procedure.timer(turn.round.timer).every();
            if every.is_some_and(|every| every.during == timer) {
                turn.ended = Some((at, RoundEnd::Lapsed));
            }
        }
    }

    /// What is begun answers a round, or else ends a wait, unless it was announced.
    fn go_on(&mut self, answers: Option<Round>, given: bool, at: SessionTime) {
        match answers {
            Some(round) => self.round_ends(round, at, RoundEnd::Done),
            None if given => {}
            None => self.waited(at),
        }
    }

    fn round_due(&mut self, round: Round, at: SessionTime) {
        self.turns.push(LivedRound { round, due: Some(at), ended: None });
    }

    fn round_ends(&mut self, round: Round, at: SessionTime, end: RoundEnd) {
        let ended = Some((at, end));
        let due = self.turns.iter_mut().find(|turn| turn.round == round && turn.ended.is_none());
        match due {
            Some(turn) => turn.ended = ended,
            None => self.turns.push(LivedRound { round, due: None, ended }),
        }
    }

    fn waited(&mut self, at: SessionTime) {
        if let Some(from) = self.waiting.take().filter(|from| *from < at) {
            self.waits.push(Span { from, to: at });
        }
    }
}

/// Whether `step` is another way to the end that `told` is a way to.
fn is_instead(path: &Path, told: StepIx, step: StepIx) -> bool {
    let branches = |step| {
        let items = path.items_of(step).iter().filter_map(|position| path.items().get(*position));
        items.filter_map(|item| item.branch)
    };
    branches(told)
        .any(|(group, way)| branches(step).any(|(its, other)| its == group && other != way))
}

/// Which step came to mind only with help, and what helped, where that is what happened.
#[expect(clippy::wildcard_enum_match_arm, reason = "nothing else helps")]
fn prompt(event: &Event) -> Option<(StepIx, Prompt)> {
    match event {
        Event::Picked(Some(Meaning::Step(step))) => Some((*step, Prompt::Picked)),
        Event::Counted(Counted { step, taken: false, .. }) => Some((*step, Prompt::Other(None))),
        Event::Hinted(step, hint) => Some((*step, Prompt::Hint(*hint))),
        Event::Stuck(step) => Some((*step, Prompt::Told)),
        _ => None,
    }
}
