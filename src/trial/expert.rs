//! The expert: goes through a procedure by a plan, in exam mode and virtual time. Each wait is
//! given its target and each round its act, unless the plan says otherwise.

use super::answer::{self, At};
use super::plan::{Deed, Plan, Wait};
use crate::author::trial::{Change, Waited};
use crate::debrief::Debrief;
use crate::procedure::complication::Comes;
use crate::procedure::{Act, Path, Procedure, Resolution, StepIx, Subject, TimerIx};
use crate::session::{
    Command, Confidence, Entry, Meaning, Mode, Session, Setting, Sitting, Until,
    drawn_complications,
};
use crate::time::{LONGEST_WAIT, Moment, SessionTime};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

/// How many seeds are tried until one draws what a trial wants. A complication that comes once in
/// a hundred sessions comes in this many for all but certain.
const MOST_SEEDS: u64 = 20_000;
/// More deeds than any run has, and fewer than an endless loop.
const MOST_DEEDS: usize = 100_000;

/// A trial that was played.
#[derive(Debug)]
pub struct Played {
    /// What the session was set up with.
    pub setting: Setting,
    /// What happened.
    pub entries: Vec<Entry>,
}

impl Played {
    /// What it amounts to.
    #[must_use]
    pub fn debrief(&self) -> Debrief {
        Debrief::of(self.setting.clone(), &self.entries)
    }
}

/// Why nobody can do one of the changes, whatever else is done.
fn impossible(
    procedure: &Procedure,
    complications: &[usize],
    changes: &[Change],
) -> Option<String> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest is for the plan to see")]
    changes.iter().find_map(|change| match change {
        Change::Omit(step) if procedure.step(*step).given => {
            let title = &procedure.step(*step).title;
            Some(format!("“{title}” is announced (`recall: given`), and nobody leaves it out"))
        }
        Change::Leave(it, _) if !complications.contains(it) => {
            let id = &procedure.mishaps().complications.get(*it)?.id;
            Some(format!("`{id}` does not come in it: name it under `complications:`"))
        }
        _ => None,
    })
}

/// Plays the procedure as an expert would, but for `changes`.
///
/// # Errors
///
/// In words, when it cannot be played so: a wait that is over already when it is to be hurried, a
/// step that is to be left out and is announced, a complication that is to be left and
/// does not come, or complications that no seed draws together.
pub fn play(
    procedure: &Arc<Procedure>,
    complications: &[usize],
    changes: &[Change],
) -> Result<Played, String> {
    if let Some(why) = impossible(procedure, complications, changes) {
        return Err(why);
    }
    let seed = seed(procedure, complications)?;
    let setting = Setting { procedure: Arc::clone(procedure), mode: Mode::Exam, seed };
    let plan = Plan::of(procedure, changes);
    let now = Moment::default();
    let sitting = Sitting::new(Session::new(setting.clone()), None, now);
    let mut expert = Expert {
        sitting,
        entries: Vec::new(),
        plan,
        deeds: 0,
        running: None,
        turns: BTreeMap::new(),
    };
    expert.ask(&Command::Start)?;
    let deeds = std::mem::take(&mut expert.plan.deeds);
    expert.all(deeds)?;
    if !expert.is_over() {
        expert.wait_for(&ends(procedure, Subject::Finish))?;
    }
    if !expert.is_over() {
        expert.ask(&Command::Finish)?;
    }
    expert.came(complications)?;
    Ok(Played { setting, entries: expert.entries })
}

struct Expert {
    sitting: Sitting,
    entries: Vec<Entry>,
    plan: Plan,
    deeds: usize,
    /// The complication that is being dealt with.
    running: Option<usize>,
    /// How often each step was to be done so far.
    turns: BTreeMap<StepIx, usize>,
}

/// The first seed that draws these complications and no others, beside those that always come.
fn seed(procedure: &Procedure, wanted: &[usize]) -> Result<u64, String> {
    let all = procedure.mishaps().complications.iter().enumerate();
    let certain = all.filter(|(_, it)| it.chance >= 1.0 && it.comes != Comes::Asked);
    let wanted: BTreeSet<usize> =
        certain.map(|(position, _)| position).chain(wanted.iter().copied()).collect();
    let path = Path::right(procedure);
    let draws = |seed: &u64| {
        let drawn = drawn_complications(procedure, &path, *seed);
        drawn.iter().map(|drawn| drawn.complication).collect::<BTreeSet<_>>() == wanted
    };
    (1..=MOST_SEEDS).find(draws).ok_or_else(|| {
        let all = &procedure.mishaps().complications;
        let titles = wanted.iter().filter_map(|position| all.get(*position));
        let titles: Vec<&str> = titles.map(|it| it.title.as_str()).collect();
        format!("no seed up to {MOST_SEEDS} draws these and no others: {}", titles.join(", "))
    })
}

impl Expert {
    fn is_over(&self) -> bool {
        self.session().end().is_some()
    }

