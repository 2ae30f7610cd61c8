//! What went otherwise, the worst first. The one under the cursor is unfolded: beneath it, or
//! beside the list where there is room.

use super::Set;
use crate::app::debrief::DebriefScreen;
use crate::app::debrief::placed::Placed;
use crate::debrief::report::facts;
use crate::debrief::report::told::{Cited, Telling, told};
use crate::debrief::{Deviation, Question};
use crate::procedure::Severity;
use crate::procedure::map::Point;
use crate::time::Clock;
use crate::view::chart::{self, Mark, Picture};
use crate::view::look::{Glyph, Look, Role};
use crate::view::paint::span;
use crate::view::prose::{cells, width, wrap};
use crate::view::sheet::Sheet;
use ratatui::text::{Line, Span};

/// From this width of the page on, details stand beside the list.
const BESIDE: usize = 116;
/// From this width of the list on, a deviation is one line of columns.
const COLUMNS: usize = 52;
/// What is unfolded stands under the title, this far in.
const INDENT: usize = 6;

/// Sets the section.
pub(super) fn set(set: &mut Set, screen: &DebriefScreen) {
    let debrief = screen.debrief();
    heading(set, screen);
    if screen.listed().next().is_none() {
        let none = match screen.filter() {
            Some(severity) => {
                format!("None of these is {severity}; another filter shows the others.")
            }
            None => "None. Everything was done in its place and in its time.".to_owned(),
        };
        set.cursor = set.lines.len()..set.lines.len() + 1;
        set.sheet(|sheet| sheet.text(Role::Plain, &none));
        return;
    }
    let cited = Cited::of(debrief);
    if set.room >= BESIDE {
        let list = (set.room / 2).clamp(COLUMNS, 72);
        beside(set, screen, (list, &cited));
    } else {
        beneath(set, screen, &cited);
    }
}

fn heading(set: &mut Set, screen: &DebriefScreen) {
    let debrief = screen.debrief();
    let all = debrief.deviations.len();
    match screen.filter() {
        _ if all == 0 => set.section("Deviations", ""),
        None => set.section("Deviations, worst first:", &facts::counts(debrief)),
        Some(severity) => {
            let listed = screen.listed().count();
            set.section("Deviations:", &format!("{severity} only, {listed} of {all}"));
        }
    }
}

/// What is unfolded beneath its row.
fn beneath(set: &mut Set, screen: &DebriefScreen, cited: &Cited<'_>) {
    for (position, it) in screen.listed().enumerate() {
        let from = set.lines.len();
        let here = position == screen.cursor();
        let rows = rows(set.look, set.room, (it, here), screen);
        set.lines.extend(rows);
        set.rows.push((from..set.lines.len(), position));
        if here {
            let indent = if set.room < COLUMNS { 2 } else { INDENT };
            let room = set.room.saturating_sub(indent);
            for line in detail((set.look, room), (screen, it.1), cited) {
                set.lines.push(after(line, " ".repeat(indent)));
            }
            set.gap();
            set.cursor = from..set.lines.len();
        }
    }
}

