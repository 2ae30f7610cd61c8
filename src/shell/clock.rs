//! The clock: the only file that reads one. Moments since the program's start, and the wall.
//!
//! It also notices what no program is told: that the computer slept, or that it was stopped.

use crate::time::Moment;
use std::cell::Cell;
use std::time::{Duration, Instant, SystemTime};

/// How far the wall clock may run ahead before that means that the computer slept.
const ASLEEP: Duration = Duration::from_secs(30);

/// The clock of the program.
#[derive(Debug)]
pub(super) struct Clock {
    started: Instant,
    /// How long the program was stopped, which is no time of its own.
    stopped: Cell<Duration>,
    last: Cell<(Instant, SystemTime)>,
}

impl Clock {
    /// Starts the clock.
    pub(super) fn start() -> Self {
        let last = look();
        Self { started: last.0, stopped: Cell::default(), last: Cell::new(last) }
    }

    /// Now.
    pub(super) fn now(&self) -> Moment {
        let since_start = look().0.saturating_duration_since(self.started);
        Moment::new(since_start.saturating_sub(self.stopped.get()))
    }

    /// How long the computer slept since this was last asked, if it did. The clock of the program
    /// stands still in that time and the wall's does not; a wall clock set back is ignored.
    pub(super) fn slept(&self) -> Option<Duration> {
        let now = look();
        gap(self.last.replace(now), now)
    }

    /// Does `deed`, during which the program is stopped: that time does not count. Tells how long
    /// it was by the clock on the wall.
    pub(super) fn stopped_while<T>(&self, deed: impl FnOnce() -> T) -> (T, Duration) {
        let (before, since) = (self.now(), look());
        let outcome = deed();
        let stopped = self.now().since(before);
        self.stopped.set(self.stopped.get().saturating_add(stopped));
        let now = look();
        self.last.set(now);
        // The computer may have slept as well, and a wall clock set back is ignored.
        (outcome, gap(since, now).unwrap_or_default().saturating_add(stopped))
    }
}

/// The time on the wall, where the computer is.
pub(super) fn wall() -> jiff::Zoned {
    let now = jiff::Timestamp::try_from(look().1).unwrap_or_default();
    now.to_zoned(jiff::tz::TimeZone::system())
}

/// A seed that nobody chose, and short enough to type again.
pub(super) fn any_seed() -> u64 {
    let since = look().1.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let mixed = since.as_nanos() ^ (u128::from(std::process::id()) << 20);
    u64::try_from(mixed % 1_000_000).unwrap_or_default()
}

/// By how much the wall ran ahead, when that means sleep.
fn gap(before: (Instant, SystemTime), now: (Instant, SystemTime)) -> Option<Duration> {
    let own = now.0.saturating_duration_since(before.0);
    let wall = now.1.duration_since(before.1).ok()?;
    wall.checked_sub(own).filter(|ahead| *ahead > ASLEEP)
}

#[expect(clippy::disallowed_methods, reason = "here time is read")]
fn look() -> (Instant, SystemTime) {
    (Instant::now(), SystemTime::now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_is_a_wall_clock_that_ran_ahead() {
        let (own, wall) = look();
        let seconds = Duration::from_secs;
        let after =
            |own_s, wall_s| gap((own, wall), (own + seconds(own_s), wall + seconds(wall_s)));
        assert_eq!(after(10, 10), None);
        assert_eq!(after(10, 40), None);
        assert_eq!(after(10, 3610), Some(seconds(3600)));
        assert_eq!(gap((own, wall), (own + seconds(10), wall - seconds(3600))), None);
    }

    #[test]
    fn time_in_which_the_program_was_stopped_does_not_count() {
        let clock = Clock::start();
        let before = clock.now();
        let (slack, stopped) = clock.stopped_while(|| while clock.now() == before {});
        assert_eq!((slack, clock.stopped.get()), ((), stopped));
        assert!(stopped > Duration::ZERO);
    }

    #[test]
    fn a_seed_can_be_typed_again() {
        assert!(any_seed() < 1_000_000);
    }
}
