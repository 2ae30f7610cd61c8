//! What a part can see: its own names, those of the parts it uses, and where to report.
//!
//! A name that is not found is reported once, with the nearest that exists; where something was
//! lost on the way, a missing name proves nothing and is passed over.

use super::plan::{Names, Part, TimerPlan};
use super::started::Starts;
use crate::author::diagnostic::{Diagnostic, Findings};
use crate::author::document::Document;
use crate::author::suggest::advice;
use crate::author::visible::visible;
use crate::author::written::{Asked, Length, Line, List, Spanned};
use crate::author::{Code, FileIx, Span};
use crate::procedure::{SourceIx, StepIx, TimerIx};
use std::cell::RefCell;
use std::time::Duration;

/// The findings of all files, and what is noted about timers while walking.
pub(super) struct Ledger {
    findings: RefCell<Vec<Findings>>,
    /// Which files had mistakes of shape, so that what is absent proves nothing.
    whole: bool,
    pub(super) starts: RefCell<Starts>,
}

impl Ledger {
    pub(super) fn new(findings: Vec<Findings>) -> Self {
        let whole = findings.iter().all(Findings::is_clean);
        Self { findings: RefCell::new(findings), whole, starts: RefCell::default() }
    }

    /// Whether all files could be read without an error.
    pub(super) const fn is_whole(&self) -> bool {
        self.whole
    }

    pub(super) fn is_clean(&self) -> bool {
        self.findings.borrow().iter().all(Findings::is_clean)
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        let file = diagnostic.primary.span.file.position();
        if let Some(findings) = self.findings.borrow_mut().get_mut(file) {
            findings.push(diagnostic);
        }
    }

    /// Whether something that was reported explains why `key` is not there.
    fn explains(&self, file: FileIx, key: &str) -> bool {
        // A rule has its `before:` or one of the keys that are not read yet.
        let planned = |found: &Findings| key == "before" && found.has_planned();
        self.findings
            .borrow()
            .get(file.position())
            .is_some_and(|found| found.took_for(key) || planned(found))
    }

    fn is_full(&self, file: FileIx) -> bool {
        self.findings.borrow().get(file.position()).is_some_and(Findings::is_full)
    }

    pub(super) fn into_findings(self) -> Vec<Findings> {
        self.findings.into_inner()
    }
}

/// One part, with everything that its names can mean.
pub(super) struct Scope<'d> {
    pub(super) part: &'d Part<'d>,
    names: &'d Names,
    ledger: &'d Ledger,
}

impl<'d> Scope<'d> {
    pub(super) const fn new(part: &'d Part<'d>, names: &'d Names, ledger: &'d Ledger) -> Self {
        Self { part, names, ledger }
    }

    /// The scope of a part that this one uses.
    pub(super) const fn inside(&self, part: &'d Part<'d>) -> Self {
        Self::new(part, self.names, self.ledger)
    }

