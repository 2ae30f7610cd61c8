//! What can only have been meant by a scalar that is refused: a fix need not ask.
//!
//! Where two things could have been meant, nothing is said here.

use super::value::{Date, FromScalar, finite};
use crate::time::{parse_length, seconds_in, write_length};
use std::time::Duration;

/// The truth that a word of other programs stands for.
pub(in crate::author) fn truth_in(text: &str) -> Option<&'static str> {
    match text {
        "yes" | "on" | "y" | "True" | "TRUE" => Some("true"),
        "no" | "off" | "n" | "False" | "FALSE" => Some("false"),
        _ => None,
    }
}

/// The length of time in a text whose meaning is plain, though it is not written as one.
pub(super) fn length_in(text: &str) -> Option<String> {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    let (mut rest, mut seconds, mut last) = (lower.as_str(), 0.0, u32::MAX);
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, tail) = rest.split_at_checked(end)?;
        let tail = tail.trim_start();
        let end = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at_checked(end)?;
        let size = u32::try_from(seconds_in(unit)?).ok().filter(|size| *size < last)?;
        seconds += finite(number)? * f64::from(size);
        last = size;
        let tail = tail.trim_start();
        rest = tail.strip_prefix("and ").unwrap_or(tail).trim_start();
    }
    let length = Duration::try_from_secs_f64(seconds).ok()?;
    let written = write_length(length);
    let is_whole = seconds > 0.0 && seconds.fract() == 0.0;
    (is_whole && parse_length(&written) == Ok(length)).then_some(written)
}

/// The date in a text that has all its numbers in their order, though not all their digits.
pub(super) fn date_in(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.trim().split(['-', '/', '.']).collect();
    let [year, month, day] = parts.as_slice() else { return None };
    let written = format!("{year}-{month:0>2}-{day:0>2}");
    (written != text && Date::from_scalar(&written).is_ok()).then_some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_whose_meaning_is_plain_are_written_anew() {
        let meant = |text| length_in(text);
        assert_eq!(meant("1.5 h").as_deref(), Some("1h30m"));
        assert_eq!(meant("2 hrs").as_deref(), Some("2h"));
        assert_eq!(meant("20 min.").as_deref(), Some("20m"));
        assert_eq!(meant("1 hour and 5 minutes").as_deref(), Some("1h5m"));
        assert_eq!(meant("2 days").as_deref(), Some("48h"));
        for doubtful in
            ["20", "5-10m", "5m1h", "1:30", "soon", "-5m", "0.3s", "2000 days", "0m", ""]
        {
            assert_eq!(length_in(doubtful), None, "{doubtful}");
        }
    }

    #[test]
    fn dates_get_the_digits_that_are_missing() {
        assert_eq!(date_in("2026-9-1").as_deref(), Some("2026-09-01"));
        assert_eq!(date_in("2026/11/22").as_deref(), Some("2026-11-22"));
        for doubtful in ["1-9-2026", "01-09-2026", "26-9-1", "2026-13-1", "2026-9", "2026-11-22"] {
            assert_eq!(date_in(doubtful), None, "{doubtful}");
        }
    }
}
