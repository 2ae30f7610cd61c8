//! Modes as rows of policy. Nothing else in the program asks which mode it is in.
//!
//! Read next: `decide.rs`, which consults the row.

/// How much the program leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    /// Everything is shown before each step; mistakes are explained at once.
    Guided,
}

impl Mode {
    /// All modes, from the most led to the least.
    pub const ALL: [Self; 1] = [Self::Guided];

    /// The word used on the command line, on screen and in journals.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Guided => "guided",
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
        }
    }

    /// The mode of this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.word() == word)
    }

    /// The mode's row of policy.
    #[must_use]
    pub const fn policy(self) -> Policy {
        match self {
            Self::Guided => Policy {
                order: Order::Led,
                feedback: Feedback::AtOnce,
                gates: Gates::Refuse,
                rounds: Rounds::Announced,
                verdict: Verdict::Never,
            },
        }
    }
}

/// One row: what a mode shows, allows and answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Who decides what comes next.
    pub order: Order,
    /// When an answer is judged aloud.
    pub feedback: Feedback,
    /// What `needs`, rules and times too short do.
    pub gates: Gates,
    /// Whether rounds are spoken of.
    pub rounds: Rounds,
    /// Whether the session passes or fails.
    pub verdict: Verdict,
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

/// Whether the session passes or fails.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is practice.
    Never,
    /// By score, critical deviations and time.
    PassOrFail,
}
