//! The debrief: the report as text, with its headings, its verdict and what would have mattered
//! standing out.
//!
//! The words are those of `debrief/report/text.rs`, so that the screen and the printed report
//! cannot tell different stories.

use super::look::{Look, Role};
use super::paint::{self, span};
use super::prose::clean;
use crate::app::debrief::DebriefScreen;
use crate::debrief::report::text;
use crate::debrief::{Debrief, Verdict};
use crate::procedure::Severity;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// The widest that the report is set: the timeline gains by it, and prose does not suffer.
const WIDEST: usize = 110;
/// From this width on there is room for a margin: no report is narrower than 40.
const ROOMY: u16 = 42;
/// The columns of a label and its gap at the head of the report.
const LABELS: usize = 10;

/// Draws the screen.
pub(super) fn draw(frame: &mut Frame<'_>, look: Look, area: Rect, screen: &DebriefScreen) {
    let margin = u16::from(area.width >= ROOMY);
    let area = paint::narrowed(paint::inset(area, margin, 0), WIDEST);
    let area = Rect { width: area.width.saturating_sub(margin), ..area };
    let debrief = screen.debrief();
    let report = text::text(debrief, usize::from(area.width));
    let lines = set(look, debrief, &report);
    paint::scrolled(frame, look, area, (&lines, &screen.scroll));
}

/// The report's lines, each in its role. A heading is a line over dashes; the dashes go.
fn set(look: Look, debrief: &Debrief, report: &str) -> Vec<Line<'static>> {
    let report = clean(report);
    let mut rows = report.lines().peekable();
    let mut lines = vec![paint::line(look, Role::Strong, rows.next().unwrap_or_default())];
    let mut in_head = true;
    while let Some(row) = rows.next() {
        if rows.next_if(|below| !row.is_empty() && is_dashes(below)).is_some() {
            in_head = false;
            lines.push(paint::line(look, Role::Heading, row));
        } else if in_head {
            lines.push(labelled(look, debrief, row));
        } else {
            lines.push(paint::line(look, deviation(row), row));
        }
    }
    lines
}

fn is_dashes(row: &str) -> bool {
    !row.is_empty() && row.chars().all(|it| it == '-')
}

/// A line of the head of the report: a label, then what it says.
fn labelled(look: Look, debrief: &Debrief, row: &str) -> Line<'static> {
    let text = row.char_indices().nth(LABELS).and_then(|(at, _)| row.split_at_checked(at));
    match text {
        Some((label, rest)) if label.ends_with(' ') && !row.starts_with("Debrief of") => {
            let role = if label.trim_end() == "Verdict" { verdict(debrief) } else { Role::Plain };
            Line::from(vec![span(look, Role::Heading, label), span(look, role, rest)])
        }
        _ => paint::line(look, Role::Quiet, row),
    }
}

const fn verdict(debrief: &Debrief) -> Role {
    match debrief.verdict {
        Verdict::Practice | Verdict::Without => Role::Strong,
        Verdict::Passed => Role::Good,
        Verdict::Failed { .. } => Role::Bad,
    }
}

/// The role of a line that opens a deviation: ` 1. CRITICAL, omitted: …`.
fn deviation(row: &str) -> Role {
    let numbered = row.trim_start().split_once(". ");
    let numbered = numbered.filter(|(number, _)| number.parse::<usize>().is_ok());
    let severity = Severity::ALL.into_iter().find(|severity| {
        numbered.is_some_and(|(_, rest)| rest.starts_with(&severity.word().to_uppercase()))
    });
    match severity {
        Some(Severity::Critical) => Role::Bad,
        Some(Severity::Major) => Role::Attention,
        Some(Severity::Minor) => Role::Strong,
        None => Role::Plain,
    }
}
