//! What is told of one deviation: texts, each with what it is, none of them twice; and the sources
//! that deviations stand on, each once.
//!
//! Only the words; `text.rs` prints them and the screen of the debrief sets them.

use super::lines::clean;
use crate::debrief::{Debrief, Deviation};
use crate::procedure::{Procedure, Source, SourceIx};
use std::fmt::Write as _;

/// What a text about a deviation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// What happened.
    Message,
    /// Why it matters, in the author's words.
    Because,
    /// Why it was done, in the trainee's words.
    Reason,
    /// What the step warns of.
    Hazard,
    /// What else came of the same cause.
    WithIt,
}

impl Telling {
    /// The word before the text; empty before what happened.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Message => "",
            Self::Because => "Because",
            Self::Reason => "You said",
            Self::Hazard => "Hazard",
            Self::WithIt => "With it",
        }
    }
}

/// The texts that one item has told: none is told twice.
#[derive(Default)]
pub(super) struct Said(Vec<String>);

impl Said {
    /// Whether `text` was not told before; from now on it was.
    pub(super) fn is_new(&mut self, text: &str) -> bool {
        let text = clean(text);
        let new = !self.0.contains(&text);
        if new {
            self.0.push(text);
        }
        new
    }
}

/// What is told of a deviation, in order.
#[must_use]
pub fn told(procedure: &Procedure, it: &Deviation) -> Vec<(Telling, String)> {
    let mut told = vec![(Telling::Message, it.message.clone())];
    let reason = it.reason.as_ref().map(|reason| format!("“{reason}”"));
    let texts = [
        (Telling::Because, it.because.clone()),
        (Telling::Reason, reason),
        (Telling::Hazard, it.hazard.clone()),
    ];
    let mut said = Said::default();
    for (what, text) in texts {
        told.extend(text.filter(|text| said.is_new(text)).map(|text| (what, text)));
    }
    for part in &it.folded {
        let mut with = format!("{}, {}", part.kind.word(), part.severity);
        if part.subject != it.subject {
            let _ = write!(with, ", {}", part.subject.title(procedure));
        }
        let _ = write!(with, ": {}", part.message);
        if let Some(because) = part.because.as_ref().filter(|text| said.is_new(text)) {
            let _ = write!(with, " {because}");
        }
        let reason = part.reason.as_ref().map(|reason| format!("“{reason}”"));
        if let Some(reason) = reason.filter(|text| said.is_new(text)) {
            let _ = write!(with, " You said: {reason}");
        }
        told.push((Telling::WithIt, with));
    }
    told
}

/// The sources that some deviation stands on, each once, in the order of the procedure. A file that
/// is used may cite what the file that uses it cites too.
#[derive(Debug)]
pub struct Cited<'a> {
    procedure: &'a Procedure,
    sources: Vec<&'a Source>,
}

impl<'a> Cited<'a> {
    /// Those of a debrief.
    #[must_use]
    pub fn of(debrief: &'a Debrief) -> Self {
        let procedure = debrief.procedure();
        let mut cited: Vec<SourceIx> =
            debrief.deviations.iter().flat_map(|it| it.sources.iter().copied()).collect();
        cited.sort_unstable();
        cited.dedup();
        let mut sources: Vec<&Source> = Vec::new();
        for source in cited.into_iter().map(|ix| procedure.source(ix)) {
            if sources.iter().all(|known| !is_same(known, source)) {
                sources.push(source);
            }
        }
        Self { procedure, sources }
    }

    /// The procedure whose sources these are.
    #[must_use]
    pub const fn procedure(&self) -> &'a Procedure {
        self.procedure
    }

    /// What is cited, each as a reader would look it up; its number is its place, from 1.
    pub fn words(&self) -> impl Iterator<Item = String> {
        self.sources.iter().map(|source| words(source))
    }

    /// Those of these sources that are cited, each once, with its number.
    #[must_use]
    pub fn of_these(&self, sources: &[SourceIx]) -> Vec<(usize, &'a Source)> {
        let mut cited: Vec<(usize, &Source)> = Vec::new();
        for source in sources.iter().map(|ix| self.procedure.source(*ix)) {
            let place = self.sources.iter().position(|known| is_same(known, source));
            let number = place.map(|place| place + 1);
            cited.extend(
                number
                    .filter(|it| cited.iter().all(|(known, _)| known != it))
                    .map(|it| (it, source)),
            );
        }
        cited
    }

    /// The numbers of these sources: `[1] [3]`; nothing where there are none.
    #[must_use]
    pub fn numbers(&self, sources: &[SourceIx]) -> String {
        let numbers = self.of_these(sources).into_iter().map(|(number, _)| format!("[{number}]"));
        numbers.collect::<Vec<_>>().join(" ")
    }
}

/// A source as a reader would look it up: title, grade, address.
#[must_use]
pub fn words(source: &Source) -> String {
    let mut text = source.title.clone();
    if let Some(grade) = &source.grade {
        let _ = write!(text, " (grade {grade})");
    }
    if let Some(url) = &source.url {
        let _ = write!(text, " {url}");
    }
    text
}

fn is_same(one: &Source, other: &Source) -> bool {
    (&one.title, &one.url) == (&other.title, &other.url)
}
