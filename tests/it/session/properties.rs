//! Properties of any commands at any times: replay is live, every prefix resumes, and how often
//! the program wakes up changes nothing.

use crate::support::rehearsal::{Rehearsal, bundled, procedure};
use proptest::prelude::*;
use rehearsal::journal;
use rehearsal::procedure::{Procedure, Resolution, Subject};
use rehearsal::session::policy::Order;
use rehearsal::session::{Command, Confidence, Entry, Event, Mode, Session, Until};
use std::sync::Arc;
use std::time::Duration;

/// Everything that can fall due, in one small procedure.
const RICH: &str = "
format: 1
title: Rich
timers:
  dwell: {title: Dwell, at_least: 3m, target: 6m, at_most: 9m, clock: wall}
  turning: {every: 1m, while: dwell, does: turn}
  watching: {every: {at_least: 2m, at_most: 3m}, while: dwell, does: [Watch, Look]}
  whole: {title: Whole, at_most: 20m, starts: session}
never:
  - {step: scope, before: dwell}
  - {finish: true, before: void}
endings:
  stopped: {title: Stopped, outcome: right}
  lost: {title: Lost, outcome: wrong}
complications:
  faint:
    title: Faint
    chance: 70%
    during: [inject, prepare, left]
    signs: Pale.
    vitals: {bp: 80/40}
    steps: [{step: Lie flat, takes: 1m}, {step: Wait, time: {at_least: 10s}}, any_order: [Drink, Eat]]
    then: resume
  ache:
    title: Ache
    chance: 40%
    at: {timer: dwell, after: 5m}
    signs: It aches.
    steps: [{step: Look, decide: {ask: Bad?, arms: [{choose: Yes, right: true, steps: [Call]}, {choose: No, end: lost}]}}]
    then: {resume: rinse}
  stop:
    title: Stop
    chance: 20%
    at: {step: scope}
    signs: It bleeds.
    steps: [Press]
    then: {end: stopped}
  again:
    title: Back
    chance: 50%
    at: {step: inject, pass: 2}
    signs: Loose.
    steps: [Tighten]
    then: {resume: rinse}
steps:
  - {step: Check, defer_to: rub}
  - {step: Close off, starts: dwell}
  - {step: Turn, while: dwell, takes: 40s, check: [{tick: [Left, Right]}]}
  - {step: Prepare, while: dwell, takes: 4m, check: [{ask: How much?, number: 4}]}
  - {step: Rub, time: {at_least: 20s, at_most: 60s}}
  - {step: Rinse, needs: dwell, stops: dwell}
  - {step: Scope, takes: 3m}
  - {step: Again, starts: dwell}
  - any_order: [{step: Left}, {steps: [Right, Middle]}]
  - one_of: [{step: Paper}, {steps: [Warm air, Wait a bit]}]
  - repeat: {times: 3, steps: [{step: Inject, check: [{when: '= pass == 2', ask: Well?, say: [right so]}]}]}
  - step: Weigh
    decide:
      ask: Go on?
      arms:
        - {choose: Yes, right: true, go: next}
        - {choose: Around, steps: [Walk, Run]}
        - {choose: Past, go: sign}
        - {choose: Home, end: lost}
  - {step: A blanket, optional: true}
  - {step: Sign, recall: given, check: [{ask: In order?, order: [One, Two]}]}
  - step: Void
    check: [{ask: Which?, choose: [{right: This}, {right: That}, {wrong: Neither}]}]
";

/// Something asked for after some time, with the things it is about drawn by number.
#[derive(Clone, Debug)]
struct Move {
    after: u64,
    what: u8,
    which: usize,
    right: bool,
    length: u64,
}

fn moves() -> impl Strategy<Value = Vec<Move>> {
    let one = (0u64..90_000, 0u8..33, 0usize..40, any::<bool>(), 1u64..1000);
    let one = one.prop_map(|(after, what, which, right, length)| Move {
        after,
        what,
        which,
        right,
        length,
    });
    prop::collection::vec(one, 1..60)
}

/// Texts that are typed, clear and unclear ones.
const WORDS: [&str; 6] =
    ["inject", "Left then Right", "the hands", "sing", "look", "Middle; Paper"];

fn modes() -> impl Strategy<Value = Mode> {
    prop::sample::select(Mode::ALL.to_vec())
}

