//! `given-away`: what is shown with the question holds the answer.

use super::{choosing, place};
use crate::author::document;
use crate::author::{Diagnostic, Span};
use crate::lint::rule::{Look, rule};
use crate::lint::run::Run;
use crate::procedure::number::shown;
use crate::procedure::{Checkpoint, Kind};
use crate::session::judge::{bare_words, stems};
use std::collections::BTreeSet;

rule! {
    "given-away",
    Assess,
    "an answer that the title, the cue or the question gives away",
    "The trainee sees the question, and before it the cue and the title of the step. Where these \
     hold the answer, nothing is asked: `Inject 10 mL slowly`, and then `How many millilitres?`.\n\
     \n\
     Take the number or the words out of the title and the cue, and put them into `do:` or \
     `why:`, which the modes that examine never show. Or ask for something else: why so much, or \
     what is done if it does not go in.",
    Look::Run(look)
}

fn look(run: &Run<'_>, found: &mut Vec<Diagnostic>) {
    for question in choosing(run) {
        let Some((right, written)) = question.only_right() else { continue };
        let places = Places::of(run, question.step, question.asked);
        let words = stems(&right.text);
        let wrongs: Vec<Vec<String>> = question.wrongs().map(|it| stems(&it.text)).collect();
        if words.len() < 2 {
            continue;
        }
        let told = places.all().find(|(_, said)| {
            let holds = |words: &[String]| words.iter().all(|word| said.contains(word));
            holds(&words) && !wrongs.iter().any(|wrong| holds(wrong))
        });
        if let Some((place_of, _)) = told {
            tell(place(written), place_of, found);
        }
    }
    for (step, written, asked) in run.questions() {
        if let (Kind::Number(number), document::Kind::Number(said)) = (&asked.kind, &written.kind) {
            let right = shown(number.right);
            let trivial = number.right.abs() < 2.0;
            let places = Places::of(run, step, asked);
            // The question itself holds the numbers from which the answer is worked out.
            let before = places.texts().filter(|((what, _), _)| *what != "question");
            let told = { before }.find(|(_, text)| bare_words(text).contains(&right));
            if let Some((place_of, _)) = told.filter(|_| !trivial) {
                tell(said.number.span, place_of, found);
            }
        }
        if let (Kind::Say(say), document::Kind::Say(said)) = (&asked.kind, &written.kind) {
            let places = Places::of(run, step, asked);
            let wanted: Vec<Vec<String>> = say.phrases.iter().map(|it| stems(it)).collect();
            let told = places.all().find(|(_, said)| {
                let holds =
                    |it: &Vec<String>| !it.is_empty() && it.iter().all(|it| said.contains(it));
                wanted.iter().any(holds)
            });
            if let Some((place_of, _)) = told {
                tell(said.say.span, place_of, found);
            }
        }
    }
}

fn tell(span: Span, (what, place): (&str, Span), found: &mut Vec<Diagnostic>) {
    let message = format!("the {what} gives this answer away");
    let help = "take it out there, or ask for something else";
    found.push(RULE.at(span, message).and(place, "here").help(help).in_this_run());
}

/// What the trainee sees before the answer, and where it is written.
struct Places(Vec<((&'static str, Span), String)>);

impl Places {
    fn of(run: &Run<'_>, step: &document::Step, asked: &Checkpoint) -> Self {
        let all = run.steps().find(|(_, _, written)| std::ptr::eq(*written, step));
        let Some((_, settled, _)) = all else { return Self(Vec::new()) };
        let ask = step.check.get(asked.nth).and_then(|check| check.ask.as_ref());
        let title = (("title", step.step.span()), settled.title.clone());
        let cue = step.cue.as_ref().zip(settled.teaching.cue.as_ref());
        let cue = cue.map(|(written, cue)| (("cue", written.span), cue.clone()));
        let ask = ask.map(|ask| (("question", ask.span), asked.ask.clone()));
        Self(std::iter::once(title).chain(cue).chain(ask).collect())
    }

    fn texts(&self) -> impl Iterator<Item = ((&'static str, Span), &str)> {
        self.0.iter().map(|(place, text)| (*place, text.as_str()))
    }

    /// Each place with the words it holds.
    fn all(&self) -> impl Iterator<Item = ((&'static str, Span), BTreeSet<String>)> {
        self.texts().map(|(place, text)| (place, stems(text).into_iter().collect()))
    }
}
