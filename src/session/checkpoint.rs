//! What each kind of checkpoint takes as an answer, and the judge of it: a pure function.
//!
//! The kinds are `procedure/checkpoint.rs`; how they are asked is `app/checkpoint.rs`.

pub mod needle;
pub mod place;

pub use needle::{Injection, Met, NeedleFault, Needled};
pub use place::{PlaceFault, Placed, Site};

use super::{draw, judge as text};
use crate::procedure::Decide;
use crate::procedure::checkpoint::{Choose, Kind, List, Number, Order, Tolerance};
use std::collections::BTreeSet;

/// The version of the judging, kept in every journal. Raised when an answer may be judged
/// differently than before.
pub const JUDGE: u32 = 3;

/// What was answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// Options picked.
    Choose {
        /// The options in the order shown, by their position in the file.
        shown: Vec<usize>,
        /// Those picked, by their position in the file, in ascending order.
        picked: BTreeSet<usize>,
    },
    /// A number given.
    Number {
        /// What was typed.
        text: String,
        /// The number read from it. Finite.
        value: f64,
    },
    /// Items ticked, by their position in the file.
    Tick(BTreeSet<usize>),
    /// Things named, as they were typed.
    List(String),
    /// Things put in order.
    Order {
        /// The things in the order shown, by their position in the file.
        shown: Vec<usize>,
        /// In the order given, by their position in the file.
        given: Vec<usize>,
    },
    /// Something said, as it was typed.
    Say(String),
    /// Injections placed on a map.
    Place(Placed),
    /// What was done with the needle.
    Needle(Needled),
    /// Nothing: the trainee does not know. Wrong, whatever was asked.
    Nothing,
}

/// How sure a trainee is to answer right, from 1, a guess, to 4, certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Confidence(u8);

impl Confidence {
    /// All of them, the least sure first.
    pub const ALL: [Self; 4] = [Self(1), Self(2), Self(3), Self(4)];

    /// The confidence of this number, from 1 to 4.
    #[must_use]
    pub fn new(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|confidence| confidence.0 == number)
    }

    /// Its number, from 1 to 4.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// What it says in percent: 25, 50, 75 or 95.
    #[must_use]
    pub const fn percent(self) -> u32 {
        match self.0 {
            0 | 1 => 25,
            2 => 50,
            3 => 75,
            _ => 95,
        }
    }

    /// The word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self.0 {
            0 | 1 => "a guess",
            2 => "unsure",
            3 => "fairly sure",
            _ => "certain",
        }
    }
}

/// What an answer was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Right.
    Right,
    /// Wrong in no known way.
    Wrong,
    /// Wrong in a known way: the position of the trap in the file.
    Trapped(usize),
}

impl Verdict {
    /// Whether it is right.
    #[must_use]
    pub fn is_right(self) -> bool {
        self == Self::Right
    }
}

/// Judges `answer`; nothing when it is no answer to this kind of checkpoint. `abbreviations` are
/// the author's, and understood in what is typed.
#[must_use]
pub fn judge(kind: &Kind, answer: &Answer, abbreviations: &[(String, String)]) -> Option<Verdict> {
    let right = |right| if right { Verdict::Right } else { Verdict::Wrong };
    match (kind, answer) {
        (_, Answer::Nothing) => Some(Verdict::Wrong),
        (Kind::Choose(choose), Answer::Choose { shown, picked }) => {
            let whole = is_whole(shown, choose.options.len());
            let known = !picked.is_empty() && picked.iter().all(|p| *p < choose.options.len());
            (whole && known).then(|| {
                let wanted = choose.options.iter().enumerate().filter(|(_, option)| option.right);
                right(wanted.map(|(position, _)| position).eq(picked.iter().copied()))
            })
        }
        (Kind::Decide(decide), Answer::Choose { shown, picked }) => {
            let arm = picked.first().and_then(|arm| decide.arms.get(*arm));
            let whole = is_whole(shown, decide.arms.len()) && picked.len() == 1;
            arm.filter(|_| whole).map(|arm| right(arm.right))
        }
        (Kind::Number(number), Answer::Number { value, .. }) => {
            value.is_finite().then(|| judge_number(number, *value))
        }
        (Kind::Tick(tick), Answer::Tick(ticked)) => {
            let known = ticked.iter().all(|item| *item < tick.items.len());
            known.then(|| right(ticked.len() == tick.items.len()))
        }
        (Kind::List(list), Answer::List(said)) => {
            Some(right(judge_list(list, said, abbreviations)))
        }
        (Kind::Order(order), Answer::Order { shown, given }) => {
            let whole = |positions| is_whole(positions, order.items.len());
            (whole(shown) && whole(given)).then(|| right(is_in_order(order, given)))
        }
        (Kind::Say(say), Answer::Say(said)) => {
            Some(right(text::says(&say.phrases, said, abbreviations)))
        }
        (Kind::Place(place), Answer::Place(placed)) => Some(placed.judge(place)),
        (Kind::Needle(needle), Answer::Needle(needled)) => Some(needled.judge(needle)),
        (
            Kind::Choose(_)
            | Kind::Number(_)
            | Kind::Tick(_)
            | Kind::List(_)
            | Kind::Order(_)
            | Kind::Say(_)
            | Kind::Place(_)
            | Kind::Needle(_)
            | Kind::Decide(_),
            _,
        ) => None,
    }
}