/// How sure the trainee is, or that they do not say.
fn sure(step: &Move) -> Option<Confidence> {
    let all = Confidence::ALL;
    (!step.which.is_multiple_of(5)).then(|| all[step.which % all.len()])
}

fn command(rehearsal: &Rehearsal, step: &Move) -> Option<Command> {
    let session = rehearsal.session();
    let procedure = session.procedure();
    let any_step = procedure.steps().nth(step.which % procedure.steps().len()).map(|(ix, _)| ix)?;
    let timers = procedure.timers().len();
    let any_timer =
        (timers > 0).then(|| procedure.timers().nth(step.which % timers).map(|(ix, _)| ix));
    let any_timer = any_timer.flatten();
    let next = session.open_steps().first().copied().unwrap_or(any_step);
    let length = Duration::from_secs(step.length);
    Some(match step.what {
        0..=3 | 27 => Command::Begin(next),
        4 => Command::Begin(any_step),
        5 => Command::Override(Subject::Step(any_step), "because".into()),
        6..=8 => {
            Command::Answer(session.in_hand()?.step, rehearsal.answer(step.right)?, sure(step))
        }
        9 => Command::Complete(any_step),
        10 => Command::DoRound(any_timer?),
        11 => Command::DeclineRound(any_timer?),
        12 => Command::Wait(Until::For(length)),
        13 => Command::Wait(Until::Target(any_timer?)),
        14 => Command::Skip(any_step, "because".into()),
        15 if step.right => Command::Pause,
        15 => Command::Unpause,
        16 => Command::Return(length),
        17 => Command::Slept { lasted: length, counts: step.right },
        19 | 20 => Command::Say(procedure.step(next).title.clone()),
        21 => Command::Say(WORDS[step.which % WORDS.len()].to_owned()),
        22 => {
            let (_, near) = session.unclear()?;
            Command::Pick(near.get(step.which % (near.len() + 1)).copied())
        }
        23 => Command::Count(u32::try_from(step.which % 5).unwrap()),
        24 => Command::NotThat,
        25 => Command::Hint,
        26 => Command::Stuck,
        28 => Command::Defer(any_step),
        29 => Command::AskForComplication,
        30..=32 if step.right => Command::Resolve(Resolution::CarryOn),
        30..=32 => Command::Resolve(Resolution::Stop),
        _ if step.which == 0 => Command::Abandon,
        _ if step.right => Command::Finish,
        _ => Command::EndWait,
    })
}

/// Plays `moves`, waking up in between where `wakes` says (in milliseconds after each move).
fn play(
    (procedure, mode): (&Arc<Procedure>, Mode),
    pace: Option<u32>,
    moves: &[Move],
    wakes: &[u64],
) -> Rehearsal {
    let mut rehearsal = Rehearsal::led(procedure, pace, mode);
    for (number, step) in moves.iter().enumerate() {
        let asked = rehearsal.now + Duration::from_millis(step.after);
        for wake in wakes.iter().skip(number).take(3) {
            let woken = rehearsal.now + Duration::from_millis(wake % (step.after + 1));
            if woken < asked {
                rehearsal.now = woken;
                let entries = rehearsal.sitting.wake(woken);
                rehearsal.entries.extend(entries);
            }
        }
        rehearsal.now = asked;
        if !wakes.is_empty() {
            let entries = rehearsal.sitting.wake(asked);
            rehearsal.entries.extend(entries);
        }
        // What is asked for depends on the session as it is then, so it is let come first.
        let entries = rehearsal.sitting.wake(asked);
        rehearsal.entries.extend(entries);
        if let Some(command) = command(&rehearsal, step) {
            rehearsal.ask(&command);
        }
    }
    rehearsal
}

/// What matters of a session, all of it.
fn state(session: &Session) -> String {
    format!("{session:#?}")
}

fn check_all(procedure: (&Arc<Procedure>, Mode), pace: Option<u32>, moves: &[Move], wakes: &[u64]) {
    let live = play(procedure, pace, moves, &[]);
    check_order(&live.entries);
    check_replay(&live);
    check_prefixes(&live, pace);
    check_journal(&live);
    let woken = play(procedure, pace, moves, wakes);
    let times = |entries: &[Entry]| {
        entries.iter().map(|entry| (entry.at, entry.event.clone())).collect::<Vec<_>>()
    };
    assert_eq!(times(&live.entries), times(&woken.entries), "wake-ups change no entry");
}

