//! A small procedure and a trainee to walk it: four steps, a dwell with a rule, and rounds.

use crate::debrief::Debrief;
use crate::procedure::builder::Parts;
use crate::procedure::checkpoint::{Choice, Choose, Kind, Number, Tick, Tolerance, Trap};
use crate::procedure::step::StepTimers;
use crate::procedure::{
    About, Act, Builder, Checkpoint, Clocked, Every, Id, Judged, Never, Pass, Point, Procedure,
    Rule, Severity, Slot, Source, SourceIx, Status, Step, StepIx, Subject, Teaching, Timer,
    TimerKind, Window, WindowTimer,
};
use crate::session::{Answer, Command, Entry, Mode, Session, Setting, Stamp, Until};
use crate::time::SessionTime;
use std::sync::Arc;
use std::time::Duration;

const MINUTE: Duration = Duration::from_mins(1);

/// A trainee at work.
pub(super) struct Play {
    session: Session,
    entries: Vec<Entry>,
    now: Duration,
}

impl Play {
    pub(super) fn new() -> Self {
        Self::of(procedure(None, Window::default()))
    }

    /// On a stage on which nobody may finish before the injection.
    pub(super) fn with_finish_rule() -> Self {
        Self::of(procedure(Some(|[_, _, _, inject]| (Subject::Finish, inject)), Window::default()))
    }

    /// On a stage on which nobody may inject before the consent.
    pub(super) fn with_injection_rule() -> Self {
        Self::of(procedure(
            Some(|[consent, _, _, inject]| (Subject::Step(inject), consent)),
            Window::default(),
        ))
    }

    /// On a stage on which the injection lasts 1 to 2 minutes.
    pub(super) fn with_window() -> Self {
        let window =
            Window { at_least: Some(MINUTE), at_most: Some(MINUTE * 2), ..Window::default() };
        Self::of(procedure(None, window))
    }

    /// On a stage on which the dwell has a target and no more, and no rule speaks of it.
    pub(super) fn with_target_only() -> Self {
        let window = WindowTimer { at_least: None, at_most: None, ..window() };
        Self::of(staged(None, Window::default(), window))
    }

    fn of(procedure: Procedure) -> Self {
        let procedure = Arc::new(procedure);
        let session = Session::new(Setting { procedure, mode: Mode::Guided, seed: 1 });
        Self { session, entries: Vec::new(), now: Duration::ZERO }.perform(&Command::Start)
    }

    /// The minute of session time from which the next command is given.
    pub(super) fn at(mut self, minute: u32) -> Self {
        self.now = MINUTE * minute;
        let stamp = self.stamp();
        let entries = self.session.catch_up(stamp);
        self.entries.extend(entries);
        self
    }

    pub(super) fn begin(self, step: &str) -> Self {
        let step = self.step(step);
        self.perform(&Command::Begin(step))
    }

    pub(super) fn force(self, step: &str, reason: &str) -> Self {
        let step = Subject::Step(self.step(step));
        self.perform(&Command::Override(step, reason.to_owned()))
    }

    pub(super) fn complete(self, step: &str) -> Self {
        let step = self.step(step);
        self.perform(&Command::Complete(step))
    }

    pub(super) fn skip(self, step: &str, reason: &str) -> Self {
        let step = self.step(step);
        self.perform(&Command::Skip(step, reason.to_owned()))
    }

    pub(super) fn pick(self, step: &str, picked: &[usize]) -> Self {
        let picked = picked.iter().copied().collect();
        self.answer(step, Answer::Choose { shown: vec![2, 0, 1], picked })
    }

    pub(super) fn number(self, step: &str, value: f64) -> Self {
        self.answer(step, Answer::Number { text: value.to_string(), value })
    }

    pub(super) fn tick(self, step: &str, ticked: &[usize]) -> Self {
        self.answer(step, Answer::Tick(ticked.iter().copied().collect()))
    }

    pub(super) fn round(self, timer: &str) -> Self {
        let timer = self.session.procedure().find_timer(timer).unwrap();
        self.perform(&Command::DoRound(timer))
    }

    pub(super) fn decline(self, timer: &str) -> Self {
        let timer = self.session.procedure().find_timer(timer).unwrap();
        self.perform(&Command::DeclineRound(timer))
    }

