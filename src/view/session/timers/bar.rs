//! The bar of a timer: its window to scale, with what is early, right and late marked, and how far
//! the timer has come. Each zone has a glyph of its own and, where there is room, its word below.

use crate::procedure::WindowTimer;
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::span;
use crate::view::prose::width;
use crate::view::zone::Zone;
use ratatui::text::{Line, Span};
use std::time::Duration;

/// A window of time and how much of it has passed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    ran: Duration,
    at_least: Option<Duration>,
    target: Option<Duration>,
    at_most: Option<Duration>,
    /// What the whole bar stands for.
    whole: Duration,
}

impl Scale {
    /// The scale of a window timer that has run so long. A fifth of the window is left after its
    /// last mark, so that there is a place for what comes too late.
    pub(super) fn of_window(window: &WindowTimer, ran: Duration) -> Self {
        let WindowTimer { at_least, target, at_most, .. } = *window;
        let last = at_most.or(target).or(at_least);
        let whole = last.map_or(ran, |last| (last * 6 / 5).max(ran));
        Self { ran, at_least, target, at_most, whole }
    }

    /// The scale of a round that comes after `interval`.
    pub(super) fn of_round(interval: Duration, ran: Duration) -> Self {
        Self { ran, at_least: Some(interval), target: None, at_most: None, whole: interval }
    }

    /// The zone of this length of time.
    fn zone(&self, at: Duration) -> Zone {
        Zone::of(at, self.at_least, self.at_most)
    }

    /// The column, of `room`, in which this length of time ends.
    fn column(&self, length: Duration, room: usize) -> usize {
        let columns = length.as_millis().saturating_mul(room as u128);
        let column = columns / self.whole.as_millis().max(1);
        usize::try_from(column).unwrap_or(room).min(room)
    }

    /// The column of the mark for this length of time.
    fn mark(&self, length: Option<Duration>, room: usize) -> Option<usize> {
        length.map(|length| self.column(length, room).min(room.saturating_sub(1)))
    }

    /// The bar: time that has passed in a heavy line, time to come in one that says what it is,
    /// and marks between the zones.
    pub(super) fn bar(&self, look: Look, room: usize) -> Vec<Span<'static>> {
        let filled = self.column(self.ran, room);
        let [early, target, late] =
            [self.at_least, self.target, self.at_most].map(|length| self.mark(length, room));
        (0..room)
            .map(|column| {
                let zone = Zone::of(column, early, late);
                let glyph = if [early, late].contains(&Some(column)) {
                    Glyph::Mark
                } else if target == Some(column) {
                    Glyph::Target
                } else if column < filled {
                    Glyph::Full
                } else {
                    zone.to_come()
                };
                let passed = column < filled || zone == Zone::Late;
                span(look, if passed { zone.role() } else { Role::Quiet }, look.glyph(glyph))
            })
            .collect()
    }

    /// The words of the zones below the bar, each in the middle of its own; the one in which the
    /// timer is stands out.
    pub(super) fn legend(&self, look: Look, room: usize) -> Option<Line<'static>> {
        let ends = [
            (Zone::Early, self.mark(self.at_least, room).unwrap_or(0)),
            (Zone::Right, self.mark(self.at_most, room).unwrap_or(room)),
            (Zone::Late, room),
        ];
        let now = self.zone(self.ran);
        let mut spans = Vec::new();
        let mut from = 0;
        for (zone, to) in ends {
            let (word, place) = (zone.word(), to.saturating_sub(from));
            let gap = usize::from(zone != Zone::Late);
            let word = if width(word) + gap <= place { word } else { "" };
            let role = if zone == now { zone.role() } else { Role::Quiet };
            spans.push(span(look, role, format!("{word:^place$}")));
            from = from.max(to);
        }
        let said = spans.iter().any(|span| !span.content.trim().is_empty());
        (said && self.at_least.or(self.at_most).is_some()).then(|| Line::from(spans))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::Severity;
    use crate::procedure::timer::{Clocked, Judged};

    fn drawn(window: (Option<u64>, Option<u64>, Option<u64>), ran: u64) -> [String; 2] {
        let minutes = |length: Option<u64>| length.map(Duration::from_mins);
        let judged = || Judged { severity: Severity::Major, because: None };
        let window = WindowTimer {
            at_least: minutes(window.0),
            target: minutes(window.1),
            at_most: minutes(window.2),
            from_start: false,
            clock: Clocked::Session,
            early: judged(),
            late: judged(),
        };
        let scale = Scale::of_window(&window, Duration::from_mins(ran));
        let look = Look::default();
        let text = |spans: &[Span<'_>]| spans.iter().map(|span| &*span.content).collect::<String>();
        let legend = scale.legend(look, 24).map(|line| text(&line.spans));
        [text(&scale.bar(look, 24)), legend.unwrap_or_default()]
    }

    #[test]
    fn the_window_is_drawn_to_scale_with_a_place_for_what_is_late() {
        assert_eq!(
            drawn((Some(15), Some(30), Some(45)), 6),
            ["━━╌╌╌╌┃──────◆──────┃···", "early     right     late"]
        );
        assert_eq!(
            drawn((Some(15), None, None), 20)[0].chars().filter(|it| *it == '━').count(),
            23
        );
        assert_eq!(drawn((None, None, Some(10)), 2)[1], "       right        late");
        assert_eq!(drawn((None, None, None), 5), ["━".repeat(24), String::new()]);
    }

    #[test]
    fn what_is_late_fills_the_bar_whatever_its_length() {
        let [bar, legend] = drawn((Some(15), None, Some(30)), 90);
        assert!(bar.chars().all(|it| "━┃".contains(it)), "{bar}");
        assert!(legend.contains("late"), "{legend}");
    }
}