/// Whether these are all positions below `count`, each once.
fn is_whole(positions: &[usize], count: usize) -> bool {
    let mut all = positions.to_vec();
    all.sort_unstable();
    all.into_iter().eq(0..count)
}

/// Enough of the things are named, and no more that is none of them: a list of all that comes to
/// mind is no answer.
fn judge_list(list: &List, said: &str, abbreviations: &[(String, String)]) -> bool {
    let named = text::named(&list.items, said, abbreviations);
    let right: BTreeSet<usize> = named.iter().filter_map(|(_, item)| *item).collect();
    let wrong = named.iter().filter(|(_, item)| item.is_none()).count();
    let enough = usize::try_from(list.at_least).unwrap_or(usize::MAX);
    right.len() >= enough && wrong <= right.len()
}

/// Whether the texts come in the right order; two that say the same may change places.
fn is_in_order(order: &Order, given: &[usize]) -> bool {
    let texts = given.iter().filter_map(|position| order.items.get(*position));
    texts.eq(&order.items)
}

fn judge_number(number: &Number, value: f64) -> Verdict {
    if within(number.right, number.tolerance, value) {
        return Verdict::Right;
    }
    let slip = number.traps.iter().position(|trap| within(trap.value, number.tolerance, value));
    slip.map_or(Verdict::Wrong, Verdict::Trapped)
}

/// Whether `value` is `right` within `tolerance`. What only rounding in binary tells apart is
/// equal: 0.1 + 0.2 is 0.3.
fn within(right: f64, tolerance: Tolerance, value: f64) -> bool {
    (value - right).abs() <= tolerance.reach(right) + right.abs().max(value.abs()) * 1e-12
}

/// What may be said before a number, and says nothing of it.
const AROUND: [&str; 9] =
    ["it's ", "its ", "it is ", "about ", "around ", "roughly ", "approximately ", "approx ", "~"];

/// Reads a number as a trainee types it: `400`, `400 mg`, `6.7`, `-3`, `ten milligrams`. The unit
/// may be left out.
///
/// # Errors
///
/// Says in words what was expected.
pub fn parse_number(text: &str, unit: Option<&str>) -> Result<f64, String> {
    let lower = text.trim().to_lowercase();
    let said = |text: &str| AROUND.iter().find_map(|it| Some(text.strip_prefix(it)?.len()));
    let mut text = text.trim();
    while let Some(rest) = said(&text.to_lowercase()) {
        text = text.get(text.len().saturating_sub(rest)..).unwrap_or("").trim_start();
    }
    if lower.ends_with(" please") {
        text = text.get(..text.len().saturating_sub(" please".len())).unwrap_or("");
    }
    let text = text.trim_end_matches(['.', ',', ' ']);
    let end = text
        .find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+')))
        .unwrap_or(text.len());
    let (number, rest) = match text::in_words(text).filter(|_| end == 0) {
        Some(in_words) => in_words,
        None => (decimal(text.get(..end).unwrap_or(""))?, text.get(end..).unwrap_or("")),
    };
    let rest = rest.trim();
    let value = number.parse::<f64>().ok().filter(|value| value.is_finite());
    let Some(value) = value else {
        // No number as an example: it could be the answer.
        return Err(match unit {
            Some(unit) => format!("type a number, with {unit} after it or without"),
            None => "type a number".to_owned(),
        });
    };
    match unit {
        _ if rest.is_empty() => Ok(value),
        Some(unit) if text::is_same_unit(unit, rest) => Ok(value),
        Some(unit) => Err(format!("the answer is asked for in {unit}, not in {rest}")),
        None => Err(format!("`{rest}` is not part of a number")),
    }
}