    pub(super) fn wait(self, minutes: u32) -> Self {
        self.perform(&Command::Wait(Until::For(MINUTE * minutes)))
    }

    pub(super) fn note(self, text: &str) -> Self {
        self.perform(&Command::Note(text.to_owned()))
    }

    pub(super) fn finish(self) -> Self {
        self.perform(&Command::Finish)
    }

    pub(super) fn force_finish(self, reason: &str) -> Self {
        self.perform(&Command::Override(Subject::Finish, reason.to_owned()))
    }

    pub(super) fn abandon(self) -> Self {
        self.perform(&Command::Abandon)
    }

    /// Consent and anaesthetic done rightly; the dwell starts at minute 1.
    pub(super) fn until_dwell(self) -> Self {
        let play = self.at(0).begin("consent").pick("consent", &[0]);
        play.begin("instil").number("instil", 10.0)
    }

    /// Every step done rightly, and the last one skipped.
    pub(super) fn clean_but_inject(self) -> Self {
        self.clean_until_injection().skip("inject", "no needle")
    }

    /// Every step done rightly.
    pub(super) fn clean_until_end(self) -> Self {
        self.clean_until_injection().begin("inject")
    }

    fn clean_until_injection(self) -> Self {
        let mut play = self.until_dwell();
        for minute in [6, 11, 16, 21, 26] {
            play = play.at(minute).round("turn");
        }
        play.at(31).begin("scope").tick("scope", &[0, 1])
    }

    pub(super) fn clean(self) -> Self {
        self.clean_until_end().finish()
    }

    pub(super) fn debrief(&self) -> Debrief {
        Debrief::of(self.session.setting().clone(), &self.entries)
    }

    fn step(&self, id: &str) -> StepIx {
        self.session.procedure().find_step(id).unwrap()
    }

    fn answer(self, step: &str, answer: Answer) -> Self {
        let step = self.step(step);
        self.perform(&Command::Answer(step, answer, None))
    }

    fn stamp(&self) -> Stamp {
        let millis = crate::time::millis(self.now);
        Stamp { at: SessionTime::from_millis(millis), real: self.now / 10 }
    }

    /// A refusal is recorded and otherwise nothing, as in the program.
    fn perform(mut self, command: &Command) -> Self {
        let stamp = self.stamp();
        let performed = self.session.perform(command, stamp);
        self.entries.extend(performed.entries);
        self
    }
}

/// What must not come before which step.
type Forbidden = fn([StepIx; 4]) -> (Subject, StepIx);

fn procedure(forbidden: Option<Forbidden>, lasting: Window) -> Procedure {
    staged(forbidden, lasting, window())
}

fn staged(forbidden: Option<Forbidden>, lasting: Window, dwelling: WindowTimer) -> Procedure {
    let mut builder = Builder::default();
    let steps: [StepIx; 4] = std::array::from_fn(|_| builder.reserve_step());
    let (dwell, _) = (builder.reserve_timer(), builder.reserve_timer());
    let source = builder.reserve_source();
    let [_, _, scope, _] = steps;
    let mut parts = Parts {
        sources: vec![Source {
            id: Id::new("panel"),
            title: "Expert panel, 2025".to_owned(),
            url: Some("https://example.org/panel".to_owned()),
            grade: Some("A".to_owned()),
        }],
        slots: steps.into_iter().map(Slot::Step).collect(),
        rules: Vec::from_iter(dwelling.at_least.is_some().then(|| Rule {
            subject: Subject::Step(scope),
            never: Never::Before(Point::Timer(dwell)),
            severity: Severity::Critical,
            because: Some("It is not numb yet.".to_owned()),
        })),
        ..Parts::default()
    };
    parts.rules.extend(forbidden.map(|forbidden| {
        let (subject, before) = forbidden(steps);
        let because = Some("The author says so.".to_owned());
        let never = Never::Before(Point::Step(before));
        Rule { subject, never, severity: Severity::Critical, because }
    }));
    parts.steps = vec![
        Step { checkpoints: vec![stop_signs()], ..step("consent", "Ask for consent", source) },
        Step {
            timers: StepTimers { starts: vec![dwell], ..StepTimers::default() },
            checkpoints: vec![dose()],
            omitted: Severity::Critical,
            ..step("instil", "Instil the anaesthetic", source)
        },
        Step {
            teaching: Teaching {
                hazard: Some("A patient who feels it moves.".to_owned()),
                ..Teaching::default()
            },
            timers: StepTimers { needs: vec![dwell], ..StepTimers::default() },
            checkpoints: vec![kit()],
            ..step("scope", "Pass the scope", source)
        },
        Step { window: lasting, ..step("inject", "Inject", source) },
    ];
    parts.timers = vec![
        timer("dwell", "Lidocaine dwell", TimerKind::Window(dwelling)),
        timer("turn", "Turn the patient", TimerKind::Every(every(dwell))),
    ];
    builder.build(about(), parts).unwrap()
}

