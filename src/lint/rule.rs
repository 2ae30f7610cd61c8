//! What a rule is: its name, from which profile on it is an error, its long text, and its look.
//!
//! A rule is made by [`rule!`](super::rule::rule), which also finds its two fixtures: without them
//! it does not compile. Read next: any rule, such as `lint/question/bare_tick.rs`.

use super::Profile;
use super::run::Run;
use crate::author::{Code, Diagnostic, Level, Lint, ReviewedFile, Span};

/// One rule.
#[derive(Debug)]
pub struct Rule {
    /// Its code.
    pub lint: Lint,
    /// The mildest profile in which what it finds is an error; elsewhere it is a warning.
    pub fails: Profile,
    /// A file to which it objects.
    pub bad: &'static str,
    /// A file to which it does not.
    pub good: &'static str,
    pub(super) look: Look,
    /// Whether an author may silence it.
    pub(super) yields: bool,
}

/// How a rule looks.
#[derive(Clone, Copy, Debug)]
pub(super) enum Look {
    /// At every run.
    Run(fn(&Run<'_>, &mut Vec<Diagnostic>)),
    /// At the file as it is written.
    File(fn(&File<'_>, &mut Vec<Diagnostic>)),
    /// At the comments that silence others: see `silence.rs`.
    Silences,
    /// At all files side by side: see `taken.rs`.
    Library,
}

/// The file as it is written, and the day.
pub(super) struct File<'a> {
    pub(super) seen: &'a ReviewedFile<'a>,
    /// As `2026-11-22`.
    pub(super) today: &'a str,
}

impl Rule {
    /// An objection at `span`.
    pub(super) fn at(&'static self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::warning(Code::Lint(&self.lint), span, message)
    }

    /// How much it matters what it finds, under this profile.
    #[must_use]
    pub const fn level(&self, profile: Profile) -> Level {
        if self.fails as u8 <= profile as u8 { Level::Error } else { Level::Warning }
    }
}

/// Makes the rule of a file: its word, its profile, its meaning in a line, its long text, its look;
/// and `never yields` if no comment silences it.
macro_rules! rule {
    ($word:literal, $fails:ident, $meaning:literal, $explain:literal, $look:expr) => {
        rule!($word, $fails, $meaning, $explain, $look, true);
    };
    ($word:literal, $fails:ident, $meaning:literal, $explain:literal, $look:expr, never yields) => {
        rule!($word, $fails, $meaning, $explain, $look, false);
    };
    ($word:literal, $fails:ident, $meaning:literal, $explain:literal, $look:expr, $yields:literal) => {
        pub(in crate::lint) static RULE: $crate::lint::rule::Rule = $crate::lint::rule::Rule {
            lint: $crate::author::Lint { word: $word, meaning: $meaning, explain: $explain },
            fails: $crate::lint::Profile::$fails,
            bad: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/tests/fixtures/lint/",
                $word,
                "/bad.yaml"
            )),
            good: include_str!(concat!(
                env!("CARGO_MANIFEST_DIR"),
                "/tests/fixtures/lint/",
                $word,
                "/good.yaml"
            )),
            look: $look,
            yields: $yields,
        };
    };
}

pub(super) use rule;
