//! What goes wrong: complications, which suspend the procedure, and known wrong acts.

use super::particulars::Vital;
use super::{EndingIx, Id, Severity, Slot, StepIx, TimerIx};
use std::time::Duration;

/// An event that suspends the procedure and has steps of its own.
#[derive(Clone, Debug)]
pub struct Complication {
    /// Its name in the file and in journals.
    pub id: Id,
    /// Its name in the debrief; never shown while it runs.
    pub title: String,
    /// How likely it is, from 0 to 1.
    pub chance: f64,
    /// When it comes.
    pub comes: Comes,
    /// What the trainee sees.
    pub signs: String,
    /// What the patient's signs become.
    pub vitals: Vec<Vital>,
    /// What has to be done.
    pub slots: Vec<Slot>,
    /// How it goes on afterwards.
    pub then: Then,
}

/// When a complication comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comes {
    /// When this step is begun in this pass, counted from 1.
    At(StepIx, u32),
    /// So long after this timer started.
    After(TimerIx, Duration),
    /// At one of these steps, drawn from the seed. Never empty.
    During(Vec<StepIx>),
    /// Only when it is asked for.
    Asked,
}

/// How it goes on after a complication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Where the procedure was suspended.
    Resume,
    /// With this step.
    ResumeAt(StepIx),
    /// With this ending.
    End(EndingIx),
}

/// What the trainee says when they are through with a complication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// The procedure goes on.
    CarryOn,
    /// The procedure ends here.
    Stop,
}

impl Resolution {
    /// The words for it, as they are typed and shown.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::CarryOn => "carry on",
            Self::Stop => "stop",
        }
    }

    /// The resolution of these words.
    #[must_use]
    pub fn parse(words: &str) -> Option<Self> {
        [Self::CarryOn, Self::Stop].into_iter().find(|it| it.words() == words)
    }

    /// The one that is right where a complication leads there.
    #[must_use]
    pub const fn right(then: Then) -> Self {
        match then {
            Then::Resume | Then::ResumeAt(_) => Self::CarryOn,
            Then::End(_) => Self::Stop,
        }
    }
}

/// A known wrong thing that people do; also a distractor.
#[derive(Clone, Debug)]
pub struct WrongAct {
    /// What they do.
    pub act: String,
    /// Other phrases for it, understood when typed.
    pub also: Vec<String>,
    /// The steps during which it is wrong; everywhere if there are none.
    pub during: Option<Vec<StepIx>>,
    /// How bad it is.
    pub severity: Severity,
    /// The author's reason.
    pub because: Option<String>,
}
