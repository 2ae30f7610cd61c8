//! What is said about an answer, where that is said at once.

use crate::debrief::{faults, given_answer};
use crate::procedure::checkpoint::{Checkpoint, Kind, List};
use crate::session::{Answer, Verdict, judge};
use std::collections::BTreeSet;

/// What is said about an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Whether it was right.
    pub right: bool,
    /// Whether some of it is right, though not enough.
    pub partly: bool,
    /// What was asked.
    pub ask: String,
    /// What was answered, in words.
    pub answer: String,
    /// What is said about it, most of it by the author.
    pub because: Vec<String>,
}

/// What is said about `answer` to `checkpoint`. The right answer is never told after a wrong one:
/// the trainee is asked again. `abbreviations` are the author's.
#[must_use]
pub fn feedback(
    checkpoint: &Checkpoint,
    answer: &Answer,
    verdict: Verdict,
    abbreviations: &[(String, String)],
) -> Feedback {
    let (mut because, mut partly) = (Vec::new(), false);
    let answer = match (&checkpoint.kind, answer) {
        (Kind::Choose(choose), Answer::Choose { picked, .. }) => {
            let options = choose.options.iter().enumerate();
            let picked = options.filter(|(position, _)| picked.contains(position));
            let picked: Vec<_> = picked.map(|(_, option)| option).collect();
            because.extend(picked.iter().filter_map(|option| option.because.clone()));
            picked.iter().map(|option| option.text.as_str()).collect::<Vec<_>>().join("; ")
        }
        (Kind::Decide(decide), Answer::Choose { picked, .. }) => {
            let arm = picked.first().and_then(|arm| decide.arms.get(*arm));
            // Why an arm is wrong, to whoever takes it wrongly.
            let wrong = arm.filter(|arm| !arm.right);
            because.extend(wrong.and_then(|arm| arm.because.clone()));
            arm.map_or_else(String::new, |arm| arm.text.clone())
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
        (Kind::List(list), Answer::List(text)) => {
            let named = Named::of(list, text, abbreviations);
            partly = !verdict.is_right() && !named.right.is_empty();
            because.extend(named.words(list, verdict));
            text.clone()
        }
        (Kind::Say(_), Answer::Say(text)) => text.clone(),
        (Kind::Order(order), Answer::Order { given, .. }) => {
            let given = given.iter().filter_map(|position| order.items.get(*position));
            given.map(String::as_str).collect::<Vec<_>>().join("; ")
        }
        (Kind::Place(_), Answer::Place(_)) | (Kind::Needle(_), Answer::Needle(_)) => {
            because.extend(faults(&checkpoint.kind, answer));
            given_answer(&checkpoint.kind, answer)
        }
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
        ) => String::new(),
    };
    if verdict.is_right() {
        because.extend(checkpoint.because.clone());
    }
    Feedback { right: verdict.is_right(), partly, ask: checkpoint.ask.clone(), answer, because }
}

/// What was understood of a list, part by part as it was typed.
#[derive(Default)]
struct Named {
    right: Vec<String>,
    again: Vec<String>,
    not_taken: Vec<String>,
}

impl Named {
    fn of(list: &List, text: &str, abbreviations: &[(String, String)]) -> Self {
        let mut named = Self::default();
        let mut known = BTreeSet::new();
        for (part, item) in judge::named(&list.items, text, abbreviations) {
            match item {
                Some(item) if known.insert(item) => named.right.push(part),
                Some(_) => named.again.push(part),
                None => named.not_taken.push(part),
            }
        }
        named
    }

    /// What is said about it. What was not named is not told.
    fn words(&self, list: &List, verdict: Verdict) -> Vec<String> {
        let mut words = Vec::new();
        let mut tell = |what: &str, parts: &[String]| {
            if !parts.is_empty() {
                words.push(format!("{what}: {}.", parts.join("; ")));
            }
        };
        if !self.not_taken.is_empty() || !self.again.is_empty() {
            tell("Taken", &self.right);
        }
        tell("The same again", &self.again);
        tell("Not taken", &self.not_taken);
        if !verdict.is_right() {
            let enough = usize::try_from(list.at_least).unwrap_or(usize::MAX);
            words.push(match enough.saturating_sub(self.right.len()) {
                0 => "Too much else is named.".to_owned(),
                missing if missing == enough => format!("At least {enough} are asked for."),
                missing => format!("{missing} more to name."),
            });
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::Severity;

    /// What is said about an answer to a list of three, of which two are enough.
    fn said(answer: &str) -> (bool, bool, Vec<String>) {
        let item = |phrases: &[&str]| phrases.iter().map(|it| (*it).to_owned()).collect();
        let items = vec![item(&["haematoma", "bruise"]), item(&["nerve injury"]), item(&["fever"])];
        let kind = Kind::List(List { items, at_least: 2, severity: Severity::Major });
        let answer = Answer::List(answer.to_owned());
        let verdict = crate::session::checkpoint::judge(&kind, &answer, &[]).unwrap();
        let checkpoint = Checkpoint {
            ask: "Name two.".to_owned(),
            kind,
            because: Some("They are common.".to_owned()),
            points: 1,
            confidence: false,
            sources: Vec::new(),
            nth: 0,
        };
        let said = feedback(&checkpoint, &answer, verdict, &[]);
        (said.right, said.partly, said.because)
    }

    #[test]
    fn a_list_is_told_what_was_taken_and_how_much_is_missing_and_not_what() {
        let partly = |words: &[&str]| (false, true, words.iter().map(|it| (*it).into()).collect());
        assert_eq!(said("haematoma"), partly(&["1 more to name."]));
        assert_eq!(
            said("nerve injury, stones; gout"),
            partly(&["Taken: nerve injury.", "Not taken: stones; gout.", "1 more to name."])
        );
        assert_eq!(
            said("haematoma and a bruise"),
            partly(&["Taken: haematoma.", "The same again: a bruise.", "1 more to name."])
        );
        assert_eq!(
            said("haematoma, fever, stones, gout, warts"),
            partly(&[
                "Taken: haematoma; fever.",
                "Not taken: stones; gout; warts.",
                "Too much else is named."
            ])
        );
    }

    #[test]
    fn a_list_of_nothing_right_is_wrong_and_one_with_enough_is_right() {
        let words = |words: &[&str]| words.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
        let wrong = words(&["Not taken: stones.", "At least 2 are asked for."]);
        assert_eq!(said("stones"), (false, false, wrong));
        assert_eq!(said("haematoma, fever"), (true, false, words(&["They are common."])));
        let right = words(&["Taken: bruise; fever.", "Not taken: stones.", "They are common."]);
        assert_eq!(said("bruise, fever, stones"), (true, false, right));
    }
}