/// The list, and beside it what is under the cursor, as near to it as it fits.
fn beside(set: &mut Set, screen: &DebriefScreen, (list, cited): (usize, &Cited<'_>)) {
    let look = set.look;
    let from = set.lines.len();
    let (mut left, mut details, mut place) = (Vec::new(), Vec::new(), 0..0);
    for (position, it) in screen.listed().enumerate() {
        let first = left.len();
        let here = position == screen.cursor();
        left.extend(rows(look, list, (it, here), screen));
        set.rows.push((from + first..from + left.len(), position));
        if here {
            place = first..left.len();
            let room = set.room.saturating_sub(list + 3);
            details = detail((look, room), (screen, it.1), cited);
        }
    }
    let height = left.len().max(details.len());
    let lead = place.start.min(height - details.len());
    set.cursor = from + lead.min(place.start)..from + place.end.max(lead + details.len());
    let mut right = std::iter::repeat_n(Line::default(), lead).chain(details);
    let mut left = left.into_iter();
    for _ in 0..height {
        let mut line = left.next().unwrap_or_default();
        let gap = list.saturating_sub(line.width());
        line.push_span(span(look, Role::Plain, " ".repeat(gap)));
        line.push_span(span(look, Role::Quiet, format!(" {} ", look.glyph(Glyph::Divider))));
        line.spans.extend(right.next().unwrap_or_default().spans);
        set.lines.push(line);
    }
}

/// `line`, moved to the right.
fn after(line: Line<'static>, indent: String) -> Line<'static> {
    let mut spans = vec![Span::raw(indent)];
    spans.extend(line.spans);
    Line::from(spans)
}

/// The sign and the role of a severity; its word always stands beside it.
pub(in crate::view) const fn sign(severity: Severity) -> (Glyph, Role) {
    match severity {
        Severity::Critical => (Glyph::Critical, Role::Bad),
        Severity::Major => (Glyph::Wrong, Role::Attention),
        Severity::Minor => (Glyph::Dot, Role::Strong),
    }
}

/// One deviation in the list: number, severity, kind, title, time.
fn rows(
    look: Look,
    room: usize,
    ((number, it), here): ((usize, &Deviation), bool),
    screen: &DebriefScreen,
) -> Vec<Line<'static>> {
    let (glyph, role) = sign(it.severity);
    let severity = it.severity.word().to_uppercase();
    let at = Clock(it.at.elapsed()).to_string();
    let cursor = if here { look.glyph(Glyph::Cursor) } else { " " };
    let titled = if here { Role::Chosen } else { Role::Plain };
    let title = it.subject.title(screen.debrief().procedure());
    let mut head = vec![
        span(look, Role::Accent, format!("{cursor} ")),
        span(look, Role::Quiet, format!("{number:>2} ")),
        span(look, role, format!("{} ", look.glyph(glyph))),
    ];
    if room < COLUMNS {
        let words = format!("{severity}, {}", it.kind.word());
        let gap = room.saturating_sub(7 + width(&words) + width(&at));
        head.push(span(look, role, words));
        head.push(span(look, Role::Quiet, format!("{}{at}", " ".repeat(gap))));
        let titles = wrap(title, room.saturating_sub(7)).into_iter();
        let titles =
            titles.map(|title| after(Line::from(span(look, titled, title)), " ".repeat(7)));
        return std::iter::once(Line::from(head)).chain(titles).collect();
    }
    let kinds = screen.listed().map(|(_, it)| width(it.kind.word())).max();
    let kinds = kinds.unwrap_or_default() + 1;
    head.push(span(look, role, format!("{severity:<9}")));
    head.push(span(look, Role::Plain, format!("{:<kinds$}", it.kind.word())));
    let lead = 7 + 9 + kinds;
    let titles = wrap(title, room.saturating_sub(lead + 8));
    let mut lines = Vec::new();
    for (row, title) in titles.into_iter().enumerate() {
        let mut line =
            if row == 0 { std::mem::take(&mut head) } else { vec![Span::raw(" ".repeat(lead))] };
        let gap = room.saturating_sub(lead + width(&title) + width(&at));
        line.push(span(look, titled, title));
        if row == 0 {
            line.push(span(look, Role::Quiet, format!("{}{at}", " ".repeat(gap))));
        }
        lines.push(Line::from(line));
    }
    lines
}

/// A question: what was asked, answered, and right.
fn asked(sheet: &mut Sheet, question: &Question) {
    sheet.row("Asked", Role::Plain, &question.ask);
    let given = question.answers.join("; then ");
    let sure = question.confidence.map(|it| format!(" ({}, {} %)", it.word(), it.percent()));
    let given = if given.is_empty() { "nothing".to_owned() } else { given };
    sheet.row("Answered", Role::Bad, &format!("{given}{}", sure.unwrap_or_default()));
    let tries = question.right_at.map(|right_at| format!(" (at try {right_at})"));
    sheet.row("Right", Role::Good, &format!("{}{}", question.right, tries.unwrap_or_default()));
}

/// What is told of a deviation.
fn detail(
    (look, room): (Look, usize),
    (screen, it): (&DebriefScreen, &Deviation),
    cited: &Cited<'_>,
) -> Vec<Line<'static>> {
    let procedure = cited.procedure();
    let mut sheet = Sheet::new(look, cells(room));
    for (what, text) in told(procedure, it) {
        match what {
            Telling::Message => match &it.question {
                Some(question) => asked(&mut sheet, question),
                None => sheet.text(Role::Plain, &text),
            },
            Telling::Hazard => sheet.callout(Role::Bad, "HAZARD", &[(Role::Plain, &text)]),
            Telling::Because | Telling::Reason | Telling::WithIt => {
                sheet.row(what.label(), Role::Plain, &text);
            }
        }
    }
    // Where they can be read stands at the end of the page, under their numbers.
    for (position, (number, source)) in cited.of_these(&it.sources).into_iter().enumerate() {
        let label = if position == 0 { "Sources" } else { "" };
        sheet.row(label, Role::Quiet, &format!("[{number}] {}", source.title));
    }
    let mut lines = sheet.into_lines();
    if let Some(placed) = screen.placed(it) {
        lines.extend(map((look, room), placed));
    }
    lines
}

/// How high a map is at most, and how wide in columns for each of its rows.
const MAP: u16 = 22;
const WIDE: u16 = 4;

/// What was answered on a map, and what is right.
fn map((look, room): (Look, usize), placed: &Placed) -> Vec<Line<'static>> {
    let room = cells(room).min(MAP * WIDE);
    let sign = |glyph: Glyph| look.glyph(glyph).to_owned();
    let mark = |at: &Point, glyph, role| Mark { at: *at, sign: sign(glyph), role };
    let model = placed.model.iter().map(|at| mark(at, Glyph::Target, Role::Good));
    let given = placed.given.iter().map(|at| mark(at, Glyph::Site, Role::Strong));
    let picture = Picture {
        chart: &placed.chart,
        named: true,
        lines: Vec::new(),
        marks: model.chain(given).collect(),
    };
    let mut key =
        vec![span(look, Role::Strong, sign(Glyph::Site)), span(look, Role::Plain, " yours")];
    if !placed.model.is_empty() {
        key.push(span(look, Role::Good, format!("  {}", sign(Glyph::Target))));
        key.push(span(look, Role::Plain, " an expert's"));
    }
    let mut lines = vec![Line::from(key)];
    lines.extend(chart::lines(look, (room, (room / WIDE * 2).clamp(6, MAP)), &picture));
    lines
}
