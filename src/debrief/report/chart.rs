//! The timeline in characters: a row for each step and timer, all on one scale.
//!
//! Plain ASCII, so that it survives every terminal, pager and mail. What a row shows it also says
//! in figures, for those who cannot see a picture.

use super::lines::fitted;
use crate::debrief::timeline::{RoundRow, StepRow, Timeline, TimerRow};
use crate::debrief::{RoundEnd, Span};
use crate::procedure::Procedure;
use crate::session::Standing;
use crate::time::{Clock, SessionTime};
use std::time::Duration;

/// What the signs mean.
pub(super) const LEGEND: &str = "Signs: = doing; - timer, too early to end; + timer in its window; \
                                 ! timer late; . time let pass; o round done; x round missed or \
                                 step skipped; | at least, target, at most.";

/// The steps between ticks of the scale, in minutes.
const TICKS: [u64; 9] = [1, 2, 5, 10, 15, 30, 60, 120, 240];
/// Columns between two ticks, at least: room for the figure.
const TICK_ROOM: u64 = 5;

/// The rows, each `width` columns at most.
pub(super) fn chart(procedure: &Procedure, timeline: &Timeline, width: usize) -> Vec<String> {
    let chart = Chart::new(timeline, width);
    let mut rows = vec![chart.scale()];
    rows.extend(timeline.steps.iter().map(|row| chart.step(procedure, row)));
    rows.extend(timeline.timers.iter().map(|row| chart.timer(procedure, row)));
    rows.extend(timeline.rounds.iter().map(|row| chart.rounds(procedure, row)));
    if !timeline.waits.is_empty() {
        rows.push(chart.waits(&timeline.waits));
    }
    rows
}

struct Chart {
    title: usize,
    plot: usize,
    until: SessionTime,
}

/// One row's columns.
struct Plot(Vec<char>);

impl Plot {
    fn put(&mut self, column: usize, sign: char) {
        if let Some(place) = self.0.get_mut(column) {
            *place = sign;
        }
    }
}

impl Chart {
    fn new(timeline: &Timeline, width: usize) -> Self {
        const FIGURES: usize = 18;
        let title = (width.saturating_sub(20) / 2).min(26);
        let plot = width.saturating_sub(title + 2 + FIGURES).max(10);
        // Where a timer that was ended early should have ended is part of the picture.
        let runs = timeline.timers.iter().flat_map(|row| &row.runs);
        let least = runs.filter_map(|run| run.at_least).max().unwrap_or_default();
        let until = timeline.until.max(least).max(SessionTime::from_millis(60_000));
        Self { title, plot, until }
    }

    /// The column of `at`, which may lie beyond the plot.
    fn column(&self, at: SessionTime) -> usize {
        let last = u128::try_from(self.plot.saturating_sub(1)).unwrap_or(0);
        let column = u128::from(at.as_millis()) * last / u128::from(self.until.as_millis()).max(1);
        usize::try_from(column).unwrap_or(usize::MAX)
    }

    fn blank(&self) -> Plot {
        Plot(vec![' '; self.plot])
    }

    fn draw(&self, plot: &mut Plot, span: Span, sign: impl Fn(usize) -> char) {
        for column in self.column(span.from)..=self.column(span.to).min(self.plot) {
            plot.put(column, sign(column));
        }
    }

    fn row(&self, title: &str, plot: &Plot, figures: &str) -> String {
        let plot: String = plot.0.iter().collect();
        format!("{} {plot} {figures}", fitted(title, self.title))
    }

    fn scale(&self) -> String {
        let minutes = self.until.as_millis() / 60_000;
        let room = u64::try_from(self.plot).unwrap_or(1) / TICK_ROOM;
        let wide = |tick: &&u64| minutes / **tick <= room;
        let tick = TICKS.iter().find(wide).copied().unwrap_or(minutes.max(1));
        let mut plot = self.blank();
        let mut minute = 0;
        while minute <= minutes {
            let column = self.column(SessionTime::from_millis(minute * 60_000));
            let figure = minute.to_string();
            if column + figure.len() <= self.plot {
                for (place, digit) in figure.chars().enumerate() {
                    plot.put(column + place, digit);
                }
            }
            minute += tick;
        }
        self.row("minutes of session time", &plot, "from    lasting")
    }

    fn step(&self, procedure: &Procedure, row: &StepRow) -> String {
        let mut plot = self.blank();
        for stay in &row.stays {
            self.draw(&mut plot, stay.span, |_| '=');
        }
        let figures = match (row.stays.first(), row.skipped) {
            (_, Some(at)) if row.standing == Standing::Skipped => {
                plot.put(self.column(at), 'x');
                figures(at, "skipped")
            }
            (Some(first), _) => {
                let lasted = row.stays.iter().fold(Duration::ZERO, |sum, stay| {
                    sum.saturating_add(stay.span.to.since(stay.span.from))
                });
                let sign = if row.standing == Standing::Overridden { " !" } else { "" };
                figures(first.span.from, &format!("{}{sign}", Clock(lasted)))
            }
            (None, _) => String::new(),
        };
        self.row(&procedure.step(row.step).title, &plot, &figures)
    }

    fn timer(&self, procedure: &Procedure, row: &TimerRow) -> String {
        let mut plot = self.blank();
        for run in &row.runs {
            let from = |mark: Option<SessionTime>| mark.map(|at| self.column(at));
            let (least, most) = (from(run.at_least), from(run.at_most));
            self.draw(&mut plot, run.span, |column| {
                if least.is_some_and(|least| column < least) {
                    '-'
                } else if most.is_some_and(|most| column > most) {
                    '!'
                } else {
                    '+'
                }
            });
            for mark in [run.at_least, run.target, run.at_most].into_iter().flatten() {
                plot.put(self.column(mark), '|');
            }
        }
        let ran = row.runs.iter().fold(Duration::ZERO, |sum, run| sum.saturating_add(run.ran));
        let first = row.runs.first().map(|run| run.span.from);
        let figures = first.map_or_else(String::new, |from| figures(from, &Clock(ran).to_string()));
        self.row(&procedure.timer(row.timer).title, &plot, &figures)
    }

    fn rounds(&self, procedure: &Procedure, row: &RoundRow) -> String {
        let mut plot = self.blank();
        let mut done = 0;
        let mut of = 0;
        for turn in &row.turns {
            let (sign, counts) = match turn.ended {
                Some((_, RoundEnd::Done)) => ('o', true),
                Some((_, RoundEnd::Declined | RoundEnd::Missed)) => ('x', true),
                Some((_, RoundEnd::Lapsed)) | None => ('?', false),
            };
            done += usize::from(sign == 'o');
            of += usize::from(counts);
            let ended = turn.ended.map(|(at, _)| at);
            if let Some(at) = turn.due.or(ended).filter(|_| counts) {
                plot.put(self.column(at), sign);
            }
        }
        let title = &procedure.timer(row.timer).title;
        self.row(title, &plot, &format!("        {done} of {of}"))
    }

    fn waits(&self, waits: &[Span]) -> String {
        let mut plot = self.blank();
        let mut waited = Duration::ZERO;
        for wait in waits {
            self.draw(&mut plot, *wait, |_| '.');
            waited = waited.saturating_add(wait.to.since(wait.from));
        }
        let first = waits.first().map_or(SessionTime::ZERO, |wait| wait.from);
        self.row("Time let pass", &plot, &figures(first, &Clock(waited).to_string()))
    }
}

fn figures(from: SessionTime, lasting: &str) -> String {
    format!("{:<7} {lasting}", Clock(from.elapsed()).to_string())
}