    pub(super) const fn document(&self) -> &'d Document {
        self.part.document
    }

    pub(super) fn report(&self, diagnostic: Diagnostic) {
        if self.part.loud {
            self.ledger.report(diagnostic);
        }
    }

    pub(super) fn error(&self, code: Code, span: Span, message: impl Into<String>, help: &str) {
        self.report(Diagnostic::error(code, span, message).help(help));
    }

    /// Whether all files could be read, so that what is absent was never written.
    pub(super) const fn is_whole(&self) -> bool {
        self.ledger.is_whole()
    }

    /// The value of a key that is needed; its absence is reported at `span`.
    pub(super) fn needed<'a, T>(
        &self,
        asked: &'a Asked<T>,
        key: &str,
        span: Span,
    ) -> Option<&'a T> {
        if matches!(asked, Asked::Absent) && !self.ledger.explains(self.part.file, key) {
            let message = format!("missing key `{key}`");
            self.error(Code::MissingKey, span, message, &format!("add `{key}:`"));
        }
        asked.given()
    }

    /// The step called `name`, without a word if there is none.
    pub(super) fn known_step(&self, name: &str) -> Option<StepIx> {
        self.names.steps.get(&self.full(name)).map(|(ix, _)| *ix)
    }

    /// The timer called `name`, without a word if there is none.
    pub(super) fn known_timer(&self, name: &str) -> Option<&'d TimerPlan> {
        self.names.timers.get(&self.full(name))
    }

    /// The step called `name`.
    pub(super) fn step(&self, name: &Spanned<Line>) -> Option<StepIx> {
        let found = self.known_step(name);
        if found.is_none() && !self.part.lossy {
            let timer = self.known_timer(name).is_some();
            let help = self.advice(name, self.names.steps.keys());
            let help = if timer { Some("a timer has this name".to_owned()) } else { help };
            let message = format!("no step has the id `{}`", visible(name));
            self.report(Diagnostic::error(Code::UnknownStep, name.span, message).maybe_help(help));
        }
        found
    }

    /// The timer called `name`, which must be one that runs once. `deed` is what is done to it.
    pub(super) fn window(&self, name: &Spanned<Line>, deed: &str) -> Option<TimerIx> {
        let Some(timer) = self.known_timer(name) else {
            if !(self.part.lossy && name.contains('/')) {
                let message = format!("no timer has the id `{}`", visible(name));
                let help = self.advice(name, self.names.timers.keys());
                let help = help.or_else(|| Some("declare it under `timers:`".into()));
                self.report(
                    Diagnostic::error(Code::UnknownTimer, name.span, message).maybe_help(help),
                );
            }
            return None;
        };
        if !timer.is_window {
            let message = format!("`{}` comes back, so it cannot be {deed}", visible(name));
            self.report(
                Diagnostic::error(Code::NotAWindow, name.span, message)
                    .and(timer.span, "declared with `every:`")
                    .help("name a timer that runs once"),
            );
            return None;
        }
        Some(timer.ix)
    }

    /// Reports that neither a step nor a timer is called `name`.
    pub(super) fn unknown_name(&self, name: &Spanned<Line>) {
        if !self.part.lossy {
            let known = self.names.steps.keys().chain(self.names.timers.keys());
            let message = format!("neither a step nor a timer has the id `{}`", visible(name));
            self.report(
                Diagnostic::error(Code::UnknownName, name.span, message)
                    .maybe_help(self.advice(name, known)),
            );
        }
    }

    /// The timers of a list that `window` accepts.
    pub(super) fn windows(&self, names: &List<Spanned<Line>>, deed: &str) -> Vec<TimerIx> {
        names.iter().filter_map(|name| self.window(name, deed)).collect()
    }

    /// The sources of a list.
    pub(super) fn sources(&self, names: &List<Spanned<Line>>) -> Vec<SourceIx> {
        let known = &self.names.sources;
        let find = |name: &Spanned<Line>| {
            let found = known.get(&self.full(name)).map(|(ix, _)| *ix);
            if found.is_none() {
                let message = format!("no source has the id `{}`", visible(name));
                let help = self.advice(name, known.keys());
                let help = help.or_else(|| Some("declare it under `sources:`".into()));
                self.report(
                    Diagnostic::error(Code::UnknownSource, name.span, message).maybe_help(help),
                );
            }
            found
        };
        names.iter().filter_map(find).collect()
    }

    /// Notes that `name` is waited for or stopped, which makes sense only if something starts it.
    pub(super) fn waits(&self, name: &Spanned<Line>, deed: &'static str) {
        if let Some(timer) = self.known_timer(name).filter(|timer| timer.is_window) {
            let message = format!("timer `{}` is {deed} but nothing starts it", visible(name));
            self.ledger.starts.borrow_mut().waited(timer.ix, name.span, message);
        }
    }

    /// Notes that something starts the timer.
    pub(super) fn started(&self, timer: TimerIx) {
        self.ledger.starts.borrow_mut().started(timer);
    }

    /// A window's three ends, in order; where they are not, that is reported.
    pub(super) fn window_order(&self, ends: &[(&str, &Option<Spanned<Length>>)]) {
        let mut last: Option<(&str, Duration, Span)> = None;
        for (key, end) in ends {
            let Some(end) = end else { continue };
            if let Some((before, length, span)) = last
                && length > end.value.0
            {
                let message = format!("`{key}` is shorter than `{before}`");
                self.report(
                    Diagnostic::error(Code::WindowOrder, end.span, message)
                        .and(span, format!("`{before}` is this"))
                        .help("at_least ≤ target ≤ at_most"),
                );
                return;
            }
            last = Some((key, end.value.0, end.span));
        }
    }

    pub(super) fn advice<'n>(
        &self,
        name: &str,
        known: impl Iterator<Item = &'n String> + Clone,
    ) -> Option<String> {
        if self.ledger.is_full(self.part.file) {
            return None;
        }
        let prefix = self.part.prefix.as_str();
        advice(name, known.filter_map(|full| full.strip_prefix(prefix)).collect::<Vec<_>>())
    }

    fn full(&self, name: &str) -> String {
        format!("{}{name}", self.part.prefix)
    }
}
