//! A small procedure with one of everything that a journal names, and a session with it. For
//! tests of the journal and of the session folders.

use super::{Copied, Header, Overridden, Settled};
use crate::procedure::builder::Parts;
use crate::procedure::checkpoint::{Choice, Choose, Number, Tick, Tolerance, Trap};
use crate::procedure::step::StepTimers;
use crate::procedure::{
    About, Act, Builder, Checkpoint, Clocked, Every, Id, Judged, Kind, Never, Pass, Point,
    Procedure, Rule, Severity, Slot, Status, Step, StepIx, Subject, Teaching, Timer, TimerIx,
    TimerKind, Window, WindowTimer,
};
use crate::session::event::TimerChange;
use crate::session::event::{Answered, Begun, Done, Entry, Event, Finished, Mark, Round};
use crate::session::{Answer, Mode, Obstacle, Verdict};
use crate::time::SessionTime;
use std::collections::BTreeSet;
use std::time::Duration;

/// Two steps, the first with one checkpoint of each kind, a window timer, rounds, two rules.
pub(crate) fn procedure() -> Procedure {
    let mut builder = Builder::default();
    let (first, second) = (builder.reserve_step(), builder.reserve_step());
    let (dwell, rounds) = (builder.reserve_timer(), builder.reserve_timer());
    let rule = |subject, before| Rule {
        subject,
        never: Never::Before(before),
        severity: Severity::Major,
        because: None,
    };
    let parts = Parts {
        sources: Vec::new(),
        slots: vec![Slot::Step(first), Slot::Step(second)],
        steps: vec![
            step("wet-hands", vec![choose(), number(), tick()]),
            step("rub/palms", Vec::new()),
        ],
        timers: vec![window("dwell"), every("rounds", dwell)],
        rules: vec![
            rule(Subject::Step(second), Point::Timer(dwell)),
            rule(Subject::Finish, Point::Step(first)),
        ],
        ..Parts::default()
    };
    assert_eq!(rounds.position(), 1);
    builder.build(about(), parts).unwrap()
}

fn about() -> About {
    About {
        id: Id::new("hand-hygiene"),
        title: "Hand hygiene".into(),
        summary: None,
        version: None,
        status: Status::Illustrative,
        review: Vec::new(),
        language: None,
        authors: Vec::new(),
        tags: Vec::new(),
        abbreviations: Vec::new(),
        objectives: Vec::new(),
        equipment: Vec::new(),
        pass: Pass::default(),
    }
}

fn step(id: &str, kinds: Vec<Kind>) -> Step {
    let ask = |kind| Checkpoint {
        ask: "Well?".into(),
        kind,
        because: None,
        points: 1,
        confidence: false,
        sources: Vec::new(),
    };
    Step {
        id: Id::new(id),
        title: id.into(),
        teaching: Teaching::default(),
        omitted: Severity::Major,
        optional: false,
        given: false,
        takes: Duration::from_secs(30),
        window: Window::default(),
        timers: StepTimers::default(),
        defer_to: None,
        vitals: Vec::new(),
        sources: Vec::new(),
        decide: None,
        checkpoints: kinds.into_iter().map(ask).collect(),
    }
}

fn choose() -> Kind {
    let option = |text: &str, right| Choice {
        text: text.into(),
        right,
        because: None,
        severity: Severity::Major,
    };
    let options = vec![option("Soap", true), option("“Gel”\n70 %", false), option("Soap", false)];
    Kind::Choose(Choose { options })
}

fn number() -> Kind {
    Kind::Number(Number {
        right: 6.7,
        unit: Some("mL".into()),
        tolerance: Tolerance::Absolute(0.1),
        traps: vec![Trap { value: 67.0, because: None, severity: Severity::Critical }],
        severity: Severity::Major,
    })
}

fn tick() -> Kind {
    Kind::Tick(Tick { items: vec!["Rings".into(), "Watch".into()] })
}

fn window(id: &str) -> Timer {
    let judged = || Judged { severity: Severity::Minor, because: None };
    Timer {
        id: Id::new(id),
        title: id.into(),
        kind: TimerKind::Window(WindowTimer {
            at_least: Some(Duration::from_secs(20)),
            target: None,
            at_most: Some(Duration::from_mins(1)),
            from_start: true,
            clock: Clocked::Session,
            early: judged(),
            late: judged(),
        }),
    }
}

fn every(id: &str, during: TimerIx) -> Timer {
    Timer {
        id: Id::new(id),
        title: id.into(),
        kind: TimerKind::Every(Every {
            at_least: Duration::from_secs(10),
            at_most: Duration::from_secs(10),
            slack: Duration::from_secs(2),
            during,
            does: Act::Phrases(vec!["Look".into()]),
            takes: Duration::from_secs(1),
            missed: Judged { severity: Severity::Minor, because: None },
        }),
    }
}