/// A comma as the decimal sign becomes a point. Before three digits it may as well part the
/// thousands, and a factor of a thousand is not guessed at.
fn decimal(number: &str) -> Result<String, String> {
    match number.split_once(',') {
        None => Ok(number.to_owned()),
        Some((whole, part)) if part.len() != 3 && !part.contains([',', '.']) => {
            Ok(format!("{whole}.{part}"))
        }
        Some(_) => Err("write the number without a comma: `1000`, or `6.7`".to_owned()),
    }
}

/// The order in which the things of `order` are shown in the session of this seed: never the
/// right one, where there is another.
#[must_use]
pub fn shown_items(order: &Order, seed: u64, step: &str, checkpoint: usize) -> Vec<usize> {
    let mut shown = draw::shuffled(seed, &format!("order/{step}/{checkpoint}"), order.items.len());
    if is_in_order(order, &shown) {
        shown.rotate_left(1);
    }
    shown
}

/// The order in which the options of `choose` are shown in the session of this seed.
#[must_use]
pub fn shown_order(choose: &Choose, seed: u64, step: &str, checkpoint: usize) -> Vec<usize> {
    draw::shuffled(seed, &format!("choose/{step}/{checkpoint}"), choose.options.len())
}

/// The order in which the arms of `decide` are shown in the session of this seed.
#[must_use]
pub fn shown_arms(decide: &Decide, seed: u64, step: &str) -> Vec<usize> {
    draw::shuffled(seed, &format!("decide/{step}"), decide.arms.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::Severity;
    use crate::procedure::checkpoint::Trap;

    #[test]
    fn a_number_is_right_within_its_tolerance_and_a_known_slip_is_named() {
        let trap = Trap { value: 67.0, because: None, severity: Severity::Critical };
        let number = |right, tolerance| Number {
            right,
            unit: None,
            tolerance,
            traps: vec![trap.clone()],
            severity: Severity::Major,
        };
        let exact = number(0.3, Tolerance::Absolute(0.0));
        assert_eq!(judge_number(&exact, 0.1 + 0.2), Verdict::Right);
        assert_eq!(judge_number(&exact, 0.31), Verdict::Wrong);
        assert_eq!(judge_number(&exact, 67.0), Verdict::Trapped(0));
        let loose = number(6.7, Tolerance::Share(0.02));
        assert_eq!(judge_number(&loose, 6.6), Verdict::Right);
        assert_eq!(judge_number(&loose, 6.5), Verdict::Wrong);
        assert_eq!(judge_number(&loose, 68.0), Verdict::Trapped(0));
    }

    #[test]
    fn numbers_are_read_as_people_type_them() {
        assert_eq!(parse_number("400", Some("mg")), Ok(400.0));
        assert_eq!(parse_number(" 400 MG ", Some("mg")), Ok(400.0));
        assert_eq!(parse_number("6.7U", Some("U")), Ok(6.7));
        assert_eq!(parse_number("-3", None), Ok(-3.0));
        assert_eq!(parse_number("6,67 U", Some("U")), Ok(6.67));
        assert_eq!(parse_number("150 units", Some("U")), Ok(150.0));
        assert_eq!(parse_number("8mg per ml", Some("mg/mL")), Ok(8.0));
        assert_eq!(parse_number("ten", Some("U")), Ok(10.0));
        assert_eq!(parse_number("two hundred and fifty units", Some("U")), Ok(250.0));
        assert_eq!(
            parse_number("ten grams", Some("mg")),
            Err("the answer is asked for in mg, not in grams".to_owned())
        );
        for (text, unit) in [
            ("", None),
            ("lots", None),
            ("1,000", Some("mg")),
            ("4 g", Some("mg")),
            ("4 g", None),
            ("1-2", None),
            ("inf", None),
        ] {
            assert!(parse_number(text, unit).is_err(), "{text}");
        }
    }
}
