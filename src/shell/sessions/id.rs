//! The name of a session, which is its folder's: `2026-11-22T0914-bladder-botox-k7q`.

use std::fmt;

/// How many names are tried for a session before its folder counts as one that cannot be made.
pub(super) const ATTEMPTS: u32 = 1000;
/// Letters and digits that are not taken for one another.
const LETTERS: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// How much of a name is when the session began.
const MINUTE: usize = "2026-11-22T0914".len();
/// The longest part of a name that is the procedure's.
const LONGEST: usize = 60;

/// The name of a session that there is. Made only from the names of folders.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct SessionId(String);

impl SessionId {
    /// A name for a session of `procedure`; each attempt gives another.
    pub(super) fn new(started: &jiff::Zoned, procedure: &str, attempt: u32) -> Self {
        let minute = started.strftime("%Y-%m-%dT%H%M");
        let safe = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
        let procedure: String = procedure.chars().map(safe).take(LONGEST).collect();
        let drawn = started.subsec_nanosecond().unsigned_abs() / 1000 + attempt;
        let letter = |place: u32| {
            let digit = drawn / 31_u32.pow(place) % 31;
            usize::try_from(digit)
                .ok()
                .and_then(|digit| LETTERS.get(digit))
                .copied()
                .map(char::from)
        };
        let last: String = (0..3).filter_map(letter).collect();
        Self(format!("{minute}-{procedure}-{last}"))
    }

    /// The name of a folder that was found.
    pub(super) fn found(folder: &str) -> Self {
        Self(folder.to_owned())
    }

    /// When the session began, to the minute, as text that sorts by it.
    pub(super) fn minute(&self) -> &str {
        self.0.get(..MINUTE).unwrap_or(&self.0)
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_safe_and_each_attempt_gives_another() {
        let started: jiff::Zoned =
            "2026-11-22T09:14:03.123456+01:00[Europe/Paris]".parse().unwrap();
        let name = |procedure, attempt| SessionId::new(&started, procedure, attempt);
        assert_eq!(name("hand-hygiene", 0).as_str(), "2026-11-22T0914-hand-hygiene-rre");
        assert_eq!(name("hand-hygiene", 1).as_str(), "2026-11-22T0914-hand-hygiene-sre");
        assert_eq!(name("../Ü b", 0).as_str(), "2026-11-22T0914------b-rre");
        let all: std::collections::BTreeSet<_> = (0..ATTEMPTS).map(|n| name("x", n)).collect();
        assert_eq!(all.len(), 1000);
    }
}
