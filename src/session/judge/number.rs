//! Numbers and units: "two hundred millilitres" is "200 ml", "half an hour" is "30 minutes".
//!
//! The words come from `letter.rs`, the units from `unit.rs`.

use super::letter::{Bare, bare_words};
use super::unit;

/// Whether `word` is a number in digits.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || c == '.')
}

/// Whether `word` says which of several: `1st`.
pub(super) fn is_ordinal(word: &str) -> bool {
    word.len() > 2
        && ["st", "nd", "rd", "th"].iter().any(|end| word.strip_suffix(end).is_some_and(is_number))
}

const SMALL: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[&str] =
    &["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const ORDINALS: &[(&str, &str)] = &[
    ("first", "1st"),
    ("second", "2nd"),
    ("third", "3rd"),
    ("fourth", "4th"),
    ("fifth", "5th"),
    ("sixth", "6th"),
    ("tenth", "10th"),
];

fn small(word: &str) -> Option<u64> {
    let position = SMALL.iter().position(|small| *small == word)?;
    u64::try_from(position).ok()
}

fn tens(word: &str) -> Option<u64> {
    let position = TENS.iter().position(|tens| *tens == word)?;
    Some((u64::try_from(position).ok()? + 2) * 10)
}

/// The number that `words` begin with, spelled out, and how many of them it takes.
fn spelled_out(words: &[Bare]) -> Option<(u64, usize)> {
    let (mut whole, mut part, mut taken) = (0_u64, None::<u64>, 0);
    for (position, word) in words.iter().take(12).enumerate() {
        let open = part.unwrap_or(0);
        if let Some(value) = tens(&word.text).filter(|_| open % 100 == 0) {
            part = Some(open + value);
        } else if let Some(value) = small(&word.text)
            && (part.is_none() || open % 100 == 0 || value < 10 && value > 0 && open % 10 == 0)
            && !(open == 0 && part.is_some())
        {
            part = Some(open + value);
        } else if word.text == "hundred" && open < 100 {
            part = Some(open.max(1) * 100);
        } else if word.text == "thousand" && part.is_some() && whole == 0 {
            (whole, part) = (open * 1000, None);
        } else if word.text == "and" && taken == position && open >= 100 {
            continue;
        } else {
            break;
        }
        taken = position + 1;
    }
    (taken > 0).then_some((whole + part.unwrap_or(0), taken))
}

/// A number in digits as it is compared: no zeros that say nothing.
fn plain(number: &str) -> String {
    let number = number.trim_start_matches('0');
    let number = if number.contains('.') {
        number.trim_end_matches('0').trim_end_matches('.')
    } else {
        number
    };
    match number {
        "" => "0".to_owned(),
        _ if number.starts_with('.') => format!("0{number}"),
        _ => number.to_owned(),
    }
}

/// `words` with every number in digits and every unit in one form.
pub(super) fn settle(words: &[Bare]) -> Vec<Bare> {
    let mut settled: Vec<Bare> = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let before = settled.last().map(|word| word.text.clone()).unwrap_or_default();
        let mut push = |text: String| settled.push(Bare { text, ..word.clone() });
        let rest = words.get(at..).unwrap_or(&[]);
        at += 1;
        if is_number(&word.text) {
            let ordinal = rest.get(1).filter(|next| {
                ["st", "nd", "rd", "th"].contains(&next.text.as_str()) && !next.hyphen
            });
            let end = ordinal.map_or("", |end| end.text.as_str());
            push(plain(&word.text) + end);
            at += usize::from(ordinal.is_some());
        } else if let Some(unit) = unit::of(&word.text, is_number(&before)) {
            push(unit.to_owned());
        } else if word.text == "half" {
            at += half(rest, &mut push);
        } else if let Some((value, taken)) = spelled_out(rest) {
            push(value.to_string());
            at += taken - 1;
        } else if let Some((_, digits)) = ORDINALS.iter().find(|(name, _)| *name == word.text) {
            push((*digits).to_owned());
        } else {
            push(word.text.clone());
        }
    }
    settled
}

/// Half of what follows; tells how many more words that took.
fn half(words: &[Bare], push: &mut impl FnMut(String)) -> usize {
    let article = words.get(1).is_some_and(|word| matches!(word.text.as_str(), "a" | "an"));
    let next = 1 + usize::from(article);
    match words.get(next).and_then(|word| unit::of(&word.text, true)) {
        Some("hour") => {
            push("30".to_owned());
            push("minute".to_owned());
            next
        }
        Some("minute") => {
            push("30".to_owned());
            push("second".to_owned());
            next
        }
        _ => {
            push("0.5".to_owned());
            0
        }
    }
}

/// The number in words that `text` begins with, in digits, and the rest of the text.
#[must_use]
pub fn in_words(text: &str) -> Option<(String, &str)> {
    let gaps = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let ends = gaps.chain([text.len()]).take(12).collect::<Vec<_>>();
    ends.into_iter().rev().find_map(|end| {
        let (words, rest) = text.split_at_checked(end)?;
        match settle(&bare_words(words)).as_slice() {
            [number] if is_number(&number.text) => Some((number.text.clone(), rest)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str) -> String {
        let words: Vec<String> =
            settle(&bare_words(text)).into_iter().map(|word| word.text).collect();
        words.join(" ")
    }

    #[test]
    fn number_words_are_digits() {
        assert_eq!(settled("five"), "5");
        assert_eq!(settled("two hundred units"), "200 unit");
        assert_eq!(settled("two hundred and fifty mL"), "250 ml");
        assert_eq!(settled("twenty-five then one two"), "25 then 1 2");
        assert_eq!(settled("a thousand"), "a thousand");
        assert_eq!(settled("three thousand two hundred"), "3200");
        assert_eq!(settled("twenty thirty"), "20 30");
        assert_eq!(settled("zero one"), "0 1");
        assert_eq!(settled("hundred and"), "100 and");
    }

    #[test]
    fn digits_have_one_form() {
        assert_eq!(settled("6.70 007 0.50 .5 10.0 100"), "6.7 7 0.5 0.5 10 100");
    }

    #[test]
    fn units_have_one_form() {
        assert_eq!(settled("1 mL 2 millilitres 3 milliliters"), "1 ml 2 ml 3 ml");
        assert_eq!(settled("200U 5 min 2 hrs 30 s"), "200 unit 5 minute 2 hour 30 second");
        assert_eq!(settled("second look, 30 second look"), "2nd look 30 second look");
    }

    #[test]
    fn a_number_in_words_leaves_the_rest() {
        assert_eq!(in_words("ten"), Some(("10".to_owned(), "")));
        assert_eq!(in_words("two hundred and five U/mL"), Some(("205".to_owned(), " U/mL")));
        assert_eq!(in_words("twenty-five units"), Some(("25".to_owned(), " units")));
        assert_eq!(in_words("first"), None);
        assert_eq!(in_words("lots of units"), None);
        assert_eq!(in_words(""), None);
    }

    #[test]
    fn half_and_ordinals() {
        assert_eq!(settled("half an hour"), "30 minute");
        assert_eq!(settled("half a milliampere"), "0.5 a ma");
        assert_eq!(settled("2nd and first"), "2nd and 1st");
        assert!(is_ordinal("2nd") && !is_ordinal("nd") && !is_number("2nd"));
    }
}
