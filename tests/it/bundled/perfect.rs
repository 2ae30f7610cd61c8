//! The best trainee goes through each procedure in guided mode, in virtual time: each step in
//! its order, every answer right, every round done, every timer waited out to its target.

use super::names;
use crate::support::rehearsal::{Rehearsal, bundled, bundled_in_every_run};
use rehearsal::procedure::{Procedure, StepIx, TimerIx};
use rehearsal::session::{Command, Event, Mark, Next, Obstacle, Resolution, Until};
use std::sync::Arc;
use std::time::Duration;

/// More deeds than any bundled procedure needs, fewer than an endless loop has.
const MOST_DEEDS: usize = 2000;

/// What still stands between now and the target of a timer that must be waited for.
fn ahead(rehearsal: &Rehearsal, step: StepIx) -> Option<TimerIx> {
    let session = rehearsal.session();
    let needs = &session.procedure().step(step).timers.needs;
    needs.iter().copied().find(|timer| {
        let window = session.procedure().timer(*timer).window().unwrap();
        let ran = session.clock(*timer).ran(session.at());
        ran.is_some_and(|ran| window.target.or(window.at_least).is_some_and(|goal| ran < goal))
    })
}

/// The time that is missing, when time is all that is missing.
fn missing(against: &[Obstacle], what: &str) -> Option<Duration> {
    let each = against.iter().map(|obstacle| match obstacle {
        Obstacle::Needs(_, Some(missing))
        | Obstacle::Rule(_, Some(missing))
        | Obstacle::TooSoon(_, missing) => *missing,
        Obstacle::Needs(..)
        | Obstacle::Rule(..)
        | Obstacle::Order(_)
        | Obstacle::Outside(_)
        | Obstacle::Open(_) => {
            panic!("{what}: waiting does not help against {against:?}")
        }
    });
    each.max()
}

/// The next deed of the best trainee; nothing when the session is over.
fn deed(rehearsal: &Rehearsal) -> Option<Command> {
    let session = rehearsal.session();
    let wait = |length| Command::Wait(Until::For(length));
    Some(match session.next() {
        Next::Round(timer) => Command::DoRound(timer),
        Next::InHand(step) => match rehearsal.answer(true) {
            Some(answer) => Command::Answer(step, answer, None),
            None => missing(&session.against_completing(step), "done")
                .map_or(Command::Complete(step), wait),
        },
        Next::Begin(step) => {
            let title = &session.procedure().step(step).title;
            match (ahead(rehearsal, step), missing(&session.against_beginning(step), title)) {
                (Some(timer), _) => Command::Wait(Until::Target(timer)),
                (None, Some(length)) => wait(length),
                (None, None) => Command::Begin(step),
            }
        }
        Next::Resolve => {
            let then = session.complication().map(|it| it.then)?;
            Command::Resolve(Resolution::right(then))
        }
        Next::Finish if session.ending().is_some() => Command::Finish,
        Next::Finish => {
            missing(&session.against_finishing(), "finishing").map_or(Command::Finish, wait)
        }
        Next::Over(_) => return None,
    })
}

/// Goes through the procedure to its end.
#[track_caller]
pub(crate) fn perfect(procedure: &Arc<Procedure>) -> Rehearsal {
    let mut rehearsal = Rehearsal::of(procedure);
    for _ in 0..MOST_DEEDS {
        let Some(command) = deed(&rehearsal) else { return rehearsal };
        rehearsal.ask(&command);
        assert_eq!(rehearsal.refusal, None, "{command:?}\n{}", rehearsal.story());
    }
    panic!("{} does not end:\n{}", procedure.about().id, rehearsal.story());
}

/// The procedure with its variant and its case.
fn named(name: &str, run: &Procedure) -> String {
    let particulars = run.particulars();
    let variant = particulars.variant.as_ref().map_or("", |variant| &variant.id);
    format!("{name} {variant} {}", particulars.case.as_ref().map_or("", |case| &case.id))
}

#[test]
fn each_can_be_finished_with_nothing_open_refused_missed_or_late() {
    let all = names().into_iter().flat_map(|name| {
        let runs = bundled_in_every_run(&format!("{name}.yaml"));
        assert!(!runs.is_empty(), "{name} has no run");
        runs.into_iter().map(move |run| (named(&name, &run), run))
    });
    for (name, procedure) in all {
        let rehearsal = perfect(&procedure);
        let session = rehearsal.session();
        let ended = session.ending().map(|ending| session.procedure().ending(ending).right);
        assert!(session.is_finished() && ended != Some(false), "{name}");
        assert!(ended.is_some() || session.open_steps().is_empty(), "{name}");
        for entry in &rehearsal.entries {
            let flaw = matches!(
                entry.event,
                Event::Refused(..)
                    | Event::RoundMissed(_)
                    | Event::RoundDeclined(_)
                    | Event::Skipped(..)
                    | Event::Passed(_, Mark::AtMost)
            );
            #[expect(
                clippy::wildcard_enum_match_arm,
                reason = "only these can go against anything"
            )]
            let smooth = match &entry.event {
                Event::Begun(begun) => begun.against.is_empty(),
                Event::Done(done) => done.against.is_empty(),
                Event::Finished(finished) => finished.against.is_empty(),
                _ => true,
            };
            assert!(!flaw && smooth, "{name}: {entry:?}\n{}", rehearsal.story());
        }
    }
}

#[test]
fn the_whole_session_takes_as_long_as_the_visit_and_less_than_it_may() {
    let procedure = bundled("bladder-botox.yaml");
    let took = perfect(&procedure).session().at().elapsed();
    let minutes = took.as_secs() / 60;
    assert!((125..=150).contains(&minutes), "{minutes} minutes");
    let most = procedure.about().pass.time.expect("the whole visit has a longest time");
    assert!(took <= most, "{took:?} of {most:?}");
}

#[test]
fn the_dwell_is_given_its_target_and_its_rounds() {
    let rehearsal = perfect(&bundled("bladder-dwell.yaml"));
    let rounds =
        rehearsal.entries.iter().filter(|entry| matches!(entry.event, Event::RoundDue(..))).count();
    assert!(rounds >= 8, "two kinds of rounds in 30 minutes, each every 5: {rounds}");
    assert!(rehearsal.session().at().elapsed() >= Duration::from_mins(30));
}
