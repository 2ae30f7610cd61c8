//! The timetable of the right way: how soon each step and timer can come to its end if nobody
//! dawdles and every wait is waited out.
//!
//! Only what steps and timers say of themselves counts; complications and rounds take no time here.
//! It is a bound from below, asked in every run of every file; `trial/` plays a whole session.
//! Of alternatives the shortest is taken, and what may come in any order comes in the order written.

use crate::procedure::{Never, Path, Point, Procedure, Step, StepIx, Subject, TimerIx};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// When everything comes, at the soonest.
#[derive(Debug, Default)]
pub(super) struct Timetable {
    /// How long all of it takes.
    pub(super) whole: Duration,
    /// Timers that are waited for while they do not run, each with the step.
    pub(super) idle: Vec<(TimerIx, StepIx)>,
    /// How long each window ran at the soonest when a step ended it, and which step that was.
    pub(super) ran: BTreeMap<TimerIx, (Duration, StepIx)>,
}

/// What is on while the way is gone.
struct Walk<'p> {
    procedure: &'p Procedure,
    now: Duration,
    running: BTreeMap<TimerIx, Duration>,
    /// Timers that were started, running or not.
    started: BTreeSet<TimerIx>,
    /// Timers that a step stops, and which therefore run on when another waits for them.
    stopped: BTreeSet<TimerIx>,
    /// The timers that a rule keeps each step from being begun before.
    ruled: BTreeMap<StepIx, Vec<TimerIx>>,
    table: Timetable,
}

impl Timetable {
    pub(super) fn of(procedure: &Procedure, path: &Path) -> Self {
        let mut ruled: BTreeMap<StepIx, Vec<TimerIx>> = BTreeMap::new();
        for rule in procedure.rules() {
            if let (Subject::Step(step), Never::Before(Point::Timer(timer))) =
                (rule.subject, rule.never)
            {
                ruled.entry(step).or_default().push(timer);
            }
        }
        let running = procedure
            .timers()
            .filter(|(_, timer)| timer.window().is_some_and(|window| window.from_start));
        let running: BTreeMap<TimerIx, Duration> =
            running.map(|(ix, _)| (ix, Duration::ZERO)).collect();
        let (started, table) = (running.keys().copied().collect(), Self::default());
        let steps = procedure.steps().flat_map(|(_, step)| &step.timers.stops);
        let (now, stopped) = (Duration::ZERO, steps.copied().collect());
        let mut walk = Walk { procedure, now, running, started, stopped, ruled, table };
        let shortest = shortest(procedure, path);
        for item in path.items().iter().filter(|item| item.complication.is_none()) {
            let taken =
                item.branch.is_none_or(|(group, branch)| shortest.get(&group) == Some(&branch));
            let form = procedure.step_on(item.step, item.pass).filter(|form| !form.optional);
            if let Some(form) = form.filter(|_| taken) {
                walk.step(item.step, form);
            }
        }
        walk.table.whole = walk.now;
        walk.table
    }
}

/// The alternative of each group that takes the least time.
fn shortest(procedure: &Procedure, path: &Path) -> BTreeMap<usize, usize> {
    let mut lengths: BTreeMap<(usize, usize), Duration> = BTreeMap::new();
    for item in path.items() {
        let form = procedure.step_on(item.step, item.pass);
        if let Some((branch, form)) = item.branch.zip(form) {
            *lengths.entry(branch).or_default() += length(form);
        }
    }
    let mut shortest: BTreeMap<usize, (usize, Duration)> = BTreeMap::new();
    for ((group, branch), length) in lengths {
        let known = shortest.entry(group).or_insert((branch, length));
        if length < known.1 {
            *known = (branch, length);
        }
    }
    shortest.into_iter().map(|(group, (branch, _))| (group, branch)).collect()
}

/// How long a step lasts at the least.
fn length(form: &Step) -> Duration {
    if form.is_held() { form.window.at_least.unwrap_or_default() } else { form.takes }
}

impl Walk<'_> {
    fn step(&mut self, ix: StepIx, form: &Step) {
        let ruled = self.ruled.get(&ix).cloned().unwrap_or_default();
        for timer in form.timers.needs.iter().chain(&ruled).copied() {
            self.wait(timer, ix);
        }
        self.now += length(form);
        for timer in &form.timers.stops {
            self.end(*timer, ix);
        }
        for timer in &form.timers.starts {
            self.running.insert(*timer, self.now);
            self.started.insert(*timer);
        }
    }

    /// Waits until the timer has reached its `at_least`, which ends it if no step does.
    fn wait(&mut self, timer: TimerIx, step: StepIx) {
        if let Some(start) = self.running.get(&timer) {
            let least = self.procedure.timer(timer).window().and_then(|window| window.at_least);
            self.now = self.now.max(*start + least.unwrap_or_default());
            if !self.stopped.contains(&timer) {
                self.end(timer, step);
            }
        } else if !self.started.contains(&timer) {
            self.table.idle.push((timer, step));
        }
    }

    fn end(&mut self, timer: TimerIx, step: StepIx) {
        if let Some(start) = self.running.remove(&timer) {
            let ran = self.now.saturating_sub(start);
            let known = self.table.ran.entry(timer).or_insert((ran, step));
            if known.0 < ran {
                *known = (ran, step);
            }
        }
    }
}
