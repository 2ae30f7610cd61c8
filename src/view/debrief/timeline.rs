//! The timeline, drawn to scale: one axis from the beginning to the end, with deviations by their
//! numbers, steps, timers against their windows, and rounds. Where there is little room a row
//! stands under its title. What a row shows it also says in figures.
//! Read next: `timeline/scale.rs`, where a time stands.

mod scale;

use super::{Set, deviations};
use crate::debrief::timeline::{RoundRow, StepRow, TimerRow, TimerRun};
use crate::debrief::{Debrief, RoundEnd, Span as Stretch};
use crate::procedure::{Procedure, WindowTimer};
use crate::session::Standing;
use crate::time::{Clock, SessionTime};
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::span;
use crate::view::prose::{cut, width};
use crate::view::zone::Zone;
use ratatui::text::{Line, Span};
use scale::{Plot, Scale};
use std::time::Duration;

/// From this width on titles and figures stand beside the plot.
const BESIDE: usize = 64;
/// The columns of figures beside the plot.
const FIGURES: usize = 16;
/// The most rows of numbers of deviations.
const NUMBERS: usize = 3;

/// Sets the section, if anything happened.
pub(super) fn set(set: &mut Set, debrief: &Debrief) {
    let timeline = &debrief.timeline;
    if timeline.steps.is_empty() && timeline.timers.is_empty() {
        return;
    }
    set.section("Timeline", "in minutes of session time");
    let titles = if set.room < BESIDE { 0 } else { (set.room / 4).clamp(16, 30) };
    let plot = if set.room < BESIDE { set.room } else { set.room - titles - FIGURES - 2 };
    let chart = Chart { look: set.look, titles, scale: Scale::of(timeline, plot) };
    let procedure = debrief.procedure();
    let mut lines = chart.axis();
    lines.extend(chart.numbers(debrief));
    lines.extend(chart.steps(&timeline.steps));
    lines.extend(timeline.timers.iter().flat_map(|row| chart.timer(procedure, row)));
    lines.extend(timeline.rounds.iter().flat_map(|row| chart.rounds(procedure, row)));
    lines.extend(chart.waits(&timeline.waits));
    set.lines.extend(lines);
    set.gap();
    let pieces = legend(set.look, debrief);
    set.flow(pieces, "   ");
}

struct Chart {
    look: Look,
    /// The columns of the titles; nothing where they stand above.
    titles: usize,
    scale: Scale,
}

