//! A small procedure with one of everything that a journal names, and a session with it. For
//! tests of the journal and of the session folders.

mod maps;

use super::{Copied, Header, Overridden, Settled};
use crate::procedure::builder::Parts;
use crate::procedure::checkpoint::{
    Choice, Choose, List, Number, Order, Say, Tick, Tolerance, Trap,
};
use crate::procedure::complication::{Comes, Then};
use crate::procedure::step::StepTimers;
use crate::procedure::{
    About, Act, Builder, Checkpoint, Clocked, Complication, Ending, EndingIx, Every, Id, Judged,
    Kind, Mishaps, Never, Pass, Phase, Point, Procedure, Rule, Severity, Slot, Status, Step,
    StepIx, Subject, Teaching, Timer, TimerIx, TimerKind, Window, WindowTimer, WrongAct,
};
use crate::session::event::TimerChange;
use crate::session::event::{
    Answered, Beginning, Begun, Done, Entry, Event, Finished, Mark, Resolved, Round,
};
use crate::session::{
    Acted, Answer, Arrival, Confidence, Counted, Drawn, Heard, Hint, Meaning, Mode, Obstacle, Part,
    Resolution, Typed, Verdict,
};
use crate::time::SessionTime;
use maps::with_maps;
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
        slots: vec![Slot::Phase(Phase {
            title: "All of it".into(),
            slots: vec![Slot::Step(first), Slot::Step(second)],
        })],
        steps: vec![
            step("wet-hands", with_maps(vec![choose(), number(), tick(), list(), order(), say()])),
            step("rub/palms", Vec::new()),
        ],
        timers: vec![window("dwell"), every("rounds", dwell)],
        rules: vec![
            rule(Subject::Step(second), Point::Timer(dwell)),
            rule(Subject::Finish, Point::Step(first)),
        ],
        mishaps: mishaps(first),
        ..Parts::default()
    };
    assert_eq!(rounds.position(), 1);
    builder.reserve_ending();
    builder.build(about(), parts).unwrap()
}

fn mishaps(first: StepIx) -> Mishaps {
    let (id, title) = (Id::new("deferred"), "Deferred".into());
    Mishaps {
        endings: vec![Ending { id, title, right: true }],
        complications: vec![Complication {
            id: Id::new("faint"),
            title: "A faint".into(),
            chance: 0.5,
            comes: Comes::Asked,
            signs: "Pale.".into(),
            vitals: Vec::new(),
            slots: vec![Slot::Step(first)],
            then: Then::Resume,
        }],
        wrong_acts: vec![shaking(Severity::Minor), shaking(Severity::Critical)],
    }
}

/// A wrong act that is called as the other.
fn shaking(severity: Severity) -> WrongAct {
    let act = "Shake them dry".into();
    WrongAct { act, also: Vec::new(), during: None, severity, because: None }
}

fn list() -> Kind {
    let items = vec![vec!["soap".into()], vec!["water".into(), "tap".into()]];
    Kind::List(List { items, at_least: 1, severity: Severity::Major })
}

fn order() -> Kind {
    let items = vec!["Wet".into(), "Rub".into()];
    Kind::Order(Order { items, severity: Severity::Major })
}

fn say() -> Kind {
    Kind::Say(Say { phrases: vec!["wash now".into()], severity: Severity::Major })
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
        nth: 0,
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
        Event::Began(Beginning { timers: changes.clone(), drawn: drawn(first, dwell) }),
        Event::Left,
        Event::Returned(ms(86_400_000)),
        Event::Begun(Begun {
            step: second,
            pass: 7,
            against: against.clone(),
            reason: reason.clone(),
            answers: Some(round),
            timers: changes.clone(),
        }),
        Event::Begun(Begun {
            step: first,
            pass: 1,
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
    events.append(&mut upsets(second, procedure.find_ending("deferred").unwrap()));
    events.append(&mut typed(first, second, round.timer));
    events
}

/// Complications that will come, in both ways.
fn drawn(step: StepIx, timer: TimerIx) -> Vec<Drawn> {
    let after = Arrival::After(timer, Duration::from_millis(61_500));
    let arrivals = [Arrival::At(step, 11), after];
    arrivals.map(|arrival| Drawn { complication: 0, arrival }).to_vec()
}

/// What comes up, how it is left, and where a session may end.
fn upsets(step: StepIx, ending: EndingIx) -> Vec<Event> {
    let resolved =
        |said, right, taken| Event::Resolved(Resolved { complication: 0, said, right, taken });
    vec![
        Event::Deferred(step),
        Event::Occurred(0),
        resolved(Resolution::CarryOn, false, false),
        resolved(Resolution::Stop, true, true),
        Event::Ended(ending),
    ]
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

fn answers(step: StepIx) -> [Answered; 9] {
    let answered = |checkpoint, answer, verdict| Answered {
        step,
        pass: 1,
        checkpoint,
        answer,
        confidence: None,
        verdict,
    };
    let number = |value: f64, verdict| {
        answered(1, Answer::Number { text: format!(" {value} mL"), value }, verdict)
    };
    let picked = Answer::Choose { shown: vec![2, 0, 1], picked: BTreeSet::from([0, 2]) };
    let order = Answer::Order { shown: vec![1, 0], given: vec![0, 1] };
    [
        Answered { confidence: Confidence::new(4), ..answered(0, picked, Verdict::Wrong) },
        number(0.1 + 0.2, Verdict::Right),
        number(67.0, Verdict::Trapped(0)),
        answered(2, Answer::Tick(BTreeSet::from([1])), Verdict::Wrong),
        answered(3, Answer::List("soap, \u{9}é".into()), Verdict::Right),
        answered(4, order, Verdict::Right),
        answered(5, Answer::Say("now".into()), Verdict::Wrong),
        answered(6, Answer::Place(maps::placed()), Verdict::Wrong),
        answered(7, Answer::Needle(maps::needled()), Verdict::Right),
    ]
}

/// What is typed, and what comes of it.
fn typed(first: StepIx, second: StepIx, rounds: TimerIx) -> Vec<Event> {
    let all =
        [Meaning::Step(first), Meaning::Round(rounds), Meaning::WrongAct(0), Meaning::Phase(0)];
    let heard = all.iter().map(|meaning| Heard::Clear(*meaning));
    let heard = heard.chain([Heard::Unclear(all.to_vec()), Heard::Nothing]);
    let parts = heard.map(|heard| Part { text: "so é".into(), heard }).collect();
    vec![
        Event::Typed(Typed { text: "wet, \"then\" rub".into(), parts }),
        Event::Picked(None),
        Event::Picked(Some(Meaning::Step(second))),
        Event::Counted(Counted { step: second, times: 18, taken: true }),
        Event::Opened(0),
        Event::Acted(Acted { text: "sing".into(), meaning: None }),
        Event::Acted(Acted { text: "shake".into(), meaning: Some(Meaning::WrongAct(0)) }),
        Event::Acted(Acted { text: "shake".into(), meaning: Some(Meaning::WrongAct(1)) }),
        Event::NotNext(second, first),
        Event::TakenBack(SessionTime::from_millis(5)),
        Event::Hinted(first, Hint::Cue),
        Event::Hinted(first, Hint::FirstWord),
        Event::Hinted(first, Hint::Whole),
        Event::Stuck(second),
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
            phase: Some("All of it".into()),
            variant: Some("quick".into()),
            case: None,
            case_chosen: false,
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
