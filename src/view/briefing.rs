//! The briefing: how the procedure will be rehearsed, what it aims at, needs and stands on, and
//! the line that it is not for clinical use, which does not scroll away.
//!
//! Read next: `briefing/matter.rs`, what the author says of it.

mod matter;

use super::look::{Glyph, Look, Role};
use super::paint;
use super::prose::{cells, width};
use super::sheet::Sheet;
use crate::app::briefing::{Briefing, Row};
use crate::app::offer::Offer;
use crate::app::pointer::{Target, Targets};
use crate::procedure::{About, Procedure, Slot};
use crate::session::policy::{Shown, Verdict};
use crate::time::Words;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::ops::Range;

/// The columns that the header needs beside the title; where it has them the title is not said
/// again.
const HEADER: usize = 24;
/// Below this height what matters most has to be seen at once.
const ROOMY: u16 = 15;
/// What must not be overlooked.
const NOTICE: &str = "NOT FOR CLINICAL USE";
/// What the program does not claim.
const CLAIM: &str = "For rehearsal and education only. It trains knowledge of the procedure and \
                     claims nothing about skill of hand.";

/// Draws the screen.
pub(super) fn draw(
    frame: &mut Frame<'_>,
    look: Look,
    area: Rect,
    (briefing, targets): (&Briefing, &Targets),
) {
    let area = paint::inset(Rect { width: area.width.saturating_sub(1), ..area }, 1, 0);
    let tight = area.height < ROOMY;
    let notice = notice(look, (area.width, tight));
    let (top, rest) = paint::split_top(area, cells(notice.len()));
    paint::lines(frame, top, &notice);
    let rest = if tight { rest } else { paint::inset(rest, 0, 1) };
    let Text { lines, rows } = text(look, briefing, (rest.width, tight));
    let height = usize::from(rest.height).saturating_sub(1);
    if let Some(wanted) = rows.get(briefing.position()) {
        briefing.scroll.bring(wanted.clone(), (lines.len(), height));
    }
    let (place, first) = paint::scrolled(frame, look, rest, (&lines, &briefing.scroll));
    for (position, at) in rows.into_iter().enumerate() {
        let seen = at.start.max(first)..at.end.min(first + usize::from(place.height));
        if !seen.is_empty() {
            let below = paint::inset(place, 0, cells(seen.start - first));
            let row = Rect { height: cells(seen.len()), ..below };
            targets.put(paint::place(row), Target::Row(position));
        }
    }
}

/// That it is not for clinical use; where there is little room, in one line.
fn notice(look: Look, (room, tight): (u16, bool)) -> Vec<Line<'static>> {
    if tight {
        let bar = paint::span(look, Role::Bad, format!("{} ", look.glyph(Glyph::Side)));
        let word = paint::span(look, Role::Alarm, format!(" {NOTICE} "));
        return vec![Line::from(vec![bar, word])];
    }
    let mut sheet = Sheet::new(look, room);
    sheet.callout(Role::Bad, NOTICE, &[(Role::Plain, CLAIM)]);
    sheet.into_lines()
}

/// The briefing as it is set, however long.
struct Text {
    lines: Vec<Line<'static>>,
    /// The lines of what can be changed, in order.
    rows: Vec<Range<usize>>,
}

fn text(look: Look, briefing: &Briefing, (room, tight): (u16, bool)) -> Text {
    let procedure = briefing.offer().procedure();
    let about = procedure.about();
    let mut sheet = if tight { Sheet::tight(look, room) } else { Sheet::new(look, room) };
    if width(&about.title) + HEADER > usize::from(room) {
        sheet.text(Role::Strong, &about.title);
    }
    // What is to be recalled is not read out just before.
    let tells = briefing.mode().policy().shown != Shown::Nothing;
    let summary = about.summary.as_ref().filter(|_| tells);
    if let Some(summary) = summary.filter(|_| !tight) {
        sheet.text(Role::Plain, summary);
    }
    sheet.gap();
    let rows = rows(&mut sheet, look, briefing);
    if let Some(hindrance) = briefing.hindrance() {
        sheet.row("Not yet", Role::Attention, &hindrance);
    }
    if let Some(phase) = &procedure.particulars().phase {
        sheet.row("Phase", Role::Attention, &format!("{phase}, alone"));
    }
    sheet.row("Length", Role::Plain, &length(briefing.offer(), tells));
    if briefing.mode().policy().verdict != Verdict::Never {
        sheet.row("To pass", Role::Plain, &to_pass(about));
    }
    values(&mut sheet, procedure);
    matter::status(&mut sheet, about);
    if let Some(summary) = summary.filter(|_| tight) {
        sheet.text(Role::Plain, summary);
    }
    if briefing.is_settled() {
        matter::patient(&mut sheet, procedure);
    }
    matter::objectives(&mut sheet, about);
    matter::equipment(&mut sheet, about);
    if tells {
        matter::review(&mut sheet, about);
        matter::abbreviations(&mut sheet, about);
        matter::sources(&mut sheet, procedure);
    }
    if tight {
        sheet.text(Role::Plain, CLAIM);
    }
    Text { lines: sheet.into_lines(), rows }
}

