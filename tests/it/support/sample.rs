//! A procedure with everything that a screen can show: phases, a critical step, all kinds of
//! checkpoints, a dwell with two rounds, a rule, a figure and sources.

use rehearsal::procedure::builder::Parts;
use rehearsal::procedure::checkpoint::{
    Checkpoint, Choice, Choose, Kind, Number, Tick, Tolerance, Trap,
};
use rehearsal::procedure::step::StepTimers;
use rehearsal::procedure::{
    About, Act, Builder, Clocked, Equipment, Every, Id, Judged, Never, Pass, Phase, Point,
    Procedure, Rule, Severity, Slot, Source, SourceIx, Status, Step, StepIx, Subject, Teaching,
    Timer, TimerIx, TimerKind, Window, WindowTimer,
};
use std::sync::Arc;
use std::time::Duration;

fn minutes(count: u64) -> Duration {
    Duration::from_mins(count)
}

#[expect(clippy::unnecessary_wraps, reason = "most texts of a procedure are optional")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn about() -> About {
    About {
        id: Id::new("dwell"),
        title: "The dwell: waiting for the bladder anaesthetic".into(),
        summary: some(
            "Start the clock when the full volume is in. Turn and watch the patient every 5 \
             minutes, then drain and rinse.",
        ),
        version: some("1.0.0"),
        status: Status::Illustrative,
        review: vec!["Choose the recipe, and with it the dwell, with the local pharmacy.".into()],
        language: some("en"),
        authors: vec!["The Rehearsal authors".into()],
        abbreviations: Vec::new(),
        tags: vec!["urology".into(), "bladder".into(), "local-anaesthesia".into()],
        objectives: vec![
            "Start the dwell from the right moment and keep inside its window.".into(),
            "Name the early signs of local anaesthetic toxicity, and act on them.".into(),
        ],
        equipment: vec![
            Equipment { item: "Clock".into(), detail: some("everyone in the room can see it") },
            Equipment { item: "Sharps bin".into(), detail: None },
        ],
        pass: Pass { score: Some(0.8), time: None },
    }
}

fn option(text: &str, right: bool, because: &str) -> Choice {
    Choice { text: text.into(), right, because: some(because), severity: Severity::Major }
}

fn asked(ask: &str, kind: Kind, because: &str) -> Checkpoint {
    let (ask, because, confidence) = (ask.into(), some(because), false);
    Checkpoint { ask, kind, because, points: 1, confidence, sources: Vec::new(), nth: 0 }
}

fn step(id: &str, title: &str, teaching: Teaching) -> Step {
    Step {
        id: Id::new(id),
        title: title.into(),
        teaching,
        omitted: Severity::Major,
        optional: false,
        given: false,
        takes: minutes(1),
        window: Window::default(),
        timers: StepTimers::default(),
        defer_to: None,
        vitals: Vec::new(),
        sources: Vec::new(),
        checkpoints: Vec::new(),
    }
}

fn teaching(how: &str, why: &str) -> Teaching {
    Teaching { how: some(how), why: some(why), ..Teaching::default() }
}

fn close_off(dwell: TimerIx, sources: Vec<SourceIx>) -> Step {
    let kind = Kind::Choose(Choose {
        options: vec![
            option("When the full volume is in and closed off.", true, "Yes."),
            option("When the gel goes in.", false, "The gel has its own, shorter time."),
            option("When the scope is ready.", false, "Then nobody knows the contact time."),
        ],
    });
    Step {
        omitted: Severity::Critical,
        window: Window { at_most: Some(minutes(2)), ..Window::default() },
        timers: StepTimers { starts: vec![dwell], ..StepTimers::default() },
        sources,
        checkpoints: vec![asked(
            "When does the dwell timer start?",
            kind,
            "Contact time runs from the full volume in.",
        )],
        ..step(
            "close-off",
            "Close off and start the clock",
            Teaching {
                cue: some("The full volume is in."),
                hazard: some("A wrong start time, and a wait that nobody has labelled."),
                figure: some("  bladder   catheter\n  (     )====|clamp|==="),
                finding: some("The catheter holds 60 mL and does not leak."),
                ..teaching(
                    "Clamp or remove the catheter. State the time, the volume and the drug. Start \
                     the dwell timer.",
                    "Contact time runs from the full volume in. The published dwells used here \
                     run from 15 to about 45 minutes.",
                )
            },
        )
    }
}

