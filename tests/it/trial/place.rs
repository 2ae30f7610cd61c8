//! Where a session stands after a complication, and that the same seed is the same session.

use crate::bundled::names;
use crate::support::rehearsal::bundled_in_every_run;
use rehearsal::journal;
use rehearsal::procedure::complication::{Comes, Then};
use rehearsal::procedure::{Path, Procedure, StepIx};
use rehearsal::session::{Event, Session, drawn_complications};
use rehearsal::trial::play;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Each procedure in every variant with every case.
fn runs() -> Vec<Arc<Procedure>> {
    names().iter().flat_map(|name| bundled_in_every_run(&format!("{name}.yaml"))).collect()
}

/// What is in hand, and what of the procedure is still to be done.
fn place(session: &Session) -> (Option<(StepIx, u32)>, Vec<StepIx>) {
    let in_hand = session.in_hand().map(|visit| (visit.step, visit.pass));
    (in_hand, session.open_steps())
}

#[test]
fn each_complication_comes_by_some_seed_and_the_place_after_it_is_the_place_before() {
    let (mut wanted, mut met) = (BTreeSet::new(), BTreeSet::new());
    for procedure in runs() {
        let path = Path::right(&procedure);
        for (position, it) in procedure.mishaps().complications.iter().enumerate() {
            if it.chance <= 0.0 || it.comes == Comes::Asked {
                continue;
            }
            let name = format!("{} {}", procedure.about().id, it.id);
            wanted.insert(name.clone());
            let drawn = |seed: &u64| {
                let drawn = drawn_complications(&procedure, &path, *seed);
                drawn.iter().any(|drawn| drawn.complication == position)
            };
            // Its place may be on no way that this patient is rightly taken.
            if met.contains(&name) || !(0..2000).any(|seed| drawn(&seed)) {
                continue;
            }
            let Ok(played) = play(&procedure, &[position], &[]) else { continue };
            let at = |wanted: &dyn Fn(&Event) -> bool| {
                played.entries.iter().position(|entry| wanted(&entry.event)).expect("it comes")
            };
            let came = at(&|event| matches!(event, Event::Occurred(it) if *it == position));
            let left = at(&|event| matches!(event, Event::Resolved(it) if it.taken));
            let until = |entry: usize| {
                let kept = played.entries.get(..entry).unwrap_or_default();
                Session::replay(played.setting.clone(), kept)
            };
            met.insert(name.clone());
            if it.then == Then::Resume {
                assert_eq!(place(&until(came)), place(&until(left + 1)), "{name}");
            }
        }
    }
    assert_eq!(wanted, met, "each is dealt with in some run");
}

#[test]
fn the_same_seed_gives_the_same_journal_byte_for_byte() {
    for name in names() {
        let runs = bundled_in_every_run(&format!("{name}.yaml"));
        let Some(procedure) = runs.last() else { continue };
        let lines = || {
            let complications: Vec<usize> = (0..procedure.mishaps().complications.len()).collect();
            let played = complications.iter().find_map(|it| play(procedure, &[*it], &[]).ok());
            let played = played.or_else(|| play(procedure, &[], &[]).ok()).expect("it is played");
            let lines = played.entries.iter().map(|entry| journal::encode(procedure, entry));
            lines.collect::<String>()
        };
        assert_eq!(lines(), lines(), "{}", procedure.about().id);
    }
}
