//! Cycles on the heart rate, played through from memory: each pass decides how the next goes on.

use crate::support::rehearsal::{Rehearsal, debrief};
use crate::support::story::story;
use rehearsal::author::{Choice, Files, compile};
use rehearsal::debrief::Verdict;
use rehearsal::procedure::{Act, Procedure, Resolution, StepIx};
use rehearsal::session::{Command, Mode, Next};
use rehearsal::trial::play;
use std::sync::Arc;

const NEWBORN: &str = include_str!("../../fixtures/procedures/newborn-resuscitation.yaml");
/// More than any of its sessions has.
const MOST: usize = 500;

/// Each case of each variant, by name.
fn runs() -> Vec<(String, Arc<Procedure>)> {
    let files = Files(vec![("newborn.yaml".to_owned(), NEWBORN.to_owned())]);
    let package = compile(&files, "newborn.yaml").package;
    let mut runs = Vec::new();
    let Some(document) = package.document() else { return runs };
    for (variant, _) in document.variants.iter() {
        for (case, _) in document.cases.iter() {
            let choice = Choice {
                variant: Some(variant.value.clone()),
                case: Some(case.value.clone()),
                ..Choice::default()
            };
            if let Ok(procedure) = package.settle(&choice) {
                runs.push((format!("{} {}", variant.value, case.value), Arc::new(procedure)));
            }
        }
    }
    runs
}

/// What the best trainee types next, or does.
fn deed(rehearsal: &Rehearsal) -> Option<Command> {
    let session = rehearsal.session();
    let procedure = session.procedure();
    let title = |step: StepIx| procedure.step(step).title.clone();
    let due = procedure.timers().find_map(|(ix, timer)| {
        let every = timer.every().filter(|_| session.clock(ix).announced().is_some())?;
        match &every.does {
            Act::Step(step) => Some(title(*step)),
            Act::Phrases(phrases) => phrases.first().cloned(),
        }
    });
    if let Some(answer) = rehearsal.answer(true) {
        let (step, ..) = session.checkpoint_in_hand()?;
        let sure = session.asks_confidence();
        let [.., certain] = rehearsal::session::Confidence::ALL;
        return Some(Command::Answer(step, answer, sure.then_some(certain)));
    }
    if let Some(step) = session.uncounted() {
        let times = u32::try_from(session.path().times(step)).ok()?;
        return Some(Command::Count(times));
    }
    Some(match session.next() {
        Next::Over(_) => return None,
        _ if due.is_some() => Command::Say(due?),
        Next::InHand(step) => Command::Complete(step),
        Next::Begin(step) => Command::Say(title(step)),
        Next::Resolve => Command::Resolve(Resolution::right(session.complication()?.then)),
        Next::Finish => Command::Finish,
        Next::Round(_) => unreachable!("rounds are silent"),
    })
}

#[test]
fn every_newborn_is_resuscitated_from_memory_without_a_fault() {
    for (name, procedure) in runs() {
        for seed in 0..4 {
            let mut recalled = Rehearsal::seeded(&procedure, Mode::Recall, seed);
            for _ in 0..MOST {
                let Some(command) = deed(&recalled) else { break };
                recalled.ask(&command);
                assert_eq!(recalled.refusal, None, "{name} {command:?}\n{}", recalled.story());
            }
            let debrief = debrief(&recalled);
            assert_eq!(debrief.deviations, [], "{name} {seed}\n{}", recalled.story());
            assert_eq!(debrief.score.got, debrief.score.of, "{name} {seed}");
            assert_eq!(debrief.verdict, Verdict::Passed, "{name} {seed}");
        }
    }
}

#[test]
fn each_complication_that_may_come_is_dealt_with_in_every_case() {
    let mut met = std::collections::BTreeSet::new();
    for (name, procedure) in runs() {
        for (position, complication) in procedure.mishaps().complications.iter().enumerate() {
            let played = play(&procedure, &[position], &[]);
            let Ok(played) = played else { continue };
            let debrief = played.debrief();
            let story = story(&procedure, &played.entries);
            assert_eq!(debrief.deviations, [], "{name} {}\n{story}", complication.id);
            assert_eq!(debrief.score.got, debrief.score.of, "{name} {}", complication.id);
            met.insert(complication.id.to_string());
        }
    }
    assert_eq!(met.into_iter().collect::<Vec<_>>(), ["mask-leak", "pneumothorax"]);
}