impl Chart {
    /// A row: its title, its plot and its figures.
    fn row(&self, title: &str, plot: Plot, figures: &str) -> Vec<Line<'static>> {
        let look = self.look;
        let plot = plot.spans(look);
        if self.titles == 0 {
            let room = self.scale.room();
            let title =
                cut(title, room.saturating_sub(width(figures) + 2), look.glyph(Glyph::Ellipsis));
            let gap = room.saturating_sub(width(&title) + width(figures));
            let head = vec![
                span(look, Role::Heading, title),
                span(look, Role::Plain, format!("{}{figures}", " ".repeat(gap))),
            ];
            return vec![Line::from(head), Line::from(plot)];
        }
        let title = cut(title, self.titles, look.glyph(Glyph::Ellipsis));
        let gap = (self.titles + 1).saturating_sub(width(&title));
        let mut spans = vec![span(look, Role::Heading, title), Span::raw(" ".repeat(gap))];
        spans.extend(plot);
        spans.push(span(look, Role::Plain, format!(" {figures}")));
        vec![Line::from(spans)]
    }

    /// A row without figures, which belongs to the one above or below.
    fn bare(&self, title: &str, plot: Plot) -> Line<'static> {
        let look = self.look;
        let mut spans = Vec::new();
        if self.titles > 0 {
            spans.push(span(look, Role::Heading, format!("{title:<0$}", self.titles + 1)));
        }
        spans.extend(plot.spans(look));
        Line::from(spans)
    }

    /// The minutes, and the axis below them.
    fn axis(&self) -> Vec<Line<'static>> {
        let (mut figures, mut axis) = (self.scale.plot(), self.scale.plot());
        axis.fill(0..self.scale.room(), (Role::Quiet, Glyph::Rule));
        for (at, minute) in self.scale.ticks() {
            let column = self.scale.column(at);
            let figure = minute.to_string();
            // The figure of the last minute ends where the axis does.
            let last = self.scale.room().saturating_sub(figure.len());
            figures.write(column.min(last), Role::Plain, &figure);
            axis.put(column, (Role::Quiet, Glyph::Divider));
        }
        vec![self.bare("", figures), self.bare("", axis)]
    }

    /// The numbers of the deviations where they happened; where several did, one below the other.
    fn numbers(&self, debrief: &Debrief) -> Vec<Line<'static>> {
        if debrief.deviations.is_empty() {
            return Vec::new();
        }
        let mut rows = vec![self.scale.plot()];
        for (number, it) in (1..).zip(&debrief.deviations) {
            let (_, role) = deviations::sign(it.severity);
            let number = format!("{number}");
            let last = self.scale.room().saturating_sub(number.len());
            let column = self.scale.column(it.at).min(last);
            if rows.iter().all(|row| !row.is_free(column, number.len())) && rows.len() < NUMBERS {
                rows.push(self.scale.plot());
            }
            if let Some(row) = rows.iter_mut().find(|row| row.is_free(column, number.len())) {
                row.write(column, role, &number);
            }
        }
        let mut rows = rows.into_iter();
        let count = debrief.deviations.len();
        let first = rows.next().map(|row| self.row("Deviations", row, &format!("{count} in all")));
        let rest = rows.map(|row| self.bare("", row));
        first.unwrap_or_default().into_iter().chain(rest).collect()
    }

    /// The steps, each where it was first begun or skipped.
    fn steps(&self, steps: &[StepRow]) -> Vec<Line<'static>> {
        if steps.is_empty() {
            return Vec::new();
        }
        let mut plot = self.scale.plot();
        // What is not as one expects is not covered by what is.
        let (done, other): (Vec<&StepRow>, Vec<&StepRow>) =
            steps.iter().partition(|row| row.standing == Standing::Done);
        let count = done.len();
        for row in done.into_iter().chain(other) {
            let sign = match row.standing {
                Standing::Done => (Role::Good, Glyph::Done),
                Standing::Overridden => (Role::Attention, Glyph::Overridden),
                Standing::Deferred => (Role::Attention, Glyph::Deferred),
                Standing::Skipped => (Role::Attention, Glyph::Skipped),
                Standing::Open | Standing::InHand | Standing::NotApplicable => {
                    (Role::Quiet, Glyph::Open)
                }
            };
            plot.put(self.scale.column(row.from()), sign);
        }
        self.row("Steps", plot, &format!("{count} done"))
    }

    /// A timer against its window, and where it was stopped.
    fn timer(&self, procedure: &Procedure, row: &TimerRow) -> Vec<Line<'static>> {
        let timer = procedure.timer(row.timer);
        let Some(window) = timer.window() else { return Vec::new() };
        let mut plot = self.scale.plot();
        let nexts = row.runs.iter().skip(1).map(|next| self.scale.column(next.span.from));
        let ends = nexts.chain([self.scale.room()]);
        for (run, end) in row.runs.iter().zip(ends) {
            self.run(&mut plot, (run, end), window);
        }
        let figures = match row.runs.as_slice() {
            [run] if run.ended => format!("{} {}", Clock(run.ran), zone(run, window).word()),
            [run] => format!("{} not ended", Clock(run.ran)),
            runs => format!("{} times", runs.len()),
        };
        self.row(&timer.title, plot, &figures)
    }

    fn run(&self, plot: &mut Plot, (run, end): (&TimerRun, usize), window: &WindowTimer) {
        let at = |mark: Option<SessionTime>| mark.map(|mark| self.scale.column(mark));
        let (from, to) = (self.scale.column(run.span.from), self.scale.column(run.span.to));
        let (least, most) = (at(run.at_least), at(run.at_most));
        let bounded = least.or(most).is_some();
        for column in from..end {
            let zone = Zone::of(column, least, most);
            if column < to {
                plot.put(column, (zone.role(), Glyph::Full));
            } else if bounded {
                plot.put(column, (Role::Quiet, zone.to_come()));
            }
        }
        for mark in [least, most].into_iter().flatten().filter(|mark| *mark < end) {
            plot.put(mark, (Zone::Right.role(), Glyph::Mark));
        }
        if let Some(target) = at(run.target).filter(|target| *target < end) {
            plot.put(target, (Zone::Right.role(), Glyph::Target));
        }
        if run.ended {
            let zone = zone(run, window);
            let sign = if zone == Zone::Right { Glyph::Done } else { Glyph::Wrong };
            plot.put(to, (zone.role(), sign));
        }
    }

    /// Rounds where they came due.
    fn rounds(&self, procedure: &Procedure, row: &RoundRow) -> Vec<Line<'static>> {
        let mut plot = self.scale.plot();
        let (mut done, mut of) = (0, 0);
        for turn in &row.turns {
            let ended = turn.ended.map(|(_, end)| end);
            let (sign, counts) = match ended {
                Some(RoundEnd::Done) => ((Role::Good, Glyph::Done), true),
                Some(RoundEnd::Declined) => ((Role::Attention, Glyph::Skipped), true),
                Some(RoundEnd::Missed) => ((Role::Bad, Glyph::Wrong), true),
                Some(RoundEnd::Lapsed) | None => ((Role::Quiet, Glyph::Open), false),
            };
            done += usize::from(ended == Some(RoundEnd::Done));
            of += usize::from(counts);
            if let Some(at) = turn.due.or(turn.ended.map(|(at, _)| at)) {
                plot.put(self.scale.column(at), sign);
            }
        }
        self.row(&procedure.timer(row.timer).title, plot, &format!("{done} of {of} done"))
    }

    /// When time was let pass.
    fn waits(&self, waits: &[Stretch]) -> Vec<Line<'static>> {
        if waits.is_empty() {
            return Vec::new();
        }
        let mut plot = self.scale.plot();
        let mut waited = Duration::ZERO;
        for wait in waits {
            let (from, to) = (self.scale.column(wait.from), self.scale.column(wait.to));
            plot.fill(from..to.max(from + 1), (Role::Quiet, Glyph::Full));
            waited = waited.saturating_add(wait.to.since(wait.from));
        }
        self.row("Time let pass", plot, &Clock(waited).to_string())
    }
}