fn check_order(entries: &[Entry]) {
    for (number, entry) in entries.iter().enumerate() {
        assert_eq!(entry.seq, number as u64);
    }
    for pair in entries.windows(2) {
        let from = if let Event::TakenBack(to) = pair[0].event { to } else { pair[0].at };
        assert!(from <= pair[1].at && pair[0].real <= pair[1].real, "{pair:?}");
    }
}

fn check_replay(live: &Rehearsal) {
    let mut replayed = Session::replay(live.session().setting().clone(), &live.entries);
    let stamp = rehearsal::session::Stamp { at: live.session().at(), real: live.session().real() };
    assert_eq!(replayed.catch_up(stamp), [], "nothing is due that live did not enter");
    assert_eq!(state(&replayed), state(live.session()));
    if live.session().end() == Some(rehearsal::session::End::Finished) {
        let session = live.session();
        let led = session.policy().order == Order::Led;
        let open: Vec<_> = session.open_steps();
        assert!(!led || open.is_empty(), "no led session is finished with an open step: {open:?}");
    }
}

/// Whatever was cut off a journal that time alone or one command brought about is brought about
/// again, in the same way.
fn check_prefixes(live: &Rehearsal, pace: Option<u32>) {
    let setting = live.session().setting();
    for length in (0..live.entries.len()).step_by(7) {
        let (kept, lost) = live.entries.split_at(length);
        let mut session = Session::replay(setting.clone(), kept);
        let again = session.carry(session.real());
        let same = |(again, lost): (&Entry, &Entry)| {
            (again.seq, again.at, &again.event) == (lost.seq, lost.at, &lost.event)
        };
        assert!(again.iter().zip(lost).all(same), "{again:#?} is not {lost:#?}");
        let now = rehearsal::time::Moment::default();
        let mut sitting = rehearsal::session::Sitting::new(session, pace, now);
        sitting.attend(true, now);
        let back = sitting.perform(&Command::Return(Duration::from_mins(1)), now);
        let over = sitting.session().end().is_some() || sitting.session().is_empty();
        assert!(over || back.refusal.is_none(), "{:?}", back.refusal);
    }
}

fn header(procedure: &Procedure) -> journal::Header {
    let about = procedure.about();
    journal::Header {
        program: "0.1.0".into(),
        session: "2026-11-22T0914-rich-1".into(),
        procedure: about.id.to_string(),
        title: about.title.clone(),
        mode: Mode::Guided,
        seed: 7,
        settled: journal::Settled::of(procedure.particulars()),
        judge: rehearsal::session::checkpoint::JUDGE,
        started: "2026-11-22T09:14:03Z".into(),
        file: journal::Copied { name: "rich.yaml".into(), copy: None, sha256: "0".repeat(64) },
        uses: Vec::new(),
    }
}

fn check_journal(live: &Rehearsal) {
    let procedure = live.session().procedure();
    let mut lines = journal::encode_header(&header(procedure));
    for entry in &live.entries {
        lines.push_str(&journal::encode(procedure, entry));
    }
    let read = journal::decode(lines.as_bytes(), procedure).unwrap();
    assert_eq!(read.damage, None);
    assert_eq!(read.entries, live.entries);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn any_commands_at_any_times(
        moves in moves(), wakes in prop::collection::vec(0u64..90_000, 60..64), mode in modes(),
    ) {
        check_all((&procedure(RICH), mode), None, &moves, &wakes);
    }

    #[test]
    fn any_commands_at_any_times_and_pace(
        moves in moves(), wakes in prop::collection::vec(0u64..90_000, 60..64), pace in 1u32..100,
        mode in modes(),
    ) {
        check_all((&procedure(RICH), mode), Some(pace), &moves, &wakes);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn any_commands_on_the_bundled_procedures(
        moves in moves(), wakes in prop::collection::vec(0u64..90_000, 60..64), which in 0usize..64,
        mode in modes(),
    ) {
        let names = crate::bundled::names();
        let name = &names[which % names.len()];
        check_all((&bundled(&format!("{name}.yaml")), mode), None, &moves, &wakes);
    }
}