fn about() -> About {
    About {
        id: Id::new("small"),
        title: "A small injection".to_owned(),
        summary: None,
        version: Some("1.0.0".to_owned()),
        status: Status::Illustrative,
        review: Vec::new(),
        language: None,
        authors: Vec::new(),
        tags: Vec::new(),
        abbreviations: Vec::new(),
        objectives: Vec::new(),
        equipment: Vec::new(),
        pass: Pass { score: Some(0.8), time: None },
    }
}

fn step(id: &str, title: &str, source: SourceIx) -> Step {
    Step {
        id: Id::new(id),
        title: title.to_owned(),
        teaching: Teaching::default(),
        omitted: Severity::Major,
        optional: false,
        given: false,
        takes: Duration::from_secs(30),
        window: Window::default(),
        timers: StepTimers::default(),
        defer_to: None,
        vitals: Vec::new(),
        sources: vec![source],
        checkpoints: Vec::new(),
    }
}

fn timer(id: &str, title: &str, kind: TimerKind) -> Timer {
    Timer { id: Id::new(id), title: title.to_owned(), kind }
}

fn judged(severity: Severity, because: &str) -> Judged {
    Judged { severity, because: Some(because.to_owned()) }
}

fn window() -> WindowTimer {
    WindowTimer {
        at_least: Some(MINUTE * 15),
        target: Some(MINUTE * 30),
        at_most: Some(MINUTE * 45),
        from_start: false,
        clock: Clocked::Session,
        early: judged(Severity::Major, "The wall is not numb."),
        late: judged(Severity::Minor, "It is wearing off."),
    }
}

fn every(during: crate::procedure::TimerIx) -> Every {
    Every {
        at_least: MINUTE * 5,
        at_most: MINUTE * 5,
        slack: MINUTE,
        during,
        does: Act::Phrases(vec!["Turn the patient".to_owned()]),
        takes: Duration::from_secs(30),
        missed: judged(Severity::Minor, "One wall stays dry."),
    }
}

fn checkpoint(ask: &str, kind: Kind, points: u32) -> Checkpoint {
    let (ask, confidence) = (ask.to_owned(), false);
    Checkpoint { ask, kind, because: None, points, confidence, sources: Vec::new(), nth: 0 }
}

fn stop_signs() -> Checkpoint {
    let choice = |text: &str, right, severity| Choice {
        text: text.to_owned(),
        right,
        because: (!right).then(|| format!("Nobody stops for that: {text}")),
        severity,
    };
    let options = vec![
        choice("An infection.", true, Severity::Major),
        choice("A cold.", false, Severity::Minor),
        choice("A full stomach.", false, Severity::Major),
    ];
    checkpoint("Which is a stop sign?", Kind::Choose(Choose { options }), 1)
}

fn dose() -> Checkpoint {
    let because = Some("The tenfold slip.".to_owned());
    let number = Number {
        right: 10.0,
        unit: Some("mL".to_owned()),
        tolerance: Tolerance::Absolute(0.0),
        traps: vec![Trap { value: 67.0, because, severity: Severity::Critical }],
        severity: Severity::Major,
    };
    checkpoint("How much?", Kind::Number(number), 4)
}

fn kit() -> Checkpoint {
    let items = vec!["Light".to_owned(), "Irrigation".to_owned()];
    checkpoint("At hand", Kind::Tick(Tick { items }), 1)
}