/// Every event, obstacle, answer and verdict at least once.
pub(crate) fn events(procedure: &Procedure) -> Vec<Event> {
    let steps: Vec<StepIx> = procedure.steps().map(|(ix, _)| ix).collect();
    let timers: Vec<TimerIx> = procedure.timers().map(|(ix, _)| ix).collect();
    let (first, second, dwell) = (steps[0], steps[1], timers[0]);
    let round = Round { timer: timers[1], number: 3 };
    let changes = vec![
        TimerChange::Started(dwell),
        TimerChange::Stopped { timer: dwell, ran: Duration::from_millis(12_345), reached: false },
    ];
    let ms = Duration::from_millis;
    let against = obstacles(first, second, dwell);
    let reason = Some("told to — “now”".to_owned());
    let mut events = vec![
        Event::Began(changes.clone()),
        Event::Left,
        Event::Returned(ms(86_400_000)),
        Event::Begun(Begun {
            step: second,
            against: against.clone(),
            reason: reason.clone(),
            answers: Some(round),
            timers: changes.clone(),
        }),
        Event::Begun(Begun {
            step: first,
            against: Vec::new(),
            reason: None,
            answers: None,
            timers: Vec::new(),
        }),
        Event::Done(Done {
            step: first,
            against: against.clone(),
            reason: reason.clone(),
            timers: changes.clone(),
        }),
        Event::Skipped(second, "no time".into()),
        Event::Refused(Subject::Step(second), against.clone()),
        Event::Refused(Subject::Finish, against.clone()),
        Event::RoundDue(round, SessionTime::from_millis(99_000)),
        Event::RoundDone(round),
        Event::RoundDeclined(round),
        Event::RoundMissed(round),
        Event::Waiting(SessionTime::from_millis(1_800_000)),
        Event::Waited,
        Event::Noted("a note,\n\"crc\":\"00000000\"} \u{1b}[31m é 🩺".into()),
        Event::Paused,
        Event::Unpaused,
        Event::Slept(ms(31_000), true),
        Event::Slept(ms(31_000), false),
        Event::Finished(Finished { against, reason, timers: changes }),
        Event::Abandoned,
    ];
    events.extend([Mark::AtLeast, Mark::Target, Mark::AtMost].map(|m| Event::Passed(dwell, m)));
    events.extend(answers(first).map(Event::Answered));
    events
}

fn obstacles(first: StepIx, second: StepIx, dwell: TimerIx) -> Vec<Obstacle> {
    let ms = Duration::from_millis;
    vec![
        Obstacle::Order(first),
        Obstacle::Outside(dwell),
        Obstacle::Needs(dwell, Some(ms(700))),
        Obstacle::Needs(dwell, None),
        Obstacle::Rule(0, Some(ms(1))),
        Obstacle::Rule(1, None),
        Obstacle::TooSoon(first, ms(8000)),
        Obstacle::Open(vec![first, second]),
    ]
}

fn answers(step: StepIx) -> [Answered; 4] {
    let number = |value: f64, verdict| Answered {
        step,
        checkpoint: 1,
        answer: Answer::Number { text: format!(" {value} mL"), value },
        verdict,
    };
    [
        Answered {
            step,
            checkpoint: 0,
            answer: Answer::Choose { shown: vec![2, 0, 1], picked: BTreeSet::from([0, 2]) },
            verdict: Verdict::Wrong,
        },
        number(0.1 + 0.2, Verdict::Right),
        number(67.0, Verdict::Trapped(0)),
        Answered {
            step,
            checkpoint: 2,
            answer: Answer::Tick(BTreeSet::from([1])),
            verdict: Verdict::Wrong,
        },
    ]
}

/// The events as entries, a while apart.
pub(crate) fn entries(events: Vec<Event>) -> Vec<Entry> {
    let entry = |(seq, event)| Entry {
        seq,
        at: SessionTime::from_millis(seq * 1500),
        real: Duration::from_millis(seq * 700),
        event,
    };
    (0..).zip(events).map(entry).collect()
}

/// A header.
pub(crate) fn header() -> Header {
    let copied = |name: &str, copy: Option<&str>| Copied {
        name: name.into(),
        copy: copy.map(str::to_owned),
        sha256: "00".repeat(32),
    };
    Header {
        program: "0.1.0".into(),
        session: "2026-11-22T0914-hand-hygiene-k7q".into(),
        procedure: "hand-hygiene".into(),
        title: "Hand “hygiene”".into(),
        mode: Mode::Guided,
        settled: Settled {
            variant: Some("quick".into()),
            case: None,
            parameters: [("rub".to_owned(), "20 s".to_owned())].into(),
            overrides: vec![Overridden {
                procedure: "hand-hygiene".into(),
                parameter: "rub".into(),
                value: "20s".into(),
                origin: "site".into(),
            }],
        },
        seed: u64::MAX,
        judge: 1,
        started: "2026-11-22T09:14:03Z".into(),
        file: copied("hand-hygiene.yaml", None),
        uses: vec![copied("../time out.yaml", Some("time-out.yaml"))],
    }
}
