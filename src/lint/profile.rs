//! Profiles: what a file is meant for, and so how much has to be right about it.

use std::fmt;

/// What a file is meant for. Each asks for all that those before it ask for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// Somebody is still writing it: it has to be free of errors.
    #[default]
    Draft,
    /// A trainee learns by it, led by the program.
    Teach,
    /// A trainee is examined by it.
    Assess,
    /// Others than its author use it.
    Publish,
}

impl Profile {
    /// All profiles, from the mildest on.
    pub const ALL: [Self; 4] = [Self::Draft, Self::Teach, Self::Assess, Self::Publish];

    /// The word used on the command line and in output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Teach => "teach",
            Self::Assess => "assess",
            Self::Publish => "publish",
        }
    }

    /// What a file that reaches it is good for, behind "fit".
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Draft => "to be rehearsed at all",
            Self::Teach => "to teach a trainee",
            Self::Assess => "to examine a trainee",
            Self::Publish => "to be used by others",
        }
    }

    /// The profile of this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.word() == word)
    }

    /// The one before it; the mildest has none.
    #[must_use]
    pub const fn below(self) -> Option<Self> {
        match self {
            Self::Draft => None,
            Self::Teach => Some(Self::Draft),
            Self::Assess => Some(Self::Teach),
            Self::Publish => Some(Self::Assess),
        }
    }

    /// The one after it; the strictest has none.
    #[must_use]
    pub const fn above(self) -> Option<Self> {
        match self {
            Self::Draft => Some(Self::Teach),
            Self::Teach => Some(Self::Assess),
            Self::Assess => Some(Self::Publish),
            Self::Publish => None,
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.word())
    }
}
