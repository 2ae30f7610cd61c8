//! What is particular to one run: protocol, patient, values.
//!
//! Kept in every record, so that a run can be settled again from its copies alone.

/// What is particular to one run.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Particulars {
    /// The protocol, where there are several.
    pub variant: Option<Variant>,
    /// The patient, where there are several.
    pub case: Option<Case>,
    /// The patient's signs at the beginning.
    pub vitals: Vec<Vital>,
    /// The values of the procedure's own parameters, in the order declared.
    pub parameters: Vec<Parameter>,
    /// The values that a site or the command line put in place of the author's.
    pub overrides: Vec<Override>,
    /// The title of the phase, where only one is rehearsed.
    pub phase: Option<String>,
}

/// A protocol.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// Its name in the file.
    pub id: String,
    /// Its name on screen.
    pub title: String,
    /// What is different about it.
    pub summary: Option<String>,
}

/// A patient.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its name in the file; it may give away what is wrong with the patient.
    pub id: String,
    /// What is known beforehand.
    pub vignette: Option<String>,
    /// Whether somebody chose this one, so that another session must not draw another.
    pub is_chosen: bool,
}

/// One of the patient's signs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Vital {
    /// What is measured, such as `bp`.
    pub name: String,
    /// What it is.
    pub value: String,
}

/// The value of a parameter in this run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its name in the file.
    pub name: String,
    /// Its name on screen.
    pub title: String,
    /// Its value, as people write it.
    pub value: String,
    /// Its unit.
    pub unit: Option<String>,
}

/// A value that was put in place of the author's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The id of the procedure whose parameter it is.
    pub procedure: String,
    /// The parameter's name.
    pub parameter: String,
    /// The value, as it was written.
    pub value: String,
    /// Whose it is.
    pub origin: Origin,
}

/// Whose value it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// The site's, for all who work there.
    Site,
    /// The command line's, for this session.
    Asked,
}

impl Origin {
    /// The word used on screen and in journals.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::Asked => "asked",
        }
    }

    /// Whose it is, for a trainee.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Site => "set by this site",
            Self::Asked => "set for this session",
        }
    }

    /// The origin of this word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Site, Self::Asked].into_iter().find(|origin| origin.word() == word)
    }
}
