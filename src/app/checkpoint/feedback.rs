//! What is said about an answer, where that is said at once.

use crate::procedure::checkpoint::{Checkpoint, Kind};
use crate::session::{Answer, Verdict};

/// What is said about an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Whether it was right.
    pub right: bool,
    /// What was asked.
    pub ask: String,
    /// What was answered, in words.
    pub answer: String,
    /// What the author says about it.
    pub because: Vec<String>,
}

/// What is said about `answer` to `checkpoint`. The right answer is never told after a wrong one:
/// the trainee is asked again.
#[must_use]
pub fn feedback(checkpoint: &Checkpoint, answer: &Answer, verdict: Verdict) -> Feedback {
    let mut because = Vec::new();
    let answer = match (&checkpoint.kind, answer) {
        (Kind::Choose(choose), Answer::Choose { picked, .. }) => {
            let options = choose.options.iter().enumerate();
            let picked = options.filter(|(position, _)| picked.contains(position));
            let picked: Vec<_> = picked.map(|(_, option)| option).collect();
            because.extend(picked.iter().filter_map(|option| option.because.clone()));
            picked.iter().map(|option| option.text.as_str()).collect::<Vec<_>>().join("; ")
        }
        (Kind::Number(number), Answer::Number { text, .. }) => {
            if let Verdict::Trapped(trap) = verdict {
                because.extend(number.traps.get(trap).and_then(|trap| trap.because.clone()));
            }
            text.clone()
        }
        (Kind::Tick(tick), Answer::Tick(ticked)) => {
            if !verdict.is_right() {
                because.push("All of them are needed.".to_owned());
            }
            format!("{} of {} ticked", ticked.len(), tick.items.len())
        }
        (Kind::List(_), Answer::List(text)) | (Kind::Say(_), Answer::Say(text)) => text.clone(),
        (Kind::Order(order), Answer::Order { given, .. }) => {
            let given = given.iter().filter_map(|position| order.items.get(*position));
            given.map(String::as_str).collect::<Vec<_>>().join("; ")
        }
        (
            Kind::Choose(_)
            | Kind::Number(_)
            | Kind::Tick(_)
            | Kind::List(_)
            | Kind::Order(_)
            | Kind::Say(_)
            | Kind::Unasked(_),
            _,
        ) => String::new(),
    };
    if verdict.is_right() {
        because.extend(checkpoint.because.clone());
    }
    Feedback { right: verdict.is_right(), ask: checkpoint.ask.clone(), answer, because }
}
