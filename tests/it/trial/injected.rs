//! Known deviations put into the expert's run, several at a time: the debrief finds each of them
//! and no other.

mod draws;

use crate::bundled::names;
use crate::support::mutation::Dice;
use crate::support::rehearsal::bundled_in_every_run;
use draws::{Injected, draw};
use rehearsal::author::trial::Change;
use rehearsal::debrief::{Debrief, Deviation, Kind as Found};
use rehearsal::procedure::Procedure;
use rehearsal::trial::play;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How many combinations are played: few while working, and many where it is asked for.
#[expect(clippy::disallowed_methods, reason = "a test is no part of the program")]
fn combinations() -> usize {
    let asked = std::env::var("REHEARSE_COMBINATIONS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(1000)
}

/// Up to four changes that have nothing to do with each other.
fn changes(procedure: &Procedure, dice: &mut Dice) -> Vec<Injected> {
    let mut all: Vec<Injected> = Vec::new();
    for _ in 0..=dice.below(4) {
        let Some(one) = draw(procedure, dice) else { continue };
        if one.alone {
            return vec![one];
        }
        let apart = all.iter().all(|other| {
            other.steps.is_disjoint(&one.steps)
                && other.timers.is_disjoint(&one.timers)
                && (other.complication.is_none() || one.complication.is_none())
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

/// In what the trainee goes wrong, where that is no deed.
fn wrong_in(injected: &Injected) -> Option<&'static str> {
    match injected.change {
        Change::Decide { .. } => Some("decision"),
        Change::Act { .. } => Some("act"),
        Change::Leave(..) => Some("way out"),
        Change::Omit(_) if injected.complication.is_some() => Some("complication"),
        Change::Hurry(..)
        | Change::Linger(..)
        | Change::Omit(_)
        | Change::Swap(..)
        | Change::Move { .. }
        | Change::Repeat(_)
        | Change::Answer { .. }
        | Change::Miss(..) => None,
    }
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
    let mut wrong: BTreeMap<&str, usize> = BTreeMap::new();
    while played < combinations() {
        let (name, procedure) = &runs[dice.below(runs.len())];
        let injected = changes(procedure, &mut dice);
        let all: Vec<Change> = injected.iter().map(|it| it.change.clone()).collect();
        // A wait that is over before it can be cut short is no wait to hurry.
        let complications: Vec<usize> = injected.iter().filter_map(|it| it.complication).collect();
        let Ok(run) = play(procedure, &complications, &all) else { continue };
        let debrief = run.debrief();
        played += 1;
        for one in &injected {
            let count = debrief.deviations.iter().filter(|it| is_for(it, one)).count();
            let story = crate::support::story::story(procedure, &run.entries);
            assert_eq!(
                count,
                1,
                "{name}: {:?} of {all:?}\n{}\n{story}",
                one.change,
                told(&debrief)
            );
            *found.entry(one.kind).or_default() += 1;
            if let Some(what) = wrong_in(one) {
                *wrong.entry(what).or_default() += 1;
            }
        }
        let story = crate::support::story::story(procedure, &run.entries);
        assert_eq!(
            debrief.deviations.len(),
            injected.len(),
            "{name}: {all:?}\n{}\n{story}",
            told(&debrief)
        );
    }
    assert_eq!(found.len(), 8, "every kind of change is made: {found:?}");
    assert_eq!(wrong.len(), 4, "{wrong:?}");
    let all = || found.values().chain(wrong.values());
    assert!(all().all(|count| count * 100 > played), "{found:?} {wrong:?} in {played} runs");
}