    /// Does all of these, and what comes up meanwhile.
    fn all(&mut self, deeds: Vec<Deed>) -> Result<(), String> {
        for deed in deeds {
            if self.is_over() {
                return Ok(());
            }
            match deed {
                Deed::Do(step) => self.perform(step)?,
                Deed::Act(text) => self.act(&text)?,
            }
            self.come_up()?;
        }
        Ok(())
    }

    /// Deals with what has come up, and leaves it.
    fn come_up(&mut self) -> Result<(), String> {
        while let Some(complication) = self.session().focus().filter(|it| self.running != Some(*it))
        {
            let deeds = self.plan.apart.remove(&complication).unwrap_or_default();
            self.running = Some(complication);
            self.all(deeds)?;
            self.running = None;
            if self.session().focus() != Some(complication) {
                continue;
            }
            let right = self.session().complication().map(|it| Resolution::right(it.then));
            let said = self.plan.way_out(complication).or(right);
            self.ask(&Command::Resolve(said.unwrap_or(Resolution::CarryOn)))?;
            self.answer_all()?;
        }
        Ok(())
    }

    /// Whether everything came that was to come.
    fn came(&self, complications: &[usize]) -> Result<(), String> {
        let missing = complications.iter().find(|it| !self.session().came().contains(it));
        let missing =
            missing.and_then(|it| self.session().procedure().mishaps().complications.get(*it));
        missing.map_or(Ok(()), |it| {
            Err(format!("“{}” does not come: the session does not get to its place", it.title))
        })
    }

    fn session(&self) -> &Session {
        self.sitting.session()
    }

    fn ask(&mut self, command: &Command) -> Result<(), String> {
        self.deeds += 1;
        if self.deeds > MOST_DEEDS {
            return Err("it does not come to an end".to_owned());
        }
        let performed = self.sitting.perform(command, Moment::default());
        self.entries.extend(performed.entries);
        match performed.refusal {
            None => Ok(()),
            Some(refusal) => {
                Err(crate::session::words::refusal(self.session().procedure(), &refusal))
            }
        }
    }

    /// Does a step in its time, and answers what it asks.
    fn perform(&mut self, step: StepIx) -> Result<(), String> {
        *self.turns.entry(step).or_default() += 1;
        self.rounds()?;
        let ends = ends(self.session().procedure(), Subject::Step(step));
        self.wait_for(&ends)?;
        if self.is_over() {
            return Ok(());
        }
        if self.done_by_a_round(step) {
            return Ok(());
        }
        if !self.session().is_open(step) && !self.was_given(step) {
            self.ask(&Command::Begin(step))?;
        }
        self.answer_all()?;
        if self.is_over() {
            return Ok(());
        }
        // What comes up when it is begun, or while it is done, comes first.
        if self.session().is_elsewhere(step) {
            let before = self.session().detours().again.len();
            self.come_up()?;
            self.answer_all()?;
            // It may lead back to what was done before.
            let again = self.session().detours().again.get(before).copied();
            if let Some((_, again)) = again.filter(|_| !self.is_over()) {
                self.perform(again)?;
                return self.perform(step);
            }
        }
        if self.session().in_hand().is_some_and(|visit| visit.step == step) {
            self.hold(step)?;
            self.ask(&Command::Complete(step))?;
        }
        if self.is_over() {
            return Ok(());
        }
        self.rounds()
    }

    /// Whether the first doing of a step was the act of a round already.
    fn done_by_a_round(&self, step: StepIx) -> bool {
        let mut visits = self.session().visits_of(step);
        visits.next().is_some_and(|first| first.answers.is_some())
            && visits.next().is_none()
            && self.session().is_settled(step)
    }

    /// Whether the step was announced, as often as it was to be done so far.
    fn was_given(&self, step: StepIx) -> bool {
        let turns = self.turns.get(&step).copied().unwrap_or_default();
        self.session().procedure().step(step).given
            && self.session().visits_of(step).count() >= turns
    }

    /// Answers what is asked, also by steps that are announced then.
    fn answer_all(&mut self) -> Result<(), String> {
        while let Some((step, position, checkpoint)) = self.session().checkpoint_in_hand() {
            let pass = self.session().in_hand().map_or(1, |visit| visit.pass);
            let id = self.session().procedure().step(step).id.clone();
            let seed = self.session().setting().seed;
            let at = At { seed, step: id.as_str(), position };
            let arm = self.plan.arm(step, pass);
            let answer = match (self.plan.answer(step, pass, position), arm) {
                (Some(with), _) => answer::given(checkpoint, with, at),
                (None, Some(arm)) => answer::taken(checkpoint, arm, at),
                (None, None) => answer::right(checkpoint, at),
            };
            let Some(answer) = answer else {
                return Err(format!("`{id}` asks what cannot be answered here"));
            };
            let [.., certain] = Confidence::ALL;
            let sure = self.session().asks_confidence().then_some(certain);
            self.ask(&Command::Answer(step, answer, sure))?;
        }
        Ok(())
    }

