//! What a part can see in one run: its own names, its values, and where to report.
//!
//! A name that is not found is reported once, with the nearest that exists; where it was lost with
//! something that is wrong itself, it is passed over.

use super::ledger::Ledger;
use super::parameters;
use super::plan::Part;
use super::run::Run;
use crate::author::diagnostic::{Diagnostic, More, Speaks};
use crate::author::document::{Document, Vitals};
use crate::author::expression::{Expression, Kind, Kinds, Mistake, Value, Values};
use crate::author::fix::removal::of_key;
use crate::author::suggest::{advice, nearest};
use crate::author::template::Piece;
use crate::author::written::{Asked, Computable, Computed, Length, Phrase, Spanned, Text};
use crate::author::{Code, Span, scalar};
use crate::procedure::particulars::Vital;
use std::ops::Range;
use std::time::Duration;

/// How many bytes the texts of one run may have once they are filled in.
const MOST_FILLED: usize = 16_000_000;

/// What is to be reported.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// Everything.
    Loud,
    /// What is wrong whatever the values: the thing is not there in this run.
    Absent,
    /// Nothing.
    Quiet,
}

/// Where in a run something stands.
#[derive(Clone, Copy)]
pub(super) struct Surroundings {
    /// The pass of the repeat.
    pub(super) pass: Option<u32>,
    pub(super) in_repeat: bool,
    pub(super) mood: Mood,
}

impl Surroundings {
    /// In no repeat, and there.
    pub(super) const PLAIN: Self = Self { pass: None, in_repeat: false, mood: Mood::Loud };
}

/// One part in one run.
pub(super) struct Scope<'s, 'd> {
    pub(super) run: &'s Run<'s, 'd>,
    pub(super) part: &'s Part<'d>,
    pub(super) ledger: &'s Ledger,
    around: Surroundings,
}

impl<'s, 'd> Scope<'s, 'd> {
    pub(super) fn new(
        run: &'s Run<'s, 'd>,
        part: &'s Part<'d>,
        ledger: &'s Ledger,
        around: Surroundings,
    ) -> Self {
        Self { run, part, ledger, around }
    }

    /// The same part elsewhere.
    pub(super) fn with(&self, around: Surroundings) -> Scope<'s, 'd> {
        Scope::new(self.run, self.part, self.ledger, around)
    }

