//! What the tests in the bundled files reach: every arm, ending, rule, wrong act and complication
//! of the library, by some of them.

use crate::bundled::names;
use crate::support::rehearsal::{bundled_files, bundled_in_every_run};
use rehearsal::author::compile;
use rehearsal::author::trial::Change;
use rehearsal::procedure::{Never, Point, Procedure, Rule, StepIx, Subject};
use rehearsal::session::{Answer, Entry, Event, Meaning, Obstacle};
use rehearsal::trial::play;
use std::collections::BTreeSet;

/// The part of an id that its own file gives: what came along with `use` is the same thing.
fn own(id: &str) -> &str {
    id.rsplit_once('/').map_or(id, |(_, own)| own)
}

fn step(procedure: &Procedure, step: StepIx) -> String {
    own(procedure.step(step).id.as_str()).to_owned()
}

fn rule(procedure: &Procedure, rule: &Rule) -> String {
    let subject = match rule.subject {
        Subject::Step(ix) => step(procedure, ix),
        Subject::Finish => "finish".to_owned(),
    };
    let point = |point| match point {
        Point::Step(ix) => step(procedure, ix),
        Point::Timer(timer) => own(procedure.timer(timer).id.as_str()).to_owned(),
    };
    match rule.never {
        Never::Before(it) => format!("rule: {subject} before {}", point(it)),
        Never::After(it) => format!("rule: {subject} after {}", point(it)),
        Never::While(timer) => format!("rule: {subject} while {}", point(Point::Timer(timer))),
        Never::MoreThan(most) => format!("rule: {subject} more than {most}"),
    }
}

/// Everything that a run of the procedure may come to.
fn all(procedure: &Procedure, into: &mut BTreeSet<String>) {
    for (ix, _) in procedure.steps() {
        let passes = (1..=60).filter_map(|pass| procedure.step_on(ix, pass)?.decide());
        for arm in passes.flat_map(|decide| &decide.arms) {
            into.insert(format!("arm of {}: {}", step(procedure, ix), arm.text));
        }
    }
    let mishaps = procedure.mishaps();
    into.extend(mishaps.endings.iter().map(|it| format!("ending: {}", own(it.id.as_str()))));
    into.extend(mishaps.wrong_acts.iter().map(|it| format!("wrong act: {}", it.act)));
    into.extend(procedure.rules().iter().map(|it| rule(procedure, it)));
    for it in mishaps.complications.iter().filter(|it| it.chance > 0.0) {
        into.insert(format!("complication: {}", own(it.id.as_str())));
        into.insert(format!("wrong way out: {}", own(it.id.as_str())));
    }
}

/// What was come to.
fn met(procedure: &Procedure, entries: &[Entry], into: &mut BTreeSet<String>) {
    let mut broken = |against: &[Obstacle]| {
        for obstacle in against {
            if let Obstacle::Rule(position, _) = obstacle {
                into.extend(procedure.rules().get(*position).map(|it| rule(procedure, it)));
            }
        }
    };
    for entry in entries {
        if let Event::Begun(begun) = &entry.event {
            broken(&begun.against);
        }
        if let Event::Finished(finished) = &entry.event {
            broken(&finished.against);
        }
    }
    let complication = |position: usize| {
        let it = procedure.mishaps().complications.get(position);
        it.map_or("", |it| own(it.id.as_str())).to_owned()
    };
    for entry in entries {
        #[expect(clippy::wildcard_enum_match_arm, reason = "nothing else is asked for")]
        match &entry.event {
            Event::Answered(answered) => {
                let decide = procedure.step_on(answered.step, answered.pass);
                let decide = decide.and_then(|step| step.decide());
                if let (Some(decide), Answer::Choose { picked, .. }) = (decide, &answered.answer) {
                    let arms = picked.iter().filter_map(|arm| decide.arms.get(*arm));
                    let of = step(procedure, answered.step);
                    into.extend(arms.map(|arm| format!("arm of {of}: {}", arm.text)));
                }
            }
            Event::Acted(acted) => {
                if let Some(Meaning::WrongAct(position)) = acted.meaning {
                    let act = procedure.mishaps().wrong_acts.get(position);
                    into.extend(act.map(|it| format!("wrong act: {}", it.act)));
                }
            }
            Event::Occurred(it) => {
                into.insert(format!("complication: {}", complication(*it)));
            }
            Event::Resolved(it) if !it.right => {
                into.insert(format!("wrong way out: {}", complication(it.complication)));
            }
            Event::Ended(it) => {
                let id = procedure.ending(*it).id.clone();
                into.insert(format!("ending: {}", own(id.as_str())));
            }
            _ => {}
        }
    }
}

#[test]
fn every_arm_ending_rule_wrong_act_and_complication_is_reached_by_a_test() {
    let files = bundled_files();
    let (mut wanted, mut found) = (BTreeSet::new(), BTreeSet::new());
    for name in names() {
        let file = format!("{name}.yaml");
        for run in bundled_in_every_run(&file) {
            all(&run, &mut wanted);
        }
        for trial in compile(&files, &file).package.trials() {
            let changes: Vec<Change> = trial.changes.iter().map(|(it, _)| it.clone()).collect();
            let played = play(&trial.procedure, &trial.complications, &changes);
            let Ok(played) = played else { panic!("{name}: {}", trial.name) };
            met(&trial.procedure, &played.entries, &mut found);
        }
    }
    assert!(wanted.len() > 100, "{wanted:#?}");
    let missing: Vec<&String> = wanted.difference(&found).collect();
    assert!(missing.is_empty(), "no test comes to: {missing:#?}");
}
