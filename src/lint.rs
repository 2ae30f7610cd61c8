//! Lints: what a careful colleague says of a procedure before trainees meet it.
//!
//! A file without an error can be rehearsed; whether it teaches is another question. Each rule is
//! one file in the folder of its family, with its code, its long text and its look at the file, and
//! has a pair of fixtures in `tests/fixtures/lint`. A rule that speaks of a value sees every variant
//! with every case. This layer opens no file and asks no clock.
//! Read next: `lint/rule.rs`, `lint/run.rs`, `lint/profile.rs`, `lint/silence.rs`.

mod file;
mod flow;
mod gist;
mod number;
mod profile;
mod question;
mod rule;
mod run;
mod silence;
mod taken;
mod teaching;
mod time;
mod timetable;
mod words;

pub use gist::{Gist, Later, gist, is_later};
pub use profile::Profile;
pub use rule::Rule;
pub use taken::{Own, Taken};

use crate::author::{
    self, Code, Compiled, Diagnostic, FileIx, Library, Readings, Review, ReviewedFile, ReviewedRun,
};
use rule::Look;
use run::Run;
use words::Words;

/// Rules that belong together.
#[derive(Debug)]
pub struct Family {
    /// What they look at.
    pub title: &'static str,
    /// In the order in which they are listed.
    pub rules: &'static [&'static Rule],
}

/// All rules.
pub const FAMILIES: &[Family] = &[
    Family { title: "The way through", rules: flow::RULES },
    Family { title: "Time", rules: time::RULES },
    Family { title: "Doses and numbers", rules: number::RULES },
    Family { title: "Questions", rules: question::RULES },
    Family { title: "Teaching", rules: teaching::RULES },
    Family { title: "The file", rules: file::RULES },
];

/// All rules, family by family.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules.iter().copied())
}

/// The rule of this word.
#[must_use]
pub fn rule(word: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.lint.word == word)
}

/// The rule that gives this code, if it is a lint's.
#[must_use]
pub fn rule_of(code: Code) -> Option<&'static Rule> {
    if let Code::Lint(lint) = code { rule(lint.word) } else { None }
}

/// What a file is held against.
#[derive(Clone, Copy, Debug)]
pub struct Standard<'a> {
    /// Which lints are errors.
    pub profile: Profile,
    /// The day, as `2026-11-22`.
    pub today: &'a str,
}

/// Reads the file called `name`, checks it in every variant with every case, and if nothing is
/// wrong lets every rule look at it.
#[must_use]
pub fn check<L: Library>(
    readings: &Readings<'_, L>,
    name: &str,
    standard: Standard<'_>,
) -> Compiled {
    let mut reader = Reader { standard, words: Words::default(), file: None };
    let mut compiled = author::review_with(readings, name, &mut reader);
    let Compiled { diagnostics, sources, .. } = &mut compiled;
    if let Some(file) = reader.file.and_then(|ix| Some((ix, sources.file(ix)?.text.as_str()))) {
        silence::apply(file, standard.profile, diagnostics);
    }
    compiled
}

/// An objection with the level that it has under this profile.
fn leveled(mut objection: Diagnostic, profile: Profile) -> Diagnostic {
    if let Some(rule) = rule_of(objection.code) {
        objection.level = rule.level(profile);
    }
    objection
}

/// The highest profile that a file with these problems reaches; none where one is an error
/// whatever the profile.
#[must_use]
pub fn reached<'d>(found: impl IntoIterator<Item = &'d Diagnostic>) -> Option<Profile> {
    let mut reached = Some(Profile::Publish);
    for diagnostic in found {
        reached = match rule_of(diagnostic.code) {
            Some(rule) => reached.min(rule.fails.below()),
            None if diagnostic.is_error() => None,
            None => reached,
        };
    }
    reached
}

/// The careful colleague.
struct Reader<'a> {
    standard: Standard<'a>,
    words: Words,
    /// The file, once nothing is wrong with it.
    file: Option<FileIx>,
}

impl Reader<'_> {
    /// What all rules say that `look` lets look.
    fn objections(&self, look: impl Fn(Look, &mut Vec<Diagnostic>)) -> Vec<Diagnostic> {
        let mut found = Vec::new();
        rules().for_each(|rule| look(rule.look, &mut found));
        found.into_iter().map(|it| leveled(it, self.standard.profile)).collect()
    }
}

impl Review for Reader<'_> {
    fn run(&mut self, seen: &ReviewedRun<'_>) -> Vec<Diagnostic> {
        let run = Run::new(seen, &self.words);
        self.objections(|look, found| {
            if let Look::Run(look) = look {
                look(&run, found);
            }
        })
    }

    fn file(&mut self, seen: &ReviewedFile<'_>) -> Vec<Diagnostic> {
        // Silences are looked for once everything was said.
        self.file = Some(seen.ix);
        let file = rule::File { seen, today: self.standard.today };
        self.objections(|look, found| {
            if let Look::File(look) = look {
                look(&file, found);
            }
        })
    }
}