    /// Types something that is no step, or a step that is left out in other words.
    fn act(&mut self, text: &str) -> Result<(), String> {
        let visits = self.session().visits().len();
        self.ask(&Command::Say(text.to_owned()))?;
        while let Some((_, near)) = self.session().unclear() {
            let meant = |meaning: &&Meaning| match meaning {
                Meaning::Step(step) => self.plan.omits(*step),
                Meaning::Round(_) | Meaning::WrongAct(_) | Meaning::Phase(_) => false,
            };
            let picked = near.iter().find(meant).copied();
            self.ask(&Command::Pick(picked))?;
        }
        let begun = self.session().visits().iter().skip(visits);
        let other = begun.map(|visit| visit.step).find(|step| !self.plan.omits(*step));
        if other.is_some() || self.session().uncounted().is_some() {
            return Err(format!("“{text}” is taken for a step: use `repeat` or `move`"));
        }
        self.answer_all()
    }

    /// Stays at a step that is open until told, for its time.
    fn hold(&mut self, step: StepIx) -> Result<(), String> {
        let window = &self.session().procedure().step(step).window;
        let goal = window.target.or(window.at_least).unwrap_or_default();
        let begun = self.session().in_hand().map_or(self.session().at(), |visit| visit.begun);
        let goal = match self.plan.wait(Waited::Step(step)) {
            Some(Wait::Only(length) | Wait::Until(length)) => length,
            None => goal,
        };
        self.wait_until(begun + goal)
    }

    /// Gives each of these timers its time, if it runs.
    fn wait_for(&mut self, timers: &[TimerIx]) -> Result<(), String> {
        for timer in timers {
            let procedure = self.session().procedure();
            let Some(window) = procedure.timer(*timer).window() else { continue };
            let goal = window.target.or(window.at_least).unwrap_or_default();
            let Some(ran) = self.session().clock(*timer).ran(self.session().at()) else { continue };
            let goal = match self.plan.wait(Waited::Timer(*timer)) {
                Some(Wait::Only(length)) if ran > length => {
                    let title = &procedure.timer(*timer).title;
                    let ran = crate::time::Words(ran);
                    return Err(format!(
                        "“{title}” has run {ran} already when it is waited for: leave out, or \
                         move, some of what is done meanwhile"
                    ));
                }
                Some(Wait::Only(length) | Wait::Until(length)) => length,
                None => goal,
            };
            self.wait_until(self.session().at() + goal.saturating_sub(ran))?;
        }
        Ok(())
    }

    /// Lets time pass, doing every round when it is due.
    fn wait_until(&mut self, goal: SessionTime) -> Result<(), String> {
        loop {
            self.rounds()?;
            self.come_up()?;
            let at = self.session().at();
            if at >= goal || self.is_over() {
                return Ok(());
            }
            let timers = self.session().procedure().timers().map(|(timer, _)| timer);
            let rounds = timers.filter_map(|timer| self.session().next_round(timer));
            let next = rounds.filter(|due| *due > at).min().map_or(goal, |due| due.min(goal));
            let length = next.since(at).min(LONGEST_WAIT).max(Duration::from_millis(1));
            self.ask(&Command::Wait(Until::For(length)))?;
        }
    }

    /// Does what the rounds that are due ask for, unless they are to be missed.
    fn rounds(&mut self) -> Result<(), String> {
        let timers: Vec<TimerIx> =
            self.session().procedure().timers().map(|(timer, _)| timer).collect();
        for timer in timers {
            let pending = self.session().clock(timer).pending.len();
            if pending == 0 || self.is_missed(timer) {
                continue;
            }
            self.ask(&Command::DoRound(timer))?;
            self.answer_all()?;
        }
        Ok(())
    }

    /// Whether the round that is due is to be left out.
    fn is_missed(&self, timer: TimerIx) -> bool {
        let every = self.session().procedure().timer(timer).every();
        let omitted = match every.map(|every| &every.does) {
            Some(Act::Step(step)) => self.plan.omits(*step),
            Some(Act::Phrases(_)) | None => false,
        };
        let due = self.session().clock(timer).announced().map_or(0, |due| due.round.number);
        omitted || self.plan.missed.get(&timer).is_some_and(|count| due <= *count)
    }
}

/// The timers that end with a deed: those it needs, those that a rule wants it to wait for, and
/// those that it stops.
fn ends(procedure: &Procedure, subject: Subject) -> Vec<TimerIx> {
    let rules = procedure.rules().iter().filter(|rule| rule.subject == subject);
    let mut ends: Vec<TimerIx> = rules.filter_map(|rule| rule.never.waits_for()).collect();
    if let Subject::Step(step) = subject {
        let timers = &procedure.step(step).timers;
        ends.extend(timers.needs.iter().chain(&timers.stops));
    }
    ends.sort_unstable();
    ends.dedup();
    ends
}
