//! The shelf: what the library screen shows of the sessions that are kept, in words. Which are
//! unfinished, how far they are and since when; and how each procedure went the last time.
//!
//! It asks for the ends of journals alone, so that many sessions do not slow the start.

use crate::app::library::{Last, Shelf, Unfinished};
use crate::session::End;
use crate::shell::output;
use crate::shell::sessions::{Listed, Progress, Store};
use crate::time::Clock;
use jiff::{Timestamp, Zoned};

/// The most entries of a session in which nothing was done: that it was begun, and left again.
const UNTOUCHED: u64 = 2;

/// Whether the library shows a session. One in which nothing was done only pushes the procedures
/// down; `rehearse resume` still knows it.
pub(super) fn is_shown(listed: &Listed) -> bool {
    listed.progress == Progress::Unfinished && listed.entries > UNTOUCHED
}

/// An unfinished session as the library shows it.
pub(super) fn unfinished(
    listed: &Listed,
    (store, unsaved): (&Store, bool),
    now: &Zoned,
) -> Option<Unfinished> {
    let header = listed.header.as_ref()?;
    let but = match (unsaved, listed.locked) {
        (true, _) => "not saved yet, ",
        (false, true) => "open in another window, ",
        (false, false) => "",
    };
    let steps = match store.steps_done(listed)? {
        1 => "1 step done".to_owned(),
        steps => format!("{steps} steps done"),
    };
    let left = listed.changed.map(|left| format!(", left {}", ago(left, now)));
    let (mode, at) = (header.mode.word(), Clock(listed.at.elapsed()));
    Some(Unfinished {
        id: listed.id.to_string(),
        title: output::safe(&header.title),
        progress: format!("{but}{steps}{}, {mode} at {at}", left.unwrap_or_default()),
    })
}

/// Says of each procedure how it went the last time. `sessions` are in order, the latest first.
pub(super) fn tell_last(shelf: &mut Shelf, (store, sessions): (&Store, &[Listed]), now: &Zoned) {
    for shelved in &mut shelf.procedures {
        let over = sessions.iter().find(|listed| {
            let header = listed.header.as_ref();
            matches!(listed.progress, Progress::Over(_))
                && header.is_some_and(|header| header.procedure == shelved.id)
        });
        shelved.last = over.and_then(|listed| last(listed, store, now));
    }
}

fn last(listed: &Listed, store: &Store, now: &Zoned) -> Option<Last> {
    let mode = listed.header.as_ref()?.mode.word();
    let Progress::Over(end) = listed.progress else { return None };
    let passed = store.judged(listed);
    let came = match (passed, end) {
        (Some(true), _) => "passed",
        (Some(false), _) => "failed",
        (None, End::Abandoned) => "abandoned",
        (None, End::Finished | End::Ended) => "finished",
    };
    let when = listed.changed.map(|changed| ago(changed, now));
    let words = [Some(mode.to_owned()), Some(came.to_owned()), when];
    Some(Last { passed, words: words.into_iter().flatten().collect::<Vec<_>>().join(" ") })
}

/// How long ago something was, in the words of people.
fn ago(then: Timestamp, now: &Zoned) -> String {
    let here = then.to_zoned(now.time_zone().clone());
    let minutes = now.timestamp().duration_since(then).as_mins();
    let days = here.date().until(now.date()).map_or(0, |span| span.get_days());
    match (days, minutes) {
        (_, ..1) => "just now".to_owned(),
        (_, 1..60) => format!("{minutes} min ago"),
        (..1, _) => format!("{} h ago", minutes / 60),
        (1, _) => "yesterday".to_owned(),
        (2..15, _) => format!("{days} days ago"),
        _ => format!("on {}", here.strftime("%Y-%m-%d")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_ago_something_was_is_said_as_people_say_it() {
        let now: Zoned = "2026-11-22T10:14:00+01:00[Europe/Paris]".parse().unwrap();
        let said = |then: &str| {
            let then: Zoned = format!("{then}[Europe/Paris]").parse().unwrap();
            ago(then.timestamp(), &now)
        };
        assert_eq!(said("2026-11-22T10:13:30"), "just now");
        assert_eq!(said("2026-11-22T10:20:00"), "just now", "a clock that was set back");
        assert_eq!(said("2026-11-22T09:30:00"), "44 min ago");
        assert_eq!(said("2026-11-21T23:59:00"), "yesterday");
        assert_eq!(said("2026-11-22T00:01:00"), "10 h ago");
        assert_eq!(said("2026-11-19T23:00:00"), "3 days ago");
        assert_eq!(said("2026-10-03T12:00:00"), "on 2026-10-03");
    }
}
