//! What each kind of checkpoint leaves in a journal: options and items by their texts, and back.
//!
//! The kinds are `procedure/checkpoint.rs`, their answers `session/checkpoint.rs`.

mod needle;
mod place;

use super::damage::Fault;
use super::names::unknown;
use crate::procedure::Kind;
use crate::session::checkpoint as session;
use serde::{Deserialize, Serialize};

/// What was answered.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(super) enum Answer {
    Choose { shown: Vec<String>, picked: Vec<String> },
    Number { text: String, value: f64 },
    Tick { ticked: Vec<String> },
    List { text: String },
    Order { shown: Vec<String>, given: Vec<String> },
    Say { text: String },
    Place(place::Placed),
    Needle(needle::Needled),
    Nothing {},
}

/// What the answer was found to be.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Verdict {
    Right,
    Wrong,
    Trapped(usize),
}

/// An answer to a checkpoint of this kind, for a line.
pub(super) fn write_answer(kind: Option<&Kind>, answer: &session::Answer) -> Answer {
    let texts = kind.map(texts).unwrap_or_default();
    match answer {
        session::Answer::Choose { shown, picked } => {
            Answer::Choose { shown: named(&texts, shown), picked: named(&texts, picked) }
        }
        session::Answer::Number { text, value } => {
            Answer::Number { text: text.clone(), value: *value }
        }
        session::Answer::Tick(ticked) => Answer::Tick { ticked: named(&texts, ticked) },
        session::Answer::List(text) => Answer::List { text: text.clone() },
        session::Answer::Order { shown, given } => {
            Answer::Order { shown: named(&texts, shown), given: named(&texts, given) }
        }
        session::Answer::Say(text) => Answer::Say { text: text.clone() },
        session::Answer::Place(placed) => Answer::Place(place::write(placed)),
        session::Answer::Needle(needled) => Answer::Needle(needle::write(needled)),
        session::Answer::Nothing => Answer::Nothing {},
    }
}

/// An answer to a checkpoint of this kind, from a line.
pub(super) fn read_answer(kind: &Kind, answer: Answer) -> Result<session::Answer, Fault> {
    let texts = texts(kind);
    match (kind, answer) {
        (Kind::Choose(_) | Kind::Decide(_), Answer::Choose { shown, picked }) => {
            Ok(session::Answer::Choose {
                shown: positions(&texts, &shown, "option")?,
                picked: positions(&texts, &picked, "option")?,
            })
        }
        (Kind::Number(_), Answer::Number { text, value }) => {
            Ok(session::Answer::Number { text, value })
        }
        (Kind::Tick(_), Answer::Tick { ticked }) => {
            Ok(session::Answer::Tick(positions(&texts, &ticked, "item")?))
        }
        (Kind::List(_), Answer::List { text }) => Ok(session::Answer::List(text)),
        (Kind::Order(_), Answer::Order { shown, given }) => Ok(session::Answer::Order {
            shown: positions(&texts, &shown, "item")?,
            given: positions(&texts, &given, "item")?,
        }),
        (Kind::Say(_), Answer::Say { text }) => Ok(session::Answer::Say(text)),
        (Kind::Place(_), Answer::Place(placed)) => Ok(session::Answer::Place(place::read(placed))),
        (Kind::Needle(_), Answer::Needle(needled)) => {
            Ok(session::Answer::Needle(needle::read(needled)))
        }
        (_, Answer::Nothing {}) => Ok(session::Answer::Nothing),
        (
            Kind::Choose(_)
            | Kind::Number(_)
            | Kind::Tick(_)
            | Kind::List(_)
            | Kind::Order(_)
            | Kind::Say(_)
            | Kind::Decide(_)
            | Kind::Place(_)
            | Kind::Needle(_),
            _,
        ) => Err(Fault::NotUnderstood("an answer to another kind of checkpoint".to_owned())),
    }
}

pub(super) const fn write_verdict(verdict: session::Verdict) -> Verdict {
    match verdict {
        session::Verdict::Right => Verdict::Right,
        session::Verdict::Wrong => Verdict::Wrong,
        session::Verdict::Trapped(trap) => Verdict::Trapped(trap),
    }
}

pub(super) fn read_verdict(kind: &Kind, verdict: &Verdict) -> Result<session::Verdict, Fault> {
    let traps = match kind {
        Kind::Number(number) => number.traps.len(),
        Kind::Choose(_)
        | Kind::Tick(_)
        | Kind::List(_)
        | Kind::Order(_)
        | Kind::Say(_)
        | Kind::Decide(_)
        | Kind::Place(_)
        | Kind::Needle(_) => 0,
    };
    match *verdict {
        Verdict::Right => Ok(session::Verdict::Right),
        Verdict::Wrong => Ok(session::Verdict::Wrong),
        Verdict::Trapped(trap) if trap < traps => Ok(session::Verdict::Trapped(trap)),
        Verdict::Trapped(trap) => Err(unknown("trap", &trap.to_string())),
    }
}

/// The texts by which the options or items of a checkpoint are named, in the order of the file.
/// Where two say the same, the later one gets a number.
fn texts(kind: &Kind) -> Vec<String> {
    let written = kind.texts();
    let mut texts: Vec<String> = Vec::with_capacity(written.len());
    for text in &written {
        let mut name = (*text).to_owned();
        let mut count = 1;
        while texts.contains(&name) || (count > 1 && written.contains(&name.as_str())) {
            count += 1;
            name = format!("{text} ({count})");
        }
        texts.push(name);
    }
    texts
}

/// The texts at these positions. A position that the checkpoint does not have, which no judge lets
/// through, gets a name that will be found out on reading.
fn named<'a>(texts: &[String], positions: impl IntoIterator<Item = &'a usize>) -> Vec<String> {
    let name = |position: &usize| {
        texts.get(*position).cloned().unwrap_or_else(|| format!("number {position}"))
    };
    positions.into_iter().map(name).collect()
}

fn positions<C: FromIterator<usize>>(
    texts: &[String],
    names: &[String],
    what: &'static str,
) -> Result<C, Fault> {
    let position = |name: &String| {
        texts.iter().position(|text| text == name).ok_or_else(|| unknown(what, name))
    };
    names.iter().map(position).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::checkpoint::Tick;
    use std::collections::BTreeSet;

    #[test]
    fn items_that_say_the_same_are_told_apart() {
        let items = ["Rinse", "Rinse (2)", "Rinse", "Dry", "Rinse"].map(str::to_owned).to_vec();
        let kind = Kind::Tick(Tick { items });
        assert_eq!(texts(&kind), ["Rinse", "Rinse (2)", "Rinse (3)", "Dry", "Rinse (4)"]);
        let ticked = session::Answer::Tick(BTreeSet::from([1, 2, 4]));
        assert_eq!(read_answer(&kind, write_answer(Some(&kind), &ticked)), Ok(ticked));
    }

    #[test]
    fn an_option_that_is_not_there_is_found_out() {
        let kind = Kind::Tick(Tick { items: vec!["Rinse".to_owned()] });
        let ticked = session::Answer::Tick(BTreeSet::from([7]));
        let read = read_answer(&kind, write_answer(Some(&kind), &ticked));
        assert_eq!(read, Err(unknown("item", "number 7")));
    }
}
