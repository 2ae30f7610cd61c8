//! What does not depend on the mode, nor on how a wait is shown.

use super::{debrief, perfect};
use crate::support::rehearsal::Rehearsal;
use rehearsal::session::{Command, Event, Mode, Until};
use rehearsal::time::SessionTime;
use std::time::Duration;

/// What happened, without that it was typed, how sure the trainee was, and where a wait ended: an
/// announced round holds it up.
fn essence(rehearsal: &Rehearsal) -> Vec<(SessionTime, String)> {
    let typed = |event: &Event| matches!(event, Event::Typed(_) | Event::Waited);
    let entries = rehearsal.entries.iter().filter(|entry| !typed(&entry.event));
    let words = |event: &Event| {
        if let Event::Answered(answered) = event {
            return format!("{:?} {:?}", answered.answer, answered.verdict);
        }
        format!("{event:?}")
    };
    entries.map(|entry| (entry.at, words(&entry.event))).collect()
}

#[test]
fn the_same_right_deeds_make_the_same_entries_in_every_mode() {
    let guided = perfect(Mode::Guided);
    let first = debrief(&guided);
    assert_eq!((first.deviations.len(), first.score.percent()), (0, 100));
    for mode in [Mode::Cued, Mode::Recall, Mode::Exam] {
        let other = perfect(mode);
        assert_eq!(essence(&other), essence(&guided), "{mode:?}");
        assert_eq!(debrief(&other).score, first.score, "{mode:?}");
    }
}

/// A session with deviations of every kind that time can make, its waits shown at this pace.
fn hurried(mode: Mode, pace: Option<u32>) -> Rehearsal {
    let mut ward = Rehearsal::led(&super::ward(), pace, mode);
    ward.name("close-off").answer_now(false);
    while ward.session().checkpoint_in_hand().is_some() {
        ward.answer_now(true);
    }
    for _ in 0..2 {
        wait(&mut ward, pace, 370);
        if ward.session().announced().next().is_some() {
            ward.do_round("turning");
            finish_wait(&mut ward, pace);
        }
    }
    ward.name("drain-and-rinse").name("send-home").ask(&Command::Finish);
    ward
}

/// Lets time pass, at once or as the clock runs at this pace.
fn wait(ward: &mut Rehearsal, pace: Option<u32>, seconds: u64) {
    ward.ask(&Command::Wait(Until::For(Duration::from_secs(seconds))));
    finish_wait(ward, pace);
}

fn finish_wait(ward: &mut Rehearsal, pace: Option<u32>) {
    let Some(pace) = pace else { return };
    let step = Duration::from_secs(7) / pace;
    for _ in 0..1000 {
        if !ward.sitting.is_pacing() {
            return;
        }
        ward.now = ward.now + step;
        let entries = ward.sitting.wake(ward.now);
        ward.entries.extend(entries);
    }
    panic!("the wait has no end");
}

#[test]
fn a_wait_that_is_shown_and_one_that_is_skipped_end_with_the_same() {
    for mode in Mode::ALL {
        let skipped = hurried(mode, None);
        let deviations = |ward: &Rehearsal| {
            let told = debrief(ward);
            let told = told.deviations.iter();
            told.map(|it| (it.kind, it.severity, it.subject.clone())).collect::<Vec<_>>()
        };
        let order = |ward: &Rehearsal| {
            let names = ward.entries.iter().map(|entry| essence_name(&entry.event));
            names.collect::<Vec<_>>()
        };
        assert!(!deviations(&skipped).is_empty(), "{mode:?}");
        for pace in [1, 60] {
            let paced = hurried(mode, Some(pace));
            assert_eq!(order(&paced), order(&skipped), "{mode:?} at pace {pace}");
            assert_eq!(deviations(&paced), deviations(&skipped), "{mode:?} at pace {pace}");
        }
    }
}

/// An event without its times.
fn essence_name(event: &Event) -> String {
    let text = format!("{event:?}");
    text.split(['(', ' ']).next().unwrap_or_default().to_owned()
}