/// Where in its window a timer ended.
fn zone(run: &TimerRun, window: &WindowTimer) -> Zone {
    Zone::of(run.ran, window.at_least, window.at_most)
}

/// What the signs mean.
fn legend(look: Look, debrief: &Debrief) -> Vec<Vec<Span<'static>>> {
    let timeline = &debrief.timeline;
    let mut signs: Vec<(Role, Glyph, &str)> = Vec::new();
    if !timeline.timers.is_empty() || !timeline.waits.is_empty() {
        signs.push((Role::Plain, Glyph::Full, "time that passed"));
    }
    if !timeline.timers.is_empty() {
        let zones = [Zone::Early, Zone::Right, Zone::Late];
        signs.extend(zones.map(|zone| (Role::Quiet, zone.to_come(), zone.word())));
        signs.push((Zone::Right.role(), Glyph::Mark, "at least, at most"));
        signs.push((Zone::Right.role(), Glyph::Target, "target"));
    }
    signs.push((Role::Good, Glyph::Done, "done, or ended in its window"));
    signs.push((Role::Bad, Glyph::Wrong, "missed, or ended outside it"));
    let is = |standing| timeline.steps.iter().any(|row| row.standing == standing);
    let declined = timeline.rounds.iter().flat_map(|row| &row.turns);
    let declined = declined.filter_map(|turn| turn.ended).any(|(_, end)| end == RoundEnd::Declined);
    if is(Standing::Skipped) || declined {
        signs.push((Role::Attention, Glyph::Skipped, "skipped, declined"));
    }
    if is(Standing::Overridden) {
        signs.push((Role::Attention, Glyph::Overridden, "done by override"));
    }
    let piece = |(role, glyph, words)| {
        vec![span(look, role, look.glyph(glyph)), span(look, Role::Quiet, format!(" {words}"))]
    };
    signs.into_iter().map(piece).collect()
}