fn watch(dwell: TimerIx) -> Step {
    let kind = Kind::Choose(Choose {
        options: vec![
            option(
                "Drain the bladder, call for help, monitor, give oxygen, get intravenous access, \
                 have the lipid brought.",
                true,
                "Yes.",
            ),
            option(
                "Reassure the patient, note it in the record and finish the 30 minutes as planned.",
                false,
                "These are early signs of toxicity.",
            ),
            option(
                "Add gel for comfort, and ask again at the next surveillance round.",
                false,
                "That is more lidocaine.",
            ),
            option(
                "Give lidocaine intravenously if a rhythm problem appears on the monitor.",
                false,
                "Lidocaine must not be used for an arrhythmia of this toxicity.",
            ),
        ],
    });
    Step {
        omitted: Severity::Critical,
        timers: StepTimers { during: Some(dwell), ..StepTimers::default() },
        checkpoints: vec![asked(
            "Twelve minutes in, the patient says: \"My lips tingle and my ears ring.\" What do \
             you do?",
            kind,
            "Tingling round the mouth and ringing ears are early signs. Stop the source and get \
             help.",
        )],
        ..step(
            "watch",
            "Surveillance rounds",
            Teaching {
                who: some("two people"),
                hazard: some("Local anaesthetic systemic toxicity (LAST), hypotension."),
                mistake: some("Reassuring the patient and finishing the wait."),
                ..teaching(
                    "Every 5 minutes ask about tingling lips, ringing ears, a metallic taste and \
                     dizziness.",
                    "Lidocaine in the blood peaked at about 30 minutes, so late symptoms are \
                     possible.",
                )
            },
        )
    }
}

fn reconstitute(dwell: TimerIx) -> Step {
    let number = Kind::Number(Number {
        right: 6.67,
        unit: some("U/mL"),
        tolerance: Tolerance::Share(0.02),
        traps: vec![Trap {
            value: 66.7,
            because: some("The tenfold slip. 66.7 U is a whole 10 mL syringe."),
            severity: Severity::Critical,
        }],
        severity: Severity::Major,
    });
    let several = Kind::Choose(Choose {
        options: vec![
            option("Units per mL", true, "Yes."),
            option("Date and time", true, "Yes."),
            option("The patient's shoe size", false, "No."),
        ],
    });
    Step {
        takes: minutes(8),
        timers: StepTimers { during: Some(dwell), ..StepTimers::default() },
        checkpoints: vec![
            asked(
                "200 U in three syringes of 10 mL. How many units are in each millilitre?",
                number,
                "200 U in 30 mL is 6.67 U/mL.",
            ),
            asked("What goes on the label?", several, "Both, or nobody dares to use it."),
        ],
        ..step(
            "reconstitute",
            "Reconstitute the toxin while waiting",
            teaching(
                "Together, check that vial and diluent are the right ones. Then:\n- Swab the \
                 stopper with 70% alcohol.\n- Inject 6 mL of preservative-free saline slowly.\n- \
                 Rotate, without bubbles.",
                "It uses the wait, and an unhurried read-back catches errors of units.",
            ),
        )
    }
}

fn rinse(dwell: TimerIx) -> Step {
    let tick = Kind::Tick(Tick {
        items: vec!["Anaesthetic drained".into(), "Bladder washed".into(), "Volume noted".into()],
    });
    Step {
        omitted: Severity::Critical,
        timers: StepTimers { needs: vec![dwell], stops: vec![dwell], ..StepTimers::default() },
        checkpoints: vec![asked("Tick what has been done.", tick, "All three.")],
        ..step(
            "rinse",
            "Drain and irrigate",
            teaching("Drain the anaesthetic. Wash with saline.", "The label text asks for it."),
        )
    }
}

