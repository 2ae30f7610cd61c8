//! One mistake of an author, as plain data, and the list that collects them.
//!
//! A mistake is a value, never an error: finding one does not stop the search for the next.
//! How it is shown is the business of `render.rs`. Read next: `code.rs`.

use super::{Code, Span};
use std::collections::BTreeSet;

/// How many problems of one file are listed before the rest is only counted.
pub const MOST: usize = 100;

/// How much a problem matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// The procedure cannot be rehearsed.
    Error,
    /// The procedure can be rehearsed, and the author probably meant something else.
    Warning,
}

impl Level {
    /// The word used in output.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A place in a file, and what is to be said about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// A few words; may be empty for the primary label.
    pub text: String,
}

/// A change of the text that takes a problem away, whatever else stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What is replaced; with an empty span, something is put there.
    pub span: Span,
    /// What stands there afterwards.
    pub with: String,
}

/// What a problem speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speaks {
    /// What is written, whatever the run.
    TheFile,
    /// A value, which may be another in each run: said once for a place.
    AValue,
    /// Something that is a problem only if it is so in every run.
    EveryRun,
}

/// One problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of mistake.
    pub code: Code,
    /// How much it matters.
    pub level: Level,
    /// What is wrong: lower case, no full stop, the author's words in backticks.
    pub message: String,
    /// Where it is wrong.
    pub primary: Label,
    /// Other places that explain it, perhaps in other files.
    pub secondary: Vec<Label>,
    /// What to do next.
    pub help: Option<String>,
    /// What a program can do about it without asking.
    pub fix: Option<Fix>,
    /// What it speaks of.
    pub(super) speaks: Speaks,
}

impl Diagnostic {
    /// An error at `span`.
    #[must_use]
    pub fn error(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            level: Level::Error,
            message: message.into(),
            primary: Label { span, text: String::new() },
            secondary: Vec::new(),
            help: None,
            fix: None,
            speaks: Speaks::TheFile,
        }
    }

    /// A warning at `span`.
    #[must_use]
    pub fn warning(code: Code, span: Span, message: impl Into<String>) -> Self {
        Self { level: Level::Warning, ..Self::error(code, span, message) }
    }

    /// The same, speaking of something else than the file.
    pub(super) const fn speaking(mut self, speaks: Speaks) -> Self {
        self.speaks = speaks;
        self
    }

    /// The same, about a value that may be another in each run: it is said once for a place, with
    /// the runs in which it is so.
    #[must_use]
    pub const fn in_this_run(self) -> Self {
        self.speaking(Speaks::AValue)
    }

    /// The same, about something that is a problem only if it is so in every run.
    #[must_use]
    pub const fn if_in_every_run(self) -> Self {
        self.speaking(Speaks::EveryRun)
    }

    /// What makes it the same problem as another.
    pub(super) fn key(&self) -> (Span, Code, String) {
        let words = match self.speaks {
            Speaks::TheFile => self.message.clone(),
            Speaks::AValue | Speaks::EveryRun => String::new(),
        };
        (self.primary.span, self.code, words)
    }

    /// The same with words under the place itself.
    #[must_use]
    pub fn labelled(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// The same with another place that explains it.
    #[must_use]
    pub fn and(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// The same with what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with what to do next, if there is advice.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help.or(self.help);
        self
    }

    /// The same with the text that may stand at `span` instead, without asking the author.
    #[must_use]
    pub fn fixed(mut self, span: Span, with: impl Into<String>) -> Self {
        self.fix = Some(Fix { span, with: with.into() });
        self
    }

    /// Whether it keeps the procedure from being rehearsed.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.level == Level::Error
    }
}

/// The problems that are not kept.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct More {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    /// Where the last of them is.
    pub(super) last: Span,
}

/// The problems of one file, the first hundred errors and warnings kept and the others counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings {
    kept: Vec<Diagnostic>,
    /// How many errors are kept.
    errors: usize,
    more: More,
    /// The keys that slips stand for.
    meant: BTreeSet<&'static str>,
}

impl Findings {
    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        if !diagnostic.is_error() {
            if self.kept.len() - self.errors < MOST {
                self.kept.push(diagnostic);
            } else {
                self.more.warnings += 1;
                self.more.last = self.more.last.max(diagnostic.primary.span);
            }
        } else if self.errors < MOST {
            self.errors += 1;
            self.kept.push(diagnostic);
        } else {
            self.count(diagnostic.primary.span);
        }
    }

    /// Counts a problem without a word about it.
    pub(super) const fn count(&mut self, span: Span) {
        self.more.errors += 1;
        self.more.last = span;
    }

    /// Whether further problems are only counted.
    pub(super) const fn is_full(&self) -> bool {
        self.errors >= MOST
    }

    /// Whether nothing was found that keeps the procedure from being rehearsed.
    pub(super) const fn is_clean(&self) -> bool {
        self.errors == 0 && self.more.errors == 0
    }

    /// Notes that a key that was told of is a slip of `key`.
    pub(super) fn take_for(&mut self, key: &'static str) {
        self.meant.insert(key);
    }

    /// Whether an unknown key was taken for a slip of `key`, which is therefore not missing.
    pub(super) fn took_for(&self, key: &str) -> bool {
        self.meant.contains(key)
    }

    /// How many problems were found and kept so far.
    pub(super) const fn count_kept(&self) -> usize {
        self.kept.len()
    }

    /// Forgets what was found about the whole of the value at `span` since there were `before`.
    pub(super) fn forget(&mut self, before: usize, span: Span) {
        let mut position = 0;
        self.kept.retain(|found| {
            position += 1;
            position <= before || found.primary.span != span
        });
        self.errors = self.kept.iter().filter(|found| found.is_error()).count();
    }

    /// Leaves it to the author to mend what is wrong at `span`.
    pub(super) fn unfix(&mut self, span: Span) {
        for found in self.kept.iter_mut().filter(|found| found.primary.span == span) {
            found.fix = None;
        }
    }

    /// What was found and kept, and what was not kept.
    pub(super) fn into_parts(self) -> (Vec<Diagnostic>, More) {
        (self.kept, self.more)
    }

    /// The first problem with this code.
    pub(super) fn first(&self, code: Code) -> Option<&Diagnostic> {
        self.kept.iter().find(|diagnostic| diagnostic.code == code)
    }

    /// Counts so many problems without a word about them.
    pub(super) fn count_more(&mut self, more: More) {
        self.more.errors += more.errors;
        self.more.warnings += more.warnings;
        self.more.last = self.more.last.max(more.last);
    }

    /// Adds what was found elsewhere in the same file.
    pub(super) fn append(&mut self, other: Self) {
        self.count_more(other.more);
        self.meant.extend(other.meant);
        other.kept.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// What was found, in the order of the file.
    pub(super) fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.kept.sort_by_key(|d| (d.primary.span.start, d.code));
        let more = self.more.errors + self.more.warnings;
        if more > 0 {
            let plural = if more == 1 { "" } else { "s" };
            let message = format!("and {more} more problem{plural} in this file");
            let end = if self.more.errors > 0 {
                Diagnostic::error(Code::TooMany, self.more.last, message)
            } else {
                Diagnostic::warning(Code::TooMany, self.more.last, message)
            };
            self.kept.push(end.help("correct the first ones and check again"));
        }
        self.kept
    }
}
