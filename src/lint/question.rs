//! Rules about questions: what can be answered without knowing, and what is not asked.

mod alike_options;
mod bare_tick;
mod coin_toss;
mod critical_unasked;
mod given_away;
mod telling_length;
mod telling_word;
mod unexplained_answer;

use super::Rule;
use super::run::{Question, Run};
use crate::author::document;
use crate::procedure::Kind;
use crate::procedure::checkpoint::{Choice, Choose};

pub(super) const RULES: &[&Rule] = &[
    &critical_unasked::RULE,
    &bare_tick::RULE,
    &telling_length::RULE,
    &telling_word::RULE,
    &given_away::RULE,
    &alike_options::RULE,
    &coin_toss::RULE,
    &unexplained_answer::RULE,
];

/// A question with options, beside what is written for it.
struct Choosing<'a> {
    question: Question<'a>,
    settled: &'a Choose,
    written: &'a document::Choose,
}

impl<'a> Choosing<'a> {
    /// The options, each beside what is written for it.
    fn options(&self) -> impl Iterator<Item = (&'a Choice, &'a document::Choice)> {
        self.settled.options.iter().zip(self.written.choose.iter())
    }

    /// The only right option, where there is but one.
    fn only_right(&self) -> Option<(&'a Choice, &'a document::Choice)> {
        let mut rights = self.options().filter(|(option, _)| option.right);
        rights.next().filter(|_| rights.next().is_none())
    }

    fn wrongs(&self) -> impl Iterator<Item = &'a Choice> {
        self.settled.options.iter().filter(|option| !option.right)
    }
}

/// The questions with options.
fn choosing<'a>(run: &Run<'a>) -> impl Iterator<Item = Choosing<'a>> {
    run.questions().filter_map(|question| match (&question.asked.kind, &question.written.kind) {
        (Kind::Choose(settled), document::Kind::Choose(written)) => {
            Some(Choosing { question, settled, written })
        }
        _ => None,
    })
}

/// Where an option is written.
fn place(option: &document::Choice) -> crate::author::Span {
    let phrase = option.right.as_ref().or(option.wrong.as_ref());
    phrase.map(crate::author::written::Phrase::span).unwrap_or_default()
}