fn every(during: TimerIx, does: Act) -> Every {
    Every {
        at_least: minutes(5),
        at_most: minutes(5),
        slack: minutes(2),
        during,
        does,
        takes: minutes(1),
        missed: Judged { severity: Severity::Major, because: some("Symptoms come late.") },
    }
}

fn timers(dwell: TimerIx, turn: StepIx) -> Vec<Timer> {
    let judged = |severity| Judged { severity, because: some("Outside the published dwells.") };
    let window = WindowTimer {
        at_least: Some(minutes(15)),
        target: Some(minutes(30)),
        at_most: Some(minutes(45)),
        from_start: false,
        clock: Clocked::Session,
        early: judged(Severity::Major),
        late: judged(Severity::Minor),
    };
    let timer = |id: &str, title: &str, kind| Timer { id: Id::new(id), title: title.into(), kind };
    let phrases = Act::Phrases(vec!["Ask about lips, ears, taste and dizziness".into()]);
    vec![
        timer("dwell", "Lidocaine dwell", TimerKind::Window(window)),
        timer("turning", "Change of position", TimerKind::Every(every(dwell, Act::Step(turn)))),
        timer("rounds", "Surveillance round", TimerKind::Every(every(dwell, phrases))),
    ]
}

/// The sample.
pub(crate) fn procedure() -> Arc<Procedure> {
    saying(None)
}

/// The sample, with `text` for its title and for everything about its first step.
pub(crate) fn saying(text: Option<&str>) -> Arc<Procedure> {
    let mut builder = Builder::default();
    let source = builder.reserve_source();
    let dwell = builder.reserve_timer();
    let (_, _) = (builder.reserve_timer(), builder.reserve_timer());
    let steps: Vec<StepIx> = (0..5).map(|_| builder.reserve_step()).collect();
    let turn = Step {
        timers: StepTimers { during: Some(dwell), ..StepTimers::default() },
        ..step(
            "turn",
            "Position changes",
            teaching("Back, left, right, front.", "It wets every wall of the bladder."),
        )
    };
    let slots = |range: std::ops::Range<usize>| {
        steps[range].iter().copied().map(Slot::Step).collect::<Vec<_>>()
    };
    let phase =
        |title: &str, range| Slot::Phase(Phase { title: title.into(), slots: slots(range) });
    let parts = Parts {
        sources: vec![Source {
            id: Id::new("dwell-panel"),
            title: "Eilber 2025, Toxins 17:207 (expert panel, viscous lidocaine, 15 minutes)"
                .into(),
            url: None,
            grade: some("A"),
        }],
        slots: vec![phase("Begin", 0..1), phase("During the wait", 1..4), phase("End", 4..5)],
        timers: timers(dwell, steps[1]),
        rules: vec![Rule {
            subject: Subject::Step(steps[4]),
            never: Never::Before(Point::Step(steps[3])),
            severity: Severity::Critical,
            because: some("The toxin must be ready when the bladder is numb."),
        }],
        steps: vec![
            close_off(dwell, vec![source]),
            turn,
            watch(dwell),
            reconstitute(dwell),
            rinse(dwell),
        ],
        ..Parts::default()
    };
    let mut about = about();
    let mut parts = parts;
    if let Some(text) = text {
        text.clone_into(&mut about.title);
        retell(&mut parts.steps[0], text);
    }
    Arc::new(builder.build(about, parts).expect("the parts are those reserved"))
}

fn retell(step: &mut Step, text: &str) {
    text.clone_into(&mut step.title);
    let said = || some(text);
    let Teaching { how, why, hazard, finding, figure, .. } = &mut step.teaching;
    for told in [how, why, hazard, finding, figure] {
        *told = said();
    }
    for checkpoint in &mut step.checkpoints {
        text.clone_into(&mut checkpoint.ask);
        if let Kind::Choose(choose) = &mut checkpoint.kind {
            choose.options.iter_mut().for_each(|option| text.clone_into(&mut option.text));
        }
    }
}
