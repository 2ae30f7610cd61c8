//! Time as data: moments of the program, and session time, which the program simulates.
//!
//! Nothing here reads a clock, and nothing below `shell` can: time is always an argument.
//! Read next: `procedure.rs`, then `session/sitting.rs`, which turns moments into session time.

use std::fmt;
use std::ops::{Add, Sub};
use std::time::Duration;

/// The longest time that may be let pass at once: 24 hours.
pub const LONGEST_WAIT: Duration = Duration::from_hours(24);

/// A moment of the running program: how long ago it started, by a clock that never goes back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment(Duration);

impl Moment {
    /// The moment `since_start` after the program's start.
    #[must_use]
    pub const fn new(since_start: Duration) -> Self {
        Self(since_start)
    }

    /// The time from `earlier` to this moment; nothing if `earlier` is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        self.0.saturating_sub(earlier.0)
    }
}

impl Add<Duration> for Moment {
    type Output = Self;

    fn add(self, rhs: Duration) -> Self {
        Self(self.0.saturating_add(rhs))
    }
}

/// Simulated time since the session began, in whole milliseconds, its sittings joined end to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionTime(u64);

impl SessionTime {
    /// When the session began.
    pub const ZERO: Self = Self(0);
    /// Later than anything that happens.
    pub const MAX: Self = Self(u64::MAX);

    /// The time `millis` milliseconds after the session began.
    #[must_use]
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the session began.
    #[must_use]
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// The time from `earlier` to this one; nothing if `earlier` is later.
    #[must_use]
    pub const fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(self.0.saturating_sub(earlier.0))
    }

    /// As a length of time from the session's beginning.
    #[must_use]
    pub const fn elapsed(self) -> Duration {
        Duration::from_millis(self.0)
    }
}

impl Add<Duration> for SessionTime {
    type Output = Self;

    fn add(self, rhs: Duration) -> Self {
        Self(self.0.saturating_add(millis(rhs)))
    }
}

impl Sub<Duration> for SessionTime {
    type Output = Self;

    fn sub(self, rhs: Duration) -> Self {
        Self(self.0.saturating_sub(millis(rhs)))
    }
}

/// A length of time in whole milliseconds, as far as 64 bits reach.
#[must_use]
pub fn millis(length: Duration) -> u64 {
    u64::try_from(length.as_millis()).unwrap_or(u64::MAX)
}

/// What is left of a time, to be shown: rounded up to a whole second, so that what has passed and
/// what is left add up on screen, and what is missing is never nothing.
#[must_use]
pub const fn left(length: Duration) -> Duration {
    let partly = if length.subsec_nanos() > 0 { 1 } else { 0 };
    Duration::from_secs(length.as_secs().saturating_add(partly))
}

/// Shows a length of time as a clock does: `0:07`, `12:30`, `1:02:03`. Parts of a second are cut.
#[derive(Clone, Copy, Debug)]
pub struct Clock(pub Duration);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        if hours > 0 {
            write!(f, "{hours}:{minutes:02}:{seconds:02}")
        } else {
            write!(f, "{minutes}:{seconds:02}")
        }
    }
}

/// Shows a length of time in words: `20 s`, `8 min`, `1 h 30 min`. Under a second reads `0 s`.
#[derive(Clone, Copy, Debug)]
pub struct Words(pub Duration);

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs();
        let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
        let mut written = false;
        for (amount, unit) in parts {
            if amount > 0 {
                let gap = if written { " " } else { "" };
                write!(f, "{gap}{amount} {unit}")?;
                written = true;
            }
        }
        if written { Ok(()) } else { f.write_str("0 s") }
    }
}

/// Reads a length of time as an author or a trainee writes it: `90s`, `20m`, `1h30m`, `5 min`.
///
/// Each unit at most once, hours before minutes before seconds, whole numbers, never negative.
///
/// # Errors
///
/// Says in words what was expected when `text` is not such a length, or is over 1000 hours.
pub fn parse_length(text: &str) -> Result<Duration, String> {
    const UNITS: [(&[&str], u64); 3] = [
        (&["h", "hour", "hours"], 3600),
        (&["m", "min", "mins", "minute", "minutes"], 60),
        (&["s", "sec", "secs", "second", "seconds"], 1),
    ];
    let wrong = || format!("`{text}` is not a length of time: write `90s`, `20m` or `1h30m`");
    let mut rest = text.trim();
    if rest.is_empty() {
        return Err(wrong());
    }
    let mut seconds: u64 = 0;
    let mut units = UNITS.iter();
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?;
        let (number, tail) = rest.split_at(digits);
        let tail = tail.trim_start();
        let letters = tail.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(tail.len());
        let (unit, tail) = tail.split_at(letters);
        let number: u64 = number.parse().map_err(|_| wrong())?;
        let unit = unit.to_ascii_lowercase();
        let (_, size) =
            units.find(|(names, _)| names.contains(&unit.as_str())).ok_or_else(wrong)?;
        seconds =
            number.checked_mul(*size).and_then(|s| s.checked_add(seconds)).unwrap_or(u64::MAX);
        rest = tail.trim_start();
    }
    if seconds > 1000 * 3600 {
        return Err(format!("`{text}` is longer than 1000 hours"));
    }
    Ok(Duration::from_secs(seconds))
}

/// How many seconds a unit of time has, in whatever way people write it: `min`, `hrs.`, `Seconds`.
#[must_use]
pub fn seconds_in(unit: &str) -> Option<u64> {
    Some(match unit.trim_end_matches('.').to_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => 1,
        "m" | "min" | "mins" | "minute" | "minutes" => 60,
        "h" | "hr" | "hrs" | "hour" | "hours" => 3600,
        "d" | "day" | "days" => 86_400,
        _ => return None,
    })
}

/// Writes a length of time the way `parse_length` reads it: `1h30m`, `90s` as `1m30s`.
#[must_use]
pub fn write_length(length: Duration) -> String {
    Words(length)
        .to_string()
        .replace(" min", "m")
        .replace(" h", "h")
        .replace(" s", "s")
        .replace(' ', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_read_as_people_write_them() {
        let seconds = |text| parse_length(text).map(|d| d.as_secs());
        assert_eq!(seconds("90s"), Ok(90));
        assert_eq!(seconds("1h30m"), Ok(5400));
        assert_eq!(seconds("5 min"), Ok(300));
        assert_eq!(seconds("1 hour 5 minutes"), Ok(3900));
        for wrong in ["", "20", "-5m", "m", "5m5m", "5m1h", "1.5h", "3 parsecs", "20m "] {
            assert_eq!(seconds(wrong).is_ok(), wrong == "20m ", "{wrong}");
        }
        assert!(parse_length("99999999999999999999h").is_err());
        assert!(parse_length("999999999999h").is_err());
    }

    #[test]
    fn lengths_are_shown_as_clocks_and_in_words() {
        let shown = |s| {
            (Clock(Duration::from_secs(s)).to_string(), Words(Duration::from_secs(s)).to_string())
        };
        assert_eq!(shown(7), ("0:07".into(), "7 s".into()));
        assert_eq!(shown(750), ("12:30".into(), "12 min 30 s".into()));
        assert_eq!(shown(3723), ("1:02:03".into(), "1 h 2 min 3 s".into()));
        assert_eq!(write_length(Duration::from_mins(90)), "1h30m");
        assert_eq!(write_length(Duration::ZERO), "0s");
        assert_eq!(left(Duration::from_millis(59_001)), Duration::from_mins(1));
        assert_eq!(left(Duration::from_mins(1)), Duration::from_mins(1));
    }
}
