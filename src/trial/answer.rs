//! Answers in a trial: the right one, and the wrong one that an author gives.

use crate::author::trial::GivenAnswer;
use crate::instrument::Wall;
use crate::instrument::bench::expert;
use crate::procedure::checkpoint::{Checkpoint, Kind};
use crate::procedure::number::shown;
use crate::session::Answer;
use crate::session::checkpoint::{shown_arms, shown_items, shown_order};

/// Where a question is asked, for the order in which its options are shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    pub(super) seed: u64,
    pub(super) step: &'a str,
    pub(super) position: usize,
}

/// The right answer; nothing for a kind that no session asks.
pub(super) fn right(checkpoint: &Checkpoint, at: At<'_>) -> Option<Answer> {
    Some(match &checkpoint.kind {
        Kind::Choose(choose) => {
            let options = choose.options.iter().enumerate();
            let picked = options.filter(|(_, option)| option.right).map(|(position, _)| position);
            let shown = shown_order(choose, at.seed, at.step, at.position);
            Answer::Choose { shown, picked: picked.collect() }
        }
        Kind::Decide(decide) => Answer::Choose {
            shown: shown_arms(decide, at.seed, at.step),
            picked: decide.right_position().into_iter().collect(),
        },
        Kind::Number(number) => Answer::Number { text: shown(number.right), value: number.right },
        Kind::Tick(tick) => Answer::Tick((0..tick.items.len()).collect()),
        Kind::List(list) => {
            let items = list.items.iter().filter_map(|phrases| phrases.first());
            Answer::List(items.cloned().collect::<Vec<_>>().join("; "))
        }
        Kind::Order(order) => Answer::Order {
            shown: shown_items(order, at.seed, at.step, at.position),
            given: (0..order.items.len()).collect(),
        },
        Kind::Say(say) => Answer::Say(say.phrases.first().cloned().unwrap_or_default()),
        Kind::Place(place) => {
            let thing = format!("{}/{}", at.step, at.position);
            Answer::Place(Wall::new(place, at.seed, &thing).right())
        }
        Kind::Needle(needle) => {
            let thing = format!("{}/{}", at.step, at.position);
            Answer::Needle(expert::needled(needle, at.seed, &thing)?)
        }
    })
}

/// The arm at this position of a decision, else the right answer.
pub(super) fn taken(checkpoint: &Checkpoint, arm: usize, at: At<'_>) -> Option<Answer> {
    let Kind::Decide(decide) = &checkpoint.kind else { return right(checkpoint, at) };
    let shown = shown_arms(decide, at.seed, at.step);
    Some(Answer::Choose { shown, picked: std::iter::once(arm).collect() })
}

/// The answer that the author gives; nothing if it does not fit the question.
pub(super) fn given(checkpoint: &Checkpoint, with: &GivenAnswer, at: At<'_>) -> Option<Answer> {
    let position = |all: &[String], text: &String| all.iter().position(|it| it == text);
    Some(match (&checkpoint.kind, with) {
        (Kind::Number(_), GivenAnswer::Number(value)) => {
            Answer::Number { text: shown(*value), value: *value }
        }
        (Kind::Choose(choose), GivenAnswer::Texts(texts)) => {
            let options: Vec<String> = choose.options.iter().map(|it| it.text.clone()).collect();
            let picked = texts.iter().map(|text| position(&options, text));
            let shown = shown_order(choose, at.seed, at.step, at.position);
            Answer::Choose { shown, picked: picked.collect::<Option<_>>()? }
        }
        (Kind::Decide(decide), GivenAnswer::Texts(texts)) => {
            let arms: Vec<String> = decide.arms.iter().map(|it| it.text.clone()).collect();
            let picked = texts.iter().map(|text| position(&arms, text));
            let shown = shown_arms(decide, at.seed, at.step);
            Answer::Choose { shown, picked: picked.collect::<Option<_>>()? }
        }
        (Kind::Tick(tick), GivenAnswer::Texts(texts)) => {
            let ticked = texts.iter().map(|text| position(&tick.items, text));
            Answer::Tick(ticked.collect::<Option<_>>()?)
        }
        (Kind::Order(order), GivenAnswer::Texts(texts)) => {
            let given = texts.iter().map(|text| position(&order.items, text));
            Answer::Order {
                shown: shown_items(order, at.seed, at.step, at.position),
                given: given.collect::<Option<_>>()?,
            }
        }
        (Kind::List(_), GivenAnswer::Texts(texts)) => Answer::List(texts.join("; ")),
        (Kind::Say(_), GivenAnswer::Texts(texts)) => Answer::Say(texts.join(" ")),
        (_, GivenAnswer::Number(_) | GivenAnswer::Texts(_)) => return None,
    })
}
