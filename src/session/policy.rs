//! Modes as rows of policy. Nothing else in the program asks which mode it is in.
//!
//! Read next: `decide.rs`, which consults the row.

/// How much the program leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Everything is shown before each step; mistakes are explained at once.
    Guided,
    /// The cue of each step is shown, and the trainee names the step.
    Cued,
    /// Nothing is shown; the trainee names each step from memory, and may ask for hints.
    Recall,
    /// As recall, without hints.
    Exam,
}

impl Mode {
    /// All modes, from the most led to the least.
    pub const ALL: [Self; 4] = [Self::Guided, Self::Cued, Self::Recall, Self::Exam];

    /// The word used on the command line, on screen and in journals.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Guided => "guided",
            Self::Cued => "cued",
            Self::Recall => "recall",
            Self::Exam => "exam",
        }
    }

    /// What the mode means for the trainee, as the briefing says it.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Guided => {
                "each step is shown before you do it, mistakes are explained at once and asked \
                 again, and the session neither passes nor fails"
            }
            Self::Cued => {
                "you see the cue and type the next step; mistakes are explained at once, hints \
                 cost points, and the session passes or fails"
            }
            Self::Recall => {
                "you type each step from memory and say when you have finished; hints cost \
                 points, and you learn at the end what was right"
            }
            Self::Exam => {
                "you type each step from memory and say when you have finished; there are no \
                 hints, and you learn at the end what was right"
            }
        }
    }

    /// What holds in the mode, in a few words.
    #[must_use]
    pub const fn rule(self) -> &'static str {
        match self {
            Self::Guided => "each step is shown, and mistakes are explained at once",
            Self::Cued => "you see the cue and name the step; mistakes are explained at once",
            Self::Recall => "you name each step; but for hints, nothing is told until the end",
            Self::Exam => "you name each step; nothing is told until the end",
        }
    }

    /// The mode of this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.word() == word)
    }

    /// The mode that comes `by` places after this one, round and round.
    #[must_use]
    pub fn after(self, by: isize) -> Self {
        let count = Self::ALL.len();
        let at = Self::ALL.iter().position(|mode| *mode == self).unwrap_or_default();
        let by = by.rem_euclid(isize::try_from(count).unwrap_or(1)).unsigned_abs();
        Self::ALL.into_iter().cycle().nth(at + by).unwrap_or(self)
    }

    /// The mode's row of policy.
    #[must_use]
    pub const fn policy(self) -> Policy {
        match self {
            Self::Guided => GUIDED,
            Self::Cued => CUED,
            Self::Recall => RECALL,
            Self::Exam => EXAM,
        }
    }
}

const GUIDED: Policy = Policy {
    shown: Shown::Everything,
    naming: Naming::Pointed,
    order: Order::Led,
    feedback: Feedback::AtOnce,
    hints: Hints::Free,
    waits: Waits::ToTarget,
    rounds: Rounds::Announced,
    steering: Steering::Free,
    gates: Gates::Refuse,
    cases: Cases::First,
    complications: Complications::Asked,
    confidence: Confidences::Never,
    verdict: Verdict::Never,
};

const CUED: Policy = Policy {
    shown: Shown::Cue,
    naming: Naming::Typed,
    hints: Hints::Cost,
    cases: Cases::Seeded,
    complications: Complications::Seeded,
    verdict: Verdict::PassOrFail,
    ..GUIDED
};

const RECALL: Policy = Policy {
    shown: Shown::Nothing,
    order: Order::Own,
    feedback: Feedback::AtEnd,
    waits: Waits::ByAmount,
    rounds: Rounds::Silent,
    steering: Steering::None,
    gates: Gates::Record,
    confidence: Confidences::WhereAsked,
    ..CUED
};

const EXAM: Policy = Policy { hints: Hints::None, confidence: Confidences::Critical, ..RECALL };

/// One row: what a mode shows, allows and answers. More than ten fields: each is a column of the
/// table of modes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// What is shown of a step before it is begun.
    pub shown: Shown,
    /// How a step is begun.
    pub naming: Naming,
    /// Who decides what comes next.
    pub order: Order,
    /// When an answer is judged aloud.
    pub feedback: Feedback,
    /// What a hint costs.
    pub hints: Hints,
    /// How long time may be let pass.
    pub waits: Waits,
    /// Whether rounds are spoken of.
    pub rounds: Rounds,
    /// Whether steps can be stepped back to, skipped, deferred or overridden.
    pub steering: Steering,
    /// What `needs`, rules and times too short do.
    pub gates: Gates,
    /// Which patient it is, where none was chosen.
    pub cases: Cases,
    /// Which complications come.
    pub complications: Complications,
    /// Before which answers the trainee says how sure they are.
    pub confidence: Confidences,
    /// Whether the session passes or fails.
    pub verdict: Verdict,
}

impl Policy {
    /// Whether the program may show what is next, what is open and which timers run.
    #[must_use]
    pub fn shows_path(self) -> bool {
        self.order == Order::Led
    }

    /// Whether the trainee types what they do.
    #[must_use]
    pub fn types(self) -> bool {
        self.naming == Naming::Typed
    }
}

/// What is shown of a step before it is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Everything.
    Everything,
    /// Its cue.
    Cue,
    /// Nothing.
    Nothing,
}

/// How a step is begun.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// The trainee points at it.
    Pointed,
    /// The trainee types what it is.
    Typed,
}

/// Who decides what comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// The program; going another way wants a reason.
    Led,
    /// The trainee.
    Own,
}

/// When an answer is judged aloud.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feedback {
    /// At once, and asked again until it is right.
    AtOnce,
    /// In the debrief; each question is asked once.
    AtEnd,
}

/// What a hint costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hints {
    /// Nothing: everything is shown anyway.
    Free,
    /// Half of the step's point each.
    Cost,
    /// There are none; being stuck gives the step away.
    None,
}

/// How long time may be let pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waits {
    /// By an amount, or until a timer's target.
    ToTarget,
    /// By an amount only: the target is part of what is to be known.
    ByAmount,
}

/// What stands in the way of what must not happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gates {
    /// It is refused, and can be overridden with a reason.
    Refuse,
    /// It happens, and is recorded.
    Record,
}

/// Whether rounds are spoken of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounds {
    /// Announced when due; time that is being let pass stops there.
    Announced,
    /// Silent.
    Silent,
}

/// Which patient it is, where none was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cases {
    /// The first that fits the variant.
    First,
    /// One that the seed draws among them.
    Seeded,
}

/// Which complications come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Complications {
    /// Those that the trainee asks for.
    Asked,
    /// Those that the seed draws.
    Seeded,
}

/// Whether steps can be stepped back to, skipped, deferred or overridden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steering {
    /// Yes, with a reason where one is due.
    Free,
    /// No.
    None,
}

/// Before which answers the trainee says how sure they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confidences {
    /// Before none.
    Never,
    /// Where the author asks for it.
    WhereAsked,
    /// There, and where a wrong answer or leaving out the step is critical.
    Critical,
}

/// Whether the session passes or fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is practice.
    Never,
    /// By score, critical deviations and time.
    PassOrFail,
}