/// What can be changed, and which lines it takes.
fn rows(sheet: &mut Sheet, look: Look, briefing: &Briefing) -> Vec<Range<usize>> {
    let tells = briefing.mode().policy().shown != Shown::Nothing;
    let mut at = Vec::new();
    let mode = briefing.mode();
    let from = sheet.height();
    sheet.row("Mode", chosen(briefing, Row::Mode), &choice(look, briefing, Row::Mode, mode.word()));
    sheet.row("", Role::Plain, mode.meaning());
    at.push(from..sheet.height());
    let from = sheet.height();
    variant(sheet, look, briefing, tells);
    if briefing.rows().contains(&Row::Variant) {
        at.push(from..sheet.height());
    }
    let from = sheet.height();
    let seed = briefing.seed().to_string();
    sheet.row("Seed", chosen(briefing, Row::Seed), &choice(look, briefing, Row::Seed, &seed));
    at.push(from..sheet.height());
    at
}

fn variant(sheet: &mut Sheet, look: Look, briefing: &Briefing, tells: bool) {
    let Some(variant) = &briefing.offer().procedure().particulars().variant else { return };
    let count = briefing.offer().variants().len();
    let title = match count {
        0 | 1 => variant.title.clone(),
        _ => choice(look, briefing, Row::Variant, &format!("{}, one of {count}", variant.title)),
    };
    let role = if count > 1 { chosen(briefing, Row::Variant) } else { Role::Plain };
    sheet.row("Variant", role, &title);
    if let Some(summary) = variant.summary.as_ref().filter(|_| tells) {
        sheet.row("", Role::Plain, summary);
    }
}

/// The row that the arrow keys change stands out, where there are several.
fn chosen(briefing: &Briefing, row: Row) -> Role {
    if briefing.rows().len() > 1 && briefing.row() == row { Role::Strong } else { Role::Plain }
}

fn choice(look: Look, briefing: &Briefing, row: Row, text: &str) -> String {
    if briefing.rows().len() > 1 && briefing.row() == row {
        format!("{} {text}", look.glyph(Glyph::Cursor))
    } else {
        text.to_owned()
    }
}

/// The values of this run that are not the author's. The others may be asked for.
fn values(sheet: &mut Sheet, procedure: &Procedure) {
    let particulars = procedure.particulars();
    for changed in &particulars.overrides {
        let known = particulars.parameters.iter().find(|it| it.name == changed.parameter);
        let title = known.map_or(&changed.parameter, |parameter| &parameter.title);
        let unit = known.and_then(|parameter| parameter.unit.as_ref());
        let unit = unit.map(|unit| format!(" {unit}")).unwrap_or_default();
        let text = format!("{title}: {}{unit}, {}", changed.value, changed.origin.words());
        sheet.row("Changed", Role::Attention, &text);
    }
}

/// What has to be reached.
fn to_pass(about: &About) -> String {
    let score = about.pass.score.map(|score| format!("{:.0} % of the points", score * 100.0));
    let time = about.pass.time.map(|time| format!("within {}", Words(time)));
    let critical = Some("no critical deviation".to_owned());
    [score, critical, time].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn length(offer: &Offer, tells: bool) -> String {
    let procedure = offer.procedure();
    let all: Vec<_> = procedure.slots().iter().flat_map(Slot::steps).collect();
    let steps = all.len();
    let critical = all.into_iter().filter(|step| procedure.step(*step).is_critical()).count();
    let length = Words(offer.length());
    let counts = format!(", {}, {critical} critical", counted(steps, "step"));
    format!("{length} of hands-on time{}", if tells { counts.as_str() } else { "" })
}

fn counted(count: usize, word: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {word}{plural}")
}
