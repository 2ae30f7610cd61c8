//! Known deviations put into the expert's run, several at a time: the debrief finds each of them
//! and no other.

use crate::bundled::names;
use crate::support::mutation::Dice;
use crate::support::rehearsal::bundled_in_every_run;
use rehearsal::author::trial::{Change, GivenAnswer, Waited};
use rehearsal::debrief::{Debrief, Deviation, Kind as Found, Subject};
use rehearsal::procedure::{Act, Kind, Path, Procedure, StepIx, TimerIx};
use rehearsal::trial::play;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Duration;

/// How many combinations are played: few while working, and many where it is asked for.
#[expect(clippy::disallowed_methods, reason = "a test is no part of the program")]
fn combinations() -> usize {
    let asked = std::env::var("REHEARSE_COMBINATIONS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(1000)
}

/// A change, what the debrief must find of it, and what it touches.
struct Injected {
    change: Change,
    kind: Found,
    about: Vec<Subject>,
    steps: BTreeSet<StepIx>,
    timers: BTreeSet<TimerIx>,
}

/// The steps of the path in order, each once.
fn path(procedure: &Procedure) -> Vec<StepIx> {
    let path = Path::right(procedure);
    path.items().iter().filter(|item| item.nth == 0).map(|item| item.step).collect()
}

/// Everything that a change at these steps may have to do with.
fn touched(procedure: &Procedure, steps: &[StepIx]) -> (BTreeSet<StepIx>, BTreeSet<TimerIx>) {
    let mut timers = BTreeSet::new();
    for step in steps {
        let its = &procedure.step(*step).timers;
        timers.extend(its.starts.iter().chain(&its.stops).chain(&its.needs).copied());
        timers.extend(its.during);
        timers.extend(procedure.timers().filter_map(|(ix, timer)| {
            let every = timer.every()?;
            (its.starts.contains(&every.during) || does(procedure, ix) == Some(*step)).then_some(ix)
        }));
    }
    (steps.iter().copied().collect(), timers)
}

fn does(procedure: &Procedure, timer: TimerIx) -> Option<StepIx> {
    match procedure.timer(timer).every()?.does {
        Act::Step(step) => Some(step),
        Act::Phrases(_) => None,
    }
}

fn is_round(procedure: &Procedure, step: StepIx) -> bool {
    procedure.timers().any(|(timer, _)| does(procedure, timer) == Some(step))
}

fn of_steps(
    procedure: &Procedure,
    steps: &[StepIx],
    (change, kind): (Change, Found),
    about: Vec<Subject>,
) -> Injected {
    let (steps, timers) = touched(procedure, steps);
    Injected { change, kind, about, steps, timers }
}

fn wrong_answer(procedure: &Procedure, step: StepIx, dice: &mut Dice) -> Option<Injected> {
    let asked: Vec<_> = procedure.step(step).checkpoints.iter().enumerate().collect();
    let (position, checkpoint) = *asked.get(dice.below(asked.len().max(1)))?;
    let with = match &checkpoint.kind {
        Kind::Choose(choose) => {
            let wrong = choose.options.iter().find(|option| !option.right)?;
            GivenAnswer::Texts(vec![wrong.text.clone()])
        }
        Kind::Number(number) => {
            let trap = number.traps.first().map(|trap| trap.value);
            GivenAnswer::Number(trap.unwrap_or(number.right * 3.0 + 1.0))
        }
        Kind::Tick(_)
        | Kind::List(_)
        | Kind::Order(_)
        | Kind::Say(_)
        | Kind::Decide(_)
        | Kind::Unasked(_) => return None,
    };
    let change = Change::Answer { step, pass: 1, checkpoint: position, with };
    Some(Injected {
        change,
        kind: Found::Wrong,
        about: vec![Subject::Step(step)],
        steps: BTreeSet::from([step]),
        timers: BTreeSet::new(),
    })
}

/// One change drawn, if it can be made.
fn draw(procedure: &Procedure, dice: &mut Dice) -> Option<Injected> {
    let steps = path(procedure);
    let at = dice.below(steps.len());
    let step = *steps.get(at)?;
    let own = vec![Subject::Step(step)];
    match dice.below(6) {
        0 => Some(of_steps(procedure, &[step], (Change::Omit(step), Found::Omitted), own)),
        1 => {
            let next = *steps.get(at + 1)?;
            let inside = |it: StepIx| procedure.step(it).timers.during.is_some();
            if inside(step) || inside(next) {
                return None;
            }
            let either = vec![Subject::Step(step), Subject::Step(next)];
            Some(of_steps(
                procedure,
                &[step, next],
                (Change::Swap(step, next), Found::OutOfOrder),
                either,
            ))
        }
        2 if is_round(procedure, step) => None,
        2 => Some(of_steps(procedure, &[step], (Change::Repeat(step), Found::Repeated), own)),
        3 | 4 => {
            let windows: Vec<TimerIx> = procedure
                .timers()
                .filter(|(_, timer)| timer.window().is_some_and(|window| !window.from_start))
                .map(|(ix, _)| ix)
                .collect();
            let timer = *windows.get(dice.below(windows.len().max(1)))?;
            let window = procedure.timer(timer).window()?;
            let (change, kind) = if dice.below(2) == 0 {
                let short = window.at_least?.saturating_sub(Duration::from_secs(30));
                (Change::Hurry(Waited::Timer(timer), short), Found::Early)
            } else {
                let long = window.at_most? + Duration::from_secs(30);
                (Change::Linger(Waited::Timer(timer), long), Found::Late)
            };
            let with: Vec<StepIx> = steps
                .iter()
                .copied()
                .filter(|it| {
                    let its = &procedure.step(*it).timers;
                    let all = its.starts.iter().chain(&its.stops).chain(&its.needs);
                    all.chain(&its.during).any(|it| *it == timer)
                })
                .collect();
            let mut injected =
                of_steps(procedure, &with, (change, kind), vec![Subject::Timer(timer)]);
            injected.timers.insert(timer);
            Some(injected)
        }
        _ => wrong_answer(procedure, step, dice),
    }
}

/// Up to four changes that have nothing to do with each other.
fn changes(procedure: &Procedure, dice: &mut Dice) -> Vec<Injected> {
    let mut all: Vec<Injected> = Vec::new();
    for _ in 0..=dice.below(4) {
        let Some(one) = draw(procedure, dice) else { continue };
        let apart = all.iter().all(|other| {
            other.steps.is_disjoint(&one.steps) && other.timers.is_disjoint(&one.timers)
        });
        if apart && !all.iter().any(|other| is_ruled_with(procedure, other, &one)) {
            all.push(one);
        }
    }
    all
}

/// Whether a rule speaks of both: then they are one cause.
fn is_ruled_with(procedure: &Procedure, one: &Injected, two: &Injected) -> bool {
    use rehearsal::procedure::{Never, Point, Subject as Of};
    procedure.rules().iter().any(|rule| {
        let step = match rule.subject {
            Of::Step(step) => Some(step),
            Of::Finish => None,
        };
        let (other, timer) = match rule.never {
            Never::Before(Point::Step(step)) | Never::After(Point::Step(step)) => {
                (Some(step), None)
            }
            Never::Before(Point::Timer(timer))
            | Never::After(Point::Timer(timer))
            | Never::While(timer) => (None, Some(timer)),
            Never::MoreThan(_) => (None, None),
        };
        let speaks = |it: &Injected| {
            step.into_iter().chain(other).any(|step| it.steps.contains(&step))
                || timer.is_some_and(|timer| it.timers.contains(&timer))
        };
        speaks(one) && speaks(two)
    })
}

fn is_for(deviation: &Deviation, injected: &Injected) -> bool {
    let parts = || std::iter::once(deviation).chain(&deviation.folded);
    parts().any(|part| part.kind == injected.kind && injected.about.contains(&part.subject))
}

fn told(debrief: &Debrief) -> String {
    let line = |it: &Deviation| {
        let title = it.subject.title(debrief.procedure());
        format!("{} {}, {title}: {}", it.severity, it.kind.word(), it.message)
    };
    let parts = debrief.deviations.iter().map(|it| {
        let folded: Vec<String> =
            it.folded.iter().map(|part| format!("\n    + {}", line(part))).collect();
        format!("  {}{}\n", line(it), folded.concat())
    });
    parts.collect()
}

#[test]
fn known_deviations_are_found_again_each_once_and_no_other() {
    let runs: Vec<(String, Arc<Procedure>)> = names()
        .into_iter()
        .flat_map(|name| {
            let runs = bundled_in_every_run(&format!("{name}.yaml"));
            runs.into_iter().map(move |run| (name.clone(), run))
        })
        .collect();
    let mut dice = Dice(0x5eed_cafe);
    let mut played = 0;
    let mut found: BTreeMap<Found, usize> = BTreeMap::new();
    while played < combinations() {
        let (name, procedure) = &runs[dice.below(runs.len())];
        let injected = changes(procedure, &mut dice);
        let all: Vec<Change> = injected.iter().map(|it| it.change.clone()).collect();
        // A wait that is over before it can be cut short is no wait to hurry.
        let Ok(run) = play(procedure, &[], &all) else { continue };
        let debrief = run.debrief();
        played += 1;
        for one in &injected {
            let count = debrief.deviations.iter().filter(|it| is_for(it, one)).count();
            assert_eq!(count, 1, "{name}: {:?} of {all:?}\n{}", one.change, told(&debrief));
            *found.entry(one.kind).or_default() += 1;
        }
        assert_eq!(debrief.deviations.len(), injected.len(), "{name}: {all:?}\n{}", told(&debrief));
    }
    assert_eq!(found.len(), 6, "every kind of change is made: {found:?}");
    assert!(found.values().all(|count| count * 50 > played), "{found:?} in {played} runs");
}