    pub(super) const fn document(&self) -> &'d Document {
        self.part.document
    }

    /// The same place, as it is.
    pub(super) fn here(&self) -> Scope<'s, 'd> {
        self.with(self.around)
    }

    /// The same place, for what is not there in this run.
    pub(super) fn absent(&self) -> Scope<'s, 'd> {
        self.with(Surroundings { mood: Mood::Absent, ..self.around })
    }

    /// Which pass a message speaks of, if there are several.
    pub(super) fn pass_words(&self) -> String {
        self.around.pass.map_or_else(String::new, |pass| format!(" in pass {pass}"))
    }

    /// Whether what stands here is there in this run.
    pub(super) fn is_there(&self) -> bool {
        self.around.mood != Mood::Absent
    }

    /// Whether everything that is wrong here is told.
    pub(super) fn is_loud(&self) -> bool {
        self.around.mood == Mood::Loud
    }

    /// Whether the part itself is there, which a `when:` beside its `use:` may deny.
    pub(super) fn has_part(&self) -> bool {
        self.run.hold(&self.part.whens, None, self.ledger)
    }

    /// Reports what is wrong whatever the values are.
    pub(super) fn report(&self, diagnostic: Diagnostic) {
        if self.part.loud && self.around.mood != Mood::Quiet {
            self.ledger.report(diagnostic);
        }
    }

    /// Reports a value that has no meaning where it stands: its key can go.
    pub(super) fn report_without(&self, diagnostic: Diagnostic) {
        let fix = of_key(&self.part.reading.file.text, diagnostic.primary.span);
        self.report(Diagnostic { fix, ..diagnostic });
    }

    pub(super) fn error(&self, code: Code, span: Span, message: impl Into<String>, help: &str) {
        self.report(Diagnostic::error(code, span, message).help(help));
    }

    /// Reports what is wrong with the values of this run, in which a used part may differ.
    pub(super) fn report_value(&self, diagnostic: Diagnostic) {
        if self.around.mood == Mood::Loud {
            self.ledger.report(diagnostic.speaking(Speaks::AValue));
        }
    }

    /// Reports what is wrong only if it is so in every run.
    pub(super) fn report_if_everywhere(&self, diagnostic: Diagnostic) {
        if self.around.mood == Mood::Loud {
            self.ledger.report(diagnostic.speaking(Speaks::EveryRun));
        }
    }

    /// Whether all files could be read, so that what is absent was never written.
    pub(super) const fn is_whole(&self) -> bool {
        self.ledger.is_whole()
    }

    /// Whether further problems of this file are only counted.
    fn is_full(&self) -> bool {
        self.ledger.is_full(self.part.reading.ix)
    }

    /// The place of a part of a scalar.
    fn place(&self, span: Span, text: &str, range: &Range<usize>) -> Span {
        scalar::place(&self.part.reading.file.text, span, text, range)
    }

    fn mistaken(&self, span: Span, text: &str, mistake: Mistake) -> Diagnostic {
        let place = self.place(span, text, &mistake.range);
        Diagnostic::error(mistake.code, place, mistake.message).maybe_help(mistake.help)
    }

    /// What an expression comes to; nothing where something is wrong with it, which is reported.
    pub(super) fn value_of(
        &self,
        expression: &Expression,
        span: Span,
        text: &str,
    ) -> Option<(Value, Kind)> {
        let mut mistakes = Vec::new();
        let kind = expression.kind(self, &mut mistakes);
        if !mistakes.is_empty() {
            if self.is_full() {
                let more = More { errors: mistakes.len(), warnings: 0, last: span };
                self.ledger.count(self.part.reading.ix, more);
                return None;
            }
            for mistake in mistakes {
                self.report(self.mistaken(span, text, mistake));
            }
            return None;
        }
        if self.around.mood == Mood::Absent {
            return None;
        }
        match expression.value(self) {
            Ok(value) => value.map(|value| (value, kind)),
            Err(mistake) => {
                let list = mistake.list.clone().map(|list| self.full(&list));
                let found = self.mistaken(span, text, mistake);
                match list {
                    Some(list) if self.is_loud() => {
                        self.ledger.report_first(list, found.speaking(Speaks::AValue));
                    }
                    _ => self.report_value(found),
                }
                None
            }
        }
    }

    /// The value that is written, or that it is computed to be.
    pub(super) fn computed<T: Computable>(&self, written: &Spanned<Computed<T>>) -> Option<T> {
        let (expression, text) = match &written.value {
            Computed::Fixed(value) => return Some(value.clone()),
            Computed::Expression(both) => &**both,
        };
        let mut mistakes = Vec::new();
        let kind = expression.kind(self, &mut mistakes);
        let fits = kind.is_like(&T::KIND) || T::OTHER.is_some_and(|other| kind.is_like(&other));
        if mistakes.is_empty() && !fits {
            let place = self.place(written.span, text, &expression.range());
            let other = T::OTHER.map_or_else(String::new, |other| format!(" or {other}"));
            let message = format!("expected {}{other}, and this is {kind}", T::KIND);
            let help = parameters::example(&T::KIND);
            self.report(Diagnostic::error(Code::WrongKind, place, message).help(help));
            return None;
        }
        let (value, _) = self.value_of(expression, written.span, text)?;
        let computed = T::computed(&value);
        computed.map_err(|why| self.unfit(written.span, text, expression, (&value, &why))).ok()
    }

    fn unfit(&self, span: Span, text: &str, expression: &Expression, (value, why): (&Value, &str)) {
        let place = self.place(span, text, &expression.range());
        let message = format!("this comes to {value}: {why}");
        self.report_value(Diagnostic::error(Code::BadValue, place, message));
    }

    /// The kind of a number that is written or computed, with its unit.
    pub(super) fn kind_of<T: Computable>(&self, written: &Spanned<Computed<T>>) -> Kind {
        match &written.value {
            Computed::Fixed(_) => T::KIND,
            Computed::Expression(both) => both.0.kind(self, &mut Vec::new()),
        }
    }

    /// A length of time.
    pub(super) fn length(&self, written: Option<&Spanned<Computed<Length>>>) -> Option<Duration> {
        written.and_then(|written| self.computed(written)).map(|length| length.0)
    }

    /// A text with its values filled in.
    pub(super) fn text(&self, text: &Text) -> String {
        if text.pieces().is_empty() {
            return text.written().to_owned();
        }
        let mut filled = String::new();
        for piece in text.pieces() {
            if self.run.filled.get() + filled.len() > MOST_FILLED {
                let whole = Span::new(self.part.reading.ix, 0..0);
                if self.is_loud() && self.ledger.is_new(whole, Code::TooLarge) {
                    let message = format!("the texts come to more than {MOST_FILLED} bytes");
                    let found = Diagnostic::error(Code::TooLarge, text.span, message);
                    self.report_value(found.help("fill in less"));
                }
                break;
            }
            match piece {
                Piece::Literal(literal) => filled.push_str(literal),
                Piece::Value(expression) => {
                    let value = self.value_of(expression, text.span, text.scalar());
                    filled
                        .push_str(&value.map_or_else(|| "…".to_owned(), |(it, _)| it.to_string()));
                }
            }
        }
        self.run.filled.set(self.run.filled.get() + filled.len());
        filled
    }

    pub(super) fn maybe_text(&self, text: Option<&Text>) -> Option<String> {
        text.map(|text| self.text(text))
    }

    pub(super) fn phrase(&self, phrase: &Phrase) -> String {
        self.text(phrase.text())
    }

    /// Phrases for one thing, with their values filled in.
    pub(super) fn phrases(&self, phrases: &[Phrase]) -> Vec<String> {
        phrases.iter().map(|phrase| self.phrase(phrase)).collect()
    }

    pub(super) fn vitals(&self, vitals: &Vitals) -> Vec<Vital> {
        let all = vitals.iter().filter_map(|(name, value)| {
            let value = self.phrase(value.as_ref()?.phrase());
            Some(Vital { name: name.value.clone(), value })
        });
        all.collect()
    }

    /// The value of a key that is needed; its absence is reported at `span`.
    pub(super) fn needed<'a, T>(
        &self,
        asked: &'a Asked<T>,
        key: &str,
        span: Span,
    ) -> Option<&'a T> {
        if matches!(asked, Asked::Absent) && !self.part.reading.findings.took_for(key) {
            let message = format!("missing key `{key}`");
            self.error(Code::MissingKey, span, message, &format!("add `{key}:`"));
        }
        asked.given()
    }

    /// A window's ends, in order; where they are not, that is reported.
    pub(super) fn window_order<const N: usize>(
        &self,
        ends: [(&str, Option<&Spanned<Computed<Length>>>); N],
    ) -> [Option<Duration>; N] {
        let lengths = ends.map(|(_, end)| self.length(end));
        let mut last: Option<(&str, Duration, Span)> = None;
        for ((key, end), length) in ends.into_iter().zip(lengths) {
            let (Some(end), Some(length)) = (end, length) else { continue };
            if let Some((before, least, span)) = last
                && least > length
            {
                let message = format!("`{key}` is shorter than `{before}`");
                self.report_value(
                    Diagnostic::error(Code::WindowOrder, end.span, message)
                        .and(span, format!("`{before}` is this"))
                        .help("at_least ≤ target ≤ at_most"),
                );
                break;
            }
            last = Some((key, length, end.span));
        }
        lengths
    }
}

impl Kinds for Scope<'_, '_> {
    fn kind(&self, name: &str) -> Option<Kind> {
        self.run.declared.get(self.part.position)?.known(name)
    }

    fn advice(&self, name: &str) -> Option<String> {
        if self.is_full() {
            return None;
        }
        let names = self.run.declared.get(self.part.position)?.names();
        let words = self.around.in_repeat.then_some("pass");
        if nearest(name, names.clone().chain(words)) == words && words.is_some() {
            return advice(name, words);
        }
        advice(name, names)
    }

    fn in_repeat(&self) -> bool {
        self.around.in_repeat
    }
}

impl Values for Scope<'_, '_> {
    fn value(&self, name: &str) -> Option<&Value> {
        let position = self.run.declared.get(self.part.position)?.position(name)?;
        self.run.values.get(self.part.position)?.get(position)?.as_ref()
    }

    fn pass(&self) -> Option<u32> {
        self.run.asked_pass.set(true);
        self.around.pass
    }
}
