//! Numbers and lengths of time as people say them: `ten minutes`, `half an hour`, `5 min more`.
//!
//! Only what can be meant as one; what else begins with `wait` may be a step.

use crate::session::judge::in_words;
use crate::time::parse_length;
use std::time::Duration;

/// Words that say nothing about how long.
const AROUND: [&str; 24] = [
    "for", "about", "around", "another", "a", "an", "more", "further", "other", "the", "next",
    "please", "full", "of", "let", "pass", "go", "by", "it", "leave", "after", "give", "hang",
    "on",
];
/// What is said as a whole, the longest first.
const FIXED: [(&str, &str); 6] = [
    (" a couple of ", " 2 "),
    (" couple of ", " 2 "),
    (" an hour and a half ", " 90 minutes "),
    (" quarter of an hour ", " 15 minutes "),
    (" half an hour ", " 30 minutes "),
    (" half a minute ", " 30 seconds "),
];
const UNITS: [&str; 13] = [
    "h", "hour", "hours", "m", "min", "mins", "minute", "minutes", "s", "sec", "secs", "second",
    "seconds",
];

/// A whole number, in digits or in words.
#[must_use]
pub fn number(text: &str) -> Option<u32> {
    let text = text.trim();
    let (number, rest) = in_words(text).filter(|_| text.starts_with(char::is_alphanumeric))?;
    number.parse().ok().filter(|_| rest.trim().is_empty())
}

/// How long something is said to be done: `rub them for 20 seconds`.
#[must_use]
pub fn lasting(text: &str) -> Option<Duration> {
    let lower = text.to_lowercase();
    let (_, length) = lower.rsplit_once(" for ")?;
    self::length(length.trim_end_matches(['.', ',', '!']))?.ok()
}

/// How often: a whole number, or `once`, `twice`, `3 times`, `3x`.
#[must_use]
pub fn times(text: &str) -> Option<u32> {
    let text = text.trim().to_lowercase();
    let text = text.strip_suffix("times").unwrap_or(&text).trim_end();
    let after_digit = |rest: &&str| rest.ends_with(|c: char| c.is_ascii_digit() || c == ' ');
    match text {
        "once" => Some(1),
        "twice" => Some(2),
        "thrice" => Some(3),
        text => number(text.strip_suffix('x').filter(after_digit).unwrap_or(text)),
    }
}

/// A length of time; nothing when it is none, and an error when it is meant as one and cannot be
/// read.
#[must_use]
pub fn length(text: &str) -> Option<Result<Duration, String>> {
    let lower = text.to_lowercase();
    let whole = parse_length(&lower);
    if whole.is_ok() {
        return Some(whole);
    }
    let mut parts = format!(" {} ", lower.replace(',', " "));
    for (said, meant) in FIXED {
        parts = parts.replace(said, meant);
    }
    let mut plain = Vec::new();
    let mut rest = parts.trim();
    while !rest.is_empty() {
        if let Some((number, after)) = in_words(rest) {
            plain.push(number);
            rest = after.trim_start();
            continue;
        }
        let (word, after) = rest.split_once(' ').unwrap_or((rest, ""));
        rest = after.trim_start();
        let next = rest.split(' ').next().unwrap_or("");
        if matches!(word, "a" | "an" | "another") && UNITS.contains(&next) {
            plain.push("1".to_owned());
        } else if word != "and" && !AROUND.contains(&word) {
            plain.push(word.to_owned());
        }
    }
    let timed = |word: &String| word.parse::<u64>().is_ok() || UNITS.contains(&word.as_str());
    let counts = plain.iter().any(|word| word.starts_with(|c: char| c.is_ascii_digit()));
    let read = parse_length(&plain.join(" "));
    if plain.is_empty() || !counts || (read.is_err() && !plain.iter().all(timed)) {
        return None;
    }
    Some(read.map_err(|_| {
        format!(
            "`{}` is no length of time: write `wait 90s`, `wait 20m` or `wait 1h30m`",
            text.trim()
        )
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_understood_as_they_are_said() {
        for (said, minutes) in [
            ("10m", 10),
            ("ten minutes", 10),
            ("for 10 minutes", 10),
            ("another five minutes", 5),
            ("5 more minutes", 5),
            ("half an hour", 30),
            ("an hour", 60),
            ("1 hour and 5 minutes", 65),
            ("an hour and a half", 90),
            ("a quarter of an hour", 15),
            ("20 min", 20),
            ("let ten minutes pass", 10),
            ("leave it for 20 minutes", 20),
            ("after 15 minutes", 15),
            ("give it another 10 minutes", 10),
            ("a couple of minutes", 2),
            ("hang on 5 mins", 5),
        ] {
            assert_eq!(length(said), Some(Ok(Duration::from_mins(minutes))), "{said}");
        }
        for meant in ["10", "thirty", "for 30"] {
            assert!(matches!(length(meant), Some(Err(_))), "{meant}");
        }
        for other in [
            "2half an hour",
            "for the cough",
            "until it is numb",
            "a bit",
            "",
            "two people check",
            "leave the gel for 10 minutes",
            "a",
        ] {
            assert_eq!(length(other), None, "{other}");
        }
    }

    #[test]
    fn how_long_something_is_done_is_said_with_it() {
        assert_eq!(lasting("Rub them for 20 seconds."), Some(Duration::from_secs(20)));
        assert_eq!(lasting("hold for about two minutes"), Some(Duration::from_mins(2)));
        assert_eq!(["look for 2 signs", "hold it", "for"].map(lasting), [None; 3]);
    }

    #[test]
    fn how_often_is_understood_as_it_is_said() {
        let said = ["six", "3x", "3 x", "six times", "Twice", "once", "12"].map(times);
        assert_eq!(said, [6, 3, 3, 6, 2, 1, 12].map(Some));
        assert_eq!(["x", "often", "times", ""].map(times), [None; 4]);
    }

    #[test]
    fn numbers_are_understood_in_words_and_in_digits() {
        let numbers = ["three", "20", "twenty-five", "Ninety nine", "two hundred"].map(number);
        assert_eq!(numbers, [Some(3), Some(20), Some(25), Some(99), Some(200)]);
        assert_eq!(["none", "twenty twenty", "2.5", "-3", ""].map(number), [None; 5]);
    }
}
