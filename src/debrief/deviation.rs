//! A deviation: one thing that did not go as the procedure wants it, and why that matters.
//!
//! Only the words and their order. What deviates is found in `found.rs` and below; what has one
//! cause is made one in `fold.rs`.

use crate::procedure::{Procedure, Severity, SourceIx, StepIx, TimerIx};
use crate::session::{Confidence, words};
use crate::time::SessionTime;
use std::cmp::Reverse;
use std::fmt::Write as _;

/// One thing that went otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Deviation {
    /// In which way.
    pub kind: Kind,
    /// How much it would have mattered to the patient.
    pub severity: Severity,
    /// What it is about.
    pub subject: Subject,
    /// When it happened, or first happened.
    pub at: SessionTime,
    /// What happened, in full sentences.
    pub message: String,
    /// What was asked and answered, of which the message tells, if it is an answer.
    pub question: Option<Question>,
    /// Why it matters, in the author's words.
    pub because: Option<String>,
    /// Why it was done, in the trainee's words.
    pub reason: Option<String>,
    /// What the step warns of.
    pub hazard: Option<String>,
    /// Where the facts come from.
    pub sources: Vec<SourceIx>,
    /// What else came of the same cause and is not counted again. Holds no folded ones itself.
    pub folded: Vec<Self>,
}

/// A question whose first answer was wrong, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which of the step's checkpoints it is, counted from 0.
    pub checkpoint: usize,
    /// What was asked.
    pub ask: String,
    /// The first answer, then those after it that were wrong too; none where none was given.
    pub answers: Vec<String>,
    /// What would have been right.
    pub right: String,
    /// At which try it was right, if it ever was.
    pub right_at: Option<usize>,
    /// How sure the trainee was beforehand, where that was asked.
    pub confidence: Option<Confidence>,
}

impl Question {
    /// The same in full sentences.
    pub(super) fn message(&self) -> String {
        let mut message = format!("Asked “{}”. ", self.ask);
        match self.answers.split_first() {
            None => message.push_str("Not answered. "),
            Some((first, _)) => {
                let _ = write!(message, "First answer: {first}. ");
            }
        }
        let _ = write!(message, "Right: {}.", self.right);
        for later in self.answers.iter().skip(1) {
            let _ = write!(message, " Then: {later}.");
        }
        if let Some(right_at) = self.right_at {
            let _ = write!(message, " Right at try {right_at}.");
        }
        if let Some(confidence) = self.confidence {
            let (word, percent) = (confidence.word(), confidence.percent());
            let _ = write!(message, " You said: {word} ({percent}\u{a0}%).");
        }
        message
    }
}

/// In which way something went otherwise, in the order in which equally bad ones are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A rule of the procedure was broken.
    BrokenRule,
    /// A step was left out.
    Omitted,
    /// A checkpoint's first answer was wrong.
    Wrong,
    /// A step was done before one that comes first.
    OutOfOrder,
    /// Before its time, or for too short a time.
    Early,
    /// After its time, or for too long.
    Late,
    /// Rounds were missed or declined.
    MissedRound,
    /// A step was done again.
    Repeated,
    /// Something was done that is no part of the procedure.
    Added,
    /// A step came to mind only with help.
    Prompted,
    /// The trainee went against what stood in the way, with a reason.
    Overridden,
}

impl Kind {
    /// The word used on screen and in reports.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::BrokenRule => "broken rule",
            Self::Omitted => "omitted",
            Self::Wrong => "wrong",
            Self::OutOfOrder => "out of order",
            Self::Early => "early",
            Self::Late => "late",
            Self::MissedRound => "missed round",
            Self::Repeated => "repeated",
            Self::Added => "added",
            Self::Prompted => "prompted",
            Self::Overridden => "overridden",
        }
    }
}

/// What a deviation is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A step.
    Step(StepIx),
    /// A timer.
    Timer(TimerIx),
    /// The known wrong act at this position.
    WrongAct(usize),
    /// Something that the procedure does not know, as it was typed.
    Other(String),
    /// The complication at this position, and how it was left.
    Complication(usize),
    /// The end of the session.
    Finish,
}

impl Subject {
    /// The name that people read.
    #[must_use]
    pub fn title<'a>(&'a self, procedure: &'a Procedure) -> &'a str {
        match self {
            Self::Step(step) => &procedure.step(*step).title,
            Self::Timer(timer) => &procedure.timer(*timer).title,
            Self::WrongAct(position) => {
                procedure.mishaps().wrong_acts.get(*position).map_or("", |wrong| &wrong.act)
            }
            Self::Complication(position) => {
                let complication = procedure.mishaps().complications.get(*position);
                complication.map_or("", |complication| &complication.title)
            }
            Self::Other(text) => text,
            Self::Finish => words::deed(procedure, crate::procedure::Subject::Finish),
        }
    }
}

impl From<crate::procedure::Subject> for Subject {
    fn from(subject: crate::procedure::Subject) -> Self {
        match subject {
            crate::procedure::Subject::Step(step) => Self::Step(step),
            crate::procedure::Subject::Finish => Self::Finish,
        }
    }
}

impl Deviation {
    /// A deviation of which nothing more is known.
    pub(super) fn new(
        (kind, severity): (Kind, Severity),
        subject: Subject,
        at: SessionTime,
        message: String,
    ) -> Self {
        Self {
            kind,
            severity,
            subject,
            at,
            message,
            question: None,
            because: None,
            reason: None,
            hazard: None,
            sources: Vec::new(),
            folded: Vec::new(),
        }
    }

    /// With what `step` warns of and stands on.
    pub(super) fn of_step(mut self, procedure: &Procedure, step: StepIx) -> Self {
        let step = procedure.step(step);
        self.hazard.clone_from(&step.teaching.hazard);
        self.sources.clone_from(&step.sources);
        self
    }

    /// An answer that was wrong.
    pub(super) fn of_answer(
        (severity, step): (Severity, StepIx),
        at: SessionTime,
        question: Question,
    ) -> Self {
        let (kind, message) = ((Kind::Wrong, severity), question.message());
        let told = Self::new(kind, Subject::Step(step), at, message);
        Self { question: Some(question), ..told }
    }

    /// With the author's reason.
    pub(super) fn because(mut self, because: Option<&str>) -> Self {
        self.because = because.map(str::to_owned);
        self
    }

    /// With the trainee's reason.
    pub(super) fn reason(mut self, reason: Option<&str>) -> Self {
        self.reason = reason.map(str::to_owned);
        self
    }

    /// The place in a list that tells the worst first, then what happened first.
    pub(super) fn rank(&self) -> (Reverse<Severity>, SessionTime, Kind) {
        (Reverse(self.severity), self.at, self.kind)
    }

    /// The place among those of one cause: the worst, then the most telling kind.
    pub(super) fn weight(&self) -> (Reverse<Severity>, Kind, SessionTime) {
        (Reverse(self.severity), self.kind, self.at)
    }
}
