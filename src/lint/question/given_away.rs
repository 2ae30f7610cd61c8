//! `given-away`: what is shown with the question holds the answer.

use super::{choosing, place};
use crate::author::document;
use crate::author::{Diagnostic, Span};
use crate::lint::rule::{Look, rule};
use crate::lint::run::{Question, Run};
use crate::procedure::Kind;
use crate::procedure::number::shown;

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
    for choosing in choosing(run) {
        let Some((right, written)) = choosing.only_right() else { continue };
        let words = run.words(&right.text);
        if words.stems.len() < 2 {
            continue;
        }
        let told = places(choosing.question).find(|(_, text)| {
            let mut wrongs = choosing.wrongs();
            holds(run, text, &right.text) && !wrongs.any(|wrong| holds(run, text, &wrong.text))
        });
        if let Some((giving, _)) = told {
            tell(place(written), giving, found);
        }
    }
    for question in run.questions() {
        match (&question.asked.kind, &question.written.kind) {
            (Kind::Number(number), document::Kind::Number(said)) => {
                let right = shown(number.right);
                let trivial = number.right.abs() < 2.0;
                // The question itself holds the numbers from which the answer is worked out.
                let mut before = places(question).filter(|((what, _), _)| *what != "question");
                let told = before.find(|(_, text)| run.words(text).bare.contains(&right));
                if let Some((giving, _)) = told.filter(|_| !trivial) {
                    tell(said.number.span, giving, found);
                }
            }
            (Kind::Say(say), document::Kind::Say(said)) => {
                let told = places(question)
                    .find(|(_, text)| say.phrases.iter().any(|phrase| holds(run, text, phrase)));
                if let Some((giving, _)) = told {
                    tell(said.say.span, giving, found);
                }
            }
            _ => {}
        }
    }
}

/// Whether a text holds all words of an answer that say something.
fn holds(run: &Run<'_>, text: &str, answer: &str) -> bool {
    let (text, answer) = (run.words(text), run.words(answer));
    !answer.stems.is_empty() && answer.stems.iter().all(|word| text.stems.contains(word))
}

fn tell(span: Span, (what, place): (&str, Span), found: &mut Vec<Diagnostic>) {
    let message = format!("the {what} gives this answer away");
    let help = "take it out there, or ask for something else";
    found.push(RULE.at(span, message).and(place, "here").help(help).in_this_run());
}

/// What the trainee sees before the answer, what it is and where it is written.
fn places(question: Question<'_>) -> impl Iterator<Item = ((&'static str, Span), &str)> {
    let Question { step, form, written, asked } = question;
    let title = (("title", step.step.span()), form.title.as_str());
    let cue = step.cue.as_ref().zip(form.teaching.cue.as_deref());
    let cue = cue.map(|(written, cue)| (("cue", written.span), cue));
    let ask = written.ask.as_ref().map(|ask| (("question", ask.span), asked.ask.as_str()));
    std::iter::once(title).chain(cue).chain(ask)
}
