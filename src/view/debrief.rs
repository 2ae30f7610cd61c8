//! The debrief: one page in sections, the verdict first, then what went otherwise, the worst first.
//!
//! Its words are those of `debrief/report/`, so that the screen and the printed report cannot tell
//! different stories. Read next: `debrief/deviations.rs`, `debrief/timeline.rs`.

mod deviations;
mod points;
mod record;
mod timeline;
mod verdict;

pub(super) use deviations::sign;

use super::look::{Glyph, Look, Role};
use super::paint::{self, span};
use super::playback;
use super::prose::{cells, width};
use super::sheet::Sheet;
use crate::app::debrief::DebriefScreen;
use crate::app::debrief::page::Laid;
use crate::app::pointer::{Target, Targets};
use crate::debrief::NOTICE;
use crate::time::Moment;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use std::ops::Range;

/// The widest that the page is set: the timeline gains by it, and prose has a width of its own.
const WIDEST: usize = 160;
/// From this width on there is room for a margin.
const ROOMY: u16 = 42;

/// Draws the screen.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (screen, now): (&DebriefScreen, Moment),
    targets: &Targets,
) {
    if let Some(playback) = screen.playback() {
        return playback::draw(frame, look, area, (playback, screen, now), targets);
    }
    let margin = u16::from(area.width >= ROOMY);
    let area = paint::narrowed(paint::inset(area, margin, 0), WIDEST);
    let area = Rect { width: area.width.saturating_sub(margin), ..area };
    let mut set = Set::new(look, area.width);
    compose(&mut set, screen);
    let height = usize::from(area.height);
    let height = if set.lines.len() > height { height.saturating_sub(1) } else { height };
    let top = screen.page.lay_out(&Laid {
        lines: set.lines.len(),
        height,
        sections: &set.sections,
        cursor: set.cursor.clone(),
    });
    paint::scrolled(frame, look, area, (&set.lines, &screen.page.scroll));
    for (rows, deviation) in set.rows {
        for line in rows.filter(|line| (top..top + height).contains(line)) {
            let row = Rect { y: area.y.saturating_add(cells(line - top)), height: 1, ..area };
            targets.put(paint::place(row), Target::Row(deviation));
        }
    }
}

/// Sets all sections, in order.
fn compose(set: &mut Set, screen: &DebriefScreen) {
    let debrief = screen.debrief();
    verdict::set(set, debrief);
    deviations::set(set, screen);
    record::came_up(set, debrief);
    record::next(set, debrief);
    timeline::set(set, debrief);
    points::calibration(set, debrief);
    points::score(set, debrief);
    record::typed(set, debrief);
    record::remarks(set, debrief);
    record::sources(set, debrief);
    set.gap();
    set.sheet(|sheet| sheet.text(Role::Quiet, NOTICE));
}

/// The page being set.
#[derive(Debug)]
struct Set {
    look: Look,
    room: usize,
    lines: Vec<Line<'static>>,
    /// The lines at which sections begin.
    sections: Vec<usize>,
    /// The lines of each deviation in the list, and its position there.
    rows: Vec<(Range<usize>, usize)>,
    /// The lines of what is under the cursor.
    cursor: Range<usize>,
}

impl Set {
    fn new(look: Look, room: u16) -> Self {
        let (lines, sections, rows) = (Vec::new(), vec![0], Vec::new());
        Self { look, room: usize::from(room), lines, sections, rows, cursor: 0..0 }
    }

    /// Leaves a line empty, unless nothing stands above it.
    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.spans.is_empty()) {
            self.lines.push(Line::default());
        }
    }

    /// A section begins under this heading, with a line to the edge; what is beside it is quiet.
    fn section(&mut self, heading: &str, beside: &str) {
        self.gap();
        self.sections.push(self.lines.len());
        let beside = if beside.is_empty() { String::new() } else { format!(" {beside}") };
        let used = width(heading) + width(&beside) + 1;
        let rule = self.look.glyph(Glyph::Rule).repeat(self.room.saturating_sub(used));
        if used > self.room {
            self.sheet(|sheet| sheet.text(Role::Heading, &format!("{heading}{beside}")));
            return;
        }
        self.lines.push(Line::from(vec![
            span(self.look, Role::Heading, heading),
            span(self.look, Role::Plain, beside),
            span(self.look, Role::Quiet, format!(" {rule}")),
        ]));
    }

    /// Adds what is set on a sheet of its own.
    fn sheet(&mut self, set: impl FnOnce(&mut Sheet)) {
        let mut sheet = Sheet::new(self.look, cells(self.room));
        set(&mut sheet);
        self.lines.extend(sheet.into_lines());
    }

    /// Adds these pieces one after the other, as many on a line as there is room for.
    fn flow(&mut self, pieces: Vec<Vec<Span<'static>>>, between: &str) {
        let mut line: Vec<Span<'static>> = Vec::new();
        let mut used = 0;
        for piece in pieces {
            let wide: usize = piece.iter().map(|span| width(&span.content)).sum();
            if used > 0 && used + width(between) + wide > self.room {
                self.lines.push(Line::from(std::mem::take(&mut line)));
                used = 0;
            }
            if used > 0 {
                line.push(span(self.look, Role::Quiet, between));
                used += width(between);
            }
            used += wide;
            line.extend(piece);
        }
        if used > 0 {
            self.lines.push(Line::from(line));
        }
    }
}
